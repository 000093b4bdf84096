// Copying and comparing short runs of bytes without a call.
//
// Most strings of a program are shorter than 32 bytes, and for those the call of memcpy or memcmp, through the table of
// the dynamic linker and over its dispatch by length, takes longer than the work. Both functions here cover a length
// between two powers of two by two words that may overlap:
//
//    n = 11     |0 1 2 3 4 5 6 7|           first word, at 0
//                     |3 4 5 6 7 8 9 10|    last word, at n - 8
//
// so neither reads or writes a byte outside [0, n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "vm/base/check.h"

namespace gs {

template <typename Word>
GS_INLINE Word load_word(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}
template <typename Word>
GS_INLINE void store_word(char* to, Word word) {
  std::memcpy(to, &word, sizeof word);
}

/// What the functions here do without a call.
inline constexpr size_t kMaxShortBytes = 32;

namespace internal {

template <typename Word>
GS_INLINE void copy_two_words(char* to, const char* from, size_t n) {
  // Both are loaded before either is stored: the bytes may lie anywhere, even overlap.
  auto first = load_word<Word>(from), last = load_word<Word>(from + n - sizeof(Word));
  store_word(to, first);
  store_word(to + n - sizeof(Word), last);
}

template <typename Word>
GS_INLINE bool equal_two_words(const char* a, const char* b, size_t n) {
  size_t last = n - sizeof(Word);
  return ((load_word<Word>(a) ^ load_word<Word>(b)) | (load_word<Word>(a + last) ^ load_word<Word>(b + last))) == 0;
}

}  // namespace internal

/// memcpy, good for short runs. Runs of up to kMaxShortBytes may overlap.
GS_INLINE void copy_bytes_short(char* to, const char* from, size_t n) {
  if (n > kMaxShortBytes) {
    std::memcpy(to, from, n);
  } else if (n > 16) {
    internal::copy_two_words<unsigned __int128>(to, from, n);
  } else if (n >= 8) {
    internal::copy_two_words<uint64_t>(to, from, n);
  } else if (n >= 4) {
    internal::copy_two_words<uint32_t>(to, from, n);
  } else if (n >= 2) {
    internal::copy_two_words<uint16_t>(to, from, n);
  } else if (n == 1) {
    *to = *from;
  }
}

/// Whether n bytes at `a` and at `b` are the same; good for short runs.
GS_INLINE bool equal_bytes_short(const char* a, const char* b, size_t n) {
  if (n > kMaxShortBytes) return std::memcmp(a, b, n) == 0;
  if (n > 16) return internal::equal_two_words<unsigned __int128>(a, b, n);
  if (n >= 8) return internal::equal_two_words<uint64_t>(a, b, n);
  if (n >= 4) return internal::equal_two_words<uint32_t>(a, b, n);
  if (n >= 2) return internal::equal_two_words<uint16_t>(a, b, n);
  return n == 0 || *a == *b;
}

}  // namespace gs
