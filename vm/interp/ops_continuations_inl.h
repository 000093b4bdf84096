// Where frames that the VM pushed itself return to (runtime/frame.h).
#pragma once

#include "vm/bytecode/opcode_traits.h"
#include "vm/interp/handlers.h"
#include "vm/interp/ops_compare_inl.h"
#include "vm/runtime/modules.h"
#include "vm/runtime/protected_call.h"

namespace gs::vm {
namespace {

/// The instruction that a metamethod call interrupted goes on: pc behind its first word, insn that word.
#define RESUME_INTERRUPTED()                                                  \
  Value* gs_window = base + code_info(code)->frame_size;                      \
  pc = reinterpret_cast<const Instr*>(gs_window[0].bits());                   \
  insn = pc[-1];                                                              \
  [[maybe_unused]] Value result = gs_window[2]

#define SKIP_X() (pc += kHasSecondWord[static_cast<int>(canonical_op(static_cast<Instr>(insn)))])

GS_SLOW_HANDLER op_ContStore(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  RESUME_INTERRUPTED();
  RA = result;
  SKIP_X();
  RESUME;
}
GS_SLOW_HANDLER op_ContDrop(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  RESUME_INTERRUPTED();
  SKIP_X();
  RESUME;
}
GS_SLOW_HANDLER op_ContBool(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  RESUME_INTERRUPTED();
  RA = Value::boolean(result.truthy());
  RESUME;
}
GS_SLOW_HANDLER op_ContNotBool(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  RESUME_INTERRUPTED();
  RA = Value::boolean(!result.truthy());
  RESUME;
}
GS_SLOW_HANDLER op_ContJump(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  RESUME_INTERRUPTED();
  constexpr Direction direction = Direction::kBackward;  // a poll more on forward jumps does no harm
  BRANCH_SLOWLY(result.truthy() == jumps_when_true(canonical_op(static_cast<Instr>(insn))));
}
GS_SLOW_HANDLER op_ContConcat(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  RESUME_INTERRUPTED();
  // W[1] says how many operands are left; the result takes the last one's place.
  uint32_t left = static_cast<uint32_t>(gs_window[1].bits());
  Value* operands = &RB;
  operands[left - 1] = result;
  insn = (insn & 0xFFFFFF) | uint64_t{left} << 24;
  GOTO(op_Concat);
}
GS_SLOW_HANDLER op_ContReturn(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  // The callee's window begins where its results do: the native passed them on as tail_call's offset.
  Value* results = base;
  CONTINUE_AT(return_from(*vm, base, results, static_cast<uint32_t>(vm->run.multi_top - results)));
}
GS_SLOW_HANDLER op_ContPcall(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  // The results stand from base[0] on, for xpcall from base[1]: there base[0] is the handler.
  Value* results = base + is_xpcall_frame(base);
  uint32_t count = static_cast<uint32_t>(vm->run.multi_top - results);
  std::memmove(base + 1, results, count * sizeof(Value));
  base[0] = Value::boolean(true);
  CONTINUE_AT(return_from(*vm, base, base, count + 1));
}
GS_SLOW_HANDLER op_ContHandler(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  base[0] = Value::boolean(false);
  CONTINUE_AT(return_from(*vm, base, base, 2));
}
GS_SLOW_HANDLER op_ContRequire(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  SAVE();
  vm->run.top = vm->run.multi_top;
  Value result = vm->run.multi_top > base + 1 ? base[1] : Value::nil();
  if (!finish_require(*vm, base[0], result).ok()) RAISE;
  base[1] = result.is_nil() ? Value::boolean(true) : result;
  CONTINUE_AT(return_from(*vm, base, base + 1, 1));
}

}  // namespace
}  // namespace gs::vm
