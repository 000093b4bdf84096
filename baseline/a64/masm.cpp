#include "baseline/a64/masm.h"

#include <asmjit/arm/a64utils.h>

#include <algorithm>
#include <bit>

#include "vm/value.h"

namespace gs::baseline::a64 {

namespace a64 = asmjit::a64;
using asmjit::arm::lsl;
using asmjit::arm::lsr;

namespace {

constexpr int64_t kImm12 = 0xFFF;

/// What add, sub and compare take as their immediate: 12 bits, which may stand 12 bits higher.
constexpr bool is_add_imm(int64_t value) {
  return (value & ~kImm12) == 0 || ((value & kImm12) == 0 && value >= 0 && value <= kImm12 << 12);
}

/// How many of the four halfwords of `value` are not `fill`.
constexpr int halves_unlike(uint64_t value, uint16_t fill) {
  int n = 0;
  for (int i = 0; i < 4; i++) n += static_cast<uint16_t>(value >> (16 * i)) != fill;
  return n;
}

/// What a move without other help takes.
constexpr int moves_needed(uint64_t value) {
  int n = std::min(halves_unlike(value, 0), halves_unlike(value, 0xFFFF));
  return std::max(n, 1);
}

/// An access of 1 << log2_bytes bytes at this offset from a register is one instruction.
constexpr bool is_reachable(int32_t offset, uint32_t log2_bytes) {
  if (offset >= -256 && offset <= 255) return true;
  return offset >= 0 && (offset & ((1 << log2_bytes) - 1)) == 0 && (offset >> log2_bytes) <= kImm12;
}

}  // namespace

Masm::Masm(Listing* listing) : MasmBase(asmjit::Arch::kAArch64, listing), as_(&holder_) { switch_to(Area::kHot); }

void Masm::switch_to(Area area) {
  area_ = area;
  as_.setLogger(nullptr);  // which would note the change of sections
  as_.section(section(area));
  as_.setLogger(logger());
}

Masm::Gp Masm::x(R r) {
  switch (r) {
    case R::kBase: return a64::x21;
    case R::kVm: return a64::x22;
    case R::kFunctionTag: return a64::x23;
    case R::kTableTag: return a64::x20;
    case R::kIntTag: return a64::x25;
    case R::kNil: return a64::x27;
    case R::kCode: return a64::x24;
    case R::kT0: return a64::x0;
    case R::kT1: return a64::x1;
    case R::kT2: return a64::x2;
    case R::kT3: return a64::x3;
    case R::kT4: return a64::x4;
    case R::kCount: return a64::x26;
    case R::kGlobals: return a64::x28;
    case R::kNone: break;
  }
  return a64::xzr;
}

/// The operand for an access of 1 << log2_bytes bytes; may compute the first part of the address in the scratch register.
a64::Mem Masm::mem(Mem m, uint32_t log2_bytes) {
  Gp base = x(m.base);
  if (m.index != R::kNone) {
    if (m.offset == 0 && (m.shift == 0 || m.shift == log2_bytes)) return a64::ptr(base, x(m.index), lsl(m.shift));
    as_.add(scratch(), base, x(m.index), lsl(m.shift));
    base = scratch();
  }
  if (is_reachable(m.offset, log2_bytes)) return a64::ptr(base, m.offset);
  int32_t low = m.offset & static_cast<int32_t>(kImm12);
  if (!is_reachable(low, log2_bytes)) low = 0;
  add_imm(scratch(), base, m.offset - low);
  return a64::ptr(scratch(), low);
}

// ---------------------------------------------------------------- constants

/// A constant that one instruction makes.
bool Masm::imm_in_one(Gp dst, uint64_t value) {
  if (moves_needed(value) == 1) return moves(dst, value), true;
  if (a64::Utils::isLogicalImm(value, 64)) return as_.orr(dst, a64::xzr, value), true;
  uint64_t above = value - vm::Value::kIntTag;
  if (value >= vm::Value::kIntTag && is_add_imm(static_cast<int64_t>(above))) {
    return as_.add(dst, x(R::kIntTag), above), true;
  }
  return false;
}

/// movz or movn, whichever leaves less to be done, and movk for the rest.
void Masm::moves(Gp dst, uint64_t value) {
  bool inverted = halves_unlike(value, 0xFFFF) < halves_unlike(value, 0);
  auto fill = static_cast<uint16_t>(inverted ? 0xFFFF : 0);
  bool first = true;
  for (uint32_t shift = 0; shift < 64; shift += 16) {
    auto half = static_cast<uint16_t>(value >> shift);
    if (half == fill) continue;
    if (!first) as_.movk(dst, half, lsl(shift));
    else if (inverted) as_.movn(dst, static_cast<uint16_t>(~half), lsl(shift));
    else as_.movz(dst, half, lsl(shift));
    first = false;
  }
  if (!first) return;
  if (inverted) as_.movn(dst, 0);
  else as_.movz(dst, 0);
}

void Masm::imm(Gp dst, uint64_t value) {
  constexpr int kWorthLoading = 3;
  if (imm_in_one(dst, value)) return;
  if (moves_needed(value) < kWorthLoading) moves(dst, value);
  else load_literal(dst, value);
}

void Masm::load_literal(Gp dst, uint64_t value) {
  if (may_use_literals()) as_.ldr(dst, a64::ptr(literal(value)));
  else moves(dst, value);
}

Label Masm::literal(uint64_t value) {
  for (const Literal& l : literals_) {
    if (l.value == value) return l.label;
  }
  Label label = as_.newLabel();
  switch_to(Area::kCold);
  as_.align(asmjit::AlignMode::kData, 8);
  as_.bind(label);
  as_.embedUInt64(value);
  switch_to(Area::kHot);
  literals_.push_back({value, label});
  return label;
}

void Masm::fimm(F dst, double value) {
  auto bits = std::bit_cast<uint64_t>(value);
  if (bits == 0) {
    as_.movi(f(dst), 0);
  } else if (a64::Utils::isFP64Imm8(bits)) {
    as_.fmov(f(dst), value);
  } else if (may_use_literals()) {
    as_.ldr(f(dst), a64::ptr(literal(bits)));
  } else {
    imm(scratch(), bits);
    as_.fmov(f(dst), scratch());
  }
}

// ---------------------------------------------------------------- integers

void Masm::add_imm(Gp dst, Gp a, int64_t value) {
  int64_t size = value < 0 ? -value : value;
  auto step = [&](Gp from, int64_t part) {
    if (value < 0) as_.sub(dst, from, part);
    else as_.add(dst, from, part);
  };
  if (value == 0) {
    if (dst != a) as_.mov(dst, a);
  } else if (is_add_imm(size)) {
    step(a, size);
  } else if (size <= (kImm12 << 12 | kImm12)) {
    step(a, size & ~kImm12);
    step(dst, size & kImm12);
  } else {
    moves(scratch2(), static_cast<uint64_t>(value));
    as_.add(dst, a, scratch2());
  }
}

void Masm::and_imm(R dst, R a, int32_t value) {
  auto mask = static_cast<uint64_t>(int64_t{value});
  if (a64::Utils::isLogicalImm(mask, 64)) {
    as_.and_(x(dst), x(a), mask);
  } else {
    moves(scratch(), mask);
    as_.and_(x(dst), x(a), scratch());
  }
}

void Masm::umod32(R b) {
  Gp a = w(R::kT0), quotient = scratch().w();
  as_.udiv(quotient, a, w(b));
  as_.msub(a, quotient, w(b), a);
}

void Masm::remainder(R b) {
  as_.sdiv(scratch(), x(R::kT0), x(b));
  as_.msub(x(R::kT0), scratch(), x(b), x(R::kT0));
}
void Masm::umod_constant(const Divisor& divisor) {
  imm(scratch(), divisor.factor);
  as_.umulh(scratch(), x(R::kT0), scratch());
  if (divisor.shift != 0) as_.lsr(scratch(), scratch(), divisor.shift);
  imm(scratch2(), divisor.value);
  as_.msub(x(R::kT1), scratch(), scratch2(), x(R::kT0));
}

// ---------------------------------------------------------------- tagged integers
//
// The payload is shifted up by 16, so that overflow of 64 bits is overflow of 48. The second operand is shifted on its
// way into the instruction, and the tag's bits come back with the shift down.
//
// One branch serves both what is no integer and what overflows: only if there is no overflow are the tags compared,
// otherwise the flags say "below", as for a tag that is none.

/// dst := the integer in the scratch register, shifted up, whose computation has set the overflow flag; `tags` is what the
/// operands have in common.
void Masm::finish_int(R dst, Gp tags, Label other) {
  constexpr uint32_t kFlagsOfBelow = 0;
  as_.ccmp(tags, x(R::kIntTag), kFlagsOfBelow, a64::CondCode::kVC);
  as_.b_lo(other);
  retag(dst);
}
void Masm::int_add(R dst, R a, R b, Label other) {
  as_.and_(scratch2(), x(a), x(b));
  as_.lsl(scratch(), x(a), 16);
  as_.adds(scratch(), scratch(), x(b), lsl(16));
  finish_int(dst, scratch2(), other);
}
void Masm::int_sub(R dst, R a, R b, Label other) {
  as_.and_(scratch2(), x(a), x(b));
  as_.lsl(scratch(), x(a), 16);
  as_.subs(scratch(), scratch(), x(b), lsl(16));
  finish_int(dst, scratch2(), other);
}
// The product fits if the upper half is nothing but the lower half's sign. It takes too long to be computed for doubles.
void Masm::int_mul(R dst, R a, R b, Label other) {
  as_.and_(scratch2(), x(a), x(b));
  as_.cmp(scratch2(), x(R::kIntTag));
  as_.b_lo(other);
  as_.lsl(scratch(), x(a), 16);
  as_.sbfx(scratch2(), x(b), 0, 48);
  as_.smulh(scratch3(), scratch(), scratch2());
  as_.mul(scratch(), scratch(), scratch2());
  as_.cmp(scratch3(), scratch(), asmjit::arm::asr(63));
  as_.b_ne(other);
  retag(dst);
}
void Masm::int_neg(R dst, R a, Label other) {
  as_.negs(scratch(), x(a), lsl(16));
  finish_int(dst, x(a), other);
}
void Masm::int_add_imm(R dst, R a, int32_t value, Label other) {
  int64_t size = (value < 0 ? -int64_t{value} : int64_t{value}) << 16;
  as_.lsl(scratch(), x(a), 16);
  if (!is_add_imm(size)) {
    moves(scratch2(), static_cast<uint64_t>(int64_t{value}));
    as_.adds(scratch(), scratch(), scratch2(), lsl(16));
  } else if (value < 0) {
    as_.subs(scratch(), scratch(), size);
  } else {
    as_.adds(scratch(), scratch(), size);
  }
  finish_int(dst, x(a), other);
}
void Masm::int_compare(Cond c, R a, R b, Label target) {
  if (c == Cond::kEq || c == Cond::kNe) return branch(c, a, b, target);
  as_.lsl(scratch(), x(a), 16);
  as_.cmp(scratch(), x(b), lsl(16));
  jump_if(c, target);
}
void Masm::int_compare_imm(Cond c, R a, int32_t value, Label target) {
  as_.sbfx(scratch(), x(a), 0, 48);
  compare_imm(scratch(), value);
  jump_if(c, target);
}
void Masm::int_compare_checked(Cond c, R a, R b, Label target, Label other) {
  as_.and_(scratch(), x(a), x(b));
  as_.cmp(scratch(), x(R::kIntTag));
  as_.b_lo(other);
  int_compare(c, a, b, target);
}
void Masm::branch_unless_upper(R a, int32_t upper_bits, Label other) {
  as_.asr(scratch(), x(a), kNaturalBits);
  compare_imm(scratch(), upper_bits);
  as_.b_ne(other);
}
// What is not below a natural number's word may be an integer of either sign, and nothing else. The sign is bit 47; one branch
// serves both, for if that is set the flags say "higher".
void Masm::branch_unless_below(Cond c, R natural, Mem b, Label other) {
  constexpr uint32_t kFlagsOfHigher = 2;
  as_.ldr(scratch(), mem(b, 3));
  as_.tst(scratch(), uint64_t{1} << 47);
  as_.ccmp(x(natural), scratch(), kFlagsOfHigher, a64::CondCode::kEQ);
  jump_if(negate(c), other);
}
void Masm::int_to_double(F dst, R tagged) {
  as_.sbfx(scratch(), x(tagged), 0, 48);
  as_.scvtf(f(dst), scratch());
}
void Masm::double_to_int32(R dst, F a, Label other) {
  as_.fcvtzs(x(dst).w(), f(a));
  as_.scvtf(a64::d7, x(dst).w());
  as_.fcmp(a64::d7, f(a));
  as_.b_ne(other);  // also if unordered
  as_.sxtw(x(dst), x(dst).w());
}
void Masm::double_to_natural(R dst, F a, Label other) {
  as_.fcvtzs(x(dst), f(a));
  as_.scvtf(a64::d7, x(dst));
  as_.fcmp(a64::d7, f(a));
  as_.b_ne(other);  // also if unordered
  as_.sub(scratch(), x(dst), 1);
  as_.lsr(scratch(), scratch(), 53);
  as_.cbnz(scratch(), other);
}
// One exclusive or takes the right tag away and makes any other visible.
void Masm::untag(R r, R tag, Label other) {
  as_.eor(x(r), x(r), x(tag));
  as_.lsr(scratch(), x(r), 48);
  as_.cbnz(scratch(), other);
}

// ---------------------------------------------------------------- doubles, branches

// "Unordered" sets carry and overflow: each of these conditions is then what registers.h says.
void Masm::fcompare(FCond c, F a, F b, Label target) {
  constexpr a64::CondCode kCodes[] = {a64::CondCode::kEQ, a64::CondCode::kMI, a64::CondCode::kLS,
                                      a64::CondCode::kNE, a64::CondCode::kPL, a64::CondCode::kHI};
  as_.fcmp(f(a), f(b));
  as_.b(kCodes[static_cast<int>(c)], target);
}

void Masm::jump_if(Cond c, Label target) {
  constexpr a64::CondCode kCodes[] = {a64::CondCode::kEQ, a64::CondCode::kNE, a64::CondCode::kLT, a64::CondCode::kLE,
                                      a64::CondCode::kGT, a64::CondCode::kGE, a64::CondCode::kLO, a64::CondCode::kLS,
                                      a64::CondCode::kHI, a64::CondCode::kHS};
  as_.b(kCodes[static_cast<int>(c)], target);
}

void Masm::compare_imm(Gp a, int64_t value) {
  if (is_add_imm(value)) {
    as_.cmp(a, value);
  } else if (is_add_imm(-value)) {
    as_.cmn(a, -value);
  } else if (a.isGpW()) {
    moves(scratch2(), static_cast<uint32_t>(value));
    as_.cmp(a, scratch2().w());
  } else {
    moves(scratch2(), static_cast<uint64_t>(value));
    as_.cmp(a, scratch2());
  }
}

void Masm::branch_imm(Cond c, Gp a, int32_t value, Label target) {
  bool none = (value == 0 && c == Cond::kEq) || (value == 1 && c == Cond::kBelow);
  bool some = (value == 0 && c == Cond::kNe) || (value == 1 && c == Cond::kAboveEq);
  if (none) {
    as_.cbz(a, target);
  } else if (some) {
    as_.cbnz(a, target);
  } else {
    compare_imm(a, value);
    jump_if(c, target);
  }
}

void Masm::branch_mem(Cond c, R a, Mem b, Label target) {
  as_.ldr(scratch(), mem(b, 3));
  as_.cmp(x(a), scratch());
  jump_if(c, target);
}
void Masm::branch32_mem(Cond c, R a, Mem b, Label target) {
  as_.ldr(scratch().w(), mem(b, 2));
  as_.cmp(w(a), scratch().w());
  jump_if(c, target);
}
void Masm::branch_mem32(Cond c, Mem a, int32_t value, Label target) {
  as_.ldr(scratch().w(), mem(a, 2));
  branch_imm(c, scratch().w(), value, target);
}
void Masm::branch_mem8(Cond c, Mem a, int32_t value, Label target) {
  as_.ldrb(scratch().w(), mem(a, 0));
  branch_imm(c, scratch().w(), value, target);
}

// What the shift leaves of a double's upper half is at most 0xFFF8, which then stands for all of them. The type's bit is as
// many places above bit 24 of the word that ends with the set as the tag is above that.
void Masm::branch_unless_type(R value, Mem set, R scratch_register, Label target) {
  constexpr uint32_t kDouble = 0xFFF8;
  set.offset -= 3;
  Gp tag = w(scratch_register), types = scratch2().w();
  as_.lsr(tag.x(), x(value), 48);
  as_.movz(types, kDouble);
  as_.cmp(tag, types);
  as_.csel(tag, tag, types, a64::CondCode::kHS);
  as_.ldr(types, mem(set, 2));
  as_.lsr(types, types, tag);
  as_.and_(types, types, 1);
  as_.cbz(types, target);
}

// ---------------------------------------------------------------- calls

void Masm::open_frame(int32_t bytes, uint32_t info) {
  if (!imm_in_one(a64::x9, info)) load_literal(a64::x9, info);
  add_imm(R::kBase, R::kBase, bytes);
}

void Masm::open_inlined_frame(int32_t bytes, uint32_t info, Label site) {
  moves(a64::x9, info);
  add_imm(R::kBase, R::kBase, bytes);
  as_.adr(a64::x30, site);
  enter();
}

// Compiled code runs with sp = fp: the record is all there is (vm/jit/transitions.h).
void Masm::enter() {
  as_.stp(a64::x30, a64::x9, a64::ptr(a64::x21, -16));
  as_.stp(a64::x29, a64::x30, a64::ptr_pre(a64::sp, -16));
  as_.mov(a64::x29, a64::sp);
}

void Masm::leave() {
  as_.ldp(a64::x29, a64::x30, a64::ptr_post(a64::sp, 16));
  as_.ret(a64::x30);
}

}  // namespace gs::baseline::a64
