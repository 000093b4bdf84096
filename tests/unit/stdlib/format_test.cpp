// string.format without a Vm: what is a directive, how numbers are laid out; and the characters of byte strings.

#include <catch2/catch_test_macros.hpp>

#include <string>

#include "stdlib/format.h"
#include "stdlib/utf8.h"

using namespace gs::stdlib;

namespace {

std::string text_of(const FieldText& f) {
  return std::string(f.prefix, f.prefix_length) + std::string(f.zeros, '0') + std::string(f.digits);
}

/// Prefix, zeros and digits (not the blanks) of `i` under the directive `text`.
std::string integer(const char* text, int64_t i) {
  Directive d;
  REQUIRE(parse_directive(text, d) == std::string_view(text).size());
  char buffer[kMaxIntegerDigits];
  return text_of(layout_integer(d, i, buffer));
}

std::string number(const char* text, const char* shown) {
  Directive d;
  REQUIRE(parse_directive(text, d) == std::string_view(text).size());
  return text_of(layout_number(d, shown));
}

}  // namespace

TEST_CASE("format: directives") {
  Directive d;
  REQUIRE(parse_directive("-+ #012.34fxyz", d) == 11);
  CHECK((d.left && d.plus && d.space && d.alternate && d.zero));
  CHECK(d.width == 12);
  CHECK(d.precision == 34);
  CHECK(d.verb == 'f');
  REQUIRE(parse_directive("d", d) == 1);
  CHECK_FALSE(d.has_flags_or_width());
  CHECK(d.precision == -1);
  REQUIRE(parse_directive(".s", d) == 2);
  CHECK(d.precision == 0);
  for (std::string_view bad :
       {"", "y", "5", "-", ".2", "!", "a", "p", "*d", "1000001d", ".1000001f", "99999999999999999999d"}) {
    CAPTURE(bad);
    CHECK(parse_directive(bad, d) == 0);
  }
  CHECK(parse_directive(std::string_view("\0", 1), d) == 0);
}

TEST_CASE("format: integers") {
  CHECK(integer("d", 0) == "0");
  CHECK(integer("d", INT64_MIN) == "-9223372036854775808");
  CHECK(integer("+d", 7) == "+7");
  CHECK(integer(" d", 7) == " 7");
  CHECK(integer("05d", -42) == "-0042");
  CHECK(integer("-05d", -42) == "-42");
  CHECK(integer("08.3d", 5) == "005");
  CHECK(integer(".5d", -5) == "-00005");
  CHECK(integer("x", -255) == "-ff");
  CHECK(integer("#X", 255) == "0XFF");
  CHECK(integer("#x", 0) == "0");
  CHECK(integer("#08x", -255) == "-0x000ff");
  CHECK(integer("#o", 8) == "010");
  CHECK(integer("#.4o", 8) == "0010");
  CHECK(integer("o", INT64_MIN) == "-1000000000000000000000");
}

TEST_CASE("format: numbers whose text is known") {
  CHECK(number("08.2f", "-3.14") == "-0003.14");
  CHECK(number("+f", "1.5") == "+1.5");
  CHECK(number("+f", "-1.5") == "-1.5");
  CHECK(number("09f", "+Inf") == "+Inf");
  CHECK(number("09f", "-Inf") == "-Inf");
  CHECK(number("+09f", "NaN") == "NaN");
}

TEST_CASE("utf8: characters") {
  CHECK(utf8_character_length("a") == 1);
  CHECK(utf8_character_length("\xC3\xA9x") == 2);
  CHECK(utf8_character_length("\xE2\x82\xAC") == 3);
  CHECK(utf8_character_length("\xF0\x9F\x98\x80") == 4);
  // Stray, cut off, overlong, a surrogate, beyond Unicode: one byte each.
  for (const char* bad :
       {"\x80", "\xC3", "\xC3z", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFF"}) {
    CHECK(utf8_character_length(bad) == 1);
  }
  CHECK(utf8_last_character_length("a\xC3\xA9") == 2);
  CHECK(utf8_last_character_length("\xF0\x9F\x98\x80") == 4);
  CHECK(utf8_last_character_length("\x80\x80\x80\x80\x80") == 1);
  CHECK(utf8_last_character_length("a\x80") == 1);
  CHECK(utf8_count("a\xC3\xA9\x80") == 3);
  CHECK(utf8_count("abcdef", 4) == 4);
  CHECK(utf8_prefix_length("\xC3\xA9\xC3\xA9", 1) == 2);
  CHECK(utf8_prefix_length("ab", 5) == 2);
}

TEST_CASE("utf8: encoding") {
  auto encoded = [](int64_t c) {
    char out[4];
    return std::string(out, utf8_encode(c, out));
  };
  CHECK(encoded(0) == std::string(1, '\0'));
  CHECK(encoded(0x7F) == "\x7F");
  CHECK(encoded(0x80) == "\xC2\x80");
  CHECK(encoded(0x20AC) == "\xE2\x82\xAC");
  CHECK(encoded(0x1F600) == "\xF0\x9F\x98\x80");
  for (int64_t bad : {int64_t{-1}, int64_t{0xD800}, int64_t{0x110000}}) CHECK(encoded(bad) == "\xEF\xBF\xBD");
}
