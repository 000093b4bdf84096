// The baseline tier of a Vm: compiles functions that have become hot, and keeps their code for as long as they live.
#pragma once

#include <memory>
#include <string>

#include "vm/jit/tier.h"

namespace gs::baseline {

enum class Target : uint8_t { kX64, kA64 };

/// Makes functions of `vm` be compiled, each at its `threshold`-th entry or backward jump. False: the host gives no memory
/// for code, and everything stays interpreted.
bool install(vm::Vm& vm, uint32_t threshold);

/// Text of the machine code of `proto`, hot and cold apart, as it would be made for `target`, which need not be the host.
std::string listing(vm::Vm& vm, vm::Proto* proto, Target target);

/// What the tier of `vm` has done, in numbers; for --stats.
struct Stats {
  uint64_t functions = 0, failures = 0, freed = 0;
  uint64_t hot_bytes = 0, cold_bytes = 0;  ///< made in all
  uint64_t bytecode_words = 0;
  double seconds = 0;                      ///< spent compiling
};

}  // namespace gs::baseline
