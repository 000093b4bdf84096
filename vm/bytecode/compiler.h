// The bytecode compiler's entry point. How code is generated: compiler_impl.h.
#pragma once

#include "vm/base/source.h"
#include "vm/bytecode/code_unit.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/diagnostics.h"

namespace gs::vm {

/// Compiles a parsed and resolved chunk to its main function. False if something was reported, which takes a program
/// beyond every limit (a function of 2^23 instruction words, 65535 parameters) or an assignment to `...`.
bool compile(const Source& source, const frontend::Chunk& chunk, frontend::Diagnostics& diagnostics,
             CompiledFunction& main);

}  // namespace gs::vm
