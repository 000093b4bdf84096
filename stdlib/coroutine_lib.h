// The library `coroutine`: create, resume, yield, wrap, status, isyieldable. The mechanism is vm/coroutine.h.
#pragma once

#include "vm/base/result.h"

namespace gs::vm { class Vm; }

namespace gs::stdlib {

Result<void> register_coroutine(vm::Vm& vm);

}  // namespace gs::stdlib
