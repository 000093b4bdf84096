// Fused instructions: pairs and threes for which the interpreter has one handler (fusions.def explains them and lists them).
#pragma once

#include <span>

#include "vm/bytecode/encoding.h"

namespace gs::vm {

/// The opcode bytes of runs follow those of instructions.
enum class FusedOp : uint8_t {
  kBeforeFirst = kOpCount - 1,
#define GS_FUSION(first, second, weight) first##_##second,
#define GS_FUSION3(first, second, third, weight) first##_##second##_##third,
#include "vm/defs/fusions.def"
};
inline constexpr int kFusedCount = 0
#define GS_FUSION(first, second, weight) +1
#define GS_FUSION3(first, second, third, weight) +1
#include "vm/defs/fusions.def"
    ;
static_assert(kOpCount + kFusedCount <= 256);

/// What the compiler wrote: by opcode byte, fused or not.
inline constexpr Op kCanonicalOp[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) Op::name,
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) Op::first,
#define GS_FUSION3(first, second, third, weight) Op::first,
#include "vm/defs/fusions.def"
};
constexpr Op canonical_op(Instr i) { return kCanonicalOp[i & 0xFF]; }
constexpr Instr canonical(Instr i) { return (i & ~Instr{0xFF}) | static_cast<Instr>(canonical_op(i)); }

/// Replaces opcode bytes in `code`, a whole function's, such that the weights of the runs add up to the most.
void fuse(std::span<Instr> code);

}  // namespace gs::vm
