// Which machine code comes from which line: a symbol in the object file wherever the line changes, written by a machine pass and
// read from the file's symbol table. Symbols and not a DWARF line table: they need no reader of DWARF in the module, and what
// profilers and debuggers get is made from these lines anyway (vm/jit/code_listener.h).
#pragma once

#include <vector>

#include <llvm/ADT/StringRef.h>
#include <llvm/Pass.h>

#include "vm/jit/code_listener.h"

namespace gs::orc {

/// For functions with lines (lower/debug_lines.h); of others it leaves its hands off. Runs when the code stands in its order.
llvm::Pass* create_line_marks_pass();

/// The lines of the object's hot code, with offsets from its beginning. Empty if it has none.
std::vector<vm::CodeLine> read_line_marks(llvm::StringRef object);

}  // namespace gs::orc
