// Calls, returns and extra arguments.
#pragma once

#include "vm/interp/handlers.h"

namespace gs::vm {
namespace {

GS_WARM_HANDLER call_counted(GS_PARAMS);

GS_INLINE void push_native_frame(Value* args, const Instr* pc, const Value* base, uint64_t insn) {
  set_frame_caller_pc(args, pc);
  uint64_t depth = base[-1].bits() & (FrameInfo::kDepthMask << FrameInfo::kDepthShift);
  uint64_t delta = static_cast<uint64_t>(A) + kFrameHeader;
  args[-1] = Value::from_bits(depth | delta | static_cast<uint64_t>(C) << FrameInfo::kWantedShift | FrameInfo::kNative);
}

GS_INLINE uint32_t argument_count(Vm* vm, const Value* window, unsigned count) {
  return count == kMulti ? static_cast<uint32_t>(vm->run.multi_top - window - kFrameHeader) : count;
}

GS_SLOW_HANDLER call_slow(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  SAVE();
  Value* window = &RA;
  CONTINUE_AT(enter_call(*vm, base, window, argument_count(vm, window, B), C, pc));
}
/// The common native: arguments in place, an ordinary number of results.
GS_WARM_HANDLER call_native(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  Value* window = &RA;
  Value* args = window + kFrameHeader;
  uint32_t count = argument_count(vm, window, B);
  if (GS_UNLIKELY(args + count + 8 > vm->run.stack_limit)) GOTO(call_slow);
  push_native_frame(args, pc, base, insn);
  vm->run.pc = pc;
  vm->run.base = args;
  vm->run.top = args + count;
  NativeResult result = window->as<NativeFunction>()->code(*vm, Args(*vm, args, count));
  if (GS_UNLIKELY(result.raised())) RAISE;
  if (GS_UNLIKELY(result.goes_on_elsewhere())) CONTINUE_AT(enter_tail_call(*vm, args, result));
  vm->run.base = base;
  code = base[-4].as<Closure>()->code;
  uint32_t given = result.count(), wanted = arg_c(pc[-1]);
  if (wanted == kMulti) {
    vm->run.multi_top = window + given;
  } else {
    for (; GS_UNLIKELY(given < wanted); given++) window[given] = Value::nil();
  }
  RESUME;
}

extern const Handler kFastNatives[kFastNativeCount];  // ops_natives_inl.h

/// The poll of a function's entry: the frame stands.
GS_SLOW_HANDLER poll_at_entry(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  SAVE();
  if (!vm->handle_poll().ok()) RAISE;
  RESUME;
}

/// The window's callee is a closure that takes exactly `B` arguments. (No function takes kMulti of them this way.)
__attribute__((preserve_none, always_inline)) static inline uint64_t enter_closure(GS_PARAMS) {
  Value* window = &RA;
  const Instr* target = window->as<Closure>()->code;
  const CodeInfo* info = code_info(target);
  Value* callee_base = window + kFrameHeader;
  // Room and depth left: otherwise the general way, which raises.
  uint64_t depth = (base[-1].bits() & (FrameInfo::kDepthMask << FrameInfo::kDepthShift)) + FrameInfo::kDepthOne;
  if (GS_UNLIKELY(B != info->plain_count)) GOTO(call_counted);
  if (GS_UNLIKELY(callee_base + info->frame_size + 16 > vm->run.stack_limit)) GOTO(call_counted);
  if (GS_UNLIKELY(depth > uint64_t{kMaxScriptDepth} << FrameInfo::kDepthShift)) GOTO(call_counted);
  set_frame_caller_pc(callee_base, pc);
  uint64_t delta = static_cast<uint64_t>(A) + kFrameHeader;
  callee_base[-1] = Value::from_bits(depth | delta | static_cast<uint64_t>(C) << FrameInfo::kWantedShift);
  base = callee_base;
  pc = target;
  code = target;
  if (GS_UNLIKELY(vm->poll.load(std::memory_order_relaxed) != 0)) GOTO(poll_at_entry);
  NEXT;
}

/// Arguments whose number is known only now (`f(g(x))`): as many as wanted is still a plain call.
GS_WARM_HANDLER call_counted(GS_PARAMS) {
  Value* window = &RA;
  if (B == kMulti) {
    uint32_t count = argument_count(vm, window, B);
    if (count < kMulti && count == code_info(window->as<Closure>()->code)->plain_count) {
      insn = (insn & ~uint64_t{0xFF0000}) | count << 16;
      GOTO(enter_closure);
    }
  }
  GOTO(call_slow);
}

GS_HANDLER op_Call(GS_PARAMS) {
  Value callee = RA;
  if (GS_UNLIKELY(!callee.is_function())) GOTO(call_slow);
  if (callee.as_cell()->kind != gc::Kind::kClosure) GOTO(kFastNatives[callee.as_cell()->byte0]);
  GOTO(enter_closure);
}

GS_SLOW_HANDLER return_slow(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  Value* values = &RA;
  uint32_t count = B;
  if (count == kMulti) count = static_cast<uint32_t>(vm->run.multi_top - values);
  CONTINUE_AT(return_from(*vm, base, values, count));
}
#define op_ReturnV return_slow

GS_SLOW_HANDLER return0_slow(GS_PARAMS) {
  (void)int_tag, (void)nil_bits; CONTINUE_AT(return_from(*vm, base, base, 0));
}
GS_SLOW_HANDLER return1_slow(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  CONTINUE_AT(return_from(*vm, base, &RA, 1));
}

/// The plain frames: no flags, and `wanted` results.
#define IS_PLAIN(info, wanted) (((info) >> FrameInfo::kWantedShift) == (wanted))

#define LEAVE_FRAME(info)                                                     \
  do {                                                                        \
    pc = frame_caller_pc(base);                                               \
    base -= (info) & FrameInfo::kDeltaMask;                                   \
    code = base[-4].as<Closure>()->code;                                      \
    NEXT;                                                                     \
  } while (0)

GS_HANDLER op_Return0(GS_PARAMS) {
  uint64_t info = base[-1].bits();
  if (GS_UNLIKELY(!IS_PLAIN(info, 0))) GOTO(return0_slow);
  LEAVE_FRAME(info);
}
/// One value, wanted as one or (`return f(x)`, `g(f(x))`) as many as there are.
GS_HANDLER op_Return1(GS_PARAMS) {
  uint64_t info = base[-1].bits();
  if (GS_UNLIKELY(!IS_PLAIN(info, 1))) {
    if (IS_PLAIN(info, 0)) LEAVE_FRAME(info);
    if (!IS_PLAIN(info, kMulti)) GOTO(return1_slow);
    vm->run.multi_top = base - 3;
  }
  base[-4] = RA;
  LEAVE_FRAME(info);
}
/// A row of values, as many as wanted or all of them. Results overwrite the frame's header: it is read before.
GS_HANDLER op_Return(GS_PARAMS) {
  uint64_t info = base[-1].bits();
  const Instr* caller = frame_caller_pc(base);
  const Value* values = &RA;
  uint64_t count = B;
  if (count == kMulti) count = static_cast<uint64_t>(vm->run.multi_top - values);
  // (A count beyond the field's range would be compared with the flags above it.)
  if (GS_UNLIKELY(!IS_PLAIN(info, count) || count >= kMulti)) {
    if (!IS_PLAIN(info, kMulti)) GOTO(return_slow);
    vm->run.multi_top = base - kFrameHeader + count;
  }
#pragma clang loop unroll(disable) vectorize(disable)
  for (uint64_t i = 0; i < count; i++) base[static_cast<int64_t>(i) - 4] = values[i];
  pc = caller;
  base -= info & FrameInfo::kDeltaMask;
  code = base[-4].as<Closure>()->code;
  NEXT;
}

// ---------------------------------------------------------------- extra arguments

/// The extra arguments of the variadic frame at `base` (figure in frame.h).
inline uint32_t extra_count(const Value* base) { return static_cast<uint32_t>(base[-5].as_int()); }
inline const Value* extra_arguments(const Value* base) { return base - 5 - extra_count(base); }

GS_SLOW_HANDLER op_Vararg(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  uint32_t have = extra_count(base), wanted = B;
  const Value* extra = extra_arguments(base);
  Value* out = &RA;
  if (wanted == kMulti) {
    if (out + have + 64 > vm->run.stack_limit) {
      SAVE();
      (void)vm->raise(ErrorId::kTooManyResults);
      RAISE;
    }
    std::memcpy(out, extra, have * sizeof(Value));
    vm->run.multi_top = out + have;
    RESUME;
  }
  for (uint32_t i = 0; i < wanted; i++) out[i] = i < have ? extra[i] : Value::nil();
  RESUME;
}
GS_HANDLER op_VarargCount(GS_PARAMS) {
  RA = Value::integer(extra_count(base));
  NEXT;
}
GS_SLOW_HANDLER op_VarargIndex(GS_PARAMS) {
  (void)int_tag, (void)nil_bits;
  Value key = normalize_key(RB);
  bool inside = key.is_int() && key.as_int() >= 1 && key.as_int() <= extra_count(base);
  RA = inside ? extra_arguments(base)[key.as_int() - 1] : Value::nil();
  RESUME;
}
GS_SLOW_HANDLER op_VarargTable(GS_PARAMS) {
  SAVE();
  Result<Table*> made = new_list(*vm, extra_arguments(base), extra_count(base));
  if (!made.ok()) GOTO(raise_error);
  RA = Value::table(*made);
  NEXT;
}

}  // namespace
}  // namespace gs::vm
