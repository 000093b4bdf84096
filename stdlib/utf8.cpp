#include "stdlib/utf8.h"

namespace gs::stdlib {

namespace {

/// What a leading byte announces: how many bytes, and which second bytes are well-formed (Unicode, table 3-7: this is
/// what excludes overlong forms, surrogates and code points above U+10FFFF).
struct Lead {
  size_t length;
  uint8_t low, high;
};

Lead lead_of(uint8_t b) {
  if (b < 0xC2) return {1, 0, 0};
  if (b < 0xE0) return {2, 0x80, 0xBF};
  if (b < 0xF0)
    return {3, static_cast<uint8_t>(b == 0xE0 ? 0xA0 : 0x80), static_cast<uint8_t>(b == 0xED ? 0x9F : 0xBF)};
  if (b < 0xF5)
    return {4, static_cast<uint8_t>(b == 0xF0 ? 0x90 : 0x80), static_cast<uint8_t>(b == 0xF4 ? 0x8F : 0xBF)};
  return {1, 0, 0};
}

}  // namespace

size_t utf8_character_length(std::string_view s) {
  auto first = static_cast<uint8_t>(s[0]);
  if (first < 0x80) return 1;
  Lead lead = lead_of(first);
  if (lead.length == 1 || s.size() < lead.length) return 1;
  auto second = static_cast<uint8_t>(s[1]);
  if (second < lead.low || second > lead.high) return 1;
  for (size_t i = 2; i < lead.length; i++) {
    if (!is_utf8_continuation(s[i])) return 1;
  }
  return lead.length;
}

size_t utf8_last_character_length(std::string_view s) {
  for (size_t n = 1; n <= 4 && n <= s.size(); n++) {
    if (is_utf8_continuation(s[s.size() - n])) continue;
    return utf8_character_length(s.substr(s.size() - n)) == n ? n : 1;
  }
  return 1;
}

size_t utf8_count(std::string_view s, size_t limit) {
  size_t n = 0;
  for (; n < limit && !s.empty(); n++) s.remove_prefix(utf8_character_length(s));
  return n;
}

size_t utf8_prefix_length(std::string_view s, size_t count) {
  size_t at = 0;
  for (; count > 0 && at < s.size(); count--) at += utf8_character_length(s.substr(at));
  return at;
}

size_t utf8_encode(int64_t code_point, char* out) {
  bool valid = code_point >= 0 && code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF);
  auto c = static_cast<uint32_t>(valid ? code_point : 0xFFFD);
  auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | c >> 6);
    out[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | c >> 12);
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | c >> 18);
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

}  // namespace gs::stdlib
