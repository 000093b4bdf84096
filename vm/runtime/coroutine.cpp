#include "vm/coroutine.h"

#include <algorithm>

#include "vm/interp/coroutine_switch.h"
#include "vm/jit/transitions.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/native_stack.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

/// The bottom frame of a coroutine's value stack: not a call, but what calls from C++ are made from.
Value* push_root_frame(Coroutine* co) {
  Value* base = co->slice->values() + kFrameHeader;
  base[-4] = co->function;
  set_frame_caller_pc(base, stub(Stub::kExit));
  set_frame_info(base, FrameInfo::make(0, 0, 0, FrameInfo::kNative | FrameInfo::kBoundary));
  return base;
}

/// More than any frame's registers, scratch window and arguments take.
constexpr size_t kLargestFrame = 2 * (kMaxRegister + 1) + kScratchWindow;

/// The shallow limit of a coroutine with these registers, where so many bytes of native stack are left for it: beyond it there
/// is still room for the frames of inlined calls. No frame of
/// compiled code takes more of those than its header takes of the value stack, so the same number of either is enough: with
/// that for kMaxScriptDepth frames, which native stacks begin with (stack_arena.h), their number alone is the limit.
Value* shallow_limit_within(const ExecutionState& run, size_t native_bytes) {
  Value* farthest = std::min(run.stack_limit - kLargestFrame, run.stack_base + kFrameHeader + kMostNativeBytes / sizeof(Value));
  return std::min(farthest, run.stack_base + kFrameHeader + native_bytes / sizeof(Value)) - kInlinedRoom;
}

/// Where frames must end. Stacks are not part of the heap, so under a memory limit one gets at most a quarter of it.
Value* value_stack_limit(Vm& vm, const StackSlice* slice) {
  Value* limit = slice->values_limit();
  uint64_t share = vm.options().memory_limit / 4 / sizeof(Value);
  constexpr uint64_t kLeast = 1 << 16;
  if (share == 0) return limit;
  return std::min(limit, slice->values() + std::max(share, kLeast));
}

}  // namespace

Result<Coroutine*> new_coroutine(Vm& vm, Value function) {
  auto* co = vm.allocate<Coroutine>(gc::Kind::kCoroutine, sizeof(Coroutine));
  if (co == nullptr) return vm.raise_out_of_memory();
  co->function = function;
  co->wait_value = Value::nil();
  return co;
}

bool give_stack(Vm& vm, Coroutine* co) {
  if (!vm.heap().make_room(StackArena::kChargedBytes)) return false;
  co->slice = vm.stacks().acquire(co);
  if (co->slice == nullptr) return false;
  vm.heap().add_external(StackArena::kChargedBytes);
  Value* root = push_root_frame(co);
  co->state.base = root;
  co->state.top = root;
  co->state.stack_base = co->slice->values();
  co->state.stack_limit = value_stack_limit(vm, co->slice);
  co->state.shallow_limit = shallow_limit_within(co->state, kMostNativeBytes);
  return true;
}

void end_coroutine(Vm& vm, Coroutine* co) {
  co->set_status(Coroutine::kDead);
  vm.stacks().release(co->slice);
  vm.heap().add_external(-static_cast<ptrdiff_t>(StackArena::kChargedBytes));
  co->slice = nullptr;
  co->function = Value::nil();
}

// ---------------------------------------------------------------- passing values

namespace {

/// The VM's registers go to `self`, which will wait in the native that runs now.
void pause(Vm& vm, Coroutine* self) {
  pause_in_native(self, vm.run, vm.run.base, vm.run.top);
  vm.barrier(self);
}

/// The VM's registers come from `co`, which waits in a native.
void continue_in_native(Vm& vm, Coroutine* co) {
  vm.run.base = co->state.base;
  vm.run.top = co->state.top;
  // A coroutine that paused in C++ outside of any context goes on in the one of the activation that resumed the other. If
  // that is on another native stack, switch_native_stack there knows which it is.
  bool same_stack = vm.run.native == co->state.native;
  vm.run.native_fp = co->state.native_fp != 0 || !same_stack ? co->state.native_fp : vm.run.activation_fp;
  vm.run.native = co->state.native;
  vm.run.native_limit = co->state.native_limit;
  continue_guest(vm, co);
}

/// Whether the native at vm.run.base may leave `count` results; raises if not.
bool has_room(Vm& vm, uint32_t count) { return Args(vm, vm.run.base, 0).reserve_results(count).ok(); }

/// The coroutine that has just become current waits in a native: in resume, in yield or in a wrapped function. Gives it
/// `values` as its results and leaves it.
Continuation deliver(Vm& vm, Prefix prefix, const Value* values, uint32_t count) {
  NativeFrame frame(vm.run.base);
  if (count <= kFewValues) return deliver_few(vm, frame, prefix, values, count);
  uint32_t shift = prefix != Prefix::kNone;
  if (!has_room(vm, count + shift)) return {frame.base, nullptr};
  Value* out = frame.base - kFrameHeader;
  if (shift != 0) *out = Value::boolean(prefix == Prefix::kTrue);
  std::copy_n(values, count, out + shift);
  return return_results(vm, frame, count + shift);
}

/// The first resume of `co`, now current: its function's frame, or for what is not written in script, its call, ready to
/// be made by a stub. (Making it here would nest a native for each coroutine of a chain.)
Continuation begin(Vm& vm, Coroutine* co, const Value* values, uint32_t count) {
  Value* window = co->state.base;
  window[0] = co->function;
  std::copy_n(values, count, window + kFrameHeader);
  vm.run.base = window;
  vm.run.top = vm.run.multi_top = window + kFrameHeader + count;
  if (!is_closure(window[0])) return {window, stub(Stub::kStart)};
  return enter_call(vm, window, window, count, kMulti, stub(Stub::kFinish));
}

/// Wakes the native stack on which `co`, now current, has yielded with C++ frames: the yield gives `values`.
NativeResult wake(Vm& vm, Coroutine* co, StackSlice* from, const Value* values, uint32_t count) {
  vm.handed = Raised{};
  if (has_room(vm, count)) {
    std::copy_n(values, count, vm.run.base - kFrameHeader);
    vm.handed = NativeResult::results(count);
  }
  co->byte1 &= ~Coroutine::kWaitsOnStack;
  co->slice->host = from;
  return switch_native_stack(vm, from, co->slice);
}

// ---------------------------------------------------------------- resuming

/// `co` cannot be resumed now.
NativeResult refuse(Vm& vm, Args args, Coroutine* co, ErrorId id) {
  Raised raised = vm.raise(id);
  if (co->is_wrapped()) return raised;
  return args.give(Value::boolean(false), std::exchange(vm.error, Value::nil()));
}

/// Of the native stack that we stand on.
size_t native_bytes_left(const Vm& vm) {
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  GS_ASSERT(here > reinterpret_cast<uintptr_t>(vm.run.native->low), "native stacks stay within their slices");
  return here > vm.run.native_limit ? here - vm.run.native_limit : 0;
}

NativeResult resume(Vm& vm, Args args, Coroutine* co, const Value* values, uint32_t count) {
  if (co->status() == Coroutine::kDead) return refuse(vm, args, co, ErrorId::kResumeDead);
  if (co->status() != Coroutine::kSuspended || co->is_goroutine()) return refuse(vm, args, co, ErrorId::kResumeRunning);
  Coroutine* self = vm.current;
  if (self->nesting >= kMaxNesting) return refuse(vm, args, co, ErrorId::kNativeStackOverflow);
  bool fresh = !(co->byte1 & Coroutine::kStarted);
  if (co->slice == nullptr && !give_stack(vm, co)) return refuse(vm, args, co, ErrorId::kOutOfMemory);
  if (fresh && co->state.base + count + 64 > co->state.stack_limit) return refuse(vm, args, co, ErrorId::kTooManyResults);
  co->byte1 |= Coroutine::kStarted;
  link_to_resumer(self, co);
  vm.barrier(co);
  pause(vm, self);
  if (co->byte1 & Coroutine::kWaitsOnStack) {
    continue_in_native(vm, co);
    return wake(vm, co, self->state.native, values, count);
  }
  co->state.shallow_limit = shallow_limit_within(co->state, native_bytes_left(vm));
  continue_guest(vm, co);
  if (fresh) {
    vm.next = begin(vm, co, values, count);
  } else {
    vm.run.base = co->state.base;
    vm.next = deliver(vm, Prefix::kNone, values, count);
  }
  return NativeResult::switched();
}

// ---------------------------------------------------------------- giving way

/// The resumer of `self` becomes current, and receives what the native it waits in gives.
Continuation back_to_resumer(Vm& vm, Coroutine* self, const Value* values, uint32_t count) {
  continue_in_native(vm, std::exchange(self->resumer, nullptr));
  return deliver(vm, prefix_of(self), values, count);
}

/// The turn of a coroutine on its own native stack is over, and nothing on that is needed any more.
Continuation leave_for_resumer(Vm& vm, StackSlice* own, Continuation next) {
  vm.next = next;
  vm.handed = NativeResult::switched();
  leave_native_stack(vm, own, own->host);
  return next;
}

GS_NOINLINE NativeResult yield_as_host(Vm& vm, Args args) {
  Coroutine* self = vm.current;
  pause(vm, self);
  self->set_status(Coroutine::kSuspended);
  StackSlice* own = self->slice;
  if (self->state.native_depth == 0) give_up_native_frames(vm, vm.run.activation_fp);
  vm.next = back_to_resumer(vm, self, args.base(), args.count());
  if (self->state.native_depth == 0) (void)leave_for_resumer(vm, own, vm.next);
  self->byte1 |= Coroutine::kWaitsOnStack;
  vm.handed = NativeResult::switched();
  return switch_native_stack(vm, own, own->host);
}

}  // namespace

// ---------------------------------------------------------------- resume, yield, end

NativeResult native_resume(Vm& vm, Args args) {
  if (!is_coroutine(args[0])) return args.expected(0, "coroutine");
  return resume(vm, args, args.base()->as<Coroutine>(), args.base() + 1, args.count() - 1);
}

NativeResult native_resume_wrapped(Vm& vm, Args args) {
  return resume(vm, args, running_native(args)->upvalues()[0].as<Coroutine>(), args.base(), args.count());
}

NativeResult native_yield(Vm& vm, Args args) {
  Coroutine* self = vm.current;
  Coroutine* resumer = self->resumer;
  if (resumer == nullptr) return vm.raise(ErrorId::kYieldOutside);
  if (on_own_stack(vm)) return yield_as_host(vm, args);
  give_up_native_frames(vm, resumer->state.native_fp);
  pause(vm, self);
  self->set_status(Coroutine::kSuspended);
  vm.next = back_to_resumer(vm, self, args.base(), args.count());
  return NativeResult::switched();
}

Continuation finish_coroutine(Vm& vm, const Value* results, uint32_t count) {
  Coroutine* self = vm.current;
  StackSlice* own = self->slice;
  bool was_host = on_own_stack(vm);
  Continuation next = back_to_resumer(vm, self, results, count);
  end_coroutine(vm, self);
  return was_host ? leave_for_resumer(vm, own, next) : next;
}

Continuation fail_coroutine(Vm& vm) {
  Coroutine* self = vm.current;
  StackSlice* own = self->slice;
  bool was_host = on_own_stack(vm);
  continue_in_native(vm, std::exchange(self->resumer, nullptr));
  // In the resumer of a wrapped coroutine the error goes on as it is: its place was noted where it was raised.
  Continuation next = {vm.run.base, nullptr};
  if (!self->is_wrapped() && vm.stopping() == Stop::kNone) {
    Value error = std::exchange(vm.error, Value::nil());
    next = deliver(vm, Prefix::kFalse, &error, 1);
  }
  end_coroutine(vm, self);
  return was_host ? leave_for_resumer(vm, own, next) : next;
}

}  // namespace gs::vm
