// Where frames that the VM pushed itself return to (runtime/frame.h).
#pragma once

#include "vm/bytecode/opcode_traits.h"
#include "vm/interp/handlers.h"
#include "vm/interp/ops_calls_inl.h"
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
  RESUME_INTERRUPTED();
  RA = result;
  SKIP_X();
  ARRIVE;
}
GS_SLOW_HANDLER op_ContDrop(GS_PARAMS) {
  RESUME_INTERRUPTED();
  SKIP_X();
  ARRIVE;
}
GS_SLOW_HANDLER op_ContBool(GS_PARAMS) {
  RESUME_INTERRUPTED();
  RA = Value::boolean(result.truthy());
  ARRIVE;
}
GS_SLOW_HANDLER op_ContNotBool(GS_PARAMS) {
  RESUME_INTERRUPTED();
  RA = Value::boolean(!result.truthy());
  ARRIVE;
}
GS_SLOW_HANDLER op_ContJump(GS_PARAMS) {
  RESUME_INTERRUPTED();
  constexpr Direction direction = Direction::kBackward;  // a poll more on forward jumps does no harm
  BRANCH_SLOWLY(result.truthy() == jumps_when_true(canonical_op(static_cast<Instr>(insn))));
}
GS_SLOW_HANDLER op_ContConcat(GS_PARAMS) {
  RESUME_INTERRUPTED();
  // W[1] says how many operands are left; the result takes the last one's place.
  uint32_t left = static_cast<uint32_t>(gs_window[1].bits());
  Value* operands = &RB;
  operands[left - 1] = result;
  insn = (insn & 0xFFFFFF) | uint64_t{left} << 24;
  GOTO(op_Concat);
}
GS_SLOW_HANDLER op_ContReturn(GS_PARAMS) {
  // The callee's window begins where its results do: the native passed them on as tail_call's offset.
  Value* results = base;
  CONTINUE_AT(return_from(*vm, base, results, static_cast<uint32_t>(vm->run.multi_top - results)));
}
/// pcall as calls.cpp has it: a native frame whose callee's frame stands above it and returns to ContPcall.
template <Caller caller>
GS_WARM_HANDLER protected_call(GS_PARAMS) {
  NATIVE_ARGUMENTS;
  gc::Header* callee;
  if (count == 0 || !is_function(args[0], callee) || callee->kind != gc::Kind::kClosure) SWITCH_IN_GENERAL;
  const Instr* target = static_cast<Closure*>(callee)->code;
  const CodeInfo* info = code_info(target);
  Value* callee_base = args + kFrameHeader;
  if (count - 1 != info->plain_count || callee_base > vm->entry_limit()) SWITCH_IN_GENERAL;
  PUSH_NATIVE_FRAME;
  for (uint32_t i = count - 1; i > 0; i--) callee_base[i - 1] = args[i];
  set_frame_caller_pc(callee_base, stub(Stub::kPcall));
  set_frame_info(callee_base, FrameInfo::make(kFrameHeader, 0, kMulti));
  base = callee_base;
  pc = target;
  code = target;
  GO_INTO_FUNCTION;
}
constexpr Handler fast_Pcall = protected_call<Caller::kInterpreter>;

/// xpcall's results stand from base[1] on: base[0] is the handler.
GS_SLOW_HANDLER cont_xpcall(GS_PARAMS) {
  Value* results = base + 1;
  uint32_t count = static_cast<uint32_t>(vm->run.multi_top - results);
  base[0] = Value::boolean(true);
  CONTINUE_AT(return_from(*vm, base, base, count + 1));
}
/// A pcall that compiled code called.
GS_WARM_HANDLER cont_pcall_natively(GS_PARAMS) {
  auto count = static_cast<uint32_t>(vm->run.multi_top - base) + 1;
  if (GS_UNLIKELY(!returns_to_site(vm, base))) {
    move_values(base + 1, base, count - 1);
    base[0] = Value::boolean(true);
    CONTINUE_AT(return_from(*vm, base, base, count));
  }
  pc = frame_caller_pc(base);
  code = reinterpret_cast<const Instr*>(frame_caller(base));
  Value* out = base - kFrameHeader;
#pragma clang loop unroll(disable) vectorize(disable)
  for (uint32_t i = 1; i < count; i++) out[i] = base[i - 1];
  out[0] = Value::boolean(true);
  insn = count;
  GS_MUSTTAIL gs_return_to_site(GS_STATE);
}
/// true and the results, from base[0] on. They overwrite the frame's header: it is read before.
GS_WARM_HANDLER op_ContPcall(GS_PARAMS) {
  if (is_xpcall_frame(base)) GOTO(cont_xpcall);
  FrameInfo info = frame_info(base);
  if (GS_UNLIKELY(info.has(FrameInfo::kReturnNative))) GOTO(cont_pcall_natively);
  const Instr* caller = frame_caller_pc(base);
  uint64_t wanted = info.wanted();
  auto count = static_cast<uint64_t>(vm->run.multi_top - base) + 1;
  Value* out = base - kFrameHeader;
  if (wanted == kMulti) {
    vm->run.multi_top = out + count;
  } else if (count > wanted) {
    count = wanted;
  }
#pragma clang loop unroll(disable) vectorize(disable)
  for (uint64_t i = 1; i < count; i++) out[i] = base[i - 1];
  if (count != 0) out[0] = Value::boolean(true);
  if (wanted != kMulti) {
#pragma clang loop unroll(disable) vectorize(disable)
    for (uint64_t i = count; i < wanted; i++) out[i] = Value::nil();
  }
  pc = caller;
  base -= info.delta();
  code = base[-4].as<Closure>()->code;
  NEXT;
}
GS_SLOW_HANDLER op_ContHandler(GS_PARAMS) {
  base[0] = Value::boolean(false);
  CONTINUE_AT(return_from(*vm, base, base, 2));
}
GS_SLOW_HANDLER op_ContRequire(GS_PARAMS) {
  SAVE();
  vm->run.top = vm->run.multi_top;
  Value result = vm->run.multi_top > base + 1 ? base[1] : Value::nil();
  if (!finish_require(*vm, base[0], result).ok()) RAISE;
  base[1] = result.is_nil() ? Value::boolean(true) : result;
  CONTINUE_AT(return_from(*vm, base, base + 1, 1));
}

}  // namespace
}  // namespace gs::vm
