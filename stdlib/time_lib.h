// The global table `time`: now, since, sleep and calendar arithmetic.
#pragma once

#include "vm/native.h"

namespace gs::stdlib {
Result<void> register_time(vm::Vm& vm);
}
