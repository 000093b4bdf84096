// The routines of ir/runtime_calls.def, and all else that regions' code needs to know of the runtime.
#pragma once

#include "orc-tier/lower/compile.h"
#include "vm/vm.h"

namespace gs::orc {

/// Offsets and addresses for code that is to run in `vm`, which has a region tier.
Layout make_layout(vm::Vm& vm);

}  // namespace gs::orc
