// Calls, returns and extra arguments.
#pragma once

#include "vm/interp/handlers.h"

namespace gs::vm {
namespace {

GS_INLINE void push_native_frame(Value* args, const Instr* pc, uint64_t insn) {
  set_frame_caller_pc(args, pc);
  set_frame_info(args, FrameInfo::make(A + kFrameHeader, 0, C, FrameInfo::kNative));
}

GS_INLINE uint32_t argument_count(Vm* vm, const Value* window, unsigned count) {
  return count == kMulti ? static_cast<uint32_t>(vm->run.multi_top - window - kFrameHeader) : count;
}

/// Who calls a native that changes frames or coroutines: an interpreted Call, or compiled code, which has made the native's
/// frame already - base, with insn arguments (gs_switching_native).
enum class Caller : uint8_t { kInterpreter, kCompiled };

/// In a handler for both: the native's arguments, and their number.
#define NATIVE_ARGUMENTS                                                                        \
  Value* args = caller == Caller::kCompiled ? base : &RA + kFrameHeader;                        \
  uint32_t count = caller == Caller::kCompiled ? static_cast<uint32_t>(insn) : argument_count(vm, &RA, B)
/// Its frame, at args.
#define PUSH_NATIVE_FRAME                                                                       \
  do {                                                                                          \
    if constexpr (caller == Caller::kInterpreter) push_native_frame(args, pc, insn);            \
  } while (0)
/// Nothing has changed, and C++ does it.
#define SWITCH_IN_GENERAL                                                                       \
  do {                                                                                          \
    if constexpr (caller == Caller::kInterpreter) GOTO(call_slow);                              \
    GOTO(switch_in_general);                                                                    \
  } while (0)
GS_SLOW_HANDLER switch_in_general(GS_PARAMS);  // ops_tiers_inl.h

/// May the frame at `base` run compiled, if its function is?
GS_INLINE bool may_run_compiled(const Vm* vm, const Value* base) {
  // Far up the value stack functions are interpreted: nothing says that the native stack has room for their records. And what
  // is recorded has to pass the interpreter.
  return is_shallow(vm->run, base) && GS_LIKELY(vm->dispatch != kRecordingDispatch);
}
/// Compiled code waits behind its call of the native at `frame`, and may go on there: false if it has to be the
/// interpreter.
GS_INLINE bool returns_to_site(const Vm* vm, const Value* frame) {
  return frame_info(frame).has(FrameInfo::kReturnNative) && may_run_compiled(vm, frame);
}

GS_SLOW_HANDLER call_slow(GS_PARAMS) {
  SAVE();
  Value* window = &RA;
  CONTINUE_AT(enter_call(*vm, base, window, argument_count(vm, window, B), C, pc));
}
/// The common native: arguments in place, an ordinary number of results.
GS_WARM_HANDLER call_native_for_compiled(GS_PARAMS);  // ops_tiers_inl.h
GS_WARM_HANDLER call_native(GS_PARAMS) {
  if (GS_UNLIKELY(table == kFastNativeLeadBack)) GOTO(call_native_for_compiled);
  Value* window = &RA;
  Value* args = window + kFrameHeader;
  uint32_t count = argument_count(vm, window, B);
  if (GS_UNLIKELY(args + count + 8 > vm->run.stack_limit)) GOTO(call_slow);
  push_native_frame(args, pc, insn);
  uint32_t wanted = C;
  vm->run.pc = pc;
  vm->run.base = args;
  vm->run.top = args + count;
  NativeResult result = window->as<NativeFunction>()->code(*vm, Args(*vm, args, count));
  if (GS_UNLIKELY(result.raised())) RAISE;
  if (GS_UNLIKELY(result.goes_on_elsewhere())) CONTINUE_AT(enter_tail_call(*vm, args, result));
  vm->run.base = base;
  code = base[-4].as<Closure>()->code;
  uint32_t given = result.count();
  if (wanted == kMulti) {
    vm->run.multi_top = window + given;
  } else {
    for (; GS_UNLIKELY(given < wanted); given++) window[given] = Value::nil();
  }
  RESUME;
}

extern const Handler kFastNatives[kFastNativeCount];  // ops_natives_inl.h

/// The frame of the function at pc stands: its first instruction, in the tier it runs in.
#define GO_INTO_FUNCTION                                                      \
  do {                                                                        \
    if (GS_UNLIKELY(vm->tier != nullptr)) GOTO(function_entered);             \
    NEXT;                                                                     \
  } while (0)

/// The poll of a function's entry: the frame stands.
GS_SLOW_HANDLER poll_at_entry(GS_PARAMS) {
  SAVE();
  if (!vm->handle_poll().ok()) RAISE;
  ARRIVE;
}

/// The window's callee is a closure that takes as many arguments as there are, and there is room for its frame: pushes
/// that. The instruction may be another one than the word in front of pc.
#define PUSH_FRAME(window, target)                                            \
  do {                                                                        \
    Value* gs_callee_base = (window) + kFrameHeader;                          \
    set_frame_caller_pc(gs_callee_base, pc);                                  \
    set_frame_info(gs_callee_base, FrameInfo::make(A + kFrameHeader, 0, C));  \
    base = gs_callee_base;                                                    \
    pc = target;                                                              \
    code = target;                                                            \
  } while (0)
#define ENTER_CLOSURE(window, target)                                         \
  do {                                                                        \
    PUSH_FRAME(window, target);                                               \
    GO_INTO_FUNCTION;                                                         \
  } while (0)

/// A frame beyond the entry limit: because a poll is due, or because it lies so far up the stack that room and number
/// have to be looked at. That is the general way's business.
GS_WARM_HANDLER call_deep(GS_PARAMS) {
  Value* window = &RA;
  const Instr* target = window->as<Closure>()->code;
  if (GS_UNLIKELY(!is_shallow(vm->run, window + kFrameHeader))) {
    Value* callee_base = window + kFrameHeader;
    uint32_t depth = frame_depth(vm->run, base) + 1;
    bool fits = depth <= kMaxScriptDepth && callee_base + code_info(target)->frame_size + 16 <= vm->run.stack_limit;
    if (GS_UNLIKELY(!fits)) GOTO(call_slow);
    PUSH_FRAME(window, target);
    set_frame_depth(callee_base, depth);
  } else {
    PUSH_FRAME(window, target);
  }
  if (vm->poll.load(std::memory_order_relaxed) != 0) GOTO(poll_at_entry);
  GO_INTO_FUNCTION;
}

/// Arguments whose number is known only now (`f(g(x))`): as many as wanted is still a plain call.
GS_WARM_HANDLER call_counted(GS_PARAMS) {
  Value* window = &RA;
  if (GS_UNLIKELY(B != kMulti)) GOTO(call_slow);
  const Instr* target = window->as<Closure>()->code;
  const CodeInfo* info = code_info(target);
  if (GS_UNLIKELY(vm->run.multi_top != window + kFrameHeader + info->plain_count)) GOTO(call_slow);
  if (GS_UNLIKELY(window + kFrameHeader > vm->entry_limit())) GOTO(call_deep);
  ENTER_CLOSURE(window, target);
}

GS_HANDLER op_Call(GS_PARAMS) {
  Value* window = &RA;
  gc::Header* callee;
  if (GS_UNLIKELY(!is_function(*window, callee))) GOTO(call_slow);
  if (callee->kind != gc::Kind::kClosure) GOTO(kFastNatives[callee->byte0]);
  const Instr* target = static_cast<Closure*>(callee)->code;
  const CodeInfo* info = code_info(target);
  // (No function takes kMulti arguments this way.)
  if (GS_UNLIKELY(HOT_B != info->plain_count)) GOTO(call_counted);
  if (GS_UNLIKELY(window + kFrameHeader > vm->entry_limit())) GOTO(call_deep);
  ENTER_CLOSURE(window, target);
}

/// The frame's results are in place, and its caller is compiled code.
#define RETURN_NATIVELY(results)                                              \
  do {                                                                        \
    NativeResults gs_results = (results);                                     \
    GS_MUSTTAIL gs_return_natively(kPcInCompiledCode, gs_results.base, vm, kTableInCompiledCode, code, Value::kIntTag, gs_results.count, \
                                Value::kNilBits);                             \
  } while (0)

GS_SLOW_HANDLER return_slow(GS_PARAMS) {
  Value* values = &RA;
  uint32_t count = B;
  if (count == kMulti) count = static_cast<uint32_t>(vm->run.multi_top - values);
  if (frame_info(base).returns_natively()) RETURN_NATIVELY(return_to_compiled(*vm, base, values, count));
  CONTINUE_AT(return_from(*vm, base, values, count));
}
#define op_ReturnV return_slow

GS_SLOW_HANDLER return0_slow(GS_PARAMS) {
  if (frame_info(base).returns_natively()) RETURN_NATIVELY(return_to_compiled(*vm, base, base, 0));
  CONTINUE_AT(return_from(*vm, base, base, 0));
}
GS_SLOW_HANDLER return1_slow(GS_PARAMS) {
  if (frame_info(base).returns_natively()) RETURN_NATIVELY(return_to_compiled(*vm, base, &RA, 1));
  CONTINUE_AT(return_from(*vm, base, &RA, 1));
}

#define LEAVE_FRAME(info)                                                     \
  do {                                                                        \
    pc = frame_caller_pc(base);                                               \
    base -= (info).delta();                                                   \
    code = base[-4].as<Closure>()->code;                                      \
    NEXT;                                                                     \
  } while (0)

/// One value where several are wanted. They overwrite the frame's header: it is read before.
GS_WARM_HANDLER return1_padded(GS_PARAMS) {
  FrameInfo info = frame_info(base);
  uint64_t wanted = info.wanted_and_flags();
  if (wanted >= kMulti) GOTO(return1_slow);
  const Instr* caller = frame_caller_pc(base);
  base[-4] = RA;
#pragma clang loop unroll(disable) vectorize(disable)
  for (uint64_t i = 1; i < wanted; i++) base[static_cast<int64_t>(i) - 4] = Value::nil();
  pc = caller;
  base -= info.delta();
  code = base[-4].as<Closure>()->code;
  NEXT;
}

GS_HANDLER op_Return0(GS_PARAMS) {
  FrameInfo info = frame_info(base);
  if (GS_UNLIKELY(!info.is_plain(0))) GOTO(return0_slow);
  LEAVE_FRAME(info);
}
/// One value, wanted as one or (`return f(x)`, `g(f(x))`) as many as there are.
GS_HANDLER op_Return1(GS_PARAMS) {
  FrameInfo info = frame_info(base);
  if (GS_UNLIKELY(!info.is_plain(1))) {
    if (info.is_plain(0)) LEAVE_FRAME(info);
    if (!info.is_plain(kMulti)) GOTO(return1_padded);
    vm->run.multi_top = base - 3;
  }
  base[-4] = RA;
  LEAVE_FRAME(info);
}
/// A row of values, as many as wanted or all of them. Results overwrite the frame's header: it is read before.
GS_WARM_HANDLER return_row(GS_PARAMS) {
  FrameInfo info = frame_info(base);
  const Instr* caller = frame_caller_pc(base);
  const Value* values = &RA;
  uint64_t count = B;
  if (count == kMulti) count = static_cast<uint64_t>(vm->run.multi_top - values);
  // (A count beyond the field's range would be compared with the flags above it.)
  if (GS_UNLIKELY(!info.is_plain(count) || count >= kMulti)) {
    if (!info.is_plain(kMulti)) GOTO(return_slow);
    vm->run.multi_top = base - kFrameHeader + count;
  }
#pragma clang loop unroll(disable) vectorize(disable)
  for (uint64_t i = 0; i < count; i++) base[static_cast<int64_t>(i) - 4] = values[i];
  pc = caller;
  base -= info.delta();
  code = base[-4].as<Closure>()->code;
  NEXT;
}
/// Most rows are the single result of a call, passed on.
GS_HANDLER op_Return(GS_PARAMS) {
  FrameInfo info = frame_info(base);
  Value* values = &RA;
  if (GS_UNLIKELY(HOT_B != kMulti || vm->run.multi_top != values + 1)) GOTO(return_row);
  if (!info.is_plain(1)) {
    if (GS_UNLIKELY(!info.is_plain(kMulti))) GOTO(return_row);
    vm->run.multi_top = base - 3;
  }
  base[-4] = *values;
  LEAVE_FRAME(info);
}

// ---------------------------------------------------------------- extra arguments

/// The extra arguments of the variadic frame at `base` (figure in frame.h).
inline uint32_t extra_count(const Value* base) { return static_cast<uint32_t>(base[-5].as_int()); }
inline const Value* extra_arguments(const Value* base) { return base - 5 - extra_count(base); }

GS_SLOW_HANDLER op_Vararg(GS_PARAMS) {
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
