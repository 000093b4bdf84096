// Any value as text, metamethods included: what tostring, print, %s, join and io.write show.
#pragma once

#include "vm/native.h"
#include "vm/string.h"
#include "vm/value.h"

namespace gs::stdlib {

/// Appends the text of `v`. A table with __tostring is asked: may run script, and may fail with its error.
Result<void> append_tostring(vm::Vm& vm, vm::StringBuilder& out, vm::Value v);
/// The same as a string; a string is its own text.
Result<vm::String*> to_string(vm::Vm& vm, vm::Value v);

/// Whether a native that shows its arguments may run script for it: calls_back<native, shows_table>.
bool shows_table(vm::Args args);

}  // namespace gs::stdlib
