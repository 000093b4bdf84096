// Decimal digits of integers: two at a time from a table of pairs, from the back, once their number is known.
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
  for (; count >= 2; count -= 2) {
    store_word(to + count - 2, load_word<uint16_t>(internal::kDigitPairs.text + n % 100 * 2));
    n /= 100;
  }
  if (count != 0) *to = static_cast<char>('0' + n % 10);
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
