// From CompiledFunction to the heap cell that runs, and back.
#pragma once

#include "vm/base/result.h"
#include "vm/base/source.h"
#include "vm/bytecode/code_unit.h"
#include "vm/proto.h"

namespace gs::vm {

class Vm;

/// Makes the Proto of `function` and of all functions nested in it. Caches, sites and globals become what the
/// interpreter wants (proto.h). `source` must live as long as the Proto: `owner`, when given, is a
/// cell that keeps it alive. May collect; raises only when out of memory.
Result<Proto*> instantiate(Vm& vm, const CompiledFunction& function, const Source* source, HostObject* owner = nullptr);

/// What `proto` was made from, for printing. A site's hint is what the site has learned since.
CompiledFunction describe(Vm& vm, Proto& proto);

}  // namespace gs::vm
