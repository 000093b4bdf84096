// Arithmetic, comparison, jumps.
//
// Arithmetic knows two integers (inline) and two doubles; of a constant the type is known. One of each kind is the
// interpreter's business.
#pragma once

#include "baseline/compiler.h"

namespace gs::baseline {

template <class M>
void Compiler<M>::double_arith(Arith op, F dst, F x, F y) {
  switch (op) {
    case Arith::kAdd: return m_.fadd(dst, x, y);
    case Arith::kSub: return m_.fsub(dst, x, y);
    case Arith::kMul: return m_.fmul(dst, x, y);
    default: return m_.fdiv(dst, x, y);
  }
}

/// kT0 := kT0 % kT1, where both are integers of 32 bits, not negative.
template <class M>
void Compiler<M>::modulo_small() {
  m_.xor_(R::kT0, R::kT0, R::kIntTag);
  m_.xor_(R::kT1, R::kT1, R::kIntTag);
  m_.or_(R::kT2, R::kT0, R::kT1);
  m_.shift_and_branch_nonzero(R::kT2, 32, slow());
  m_.jz(R::kT1, slow());
  m_.umod32(R::kT1);
  m_.or_(R::kT0, R::kT0, R::kIntTag);
}

/// Two registers.
template <class M>
void Compiler<M>::arith(Arith op) {
  Label not_ints = m_.new_label(), done = m_.new_label();
  m_.ld(R::kT0, slot(b()));
  m_.ld(R::kT1, slot(c()));
  m_.and_(R::kT2, R::kT0, R::kT1);
  m_.branch(Cond::kBelow, R::kT2, R::kIntTag, not_ints);
  switch (op) {
    case Arith::kAdd: m_.int_add(R::kT0, R::kT0, R::kT1, slow()); break;
    case Arith::kSub: m_.int_sub(R::kT0, R::kT0, R::kT1, slow()); break;
    case Arith::kMul: m_.int_mul(R::kT0, R::kT0, R::kT1, slow()); break;
    case Arith::kMod: modulo_small(); break;
    case Arith::kDiv:
      m_.int_to_double(F::k0, R::kT0);
      m_.int_to_double(F::k1, R::kT1);
      m_.fdiv(F::k0, F::k0, F::k1);
      m_.fst(slot(a()), F::k0);
      break;
  }
  if (op != Arith::kDiv) m_.st(slot(a()), R::kT0);
  if (op == Arith::kMod) {
    cold([&] { m_.bind(not_ints), m_.jmp(slow()); });
    return;
  }
  m_.bind(done);
  warm([=, this, slow = slow(), out = slot(a())] {
    m_.bind(not_ints);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, slow);
    m_.branch(Cond::kAboveEq, R::kT1, R::kNil, slow);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fmov_bits(F::k1, R::kT1);
    double_arith(op, F::k0, F::k0, F::k1);
    m_.fst(out, F::k0);
    m_.jmp(done);
  });
}

/// A register and a small integer.
template <class M>
void Compiler<M>::visit_AddI() {
  Label not_int = m_.new_label(), done = m_.new_label();
  m_.ld(R::kT0, slot(b()));
  m_.branch(Cond::kBelow, R::kT0, R::kIntTag, not_int);
  m_.int_add_imm(R::kT0, R::kT0, sc(), slow());
  m_.st(slot(a()), R::kT0);
  m_.bind(done);
  warm([=, this, slow = slow(), out = slot(a()), value = sc()] {
    m_.bind(not_int);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, slow);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fimm(F::k1, value);
    m_.fadd(F::k0, F::k0, F::k1);
    m_.fst(out, F::k0);
    m_.jmp(done);
  });
}

namespace {
/// 1/y for a power of two y whose inverse is a normal number, else 0. (x / y and x * (1/y) then are both the exact quotient, rounded
/// once.)
inline double exact_inverse(double y) {
  auto bits = std::bit_cast<uint64_t>(y);
  constexpr uint64_t kOne = uint64_t{1} << 52;  // of the exponent
  bool power_of_two = (bits << 12) == 0 && bits - kOne < 0x7FD * kOne;
  return power_of_two ? std::bit_cast<double>(0x7FE * kOne - bits) : 0;
}
}  // namespace

/// One operand is a number constant, which tells what the other most likely is.
template <class M>
void Compiler<M>::arith_constant(Arith op, uint32_t variable, Value k, bool constant_is_left) {
  Label other = m_.new_label(), done = m_.new_label();
  auto doubles = [this, op, constant_is_left, k, out = slot(a())] {
    m_.fmov_bits(F::k0, R::kT0);
    double y = k.as_number();
    double inverse = op == Arith::kDiv && !constant_is_left ? exact_inverse(y) : 0;
    m_.fimm(F::k1, inverse != 0 ? inverse : y);
    Arith what = inverse != 0 ? Arith::kMul : op;
    double_arith(what, F::k0, constant_is_left ? F::k1 : F::k0, constant_is_left ? F::k0 : F::k1);
    m_.fst(out, F::k0);
  };
  m_.ld(R::kT0, slot(variable));
  if (op == Arith::kDiv || k.is_double()) {
    // The constant is a double or the result is one.
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, op == Arith::kMod ? slow() : other);
    if (op == Arith::kMod) return m_.jmp(slow());
    doubles();
    m_.bind(done);
    warm([=, this, slow = slow(), out = slot(a())] {
      m_.bind(other);
      m_.branch(Cond::kBelow, R::kT0, R::kIntTag, slow);
      m_.int_to_double(F::k0, R::kT0);
      m_.fimm(F::k1, k.as_number());
      double_arith(op, F::k0, constant_is_left ? F::k1 : F::k0, constant_is_left ? F::k0 : F::k1);
      m_.fst(out, F::k0);
      m_.jmp(done);
    });
    return;
  }
  m_.branch(Cond::kBelow, R::kT0, R::kIntTag, other);
  if (op == Arith::kMod) {
    auto y = static_cast<uint64_t>(k.as_int());
    if (k.as_int() > 0 && (y & (y - 1)) == 0) {  // floored, whatever the sign
      load_constant(R::kT1, Value::integer(k.as_int() - 1));
      m_.and_(R::kT0, R::kT0, R::kT1);  // both tags are all ones
    } else {
      load_constant(R::kT1, k);
      modulo_small();
    }
    m_.st(slot(a()), R::kT0);
    cold([&] { m_.bind(other), m_.jmp(slow()); });
    return;
  }
  load_constant(R::kT1, k);
  R left = constant_is_left ? R::kT1 : R::kT0, right = constant_is_left ? R::kT0 : R::kT1;
  if (op == Arith::kAdd) m_.int_add(R::kT0, left, right, slow());
  if (op == Arith::kSub) m_.int_sub(R::kT0, left, right, slow());
  if (op == Arith::kMul) m_.int_mul(R::kT0, left, right, slow());
  m_.st(slot(a()), R::kT0);
  m_.bind(done);
  warm([=, this, slow = slow()] {
    m_.bind(other);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, slow);
    doubles();
    m_.jmp(done);
  });
}

#define GS_ARITH(name) \
  template <class M>   \
  void Compiler<M>::visit_##name() { arith(Arith::k##name); }
GS_ARITH(Add) GS_ARITH(Sub) GS_ARITH(Mul) GS_ARITH(Div) GS_ARITH(Mod)
#undef GS_ARITH
#define GS_ARITH(name) \
  template <class M>   \
  void Compiler<M>::visit_##name##K() { arith_constant(Arith::k##name, b(), constant(c()), false); }
GS_ARITH(Add) GS_ARITH(Sub) GS_ARITH(Mul) GS_ARITH(Div) GS_ARITH(Mod)
#undef GS_ARITH
#define GS_ARITH(name) \
  template <class M>   \
  void Compiler<M>::visit_##name##KV() { arith_constant(Arith::k##name, c(), constant(b()), true); }
GS_ARITH(Add) GS_ARITH(Sub) GS_ARITH(Mul) GS_ARITH(Div)
#undef GS_ARITH

template <class M>
void Compiler<M>::visit_Neg() {
  Label not_int = m_.new_label(), done = m_.new_label();
  m_.ld(R::kT0, slot(b()));
  m_.branch(Cond::kBelow, R::kT0, R::kIntTag, not_int);
  m_.int_neg(R::kT0, R::kT0, slow());
  m_.st(slot(a()), R::kT0);
  m_.bind(done);
  warm([=, this, slow = slow(), out = slot(a())] {
    m_.bind(not_int);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, slow);
    m_.imm(R::kT1, uint64_t{1} << 63);
    m_.xor_(R::kT0, R::kT0, R::kT1);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fst(out, F::k0);
    m_.jmp(done);
  });
}

// ---------------------------------------------------------------- truth

/// Branches if the value in kT0 is truthy (or not, if `sense` is false). Changes kT0, kT1.
template <class M>
void Compiler<M>::branch_on_truth(bool sense, Label target) {
  m_.imm(R::kT1, Value::boolean(false).bits());
  if (sense) {
    Label falsy = m_.new_label();
    m_.branch(Cond::kEq, R::kT0, R::kT1, falsy);
    m_.branch(Cond::kNe, R::kT0, R::kNil, target);
    m_.bind(falsy);
  } else {
    m_.branch(Cond::kEq, R::kT0, R::kT1, target);
    m_.branch(Cond::kEq, R::kT0, R::kNil, target);
  }
}

template <class M>
void Compiler<M>::visit_Not() {
  Label truthy = m_.new_label();
  m_.ld(R::kT0, slot(b()));
  m_.imm(R::kT2, Value::boolean(false).bits());
  branch_on_truth(true, truthy);
  m_.add_imm(R::kT2, R::kT2, 1);
  m_.bind(truthy);
  m_.st(slot(a()), R::kT2);
}

// ---------------------------------------------------------------- comparisons as values

/// Branches if `x test y`, or if not (`sense`), for two integers or two doubles in kT0 and kT1; otherwise goes to `other`
/// with them unchanged.
template <class M>
void Compiler<M>::branch_on_compare(Test test, bool sense, Label target, Label other) {
  Label not_ints = m_.new_label(), done = m_.new_label();
  m_.and_(R::kT2, R::kT0, R::kT1);
  m_.branch(Cond::kBelow, R::kT2, R::kIntTag, not_ints);
  Cond c = test == Test::kEq ? Cond::kEq : test == Test::kLt ? Cond::kLt : Cond::kLe;
  m_.int_compare(sense ? c : negate(c), R::kT0, R::kT1, target);
  m_.bind(done);
  warm([=, this] {
    m_.bind(not_ints);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, other);
    m_.branch(Cond::kAboveEq, R::kT1, R::kNil, other);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fmov_bits(F::k1, R::kT1);
    FCond f = test == Test::kEq ? FCond::kEq : test == Test::kLt ? FCond::kLt : FCond::kLe;
    m_.fcompare(sense ? f : negate(f), F::k0, F::k1, target);
    m_.jmp(done);
  });
}

/// Identical things are equal, and things of different types or two interned strings are not. Numbers are not for this.
/// Otherwise to slow(). kT0, kT1 are the values.
template <class M>
void Compiler<M>::branch_on_identity(bool sense, Label target, Label done, Label slow) {
  Label same = m_.new_label();
  m_.branch(Cond::kEq, R::kT0, R::kT1, same);
  // Neither may be a number, whose bits say little, and tables may have __eq.
  m_.branch(Cond::kAboveEq, R::kT0, R::kIntTag, slow);
  m_.branch(Cond::kAboveEq, R::kT1, R::kIntTag, slow);
  m_.branch(Cond::kBelow, R::kT0, R::kNil, slow);
  m_.branch(Cond::kBelow, R::kT1, R::kNil, slow);
  // Different type tags: not equal. Of the same: strings by their interned bits, booleans are what they are.
  m_.shr(R::kT2, R::kT0, 48);
  m_.shr(R::kT3, R::kT1, 48);
  Label different = m_.new_label();
  m_.branch(Cond::kNe, R::kT2, R::kT3, different);
  m_.branch_imm(Cond::kBelowEq, R::kT2, static_cast<int32_t>(Value::kFalseBits >> 48), different);
  m_.branch_imm(Cond::kNe, R::kT2, static_cast<int32_t>(Value::kStringTag >> 48), slow);
  m_.strip_tag(R::kT0);
  m_.strip_tag(R::kT1);
  m_.ld8(R::kT0, field(R::kT0, offsetof(gc::Header, byte1)));
  m_.ld8(R::kT1, field(R::kT1, offsetof(gc::Header, byte1)));
  m_.and_(R::kT0, R::kT0, R::kT1);
  m_.and_imm(R::kT0, R::kT0, vm::String::kInterned);
  m_.jz(R::kT0, slow);
  m_.bind(different);
  m_.jmp(sense ? done : target);
  m_.bind(same);
  // Identical doubles do not come here unless equal bits failed as numbers (NaN).
  m_.branch(Cond::kBelow, R::kT0, R::kNil, slow);
  m_.jmp(sense ? target : done);
}

template <class M>
void Compiler<M>::compare_value(Test test, bool swap, bool negated) {
  Label holds = m_.new_label(), other = test == Test::kEq ? m_.new_label() : slow(), no = m_.new_label(), done = m_.new_label();
  m_.ld(R::kT0, slot(swap ? c() : b()));
  m_.ld(R::kT1, slot(swap ? b() : c()));
  branch_on_compare(test, true, holds, other);
  m_.bind(no);
  store_constant(slot(a()), Value::boolean(negated));
  m_.bind(done);
  warm([=, this, slow = slow(), out = slot(a())] {
    m_.bind(holds);
    store_constant(out, Value::boolean(!negated));
    m_.jmp(done);
    if (test == Test::kEq) {
      m_.bind(other);
      branch_on_identity(true, holds, no, slow);
    }
  });
}
template <class M> void Compiler<M>::visit_Eq() { compare_value(Test::kEq, false, false); }
template <class M> void Compiler<M>::visit_Ne() { compare_value(Test::kEq, false, true); }
template <class M> void Compiler<M>::visit_Lt() { compare_value(Test::kLt, false, false); }
template <class M> void Compiler<M>::visit_Le() { compare_value(Test::kLe, false, false); }
template <class M> void Compiler<M>::visit_Gt() { compare_value(Test::kLt, true, false); }
template <class M> void Compiler<M>::visit_Ge() { compare_value(Test::kLe, true, false); }

// ---------------------------------------------------------------- jumps

template <class M>
void Compiler<M>::visit_Jump() {
  m_.jmp(label_of(at_ + 1 + static_cast<uint32_t>(vm::arg_j(insn_))));
}
template <class M>
void Compiler<M>::visit_Loop() {
  m_.branch_mem32(Cond::kEq, in_vm(offsetof(vm::Vm, poll)), 0, label_of(at_ + 1 + static_cast<uint32_t>(vm::arg_j(insn_))));
  m_.jmp(slow());
}

/// Ends a backward conditional jump: falling through means that it is taken, `out` that it is not.
template <class M>
void Compiler<M>::loop_back() {
  m_.branch_mem32(Cond::kEq, in_vm(offsetof(vm::Vm, poll)), 0, label_of(target_word()));
  m_.jmp(slow());
}

template <class M>
void Compiler<M>::jump_truth(bool sense, bool backward) {
  m_.ld(R::kT0, slot(a()));
  if (!backward) return branch_on_truth(sense, label_of(target_word()));
  Label out = m_.new_label();
  branch_on_truth(!sense, out);
  loop_back();
  m_.bind(out);
}
template <class M> void Compiler<M>::visit_JTrue() { jump_truth(true, false); }
template <class M> void Compiler<M>::visit_JFalse() { jump_truth(false, false); }
template <class M> void Compiler<M>::visit_LTrue() { jump_truth(true, true); }
template <class M> void Compiler<M>::visit_LFalse() { jump_truth(false, true); }

template <class M>
void Compiler<M>::jump_compare(Test test, bool sense, bool backward) {
  Label other = test == Test::kEq ? m_.new_label() : slow(), out = m_.new_label();
  Label back = backward ? m_.new_label() : Label();
  m_.ld(R::kT0, slot(a()));
  m_.ld(R::kT1, slot(b()));
  if (backward) {
    branch_on_compare(test, !sense, out, other);
    m_.bind(back);
    loop_back();
  } else {
    branch_on_compare(test, sense, label_of(target_word()), other);
  }
  m_.bind(out);
  if (test != Test::kEq) return;
  warm([=, this, slow = slow(), taken = backward ? back : label_of(target_word())] {
    m_.bind(other);
    branch_on_identity(sense, taken, out, slow);
  });
}
#define GS_JUMP(name, test, sense)                                              \
  template <class M> void Compiler<M>::visit_J##name() { jump_compare(test, sense, false); } \
  template <class M> void Compiler<M>::visit_L##name() { jump_compare(test, sense, true); }
GS_JUMP(Eq, Test::kEq, true)
GS_JUMP(Ne, Test::kEq, false)
GS_JUMP(Lt, Test::kLt, true)
GS_JUMP(NotLt, Test::kLt, false)
GS_JUMP(Le, Test::kLe, true)
GS_JUMP(NotLe, Test::kLe, false)
#undef GS_JUMP

/// A comparison with a constant, which decides by itself what has to be looked at.
template <class M>
void Compiler<M>::jump_compare_constant(bool sense, bool backward) {
  Value k = constant(d());
  Label out = m_.new_label(), back = backward ? m_.new_label() : Label();
  Label taken = backward ? back : label_of(target_word());
  Label equal = sense ? taken : out, unequal = sense ? out : taken;
  m_.ld(R::kT0, slot(a()));
  if (k.is_double()) {
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, slow());
    m_.fmov_bits(F::k0, R::kT0);
    m_.fimm(F::k1, k.as_double());
    m_.fcompare(FCond::kEq, F::k0, F::k1, equal);
    m_.jmp(unequal);
  } else {
    if (k.is_nil()) m_.branch(Cond::kEq, R::kT0, R::kNil, equal);
    else {
      m_.ld(R::kT1, constant_slot(d()));
      m_.branch(Cond::kEq, R::kT0, R::kT1, equal);
    }
    if (k.is_int()) {
      m_.branch(Cond::kBelow, R::kT0, R::kNil, slow());  // a double may be equal
    } else if (k.is_string()) {
      m_.shr(R::kT1, R::kT0, 48);
      m_.branch_imm(Cond::kNe, R::kT1, static_cast<int32_t>(Value::kStringTag >> 48), unequal);
      m_.strip_tag(R::kT0);
      m_.ld8(R::kT0, field(R::kT0, offsetof(gc::Header, byte1)));
      m_.and_imm(R::kT0, R::kT0, vm::String::kInterned);  // two interned strings would be one
      m_.jz(R::kT0, slow());
    }
    m_.jmp(unequal);
  }
  if (backward) {
    m_.bind(back);
    loop_back();
  }
  m_.bind(out);
}
template <class M> void Compiler<M>::visit_JEqK() { jump_compare_constant(true, false); }
template <class M> void Compiler<M>::visit_JNeK() { jump_compare_constant(false, false); }
template <class M> void Compiler<M>::visit_LEqK() { jump_compare_constant(true, true); }
template <class M> void Compiler<M>::visit_LNeK() { jump_compare_constant(false, true); }

/// A comparison with a small integer: `swap` is for > and >=, which are < and <= the other way round.
template <class M>
void Compiler<M>::jump_compare_int(Test test, bool swap, bool sense, bool backward) {
  Cond c = test == Test::kLt ? (swap ? Cond::kGt : Cond::kLt) : (swap ? Cond::kGe : Cond::kLe);
  FCond f = test == Test::kLt ? FCond::kLt : FCond::kLe;
  Label not_int = m_.new_label(), out = m_.new_label(), back = backward ? m_.new_label() : Label();
  Label taken = backward ? back : label_of(target_word());
  m_.ld(R::kT0, slot(a()));
  m_.branch(Cond::kBelow, R::kT0, R::kIntTag, not_int);
  if (backward) {
    m_.int_compare_imm(sense ? negate(c) : c, R::kT0, sd(), out);
    m_.bind(back);
    loop_back();
  } else {
    m_.int_compare_imm(sense ? c : negate(c), R::kT0, sd(), taken);
  }
  m_.bind(out);
  warm([=, this, slow = slow(), value = sd()] {
    m_.bind(not_int);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, slow);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fimm(F::k1, value);
    m_.fcompare(sense ? f : negate(f), swap ? F::k1 : F::k0, swap ? F::k0 : F::k1, taken);
    m_.jmp(out);
  });
}
#define GS_JUMP(name, test, swap)                                               \
  template <class M> void Compiler<M>::visit_J##name##I() { jump_compare_int(test, swap, true, false); }     \
  template <class M> void Compiler<M>::visit_JNot##name##I() { jump_compare_int(test, swap, false, false); } \
  template <class M> void Compiler<M>::visit_L##name##I() { jump_compare_int(test, swap, true, true); }      \
  template <class M> void Compiler<M>::visit_LNot##name##I() { jump_compare_int(test, swap, false, true); }
GS_JUMP(Lt, Test::kLt, false)
GS_JUMP(Le, Test::kLe, false)
GS_JUMP(Gt, Test::kLt, true)
GS_JUMP(Ge, Test::kLe, true)
#undef GS_JUMP

}  // namespace gs::baseline
