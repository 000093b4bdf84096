// The macro-assembler for AArch64. masm.h lists what it has.
//
//   kBase x21   kVm x22   kFunctionTag x23   kTableTag x20   kIntTag x25   kNil x27   kCode x24   kCount x26
//   kGlobals x28
//   kT0 ... kT4  x0 ... x4      F  d0 ... d2      the macro-assembler's own: x10, x16, x17, and x9 from open_frame to enter
//
// (x18 belongs to the platform.) What a caller and its callee both have to do is divided so that the frame's header is
// stored by one instruction: the caller has the info word in x9, the callee stores it together with the return address.
//
// Constants that would take several moves lie in the cold area, where one load reaches them (a literal is data: nobody
// runs into it, since cold code never falls through from one piece to the next).
#pragma once

#include <asmjit/arm/a64assembler.h>

#include <vector>

#include "baseline/masm.h"
#include "vm/jit/transitions.h"

namespace gs::baseline::a64 {

class Masm : public MasmBase {
 public:
  explicit Masm(Listing* listing);
  static constexpr const char* kTarget = "AArch64";
  static constexpr int32_t kCodeBias = vm::kCodeBiasOnA64;
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
  void ld(R dst, Mem m) { as_.ldr(x(dst), mem(m, 3)); }
  void st(Mem m, R src) { as_.str(x(src), mem(m, 3)); }
  void ld32(R dst, Mem m) { as_.ldr(w(dst), mem(m, 2)); }
  void st32(Mem m, R src) { as_.str(w(src), mem(m, 2)); }
  void ld8(R dst, Mem m) { as_.ldrb(w(dst), mem(m, 0)); }
  void st8(Mem m, R src) { as_.strb(w(src), mem(m, 0)); }
  void fld(F dst, Mem m) { as_.ldr(f(dst), mem(m, 3)); }
  void fst(Mem m, F src) { as_.str(f(src), mem(m, 3)); }
  /// The register that has the globals, whose address is at `pointer`: `into` where it has to be loaded.
  R globals(Mem, R) { return R::kGlobals; }
  void mov(R dst, R src) { if (dst != src) as_.mov(x(dst), x(src)); }
  void imm(R dst, uint64_t value) { imm(x(dst), value); }
  void fmov_bits(F dst, R src) { as_.fmov(f(dst), x(src)); }
  void bits_of(R dst, F src) { as_.fmov(x(dst), f(src)); }
  void fimm(F dst, double value);

  // ---- integers
  void add(R dst, R a, R b) { as_.add(x(dst), x(a), x(b)); }
  void sub(R dst, R a, R b) { as_.sub(x(dst), x(a), x(b)); }
  void and_(R dst, R a, R b) { as_.and_(x(dst), x(a), x(b)); }
  void or_(R dst, R a, R b) { as_.orr(x(dst), x(a), x(b)); }
  void xor_(R dst, R a, R b) { as_.eor(x(dst), x(a), x(b)); }
  void xor_mem(R dst, R a, Mem b) { as_.ldr(scratch(), mem(b, 3)), as_.eor(x(dst), x(a), scratch()); }
  void add_imm(R dst, R a, int32_t value) { add_imm(x(dst), x(a), value); }
  void and_imm(R dst, R a, int32_t value);
  void add_shifted(R dst, R a, R b, uint32_t shift) { as_.add(x(dst), x(a), x(b), asmjit::arm::lsl(shift)); }
  void shl(R dst, R a, uint32_t n) { as_.lsl(x(dst), x(a), n); }
  void shr(R dst, R a, uint32_t n) { as_.lsr(x(dst), x(a), n); }
  void sar(R dst, R a, uint32_t n) { as_.asr(x(dst), x(a), n); }
  /// Of 32-bit numbers.
  void shl32_by(R dst, R count) { as_.lsl(w(dst), w(dst), w(count)); }
  void shr32_by(R dst, R count) { as_.lsr(w(dst), w(dst), w(count)); }
  void mul32(R dst, uint32_t factor) { imm(scratch(), factor), as_.mul(w(dst), w(dst), scratch().w()); }
  /// kT0 := kT0 % b, 32-bit numbers, b not 0.
  void umod32(R b);
  /// kT0 := kT0 - b * (kT0 / b rounded towards 0), b not 0, and no quotient too large.
  void remainder(R b);
  /// kT1 := kT0 % divisor.value, kT0 not negative.
  void umod_constant(const Divisor& divisor);

  // ---- tagged integers. Arithmetic goes to `other` if an operand is no integer or the result too large; compares take
  // integers for granted.
  /// Whether operands are left alone, by compares and unless they are the result.
  static constexpr bool kKeepsOperands = true;
  void int_add(R dst, R a, R b, Label other);
  void int_sub(R dst, R a, R b, Label other);
  void int_mul(R dst, R a, R b, Label other);
  void int_neg(R dst, R a, Label other);
  void int_add_imm(R dst, R a, int32_t value, Label other);
  void int_compare(Cond c, R a, R b, Label target);
  void int_compare_imm(Cond c, R a, int32_t value, Label target);
  /// Any two values: to `other` if one is no integer.
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
  void int64_to_double(F dst, R a) { as_.scvtf(f(dst), x(a)); }
  /// dst := a rounded towards 0; something beyond 48 bits if that is not possible (but of what is no number: anything).
  void truncate(R dst, F a) { as_.fcvtzs(x(dst), f(a)); }
  /// The address in a tagged pointer. At `other` the tag has been taken from the register by exclusive or.
  void untag_table(R r, Label other) { untag(r, R::kTableTag, other); }
  void untag_function(R r, Label other) { untag(r, R::kFunctionTag, other); }
  void strip_tag(R r) { as_.and_(x(r), x(r), 0xFFFF'FFFF'FFFF); }

  // ---- doubles
  void fadd(F dst, F a, F b) { as_.fadd(f(dst), f(a), f(b)); }
  void fsub(F dst, F a, F b) { as_.fsub(f(dst), f(a), f(b)); }
  void fmul(F dst, F a, F b) { as_.fmul(f(dst), f(a), f(b)); }
  void fdiv(F dst, F a, F b) { as_.fdiv(f(dst), f(a), f(b)); }
  void fsqrt(F dst, F a) { as_.fsqrt(f(dst), f(a)); }
  void fcompare(FCond c, F a, F b, Label target);

  // ---- branches
  void jmp(Label target) { as_.b(target); }
  void jz(R r, Label target) { as_.cbz(x(r), target); }
  void jnz(R r, Label target) { as_.cbnz(x(r), target); }
  void branch(Cond c, R a, R b, Label target) { as_.cmp(x(a), x(b)), jump_if(c, target); }
  /// On the same two values as the branch just before.
  void branch_again(Cond c, Label target) { jump_if(c, target); }
  void branch_imm(Cond c, R a, int32_t value, Label target) { branch_imm(c, x(a), value, target); }
  void branch_mem(Cond c, R a, Mem b, Label target);
  void branch_mem32(Cond c, Mem a, int32_t value, Label target);
  void branch_mem8(Cond c, Mem a, int32_t value, Label target);
  void branch32(Cond c, R a, R b, Label target) { as_.cmp(w(a), w(b)), jump_if(c, target); }
  void branch32_mem(Cond c, R a, Mem b, Label target);
  /// Branches unless the type of `value` is in the set whose byte is at `set`; the three bytes before that are readable.
  /// Changes `scratch`.
  void branch_unless_type(R value, Mem set, R scratch, Label target);
  /// Branches if bits n ... 63 of r are not all zero; r is shifted.
  void shift_and_branch_nonzero(R r, uint32_t n, Label target) { as_.lsr(x(r), x(r), n), as_.cbnz(x(r), target); }

  /// Subtracts 1 from the number there, and branches if it was not above 0 before. Changes `scratch`.
  void count_down(R scratch, Mem m, Label target) {
    ld32(scratch, m);
    as_.subs(w(scratch), w(scratch), 1);
    st32(m, scratch);
    as_.b_mi(target);
  }

  // ---- calls
  /// Makes the frame `bytes` above base the current one and has its info word ready for enter().
  void open_frame(int32_t bytes, uint32_t info);
  /// Makes the frame `bytes` above base the current one, header and record, as if the function there had been called from
  /// `site`.
  void open_inlined_frame(int32_t bytes, uint32_t info, Label site);
  void call_reg(R target) { as_.blr(x(target)); }
  void call_mem(Mem m) { as_.ldr(scratch(), mem(m, 3)), as_.blr(scratch()); }
  void call_label(Label target) { as_.bl(target); }
  void enter();
  void ret() { as_.ret(asmjit::a64::x30); }
  void leave();
  void jmp_mem(Mem m) { as_.ldr(scratch(), mem(m, 3)), as_.br(scratch()); }

 private:
  using Gp = asmjit::a64::Gp;
  static Gp x(R r);
  static Gp w(R r) { return x(r).w(); }
  static Gp scratch() { return asmjit::a64::x16; }
  static Gp scratch2() { return asmjit::a64::x17; }
  static Gp scratch3() { return asmjit::a64::x10; }
  static asmjit::a64::Vec f(F r) { return asmjit::a64::d(static_cast<uint32_t>(r)); }

  asmjit::a64::Mem mem(Mem m, uint32_t log2_bytes);
  void imm(Gp dst, uint64_t value);
  void moves(Gp dst, uint64_t value);
  bool imm_in_one(Gp dst, uint64_t value);
  bool may_use_literals() const { return area_ == Area::kHot; }
  void load_literal(Gp dst, uint64_t value);
  Label literal(uint64_t value);
  void add_imm(Gp dst, Gp a, int64_t value);
  void compare_imm(Gp a, int64_t value);
  void branch_imm(Cond c, Gp a, int32_t value, Label target);
  void jump_if(Cond c, Label target);
  void branch_unless_upper(R a, int32_t upper_bits, Label other);
  void finish_int(R dst, Gp tags, Label other);
  void retag(R dst) { as_.orr(x(dst), x(R::kIntTag), scratch(), asmjit::arm::lsr(16)); }
  void untag(R r, R tag, Label other);

  struct Literal {
    uint64_t value;
    Label label;
  };

  asmjit::a64::Assembler as_;
  std::vector<Literal> literals_;
};

}  // namespace gs::baseline::a64
