#include "vm/bytecode/opcode_traits.h"

namespace gs::vm {
namespace {

// The forms come in groups of J…, then the L… of the same tests in the same order.
constexpr int op_distance(Op from, Op to) { return static_cast<int>(to) - static_cast<int>(from); }
static_assert(op_distance(Op::JTrue, Op::LTrue) == 2 && op_distance(Op::JFalse, Op::LFalse) == 2);
static_assert(op_distance(Op::JEq, Op::LEq) == 2 && op_distance(Op::JNe, Op::LNe) == 2);
static_assert(op_distance(Op::JEqK, Op::LEqK) == 2 && op_distance(Op::JNeK, Op::LNeK) == 2);
static_assert(op_distance(Op::JLt, Op::LLt) == 4 && op_distance(Op::JNotLe, Op::LNotLe) == 4);
static_assert(op_distance(Op::JLtI, Op::LLtI) == 8 && op_distance(Op::JNotGeI, Op::LNotGeI) == 8);
static_assert(op_distance(Op::JTrue, Op::LNotGeI) == 35, "the conditional jumps are consecutive");

}  // namespace

Op backward_form(Op forward) {
  GS_ASSERT(is_conditional_jump(forward) && !is_backward_jump(forward), "only forward forms have a backward form");
  int step = between(forward, Op::JTrue, Op::JNeK) ? 2 : between(forward, Op::JLt, Op::JNotLe) ? 4 : 8;
  return static_cast<Op>(static_cast<int>(forward) + step);
}

bool is_terminator(Op op) {
  switch (op) {
    case Op::Jump: case Op::Loop: case Op::RangePrep:
    case Op::Return: case Op::Return0: case Op::Return1: case Op::ReturnV:
      return true;
    default:
      return false;
  }
}

WrittenRow written_row(Op op, uint32_t a, uint32_t b, uint32_t c) {
  auto fixed = [](uint32_t count) { return count == kMulti ? 0u : count; };
  switch (op) {
    case Op::LoadNil: case Op::Vararg: return {a, fixed(b)};
    case Op::Reload: return {a, c};
    case Op::Call: return {a, fixed(c)};
    case Op::Recv2: return {a, 2};
    case Op::RangeNext: return {a + 3, b};
    case Op::Self: return {a, 1};
    default: break;
  }
  OperandKind kind = op_info(op).a;
  return {a, kind == OperandKind::W || kind == OperandKind::RW ? 1u : 0u};
}

}  // namespace gs::vm
