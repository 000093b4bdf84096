// Arithmetic and length.
//
// The fast handlers know two integers and two doubles. One of each, and the modulo of doubles, are a handler of their
// own, so that the first can be short; everything that is not two numbers is the slow twin's.
#pragma once

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
  (void)int_tag, (void)nil_bits;
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

/// a mod b where both are whole, a >= +0.0 and b > 0: nearly all there are. Integer division is exact there and faster
/// than the library's fmod.
GS_INLINE bool modulo_of_whole(double a, double b, double& out) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (!(a >= 0 && a < kExact && b > 0 && b < kExact) || std::signbit(a)) return false;
  auto x = static_cast<uint64_t>(a), y = static_cast<uint64_t>(b);
  if (static_cast<double>(x) != a || static_cast<double>(y) != b) return false;
  out = static_cast<double>(((x | y) >> 32) == 0 ? uint32_t(x) % uint32_t(y) : x % y);
  return true;
}

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
    double x = a.as_number(), y = b.as_number(), out;
    bool ints = both_ints(a, b, int_tag);
    if (op == Arith::kMod && !ints && GS_LIKELY(modulo_of_whole(x, y, out))) {
      RA = Value::number(out);
      THEN;
    }
    GOTO((arith_slow_handler<op, form>));
  } else {
    double x = is_int(a, int_tag) ? static_cast<double>(a.as_int()) : a.as_double();
    double y = is_int(b, int_tag) ? static_cast<double>(b.as_int()) : b.as_double();
    RA = Value::number(op == Arith::kAdd ? x + y : op == Arith::kSub ? x - y : op == Arith::kMul ? x * y : x / y);
    THEN;
  }
}

template <Arith op, Form form, Handler then = nullptr>
GS_HANDLER arith_handler(GS_PARAMS) {
  const Value* left = form == Form::kKV ? &CONSTANT(HOT_B) : &base[HOT_B];
  const Value* right = form == Form::kVK ? &CONSTANT(HOT_C) : form == Form::kVI ? nullptr : &base[HOT_C];
  Value a = *left;
  Value b = form == Form::kVI ? Value::integer(SC) : *right;
  if (form == Form::kVI ? is_int(a, int_tag) : both_ints(a, b, int_tag)) {
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
      RA = Value::number(static_cast<double>(a.as_int()) / static_cast<double>(b.as_int()));
      THEN;
    } else if constexpr (op == Arith::kMod) {
      int64_t x = a.as_int(), y = b.as_int();
      if (form == Form::kVK && y > 0 && (y & (y - 1)) == 0) {
        RA = Value::from_bits(int_tag | static_cast<uint64_t>(x & (y - 1)));  // floored, whatever the sign of x
        THEN;
      }
      if (GS_LIKELY((static_cast<uint64_t>(x | y) >> 32) == 0 && y != 0)) {  // a shorter division
        RA = Value::from_bits(int_tag | static_cast<uint32_t>(x) % static_cast<uint32_t>(y));
        THEN;
      }
      if (GS_UNLIKELY(y == 0)) GOTO((arith_slow_handler<op, form>));
      RA = Value::integer(floor_mod(x, y));
      THEN;
    }
  } else if constexpr (op != Arith::kMod && op != Arith::kPow) {
    if (GS_UNLIKELY(!is_double(a, nil_bits) || (form != Form::kVI && !is_double(b, nil_bits)))) {
      GOTO((arith_mixed<op, form, then>));
    }
    double x = load_double(left), y = form == Form::kVI ? static_cast<double>(SC) : load_double(right);
    RA = Value::number(op == Arith::kAdd ? x + y : op == Arith::kSub ? x - y : op == Arith::kMul ? x * y : x / y);
    THEN;
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
  (void)int_tag, (void)nil_bits;
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
  (void)int_tag, (void)nil_bits;
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
  (void)int_tag, (void)nil_bits;
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
