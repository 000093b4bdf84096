// Remainders of doubles: computed without std::fmod where that is possible, and the same bits.
#include <cmath>
#include <cstring>
#include <random>

#include "tests/unit/vm/vm_fixture.h"
#include "vm/runtime/arith.h"

namespace gs::vm::test {
namespace {

double by_definition(double a, double b) {
  double r = std::fmod(a, b);
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

bool agree(double a, double b) {
  double x = floor_mod(a, b), y = by_definition(a, b);
  return (x != x && y != y) || std::memcmp(&x, &y, sizeof x) == 0;
}

TEST_CASE("remainders of doubles, at the ends", "[arith]") {
  constexpr double kInf = __builtin_inf();
  const double ends[] = {0.0, 1.0, 3.0, 7.0, 0.1, 0.3, 3.7, 1000.0, 5e-324, 2.2250738585072014e-308, 0x1p47, 0x1p53, 0x1p62, 0x1p63, 1e15,
                         1e300, 1.7976931348623157e308, kInf, __builtin_nan("")};
  for (double a : ends) {
    for (double b : ends) {
      INFO(a << " % " << b);
      REQUIRE(agree(a, b));
      REQUIRE(agree(-a, b));
      REQUIRE(agree(a, -b));
      REQUIRE(agree(-a, -b));
    }
  }
}

TEST_CASE("remainders of random doubles", "[arith]") {
  std::mt19937_64 random(7);
  auto some = [&] { return static_cast<double>(static_cast<int64_t>(random())); };
  for (int i = 0; i < 100000; i++) {
    uint64_t bits[2] = {random(), random()};
    double any[2];
    std::memcpy(any, bits, sizeof any);
    REQUIRE(agree(any[0], any[1]));
    double a = some() * 0x1p-20, b = some() * 0x1p-30;
    REQUIRE(agree(a, b));
    REQUIRE(agree(std::trunc(a), std::trunc(b)));
    // Just below, at and above multiples: there the quotient rounds to a whole number.
    double multiple = b * static_cast<double>(random() >> 44);
    REQUIRE(agree(multiple, b));
    REQUIRE(agree(std::nextafter(multiple, 0.0), b));
    REQUIRE(agree(std::nextafter(multiple, a), b));
  }
}

}  // namespace
}  // namespace gs::vm::test
