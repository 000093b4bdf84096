#include "vm/runtime/native_stack.h"

#include <utility>

#include "vm/interp/calls.h"
#include "vm/jit/transitions.h"
#include "vm/runtime/stack_switch.h"
#include "vm/vm.h"

namespace gs::vm {

NativeResult switch_native_stack(Vm& vm, StackSlice* from, StackSlice* to) {
  vm.barrier(from->owner);  // what lies on it was scanned, if ever, before it ran
  uintptr_t activation_fp = vm.run.activation_fp;
  gs_switch_stacks(&from->native_sp, std::exchange(to->native_sp, nullptr));
  vm.run.activation_fp = activation_fp;
  if (vm.run.native_fp == 0) vm.run.native_fp = activation_fp;
  return vm.handed;
}

void leave_native_stack(Vm& vm, StackSlice* from, StackSlice* to) {
  // What the frames below this one may use, switch included.
  constexpr size_t kLastFrames = 1024;
  vm.stacks().forget_native_frames(from, static_cast<char*>(__builtin_frame_address(0)) - kLastFrames);
  void* nobody;
  gs_switch_stacks(&nobody, std::exchange(to->native_sp, nullptr));
  __builtin_trap();
}

bool on_own_stack(const Vm& vm) { return vm.run.native == vm.current->slice; }

namespace {

/// The activation of a host that was a guest: begins with the native that needed it, goes on with what called that.
void host_main(void* argument) {
  Vm& vm = *static_cast<Vm*>(argument);
  NativeFrame frame(vm.run.base);
  Args args(vm, frame.base, static_cast<uint32_t>(vm.run.top - frame.base));
  Continuation next = return_from_native(vm, frame, vm.native_to_host(vm, args));
  interpret(vm, next.base, next.pc);
  __builtin_trap();  // unreachable: the coroutine's yield or end leaves the stack
}

}  // namespace

NativeResult run_on_own_stack(Vm& vm, Args, NativeCode native) {
  StackSlice* own = vm.current->slice;
  StackSlice* host = vm.run.native;
  if (vm.current->resumer != nullptr) give_up_native_frames(vm, vm.current->resumer->state.native_fp);
  vm.run.native_fp = 0;
  own->host = host;
  own->native_sp = prepare_stack(own->native_top(), host_main, &vm);
  vm.run.native = own;
  vm.run.native_limit = own->native_limit();
  vm.native_to_host = native;
  return switch_native_stack(vm, host, own);
}

}  // namespace gs::vm
