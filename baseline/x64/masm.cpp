#include "baseline/x64/masm.h"

#include <bit>

#include "vm/value.h"

namespace gs::baseline::x64 {

namespace x86 = asmjit::x86;

Masm::Masm(Listing* listing) : MasmBase(asmjit::Arch::kX64, listing), as_(&holder_) { switch_to(Area::kHot); }

void Masm::switch_to(Area area) {
  area_ = area;
  as_.setLogger(nullptr);  // which would note the change of sections
  as_.section(section(area));
  as_.setLogger(logger());
}

// r11 and xmm7 are the macro-assembler's own.
x86::Gp Masm::q(R r) {
  switch (r) {
    case R::kBase: return x86::r13;
    case R::kVm: return x86::r14;
    case R::kFunctionTag: return x86::r15;
    case R::kTableTag: return x86::r12;
    case R::kIntTag: return x86::rsi;
    case R::kNil: return x86::rcx;
    case R::kCode: return x86::rdi;
    case R::kT0: return x86::rax;
    case R::kT1: return x86::rbx;
    case R::kT2: return x86::r8;
    case R::kT3: return x86::r9;
    case R::kT4: return x86::r10;
    case R::kCount: return x86::rdx;
    case R::kGlobals: case R::kNone: break;
  }
  return x86::r11;
}

x86::Mem Masm::mem(Mem m, uint32_t bytes) {
  if (m.index == R::kNone) return x86::ptr(q(m.base), m.offset, bytes);
  return x86::ptr(q(m.base), q(m.index), m.shift, m.offset, bytes);
}

void Masm::two_operands(asmjit::InstId op, R dst, R a, R b, bool commutes) {
  if (dst == b && dst != a) {
    if (commutes) {
      as_.emit(op, q(dst), q(a));
      return;
    }
    as_.mov(x86::r11, q(b));
    as_.mov(q(dst), q(a));
    as_.emit(op, q(dst), x86::r11);
    return;
  }
  mov(dst, a);
  as_.emit(op, q(dst), q(b));
}

void Masm::two_operands(asmjit::InstId op, F dst, F a, F b, bool commutes) {
  if (dst == b && dst != a) {
    if (commutes) {
      as_.emit(op, f(dst), f(a));
      return;
    }
    as_.movapd(x86::xmm7, f(b));
    as_.movapd(f(dst), f(a));
    as_.emit(op, f(dst), x86::xmm7);
    return;
  }
  fmov(dst, a);
  as_.emit(op, f(dst), f(b));
}

void Masm::imm(R dst, uint64_t value) {
  if (value == 0) as_.xor_(d(dst), d(dst));
  else if (value <= UINT32_MAX) as_.mov(d(dst), static_cast<uint32_t>(value));
  else as_.mov(q(dst), value);
}

void Masm::fimm(F dst, double value) {
  auto bits = std::bit_cast<uint64_t>(value);
  if (bits == 0) {
    as_.xorps(f(dst), f(dst));
    return;
  }
  as_.mov(x86::r11, bits);
  as_.movq(f(dst), x86::r11);
}

void Masm::add_imm(R dst, R a, int32_t value) {
  if (dst == a) as_.add(q(dst), value);
  else as_.lea(q(dst), x86::ptr(q(a), value));
}

void Masm::umod32(R b) {
  as_.xor_(x86::edx, x86::edx);
  as_.div(d(b));
  as_.mov(x86::eax, x86::edx);
}

// The number of places must be in cl, which is the lowest byte of nil.
void Masm::shift32_by(asmjit::InstId op, R dst, R count) {
  as_.mov(x86::r11, x86::rcx);
  as_.mov(x86::ecx, d(count));
  as_.emit(op, d(dst), x86::cl);
  as_.mov(x86::rcx, x86::r11);
}
void Masm::remainder(R b) {
  as_.cqo(x86::rdx, x86::rax);
  as_.idiv(x86::rdx, x86::rax, q(b));
  as_.mov(x86::rax, x86::rdx);
}
void Masm::umod_constant(const Divisor& divisor) {
  as_.mov(x86::rbx, x86::rax);
  as_.mov(x86::rdx, divisor.factor);
  as_.mul(x86::rdx, x86::rax, x86::rdx);
  if (divisor.shift != 0) as_.shr(x86::rdx, divisor.shift);
  if (divisor.value <= INT32_MAX) {
    as_.imul(x86::rdx, x86::rdx, divisor.value);
  } else {
    as_.mov(x86::rax, divisor.value);
    as_.imul(x86::rdx, x86::rax);
  }
  as_.sub(x86::rbx, x86::rdx);
}

// ---------------------------------------------------------------- tagged integers
//
// The payload is shifted up by 16, so that overflow of 64 bits is overflow of 48.

void Masm::retag(R dst, R shifted) {
  as_.shr(q(shifted), 16);
  as_.or_(q(shifted), q(R::kIntTag));
  mov(dst, shifted);
}
void Masm::check_ints(R a, R b, Label other) {
  as_.mov(x86::r11, q(a));
  as_.and_(x86::r11, q(b));
  as_.cmp(x86::r11, q(R::kIntTag));
  as_.jb(other);
}
void Masm::int_add(R dst, R a, R b, Label other) {
  check_ints(a, b, other);
  as_.shl(q(a), 16);
  as_.shl(q(b), 16);
  as_.add(q(a), q(b));
  as_.jo(other);
  retag(dst, a);
}
void Masm::int_sub(R dst, R a, R b, Label other) {
  check_ints(a, b, other);
  as_.shl(q(a), 16);
  as_.shl(q(b), 16);
  as_.sub(q(a), q(b));
  as_.jo(other);
  retag(dst, a);
}
void Masm::int_mul(R dst, R a, R b, Label other) {
  check_ints(a, b, other);
  as_.shl(q(a), 16);
  as_.shl(q(b), 16);
  as_.sar(q(b), 16);
  as_.imul(q(a), q(b));
  as_.jo(other);
  retag(dst, a);
}
void Masm::int_neg(R dst, R a, Label other) {
  as_.cmp(q(a), q(R::kIntTag));
  as_.jb(other);
  as_.shl(q(a), 16);
  as_.neg(q(a));
  as_.jo(other);
  retag(dst, a);
}
void Masm::int_add_imm(R dst, R a, int32_t value, Label other) {
  as_.cmp(q(a), q(R::kIntTag));
  as_.jb(other);
  as_.shl(q(a), 16);
  as_.add(q(a), value * 65536);
  as_.jo(other);
  retag(dst, a);
}
void Masm::int_compare(Cond c, R a, R b, Label target) {
  if (c == Cond::kEq || c == Cond::kNe) {
    as_.cmp(q(a), q(b));
  } else {
    as_.mov(x86::r11, q(a));
    as_.shl(x86::r11, 16);
    as_.shl(q(b), 16);
    as_.cmp(x86::r11, q(b));
  }
  jump_if(c, target);
}
void Masm::int_compare_imm(Cond c, R a, int32_t value, Label target) {
  as_.mov(x86::r11, q(a));
  as_.shl(x86::r11, 16);
  as_.cmp(x86::r11, value * 65536);
  jump_if(c, target);
}
// Words of integers are in order among those of one sign. Two that have tag and sign in common are two integers if one is; which is
// asked first, since doubles are close to each other or not without any pattern.
void Masm::int_compare_checked(Cond c, R a, R b, Label target, Label other) {
  if (c == Cond::kEq || c == Cond::kNe) {
    check_ints(a, b, other);
  } else {
    as_.cmp(q(a), q(R::kIntTag));
    as_.jb(other);
    as_.mov(x86::r11, q(a));
    as_.xor_(x86::r11, q(b));
    as_.shr(x86::r11, 47);
    as_.jnz(other);
  }
  as_.cmp(q(a), q(b));
  jump_if(c, target);
}
void Masm::branch_unless_upper(R a, int32_t upper_bits, Label other) {
  as_.mov(x86::r11, q(a));
  as_.sar(x86::r11, kNaturalBits);
  as_.cmp(x86::r11, upper_bits);
  as_.jne(other);
}
// What is not below a natural number's word may be an integer of either sign, and nothing else. The sign is bit 47.
void Masm::branch_unless_below(Cond c, R natural, Mem b, Label other) {
  as_.mov(x86::r11, mem(b, 8));
  as_.cmp(q(natural), x86::r11);
  jump_if(negate(c), other);
  as_.bt(x86::r11, 47);
  as_.jc(other);
}
void Masm::int_to_double(F dst, R tagged) {
  as_.mov(x86::r11, q(tagged));
  as_.shl(x86::r11, 16);
  as_.sar(x86::r11, 16);
  as_.xorps(f(dst), f(dst));  // cvtsi2sd keeps the upper half, and would wait for it
  as_.cvtsi2sd(f(dst), x86::r11);
}
void Masm::double_to_int32(R dst, F a, Label other) {
  as_.cvttsd2si(d(dst), f(a));  // 2^31 when it does not fit, which is no whole number of 32 bits either
  as_.xorps(x86::xmm7, x86::xmm7);
  as_.cvtsi2sd(x86::xmm7, d(dst));
  as_.ucomisd(x86::xmm7, f(a));
  as_.jp(other);
  as_.jne(other);
  as_.movsxd(q(dst), d(dst));
}
void Masm::double_to_natural(R dst, F a, Label other) {
  as_.cvttsd2si(q(dst), f(a));  // -2^63 when it does not fit
  as_.xorps(x86::xmm7, x86::xmm7);
  as_.cvtsi2sd(x86::xmm7, q(dst));
  as_.ucomisd(x86::xmm7, f(a));
  as_.jp(other);
  as_.jne(other);
  as_.lea(x86::r11, x86::ptr(q(dst), -1));
  as_.shr(x86::r11, 53);
  as_.jnz(other);
}
void Masm::int64_to_double(F dst, R a) {
  as_.xorps(f(dst), f(dst));  // cvtsi2sd keeps the upper half, and would wait for it
  as_.cvtsi2sd(f(dst), q(a));
}
// One exclusive or takes the right tag away and makes any other visible.
void Masm::untag(R r, R tag, Label other) {
  as_.xor_(q(r), q(tag));
  as_.mov(x86::r11, q(r));
  as_.shr(x86::r11, 48);
  as_.jnz(other);
}

// ---------------------------------------------------------------- doubles, branches

void Masm::fcompare(FCond c, F a, F b, Label target) {
  if (c == FCond::kEq || c == FCond::kNe) {
    as_.ucomisd(f(a), f(b));
    if (c == FCond::kNe) {
      as_.jp(target);
      as_.jne(target);
      return;
    }
    Label unordered = as_.newLabel();
    as_.jp(unordered);
    as_.je(target);
    as_.bind(unordered);
    return;
  }
  // With the operands exchanged, "unordered" looks like "below", which only the negated conditions want.
  as_.ucomisd(f(b), f(a));
  switch (c) {
    case FCond::kLt: as_.ja(target); break;
    case FCond::kLe: as_.jae(target); break;
    case FCond::kNotLt: as_.jbe(target); break;
    default: as_.jb(target); break;
  }
}

void Masm::jump_if(Cond c, Label target) {
  constexpr x86::CondCode kCodes[] = {x86::CondCode::kE,  x86::CondCode::kNE, x86::CondCode::kL, x86::CondCode::kLE,
                                      x86::CondCode::kG,  x86::CondCode::kGE, x86::CondCode::kB, x86::CondCode::kBE,
                                      x86::CondCode::kA,  x86::CondCode::kAE};
  as_.j(kCodes[static_cast<int>(c)], target);
}

// What the shift leaves of a double's upper half is at most 0xFFF8, which then stands for all of them. The type's bit is as
// many places above bit 24 of the double word that ends with the set as the tag is above that.
void Masm::branch_unless_type(R value, Mem set, R scratch, Label target) {
  constexpr uint32_t kDouble = 0xFFF8;
  set.offset -= 3;
  mov(scratch, value);
  as_.shr(q(scratch), 48);
  as_.mov(x86::r11d, kDouble);
  as_.cmp(d(scratch), x86::r11d);
  as_.cmovb(d(scratch), x86::r11d);
  as_.mov(x86::r11d, mem(set, 4));
  as_.bt(x86::r11d, d(scratch));
  as_.jnc(target);
}

void Masm::branch_imm(Cond c, R a, int32_t value, Label target) {
  if (value == 0 && (c == Cond::kEq || c == Cond::kNe)) as_.test(q(a), q(a));
  else as_.cmp(q(a), value);
  jump_if(c, target);
}

// The lower half of a tag is 0: unlike an immediate operand, a register and memory are compared together with the jump.
void Masm::branch_mem32(Cond c, Mem a, int32_t value, Label target) {
  static_assert(static_cast<uint32_t>(vm::Value::kIntTag) == 0);
  if (value == 0) as_.cmp(mem(a, 4), d(R::kIntTag));
  else as_.cmp(mem(a, 4), value);
  jump_if(c, target);
}

// ---------------------------------------------------------------- calls

void Masm::open_frame(int32_t bytes, uint32_t info) {
  as_.mov(x86::qword_ptr(x86::r13, bytes - 8), info);
  as_.add(x86::r13, bytes);
}

void Masm::open_inlined_frame(int32_t bytes, uint32_t info, Label site) {
  open_frame(bytes, info);
  as_.lea(x86::r11, x86::ptr(site));
  as_.mov(x86::ptr(x86::r13, -16), x86::r11);
  as_.push(x86::r11);
  as_.push(x86::rbp);
  as_.mov(x86::rbp, x86::rsp);
}

void Masm::enter() {
  as_.mov(x86::r11, x86::ptr(x86::rsp));
  as_.mov(x86::ptr(x86::r13, -16), x86::r11);
  as_.push(x86::rbp);
  as_.mov(x86::rbp, x86::rsp);
}

}  // namespace gs::baseline::x64
