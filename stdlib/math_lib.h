// The global table `math`.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_math(vm::Vm& vm);
}
