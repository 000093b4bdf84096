// The global table `matrix`: rectangular tables of floats.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_matrix(vm::Vm& vm);
}
