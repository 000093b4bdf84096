// A profile of instructions: how often each opcode, and each pair of opcodes after one another, is executed.
//
// Running under another dispatch table is what makes it free when it is off: here every entry counts and then goes on
// at the ordinary handler. Pairs that are fused (fusions.def) are taken apart, so the figures are those of the
// compiler's instructions: what to fuse next can be read off them.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>

namespace gs::vm {

class Vm;

/// Counting from now on, in this Vm, until it ends.
void count_opcodes(Vm& vm);
/// All opcodes that were executed and the frequent pairs, in percent of all instructions, most frequent first.
void print_opcode_counts(const Vm& vm, std::FILE* out);

}  // namespace gs::vm
