#include "vm/interp/calls.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "vm/jit/transitions.h"
#include "vm/proto.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/protected_call.h"

namespace gs::vm {

const Instr kStubCode[] = {
    encode_abc(Op::ContReturn, 0), encode_abc(Op::ContPcall, 0), encode_abc(Op::ContRequire, 0),
    encode_abc(Op::ContStore, 0),  encode_abc(Op::ContDrop, 0),  encode_abc(Op::ContBool, 0),
    encode_abc(Op::ContNotBool, 0), encode_abc(Op::ContJump, 0), encode_abc(Op::ContConcat, 0),
    encode_abc(Op::ContHandler, 0), encode_abc(Op::ContStart, 0), encode_abc(Op::ContFinish, 0),
    encode_abc(Op::Exit, 0),
};

namespace {

constexpr Continuation kRaised = {nullptr, nullptr};
constexpr int kMaxCallChain = 50;

Continuation raised(Raised) { return kRaised; }

/// Replaces a callee that is not a function by its __call handler, with the callee as first argument.
bool resolve_callee(Vm& vm, Value* window, uint32_t& count) {
  for (int chain = 0; !window[0].is_function(); chain++) {
    Value handler = metamethod_of(vm, window[0], Metamethod::kCall);
    if (handler.is_nil()) {
      (void)vm.raise(ErrorId::kCall, {type_name(window[0])});
      return false;
    }
    if (chain == kMaxCallChain) {
      (void)vm.raise(ErrorId::kCallChain);
      return false;
    }
    std::memmove(window + 5, window + 4, count * sizeof(Value));
    window[4] = window[0];
    window[0] = handler;
    count++;
  }
  return true;
}

/// Moves a variadic function's frame above its arguments (figure in frame.h).
Value* shift_variadic(Value* base, uint32_t& count, uint32_t params) {
  for (; count < params; count++) base[count] = Value::nil();
  Value* shifted = base + count + 1 + kFrameHeader;
  shifted[-5] = Value::integer(count - params);
  shifted[-4] = base[-4];
  std::copy_n(base, params, shifted);
  return shifted;
}

}  // namespace

Raised raise_overflow(Vm& vm) {
  char limit[16];
  std::snprintf(limit, sizeof limit, "%u", kMaxScriptDepth);
  return vm.raise(ErrorId::kStackOverflow, {limit});
}

uint32_t frame_depth(const ExecutionState& run, Value* base) {
  const Value* bottom = run.stack_base + kFrameHeader;
  uint32_t uncounted = 0;
  Value* at = base;
  for (; at > bottom && frame_info(at).depth() == 0; at = frame_caller(at)) {
    if (!frame_info(at).has(FrameInfo::kNative)) uncounted++;
  }
  uint32_t depth = uncounted + (at > bottom ? frame_info(at).depth() : 0);
  uint32_t result = depth;
  for (Value* frame = base; frame != at; frame = frame_caller(frame)) {
    if (depth != 0) set_frame_depth(frame, depth);
    if (!frame_info(frame).has(FrameInfo::kNative)) depth--;
  }
  return result;
}

Continuation enter_script(Vm& vm, Value* base, Value* window, uint32_t count, uint32_t wanted, const Instr* return_pc,
                          uint64_t flags) {
  const Closure* closure = window[0].as<Closure>();
  const CodeInfo* info = code_info(closure->code);
  Value* callee_base = window + kFrameHeader;
  uint32_t depth = is_shallow(vm.run, callee_base) ? 0 : frame_depth(vm.run, base) + 1;
  uint32_t room = info->frame_size + std::max<uint32_t>(count, info->param_count) + 8;
  if (depth > kMaxScriptDepth || callee_base + room > vm.run.stack_limit) return raised(raise_overflow(vm));
  if (info->flags & CodeInfo::kVariadic) {
    callee_base = shift_variadic(callee_base, count, info->param_count);
    flags |= FrameInfo::kVariadic;
  } else {
    for (; count < info->param_count; count++) callee_base[count] = Value::nil();
  }
  set_frame_caller_pc(callee_base, return_pc);
  set_frame_info(callee_base,
                 FrameInfo::make(static_cast<uint32_t>(callee_base - base), depth, wanted, flags));
  vm.run.base = callee_base;
  vm.run.pc = closure->code;
  if (vm.poll.load(std::memory_order_relaxed) != 0 && !vm.handle_poll().ok()) return kRaised;
  return {callee_base, closure->code};
}

namespace {

/// A native goes on as a frame whose callee's results are its own.
struct TailCall {
  Value* base;
  Value* window;
  uint32_t count;
  const Instr* return_pc;
};

TailCall begin_tail_call(Vm& vm, Value* args, NativeResult result) {
  TailCall next;
  next.base = args;
  next.window = args + result.call_offset();
  next.count = result.call_args();
  next.return_pc = stub(static_cast<Stub>(result.call_stub()));
  move_values(next.window + kFrameHeader, next.window + 1, next.count);
  // Should the callee turn out not to be callable, the error must be seen as happening inside this native (pcall
  // catches it), so the callee's frame stands before it is looked at.
  Value* callee_base = next.window + kFrameHeader;
  set_frame_caller_pc(callee_base, next.return_pc);
  set_frame_info(callee_base, FrameInfo::make(static_cast<uint32_t>(callee_base - args), 0, kMulti, FrameInfo::kNative));
  vm.run.base = callee_base;
  vm.run.top = callee_base + next.count;
  return next;
}

}  // namespace

Continuation enter_call(Vm& vm, Value* base, Value* window, uint32_t count, uint32_t wanted, const Instr* return_pc,
                        uint64_t flags) {
  for (;;) {
    if (!window[0].is_function() && !resolve_callee(vm, window, count)) return kRaised;
    if (is_closure(window[0])) return enter_script(vm, base, window, count, wanted, return_pc, flags);

    Value* args = window + kFrameHeader;
    if (args + count + 8 > vm.run.stack_limit) return raised(raise_overflow(vm));
    set_frame_caller_pc(args, return_pc);
    set_frame_info(args, FrameInfo::make(static_cast<uint32_t>(args - base), 0, wanted, flags | FrameInfo::kNative));
    ExecutionState& run = vm.run;
    run.base = args;
    run.top = args + count;
    NativeResult result = window[0].as<NativeFunction>()->code(vm, Args(vm, args, count));
    if (result.raised()) return kRaised;
    if (result.is_switch()) return vm.next;
    if (!result.is_tail_call()) {
      // Results may have overwritten the header, so what return_from needs is passed on from here.
      run.base = base;
      uint32_t n = result.count();
      if (wanted == kMulti) {
        run.multi_top = window + n;
      } else {
        for (; n < wanted; n++) window[n] = Value::nil();
      }
      return {base, return_pc};
    }
    TailCall next = begin_tail_call(vm, args, result);
    base = next.base;
    window = next.window;
    count = next.count;
    return_pc = next.return_pc;
    wanted = kMulti;
    flags = 0;
  }
}

Continuation enter_tail_call(Vm& vm, Value* args, NativeResult result) {
  if (result.is_switch()) return vm.next;
  TailCall next = begin_tail_call(vm, args, result);
  return enter_call(vm, next.base, next.window, next.count, kMulti, next.return_pc);
}

Continuation return_from_native(Vm& vm, const NativeFrame& frame, NativeResult result) {
  if (result.raised()) return unwind(vm);
  if (result.is_tail_call() || result.is_switch()) return enter_tail_call(vm, frame.base, result);
  return return_results(vm, frame, result.count());
}

namespace {

/// Moves the results of the frame at `base` to where its caller wants them, `out`, and as many as it wants; gives how many
/// that are.
uint32_t move_results(Vm& vm, FrameInfo info, Value* out, Value* values, uint32_t count) {
  uint32_t wanted = info.wanted();
  if (wanted == kMulti) {
    move_values(out, values, count);
    vm.run.multi_top = out + count;
    return count;
  }
  uint32_t n = std::min(count, wanted);
  move_values(out, values, n);
  for (; n < wanted; n++) out[n] = Value::nil();
  return wanted;
}

/// Where the results of the frame at `base` go.
Value* results_of(Value* base, FrameInfo info) {
  if (!info.has(FrameInfo::kVariadic)) return base - kFrameHeader;
  uint32_t params = code_info(base[-4].as<Closure>()->code)->param_count;
  return base - 1 - 2 * kFrameHeader - params - base[-5].as_int();
}

}  // namespace

Continuation return_from(Vm& vm, Value* base, Value* values, uint32_t count) {
  FrameInfo info = frame_info(base);
  const Instr* pc = caller_pc(base);
  (void)move_results(vm, info, results_of(base, info), values, count);
  vm.run.base = base - info.delta();
  return {vm.run.base, pc};
}

NativeResults return_to_compiled(Vm& vm, Value* base, Value* values, uint32_t count) {
  FrameInfo info = frame_info(base);
  Value* out = results_of(base, info);
  count = move_results(vm, info, out, values, count);
  return {out + kFrameHeader, count};
}

Continuation enter_pending(Vm& vm, Value* base, const Instr* pc, const PendingCall& call, Stub continuation,
                           uint64_t state) {
  Value* window = scratch_window(base);
  window[0] = Value::from_bits(reinterpret_cast<uint64_t>(pc));
  window[1] = Value::from_bits(state);
  window[2] = call.callee;
  move_values(window + 2 + kFrameHeader, call.args, call.count);
  return enter_call(vm, base, window + 2, call.count, 1, stub(continuation));
}

// ---------------------------------------------------------------- errors

namespace {

/// Does a frame that returns to `callee_return_pc` run under the protection of pcall or xpcall?
bool catches(const Instr* callee_return_pc) { return callee_return_pc == stub(Stub::kPcall); }

/// First slot above everything the frame at `base` may have written.
Value* frame_end(const ExecutionState& run, Value* base) {
  if (!is_closure(base[-4])) return run.top > base ? run.top : base;
  return base + code_info(base[-4].as<Closure>()->code)->frame_size + kScratchWindow;
}

/// The frames that an error has left lie above the protector's, within reach of the collector as soon as somebody's
/// registers cover them again. What they held must not live on: after "not enough memory" it may be all there is.
void forget_frames(Value* from, Value* to) {
  for (; from < to; from++) *from = Value::nil();
}

/// pcall's outcome for an error: false and the value; xpcall first asks its handler. `innermost` is the frame that the
/// error came from.
Continuation deliver_error(Vm& vm, Value* protector, Value* innermost) {
  Value error = vm.error;
  vm.error = Value::nil();
  forget_frames(protector + 1, frame_end(vm.run, innermost));
  vm.run.base = protector;
  if (!is_xpcall_frame(protector)) {
    protector[0] = Value::boolean(false);
    protector[1] = error;
    return return_from(vm, protector, protector, 2);
  }
  // protector[0] is the handler (protected_call.cpp).
  Value* window = protector + 1;
  window[0] = protector[0];
  window[kFrameHeader] = error;
  Continuation next = enter_call(vm, protector, window, 1, 1, stub(Stub::kHandler));
  if (next.pc != nullptr || vm.stopping() != Stop::kNone) return next;
  // The handler could not even be called: its error counts as nil.
  vm.error = Value::nil();
  vm.run.base = protector;
  window[0] = Value::boolean(false);
  window[1] = Value::nil();
  return return_from(vm, protector, window, 2);
}

/// The context of a frame's caller, by that of the frame: without its record, if it has one.
///
/// A frame with a record is one that returns natively; only records of the other form, of frames that the interpreter has
/// called and compiled code executes, are passed over. So this is right wherever the coroutine has been meanwhile.
uintptr_t leave_record(uintptr_t fp, FrameInfo info) {
  if (!info.returns_natively()) return fp;
  return context_of(reinterpret_cast<const NativeRecord*>(fp)->caller_fp);
}

}  // namespace

Continuation unwind(Vm& vm) {
  Value* innermost = vm.run.base;
  for (Value* base = innermost;;) {
    FrameInfo info = frame_info(base);
    const Instr* pc = frame_caller_pc(base);  // or a native address
    Value* caller = base - info.delta();
    vm.run.native_fp = leave_record(vm.run.native_fp, info);
    if (pc == stub(Stub::kFinish)) {
      Continuation next = fail_coroutine(vm);
      if (next.pc != nullptr) return next;
      base = innermost = vm.run.base;
      continue;
    }
    if (info.has(FrameInfo::kBoundary)) {
      vm.run.base = caller;
      return kRaised;
    }
    if (vm.stopping() == Stop::kNone) {
      if (catches(pc)) return deliver_error(vm, caller, innermost);
      if (pc == stub(Stub::kHandler)) {
        // An error inside xpcall's handler gives nil.
        vm.error = Value::nil();
        caller[0] = Value::boolean(false);
        caller[1] = Value::nil();
        return return_from(vm, caller, caller, 2);
      }
    }
    base = caller;
  }
}

bool has_handler(const ExecutionState& state) {
  // Frames called from C++ are boundaries only for unwinding; the bottom of the stack ends the search.
  for (Value* base = state.base; base > state.stack_base + kFrameHeader;) {
    const Instr* pc = frame_caller_pc(base);  // or a native address
    if (catches(pc) || pc == stub(Stub::kHandler)) return true;
    base = frame_caller(base);
  }
  return false;
}

// ---------------------------------------------------------------- C++ calls script

namespace {

/// Restores what a nested call from C++ may change.
struct RunSaver {
  explicit RunSaver(Vm& vm)
      : vm(vm), base(vm.run.base), pc(vm.run.pc), top(vm.run.top), native_fp(vm.run.native_fp),
        activation_fp(vm.run.activation_fp) {
    vm.run.native_depth++;
    vm.run.native_fp = 0;
  }
  ~RunSaver() {
    vm.run.base = base;
    vm.run.pc = pc;
    vm.run.top = top;
    vm.run.native_fp = native_fp;
    vm.run.activation_fp = activation_fp;
    vm.run.native_depth--;
  }
  Vm& vm;
  Value* base;
  const Instr* pc;
  Value* top;
  uintptr_t native_fp, activation_fp;
};

bool native_stack_low(Vm& vm) {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < vm.run.native_limit;
}

}  // namespace

Result<uint32_t> Vm::call(Value callee, const Value* args, uint32_t count, Value** results) {
  GS_CHECK(on_own_stack(*this), "a native that calls back is registered with calls_back<>");
  if (run.native_depth >= kMaxNativeDepth || native_stack_low(*this)) return raise(ErrorId::kNativeStackOverflow);
  Value* window = run.top;
  if (window + count + 64 > run.stack_limit) return raise_overflow(*this);
  RunSaver saver(*this);
  window[0] = callee;
  move_values(window + kFrameHeader, args, count);
  run.top = window + kFrameHeader + count;
  Continuation next =
      enter_call(*this, saver.base, window, count, kMulti, stub(Stub::kExit), FrameInfo::kBoundary);
  // The error may lie inside a pcall that was called from here; without any new frame it is the caller's.
  if (next.pc == nullptr && run.base != saver.base) next = unwind(*this);
  if (next.pc == nullptr) return Raised{};
  if (next.pc != stub(Stub::kExit) && !interpret(*this, next.base, next.pc)) return Raised{};
  *results = window;
  return static_cast<uint32_t>(run.multi_top - window);
}

Result<Value> Vm::call1(Value callee, std::initializer_list<Value> args) {
  Value* results;
  GS_TRY(uint32_t n, call(callee, args.begin(), static_cast<uint32_t>(args.size()), &results));
  return n == 0 ? Value::nil() : results[0];
}

}  // namespace gs::vm
