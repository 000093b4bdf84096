// Splits a region's cold code off: a machine pass in the place of LLVM's MachineFunctionSplitter.
//
// Hot is what can be reached from the entry without going over an edge that lowering has called cold (guards.h). The
// rest goes to a section of its own, which the linker places far away (region_memory.h).
//
// Why not LLVM's pass: it decides by how often a block is estimated to run. An estimate gives a loop that is left by
// cold edges only an exit all the same, one time per entry shared among them; so with one or two ways out of a loop
// both count as hot.
#pragma once

#include <llvm/Pass.h>

namespace gs::orc {

llvm::Pass* create_cold_code_pass();

}  // namespace gs::orc
