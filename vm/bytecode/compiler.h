// The bytecode compiler's entry point. How code is generated: compiler_impl.h.
#pragma once

#include <cstdint>

#include "vm/base/source.h"
#include "vm/bytecode/code_unit.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/diagnostics.h"

namespace gs::vm {

/// How many of something the compiler keeps in registers before it resorts to rows (compiler_impl.h). Any program
/// compiles with any of them; `few` makes every script exercise the rows.
struct CompileLimits {
  uint32_t registers = kMaxRegister + 1;
  uint32_t local_registers = 120;   ///< of those, for parameters and locals
  uint32_t list_batch = 50;         ///< the longest row of values built in registers
  uint32_t window_arguments = 60;   ///< arguments built in the call's window itself

  static constexpr CompileLimits few() { return {72, 5, 4, 2}; }
};

/// Compiles a parsed and resolved chunk to its main function. False if something was reported, which takes a program
/// beyond every limit: a function of 2^23 instruction words, 65536 parameters, nesting for which 200 KB of native
/// stack are too few. Touches no heap cell and collects nothing.
bool compile(const Source& source, const frontend::Chunk& chunk, frontend::Diagnostics& diagnostics,
             CompiledFunction& main, const CompileLimits& limits = {});

}  // namespace gs::vm
