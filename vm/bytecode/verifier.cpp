#include "vm/bytecode/verifier.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::vm {
namespace {

constexpr uint32_t kRegisterCount = kMaxRegister + 1;
/// Slots from the first register of a range loop that RangeNext may use (opcodes.def).
constexpr uint32_t kRangeFrame = 3 + kFrameHeader + 2;

/// The registers that hold a value.
class RegisterSet {
 public:
  void add(uint32_t r) { words_[r / 64] |= uint64_t{1} << (r % 64); }
  void add_row(uint32_t first, uint32_t count) {
    for (uint32_t r = first; r < first + count && r < kRegisterCount; r++) add(r);
  }
  bool has(uint32_t r) const { return words_[r / 64] >> (r % 64) & 1; }
  void drop_row(uint32_t first, uint32_t count) {
    for (uint32_t r = first; r < first + count && r < kRegisterCount; r++) words_[r / 64] &= ~(uint64_t{1} << (r % 64));
  }
  void drop_from(uint32_t first) { drop_row(first, kRegisterCount); }
  /// Keeps what both have; true if that is less than before.
  bool intersect(const RegisterSet& other) {
    bool less = false;
    for (size_t i = 0; i < words_.size(); i++) {
      less |= (words_[i] & ~other.words_[i]) != 0;
      words_[i] &= other.words_[i];
    }
    return less;
  }

 private:
  std::array<uint64_t, 4> words_{};
};

/// One instruction, taken apart.
struct Decoded {
  Op op;
  const OpInfo* info;
  uint32_t a, b, c, x;  // b is D, as an unsigned number, in the formats that have it
};

class Verifier {
 public:
  Verifier(const CompiledFunction& f, std::string path, std::string& error)
      : f_(f), path_(std::move(path)), error_(error) {}

  bool run() { return shape() && lists() && structure() && values() && nested(); }

 private:
  bool fail(std::string_view what) {
    error_ = "function " + path_ + ": " + std::string(what);
    return false;
  }
  bool fail_at(uint32_t pc, std::string_view what) {
    return fail("pc " + std::to_string(pc) + ": " + instruction_text(f_, pc) + ": " + std::string(what));
  }
  bool is_start(uint32_t pc) const { return pc < starts_.size() && starts_[pc]; }
  uint32_t after(uint32_t pc) const { return pc + static_cast<uint32_t>(op_info(op_of(f_.code[pc])).words()); }
  Decoded decode(uint32_t pc) const;
  uint32_t target(uint32_t pc) const;

  bool shape();
  bool lists();
  bool structure();
  bool values();
  bool nested();
  bool operands(uint32_t pc);
  bool operand(uint32_t pc, OperandKind kind, uint32_t value);
  bool constant(uint32_t pc, const Decoded& d, uint32_t k);
  bool extents(uint32_t pc);
  bool special(uint32_t pc);
  bool jump(uint32_t pc);
  bool range_loop(uint32_t pc);
  bool multi(uint32_t pc);
  bool string_constant(uint32_t k) const {
    return k < f_.constants.size() && f_.constants[k].kind == Literal::kString;
  }
  bool row_has(uint32_t reg, uint32_t index) const;

  bool reads_written(uint32_t pc, const RegisterSet& in);
  bool read_row(uint32_t pc, const RegisterSet& in, uint32_t first, uint32_t count);
  void effect(uint32_t pc, RegisterSet& set) const;
  void flow_to(uint32_t pc, const RegisterSet& set);

  const CompiledFunction& f_;
  std::string path_;
  std::string& error_;
  std::vector<bool> starts_;    // an instruction begins here
  std::vector<bool> fixed_;     // belongs to the instruction before: nobody may jump here
  std::vector<RegisterSet> in_;
  std::vector<bool> reached_;
  std::vector<uint32_t> work_;
};

Decoded Verifier::decode(uint32_t pc) const {
  Instr i = f_.code[pc];
  Decoded d{op_of(i), &op_info(op_of(i)), arg_a(i), arg_b(i), arg_c(i), 0};
  if (d.info->format == OpFormat::AD || d.info->format == OpFormat::ADX) d.b = arg_d(i), d.c = 0;
  if (d.info->has_x()) d.x = f_.code[pc + 1];
  return d;
}

/// Of an instruction that jumps.
uint32_t Verifier::target(uint32_t pc) const {
  Decoded d = decode(pc);
  uint32_t distance = d.info->format == OpFormat::J ? static_cast<uint32_t>(arg_j(f_.code[pc])) : d.x;
  return after(pc) + distance;
}

// ---------------------------------------------------------------- the sequence of instructions

bool Verifier::shape() {
  const std::vector<Instr>& code = f_.code;
  if (f_.frame_size > kMaxFrameSize || f_.param_count > kMaxParams) return fail("frame is too large");
  if (f_.param_count > f_.frame_size) return fail("parameters lie outside the frame");
  starts_.assign(code.size(), false);
  fixed_.assign(code.size(), false);
  uint32_t last = 0;
  for (uint32_t pc = 0; pc < code.size(); pc = after(pc)) {
    if ((code[pc] & 0xFF) >= static_cast<uint32_t>(kOpCount)) return fail("pc " + std::to_string(pc) + ": no opcode");
    starts_[pc] = true;
    last = pc;
    if (op_of(code[pc]) >= Op::ContStore) return fail_at(pc, "only the VM uses this opcode");
    if (after(pc) > code.size()) return fail_at(pc, "instruction is cut off");
  }
  if (code.empty() || !is_terminator(op_of(code[last]))) return fail("execution can fall off the end");
  return true;
}

bool Verifier::lists() {
  for (uint32_t k : f_.caches) {
    if (!string_constant(k)) return fail("a cache has no name");
  }
  for (const SiteInfo& site : f_.sites) {
    for (uint32_t i = 0; i < site.key_count; i++) {
      if (!string_constant(site.first_key + i)) return fail("a site's field has no name");
    }
  }
  for (const UpvalueSource& u : f_.upvalues) {
    if (!string_constant(u.name)) return fail("an upvalue has no name");
  }
  uint32_t pc = 0;
  for (const PositionEntry& p : f_.positions) {
    if (p.pc < pc || !is_start(p.pc)) return fail("positions are out of order");
    pc = p.pc;
  }
  return true;
}

bool Verifier::structure() {
  for (uint32_t pc = 0; pc < f_.code.size(); pc = after(pc)) {
    if (!operands(pc) || !extents(pc) || !special(pc) || !multi(pc) || !range_loop(pc)) return false;
  }
  // After all of them: now it is known which instructions may not be jumped to.
  for (uint32_t pc = 0; pc < f_.code.size(); pc = after(pc)) {
    if (!jump(pc)) return false;
  }
  return true;
}

// ---------------------------------------------------------------- operands

bool Verifier::operands(uint32_t pc) {
  Decoded d = decode(pc);
  return operand(pc, d.info->a, d.a) && operand(pc, d.info->b, d.b) && operand(pc, d.info->c, d.c) &&
         operand(pc, d.info->x, d.x);
}

bool Verifier::operand(uint32_t pc, OperandKind kind, uint32_t value) {
  switch (kind) {
    case OperandKind::R: case OperandKind::W: case OperandKind::RW: case OperandKind::Wn: case OperandKind::Rn:
    case OperandKind::Win:
      // The start of an empty row may lie just above the frame.
      if (value > kMaxRegister || value > f_.frame_size) return fail_at(pc, "register outside the frame");
      if (value == f_.frame_size && kind != OperandKind::Rn && kind != OperandKind::Wn) {
        return fail_at(pc, "register outside the frame");
      }
      return true;
    case OperandKind::K: return constant(pc, decode(pc), value);
    case OperandKind::Ic: return value < f_.caches.size() || fail_at(pc, "no such cache");
    case OperandKind::Site: return value < f_.sites.size() || fail_at(pc, "no such site");
    case OperandKind::Glob: return value < f_.globals.size() || fail_at(pc, "no such global");
    case OperandKind::Up: return value < f_.upvalues.size() || fail_at(pc, "no such upvalue");
    case OperandKind::Fn: return value < f_.nested.size() || fail_at(pc, "no such function");
    case OperandKind::U: case OperandKind::S: case OperandKind::Cnt: case OperandKind::Far: case OperandKind::Jmp:
    case OperandKind::None: return true;
  }
  return true;
}

bool Verifier::constant(uint32_t pc, const Decoded& d, uint32_t k) {
  if (k >= f_.constants.size()) return fail_at(pc, "no such constant");
  bool arithmetic = d.op >= Op::AddK && d.op <= Op::DivKV;
  bool number = f_.constants[k].kind == Literal::kInt || f_.constants[k].kind == Literal::kDouble;
  return !arithmetic || number || fail_at(pc, "the constant must be a number");
}

/// Rows, windows and results that an instruction names only by their first register.
bool Verifier::extents(uint32_t pc) {
  Decoded d = decode(pc);
  auto fixed = [](uint32_t count) { return count == kMulti ? 0u : count; };
  uint64_t end = 0;
  switch (d.op) {
    case Op::LoadNil: case Op::Vararg: case Op::Return: case Op::ReturnV: end = d.a + fixed(d.b); break;
    case Op::Reload: end = d.a + d.c; break;
    case Op::Spill: end = uint64_t{d.b} + d.x; break;
    case Op::Concat: case Op::NewObject: end = d.b + d.c; break;
    case Op::Append: case Op::SetList: end = d.b + fixed(d.c); break;
    case Op::Self: end = d.a + kFrameHeader + 1; break;
    case Op::Go: end = d.a + kFrameHeader + fixed(d.b); break;
    case Op::Call: end = d.a + std::max(kFrameHeader + fixed(d.b), fixed(d.c)); break;
    case Op::Recv2: end = d.a + 2; break;
    case Op::RangePrep: case Op::RangeNext: case Op::RangeTest: end = d.a + kRangeFrame; break;
    default: break;
  }
  if (end > f_.frame_size) return fail_at(pc, "row or window reaches beyond the frame");
  if (d.op == Op::LoadNil && d.b == 0) return fail_at(pc, "empty row");
  if (d.op == Op::Concat && d.c < 2) return fail_at(pc, "too few operands");
  return true;
}

bool Verifier::special(uint32_t pc) {
  Decoded d = decode(pc);
  switch (d.op) {
    case Op::GetUpval: return !f_.upvalues[d.x].is_cell || fail_at(pc, "the upvalue is a cell");
    case Op::GetUpcell: case Op::SetUpcell:
      return f_.upvalues[d.x].is_cell || fail_at(pc, "the upvalue is no cell");
    case Op::NewObject:
      return f_.sites[d.x].key_count == d.c || fail_at(pc, "the site names another number of fields");
    case Op::NewTable: return f_.sites[d.x].key_count == 0 || fail_at(pc, "the site is an object's");
    case Op::SetFar: return row_has(d.a, d.x) || fail_at(pc, "the row has no such element");
    case Op::LoadBool: return d.b <= 1 || fail_at(pc, "neither true nor false");
    case Op::RangeNext: return d.b == 1 || d.b == 2 || fail_at(pc, "one or two variables");
    case Op::Vararg: case Op::VarargCount: case Op::VarargIndex: case Op::VarargTable: case Op::ReturnV:
      return f_.variadic || fail_at(pc, "the function is not variadic");
    case Op::Return: case Op::Return0: case Op::Return1:
      return !f_.variadic || fail_at(pc, "the function is variadic");
    default: return true;
  }
}

/// Rows that are written to are made once, with a known length, in a register that holds nothing else.
bool Verifier::row_has(uint32_t reg, uint32_t index) const {
  for (uint32_t pc = 0; pc < f_.code.size(); pc = after(pc)) {
    Decoded d = decode(pc);
    if ((d.op == Op::NewRow || d.op == Op::Spill) && d.a == reg) return index < d.x;
  }
  return false;
}

// ---------------------------------------------------------------- instructions that belong together

namespace pairs {

bool produces_multi(const Decoded& d) {
  return d.op == Op::Spread || (d.op == Op::Vararg && d.b == kMulti) || (d.op == Op::Call && d.c == kMulti);
}

/// The first register of the row that is consumed up to its run-time end.
bool consumes_multi(const Decoded& d, uint32_t& first) {
  switch (d.op) {
    case Op::Call: case Op::Go: first = d.a + kFrameHeader; return d.b == kMulti;
    case Op::Return: case Op::ReturnV: first = d.a; return d.b == kMulti;
    case Op::SetList: case Op::Append: first = d.b; return d.c == kMulti;
    default: return false;
  }
}

}  // namespace pairs

bool Verifier::multi(uint32_t pc) {
  Decoded d = decode(pc);
  uint32_t first = 0;
  bool consumes = pairs::consumes_multi(d, first);
  if (consumes && !fixed_[pc]) return fail_at(pc, "no instruction before it leaves the values it takes");
  if (!pairs::produces_multi(d)) return true;
  uint32_t next = after(pc);
  if (next >= f_.code.size() || !pairs::consumes_multi(decode(next), first)) {
    return fail_at(pc, "the next instruction does not take the values it leaves");
  }
  if (first > d.a) return fail_at(pc, "the next instruction takes values from higher up");
  fixed_[next] = true;
  return true;
}

bool Verifier::range_loop(uint32_t pc) {
  Decoded d = decode(pc);
  if (d.op == Op::RangeTest && !fixed_[pc]) return fail_at(pc, "no RangeNext before it");
  if (d.op != Op::RangeNext) return true;
  uint32_t next = after(pc);
  if (next >= f_.code.size() || decode(next).op != Op::RangeTest || decode(next).a != d.a) {
    return fail_at(pc, "no RangeTest of the same loop follows");
  }
  fixed_[next] = true;
  return true;
}

bool Verifier::jump(uint32_t pc) {
  Decoded d = decode(pc);
  bool jumps = d.info->format == OpFormat::J || d.info->x == OperandKind::Jmp;
  if (!jumps) return true;
  uint32_t to = target(pc);
  if (!is_start(to)) return fail_at(pc, "jump goes to no instruction");
  if (fixed_[to]) return fail_at(pc, "jump goes between instructions that belong together");
  bool backward = is_backward_jump(d.op) || d.op == Op::RangeNext || d.op == Op::RangeTest;
  if (backward && to > pc) return fail_at(pc, "jump goes forward");
  if (!backward && to <= pc) return fail_at(pc, "jump goes backward");
  if (d.op != Op::RangePrep) return true;
  Decoded next = decode(to);
  bool same = next.op == Op::RangeNext && next.a == d.a;
  return same || fail_at(pc, "jump goes to no RangeNext of the same loop");
}

// ---------------------------------------------------------------- written before read

// Forward over the control flow until nothing changes; the sets only shrink.
bool Verifier::values() {
  in_.assign(f_.code.size(), {});
  reached_.assign(f_.code.size(), false);
  RegisterSet start;
  start.add_row(0, f_.param_count);
  flow_to(0, start);
  while (!work_.empty()) {
    uint32_t pc = work_.back();
    work_.pop_back();
    RegisterSet set = in_[pc];
    if (!reads_written(pc, set)) return false;
    effect(pc, set);
    Decoded d = decode(pc);
    bool jumps = d.info->format == OpFormat::J || d.info->x == OperandKind::Jmp;
    if (jumps) flow_to(target(pc), set);
    // The end of a range loop is behind its RangeTest; what that leads to, RangeNext leads to as well.
    if (!is_terminator(d.op)) flow_to(after(pc), set);
  }
  return true;
}

void Verifier::flow_to(uint32_t pc, const RegisterSet& set) {
  if (!reached_[pc]) {
    reached_[pc] = true;
    in_[pc] = set;
    work_.push_back(pc);
  } else if (in_[pc].intersect(set)) {
    work_.push_back(pc);
  }
}

bool Verifier::read_row(uint32_t pc, const RegisterSet& in, uint32_t first, uint32_t count) {
  for (uint32_t r = first; r < first + count && r < kRegisterCount; r++) {
    if (!in.has(r)) return fail_at(pc, "r" + std::to_string(r) + " may be read before it is written");
  }
  return true;
}

bool Verifier::reads_written(uint32_t pc, const RegisterSet& in) {
  Decoded d = decode(pc);
  auto reads = [](OperandKind kind) { return kind == OperandKind::R || kind == OperandKind::RW; };
  if (reads(d.info->a) && !read_row(pc, in, d.a, 1)) return false;
  if (reads(d.info->b) && !read_row(pc, in, d.b, 1)) return false;
  if (reads(d.info->c) && !read_row(pc, in, d.c, 1)) return false;
  // Of a row with a run-time end, the part below the producer's register has been written one by one.
  Decoded before{};
  if (fixed_[pc]) {
    for (uint32_t p = pc > 1 ? pc - 2 : 0; p < pc; p++) {
      if (is_start(p) && after(p) == pc) before = decode(p);
    }
  }
  auto row = [&](uint32_t first, uint32_t count) {
    return read_row(pc, in, first, count == kMulti ? before.a - first : count);
  };
  switch (d.op) {
    case Op::Spill: return row(d.b, d.x < kRegisterCount ? d.x : kRegisterCount);
    case Op::Append: case Op::SetList: return row(d.b, d.c);
    case Op::Concat: case Op::NewObject: return read_row(pc, in, d.b, d.c);
    case Op::Call: case Op::Go: return read_row(pc, in, d.a, 1) && row(d.a + kFrameHeader, d.b);
    case Op::Return: case Op::ReturnV: return row(d.a, d.b);
    case Op::RangePrep: case Op::RangeNext: return read_row(pc, in, d.a, 3);
    case Op::Closure:
      for (const UpvalueSource& u : f_.nested[d.x].upvalues) {
        bool in_register = u.from == UpvalueSource::kRegister, in_row = u.from == UpvalueSource::kFarSlot;
        if (in_register && (u.index >= kRegisterCount || !read_row(pc, in, u.index, 1))) return false;
        if (in_row && (u.row >= kRegisterCount || !read_row(pc, in, u.row, 1))) return false;
      }
      return true;
    default: return true;
  }
}

void Verifier::effect(uint32_t pc, RegisterSet& set) const {
  Decoded d = decode(pc);
  if (d.op == Op::Call || d.op == Op::Go) set.drop_from(d.a);
  if (d.op == Op::RangeNext) set.drop_from(d.a + 3);
  if (d.op == Op::Concat) set.drop_row(d.b, d.c);  // its operands are scratch
  WrittenRow row = written_row(d.op, d.a, d.b, d.c);
  set.add_row(row.first, row.count);
  if (d.op == Op::Self) set.add(d.a + kFrameHeader);
}

// ---------------------------------------------------------------- nested functions

bool Verifier::nested() {
  for (size_t i = 0; i < f_.nested.size(); i++) {
    std::string path = path_ + "." + std::to_string(i);
    for (const UpvalueSource& u : f_.nested[i].upvalues) {
      bool ok = true;
      switch (u.from) {
        case UpvalueSource::kRegister: ok = u.index <= kMaxRegister && u.index < f_.frame_size; break;
        case UpvalueSource::kFarSlot: ok = row_has(u.row, u.index); break;
        case UpvalueSource::kUpvalue:
          ok = u.index < f_.upvalues.size() && u.is_cell == f_.upvalues[u.index].is_cell;
          break;
        case UpvalueSource::kSelf: ok = !u.is_cell; break;
      }
      if (!ok) return fail("function " + path + " captures something that is not there");
    }
    if (!Verifier(f_.nested[i], path, error_).run()) return false;
  }
  return true;
}

}  // namespace

bool verify(const CompiledFunction& function, std::string& error) {
  return Verifier(function, "0", error).run();
}

}  // namespace gs::vm
