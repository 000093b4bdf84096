// The library `string`, which is also where `s:name()` looks. Strings are bytes; positions count from 1.
#pragma once

#include "vm/base/result.h"

namespace gs::vm { class Vm; }

namespace gs::stdlib {

Result<void> register_string(vm::Vm& vm);

}  // namespace gs::stdlib
