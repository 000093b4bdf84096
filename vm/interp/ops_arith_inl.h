// Arithmetic and length.
//
// The fast handlers know two integers and two doubles. One of each, and the modulo of doubles, are a handler of their
// own, so that the first can be short; everything that is not two numbers is the slow twin's.
#pragma once

#include <bit>

#include "vm/interp/handlers.h"

namespace gs::vm {
namespace {

/// Where an arithmetic instruction finds its operands.
enum class Form { kVV, kVK, kVI, kKV };

#define LEFT (form == Form::kKV ? CONSTANT(B) : RB)
#define RIGHT (form == Form::kVK ? CONSTANT(C) : form == Form::kVI ? Value::integer(SC) : RC)

/// AddI stands for `x + n` when n is positive and for `x - -n` when it is negative: numbers do not notice, but
/// metamethods do.
GS_SLOW_HANDLER subtract_immediate_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(arith_slow(*vm, Arith::kSub, RB, Value::integer(-SC), out, call), call, Stub::kStore);
  RA = out;
  RESUME;
}

template <Arith op, Form form>
GS_SLOW_HANDLER arith_slow_handler(GS_PARAMS) {
  Value a = LEFT, b = RIGHT, out;
  if (form == Form::kVI && SC < 0 && !a.is_number()) GOTO(subtract_immediate_slow);
  SAVE();
  PendingCall call;
  FINISH(arith_slow(*vm, op, a, b, out, call), call, Stub::kStore);
  RA = out;
  RESUME;
}

/// a mod b where both are whole, a >= +0.0 and b > 0: nearly all there are. Integer division is exact there (so is fmod,
/// always) and faster than the library's.
GS_INLINE bool modulo_of_whole(double a, double b, double& out) {
  constexpr double kLimit = 9223372036854775808.0;  // 2^63
  if (!(a >= 0 && a < kLimit && b > 0 && b < kLimit) || std::signbit(a)) return false;
  auto x = static_cast<uint64_t>(static_cast<int64_t>(a)), y = static_cast<uint64_t>(static_cast<int64_t>(b));
  if (static_cast<double>(static_cast<int64_t>(x)) != a || static_cast<double>(static_cast<int64_t>(y)) != b) return false;
  uint64_t rest = (y & (y - 1)) == 0       ? x & (y - 1)
                  : ((x | y) >> 32) == 0 ? static_cast<uint32_t>(x) % static_cast<uint32_t>(y)
                                         : x % y;
  out = static_cast<double>(static_cast<int64_t>(rest));
  return true;
}

/// x / y for a constant y. By a power of two it is a multiplication: both are the exact quotient, rounded once.
GS_INLINE double divide_by_constant(double x, double y) {
  auto bits = std::bit_cast<uint64_t>(y);
  constexpr uint64_t kOne = uint64_t{1} << 52;  // of the exponent
  bool power_of_two = (bits << 12) == 0 && bits - kOne < 0x7FD * kOne;
  if (power_of_two) return x * std::bit_cast<double>(0x7FE * kOne - bits);  // 1 / y: a normal number too
  return x / y;
}

template <Arith op, Form form>
GS_INLINE double arith_doubles(double x, double y) {
  if constexpr (op == Arith::kAdd) return x + y;
  if constexpr (op == Arith::kSub) return x - y;
  if constexpr (op == Arith::kMul) return x * y;
  if constexpr (op == Arith::kDiv && form == Form::kVK) return divide_by_constant(x, y);
  return x / y;
}

// ---- pairs whose second instruction reads what the first has just computed

/// The arithmetic that an opcode does; `any` is false for opcodes that do none of interest here.
struct ArithOf {
  bool any;
  Arith op;
  Form form;
};
constexpr ArithOf arith_of(Op op) {
  switch (op) {
    case Op::Add: return {true, Arith::kAdd, Form::kVV};
    case Op::Sub: return {true, Arith::kSub, Form::kVV};
    case Op::Mul: return {true, Arith::kMul, Form::kVV};
    case Op::Div: return {true, Arith::kDiv, Form::kVV};
    case Op::MulK: return {true, Arith::kMul, Form::kVK};
    case Op::DivK: return {true, Arith::kDiv, Form::kVK};
    case Op::MulKV: return {true, Arith::kMul, Form::kKV};
    case Op::DivKV: return {true, Arith::kDiv, Form::kKV};
    case Op::AddI: return {true, Arith::kAdd, Form::kVI};
    default: return {false, Arith::kAdd, Form::kVV};
  }
}

/// The instruction `insn` does the arithmetic `op`; register `known` holds the double d. Its result, if d is one of its
/// operands and the other is a double as well. What this saves is the way of d through memory, which in a chain of
/// operations takes longer than the operation.
template <Arith op, Form form>
GS_INLINE bool arith_of_known(const Value* base, const Instr* code, [[maybe_unused]] const Instr* pc, uint64_t insn, unsigned known,
                              double d, uint64_t nil_bits, double& out) {
  if constexpr (form == Form::kVI) {
    if (HOT_B != known) return false;
    out = arith_doubles<op, form>(d, static_cast<double>(SC));
    return true;
  }
  if (form != Form::kKV && HOT_B == known) {
    const Value* right = form == Form::kVK ? &CONSTANT(HOT_C) : &base[HOT_C];
    if (!is_double(*right, nil_bits)) return false;
    out = arith_doubles<op, form>(d, load_double(right));
    return true;
  }
  if (form != Form::kVK && HOT_C == known) {
    const Value* left = form == Form::kKV ? &CONSTANT(HOT_B) : &base[HOT_B];
    if (!is_double(*left, nil_bits)) return false;
    out = arith_doubles<op, form>(load_double(left), d);
    return true;
  }
  return false;
}

/// Ends a first instruction whose result is the double `d`: THEN, with d at hand if the second is arithmetic or a move.
#define THEN_WITH(d)                                                          \
  do {                                                                        \
    RA = Value::number(d);                                                    \
    if constexpr (then != nullptr && (arith_of(second).any || second == Op::Move)) { \
      unsigned gs_known = A;                                                  \
      insn = *pc++;                                                           \
      if constexpr (second == Op::Move) {                                     \
        RA = HOT_B == gs_known ? Value::number(d) : base[HOT_B];              \
        NEXT;                                                                 \
      } else {                                                                \
        constexpr ArithOf gs_next = arith_of(second);                         \
        double gs_out;                                                        \
        if (GS_UNLIKELY(!(arith_of_known<gs_next.op, gs_next.form>(base, code, pc, insn, gs_known, d, nil_bits, gs_out)))) { \
          GOTO(then);                                                         \
        }                                                                     \
        RA = Value::number(gs_out);                                           \
        NEXT;                                                                 \
      }                                                                       \
    }                                                                         \
    THEN;                                                                     \
  } while (0)

/// Numbers that are not of the same type, and what is too long for the first handler.
template <Arith op, Form form, Handler then = nullptr>
GS_WARM_HANDLER arith_mixed(GS_PARAMS) {
  Value a = LEFT, b = RIGHT;
  bool numbers = (is_int(a, int_tag) || is_double(a, nil_bits)) && (is_int(b, int_tag) || is_double(b, nil_bits));
  if (GS_UNLIKELY(!numbers)) GOTO((arith_slow_handler<op, form>));
  if constexpr (op == Arith::kAdd || op == Arith::kSub || op == Arith::kMul) {
    if (GS_UNLIKELY(both_ints(a, b, int_tag))) GOTO((arith_slow_handler<op, form>));  // out of the integers' range
  }
  if constexpr (op == Arith::kMod || op == Arith::kPow) {
    double out;
    if (op == Arith::kMod && both_ints(a, b, int_tag)) {
      if (GS_UNLIKELY(b.as_int() == 0)) GOTO((arith_slow_handler<op, form>));
      RA = Value::integer(floor_mod(a.as_int(), b.as_int()));
      THEN;
    }
    if (op == Arith::kMod && GS_LIKELY(modulo_of_whole(a.as_number(), b.as_number(), out))) {
      RA = Value::number(out);
      THEN;
    }
    GOTO((arith_slow_handler<op, form>));
  } else {
    double x = is_int(a, int_tag) ? static_cast<double>(a.as_int()) : a.as_double();
    double y = is_int(b, int_tag) ? static_cast<double>(b.as_int()) : b.as_double();
    RA = Value::number((arith_doubles<op, form>(x, y)));
    THEN;
  }
}

template <Arith op, Form form, Handler then = nullptr, Op second = Op::Exit>
GS_HANDLER arith_handler(GS_PARAMS) {
  const Value* left = form == Form::kKV ? &CONSTANT(HOT_B) : &base[HOT_B];
  const Value* right = form == Form::kVK ? &CONSTANT(HOT_C) : form == Form::kVI ? nullptr : &base[HOT_C];
  Value a = *left;
  Value b = form == Form::kVI ? Value::integer(SC) : *right;
  // Doubles come first where they are frequent: failing these tests costs integers less than the test for two integers
  // costs doubles.
  if constexpr (op != Arith::kMod && op != Arith::kPow && form != Form::kVI) {
    if (is_double(a, nil_bits)) {
      if (GS_UNLIKELY(!is_double(b, nil_bits))) GOTO((arith_mixed<op, form, then>));
      double d = arith_doubles<op, form>(load_double(left), load_double(right));
      THEN_WITH(d);
    }
  }
  if (GS_LIKELY(form == Form::kVI ? is_int(a, int_tag) : both_ints(a, b, int_tag))) {
    int64_t shifted;
    if constexpr (op == Arith::kAdd || op == Arith::kSub || op == Arith::kMul) {
      int64_t x = a.as_shifted_int(), y = form == Form::kVI ? int64_t{SC} * 65536 : b.as_shifted_int();
      bool overflow = op == Arith::kAdd   ? __builtin_add_overflow(x, y, &shifted)
                      : op == Arith::kSub ? __builtin_sub_overflow(x, y, &shifted)
                                          : __builtin_mul_overflow(x, y >> 16, &shifted);
      if (GS_UNLIKELY(overflow)) GOTO((arith_mixed<op, form, then>));
      RA = int_from_shifted(shifted, int_tag);
      THEN;
    } else if constexpr (op == Arith::kDiv) {
      double d = arith_doubles<op, form>(static_cast<double>(a.as_int()), static_cast<double>(b.as_int()));
      THEN_WITH(d);
    } else if constexpr (op == Arith::kMod) {
      // Without their tags; negative ones are large. The divisions of what has 32 bits are the short ones.
      uint64_t x = a.bits() ^ int_tag, y = b.bits() ^ int_tag;
      if (form == Form::kVK && (y & (y - 1)) == 0 && GS_LIKELY(y - 1 < uint64_t{kMaxInt})) {
        RA = Value::from_bits(int_tag | (x & (y - 1)));  // floored, whatever the sign of x
        THEN;
      }
      if (GS_LIKELY(((x | y) >> 32) == 0 && y != 0)) {
        RA = Value::from_bits(int_tag | static_cast<uint32_t>(x) % static_cast<uint32_t>(y));
        THEN;
      }
    }
  }
  if constexpr (form == Form::kVI) {
    if (GS_LIKELY(is_double(a, nil_bits))) {
      double d = arith_doubles<op, form>(load_double(left), static_cast<double>(SC));
      THEN_WITH(d);
    }
  }
  GOTO((arith_mixed<op, form, then>));
}
#undef LEFT
#undef RIGHT


#define op_Add (arith_handler<Arith::kAdd, Form::kVV>)
#define op_Sub (arith_handler<Arith::kSub, Form::kVV>)
#define op_Mul (arith_handler<Arith::kMul, Form::kVV>)
#define op_Div (arith_handler<Arith::kDiv, Form::kVV>)
#define op_Mod (arith_handler<Arith::kMod, Form::kVV>)
#define op_Pow (arith_handler<Arith::kPow, Form::kVV>)
#define op_AddI (arith_handler<Arith::kAdd, Form::kVI>)
#define op_AddK (arith_handler<Arith::kAdd, Form::kVK>)
#define op_SubK (arith_handler<Arith::kSub, Form::kVK>)
#define op_MulK (arith_handler<Arith::kMul, Form::kVK>)
#define op_DivK (arith_handler<Arith::kDiv, Form::kVK>)
#define op_ModK (arith_handler<Arith::kMod, Form::kVK>)
#define op_PowK (arith_handler<Arith::kPow, Form::kVK>)
#define op_AddKV (arith_handler<Arith::kAdd, Form::kKV>)
#define op_SubKV (arith_handler<Arith::kSub, Form::kKV>)
#define op_MulKV (arith_handler<Arith::kMul, Form::kKV>)
#define op_DivKV (arith_handler<Arith::kDiv, Form::kKV>)

GS_SLOW_HANDLER neg_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(negate_slow(*vm, RB, out, call), call, Stub::kStore);
  RA = out;
  RESUME;
}
GS_HANDLER op_Neg(GS_PARAMS) {
  const Value* operand = &base[HOT_B];
  Value v = *operand;
  if (is_double(v, nil_bits)) {
    RA = Value::number(-load_double(operand));
    NEXT;
  }
  if (GS_UNLIKELY(!is_int(v, int_tag) || v.as_int() == kMinInt)) GOTO(neg_slow);
  RA = Value::integer(-v.as_int());
  NEXT;
}
GS_HANDLER op_Not(GS_PARAMS) {
  RA = Value::boolean(!base[HOT_B].truthy());
  NEXT;
}

GS_SLOW_HANDLER len_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(length_slow(*vm, RB, out, call), call, Stub::kStore);
  RA = out;
  RESUME;
}
GS_HANDLER op_Len(GS_PARAMS) {
  Value v = base[HOT_B];
  if (v.is_string()) {
    RA = Value::integer(v.as_string()->length());
    NEXT;
  }
  if (v.is_table() && v.as_table()->shape_id() == vm->shapes().empty()->id) {
    RA = Value::integer(table_length(v.as_table()));
    NEXT;
  }
  GOTO(len_slow);
}

// ---------------------------------------------------------------- concatenation

/// Joins the operands base[first] … base[first + count - 1]: several short ones at once, others from the right. Each step
/// then leaves its result in the last operand but one, so a metamethod's result can be put there and the work go on.
GS_WARM_HANDLER op_Concat(GS_PARAMS) {
  SAVE();
  Value* operands = &RB;
  Value joined;
  Outcome all;
  if (C > 2 && concat_short(*vm, operands, C, all, joined)) {
    if (all == Outcome::kRaised) RAISE;
    RA = joined;
    RESUME;
  }
  for (uint32_t count = C; count > 1; count--) {
    Value out;
    PendingCall call;
    Outcome outcome = concat_pair(*vm, operands[count - 2], operands[count - 1], out, call);
    if (outcome == Outcome::kRaised) RAISE;
    if (outcome == Outcome::kCall) CONTINUE_AT(enter_pending(*vm, base, pc, call, Stub::kConcat, count - 1));
    operands[count - 2] = out;
  }
  RA = operands[0];
  RESUME;
}

}  // namespace
}  // namespace gs::vm
