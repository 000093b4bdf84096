// The global table `table`.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_table(vm::Vm& vm);
}
