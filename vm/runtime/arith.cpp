#include "vm/runtime/arith.h"

#include <cmath>
#include <cstring>

#include "vm/runtime/conversions.h"
#include "vm/table.h"

namespace gs::vm {

namespace {

/// Whether `d` is whole and below 2^63; then `i` is it.
inline bool whole(double d, int64_t& i) {
  if (!(std::abs(d) < 0x1p63)) return false;
  i = static_cast<int64_t>(d);
  return static_cast<double>(i) == d;
}

/// std::fmod, which takes a step for each bit that the magnitudes differ by; so what is common does without.
double remainder_of(double a, double b) {
  double quotient = a / b;
  if (!(std::abs(quotient) < 0x1p53)) return std::fmod(a, b);
  double whole = std::trunc(quotient);
  if (whole == 0) return a;
  // Exact, as is what it may lack: rounding can have made the quotient whole, then it is one too many. (Never one too few: what is not
  // below a whole number is not rounded to below it.)
  double rest = std::fma(-whole, b, a);
  if (rest == 0) return std::copysign(0.0, a);
  return (rest < 0) == (a < 0) ? rest : rest + std::copysign(b, a);
}

}  // namespace

double floor_mod(double a, double b) {
  // Whole numbers beyond 48 bits are the most common.
  int64_t x, y;
  if (whole(a, x) && whole(b, y) && y != 0) {
    int64_t r = floor_mod(x, y);
    return r == 0 ? std::copysign(0.0, a) : static_cast<double>(r);
  }
  double r = remainder_of(a, b);
  if (r != 0 && (r < 0) != (b < 0)) r += b;
  return r;
}

Value power(Value a, Value b) {
  if (Value::both_ints(a, b) && b.as_int() >= 0) {
    // Square and multiply in the shifted form, where leaving 48 bits is the overflow flag.
    int64_t base = a.as_int(), exponent = b.as_int(), result = 1;
    bool exact = true;
    while (exponent != 0) {
      if (exponent & 1) {
        int64_t shifted;
        if (__builtin_mul_overflow(result * (int64_t{1} << 16), base, &shifted)) {
          exact = false;
          break;
        }
        result = shifted >> 16;
      }
      exponent >>= 1;
      if (exponent != 0 && (__builtin_mul_overflow(base, base, &base) || !fits_int(base))) {
        exact = false;
        break;
      }
    }
    if (exact) return Value::integer(result);
  }
  return Value::number(std::pow(a.as_number(), b.as_number()));
}

Value arith_numbers(Arith op, Value a, Value b) {
  if (Value::both_ints(a, b)) {
    int64_t x = a.as_int(), y = b.as_int(), shifted;
    switch (op) {
      case Arith::kAdd: return Value::integer_or_double(x + y);
      case Arith::kSub: return Value::integer_or_double(x - y);
      case Arith::kMul:
        if (!__builtin_mul_overflow(a.as_shifted_int(), y, &shifted)) return Value::from_shifted_int(shifted);
        return Value::number(static_cast<double>(x) * static_cast<double>(y));
      case Arith::kDiv: return Value::number(static_cast<double>(x) / static_cast<double>(y));
      case Arith::kMod: return Value::integer(floor_mod(x, y));
      case Arith::kPow: return power(a, b);
    }
  }
  double x = a.as_number(), y = b.as_number();
  switch (op) {
    case Arith::kAdd: return Value::number(x + y);
    case Arith::kSub: return Value::number(x - y);
    case Arith::kMul: return Value::number(x * y);
    case Arith::kDiv: return Value::number(x / y);
    case Arith::kMod: return Value::number(floor_mod(x, y));
    case Arith::kPow: return Value::number(std::pow(x, y));
  }
  GS_UNREACHABLE("closed switch");
}

bool raw_equal_slow(Value a, Value b) {
  if (a == b) return !(a.is_double() && std::isnan(a.as_double()));
  if (a.is_number() && b.is_number()) return a.as_number() == b.as_number();
  if (a.is_string() && b.is_string()) return equal_strings(a.as_string(), b.as_string());
  return false;
}

int compare_strings(const String* a, const String* b) {
  size_t common = a->length() < b->length() ? a->length() : b->length();
  int order = std::memcmp(a->data, b->data, common);
  if (order != 0) return order;
  return a->length() < b->length() ? -1 : a->length() > b->length();
}

Value metamethod_of(Vm& vm, Value v, Metamethod m) {
  if (!v.is_table()) return Value::nil();
  Table* metatable = metatable_of(vm, v.as_table());
  if (metatable == nullptr) return Value::nil();
  const Shape* shape = vm.shapes().get(metatable->shape_id());
  if (!shape->is_dictionary && !(shape->metamethods >> static_cast<int>(m) & 1)) return Value::nil();
  return table_get_string(vm, metatable, vm.metamethod_name(m));
}

namespace {

constexpr Metamethod kArithMetamethods[] = {Metamethod::kAdd, Metamethod::kSub, Metamethod::kMul,
                                            Metamethod::kDiv, Metamethod::kMod, Metamethod::kPow};

bool is_zero(Value v) { return v.as_number() == 0; }

/// Asks for a call of a's, else b's metamethod; false when neither has it.
bool find_binary_handler(Vm& vm, Metamethod m, Value a, Value b, PendingCall& call) {
  Value handler = metamethod_of(vm, a, m);
  if (handler.is_nil()) handler = metamethod_of(vm, b, m);
  if (handler.is_nil()) return false;
  call = {handler, {a, b}, 2};
  return true;
}

}  // namespace

Outcome arith_slow(Vm& vm, Arith op, Value a, Value b, Value& out, PendingCall& call) {
  Value x = a, y = b;
  bool numbers = coerce_number(vm, a, x) && coerce_number(vm, b, y);
  if (numbers) {
    if (op == Arith::kMod && is_zero(y)) {
      (void)vm.raise(ErrorId::kModuloByZero);
      return Outcome::kRaised;
    }
    out = arith_numbers(op, x, y);
    return Outcome::kDone;
  }
  if (find_binary_handler(vm, kArithMetamethods[static_cast<int>(op)], a, b, call)) return Outcome::kCall;
  Value culprit = coerce_number(vm, a, x) ? b : a;
  (void)vm.raise(ErrorId::kArithmetic, {type_name(culprit)});
  return Outcome::kRaised;
}

Outcome negate_slow(Vm& vm, Value a, Value& out, PendingCall& call) {
  Value x;
  if (coerce_number(vm, a, x)) {
    out = x.is_int() ? Value::integer_or_double(-x.as_int()) : Value::number(-x.as_double());
    return Outcome::kDone;
  }
  Value handler = metamethod_of(vm, a, Metamethod::kUnm);
  if (!handler.is_nil()) {
    call = {handler, {a}, 1};
    return Outcome::kCall;
  }
  (void)vm.raise(ErrorId::kArithmetic, {type_name(a)});
  return Outcome::kRaised;
}

Outcome length_slow(Vm& vm, Value a, Value& out, PendingCall& call) {
  if (a.is_string()) {
    out = Value::integer(a.as_string()->length());
    return Outcome::kDone;
  }
  if (a.is_table()) {
    Value handler = metamethod_of(vm, a, Metamethod::kLen);
    if (!handler.is_nil()) {
      call = {handler, {a}, 1};
      return Outcome::kCall;
    }
    out = Value::integer(table_length(a.as_table()));
    return Outcome::kDone;
  }
  (void)vm.raise(ErrorId::kLength, {type_name(a)});
  return Outcome::kRaised;
}

namespace {
/// Ropes are read by comparisons: flatten first, which may run out of memory.
bool make_readable(Vm& vm, Value v) { return !v.is_string() || read_string(vm, v.as_string()).ok(); }
}  // namespace

Outcome equal_slow(Vm& vm, Value a, Value b, bool& out, PendingCall& call) {
  if (a.is_string() && b.is_string()) {
    const String *x = a.as_string(), *y = b.as_string();
    bool may_be_equal = x->length() == y->length();
    bool readable = !x->is_rope() && !y->is_rope();
    if (may_be_equal && !readable && (!make_readable(vm, a) || !make_readable(vm, b))) return Outcome::kRaised;
    out = may_be_equal && equal_strings(x, y);
    return Outcome::kDone;
  }
  if (both_different_tables(a, b) && find_binary_handler(vm, Metamethod::kEq, a, b, call)) return Outcome::kCall;
  out = raw_equal_slow(a, b);
  return Outcome::kDone;
}

Outcome less_slow(Vm& vm, bool or_equal, Value a, Value b, bool& out, PendingCall& call) {
  if (a.is_number() && b.is_number()) {
    out = or_equal ? a.as_number() <= b.as_number() : a.as_number() < b.as_number();
    return Outcome::kDone;
  }
  if (a.is_string() && b.is_string()) {
    if (!make_readable(vm, a) || !make_readable(vm, b)) return Outcome::kRaised;
    int order = compare_strings(a.as_string(), b.as_string());
    out = or_equal ? order <= 0 : order < 0;
    return Outcome::kDone;
  }
  if (find_binary_handler(vm, or_equal ? Metamethod::kLe : Metamethod::kLt, a, b, call)) return Outcome::kCall;
  (void)vm.raise(ErrorId::kCompare, {type_name(a), type_name(b)});
  return Outcome::kRaised;
}

namespace {
bool concatenable(Value v) { return v.is_string() || v.is_number(); }

Result<String*> concat_operand(Vm& vm, Value v) {
  if (v.is_string()) return v.as_string();
  char buffer[kMaxNumberText];
  return new_string(vm, {buffer, format_number_for_concat(v, buffer)});
}

Outcome done_or_raised(Result<String*> text, Value& out) {
  if (GS_UNLIKELY(!text.ok())) return Outcome::kRaised;
  out = Value::string(*text);
  return Outcome::kDone;
}

Result<String*> concat_general(Vm& vm, Value a, Value b) {
  GS_TRY(String * left, concat_operand(vm, a));
  GS_TRY(String * right, concat_operand(vm, b));
  return concat_strings(vm, left, right);
}
}  // namespace

bool concat_short(Vm& vm, const Value* operands, uint32_t count, Outcome& outcome, Value& out) {
  char text[kMaxCopiedConcat + kMaxNumberText];
  size_t length = 0;
  for (uint32_t i = 0; i < count; i++) {
    Value v = operands[i];
    if (v.is_string()) {
      const String* s = v.as_string();
      if (s->length() > kMaxCopiedConcat - length) return false;  // a rope is longer than that
      copy_bytes_short(text + length, s->data, s->length());
      length += s->length();
    } else {
      if (!v.is_number()) return false;
      length += format_number_for_concat(v, text + length);
    }
    if (length > kMaxCopiedConcat) return false;
  }
  outcome = done_or_raised(new_string(vm, {text, length}), out);
  return true;
}

Outcome concat_pair(Vm& vm, Value a, Value b, Value& out, PendingCall& call) {
  if (a.is_string() && b.is_string()) return done_or_raised(concat_strings(vm, a.as_string(), b.as_string()), out);
  Outcome outcome;
  const Value pair[] = {a, b};
  if (concat_short(vm, pair, 2, outcome, out)) return outcome;
  if (concatenable(a) && concatenable(b)) return done_or_raised(concat_general(vm, a, b), out);
  if (find_binary_handler(vm, Metamethod::kConcat, a, b, call)) return Outcome::kCall;
  (void)vm.raise(ErrorId::kConcatenate, {type_name(concatenable(a) ? b : a)});
  return Outcome::kRaised;
}

}  // namespace gs::vm
