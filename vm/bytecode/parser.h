// Reads the text form of bytecode (disassembler.h) back.
//
// The inverse of the disassembler: what it printed gives an equal CompiledFunction, because both build the lists
// beside the code in the same order. Text written by hand may leave positions out. Only the form is checked here;
// whether the code makes sense is the verifier's question (verifier.h), so that tests can write wrong code down.
#pragma once

#include <string>
#include <string_view>

#include "vm/bytecode/code_unit.h"

namespace gs::vm {

/// Parses a function and those nested in it. On a mistake returns false with `error` as "line N: …".
bool parse_bytecode(std::string_view text, CompiledFunction& out, std::string& error);

}  // namespace gs::vm
