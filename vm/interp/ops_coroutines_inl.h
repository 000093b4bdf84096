// Resuming and yielding where no C++ frame takes part (runtime/native_stack.h): the same as the natives of vm/coroutine.h
// do in general, without a call, for both tiers (Caller). When anything is uncommon these handlers have changed nothing, and
// C++ does it all.
//
// A coroutine goes on in the tier that it waits in: the header of its native's frame names bytecode, or the place behind a
// call in compiled code.
#pragma once

#include "vm/interp/coroutine_switch.h"
#include "vm/interp/handlers.h"
#include "vm/interp/ops_calls_inl.h"

namespace gs::vm {
namespace {

/// `self` waits in the native whose `count` arguments these are; `other` goes on with `values` as its native's results.
#define SWITCH_TO(other, prefix, values, value_count)                         \
  do {                                                                        \
    pause_in_native(self, vm->run, args, args + count);                       \
    continue_guest(*vm, other);                                               \
    base = (other)->state.base;                                               \
    if (returns_to_site(vm, base)) {                                          \
      pc = frame_caller_pc(base);                                             \
      code = reinterpret_cast<const Instr*>(frame_caller(base));              \
      insn = place_few(base - kFrameHeader, prefix, values, value_count);     \
      GS_MUSTTAIL gs_return_to_site(GS_STATE);                                \
    }                                                                         \
    Continuation gs_next = deliver_few(*vm, NativeFrame(base), prefix, values, value_count); \
    pc = gs_next.pc;                                                          \
    base = gs_next.base;                                                      \
    code = base[-4].as<Closure>()->code;                                      \
    table = vm->dispatch;                                                     \
    RESUME;                                                                   \
  } while (0)

template <Caller caller>
GS_WARM_HANDLER coroutine_yield(GS_PARAMS) {
  NATIVE_ARGUMENTS;
  Coroutine* self = vm->current;
  Coroutine* resumer = self->resumer;
  if (GS_UNLIKELY(resumer == nullptr || vm->run.native == self->slice)) SWITCH_IN_GENERAL;
  // Frames of compiled code that this coroutine has on the resumer's native stack have to be given up.
  if (GS_UNLIKELY(vm->run.native_fp != resumer->state.native_fp)) SWITCH_IN_GENERAL;
  if (GS_UNLIKELY(count > kFewValues || vm->heap().barrier_is_due(self))) SWITCH_IN_GENERAL;
  PUSH_NATIVE_FRAME;
  self->resumer = nullptr;
  self->set_status(Coroutine::kSuspended);
  SWITCH_TO(resumer, prefix_of(self), args, count);
}
constexpr Handler fast_CoroutineYield = coroutine_yield<Caller::kInterpreter>;

/// Is there anything about this resume that these handlers leave to C++?
GS_INLINE bool resumes_in_general(Vm* vm, const Coroutine* self, const Coroutine* co, uint32_t count) {
  if (!is_suspended_guest(co) || self->nesting >= kMaxNesting || count > kFewValues) return true;
  if (vm->run.native_fp - vm->run.native_limit < kMostNativeBytes) return true;
  return vm->heap().barrier_is_due(self) || vm->heap().barrier_is_due(co);
}

template <Caller caller>
GS_WARM_HANDLER coroutine_resume(GS_PARAMS) {
  NATIVE_ARGUMENTS;
  Coroutine* self = vm->current;
  if (GS_UNLIKELY(count == 0 || !is_coroutine(args[0]))) SWITCH_IN_GENERAL;
  auto* co = args->as<Coroutine>();
  if (GS_UNLIKELY(resumes_in_general(vm, self, co, count))) SWITCH_IN_GENERAL;
  PUSH_NATIVE_FRAME;
  link_to_resumer(self, co);
  SWITCH_TO(co, Prefix::kNone, args + 1, count - 1);
}
constexpr Handler fast_CoroutineResume = coroutine_resume<Caller::kInterpreter>;

template <Caller caller>
GS_WARM_HANDLER coroutine_wrapped(GS_PARAMS) {
  NATIVE_ARGUMENTS;
  Coroutine* self = vm->current;
  auto* co = args[-4].as<NativeFunction>()->upvalues()[0].as<Coroutine>();
  if (GS_UNLIKELY(resumes_in_general(vm, self, co, count))) SWITCH_IN_GENERAL;
  PUSH_NATIVE_FRAME;
  link_to_resumer(self, co);
  SWITCH_TO(co, Prefix::kNone, args, count);
}
constexpr Handler fast_CoroutineWrapped = coroutine_wrapped<Caller::kInterpreter>;
#undef SWITCH_TO

GS_SLOW_HANDLER op_ContStart(GS_PARAMS) {
  CONTINUE_AT(enter_call(*vm, base, base, argument_count(vm, base, kMulti), kMulti, stub(Stub::kFinish)));
}
GS_WARM_HANDLER op_ContFinish(GS_PARAMS) {
  CONTINUE_AT(finish_coroutine(*vm, base, static_cast<uint32_t>(vm->run.multi_top - base)));
}

}  // namespace
}  // namespace gs::vm
