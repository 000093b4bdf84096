#include "stdlib/string_lib.h"

#include <algorithm>
#include <cstring>

#include "stdlib/long_work.h"
#include "stdlib/string_families.h"
#include "stdlib/tostring.h"
#include "stdlib/utf8.h"
#include "vm/native.h"
#include "vm/runtime/conversions.h"
#include "vm/string.h"
#include "vm/vm.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

// ---------------------------------------------------------------- length, parts

/// Asking a rope for its length does not make it flat.
NativeResult string_len(Vm&, Args args) {
  if (!args[0].is_string()) return args.expected(0, "string");
  return args.give(Value::integer(args[0].as_string()->length()));
}

/// Positions `first` and `last`, 1-based, inclusive, negative from the end, as a range within [0, length).
struct ByteRange {
  ByteRange(int64_t first, int64_t last, size_t length) {
    auto n = static_cast<int64_t>(length);
    if (first < 0) first = std::max<int64_t>(n + first + 1, 1);
    if (last < 0) last = n + last + 1;
    first = std::max<int64_t>(first, 1);
    last = std::min(last, n);
    if (first > last) return;
    from = static_cast<size_t>(first - 1);
    to = static_cast<size_t>(last);
  }
  size_t from = 0, to = 0;
};

NativeResult string_sub(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  ByteRange range(args.integer(1), args.integer_or(2, -1), s->length());
  GS_TRY(String * part, substring(vm, s, range.from, range.to));
  return args.give(Value::string(part));
}

NativeResult string_byte(Vm&, Args args) {
  GS_TRY(String * s, args.string(0));
  int64_t first = args.integer_or(1, 1);
  ByteRange range(first, args.integer_or(2, first), s->length());
  if (range.from == range.to) return args.give(Value::nil());
  auto count = static_cast<uint32_t>(range.to - range.from);
  if (count == 1) return args.give(Value::integer(static_cast<uint8_t>(s->data[range.from])));
  GS_TRY(Value * out, args.reserve_results(count));
  for (uint32_t i = 0; i < count; i++) out[i] = Value::integer(static_cast<uint8_t>(s->data[range.from + i]));
  return NativeResult::results(count);
}

NativeResult string_char(Vm& vm, Args args) {
  char* out;
  if (args.count() == 1) {  // by far the most frequent use
    int64_t code = args.integer(0);
    if (code < 0 || code > 255) return args.bad(0, "value out of range");
    GS_TRY(String * one, byte_string(vm, static_cast<uint8_t>(code)));
    return args.give(Value::string(one));
  }
  GS_TRY(String * result, new_uninitialized_string(vm, args.count(), &out));
  for (uint32_t i = 0; i < args.count(); i++) {
    int64_t code = args.integer(i);
    if (code < 0 || code > 255) return args.bad(i, "value out of range");
    out[i] = static_cast<char>(code);
  }
  return args.give(Value::string(result));
}

// ---------------------------------------------------------------- case

char upper_of(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
char lower_of(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Maps each byte; a string that does not change is given back.
template <typename Map>
NativeResult map_bytes(Vm& vm, Args args, Map map) {
  GS_TRY(String * s, args.string(0));
  std::string_view text = s->view();
  size_t same = 0;
  GS_TRYV(in_pieces(vm, text.size(), [&](size_t from, size_t to) {
    if (same != from) return;
    while (same < to && map(text[same]) == text[same]) same++;
  }));
  if (same == text.size()) return args.give(Value::string(s));
  char* out;
  GS_TRY(String * result, new_uninitialized_string(vm, text.size(), &out));
  GS_TRYV(in_pieces(vm, text.size(), [&](size_t from, size_t to) {
    for (size_t i = from; i < to; i++) out[i] = map(text[i]);
  }));
  return args.give(Value::string(result));
}

/// Letters of ASCII only; all other bytes stay as they are.
NativeResult string_upper(Vm& vm, Args args) { return map_bytes(vm, args, upper_of); }
NativeResult string_lower(Vm& vm, Args args) { return map_bytes(vm, args, lower_of); }

bool is_white_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

NativeResult string_title(Vm& vm, Args args) {
  GS_TRY(std::string_view text, args.bytes(0));
  if (text.empty()) return args.give(Value::string(vm.empty_string()));
  char* out;
  GS_TRY(String * result, new_uninitialized_string(vm, text.size(), &out));
  GS_TRYV(in_pieces(vm, text.size(), [&](size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
      bool starts_word = i == 0 || is_white_space(text[i - 1]);
      out[i] = starts_word ? upper_of(text[i]) : text[i];
    }
  }));
  return args.give(Value::string(result));
}

// ---------------------------------------------------------------- repetition, reversal

/// Writes `first` + `second`, over and over, up to `size` bytes in all. `size` is at least once both, or just `first`.
Result<void> fill_repeated(Vm& vm, char* out, size_t size, std::string_view first, std::string_view second) {
  std::memcpy(out, first.data(), first.size());
  if (size == first.size()) return {};
  std::memcpy(out + first.size(), second.data(), second.size());
  size_t unit = first.size() + second.size();
  // What is there is copied behind itself, ever larger pieces of whole units.
  for (size_t filled = unit; filled < size;) {
    size_t back = filled / unit * unit;
    size_t piece = std::min({back, size - filled, kPollBytes});
    std::memcpy(out + filled, out + filled - back, piece);
    filled += piece;
    GS_TRYV(vm.check());
  }
  return {};
}

NativeResult string_rep(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  int64_t n = args.integer(1);
  GS_TRY(std::string_view separator, args.bytes_or(2, ""));
  std::string_view text = s->view();
  size_t unit = text.size() + separator.size();
  if (n <= 0 || unit == 0) return args.give(Value::string(vm.empty_string()));
  if (n == 1) return args.give(Value::string(s));
  if (static_cast<uint64_t>(n) > kMaxStringLength / unit + 1) return vm.raise(ErrorId::kStringTooLong);
  size_t size = static_cast<size_t>(n) * unit - separator.size();
  char* out;
  GS_TRY(String * result, new_uninitialized_string(vm, size, &out));
  GS_TRYV(fill_repeated(vm, out, size, text, separator));
  return args.give(Value::string(result));
}

/// By characters: multi-byte ones stay whole.
NativeResult string_reverse(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  std::string_view text = s->view();
  if (text.size() <= 1) return args.give(Value::string(s));
  char* out;
  GS_TRY(String * result, new_uninitialized_string(vm, text.size(), &out));
  char* to = out + text.size();
  size_t at = 0;
  GS_TRYV(in_pieces(vm, text.size(), [&](size_t, size_t end) {
    while (at < end) {
      if (static_cast<uint8_t>(text[at]) < 0x80) {
        *--to = text[at++];
        continue;
      }
      size_t n = utf8_character_length(text.substr(at));
      to -= n;
      std::memcpy(to, text.data() + at, n);
      at += n;
    }
  }));
  return args.give(Value::string(result));
}

NativeResult string_is_numeric(Vm&, Args args) {
  GS_TRY(std::string_view text, args.bytes(0));
  return args.give(Value::boolean(!parse_number(text).is_nil()));
}

/// gsub's replacement is a function, or a table whose __index may be one.
bool asks_replacement(Args args) { return !args[2].is_string(); }

// clang-format off
constexpr LibraryEntry kString[] = {
    {"string.byte", string_byte, 0, vm::FastNative::kStringByte},              // (s, i, j): codes of the bytes i … j
    {"string.char", string_char, 0, vm::FastNative::kStringChar},              // (n, …): the string of these bytes
    {"string.contains", string_contains},      // (s, part)
    {"string.count", string_count},            // (s, part): occurrences that do not overlap
    {"string.find", string_find, kPatternUpvalues},  // (s, pattern, init, plain): start, end, captures
    {"string.format", calls_back<string_format, shows_table>},  // (format, …)
    {"string.gmatch", string_gmatch, kPatternUpvalues},  // (s, pattern): iterator over the captures of each match
    {"string.gsub", calls_back<string_gsub, asks_replacement>, kPatternUpvalues},  // (s, pattern, replacement, n): new string, number of matches
    {"string.hasPrefix", string_has_prefix},   // (s, part)
    {"string.hasSuffix", string_has_suffix},   // (s, part)
    {"string.isNumeric", string_is_numeric},   // (s): does it read as a number?
    {"string.join", calls_back<string_join>},  // (t, separator): texts of t[1] … t[#t]
    {"string.len", string_len, 0, vm::FastNative::kStringLen},                // (s): bytes
    {"string.lower", string_lower},            // (s)
    {"string.match", string_match, kPatternUpvalues},  // (s, pattern, init): captures, or the match
    {"string.padLeft", string_pad_left},       // (s, n, pad): to n bytes, the right end kept
    {"string.padRight", string_pad_right},     // (s, n, pad): to n bytes, the left end kept
    {"string.rep", string_rep},                // (s, n, separator)
    {"string.repeat", string_rep},             // (s, n)
    {"string.replaceAll", string_replace_all}, // (s, old, new): plain text
    {"string.reverse", string_reverse},        // (s): by characters
    {"string.split", string_split},            // (s, separator): list; "" separates bytes
    {"string.sub", string_sub, 0, vm::FastNative::kStringSub},                // (s, i, j): bytes i … j
    {"string.title", string_title},            // (s): first letter of each word in upper case
    {"string.trim", string_trim},              // (s, cutset): without white space, or these characters, at both ends
    {"string.trimLeft", string_trim_left},     // (s, cutset)
    {"string.trimRight", string_trim_right},   // (s, cutset)
    {"string.upper", string_upper},            // (s)
};
// clang-format on

}  // namespace

Result<void> register_string(Vm& vm) {
  GS_TRY(vm.string_library, register_library(vm, "string", kString, std::size(kString)));
  return {};
}

}  // namespace gs::stdlib
