// The bytecode verifier: what must hold before an interpreter or a compiler may trust code.
//
// It checks, for a function and all nested ones:
//   - the code is a sequence of whole instructions that ends in one which never falls through; no Cont… or Exit;
//   - every operand is in the range of its kind: registers inside the frame, constants, caches, sites, globals,
//     upvalues, nested functions by their lists; constants have the kind the instruction wants (numbers for
//     arithmetic), caches and sites name strings, an upvalue is read as the cell or value it is;
//   - rows, windows and results lie inside the frame; a row element that is written exists;
//   - jumps go to instructions, J… forward and L…, Loop, RangeNext, RangeTest backward, and never between two
//     instructions that belong together;
//   - RangePrep leads to a RangeNext of the same loop, which a RangeTest of the same loop follows;
//   - an instruction that leaves "as many values as there are" is followed by one that takes them, and only so;
//   - on every path each register is written before it is read, calls taking away all registers above their window;
//   - Vararg… and ReturnV in variadic functions only, other returns in the others; nested functions capture registers,
//     row elements and upvalues that exist.
// Runs after compiling in checked builds, and on every text that parser.h has read.
#pragma once

#include <string>

#include "vm/bytecode/code_unit.h"

namespace gs::vm {

/// False with `error` as "function 0.1, pc 12: JLt r0, r1, ->40: jump goes backward" when the code is not sound.
bool verify(const CompiledFunction& function, std::string& error);

}  // namespace gs::vm
