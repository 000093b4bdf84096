// UTF-8, as far as byte strings need it: where a character ends, how many there are, how one is written.
//
// Strings are bytes and may hold anything. A byte that is not part of a well-formed sequence counts as a character of
// its own, so every function here gives a sensible answer for every string.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gs::stdlib {

inline bool is_utf8_continuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

/// Length of the character that starts `s`, which is not empty: 1 to 4 bytes.
size_t utf8_character_length(std::string_view s);
/// Length of the character that ends `s`, which is not empty.
size_t utf8_last_character_length(std::string_view s);
/// Number of characters; stops counting at `limit`.
size_t utf8_count(std::string_view s, size_t limit = SIZE_MAX);
/// Bytes of the first `count` characters.
size_t utf8_prefix_length(std::string_view s, size_t count);
/// Writes `code_point` to `out` (room for 4); what is no character of Unicode becomes U+FFFD. Returns the length.
size_t utf8_encode(int64_t code_point, char* out);

}  // namespace gs::stdlib
