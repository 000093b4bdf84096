// The global table `bit32`: operations on unsigned 32-bit integers.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_bit32(vm::Vm& vm);
}
