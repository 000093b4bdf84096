#include "vm/runtime/protected_call.h"

#include <utility>

#include "vm/interp/calls.h"
#include "vm/vm.h"

namespace gs::vm {

NativeResult native_pcall(Vm& vm, Args args) {
  if (args.count() == 0) {
    (void)vm.raise(ErrorId::kPcallFunction);
    return args.give(Value::boolean(false), std::exchange(vm.error, Value::nil()));
  }
  return NativeResult::tail_call(0, args.count() - 1, static_cast<uint32_t>(Stub::kPcall));
}

NativeResult native_xpcall(Vm& vm, Args args) {
  if (args.count() < 2) {
    (void)vm.raise(ErrorId::kXpcallFunction);
    return args.give(Value::boolean(false), std::exchange(vm.error, Value::nil()));
  }
  std::swap(args.base()[0], args.base()[1]);
  return NativeResult::tail_call(1, args.count() - 2, static_cast<uint32_t>(Stub::kPcall));
}

}  // namespace gs::vm
