// Resuming and yielding where no C++ frame takes part (runtime/native_stack.h): the same as the natives of vm/coroutine.h
// do in general, without a call. `insn` says which window, how many arguments and how many results, and need not be the
// word in front of pc. When anything is uncommon these handlers have changed nothing, and call_slow does it all.
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
    Continuation gs_next = deliver_few(*vm, NativeFrame((other)->state.base), prefix, values, value_count); \
    pc = gs_next.pc;                                                          \
    base = gs_next.base;                                                      \
    code = base[-4].as<Closure>()->code;                                      \
    NEXT;                                                                     \
  } while (0)

GS_WARM_HANDLER fast_CoroutineYield(GS_PARAMS) {
  Value* args = &RA + kFrameHeader;
  uint32_t count = argument_count(vm, &RA, B);
  Coroutine* self = vm->current;
  Coroutine* resumer = self->resumer;
  if (GS_UNLIKELY(resumer == nullptr || vm->run.native == self->slice)) GOTO(call_slow);
  // Frames of compiled code that this coroutine has on the resumer's native stack have to be given up.
  if (GS_UNLIKELY(vm->run.native_fp != resumer->state.native_fp)) GOTO(call_slow);
  if (GS_UNLIKELY(count > kFewValues || vm->heap().barrier_is_due(self))) GOTO(call_slow);
  push_native_frame(args, pc, insn);
  self->resumer = nullptr;
  self->set_status(Coroutine::kSuspended);
  SWITCH_TO(resumer, prefix_of(self), args, count);
}

/// Is there anything about this resume that these handlers leave to C++?
GS_INLINE bool resumes_in_general(Vm* vm, const Coroutine* self, const Coroutine* co, uint32_t count) {
  if (!is_suspended_guest(co) || self->nesting >= kMaxNesting || count > kFewValues) return true;
  if (vm->run.native_fp - vm->run.native_limit < kMostNativeBytes) return true;
  return vm->heap().barrier_is_due(self) || vm->heap().barrier_is_due(co);
}

GS_WARM_HANDLER fast_CoroutineResume(GS_PARAMS) {
  Value* args = &RA + kFrameHeader;
  uint32_t count = argument_count(vm, &RA, B);
  Coroutine* self = vm->current;
  if (GS_UNLIKELY(count == 0 || !is_coroutine(args[0]))) GOTO(call_slow);
  auto* co = args->as<Coroutine>();
  if (GS_UNLIKELY(resumes_in_general(vm, self, co, count))) GOTO(call_slow);
  push_native_frame(args, pc, insn);
  link_to_resumer(self, co);
  SWITCH_TO(co, Prefix::kNone, args + 1, count - 1);
}

GS_WARM_HANDLER fast_CoroutineWrapped(GS_PARAMS) {
  Value* args = &RA + kFrameHeader;
  uint32_t count = argument_count(vm, &RA, B);
  Coroutine* self = vm->current;
  auto* co = RA.as<NativeFunction>()->upvalues()[0].as<Coroutine>();
  if (GS_UNLIKELY(resumes_in_general(vm, self, co, count))) GOTO(call_slow);
  push_native_frame(args, pc, insn);
  link_to_resumer(self, co);
  SWITCH_TO(co, Prefix::kNone, args, count);
}
#undef SWITCH_TO

GS_SLOW_HANDLER op_ContStart(GS_PARAMS) {
  CONTINUE_AT(enter_call(*vm, base, base, argument_count(vm, base, kMulti), kMulti, stub(Stub::kFinish)));
}
GS_WARM_HANDLER op_ContFinish(GS_PARAMS) {
  CONTINUE_AT(finish_coroutine(*vm, base, static_cast<uint32_t>(vm->run.multi_top - base)));
}

}  // namespace
}  // namespace gs::vm
