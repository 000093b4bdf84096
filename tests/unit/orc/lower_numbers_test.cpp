// Every operation on tags and numbers, natively and in every way to compile, against the same in C++.

#ifdef GS_HAVE_LLVM

#include <cmath>
#include <functional>
#include <limits>

#include "tests/unit/orc/lower_testing.h"
#include "vm/runtime/arith.h"

namespace gs::orc::test {
namespace {

using vm::TypeTag;
using vm::Value;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const std::vector<int64_t> kInts = {0,
                                    1,
                                    -1,
                                    2,
                                    -2,
                                    3,
                                    7,
                                    -7,
                                    10,
                                    100,
                                    -100,
                                    65535,
                                    -65536,
                                    1 << 23,
                                    (1 << 24) + 1,
                                    vm::kMaxInt,
                                    vm::kMinInt,
                                    vm::kMaxInt - 1,
                                    vm::kMinInt + 1,
                                    vm::kMaxInt / 2 + 1,
                                    vm::kMinInt / 2,
                                    int64_t{1} << 31,
                                    -(int64_t{1} << 32)};
const std::vector<int64_t> kDivisors = {1, 2, 3, 4, 7, 10, 641, 4096, 10000, 131071, 131073, 139968, 10'000'000, (int64_t{1} << 31) - 1, (int64_t{1} << 32) + 1,
                                        int64_t{1} << 40, (int64_t{1} << 46) - 1, (int64_t{1} << 46) + 1, vm::kMaxInt - 1, vm::kMaxInt};
/// Numbers of all sizes, and those around multiples of the divisor, where quotients change.
std::vector<int64_t> dividends(int64_t divisor) {
  std::vector<int64_t> all = kInts;
  int64_t most = vm::kMaxInt / divisor;
  for (int64_t times : {int64_t{1}, most / 3, most - 1, most}) {
    for (int64_t off : {-1, 0, 1}) {
      for (int64_t i : {times * divisor + off, -times * divisor + off}) {
        if (vm::fits_int(i)) all.push_back(i);
      }
    }
  }
  return all;
}
const std::vector<double> kDoubles = {0.0,
                                      -0.0,
                                      1.0,
                                      -1.0,
                                      0.5,
                                      -0.5,
                                      1.5,
                                      -2.5,
                                      3.0,
                                      1e300,
                                      -1e300,
                                      1e-310,
                                      4503599627370497.5,
                                      140737488355327.0,
                                      140737488355328.0,
                                      -140737488355328.0,
                                      -140737488355329.0,
                                      1e19,
                                      kInfinity,
                                      -kInfinity,
                                      std::nan("")};

/// A graph of one block: `make` adds to it, then it leaves with what `make` gave.
Graph straight(const std::function<ValueId(Builder&)>& make) {
  Builder b;
  ValueId result = make(b);
  b.leave_with({result});
  return b.graph;
}

/// Compiles once in each way and calls `check` with each.
void in_all_ways(const Graph& graph, const std::function<void(const Compiled&)>& check) {
  for (const Way& way : ways()) {
    INFO(way.name);
    Compiled compiled(graph, way.options);
    check(compiled);
  }
}

/// The word of the only value.
uint64_t word(const Compiled& compiled, std::vector<Value> registers) {
  FakeVm vm;
  Result result = run(compiled, vm, std::move(registers));
  REQUIRE(result.words.size() == 1);
  return result.words[0];
}

/// NaNs are equal, zeros are not.
bool same(double a, double b) { return (a != a && b != b) || std::bit_cast<uint64_t>(a) == std::bit_cast<uint64_t>(b); }

void check_ints(IrOp op, const std::function<bool(int64_t, int64_t)>& applies,
                const std::function<int64_t(int64_t, int64_t)>& expected) {
  INFO(ir_info(op).name);
  Graph graph = straight([&](Builder& b) {
    ValueId left = b.int_slot(0), right = b.int_slot(1);
    return b.op(op, {left, right});
  });
  in_all_ways(graph, [&](const Compiled& compiled) {
    for (int64_t left : kInts) {
      for (int64_t right : kInts) {
        if (!applies(left, right)) continue;
        CAPTURE(left, right);
        REQUIRE(as_int(word(compiled, {Value::integer(left), Value::integer(right)})) == expected(left, right));
      }
    }
  });
}

void check_checked(IrOp op, const std::function<__int128(__int128, __int128)>& exact) {
  INFO(ir_info(op).name);
  Builder b;
  ValueId left = b.int_slot(0), right = b.int_slot(1);
  SnapshotId before = b.snapshot({left, right});
  b.leave_with({b.guard(op, {left, right}, before)});
  in_all_ways(b.graph, [&](const Compiled& compiled) {
    for (int64_t i : kInts) {
      for (int64_t k : kInts) {
        CAPTURE(i, k);
        FakeVm vm;
        Result result = run(compiled, vm, {Value::integer(i), Value::integer(k)});
        __int128 sum = exact(i, k);
        if (sum < vm::kMinInt || sum > vm::kMaxInt) {
          REQUIRE(result == Result{before, {static_cast<uint64_t>(i), static_cast<uint64_t>(k)}});
        } else {
          REQUIRE(result == Result{before + 1, {static_cast<uint64_t>(static_cast<int64_t>(sum))}});
        }
      }
    }
  });
}

void check_double(IrOp op, const std::function<double(double, double)>& expected) {
  INFO(ir_info(op).name);
  bool binary = std::string_view(ir_info(op).args) == "dd";
  Graph graph = straight([&](Builder& b) {
    ValueId left = b.double_slot(0), right = b.double_slot(1);
    return b.op(op, binary ? std::vector{left, right} : std::vector{left});
  });
  in_all_ways(graph, [&](const Compiled& compiled) {
    for (double left : kDoubles) {
      for (double right : kDoubles) {
        CAPTURE(left, right);
        REQUIRE(same(as_double(word(compiled, {Value::number(left), Value::number(right)})), expected(left, right)));
      }
    }
  });
}

template <typename T>
void check_comparison(IrOp op, const std::vector<T>& values, const std::function<bool(T, T)>& expected) {
  INFO(ir_info(op).name);
  constexpr bool kInt = std::is_same_v<T, int64_t>;
  auto boxed = [](T x) {
    if constexpr (kInt) return Value::integer(x);
    else return Value::number(x);
  };
  // As a value, as a branch, and as both kinds of guard.
  Builder b;
  ValueId left = kInt ? b.int_slot(0) : b.double_slot(0), right = kInt ? b.int_slot(1) : b.double_slot(1);
  ValueId condition = b.op(op, {left, right});
  SnapshotId wrong = b.snapshot({condition});
  BlockId yes = b.add_block(), no = b.add_block();
  b.branch(condition, {yes, {}}, {no, {}});
  b.block = yes;
  b.guard(IrOp::kGuardTrue, {condition}, wrong);
  SnapshotId was_true = b.snapshot({condition});
  b.leave(was_true);
  b.block = no;
  b.guard(IrOp::kGuardFalse, {condition}, wrong);
  SnapshotId was_false = b.snapshot({condition});
  b.leave(was_false);
  in_all_ways(b.graph, [&](const Compiled& compiled) {
    for (T x : values) {
      for (T y : values) {
        CAPTURE(x, y);
        bool is = expected(x, y);
        FakeVm vm;
        REQUIRE(run(compiled, vm, {boxed(x), boxed(y)}) == Result{is ? was_true : was_false, {is}});
      }
    }
  });
}

const std::vector<Value>& values_of_all_types() {
  static const std::vector<Value> all = [] {
    std::vector<Value> values = {Value::nil(), Value::boolean(false), Value::boolean(true)};
    for (int64_t i : kInts) values.push_back(Value::integer(i));
    for (double d : kDoubles) values.push_back(Value::number(d));
    // The NaN that x86 makes, and cells at the lowest and highest addresses.
    values.push_back(Value::from_bits(0xFFF8000000000000));
    for (uint64_t tag : {Value::kObjectTag, Value::kStringTag, Value::kTableTag, Value::kFunctionTag}) {
      values.push_back(Value::from_bits(tag | 0x1000));
      values.push_back(Value::from_bits(tag | 0x7FFFFFFFFFF8));
    }
    return values;
  }();
  return all;
}

constexpr TypeTag kAllTags[] = {TypeTag::kDouble, TypeTag::kNil,   TypeTag::kBool,     TypeTag::kObject,
                                TypeTag::kString, TypeTag::kTable, TypeTag::kFunction, TypeTag::kInt};

}  // namespace

TEST_CASE("lower: integer arithmetic that fits", "[orc][llvm]") {
  auto any = [](int64_t, int64_t) { return true; };
  auto fits = [](auto f) { return [f](int64_t a, int64_t b) { return vm::fits_int(f(a, b)); }; };
  check_ints(IrOp::kAddInt, fits([](int64_t a, int64_t b) { return a + b; }),
             [](int64_t a, int64_t b) { return a + b; });
  check_ints(IrOp::kSubInt, fits([](int64_t a, int64_t b) { return a - b; }),
             [](int64_t a, int64_t b) { return a - b; });
  auto product_fits = [](int64_t a, int64_t b) {
    __int128 product = static_cast<__int128>(a) * b;
    return product >= vm::kMinInt && product <= vm::kMaxInt;
  };
  check_ints(IrOp::kMulInt, product_fits, [](int64_t a, int64_t b) { return a * b; });
  check_ints(IrOp::kAndInt, any, [](int64_t a, int64_t b) { return a & b; });
  check_ints(IrOp::kOrInt, any, [](int64_t a, int64_t b) { return a | b; });
  check_ints(IrOp::kXorInt, any, [](int64_t a, int64_t b) { return a ^ b; });
  check_ints(IrOp::kMaxInt, any, [](int64_t a, int64_t b) { return std::max(a, b); });
  check_ints(IrOp::kMinInt, any, [](int64_t a, int64_t b) { return std::min(a, b); });
}

TEST_CASE("lower: shifts", "[orc][llvm]") {
  auto amount = [](int64_t, int64_t by) { return by >= 0 && by < 64; };
  auto fits = [&](int64_t a, int64_t by) { return amount(a, by) && vm::fits_int(a << by) && (a << by) >> by == a; };
  check_ints(IrOp::kShlInt, fits, [](int64_t a, int64_t by) { return a << by; });
  check_ints(IrOp::kShrInt, amount,
             [](int64_t a, int64_t by) { return static_cast<int64_t>(static_cast<uint64_t>(a) >> by); });
}

TEST_CASE("lower: the remainder has the sign of the divisor", "[orc][llvm]") {
  auto floor_modulo = [](int64_t a, int64_t b) { return ((a % b) + b) % b; };
  check_ints(IrOp::kModInt, [](int64_t, int64_t b) { return b != 0; }, floor_modulo);
  std::vector<int64_t> divisors = kDivisors;
  divisors.insert(divisors.end(), {-1, -2, -3, -8, vm::kMinInt});
  for (int64_t divisor : divisors) {
    CAPTURE(divisor);
    Graph graph = straight([&](Builder& b) { return b.op(IrOp::kModInt, {b.int_slot(0), b.integer(divisor)}); });
    in_all_ways(graph, [&](const Compiled& compiled) {
      for (int64_t i : dividends(divisor)) {
        CAPTURE(i);
        REQUIRE(as_int(word(compiled, {Value::integer(i)})) == floor_modulo(i, divisor));
      }
    });
  }
}

TEST_CASE("lower: remainders of natural numbers", "[orc][llvm]") {
  check_ints(IrOp::kModNatural, [](int64_t a, int64_t b) { return a >= 0 && b > 0; }, [](int64_t a, int64_t b) { return a % b; });
  for (int64_t divisor : kDivisors) {
    CAPTURE(divisor);
    Graph graph = straight([&](Builder& b) { return b.op(IrOp::kModNatural, {b.int_slot(0), b.integer(divisor)}); });
    in_all_ways(graph, [&](const Compiled& compiled) {
      for (int64_t i : dividends(divisor)) {
        CAPTURE(i);
        if (i >= 0) REQUIRE(as_int(word(compiled, {Value::integer(i)})) == i % divisor);
      }
    });
  }
}

TEST_CASE("lower: quotients by constants are rounded down", "[orc][llvm]") {
  for (int64_t divisor : kDivisors) {
    CAPTURE(divisor);
    Graph graph = straight([&](Builder& b) { return b.op(IrOp::kQuotientInt, {b.int_slot(0)}, divisor); });
    in_all_ways(graph, [&](const Compiled& compiled) {
      for (int64_t i : dividends(divisor)) {
        CAPTURE(i);
        int64_t toward_zero = i / divisor;
        REQUIRE(as_int(word(compiled, {Value::integer(i)})) == toward_zero - (i % divisor < 0 ? 1 : 0));
      }
    });
  }
}

TEST_CASE("lower: the remainder of doubles by a constant", "[orc][llvm]") {
  for (double divisor : {1.0, 2.0, 3.0, 0.5, 10.0, 2147483647.0, 2147483648.0, 1000000007.0, 9007199254740881.0, 9007199254740992.0,
                         18014398509481984.0, 1e17, 2.5, -4.0, -7.0, 1e300}) {
    CAPTURE(divisor);
    Graph graph = straight([&](Builder& b) { return b.op(IrOp::kCallDouble, {b.double_slot(0), b.number(divisor)}, 0); });
    std::vector<double> dividends = kDoubles;
    for (double near : {divisor, 1000 * divisor, 9223372036854775808.0, 9223372036854774784.0, 4611686018427387904.0, 1e18 + 12345678, 12345678901234.5}) {
      for (double d : {near, std::nextafter(near, 0), std::nextafter(near, 1e308), -near}) dividends.push_back(d);
    }
    in_all_ways(graph, [&](const Compiled& compiled) {
      for (double d : dividends) {
        CAPTURE(d);
        double expected = vm::floor_mod(d, divisor), got = as_double(word(compiled, {Value::number(d)}));
        // (Which NaN it is, the machine says.)
        REQUIRE((std::isnan(expected) ? std::isnan(got) : std::bit_cast<uint64_t>(got) == std::bit_cast<uint64_t>(expected)));
      }
    });
  }
}

TEST_CASE("lower: checked arithmetic leaves exactly when 48 bits do not do", "[orc][llvm]") {
  check_checked(IrOp::kAddOv, [](__int128 a, __int128 b) { return a + b; });
  check_checked(IrOp::kSubOv, [](__int128 a, __int128 b) { return a - b; });
  check_checked(IrOp::kMulOv, [](__int128 a, __int128 b) { return a * b; });
}

// The result as an integer where it fits, as a double where not, from one addition.
TEST_CASE("lower: arithmetic that goes on as a double", "[orc][llvm]") {
  auto check = [](IrOp test, IrOp exact, IrOp wide, auto compute, auto compute_wide) {
    Builder b;
    ValueId x = b.int_slot(0), y = b.int_slot(1);
    BlockId fits = b.graph.add_block(), overflows = b.graph.add_block();
    b.branch(b.op(test, {x, y}), {fits, {}}, {overflows, {}});
    b.block = fits;
    b.leave_with({b.op(exact, {x, y})});
    b.block = overflows;
    ValueId left = b.op(IrOp::kIntToDouble, {x});
    b.leave_with({b.op(wide, {left, b.op(IrOp::kIntToDouble, {y})})});
    in_all_ways(b.graph, [&](const Compiled& compiled) {
      for (int64_t i : kInts) {
        for (int64_t j : kInts) {
          CAPTURE(i, j);
          __int128 result = compute(i, j);
          bool is_int = result >= vm::kMinInt && result <= vm::kMaxInt;
          double number = compute_wide(static_cast<double>(i), static_cast<double>(j));
          uint64_t expected = is_int ? static_cast<uint64_t>(result) : std::bit_cast<uint64_t>(number);
          REQUIRE(word(compiled, {Value::integer(i), Value::integer(j)}) == expected);
        }
      }
    });
  };
  using Wide = __int128;
  check(IrOp::kAddFits, IrOp::kAddInt, IrOp::kAddDouble, [](Wide a, Wide b) { return a + b; }, std::plus<double>());
  check(IrOp::kSubFits, IrOp::kSubInt, IrOp::kSubDouble, [](Wide a, Wide b) { return a - b; }, std::minus<double>());
  check(IrOp::kMulFits, IrOp::kMulInt, IrOp::kMulDouble, [](Wide a, Wide b) { return a * b; }, std::multiplies<double>());
}

TEST_CASE("lower: checked arithmetic with constants", "[orc][llvm]") {
  for (int64_t constant : {int64_t{0}, int64_t{1}, int64_t{-1}, int64_t{1000}, vm::kMaxInt, vm::kMinInt}) {
    CAPTURE(constant);
    Builder b;
    ValueId x = b.int_slot(0), c = b.integer(constant);
    SnapshotId add = b.snapshot({x}), subtract = b.snapshot({x}), multiply = b.snapshot({x});
    ValueId sum = b.guard(IrOp::kAddOv, {c, x}, add);
    ValueId difference = b.guard(IrOp::kSubOv, {c, x}, subtract);
    ValueId product = b.guard(IrOp::kMulOv, {x, c}, multiply);
    b.leave_with({sum, difference, product});
    in_all_ways(b.graph, [&](const Compiled& compiled) {
      for (int64_t i : kInts) {
        CAPTURE(i);
        FakeVm vm;
        Result result = run(compiled, vm, {Value::integer(i)});
        auto wide = static_cast<__int128>(constant) * i;
        if (!vm::fits_int(constant + i)) REQUIRE(result == Result{add, {static_cast<uint64_t>(i)}});
        else if (!vm::fits_int(constant - i)) REQUIRE(result == Result{subtract, {static_cast<uint64_t>(i)}});
        else if (wide < vm::kMinInt || wide > vm::kMaxInt)
          REQUIRE(result == Result{multiply, {static_cast<uint64_t>(i)}});
        else
          REQUIRE(result.words == std::vector<uint64_t>{static_cast<uint64_t>(constant + i),
                                                        static_cast<uint64_t>(constant - i),
                                                        static_cast<uint64_t>(constant * i)});
      }
    });
  }
}

TEST_CASE("lower: integers in both forms at once", "[orc][llvm]") {
  // What is computed shifted is used as an index, as a double and in bits; what is plain in checked arithmetic.
  Builder b;
  ValueId x = b.int_slot(0), y = b.int_slot(1);
  ValueId sum = b.guard(IrOp::kAddOv, {x, y}, b.snapshot({x, y}));
  ValueId bits = b.op(IrOp::kAndInt, {sum, b.integer(0xFF)});
  ValueId both = b.guard(IrOp::kSubOv, {bits, sum}, b.snapshot({sum, bits}));
  ValueId least = b.op(IrOp::kMinInt, {both, bits});
  ValueId shifted = b.op(IrOp::kMaxInt, {both, sum});
  ValueId less = b.op(IrOp::kLtInt, {least, shifted});
  ValueId number = b.op(IrOp::kIntToDouble, {shifted});
  ValueId boxed = b.op(IrOp::kBoxInt, {bits}), boxed_sum = b.op(IrOp::kBoxInt, {sum});
  b.leave_with({sum, bits, both, least, shifted, less, number, boxed, boxed_sum});
  for (int64_t i : {int64_t{5}, int64_t{-300}, int64_t{1} << 40}) {
    int64_t s = i + 77, low = s & 0xFF, d = low - s, most = std::max(d, s), min = std::min(d, low);
    Result result = run_all(b.graph, {Value::integer(i), Value::integer(77)});
    CHECK(result.words == std::vector<uint64_t>{static_cast<uint64_t>(s), static_cast<uint64_t>(low),
                                                static_cast<uint64_t>(d), static_cast<uint64_t>(min),
                                                static_cast<uint64_t>(most), min < most,
                                                std::bit_cast<uint64_t>(static_cast<double>(most)),
                                                Value::integer(low).bits(), Value::integer(s).bits()});
  }
}

TEST_CASE("lower: doubles", "[orc][llvm]") {
  check_double(IrOp::kAddDouble, [](double a, double b) { return a + b; });
  check_double(IrOp::kSubDouble, [](double a, double b) { return a - b; });
  check_double(IrOp::kMulDouble, [](double a, double b) { return a * b; });
  check_double(IrOp::kDivDouble, [](double a, double b) { return a / b; });
  check_double(IrOp::kNegDouble, [](double a, double) { return -a; });
  check_double(IrOp::kAbsDouble, [](double a, double) { return std::fabs(a); });
  check_double(IrOp::kSqrtDouble, [](double a, double) { return std::sqrt(a); });
  check_double(IrOp::kMaxDouble, [](double a, double b) { return b > a ? b : a; });
  check_double(IrOp::kMinDouble, [](double a, double b) { return b < a ? b : a; });
  check_double(IrOp::kFloorDouble, [](double a, double) { return std::floor(a); });
}

TEST_CASE("lower: products and sums are not fused", "[orc][llvm]") {
  Graph graph = straight([](Builder& b) {
    ValueId x = b.double_slot(0);
    return b.op(IrOp::kSubDouble, {b.op(IrOp::kMulDouble, {x, x}), b.double_slot(1)});
  });
  double x = 1.0 + 0x1p-30, square = x * x;
  Result result = run_all(graph, {Value::number(x), Value::number(square)});
  CHECK(as_double(result.words[0]) == 0.0);  // a fused one gives the rounding error
}

TEST_CASE("lower: comparisons", "[orc][llvm]") {
  check_comparison<int64_t>(IrOp::kEqInt, kInts, [](int64_t a, int64_t b) { return a == b; });
  check_comparison<int64_t>(IrOp::kLtInt, kInts, [](int64_t a, int64_t b) { return a < b; });
  check_comparison<int64_t>(IrOp::kLeInt, kInts, [](int64_t a, int64_t b) { return a <= b; });
  check_comparison<double>(IrOp::kEqDouble, kDoubles, [](double a, double b) { return a == b; });
  check_comparison<double>(IrOp::kLtDouble, kDoubles, [](double a, double b) { return a < b; });
  check_comparison<double>(IrOp::kLeDouble, kDoubles, [](double a, double b) { return a <= b; });
}

TEST_CASE("lower: conversions", "[orc][llvm]") {
  Graph to_double = straight([](Builder& b) { return b.op(IrOp::kIntToDouble, {b.int_slot(0)}); });
  in_all_ways(to_double, [](const Compiled& compiled) {
    for (int64_t i : kInts) CHECK(as_double(word(compiled, {Value::integer(i)})) == static_cast<double>(i));
  });
  Builder b;
  ValueId x = b.double_slot(0);
  SnapshotId not_int = b.snapshot({x});
  b.leave_with({b.guard(IrOp::kDoubleToInt, {x}, not_int)});
  in_all_ways(b.graph, [&](const Compiled& compiled) {
    std::vector<double> all = kDoubles;
    for (int64_t i : kInts) all.push_back(static_cast<double>(i));
    for (double d : all) {
      CAPTURE(d);
      FakeVm vm;
      Result result = run(compiled, vm, {Value::number(d)});
      bool is_int =
          d == std::floor(d) && d >= static_cast<double>(vm::kMinInt) && d <= static_cast<double>(vm::kMaxInt);
      if (is_int) REQUIRE(result == Result{not_int + 1, {static_cast<uint64_t>(static_cast<int64_t>(d))}});
      else REQUIRE(result == Result{not_int, {std::bit_cast<uint64_t>(d)}});
    }
  });
}

TEST_CASE("lower: numbers of either kind as doubles, booleans as integers", "[orc][llvm]") {
  Builder b;
  ValueId v = b.slot(0);
  SnapshotId no_number = b.snapshot({v});
  ValueId number = b.guard(IrOp::kNumberToDouble, {v}, no_number);
  ValueId positive = b.op(IrOp::kLtDouble, {b.number(0.0), number});
  b.leave_with({number, b.op(IrOp::kBoolToInt, {positive})});
  in_all_ways(b.graph, [&](const Compiled& compiled) {
    for (Value value : values_of_all_types()) {
      CAPTURE(value.bits());
      FakeVm vm;
      Result result = run(compiled, vm, {value});
      if (!value.is_number()) {
        REQUIRE(result == Result{no_number, {value.bits()}});
      } else {
        REQUIRE(result.snapshot == no_number + 1);
        REQUIRE(same(as_double(result.words[0]), value.as_number()));
        REQUIRE(result.words[1] == (value.as_number() > 0));
      }
    }
  });
}

TEST_CASE("lower: the type of a value", "[orc][llvm]") {
  for (TypeTag tag : kAllTags) {
    CAPTURE(static_cast<int>(tag));
    Builder b;
    ValueId v = b.slot(0), is = b.op(IrOp::kIsTag, {v}, static_cast<int64_t>(tag));
    SnapshotId other = b.snapshot({v, is});
    b.guard(IrOp::kGuardTag, {v}, other, static_cast<int64_t>(tag));
    b.leave_with({is, v});
    in_all_ways(b.graph, [&](const Compiled& compiled) {
      for (Value value : values_of_all_types()) {
        CAPTURE(value.bits());
        FakeVm vm;
        Result result = run(compiled, vm, {value});
        if (value.type_tag() == tag) REQUIRE(result == Result{other + 1, {1, value.bits()}});
        else REQUIRE(result == Result{other, {value.bits(), 0}});
      }
    });
  }
}

TEST_CASE("lower: one of several types", "[orc][llvm]") {
  for (int types = 0; types < 256; types++) {
    CAPTURE(types);
    Builder b;
    ValueId v = b.slot(0);
    SnapshotId other = b.snapshot({v});
    b.guard(IrOp::kGuardTypes, {v}, other, types);
    b.leave_with({v});
    Compiled compiled(b.graph);
    for (Value value : values_of_all_types()) {
      CAPTURE(value.bits());
      FakeVm vm;
      REQUIRE(run(compiled, vm, {value}).snapshot == ((types & value.type_set()) != 0 ? other + 1 : other));
    }
  }
}

TEST_CASE("lower: truth, nil, sameness", "[orc][llvm]") {
  Builder b;
  ValueId v = b.slot(0), w = b.slot(1), truthy = b.op(IrOp::kTruthy, {v});
  ValueId untruthy = b.op(IrOp::kNotBool, {truthy}), is_same = b.op(IrOp::kSameValue, {v, w});
  SnapshotId nil = b.snapshot({truthy, untruthy, is_same}), five = b.snapshot({truthy, untruthy, is_same});
  b.guard(IrOp::kGuardNotNil, {v}, nil);
  b.guard(IrOp::kGuardValue, {v}, five, static_cast<int64_t>(Value::integer(5).bits()));
  b.leave_with({truthy, untruthy, is_same});
  in_all_ways(b.graph, [&](const Compiled& compiled) {
    std::vector<Value> all = values_of_all_types();
    all.push_back(Value::integer(5));
    for (Value value : all) {
      for (Value other : {value, Value::integer(3)}) {
        CAPTURE(value.bits(), other.bits());
        FakeVm vm;
        Result result = run(compiled, vm, {value, other});
        REQUIRE(result.snapshot == (value.is_nil() ? nil : value == Value::integer(5) ? five + 1 : five));
        REQUIRE(result.words == std::vector<uint64_t>{value.truthy(), !value.truthy(), value == other});
      }
    }
  });
}

TEST_CASE("lower: boxing gives the value back", "[orc][llvm]") {
  struct Kind {
    TypeTag tag;
    IrOp unbox, box;
  };
  for (Kind kind :
       {Kind{TypeTag::kInt, IrOp::kUnboxInt, IrOp::kBoxInt},
        Kind{TypeTag::kDouble, IrOp::kUnboxDouble, IrOp::kBoxDouble},
        Kind{TypeTag::kBool, IrOp::kUnboxBool, IrOp::kBoxBool}, Kind{TypeTag::kString, IrOp::kUnboxPtr, IrOp::kBoxPtr},
        Kind{TypeTag::kTable, IrOp::kUnboxPtr, IrOp::kBoxPtr}, Kind{TypeTag::kFunction, IrOp::kUnboxPtr, IrOp::kBoxPtr},
        Kind{TypeTag::kObject, IrOp::kUnboxPtr, IrOp::kBoxPtr}}) {
    auto tag = static_cast<int64_t>(kind.tag);
    Builder b;
    ValueId plain = b.op(kind.unbox, {b.slot(0)}, tag);
    b.leave_with({b.op(kind.box, {plain}, tag), plain});
    in_all_ways(b.graph, [&](const Compiled& compiled) {
      for (Value value : values_of_all_types()) {
        if (value.type_tag() != kind.tag) continue;
        CAPTURE(value.bits());
        FakeVm vm;
        Result result = run(compiled, vm, {value});
        uint64_t bits = value.bits(), unboxed = kind.tag == TypeTag::kInt      ? static_cast<uint64_t>(value.as_int())
                                                : kind.tag == TypeTag::kDouble ? bits
                                                : kind.tag == TypeTag::kBool   ? value.as_bool()
                                                                               : bits & Value::kPayloadMask;
        REQUIRE(result.words == std::vector<uint64_t>{bits, unboxed});
      }
    });
  }
}

TEST_CASE("lower: calls of pure functions of doubles", "[orc][llvm]") {
  Graph graph = straight([](Builder& b) {
    ValueId rest = b.op(IrOp::kCallDouble, {b.double_slot(0), b.double_slot(1)}, 0);
    return b.op(IrOp::kCallDouble, {rest}, 1);
  });
  CHECK(as_double(run_all(graph, {Value::number(-1.25), Value::number(2.0)}).words[0]) == std::sin(0.75));
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
