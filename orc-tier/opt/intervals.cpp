#include "orc-tier/opt/intervals.h"

#include <bit>

#include "vm/runtime/arith.h"

namespace gs::orc {

namespace {

// More than any integer of the language, and small enough to be added to.
constexpr int64_t kFar = int64_t{1} << 60;

int64_t capped_product(int64_t a, int64_t b) {
  int64_t product;
  if (__builtin_mul_overflow(a, b, &product)) return (a < 0) == (b < 0) ? kFar : -kFar;
  return std::clamp(product, -kFar, kFar);
}

// All numbers with no more bits than the natural number `i` has.
Interval bits_of(int64_t i) { return {0, static_cast<int64_t>(std::bit_ceil(static_cast<uint64_t>(i) + 1)) - 1}; }

}  // namespace

Interval operator*(Interval a, Interval b) {
  auto [lo, hi] = std::minmax({capped_product(a.lo, b.lo), capped_product(a.lo, b.hi), capped_product(a.hi, b.lo),
                               capped_product(a.hi, b.hi)});
  return {lo, hi};
}

Interval mod(Interval a, Interval b) {
  if (b.lo > 0) {
    if (a.is_natural()) return {0, std::min(a.hi, b.hi - 1)};
    return {0, b.hi - 1};
  }
  if (b.hi < 0) return {b.lo + 1, 0};
  return {std::min<int64_t>(b.lo + 1, 0), std::max<int64_t>(b.hi - 1, 0)};
}

Interval quotient(Interval a, int64_t by) {
  auto floor = [&](int64_t i) { return (i - vm::floor_mod(i, by)) / by; };
  return {floor(a.lo), floor(a.hi)};
}

Interval bitwise_and(Interval a, Interval b) {
  if (a.is_natural() && b.is_natural()) return {0, std::min(a.hi, b.hi)};
  if (a.is_natural()) return {0, a.hi};
  if (b.is_natural()) return {0, b.hi};
  return {};
}

Interval bitwise_or(Interval a, Interval b) {
  return a.is_natural() && b.is_natural() ? bits_of(std::max(a.hi, b.hi)) : Interval{};
}

Interval shift_left(Interval a, Interval by) {
  if (by.lo != by.hi || by.lo < 0 || by.lo > 47) return {};
  return a * Interval::of(int64_t{1} << by.lo);
}

Interval shift_right(Interval a, Interval by) {
  if (!by.is_natural() || by.hi > 63) return {};
  if (a.is_natural()) return {a.lo >> by.hi, a.hi >> by.lo};
  return by.lo > 16 ? Interval{0, static_cast<int64_t>(~uint64_t{0} >> by.lo)} : Interval{};
}

}  // namespace gs::orc
