// The registers compiled code works with, by what they are for. Each target says which machine registers they are
// (x64/masm.cpp, a64/masm.cpp); the pinned ones are where the interpreter has them (vm/interp/machine_state.h).
#pragma once

#include <cstdint>

namespace gs::baseline {

enum class R : uint8_t {
  // Pinned: hold the same from a function's entry to its end.
  kBase,         ///< register 0 of the frame
  kVm,           ///< the Vm
  kFunctionTag,  ///< Value::kFunctionTag
  kTableTag,     ///< Value::kTableTag
  kIntTag,       ///< Value::kIntTag
  kNil,          ///< Value::kNilBits
  kCode,         ///< the function's first instruction, less kCodeBias; in functions that use it (constants, caches)
  kGlobals,      ///< the globals; where the target has a register for them (masm.h, globals())
  // Scratch, within one instruction. The first four survive nothing but what an instruction does itself.
  kT0, kT1, kT2, kT3, kT4,
  kCount,        ///< number of arguments at a call, of results at a return, operand of a stub; scratch otherwise
  kNone,
};

enum class F : uint8_t {
  k0, k1, k2,  // scratch
  kM0, kM1,    // mirrors of the working registers kT0 and kT4 (compiler.h)
};

/// An operand in memory: base + offset + (index << shift).
struct Mem {
  R base;
  int32_t offset = 0;
  R index = R::kNone;
  uint8_t shift = 0;
};

/// Conditions of integer compares; the last four are unsigned.
enum class Cond : uint8_t { kEq, kNe, kLt, kLe, kGt, kGe, kBelow, kBelowEq, kAbove, kAboveEq };
constexpr Cond negate(Cond c) {
  constexpr Cond kNegated[] = {Cond::kNe, Cond::kEq, Cond::kGe, Cond::kGt, Cond::kLe, Cond::kLt,
                               Cond::kAboveEq, Cond::kAbove, Cond::kBelowEq, Cond::kBelow};
  return kNegated[static_cast<int>(c)];
}

/// The same of unsigned words.
constexpr Cond of_words(Cond c) {
  bool is_signed = c >= Cond::kLt && c <= Cond::kGe;
  constexpr Cond kUnsigned[] = {Cond::kBelow, Cond::kBelowEq, Cond::kAbove, Cond::kAboveEq};
  return is_signed ? kUnsigned[static_cast<int>(c) - static_cast<int>(Cond::kLt)] : c;
}

/// Conditions of floating-point compares. NaN makes the first three false and the others true.
enum class FCond : uint8_t { kEq, kLt, kLe, kNe, kNotLt, kNotLe };

constexpr FCond negate(FCond c) { return static_cast<FCond>((static_cast<int>(c) + 3) % 6); }

/// Hot code and cold code go to different memory (vm/jit/code_space.h).
enum class Area : uint8_t { kHot, kCold };

}  // namespace gs::baseline
