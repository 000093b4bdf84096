// The exchange of two coroutines that share a native stack (runtime/native_stack.h), small enough to be part of an
// opcode handler: of the one that waits in a native for the one that has just called resume or yield.
#pragma once

#include <algorithm>

#include "vm/interp/calls.h"
#include "vm/vm.h"

namespace gs::vm {

/// Coroutines that may wait for one another in one chain.
inline constexpr uint32_t kMaxNesting = 20'000;

/// A coroutine with this much native stack has room for the native frames of as many frames as it may have.
inline constexpr size_t kMostNativeBytes = kMaxScriptDepth * kFrameHeader * sizeof(Value);

/// What resume gives before the values; wrapped functions and yield give none.
enum class Prefix : uint8_t { kNone, kTrue, kFalse };
inline Prefix prefix_of(const Coroutine* co) { return co->is_wrapped() ? Prefix::kNone : Prefix::kTrue; }

/// `co` is suspended, and not in the middle of C++.
GS_INLINE bool is_suspended_guest(const Coroutine* co) {
  constexpr uint8_t kMask = static_cast<uint8_t>(~Coroutine::kWrapped);
  return co->status() == Coroutine::kSuspended && (co->byte1 & kMask) == Coroutine::kStarted;
}

/// `co` joins the chain of the running coroutine `self`, which waits for it. The barrier for `co` is the caller's.
GS_INLINE void link_to_resumer(Coroutine* self, Coroutine* co) {
  co->resumer = self;
  co->goroutine = self->goroutine;
  co->nesting = self->nesting + 1;
  self->set_status(Coroutine::kNormal);
}

/// The VM's registers go to `self`, which will wait in a native with arguments from `args` up to `top`. Not pc, since the
/// innermost frame is no script's, and not multi_top, which is dead there. The barrier for `self`, whose stack has changed
/// since the collector last saw it, is the caller's.
GS_INLINE void pause_in_native(Coroutine* self, const ExecutionState& run, Value* args, Value* top) {
  self->state.base = args;
  self->state.top = top;
  self->state.live_row = nullptr;
  self->state.native = run.native;
  self->state.native_limit = run.native_limit;
  self->state.native_fp = run.native_fp;
  self->state.native_depth = run.native_depth;
}
/// They come from `co`, which waits in a native, and go on with the native stack that runs now. Not base and top, which
/// the caller knows what to do with.
GS_INLINE void continue_guest(Vm& vm, Coroutine* co) {
  vm.run.stack_base = co->state.stack_base;
  vm.run.stack_limit = co->state.stack_limit;
  vm.run.shallow_limit = co->state.shallow_limit;
  vm.run.native_depth = co->state.native_depth;
  vm.renew_entry_limit();
  vm.current = co;
  co->set_status(Coroutine::kRunning);
}

/// The results of a native, from `out` on: never more than fit without asking. Gives how many there are.
GS_INLINE uint32_t place_few(Value* out, Prefix prefix, const Value* values, uint32_t count) {
  uint32_t shift = prefix != Prefix::kNone;
  if (shift != 0) *out++ = Value::boolean(prefix == Prefix::kTrue);
#pragma clang loop unroll(disable) vectorize(disable)
  for (uint32_t i = 0; i < count; i++) out[i] = values[i];
  return count + shift;
}
/// `values` become the results of the native that waits in `frame`.
GS_INLINE Continuation deliver_few(Vm& vm, const NativeFrame& frame, Prefix prefix, const Value* values, uint32_t count) {
  count = place_few(frame.base - kFrameHeader, prefix, values, count);
  return return_results(vm, frame, count);
}
/// So few that a loop is the quickest way to move them.
inline constexpr uint32_t kFewValues = 16;

}  // namespace gs::vm
