// The baseline tier of a Vm: compiles functions that have become hot, and keeps their code for as long as they live.
#pragma once

#include <memory>
#include <string>

#include "vm/jit/tier.h"

namespace gs::baseline {

enum class Target : uint8_t { kX64, kA64 };

inline constexpr Target kHostTarget =
#if defined(__x86_64__)
    Target::kX64;
#else
    Target::kA64;
#endif

struct Options {
  uint32_t threshold = 0;    ///< compile a function at this many entries and backward jumps; 0: at once
  size_t code_limit = 0;     ///< bytes of machine code that may exist at once; 0: what there is room for
  bool count_slow = false;   ///< count slow paths and slow calls by where they are
};

/// Makes functions of `vm` be compiled. Where the host gives no memory for code, they stay interpreted.
void install(vm::Vm& vm, const Options& options);

/// Where listings say that a function's bytecode is, and that of functions nested in it, so that they are the same in every
/// run. (Heap addresses look like these: three 16-bit parts, none of them 0.)
inline constexpr uint64_t kCodeInListings = 0x7C0D'EC0D'E000, kNestedInListings = 0x7C0D'EC0D'A000;

/// Text of the machine code of `proto` and of the functions nested in it, hot and cold apart, as it would be made for
/// `target`, which need not be the host.
std::string listing(vm::Vm& vm, vm::Proto* proto, Target target);

}  // namespace gs::baseline
