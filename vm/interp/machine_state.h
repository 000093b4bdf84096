// The machine state of running script: what the interpreter's handlers pass on from one to the next in registers, and
// what compiled code finds there.
//
//              x86-64  AArch64
//   pc         r12     x20     next word to decode (behind the current instruction's first word)
//   base       r13     x21     register 0 of the current frame
//   vm         r14     x22     the virtual machine
//   table      r15     x23     the dispatch table, in a register so that another one can take over (a recorder's)
//   code       rdi     x24     first instruction of the current function: constants and caches lie below it (proto.h)
//   int_tag    rsi     x25     Value::kIntTag  } constants of every type test: as operands of compares they cost
//   insn       rdx     x26     the word        } nothing, as 64-bit immediates an instruction each
//   nil_bits   rcx     x27     Value::kNilBits }
//
// (insn is where its four bytes can be named one by one: dl, dh.)
//
// Compiled code keeps base, vm, int_tag and nil_bits as they are. In place of the table it has Value::kFunctionTag, in
// place of pc Value::kTableTag, in insn the number of arguments or results where there is a call or a return. AArch64 has a
// register to spare, x28: there it has the globals.
#pragma once

#include <cstdint>

#include "vm/object.h"

namespace gs::vm {

class Vm;

#define GS_PARAMS \
  [[maybe_unused]] const Instr *pc, [[maybe_unused]] Value *base, Vm *vm, \
      [[maybe_unused]] const void *const *table, [[maybe_unused]] const Instr *code, [[maybe_unused]] uint64_t int_tag, \
      [[maybe_unused]] uint64_t insn, [[maybe_unused]] uint64_t nil_bits
#define GS_STATE pc, base, vm, table, code, int_tag, insn, nil_bits

using Handler = __attribute__((preserve_none)) uint64_t (*)(GS_PARAMS);

}  // namespace gs::vm
