// Intervals of integers: what is known of an Int value's size.
//
// Bounds are those of the language's 48-bit integers at most. Sums and differences of two such numbers fit 64 bits,
// so that results are computed first and compared with what fits then; products are capped.
#pragma once

#include <algorithm>

#include "vm/value.h"

namespace gs::orc {

/// The integers from lo to hi, both included.
struct Interval {
  int64_t lo = vm::kMinInt, hi = vm::kMaxInt;

  static constexpr Interval of(int64_t i) { return {i, i}; }
  /// Whether all of it are integers of the language: a result that has it cannot overflow.
  constexpr bool fits() const { return lo >= vm::kMinInt && hi <= vm::kMaxInt; }
  constexpr bool is_natural() const { return lo >= 0; }
  /// What of it fits. If that is nothing, the code is not reached, and everything is right.
  constexpr Interval clipped() const {
    Interval result{std::max(lo, vm::kMinInt), std::min(hi, vm::kMaxInt)};
    return result.lo <= result.hi ? result : Interval{};
  }
  constexpr bool operator==(const Interval&) const = default;
};

/// Of rows and strings.
inline constexpr Interval kLengths{0, (int64_t{1} << 32) - 1};

constexpr Interval join(Interval a, Interval b) { return {std::min(a.lo, b.lo), std::max(a.hi, b.hi)}; }
constexpr Interval operator+(Interval a, Interval b) { return {a.lo + b.lo, a.hi + b.hi}; }
constexpr Interval operator-(Interval a, Interval b) { return {a.lo - b.hi, a.hi - b.lo}; }
Interval operator*(Interval a, Interval b);
/// Of a mod b with the sign of b (vm::floor_mod).
Interval mod(Interval a, Interval b);
/// Of a divided by `by`, which is greater than 0, rounded down.
Interval quotient(Interval a, int64_t by);
Interval bitwise_and(Interval a, Interval b);
/// Or and exclusive or: no bit comes out that is not in one of them.
Interval bitwise_or(Interval a, Interval b);
Interval shift_left(Interval a, Interval by);
Interval shift_right(Interval a, Interval by);

}  // namespace gs::orc
