// Directives of string.format, as text and as numbers: the part that needs no Vm.
//
//    %  flags  width  .precision  verb          flags  -  left-justify         +  always a sign      0  zeros for blanks
//                                                      ' '  room for a sign    #  alternate form
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gs::stdlib {

struct Directive {
  bool left = false, plus = false, space = false, zero = false, alternate = false;
  char verb = 0;
  uint32_t width = 0;
  int32_t precision = -1;  ///< -1: none given

  bool has_flags_or_width() const { return left | plus | space | zero | alternate | (width != 0); }
};

/// Largest width and precision.
inline constexpr uint32_t kMaxFieldWidth = 1'000'000;

/// Parses what follows a '%' at the start of `text`. Returns how many bytes that was, verb included; 0 when it is not a
/// directive (no such verb, no verb at all, a number too large).
size_t parse_directive(std::string_view text, Directive& out);

/// A number ready for its field: sign or prefix, then zeros, then digits.
struct FieldText {
  char prefix[4];       ///< "-", "+", " ", "0x", "-0x" …
  uint32_t prefix_length = 0;
  uint32_t zeros = 0;   ///< between prefix and digits
  std::string_view digits;

  size_t size() const { return prefix_length + zeros + digits.size(); }
  void add_prefix(char c) { prefix[prefix_length++] = c; }
};

/// Room for the digits of any 64-bit integer in any base.
inline constexpr size_t kMaxIntegerDigits = 24;
/// Lays out integer `i` for the verbs d i u x X o; its digits go to `buffer` (kMaxIntegerDigits bytes).
FieldText layout_integer(const Directive& d, int64_t i, char* buffer);
/// Lays out a number whose decimal text (with "-" in front when negative) is known.
FieldText layout_number(const Directive& d, std::string_view text);

}  // namespace gs::stdlib
