// The global table `io`: standard input and output, files.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_io(vm::Vm& vm);
}
