// Arithmetic, comparison, jumps.
//
// Arithmetic knows two integers (inline) and other numbers (behind the function's end); a constant tells what the other
// operand will be. What is no number is the interpreter's business.
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

/// Two registers: integers that have 32 bits and are not negative; behind the function's end other integers, and whole doubles
/// above 0, of which the remainder is exact.
template <class M>
void Compiler<M>::modulo() {
  Label other = m_.new_label(), wide = m_.new_label(), done = m_.new_label();
  constexpr R kRight = R::kT1;
  load_into(kRight, c());
  R left = take(b());
  m_.and_(R::kT2, left, kRight);
  m_.branch(Cond::kBelow, R::kT2, R::kIntTag, other);
  m_.xor_(R::kT0, left, R::kIntTag);
  m_.xor_(kRight, kRight, R::kIntTag);
  m_.or_(R::kT2, R::kT0, kRight);
  m_.shift_and_branch_nonzero(R::kT2, 32, wide);
  m_.jz(kRight, slow());
  m_.umod32(kRight);
  m_.or_(R::kT0, R::kT0, R::kIntTag);
  hold_nothing();
  store(R::kT0, a());
  m_.bind(done);
  hold(R::kT0, a());
  warm([=, this, slow = slow(), to = result(R::kT0)] {
    m_.bind(wide);
    m_.jz(kRight, slow);
    for (R r : {R::kT0, kRight}) m_.shl(r, r, 16), m_.sar(r, r, 16);
    m_.remainder(kRight);
    Label floored = m_.new_label();  // a remainder has the sign of the divisor
    m_.jz(R::kT0, floored);
    m_.xor_(R::kT2, R::kT0, kRight);
    m_.branch_imm(Cond::kGe, R::kT2, 0, floored);
    m_.add(R::kT0, R::kT0, kRight);
    m_.bind(floored);
    m_.or_(R::kT0, R::kT0, R::kIntTag);
    if (to.store) m_.st(to.out, R::kT0);
    m_.jmp(done);

    m_.bind(other);
    number_to_double(F::k0, left, slow);
    number_to_double(F::k1, kRight, slow);
    m_.double_to_natural(R::kT0, F::k0, slow);
    m_.double_to_natural(kRight, F::k1, slow);
    m_.remainder(kRight);
    m_.int64_to_double(mirror(to.work), R::kT0);
    end_with_double(to, done);
  });
}

/// dst := the number `value`, or to `other`.
template <class M>
void Compiler<M>::number_to_double(F dst, R value, Label other) {
  Label is_double = m_.new_label(), done = m_.new_label();
  m_.branch(Cond::kBelow, value, R::kNil, is_double);
  m_.branch(Cond::kBelow, value, R::kIntTag, other);
  m_.int_to_double(dst, value);
  m_.jmp(done);
  m_.bind(is_double);
  m_.fmov_bits(dst, value);
  m_.bind(done);
}

/// The result is in the working register's mirror; back to `done`.
template <class M>
void Compiler<M>::end_with_double(Result to, Label done) {
  if (to.store) m_.fst(to.out, mirror(to.work));
  m_.bits_of(to.work, mirror(to.work));
  m_.jmp(done);
}

/// The double in `value`, in a floating-point register: its mirror, if it has one, otherwise `scratch`.
template <class M>
F Compiler<M>::as_double(R value, bool has_mirror, F scratch) {
  if (has_mirror) return mirror(value);
  m_.fmov_bits(scratch, value);
  return scratch;
}

/// Whether x - y and x + (-y) are the same for all x, and the macro-assemblers can add it.
inline bool is_addend(int64_t value) { return value != 0 && value > INT16_MIN && value <= INT16_MAX; }
inline bool is_addend(Value k) { return k.is_int() && is_addend(k.as_int()); }

/// Two registers. Products and quotients are those of doubles first, sums and differences those of integers. (Not of natural
/// numbers, as in add_small: an operand would have to be looked at as well, which was tried, and is not faster.)
template <class M>
void Compiler<M>::arith(Arith op) {
  if (op == Arith::kMod) return modulo();
  if (op == Arith::kAdd || op == Arith::kSub) {
    std::optional<int32_t> y = known(c()), x = known(b());
    if (y && is_addend(op == Arith::kSub ? -*y : *y)) return add_small(b(), op == Arith::kSub ? -*y : *y);
    if (op == Arith::kAdd && x && is_addend(*x)) return add_small(c(), *x);
  }
  bool doubles_first = op == Arith::kMul || op == Arith::kDiv;
  Label other = m_.new_label(), done = m_.new_label();
  auto [left, right] = operands(b(), c());
  bool left_mirror = is_mirrored(left), right_mirror = is_mirrored(right);
  R work = result_register(left, right);
  auto doubles = [=, this, left = left, right = right](Label no_doubles) {
    m_.branch(Cond::kAboveEq, left, R::kNil, no_doubles);
    m_.branch(Cond::kAboveEq, right, R::kNil, no_doubles);
    F x = as_double(left, left_mirror, F::k0), y = as_double(right, right_mirror, F::k1);
    double_arith(op, mirror(work), x, y);
  };
  if (doubles_first) {
    doubles(other);
    m_.bits_of(work, mirror(work));
  } else {
    int_arith(op, work, left, right, other);
  }
  store(work, a());
  m_.bind(done);
  hold(work, a());
  mirrors(work);
  warm([=, this, left = left, right = right, slow = slow(), x = slot(b()), y = slot(c()), to = result(work)] {
    Label mixed = m_.new_label(), too_large = m_.new_label();
    m_.bind(other);
    if (op == Arith::kMul) {
      m_.and_(R::kT2, left, right);
      m_.branch(Cond::kBelow, R::kT2, R::kIntTag, mixed);
      int_arith(op, work, left, right, too_large);
      if (to.store) m_.st(to.out, work);
      m_.jmp(done);
      m_.bind(too_large);
    }
    if (op != Arith::kDiv) {
      reload(left, x);
      reload(right, y);
    }
    if (!doubles_first) {
      doubles(mixed);
      end_with_double(to, done);
    }
    // One of each, or two integers whose result is none: as doubles they are exact, so that is rounded once.
    m_.bind(mixed);
    number_to_double(F::k0, left, slow);
    number_to_double(F::k1, right, slow);
    double_arith(op, mirror(work), F::k0, F::k1);
    end_with_double(to, done);
  });
}
template <class M>
void Compiler<M>::int_arith(Arith op, R dst, R left, R right, Label other) {
  switch (op) {
    case Arith::kAdd: return m_.int_add(dst, left, right, other);
    case Arith::kSub: return m_.int_sub(dst, left, right, other);
    default: return m_.int_mul(dst, left, right, other);
  }
}

template <class M>
void Compiler<M>::visit_AddI() { add_small(b(), sc()); }
/// A register and a small integer.
///
/// What is looked at is the sum of the words: if that is a natural number's (masm.h), the register has had an integer that is not
/// negative. For whatever is so little above or below such words is one more of them; but for those just below them, which no
/// value has, since addresses end at 2^47. All else is behind the function's end.
template <class M>
void Compiler<M>::add_small(uint32_t variable, int32_t value) {
  Label other = m_.new_label(), done = m_.new_label();
  R x = peek(variable);
  bool has_mirror = is_mirrored(x);
  R work = result_register(x);
  bool is_bounded = is_bounded_loop_end_next(value);
  m_.add_imm(work, x, value);
  if (is_bounded) m_.branch(Cond::kBelow, work, R::kIntTag, other);
  else m_.branch_unless_natural(work, other);
  store(work, a());
  step_ = is_bounded ? value : 0;
  if (is_loop_end_next()) general_ = done;
  else m_.bind(done);
  hold(work, a());
  mirrors(work);
  warm([=, this, slow = slow(), in = slot(variable), same = known(variable), to = result(work)] {
    Label not_negative = m_.new_label(), no_double = m_.new_label();
    m_.bind(other);
    if (!is_bounded) m_.branch_unless_negative(work, not_negative);
    // This far below 0, it has been negative before; not if something is subtracted from the smallest doubles' words.
    if (value < 0) m_.branch_imm(Cond::kAboveEq, work, value, not_negative);
    if (!is_bounded) {
      if (to.store) m_.st(to.out, work);
      m_.jmp(done);
    }
    m_.bind(not_negative);
    if (work == x && same) load_constant(x, Value::integer(*same));
    else if (work == x) m_.ld(x, in);
    m_.branch(Cond::kAboveEq, x, R::kNil, no_double);
    m_.fimm(F::k1, value);
    m_.fadd(mirror(work), as_double(x, has_mirror, F::k0), F::k1);
    end_with_double(to, done);
    m_.bind(no_double);
    m_.int_add_imm(work, x, value, slow);
    if (to.store) m_.st(to.out, work);
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

/// dst := of the double x and the constant k.
template <class M>
void Compiler<M>::double_arith_constant(Arith op, F dst, F x, double k, bool constant_is_left) {
  double inverse = op == Arith::kDiv && !constant_is_left ? exact_inverse(k) : 0;
  m_.fimm(F::k1, inverse != 0 ? inverse : k);
  if (inverse != 0) op = Arith::kMul;
  double_arith(op, dst, constant_is_left ? F::k1 : x, constant_is_left ? x : F::k1);
}

/// One operand is a number constant, which tells what the other most likely is.
template <class M>
void Compiler<M>::arith_constant(Arith op, uint32_t variable, Value k, bool constant_is_left) {
  if (op == Arith::kMod) return modulo_constant(variable, k);
  if (op == Arith::kSub && !constant_is_left && is_addend(k)) return add_small(variable, -static_cast<int32_t>(k.as_int()));
  if (op == Arith::kAdd && is_addend(k)) return add_small(variable, static_cast<int32_t>(k.as_int()));
  Label other = m_.new_label(), done = m_.new_label();
  R x = peek(variable);
  bool has_mirror = is_mirrored(x);
  R work = result_register(x);
  double y = k.as_number();
  bool doubles_first = op == Arith::kDiv || k.is_double();
  if (doubles_first) {
    m_.branch(Cond::kAboveEq, x, R::kNil, other);
    double_arith_constant(op, mirror(work), as_double(x, has_mirror, F::k0), y, constant_is_left);
    m_.bits_of(work, mirror(work));
  } else {
    load_constant(R::kT1, k);
    R left = constant_is_left ? R::kT1 : x, right = constant_is_left ? x : R::kT1;
    int_arith(op, work, left, right, other);
  }
  store(work, a());
  m_.bind(done);
  hold(work, a());
  mirrors(work);
  warm([=, this, slow = slow(), in = slot(variable), to = result(work)] {
    m_.bind(other);
    if (doubles_first) {
      m_.branch(Cond::kBelow, x, R::kIntTag, slow);
      m_.int_to_double(F::k0, x);
      double_arith_constant(op, mirror(work), F::k0, y, constant_is_left);
    } else {
      Label too_large = m_.new_label();
      reload(x, in);
      m_.branch(Cond::kAboveEq, x, R::kNil, too_large);
      double_arith_constant(op, mirror(work), as_double(x, has_mirror, F::k0), y, constant_is_left);
      end_with_double(to, done);
      m_.bind(too_large);  // two integers whose result is none: as doubles they are exact, so that is rounded once
      m_.branch(Cond::kBelow, x, R::kIntTag, slow);
      m_.int_to_double(F::k0, x);
      double_arith_constant(op, mirror(work), F::k0, y, constant_is_left);
    }
    end_with_double(to, done);
  });
}

/// An integer, or a whole double above 0, modulo a constant integer above 0; the rest is the interpreter's.
template <class M>
void Compiler<M>::modulo_constant(uint32_t variable, Value k) {
  if (!k.is_int() || k.as_int() <= 0) {
    hold_nothing();
    return m_.jmp(slow());
  }
  auto y = static_cast<uint64_t>(k.as_int());
  if (std::has_single_bit(y)) return modulo_power_of_two(variable, y);
  Label other = m_.new_label(), negative = m_.new_label(), done = m_.new_label();
  R work = take(variable);
  m_.branch(Cond::kBelow, work, R::kIntTag, other);
  m_.shl(R::kT0, work, 16);
  m_.branch_imm(Cond::kLt, R::kT0, 0, negative);
  m_.shr(R::kT0, R::kT0, 16);
  m_.umod_constant(Divisor(y));
  m_.or_(R::kT0, R::kT1, R::kIntTag);
  hold_nothing();
  store(R::kT0, a());
  m_.bind(done);
  hold(R::kT0, a());
  warm([=, this, slow = slow(), to = result(R::kT0)] {
    m_.bind(negative);  // ~x is not, and x mod y is y - 1 - (~x mod y)
    m_.sar(R::kT0, R::kT0, 16);
    m_.imm(R::kT1, ~uint64_t{0});
    m_.xor_(R::kT0, R::kT0, R::kT1);
    m_.umod_constant(Divisor(y));
    m_.imm(R::kT0, Value::kIntTag | (y - 1));
    m_.sub(R::kT0, R::kT0, R::kT1);
    if (to.store) m_.st(to.out, R::kT0);
    m_.jmp(done);

    m_.bind(other);
    m_.branch(Cond::kAboveEq, work, R::kNil, slow);
    m_.fmov_bits(F::k0, work);
    m_.double_to_natural(R::kT0, F::k0, slow);
    m_.umod_constant(Divisor(y));
    m_.int64_to_double(mirror(to.work), R::kT1);
    end_with_double(to, done);
  });
}
/// The same where the lower bits are the remainder, floored, whatever the sign.
template <class M>
void Compiler<M>::modulo_power_of_two(uint32_t variable, uint64_t y) {
  Label other = m_.new_label(), done = m_.new_label();
  R work = take(variable);
  m_.branch(Cond::kBelow, work, R::kIntTag, other);
  m_.imm(R::kT1, Value::kIntTag | (y - 1));
  m_.and_(work, work, R::kT1);  // both tags are all ones
  store(work, a());
  m_.bind(done);
  hold_nothing();  // kT0 may change on the way below
  hold(work, a());
  warm([=, this, slow = slow(), to = result(work)] {
    m_.bind(other);
    m_.branch(Cond::kAboveEq, work, R::kNil, slow);
    m_.fmov_bits(F::k0, work);
    m_.double_to_natural(R::kT0, F::k0, slow);
    m_.imm(R::kT1, y - 1);
    m_.and_(R::kT0, R::kT0, R::kT1);
    m_.int64_to_double(mirror(to.work), R::kT0);
    end_with_double(to, done);
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
  Label other = m_.new_label(), done = m_.new_label();
  R x = peek(b()), work = result_register(x);
  m_.int_neg(work, x, other);
  store(work, a());
  m_.bind(done);
  hold(work, a());
  warm([=, this, slow = slow(), in = slot(b()), to = result(work)] {
    m_.bind(other);
    reload(x, in);
    m_.branch(Cond::kAboveEq, x, R::kNil, slow);
    m_.imm(R::kT1, uint64_t{1} << 63);
    m_.xor_(to.work, x, R::kT1);
    if (to.store) m_.st(to.out, to.work);
    m_.jmp(done);
  });
}

// ---------------------------------------------------------------- truth

/// Branches if `value` is truthy (or not, if `sense` is false). Changes kT1.
template <class M>
void Compiler<M>::branch_on_truth(R value, bool sense, Label target) {
  load_false(R::kT1);
  if (sense) {
    Label falsy = m_.new_label();
    m_.branch(Cond::kEq, value, R::kT1, falsy);
    m_.branch(Cond::kNe, value, R::kNil, target);
    m_.bind(falsy);
  } else {
    m_.branch(Cond::kEq, value, R::kT1, target);
    m_.branch(Cond::kEq, value, R::kNil, target);
  }
}

template <class M>
void Compiler<M>::visit_Not() {
  Label truthy = m_.new_label();
  R value = peek(b());
  load_false(R::kT2);
  branch_on_truth(value, true, truthy);
  m_.add_imm(R::kT2, R::kT2, 1);
  m_.bind(truthy);
  m_.st(slot(a()), R::kT2);
  wrote(a());
}

// ---------------------------------------------------------------- comparisons as values

/// Branches if `left test right`, or if not (`sense`), for two numbers; otherwise goes to `other`. `left` and `right` are left
/// alone.
template <class M>
void Compiler<M>::branch_on_compare(Test test, bool sense, Label target, Label other, R left, R right) {
  Label not_ints = m_.new_label(), done = m_.new_label();
  Cond c = test == Test::kEq ? Cond::kEq : test == Test::kLt ? Cond::kLt : Cond::kLe;
  m_.int_compare_checked(sense ? c : negate(c), left, right, target, not_ints);
  m_.bind(done);
  warm([=, this] {
    m_.bind(not_ints);
    number_to_double(F::k0, left, other);  // integers are exact as doubles
    number_to_double(F::k1, right, other);
    FCond f = test == Test::kEq ? FCond::kEq : test == Test::kLt ? FCond::kLt : FCond::kLe;
    m_.fcompare(sense ? f : negate(f), F::k0, F::k1, target);
    m_.jmp(done);
  });
}

/// Two values that are not two numbers of one kind. Identical things are equal; things of different types, two interned strings,
/// and strings of different lengths are not. Otherwise to `slow`. Leaves `left` and `right` alone.
template <class M>
void Compiler<M>::branch_on_identity(R left, R right, bool sense, Label target, Label done, Label slow) {
  Label same = m_.new_label(), different = m_.new_label();
  // An integer may equal a double, and a double's bits say little.
  m_.branch(Cond::kAboveEq, left, R::kIntTag, slow);
  m_.branch(Cond::kAboveEq, right, R::kIntTag, slow);
  m_.branch(Cond::kBelow, left, R::kNil, slow);
  m_.branch(Cond::kBelow, right, R::kNil, slow);
  m_.branch(Cond::kEq, left, right, same);
  m_.shr(R::kT2, left, 48);
  m_.shr(R::kT3, right, 48);
  m_.branch(Cond::kNe, R::kT2, R::kT3, different);
  m_.branch_imm(Cond::kBelowEq, R::kT2, static_cast<int32_t>(Value::kFalseBits >> 48), different);  // false and true
  m_.branch_imm(Cond::kNe, R::kT2, static_cast<int32_t>(Value::kStringTag >> 48), slow);  // tables may have __eq
  m_.mov(R::kT2, left);
  m_.mov(R::kT3, right);
  m_.strip_tag(R::kT2);
  m_.strip_tag(R::kT3);
  m_.ld(R::kT2, field(R::kT2, 0));
  m_.ld(R::kT3, field(R::kT3, 0));
  static_assert(offsetof(vm::String, byte1) == 3 && offsetof(vm::String, word) == 4);
  m_.xor_(R::kCount, R::kT2, R::kT3);
  m_.shift_and_branch_nonzero(R::kCount, 32, different);
  m_.and_(R::kT2, R::kT2, R::kT3);
  m_.shr(R::kT2, R::kT2, 24);
  m_.and_imm(R::kT2, R::kT2, vm::String::kInterned);
  m_.jz(R::kT2, slow);
  m_.bind(different);
  m_.jmp(sense ? done : target);
  m_.bind(same);
  m_.jmp(sense ? target : done);
}

template <class M>
void Compiler<M>::compare_value(Test test, bool swap, bool negated) {
  Label holds = m_.new_label(), other = test == Test::kEq ? m_.new_label() : slow(), no = m_.new_label(), done = m_.new_label();
  auto [left, right] = swap ? operands(c(), b(), true) : operands(b(), c(), true);
  branch_on_compare(test, true, holds, other, left, right);
  m_.bind(no);
  load_false(R::kT2);
  if (negated) m_.add_imm(R::kT2, R::kT2, 1);
  m_.bind(done);
  m_.st(slot(a()), R::kT2);
  wrote(a());
  warm([=, this, left = left, right = right, slow = slow()] {
    m_.bind(holds);
    load_false(R::kT2);
    if (!negated) m_.add_imm(R::kT2, R::kT2, 1);
    m_.jmp(done);
    if (test == Test::kEq) {
      m_.bind(other);
      branch_on_identity(left, right, true, holds, no, slow);
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
void Compiler<M>::visit_Jump() { m_.jmp(label_of(jump_word())); }
template <class M>
void Compiler<M>::visit_Loop() { go_round(jump_word()); }

/// The way back to `header`. When a poll is due the interpreter does all of the instruction over again; and it is looked for
/// first, because regions leave it to the instruction that they leave at.
template <class M>
void Compiler<M>::go_round(uint32_t header) {
  Label begin = bring_to(header);
  if (loops_.empty()) {
    m_.branch_mem32(Cond::kEq, in_vm(offsetof(vm::Vm, poll)), 0, begin);
    return m_.jmp(slow());
  }
  m_.branch_mem32(Cond::kNe, in_vm(offsetof(vm::Vm, poll)), 0, slow());
  count_round(header);
  m_.jmp(begin);
}

/// One more round of the loop at `header` begins, unless it goes on in a region.
template <class M>
void Compiler<M>::count_round(uint32_t header) {
  const vm::LoopSite* site = loops_.data();
  while (site->word != header) site++;
  Label hot = m_.new_label();
  m_.imm(R::kT2, reinterpret_cast<uint64_t>(site));
  m_.count_down(R::kT1, {R::kT2, offsetof(vm::LoopSite, countdown)}, hot);
  if (vm_.rounds.wanted) {
    Mem rounds = in_vm(offsetof(vm::Vm, rounds) + offsetof(vm::RoundCounts, baseline));
    m_.ld(R::kT1, rounds);
    m_.add_imm(R::kT1, R::kT1, 1);
    m_.st(rounds, R::kT1);
  }
  cold([&] {
    m_.bind(hot);
    jump_to_stub(offsetof(vm::TransitionStubs, loop_is_hot), header);
  });
}

template <class M>
void Compiler<M>::jump_truth(bool sense, bool backward) {
  R value = peek(a());
  if (!backward) return branch_on_truth(value, sense, label_of(target_word()));
  Label out = m_.new_label();
  branch_on_truth(value, !sense, out);
  go_round(target_word());
  m_.bind(out);
}
template <class M> void Compiler<M>::visit_JTrue() { jump_truth(true, false); }
template <class M> void Compiler<M>::visit_JFalse() { jump_truth(false, false); }
template <class M> void Compiler<M>::visit_LTrue() { jump_truth(true, true); }
template <class M> void Compiler<M>::visit_LFalse() { jump_truth(false, true); }

// Mostly a loop ends with the addition of a small number to its variable and a compare of that: `i += k; if i <= n goto header`.
// Behind the addition's short way the variable is known to be natural. What is in place then takes that for granted; behind the
// other ways, and for whoever comes from elsewhere, the same is there once more in warm code, for any values.

/// Whether the next instruction goes back if what the current one computes, an addition, is below something.
template <class M>
bool Compiler<M>::is_loop_end_next() const {
  uint32_t next = next_word();
  if (is_inlined() || next >= scope_->proto->code_words || scope_->is_target[next]) return false;
  Instr then = vm::canonical(code()[next]);
  if (vm::arg_a(then) != a()) return false;
  switch (vm::op_of(then)) {
    case Op::LLt: case Op::LLe: return true;
    case Op::LLtI: case Op::LLeI: case Op::LGtI: case Op::LGeI: return vm::arg_sd(then) >= 0;
    default: return false;
  }
}
/// Whether that something is a bound in a register, and the current instruction adds `value` above 0. Then it need only find
/// that it has added to an integer: of sums that are not above such a bound, none has overflowed. Only of the small loops that bring
/// something to their headers: longer ones (mandelbrot, sieve, matmul) were found to be 2 % slower with it, though shorter.
template <class M>
bool Compiler<M>::is_bounded_loop_end_next(int32_t value) const {
  if (value <= 0 || round_.header == kNothing || !is_loop_end_next()) return false;
  uint32_t next = next_word();
  Op then = vm::op_of(vm::canonical(code()[next]));
  return (then == Op::LLt || then == Op::LLe) && next + 2 + code()[next + 1] == round_.header;
}
/// Such an end with the bound in a register. Behind the last round, too, the general code decides.
template <class M>
void Compiler<M>::end_loop_of_naturals(Test test) {
  Label out = m_.new_label(), back = m_.new_label(), unproven = step_ != 0 ? m_.new_label() : general_;
  R variable = holder(a());
  m_.branch_unless_below(test == Test::kLt ? Cond::kBelow : Cond::kBelowEq, variable, slot(b()), unproven);
  m_.bind(back);
  go_round(target_word());
  m_.bind(out);
  warm([=, this, step = step_, general = general_, slow = slow(), in = slot(a()), bound = slot(b())] {
    if (step != 0) {
      m_.bind(unproven);
      finish_bounded_sum(variable, in, step, general);
    }
    m_.bind(general);
    m_.ld(R::kT1, bound);
    branch_on_compare(test, true, back, slow, variable, R::kT1);
    m_.jmp(out);
  });
}
/// An integer and `step` have been added as words, to `variable` and its slot `in`. Goes to `general` with their sum: as a double
/// if it is none of the integers, in which case the word is one of the `step` lowest, which no integer leads to by addition.
template <class M>
void Compiler<M>::finish_bounded_sum(R variable, Mem in, int32_t step, Label general) {
  constexpr uint64_t kEnd = uint64_t{1} << 47;  // of the integers above 0
  m_.imm(R::kT2, Value::kIntTag | kEnd);
  m_.sub(R::kT1, variable, R::kT2);
  m_.branch_imm(Cond::kAboveEq, R::kT1, step, general);
  m_.imm(R::kT2, kEnd);
  m_.add(R::kT1, R::kT1, R::kT2);
  m_.int64_to_double(mirror(variable), R::kT1);
  m_.fst(in, mirror(variable));
  m_.bits_of(variable, mirror(variable));
}
template <class M>
void Compiler<M>::jump_compare(Test test, bool sense, bool backward) {
  if (general_.isValid()) return end_loop_of_naturals(test);
  Label other = test == Test::kEq ? m_.new_label() : slow(), out = m_.new_label();
  Label back = backward ? m_.new_label() : Label();
  auto [left, right] = operands(a(), b(), true);
  if (backward) {
    branch_on_compare(test, !sense, out, other, left, right);
    m_.bind(back);
    go_round(target_word());
  } else {
    branch_on_compare(test, sense, label_of(target_word()), other, left, right);
  }
  m_.bind(out);
  if (test != Test::kEq) return;
  warm([=, this, left = left, right = right, slow = slow(), taken = backward ? back : label_of(target_word())] {
    m_.bind(other);
    branch_on_identity(left, right, sense, taken, out, slow);
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
  if (k.bits() == Value::kIntTag) return jump_compare_zero(sense, backward);
  Label out = m_.new_label(), back = backward ? m_.new_label() : Label();
  Label taken = backward ? back : label_of(target_word());
  Label equal = sense ? taken : out, unequal = sense ? out : taken;
  R value = peek(a());
  if (k.is_double()) {
    m_.branch(Cond::kAboveEq, value, R::kNil, slow());
    m_.fmov_bits(F::k0, value);
    m_.fimm(F::k1, k.as_double());
    m_.fcompare(FCond::kEq, F::k0, F::k1, equal);
  } else {
    R right = k.is_nil() ? R::kNil : R::kT1;
    if (is_compared_in_memory(k)) m_.ld(R::kT1, constant_slot(d()));
    else if (right == R::kT1) load_constant(R::kT1, k);
    m_.branch(Cond::kEq, value, right, equal);
    if (k.is_int()) {  // a double may be equal
      Label is_double = m_.new_label();
      warm([=, this] {
        m_.bind(is_double);
        m_.fmov_bits(F::k0, value);
        m_.fimm(F::k1, k.as_number());
        m_.fcompare(FCond::kEq, F::k0, F::k1, equal);
        m_.jmp(unequal);
      });
      if (!sense && !backward) {
        m_.branch(Cond::kAboveEq, value, R::kNil, taken);
        m_.jmp(is_double);
        return m_.bind(out);
      }
      m_.branch(Cond::kBelow, value, R::kNil, is_double);
    } else if (k.is_string()) {
      m_.shr(R::kT1, value, 48);
      m_.branch_imm(Cond::kNe, R::kT1, static_cast<int32_t>(Value::kStringTag >> 48), unequal);
      m_.mov(R::kT1, value);
      m_.strip_tag(R::kT1);
      m_.ld8(R::kT1, field(R::kT1, offsetof(gc::Header, byte1)));
      m_.and_imm(R::kT1, R::kT1, vm::String::kInterned);  // two interned strings would be one
      m_.jz(R::kT1, slow());
    }
  }
  if (backward) {
    if (!sense) m_.bind(back);
    else m_.jmp(out), m_.bind(back);
    go_round(target_word());
  } else if (!sense) {
    m_.jmp(taken);
  }
  m_.bind(out);
}
/// The same with 0: the lowest of the integers, which are above all other values, so that one compare tells all three apart.
template <class M>
void Compiler<M>::jump_compare_zero(bool sense, bool backward) {
  Label out = m_.new_label(), back = m_.new_label(), no_int = m_.new_label();
  Label taken = backward ? back : label_of(target_word());
  Label equal = sense ? taken : out, unequal = sense ? out : taken;
  R value = peek(a());
  m_.branch(sense ? Cond::kEq : Cond::kAbove, value, R::kIntTag, taken);
  m_.branch_again(sense ? Cond::kBelow : Cond::kNe, no_int);
  warm([=, this] {
    m_.bind(no_int);
    m_.branch(Cond::kAboveEq, value, R::kNil, unequal);
    m_.fmov_bits(F::k0, value);
    m_.fimm(F::k1, 0);
    m_.fcompare(FCond::kEq, F::k0, F::k1, equal);
    m_.jmp(unequal);
  });
  if (backward) {
    m_.jmp(out);
    m_.bind(back);
    go_round(target_word());
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
  R value = peek(a());
  if (general_.isValid()) {  // both are natural, and to each other what their words are
    load_constant(R::kT1, Value::integer(sd()));
    m_.branch(negate(of_words(c)), value, R::kT1, out);
  } else {
    m_.branch(Cond::kBelow, value, R::kIntTag, not_int);
    m_.int_compare_imm(sense != backward ? c : negate(c), value, sd(), backward ? out : taken);
  }
  if (backward) {
    m_.bind(back);
    go_round(target_word());
  }
  m_.bind(out);
  warm([=, this, general = general_, slow = slow(), constant = sd()] {
    if (general.isValid()) {
      m_.bind(general);
      m_.branch(Cond::kBelow, value, R::kIntTag, not_int);
      m_.int_compare_imm(c, value, constant, taken);
      m_.jmp(out);
    }
    m_.bind(not_int);
    m_.branch(Cond::kAboveEq, value, R::kNil, slow);
    m_.fmov_bits(F::k0, value);
    m_.fimm(F::k1, constant);
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
