// Reading a number that is a whole text: options, the text form of bytecode. (What scripts call a number is decided in
// vm/runtime/conversions.h.)
#pragma once

#include <charconv>
#include <concepts>
#include <string_view>

namespace gs {

/// Decimal integer without white space or `+`. False when `text` is anything else, or out of range.
template <std::integral T>
bool parse_whole(std::string_view text, T& out) {
  auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), out);
  return status == std::errc() && end == text.data() + text.size() && !text.empty();
}

/// The same for a floating-point number. Not std::from_chars, which libc++ lacks for doubles.
bool parse_whole(std::string_view text, double& out);

}  // namespace gs
