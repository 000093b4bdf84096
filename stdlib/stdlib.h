// The standard library: everything a script finds in its globals at the start.
//
// One *_lib.{h,cpp} for each library; each holds one table with a row for every function. README.md says how to add one.
#pragma once

#include "vm/base/result.h"

namespace gs::vm { class Vm; }

namespace gs::stdlib {

/// Registers every library, leaving out what vm.options().sandbox forbids. Fails only for lack of memory.
Result<void> register_stdlib(vm::Vm& vm);

}  // namespace gs::stdlib
