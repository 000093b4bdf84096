// The global table `table`.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_table(vm::Vm& vm);

/// unpack and table.unpack.
vm::NativeResult table_unpack(vm::Vm& vm, vm::Args args);
}
