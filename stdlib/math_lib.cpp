#include "stdlib/math_lib.h"

#include <cmath>
#include <iterator>

#include "stdlib/random.h"
#include "vm/runtime/conversions.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::NativeResult;
using vm::Value;
using vm::Vm;

namespace {

/// Argument `i` as a number of its own kind: ints stay ints, numeric strings are read, anything else is int 0.
Value numeric(Args args, uint32_t i) {
  Value v;
  return vm::coerce_number(args.vm(), args[i], v) ? v : Value::integer(0);
}

/// floor, ceil, trunc, round: ints are themselves; a result outside the int range stays a float.
template <double (*round)(double)>
NativeResult rounding(Vm&, Args args) {
  Value v = numeric(args, 0);
  if (v.is_int()) return args.give(v);
  return args.give(vm::integer_if_exact(round(v.as_double())));
}

template <double (*function)(double)>
NativeResult unary(Vm&, Args args) {
  return args.give(Value::number(function(args.number(0))));
}

template <double (*function)(double, double)>
NativeResult binary(Vm&, Args args) {
  return args.give(Value::number(function(args.number(0), args.number(1))));
}

double do_floor(double x) { return std::floor(x); }
double do_ceil(double x) { return std::ceil(x); }
double do_trunc(double x) { return std::trunc(x); }
double do_sqrt(double x) { return std::sqrt(x); }
double do_sin(double x) { return std::sin(x); }
double do_cos(double x) { return std::cos(x); }
double do_tan(double x) { return std::tan(x); }
double do_asin(double x) { return std::asin(x); }
double do_acos(double x) { return std::acos(x); }
double do_exp(double x) { return std::exp(x); }
double do_pow(double x, double y) { return std::pow(x, y); }
double do_fmod(double x, double y) { return std::fmod(x, y); }
double do_hypot(double x, double y) { return std::hypot(x, y); }

NativeResult math_abs(Vm&, Args args) {
  Value v = numeric(args, 0);
  if (v.is_double()) return args.give(Value::number(std::fabs(v.as_double())));
  int64_t i = v.as_int();
  return args.give(Value::integer_or_double(i < 0 ? -i : i));
}

/// Half away from zero; with a digit count the result stays a float.
NativeResult math_round(Vm&, Args args) {
  Value v = numeric(args, 0);
  int64_t digits = args.integer(1);
  if (digits == 0) {
    if (v.is_int()) return args.give(v);
    return args.give(vm::integer_if_exact(std::round(v.as_double())));
  }
  double scale = std::pow(10.0, static_cast<double>(digits));
  return args.give(Value::number(std::round(v.as_number() * scale) / scale));
}

NativeResult math_atan(Vm&, Args args) {
  double y = args.number(0);
  return args.give(Value::number(args.has(1) ? std::atan2(y, args.number(1)) : std::atan(y)));
}

NativeResult math_log(Vm&, Args args) {
  double x = args.number(0);
  if (!args.has(1)) return args.give(Value::number(std::log(x)));
  double base = args.number(1);
  if (base == 2) return args.give(Value::number(std::log2(x)));
  if (base == 10) return args.give(Value::number(std::log10(x)));
  return args.give(Value::number(std::log(x) / std::log(base)));
}

NativeResult math_modf(Vm&, Args args) {
  double x = args.number(0), whole = 0;
  double part = std::modf(x, &whole);
  return args.give(Value::number(whole), Value::number(part));
}

/// The argument that wins is returned as it is.
template <bool want_max>
NativeResult extreme(Vm&, Args args) {
  if (args.count() == 0) return args.expected(0, "number");
  Value best = numeric(args, 0);
  for (uint32_t i = 1; i < args.count(); i++) {
    Value v = numeric(args, i);
    bool wins = want_max ? v.as_number() > best.as_number() : v.as_number() < best.as_number();
    if (wins) best = v;
  }
  return args.give(best);
}

/// random(): [0, 1); random(m): 1 … m; random(m, n): m … n.
NativeResult math_random(Vm& vm, Args args) {
  Random& random = vm_random(vm);
  if (args.count() == 0) return args.give(Value::number(random.next_double()));
  int64_t low = args.count() == 1 ? 1 : args.integer(0);
  int64_t high = args.integer(args.count() == 1 ? 0 : 1);
  if (low > high) return args.bad(args.count() == 1 ? 0 : 1, "interval is empty");
  uint64_t span = static_cast<uint64_t>(high) - static_cast<uint64_t>(low);
  return args.give(Value::integer_or_double(low + static_cast<int64_t>(random.next_below_or_equal(span))));
}

NativeResult math_randomseed(Vm& vm, Args args) {
  vm_random(vm).seed(static_cast<uint64_t>(args.integer(0)));
  return args.none();
}

Result<Value> text(Vm& vm, std::string_view bytes) {
  GS_TRY(vm::String * s, vm.intern(bytes));
  return Value::string(s);
}

NativeResult math_type(Vm& vm, Args args) {
  Value v = args[0];
  if (!v.is_number()) return args.give(Value::boolean(false));
  GS_TRY(Value name, text(vm, v.is_int() ? "integer" : "float"));
  return args.give(name);
}

/// The int that the argument exactly is, or nil.
NativeResult math_tointeger(Vm& vm, Args args) {
  Value v;
  if (!vm::coerce_number(vm, args[0], v)) return args.give(Value::nil());
  if (v.is_double()) v = vm::integer_if_exact(v.as_double());
  return args.give(v.is_int() ? v : Value::nil());
}

NativeResult math_clamp(Vm&, Args args) {
  Value x = numeric(args, 0), low = numeric(args, 1), high = numeric(args, 2);
  Value result = x.as_number() < low.as_number() ? low : x.as_number() > high.as_number() ? high : x;
  bool all_ints = x.is_int() && low.is_int() && high.is_int();
  return args.give(all_ints ? result : Value::number(result.as_number()));
}

NativeResult math_lerp(Vm&, Args args) {
  double a = args.number(0), b = args.number(1), t = args.number(2);
  return args.give(Value::number(a + (b - a) * t));
}

NativeResult math_sign(Vm&, Args args) {
  double x = args.number(0);
  return args.give(Value::integer(x > 0 ? 1 : x < 0 ? -1 : 0));
}

NativeResult math_isnan(Vm&, Args args) { return args.give(Value::boolean(std::isnan(args.number(0)))); }
NativeResult math_isinf(Vm&, Args args) { return args.give(Value::boolean(std::isinf(args.number(0)))); }

constexpr vm::LibraryEntry kMath[] = {
    {"math.abs", math_abs, 0, vm::FastNative::kMathAbs},
    {"math.acos", unary<do_acos>},
    {"math.asin", unary<do_asin>},
    {"math.atan", math_atan, 0, vm::FastNative::kMathAtan},
    {"math.ceil", rounding<do_ceil>, 0, vm::FastNative::kMathCeil},
    {"math.clamp", math_clamp},
    {"math.cos", unary<do_cos>, 0, vm::FastNative::kMathCos},
    {"math.exp", unary<do_exp>, 0, vm::FastNative::kMathExp},
    {"math.floor", rounding<do_floor>, 0, vm::FastNative::kMathFloor},
    {"math.fmod", binary<do_fmod>, 0, vm::FastNative::kMathFmod},
    {"math.hypot", binary<do_hypot>},
    {"math.isinf", math_isinf},
    {"math.isnan", math_isnan},
    {"math.lerp", math_lerp},
    {"math.log", math_log, 0, vm::FastNative::kMathLog},
    {"math.max", extreme<true>, 0, vm::FastNative::kMathMax},
    {"math.min", extreme<false>, 0, vm::FastNative::kMathMin},
    {"math.modf", math_modf},
    {"math.pow", binary<do_pow>, 0, vm::FastNative::kMathPow},
    {"math.random", math_random},
    {"math.randomseed", math_randomseed},
    {"math.round", math_round},
    {"math.sign", math_sign},
    {"math.sin", unary<do_sin>, 0, vm::FastNative::kMathSin},
    {"math.sqrt", unary<do_sqrt>, 0, vm::FastNative::kMathSqrt},
    {"math.tan", unary<do_tan>, 0, vm::FastNative::kMathTan},
    {"math.tointeger", math_tointeger},
    {"math.trunc", rounding<do_trunc>},
    {"math.type", math_type},
};

struct Constant {
  const char* name;
  double value;
};
// maxinteger and mininteger keep the values other implementations print, although they exceed our integers.
constexpr Constant kConstants[] = {
    {"pi", 3.14159265358979323846},
    {"huge", HUGE_VAL},
    {"maxinteger", 9223372036854775807.0},
    {"mininteger", -9223372036854775808.0},
};

}  // namespace

Result<void> register_math(Vm& vm) {
  GS_TRY(vm::Table * math, vm::register_library(vm, "math", kMath, std::size(kMath)));
  for (const Constant& constant : kConstants) {
    GS_TRY(vm::String * name, vm.intern(constant.name));
    GS_TRYV(vm::table_set_string(vm, math, name, Value::number(constant.value)));
  }
  return {};
}

}  // namespace gs::stdlib
