// Bytecode as text, the same text that parser.h reads.
//
//   function 0.1 "fact" at 3:1, params 1, frame 7
//     upvalue up0 "fact" from self
//     JGtI        r0, 1, L1           ; 4:8
//     LoadInt     r1, 1               ; 4:25
//     Return1     r1                  ; 4:18
//   L1:
//     GetUpval    r2, up0             ; 5:14
//     …
//
// One header for each function, its upvalues, then its instructions; nested functions follow their parent, named by
// their path (0.1: second function nested in the first). Operands by kind: registers r0, constants as they would be
// written in a script, counts with * for "as many as there are", jump targets L1, properties .name, fields of object
// literals {x, y}, expected elements of other tables [3], elements of rows [3], globals by name, upvalues up0, nested
// functions fn0. A position after `;` holds from there to the next one.
#pragma once

#include <string>
#include <string_view>

#include "vm/bytecode/code_unit.h"

namespace gs::vm {

/// The function and all nested ones. For a function in the heap: disassemble(describe(vm, proto)), instantiate.h.
std::string disassemble(const CompiledFunction& function);

/// One function without the nested ones, appended to `out`.
void disassemble_one(std::string& out, const CompiledFunction& function, std::string_view path);

/// The instruction at `pc` on one line, jumps with their target pc: for error messages and traces.
std::string instruction_text(const CompiledFunction& function, uint32_t pc);

/// A constant as the text form writes it.
std::string literal_text(const Literal& literal);

}  // namespace gs::vm
