#include "stdlib/tostring.h"

#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

/// What is shown for `v`: what __tostring gives, which must be text or a number, else `v` itself.
Result<Value> shown_value(Vm& vm, Value v) {
  if (!v.is_table()) return v;
  Value handler = metamethod_of(vm, v, Metamethod::kToString);
  if (handler.is_nil()) return v;
  GS_TRY(Value text, vm.call1(handler, {v}));
  if (!text.is_string() && !text.is_number()) return vm.raise(ErrorId::kToStringResult);
  return text;
}

}  // namespace

Result<void> append_tostring(Vm& vm, StringBuilder& out, Value v) {
  GS_TRY(Value shown, shown_value(vm, v));
  return append_display(vm, out, shown);
}

Result<String*> to_string(Vm& vm, Value v) {
  GS_TRY(Value shown, shown_value(vm, v));
  if (shown.is_string()) return shown.as_string();
  if (shown.is_number()) {
    char text[kMaxNumberText];
    return new_string(vm, {text, format_number(shown, text)});
  }
  StringBuilder out(vm);
  GS_TRYV(append_display(vm, out, shown));
  return out.finish();
}

bool shows_table(vm::Args args) {
  for (uint32_t i = 0; i < args.count(); i++) {
    if (args[i].is_table()) return true;
  }
  return false;
}

}  // namespace gs::stdlib
