#include "stdlib/coroutine_lib.h"

#include <algorithm>

#include "vm/coroutine.h"
#include "vm/native.h"
#include "vm/vm.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

/// What came over at a switch lies on the other stack (or in the Vm) and is copied before anything else runs.
NativeResult give_transfer(Args args, const Transfer& in) {
  GS_TRY(Value * out, args.reserve_results(in.count));
  std::copy_n(in.values, in.count, out);
  return NativeResult::results(in.count);
}

NativeResult create(Vm& vm, Args args) {
  GS_TRY(Value body, args.function(0));
  GS_TRY(Coroutine * co, new_coroutine(vm, body));
  return args.give(Value::object(co));
}

NativeResult resume(Vm& vm, Args args) {
  GS_TRY(Coroutine * co, args.coroutine(0));
  GS_TRY(Transfer in, vm::resume(vm, co, args.base() + 1, args.count() - 1));
  GS_TRY(Value * out, args.reserve_results(in.count + 1));
  out[0] = Value::boolean(in.ok);
  std::copy_n(in.values, in.count, out + 1);
  return NativeResult::results(in.count + 1);
}

NativeResult yield(Vm& vm, Args args) {
  GS_TRY(Transfer in, vm::yield(vm, args.base(), args.count()));
  return give_transfer(args, in);
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

/// The function wrap gives; its upvalue is the coroutine.
NativeResult wrapped_call(Vm& vm, Args args) {
  auto* co = running_native(args)->upvalues()[0].as<Coroutine>();
  GS_TRY(Transfer in, vm::resume(vm, co, args.base(), args.count()));
  if (in.ok) return give_transfer(args, in);
  // Refused here is an error here. One from inside goes on as it is: its place was noted where it was raised.
  if (in.values == &vm.refusal) return vm.raise(in.values[0]);
  vm.error = in.values[0];
  return Raised{};
}

NativeResult wrap(Vm& vm, Args args) {
  GS_TRY(Value body, args.function(0));
  GS_TRY(Coroutine * co, new_coroutine(vm, body));
  co->byte1 |= Coroutine::kWrapped;
  GS_TRY(NativeFunction * f, new_native(vm, "coroutine.wrap function", wrapped_call, 1));
  f->upvalues()[0] = Value::object(co);
  return args.give(Value::function(f));
}

// clang-format off
constexpr LibraryEntry kCoroutine[] = {
    {"coroutine.create", create},            // (f): a suspended coroutine
    {"coroutine.isyieldable", isyieldable},  // (): are we inside a coroutine?
    {"coroutine.resume", resume},            // (co, …): true and what it yields or returns, or false and the error
    {"coroutine.status", status},            // (co): "suspended", "running" or "dead"
    {"coroutine.wrap", wrap},                // (f): a function that resumes; errors are raised again
    {"coroutine.yield", yield},              // (…): gives them to the resumer; results are what is passed next
};
// clang-format on

}  // namespace

Result<void> register_coroutine(Vm& vm) {
  GS_TRYV(register_library(vm, "coroutine", kCoroutine, std::size(kCoroutine)));
  return {};
}

}  // namespace gs::stdlib
