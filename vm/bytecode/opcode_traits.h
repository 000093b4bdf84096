// Facts about opcodes that follow from their rows but are not columns of the table.
#pragma once

#include "vm/bytecode/encoding.h"

namespace gs::vm {

/// In the order of the rows.
constexpr bool between(Op op, Op first, Op last) { return op >= first && op <= last; }

/// The backward form (L…) of a forward conditional jump (J…).
Op backward_form(Op forward);
/// J… and L…: jumps that test something.
constexpr bool is_conditional_jump(Op op) { return between(op, Op::JTrue, Op::LNotGeI); }
/// True for ops that test and jump backward, and for Loop.
constexpr bool is_backward_jump(Op op) {
  return op == Op::Loop || between(op, Op::LTrue, Op::LFalse) || between(op, Op::LEq, Op::LNe) ||
         between(op, Op::LEqK, Op::LNeK) || between(op, Op::LLt, Op::LNotLe) || between(op, Op::LLtI, Op::LNotGeI);
}
/// True when the next instruction is never executed after this one without a jump.
bool is_terminator(Op op);

/// Of a conditional jump on a comparison: is it taken when the comparison holds?
constexpr bool jumps_when_true(Op op) {
  switch (op) {
    case Op::JNe: case Op::LNe: case Op::JNotLt: case Op::JNotLe: case Op::LNotLt: case Op::LNotLe:
    case Op::JNotLtI: case Op::JNotLeI: case Op::JNotGtI: case Op::JNotGeI:
    case Op::LNotLtI: case Op::LNotLeI: case Op::LNotGtI: case Op::LNotGeI: return false;
    default: return true;
  }
}
/// Whether a second word follows the instruction's first.
inline constexpr bool kHasSecondWord[] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) \
  OpFormat::format == OpFormat::ABCX || OpFormat::format == OpFormat::ADX,
#include "vm/defs/opcodes.def"
};

/// The registers that an instruction writes: count ones from first on. (Self also writes A+4; of a row whose length is
/// known at run time only, nothing counts.)
struct WrittenRow {
  uint32_t first, count;
};
WrittenRow written_row(Op op, uint32_t a, uint32_t b, uint32_t c);

}  // namespace gs::vm
