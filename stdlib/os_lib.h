// The global table `os`: clock, date, environment, files by name, exit.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_os(vm::Vm& vm);
}
