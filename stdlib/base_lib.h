// The globals: print, type, tostring, pairs, error … (language reference, 3.1).
#pragma once

#include "vm/native.h"

namespace gs::stdlib {

Result<void> register_base(vm::Vm& vm);

/// unpack(t, i, j), which is table.unpack too.
vm::NativeResult native_unpack(vm::Vm& vm, vm::Args args);

}  // namespace gs::stdlib
