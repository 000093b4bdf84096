#include "stdlib/coroutine_lib.h"

#include "vm/coroutine.h"
#include "vm/native.h"
#include "vm/vm.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

NativeResult create(Vm& vm, Args args) {
  GS_TRY(Value body, args.function(0));
  GS_TRY(Coroutine * co, new_coroutine(vm, body));
  return args.give(Value::object(co));
}

/// A resuming coroutine counts as running: programs cannot tell it apart by anything else.
NativeResult status(Vm& vm, Args args) {
  GS_TRY(Coroutine * co, args.coroutine(0));
  const char* text = "running";
  if (co->status() == Coroutine::kSuspended) text = "suspended";
  if (co->status() == Coroutine::kDead) text = "dead";
  GS_TRY(String * name, vm.intern(text));
  return args.give(Value::string(name));
}

NativeResult isyieldable(Vm& vm, Args args) { return args.give(Value::boolean(vm.current->resumer != nullptr)); }

NativeResult wrap(Vm& vm, Args args) {
  GS_TRY(Value body, args.function(0));
  GS_TRY(Coroutine * co, new_coroutine(vm, body));
  co->byte1 |= Coroutine::kWrapped;
  GS_TRY(NativeFunction * f, new_native(vm, "coroutine.wrap function", native_resume_wrapped, 1));
  set_fast(f, FastNative::kCoroutineWrapped);
  f->upvalues()[0] = Value::object(co);
  return args.give(Value::function(f));
}

// clang-format off
constexpr LibraryEntry kCoroutine[] = {
    {"coroutine.create", create},            // (f): a suspended coroutine
    {"coroutine.isyieldable", isyieldable},  // (): are we inside a coroutine?
    {"coroutine.resume", native_resume, 0, FastNative::kCoroutineResume},            // (co, …): true and what it yields or returns, or false and the error
    {"coroutine.status", status},            // (co): "suspended", "running" or "dead"
    {"coroutine.wrap", wrap},                // (f): a function that resumes; errors are raised again
    {"coroutine.yield", native_yield, 0, FastNative::kCoroutineYield},              // (…): gives them to the resumer; results are what is passed next
};
// clang-format on

}  // namespace

Result<void> register_coroutine(Vm& vm) {
  GS_TRYV(register_library(vm, "coroutine", kCoroutine, std::size(kCoroutine)));
  return {};
}

}  // namespace gs::stdlib
