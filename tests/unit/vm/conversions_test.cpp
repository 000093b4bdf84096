// Numbers to text and back.
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/decimal.h"

namespace gs::vm::test {
namespace {

std::string shown(Value v) {
  char buffer[kMaxNumberText];
  return {buffer, format_number(v, buffer)};
}
std::string concatenated(Value v) {
  char buffer[kMaxNumberText];
  return {buffer, format_number_for_concat(v, buffer)};
}
Value parsed(std::string_view text) { return parse_number(text); }

TEST_CASE("numbers are shown as the language reference says", "[conversions]") {
  struct Row {
    double number;
    const char* text;
    const char* in_concat;
  };
  // clang-format off
  constexpr double kInf = __builtin_inf();
  const Row rows[] = {
      {100000.0, "100000.0", "100000"},     {1e6, "1e+06", "1e+06"},
      {1234567.5, "1.2345675e+06", "1.2345675e+06"}, {123456.789, "123456.789", "123456.789"},
      {999999.5, "999999.5", "999999.5"},   {1000000.5, "1.0000005e+06", "1.0000005e+06"},
      {0.0001, "0.0001", "0.0001"},         {1e-05, "1e-05", "1e-05"},
      {2.5, "2.5", "2.5"},                  {3.0, "3.0", "3"},
      {-0.0, "-0.0", "-0"},                 {0.0, "0.0", "0"},
      {0.1 + 0.2, "0.30000000000000004", "0.30000000000000004"},
      {12345678901234.0, "1.2345678901234e+13", "1.2345678901234e+13"},
      {1e15, "1e+15", "1e+15"},             {5e-324, "5e-324", "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308", "1.7976931348623157e+308"},
      {140737488355328.0, "1.40737488355328e+14", "1.40737488355328e+14"},
      {9e18, "9e+18", "9e+18"},             {1.4142135623730951, "1.4142135623730951", "1.4142135623730951"},
      {-2.0, "-2.0", "-2"},                 {-1234.5678, "-1234.5678", "-1234.5678"},
      {0.00012345, "0.00012345", "0.00012345"}, {1e100, "1e+100", "1e+100"},
      {kInf, "+Inf", "+Inf"},               {-kInf, "-Inf", "-Inf"},
      {__builtin_nan(""), "NaN", "NaN"},
  };
  // clang-format on
  for (const Row& row : rows) {
    CHECK(shown(num(row.number)) == row.text);
    CHECK(concatenated(num(row.number)) == row.in_concat);
  }
  CHECK(shown(num(0)) == "0");
  CHECK(shown(num(-42)) == "-42");
  CHECK(shown(num(kMinInt)) == "-140737488355328");
  CHECK(shown(num(kMaxInt)) == "140737488355327");
}

TEST_CASE("text is read as the language reference says", "[conversions]") {
  CHECK(parsed("10") == num(10));
  CHECK(parsed(" \t\n\v\f\r7 ") == num(7));
  CHECK(parsed("+7") == num(7));
  CHECK(parsed("-7") == num(-7));
  CHECK(parsed("-0") == num(0));
  CHECK(parsed("010") == num(10));
  CHECK(parsed("140737488355327") == num(kMaxInt));
  CHECK(parsed("140737488355328") == num(140737488355328.0));
  CHECK(parsed("-140737488355328") == num(kMinInt));
  CHECK(parsed("-140737488355329") == num(-140737488355329.0));
  CHECK(parsed("123456789012345678901234567890") == num(123456789012345678901234567890.0));
  CHECK(parsed("000000000000000000000000000000012") == num(12));
  CHECK(parsed("-000000000000000000000000000000012") == num(-12));
  CHECK(parsed("3.5") == num(3.5));
  CHECK(parsed("5.") == num(5.0));
  CHECK(parsed(".5") == num(0.5));
  CHECK(parsed("-.5") == num(-0.5));
  CHECK(parsed("1e3") == num(1000.0));
  CHECK(parsed("1E+3") == num(1000.0));
  CHECK(parsed("-0.0") == num(-0.0));
  CHECK(parsed("1e400") == num(__builtin_inf()));
  CHECK(parsed("-1e400") == num(-__builtin_inf()));
  CHECK(parsed("1e-400") == num(0.0));
  CHECK(parsed("inf") == num(__builtin_inf()));
  CHECK(parsed("+InFiNiTy") == num(__builtin_inf()));
  CHECK(parsed("-Inf") == num(-__builtin_inf()));
  CHECK(parsed("nan") == num(__builtin_nan("")));
  CHECK(parsed("-NaN") == num(__builtin_nan("")));
  for (const char* text : {"", " ", "+", "-", ".", "e5", "1e", "1e+", "--1", "+-1", "- 1", "1 2", "0x10", "1_000", "1,5",
                           "12a", "infinit", "nan(1)", "..5", "1.2.3", "1e5.5", "٣"}) {
    INFO(text);
    CHECK(parsed(text).is_nil());
  }
  CHECK(parsed(std::string_view("1\0", 2)).is_nil());
}

TEST_CASE("every double reads back from its text", "[conversions]") {
  Random random(19);
  for (int i = 0; i < 1000000; i++) {
    auto d = std::bit_cast<double>(random.word());
    if (i % 3 == 1) d = static_cast<double>(random.below(2000000)) / (i % 2 == 0 ? 100 : 1);
    if (i % 3 == 2) d = std::ldexp(static_cast<double>(random.word()), static_cast<int>(random.below(100)) - 80);
    if (!std::isfinite(d)) continue;
    char buffer[kMaxNumberText];
    size_t length = format_number(num(d), buffer);
    if (length > kMaxNumberText || parsed({buffer, length}) != num(d)) FAIL("not the same: " << shown(num(d)));
    length = format_number_for_concat(num(d), buffer);
    Value back = parsed({buffer, length});
    if (back.as_number() != d) FAIL("not the same: " << concatenated(num(d)));
  }
  for (int i = 0; i < 100000; i++) {
    Value v = num(static_cast<int64_t>(random.word()) >> 16);
    if (parsed(shown(v)) != v) FAIL("not the same: " << shown(v));
  }
}

/// What std::to_chars gives for the shortest digits, in our dress.
std::string shortest(double d) {
  char buffer[64];
  bool positional = d >= 1e-4 && d < 1e6;
  auto format = positional ? std::chars_format::fixed : std::chars_format::scientific;
  std::string out(buffer, std::to_chars(buffer, buffer + sizeof buffer, d, format).ptr);
  return positional && out.find('.') == std::string::npos ? out + ".0" : out;
}

TEST_CASE("fractions with few decimals are shown with no more digits than they need", "[conversions]") {
  Random random(29);
  for (int i = 0; i < 300000; i++) {
    double scale = std::pow(10.0, static_cast<int>(random.below(9)));
    double d = static_cast<double>(random.below(random.one_in(2) ? 1000 : 2000000000)) / scale;
    // A neighbour needs many more digits.
    if (i % 3 == 1) d = std::nextafter(d, 1e9);
    if (i % 3 == 2) d = std::nextafter(d, 0);
    if (d != 0 && shown(num(d)) != shortest(d)) FAIL(shown(num(d)) << " instead of " << shortest(d));
  }
}

TEST_CASE("integers of every length", "[conversions]") {
  char buffer[24];
  for (uint64_t power : kPowersOfTen) {
    for (uint64_t n : {power - 1, power, power + 1, power * 5, ~uint64_t{0} / power}) {
      CHECK(std::string_view(buffer, put_decimal(buffer, n)) == std::to_string(n));
      auto negative = -static_cast<int64_t>(n >> 1);
      CHECK(std::string_view(buffer, put_signed_decimal(buffer, negative)) == std::to_string(negative));
    }
  }
  CHECK(std::string_view(buffer, put_signed_decimal(buffer, INT64_MIN)) == std::to_string(INT64_MIN));
  put_digits(buffer, 7, 5);
  CHECK(std::string_view(buffer, 5) == "00007");
}

std::string formatted(double d, FloatNotation notation, int precision) {
  std::string out(float_text_bound(d, notation, precision), 0);
  out.resize(format_float(d, notation, precision, out.data(), out.size()));
  return out;
}

/// The C library's printf is exact and round-half-even on the hosts we test on; the runtime must not depend on it.
TEST_CASE("digits by request agree with printf", "[conversions]") {
  Random random(23);
  const char* formats[] = {"%.*f", "%.*e", "%.*g"};
  std::vector<char> expected(4096);
  for (int i = 0; i < 60000; i++) {
    auto d = i % 2 == 0 ? std::bit_cast<double>(random.word())
                        : static_cast<double>(static_cast<int64_t>(random.below(200000)) - 100000) / 8;
    if (i % 4 == 2) d = std::ldexp(static_cast<double>(random.word()), static_cast<int>(random.below(140)) - 130);
    if (!std::isfinite(d)) continue;
    int precision = static_cast<int>(random.one_in(10) ? random.below(1200) : random.below(20));
    uint32_t which = random.below(3);
    int n = std::snprintf(expected.data(), expected.size(), formats[which], precision, d);
    std::string got = formatted(d, static_cast<FloatNotation>(which), precision);
    if (got != std::string(expected.data(), static_cast<size_t>(n))) FAIL(got << " instead of " << expected.data());
  }
  CHECK(formatted(2.5, FloatNotation::kFixed, 0) == "2");
  CHECK(formatted(0.125, FloatNotation::kFixed, 2) == "0.12");
  CHECK(formatted(-__builtin_inf(), FloatNotation::kGeneral, 3) == "-Inf");
  CHECK(formatted(__builtin_nan(""), FloatNotation::kFixed, 3) == "NaN");
}

TEST_CASE("permissive readings", "[conversions]") {
  with_vm([](Vm& vm) {
    CHECK(to_integer(vm, num(7)) == 7);
    CHECK(to_integer(vm, num(3.99)) == 3);
    CHECK(to_integer(vm, num(-3.99)) == -3);
    CHECK(to_integer(vm, str_value(vm, " 12 ")) == 12);
    CHECK(to_integer(vm, str_value(vm, "2.7")) == 2);
    CHECK(to_integer(vm, str_value(vm, "x")) == 0);
    CHECK(to_integer(vm, Value::nil()) == 0);
    CHECK(to_integer(vm, num(1e300)) == INT64_MAX);
    CHECK(to_integer(vm, num(-1e300)) == INT64_MIN);
    CHECK(to_integer(vm, num(__builtin_nan(""))) == 0);
    CHECK(to_double(vm, str_value(vm, "0.5")) == 0.5);
    CHECK(to_double(vm, Value::boolean(true)) == 0);
    CHECK(integer_if_exact(4.0) == num(4));
    CHECK(integer_if_exact(-0.0) == num(0));
    CHECK(integer_if_exact(4.5) == num(4.5));
    CHECK(integer_if_exact(0x1p47) == num(0x1p47));
    CHECK(integer_if_exact(-0x1p47) == num(kMinInt));
    CHECK(integer_if_exact(-__builtin_inf()) == num(-__builtin_inf()));

    Value out;
    String* rope = ok(concat_strings(vm, str(vm, std::string(200, ' ') + "1"), str(vm, "5" + std::string(200, ' '))));
    REQUIRE(rope->is_rope());
    REQUIRE(coerce_number(vm, Value::string(rope), out));
    CHECK(out == num(15));
    CHECK_FALSE(coerce_number(vm, Value::nil(), out));
    CHECK_FALSE(coerce_number(vm, str_value(vm, ""), out));
  });
}

TEST_CASE("display", "[conversions]") {
  with_vm([](Vm& vm) {
    CHECK(text_of(vm, Value::nil()) == "nil");
    CHECK(text_of(vm, Value::boolean(true)) == "true");
    CHECK(text_of(vm, num(1.0)) == "1.0");
    CHECK(text_of(vm, str_value(vm, "text")) == "text");
    Table* t = table(vm);
    char expected[40];
    auto address = static_cast<unsigned long long>(reinterpret_cast<uintptr_t>(t));
    std::snprintf(expected, sizeof expected, "table: 0x%llx", address);
    CHECK(text_of(vm, Value::table(t)) == expected);
    CHECK(type_name(Value::table(t)) == "table");
    CHECK(type_name(num(1)) == "number");
    CHECK(type_name(num(0.5)) == "number");
    CHECK(type_name(Value::boolean(false)) == "boolean");
  });
}

}  // namespace
}  // namespace gs::vm::test
