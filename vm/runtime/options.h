// What a virtual machine can be told at its creation.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gs::vm {

enum class Tier : uint8_t { kInterp, kBaseline, kLlvm, kAuto };

struct StressOptions {
  uint32_t gc = 0;         ///< collect at every N-th allocation (0: no)
  bool interrupt = false;  ///< take the poll path at every safe point
  bool hot = false;        ///< compile each function when it is entered for the second time
  bool code = false;       ///< room for very little machine code
  uint64_t oom_at = 0;     ///< the N-th allocation fails once (0: none)
  uint32_t exits = 0;      ///< every N-th guard that regions come by fails (0: none)
  bool alias = false;      ///< regions are compiled without what is known of memory
};

struct VmOptions {
  Tier tier = Tier::kAuto;
  bool has_seed = false;      ///< with a seed: hashing, random numbers and goroutine switches are reproducible
  uint64_t seed = 0;
  double time_limit = 0;      ///< seconds; 0 = none
  uint64_t memory_limit = 0;  ///< bytes of heap; 0 = none
  bool sandbox = false;       ///< no files, no environment, no processes: such functions are not registered
  StressOptions stress;
  bool perf_map = false;      ///< who is told about compiled code: vm/jit/code_listener.h
  bool jitdump = false;
  bool gdb = false;
};

}  // namespace gs::vm
