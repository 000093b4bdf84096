// The macro-assembler for x86-64. masm.h lists what it has.
#pragma once

#include <asmjit/x86.h>

#include "baseline/masm.h"

namespace gs::baseline::x64 {

class Masm : public MasmBase {
 public:
  explicit Masm(Listing* listing);
  static constexpr const char* kTarget = "x86-64";
  static constexpr int32_t kCodeBias = 0;
  asmjit::BaseEmitter& emitter() { return as_; }

  // ---- places
  Label new_label() { return as_.newLabel(); }
  void bind(Label label) { as_.bind(label); }
  void align(uint32_t bytes) { as_.align(asmjit::AlignMode::kCode, bytes); }
  void switch_to(Area area);
  /// In listings: here begins the instruction at `word`.
  void note(const char* text) { if (listing_ != nullptr) as_.comment(text); }
  /// Offset within the current area.
  uint32_t offset() const { return static_cast<uint32_t>(as_.offset()); }

  // ---- values
  void ld(R dst, Mem m) { as_.mov(q(dst), mem(m, 8)); }
  void st(Mem m, R src) { as_.mov(mem(m, 8), q(src)); }
  void ld32(R dst, Mem m) { as_.mov(d(dst), mem(m, 4)); }
  void st32(Mem m, R src) { as_.mov(mem(m, 4), d(src)); }
  void ld8(R dst, Mem m) { as_.movzx(d(dst), mem(m, 1)); }
  void st8(Mem m, R src) { as_.mov(mem(m, 1), q(src).r8()); }
  void fld(F dst, Mem m) { as_.movsd(f(dst), mem(m, 8)); }
  void fst(Mem m, F src) { as_.movsd(mem(m, 8), f(src)); }
  /// The register that has the globals, whose address is at `pointer`: `into` where it has to be loaded.
  R globals(Mem pointer, R into) { ld(into, pointer); return into; }
  void mov(R dst, R src) { if (dst != src) as_.mov(q(dst), q(src)); }
  void imm(R dst, uint64_t value);
  void fmov_bits(F dst, R src) { as_.movq(f(dst), q(src)); }
  void bits_of(R dst, F src) { as_.movq(q(dst), f(src)); }
  void fimm(F dst, double value);

  // ---- integers
  void add(R dst, R a, R b) { two_operands(asmjit::x86::Inst::kIdAdd, dst, a, b, true); }
  void sub(R dst, R a, R b) { two_operands(asmjit::x86::Inst::kIdSub, dst, a, b, false); }
  void and_(R dst, R a, R b) { two_operands(asmjit::x86::Inst::kIdAnd, dst, a, b, true); }
  void or_(R dst, R a, R b) { two_operands(asmjit::x86::Inst::kIdOr, dst, a, b, true); }
  void xor_(R dst, R a, R b) { two_operands(asmjit::x86::Inst::kIdXor, dst, a, b, true); }
  void xor_mem(R dst, R a, Mem b) { mov(dst, a); as_.xor_(q(dst), mem(b, 8)); }
  void add_imm(R dst, R a, int32_t value);
  void and_imm(R dst, R a, int32_t value) { mov(dst, a); as_.and_(q(dst), value); }
  void add_shifted(R dst, R a, R b, uint32_t shift) { as_.lea(q(dst), asmjit::x86::ptr(q(a), q(b), shift)); }
  void shl(R dst, R a, uint32_t n) { mov(dst, a); as_.shl(q(dst), n); }
  void shr(R dst, R a, uint32_t n) { mov(dst, a); as_.shr(q(dst), n); }
  void sar(R dst, R a, uint32_t n) { mov(dst, a); as_.sar(q(dst), n); }
  /// Of 32-bit numbers.
  void mul32(R dst, uint32_t factor) { as_.imul(d(dst), d(dst), factor); }
  void shl32_by(R dst, R count) { shift32_by(asmjit::x86::Inst::kIdShl, dst, count); }
  void shr32_by(R dst, R count) { shift32_by(asmjit::x86::Inst::kIdShr, dst, count); }
  /// kT0 := kT0 % b, 32-bit numbers, b not 0. Changes kCount.
  void umod32(R b);
  /// kT0 := kT0 - b * (kT0 / b rounded towards 0), b not 0, and no quotient too large. Changes kCount.
  void remainder(R b);
  /// kT1 := kT0 % divisor.value, kT0 not negative. Changes kT0 and kCount.
  void umod_constant(const Divisor& divisor);

  // ---- tagged integers. Arithmetic goes to `other` if an operand is no integer or the result too large, and uses its operands
  // up; compares leave the first one alone and take integers for granted.
  /// Whether operands are left alone, by compares and unless they are the result.
  static constexpr bool kKeepsOperands = false;
  void int_add(R dst, R a, R b, Label other);
  void int_sub(R dst, R a, R b, Label other);
  void int_mul(R dst, R a, R b, Label other);
  void int_neg(R dst, R a, Label other);
  void int_add_imm(R dst, R a, int32_t value, Label other);
  void int_compare(Cond c, R a, R b, Label target);
  void int_compare_imm(Cond c, R a, int32_t value, Label target);
  /// Any two values: to `other` if one is no integer, or if the signs differ.
  void int_compare_checked(Cond c, R a, R b, Label target, Label other);
  /// Goes on if the word is that of a natural number, or of one less than 0 that is not far from it (masm.h).
  void branch_unless_natural(R a, Label other) { branch_unless_upper(a, kNaturalTag, other); }
  void branch_unless_negative(R a, Label other) { branch_unless_upper(a, kNegativeTag, other); }
  /// Goes on if a natural number is below (or equal to) an integer, which may be any value.
  void branch_unless_below(Cond c, R natural, Mem b, Label other);
  void int_to_double(F dst, R tagged);
  /// dst := the whole number that a is, sign-extended, if it has 32 bits; otherwise to `other`.
  void double_to_int32(R dst, F a, Label other);
  /// The same if it lies above 0 and has 53 bits.
  void double_to_natural(R dst, F a, Label other);
  void int64_to_double(F dst, R a);
  /// dst := a rounded towards 0; something beyond 48 bits if that is not possible (but of what is no number: anything).
  void truncate(R dst, F a) { as_.cvttsd2si(q(dst), f(a)); }
  /// The address in a tagged pointer.
  void untag_table(R r, Label other) { untag(r, R::kTableTag, other); }
  void untag_function(R r, Label other) { untag(r, R::kFunctionTag, other); }
  void strip_tag(R r) { as_.shl(q(r), 16), as_.shr(q(r), 16); }

  // ---- doubles
  void fadd(F dst, F a, F b) { two_operands(asmjit::x86::Inst::kIdAddsd, dst, a, b, true); }
  void fsub(F dst, F a, F b) { two_operands(asmjit::x86::Inst::kIdSubsd, dst, a, b, false); }
  void fmul(F dst, F a, F b) { two_operands(asmjit::x86::Inst::kIdMulsd, dst, a, b, true); }
  void fdiv(F dst, F a, F b) { two_operands(asmjit::x86::Inst::kIdDivsd, dst, a, b, false); }
  void fsqrt(F dst, F a) { as_.sqrtsd(f(dst), f(a)); }
  void fcompare(FCond c, F a, F b, Label target);

  // ---- branches
  void jmp(Label target) { as_.jmp(target); }
  void jz(R r, Label target) { as_.test(q(r), q(r)), as_.jz(target); }
  void jnz(R r, Label target) { as_.test(q(r), q(r)), as_.jnz(target); }
  void branch(Cond c, R a, R b, Label target) { as_.cmp(q(a), q(b)), jump_if(c, target); }
  /// On the same two values as the branch just before.
  void branch_again(Cond c, Label target) { jump_if(c, target); }
  void branch_imm(Cond c, R a, int32_t value, Label target);
  void branch_mem(Cond c, R a, Mem b, Label target) { as_.cmp(q(a), mem(b, 8)), jump_if(c, target); }
  void branch_mem32(Cond c, Mem a, int32_t value, Label target);
  void branch_mem8(Cond c, Mem a, int32_t value, Label target) { as_.cmp(mem(a, 1), value), jump_if(c, target); }
  void branch32(Cond c, R a, R b, Label target) { as_.cmp(d(a), d(b)), jump_if(c, target); }
  void branch32_mem(Cond c, R a, Mem b, Label target) { as_.cmp(d(a), mem(b, 4)), jump_if(c, target); }
  /// Branches unless the type of `value` is in the set whose byte is at `set`; the three bytes before that are readable.
  /// Changes `scratch`.
  void branch_unless_type(R value, Mem set, R scratch, Label target);
  /// Branches if bits n … 63 of r are (not) all zero; r is shifted.
  void shift_and_branch_nonzero(R r, uint32_t n, Label target) { as_.shr(q(r), n), as_.jnz(target); }

  /// Subtracts 1 from the number there, and branches if it was not above 0 before. May change scratch.
  void count_down(R, Mem m, Label target) { as_.sub(mem(m, 4), 1), as_.js(target); }

  // ---- calls
  /// Makes the frame `bytes` above base the current one and notes its info word.
  void open_frame(int32_t bytes, uint32_t info);
  /// Makes the frame `bytes` above base the current one, header and record, as if the function there had been called from
  /// `site`.
  void open_inlined_frame(int32_t bytes, uint32_t info, Label site);
  void call_reg(R target) { as_.call(q(target)); }
  void call_mem(Mem m) { as_.call(mem(m, 8)); }
  void call_label(Label target) { as_.call(target); }
  void enter();
  void ret() { as_.ret(); }
  void leave() { as_.pop(asmjit::x86::rbp), as_.ret(); }
  void jmp_mem(Mem m) { as_.jmp(mem(m, 8)); }

 private:
  static asmjit::x86::Gp q(R r);
  static asmjit::x86::Gp d(R r) { return q(r).r32(); }
  static asmjit::x86::Xmm f(F r) { return asmjit::x86::xmm(static_cast<uint32_t>(r)); }
  static asmjit::x86::Mem mem(Mem m, uint32_t bytes);
  void two_operands(asmjit::InstId op, R dst, R a, R b, bool commutes);
  void two_operands(asmjit::InstId op, F dst, F a, F b, bool commutes);
  void shift32_by(asmjit::InstId op, R dst, R count);
  void fmov(F dst, F src) { if (dst != src) as_.movapd(f(dst), f(src)); }
  void jump_if(Cond c, Label target);
  void branch_unless_upper(R a, int32_t upper_bits, Label other);
  void check_ints(R a, R b, Label other);
  void retag(R dst, R shifted);
  void untag(R r, R tag, Label other);

  asmjit::x86::Assembler as_;
};

}  // namespace gs::baseline::x64
