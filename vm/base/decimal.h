// Decimal digits of integers: in pairs from a table, from the back, once their number is known.
#pragma once

#include <bit>
#include <cstdint>

#include "vm/base/small_bytes.h"

namespace gs {

namespace internal {

struct DigitPairs {
  constexpr DigitPairs() {
    for (int i = 0; i < 100; i++) {
      text[2 * i] = static_cast<char>('0' + i / 10);
      text[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
  }
  char text[200] = {};
};
inline constexpr DigitPairs kDigitPairs;

GS_INLINE void put_pair(char* to, uint32_t below_100) {
  store_word(to, load_word<uint16_t>(kDigitPairs.text + below_100 * 2));
}

}  // namespace internal

inline constexpr uint64_t kPowersOfTen[] = {
    1u,
    10u,
    100u,
    1000u,
    10000u,
    100000u,
    1000000u,
    10000000u,
    100000000u,
    1000000000u,
    10000000000u,
    100000000000u,
    1000000000000u,
    10000000000000u,
    100000000000000u,
    1000000000000000u,
    10000000000000000u,
    100000000000000000u,
    1000000000000000000u,
    10000000000000000000u,
};

/// How many decimal digits `n` has; 1 for 0.
GS_INLINE unsigned decimal_digits(uint64_t n) {
  // log10(2) is about 1233 / 4096: right for all bit widths, or one too small.
  auto estimate = static_cast<unsigned>(std::bit_width(n | 1)) * 1233 >> 12;
  return estimate + (n >= kPowersOfTen[estimate]) + (n == 0);
}

/// Writes the last `count` decimal digits of `n`, with zeros in front where it has fewer, to `to`.
GS_INLINE void put_digits(char* to, uint64_t n, unsigned count) {
  char* end = to + count;
  // Divisions wait for each other: by 10^4 there are half as many, and the two pairs come side by side.
  for (; end - to >= 4; n /= 10000) {
    auto four = static_cast<uint32_t>(n % 10000);
    end -= 4;
    internal::put_pair(end, four / 100);
    internal::put_pair(end + 2, four % 100);
  }
  if (end - to >= 2) {
    end -= 2;
    internal::put_pair(end, static_cast<uint32_t>(n % 100));
    n /= 100;
  }
  if (end != to) *to = static_cast<char>('0' + n % 10);
}

/// Writes `n` (at most 20 digits) and returns where it ends.
GS_INLINE char* put_decimal(char* to, uint64_t n) {
  unsigned count = decimal_digits(n);
  put_digits(to, n, count);
  return to + count;
}

/// The same for signed integers.
GS_INLINE char* put_signed_decimal(char* to, int64_t n) {
  if (n < 0) *to++ = '-';
  return put_decimal(to, n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n));
}

}  // namespace gs
