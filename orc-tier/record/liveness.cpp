#include "orc-tier/record/liveness.h"

#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::orc {

using vm::arg_a;
using vm::arg_b;
using vm::arg_c;
using vm::Instr;
using vm::kMulti;
using vm::Op;
using vm::OperandKind;

namespace {

void add_row(RegisterSet& set, uint32_t first, uint32_t count) {
  uint32_t end = count == kMulti ? 256 : std::min(first + count, 256u);
  for (uint32_t r = first; r < end; r++) set.set(r);
}

bool reads(OperandKind kind) { return kind == OperandKind::R || kind == OperandKind::RW; }

/// Rows and windows, which the operand kinds alone do not tell.
void add_rows_read(RegisterSet& set, Op op, uint32_t a, uint32_t b, uint32_t c, uint32_t x) {
  switch (op) {
    case Op::Spill: return add_row(set, b, x);
    case Op::Append: return add_row(set, b, c);
    case Op::Concat: case Op::NewObject: return add_row(set, b, c);
    case Op::SetList: return add_row(set, b, c);
    case Op::Call: case Op::Go:
      set.set(a);
      return add_row(set, a + vm::kFrameHeader, b);
    case Op::Return: case Op::ReturnV: return add_row(set, a, b);
    case Op::RangePrep: case Op::RangeNext: return add_row(set, a, 3);
    case Op::RangeTest: return add_row(set, a, 4);
    default: return;
  }
}

/// What the new function captures.
void add_captured(RegisterSet& set, const vm::Proto& nested) {
  for (const vm::UpvalueSource& source : const_cast<vm::Proto&>(nested).upvalues()) {
    if (source.from == vm::UpvalueSource::kRegister) set.set(source.index);
    if (source.from == vm::UpvalueSource::kFarSlot) set.set(source.row);
  }
}

}  // namespace

RegisterEffects register_effects(const Instr* at) {
  Instr insn = vm::canonical(*at);
  Op op = vm::op_of(insn);
  const vm::OpInfo& info = vm::op_info(op);
  uint32_t a = arg_a(insn), b = arg_b(insn), c = arg_c(insn);
  RegisterEffects effects;
  if (info.format != vm::OpFormat::J) {
    if (reads(info.a)) effects.reads.set(a);
    if (reads(info.b)) effects.reads.set(b);
    if (reads(info.c)) effects.reads.set(c);
  }
  add_rows_read(effects.reads, op, a, b, c, info.has_x() ? at[1] : 0);
  vm::WrittenRow row = vm::written_row(op, a, b, c);
  if (info.format != vm::OpFormat::J) add_row(effects.writes, row.first, row.count);
  if (op == Op::Self) effects.writes.set(a + vm::kFrameHeader);
  bool leaves_row = op == Op::Spread || (op == Op::Vararg && b == kMulti);
  if (op == Op::Call || leaves_row) add_row(effects.writes, a, kMulti);  // a callee's frame lies there, or a row of any length
  return effects;
}

NextWords next_words(const Instr* code, uint32_t word) {
  Instr insn = vm::canonical(code[word]);
  Op op = vm::op_of(insn);
  const vm::OpInfo& info = vm::op_info(op);
  uint32_t next = word + static_cast<uint32_t>(info.words());
  NextWords out{{0, 0}, 0};
  if (!vm::is_terminator(op)) out.words[out.count++] = next;
  if (info.format == vm::OpFormat::J) out.words[out.count++] = next + static_cast<uint32_t>(vm::arg_j(insn));
  else if (info.x == OperandKind::Jmp) out.words[out.count++] = next + code[word + 1];
  // At the end of a range loop the RangeTest behind RangeNext is skipped; taking it for the next word as well is harmless.
  return out;
}

Liveness::Liveness(const vm::Proto& proto) : in_(proto.code_words + 4) {
  const Instr* code = proto.code();
  std::vector<uint32_t> starts;
  for (uint32_t at = 0; at < proto.code_words;) {
    starts.push_back(at);
    at += static_cast<uint32_t>(vm::op_info(vm::op_of(vm::canonical(code[at]))).words());
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = starts.size(); i-- > 0;) {
      uint32_t at = starts[i];
      RegisterSet live;
      NextWords next = next_words(code, at);
      for (uint32_t n = 0; n < next.count; n++) live |= in_[next.words[n]];
      if (vm::op_of(vm::canonical(code[at])) == Op::RangeNext) live |= in_[at + 4];
      RegisterEffects effects = register_effects(code + at);
      bool captures = vm::op_of(vm::canonical(code[at])) == Op::Closure;
      if (captures) add_captured(effects.reads, *const_cast<vm::Proto&>(proto).nested()[code[at + 1]]);
      live = (live & ~effects.writes) | effects.reads;
      if (live == in_[at]) continue;
      in_[at] = live;
      changed = true;
    }
  }
}

}  // namespace gs::orc
