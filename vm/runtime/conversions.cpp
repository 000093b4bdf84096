#include "vm/runtime/conversions.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include <fast_float/fast_float.h>

#include "vm/native.h"
#include "vm/object.h"
#include "vm/string.h"

namespace gs::vm {

// ---------------------------------------------------------------- numbers to text

namespace {

size_t put(char* buffer, std::string_view text) {
  std::memcpy(buffer, text.data(), text.size());
  return text.size();
}

std::string_view special_text(double d) {
  if (d != d) return "NaN";
  return d < 0 ? "-Inf" : "+Inf";
}

/// A finite number that is not negative. Which notation applies can be seen from the number itself: the shortest
/// digits of a double below 1e6 never read as 1e6, because that would be another double; likewise at 1e-4.
char* put_magnitude(char* p, double d, bool point_zero) {
  char* limit = p + kMaxNumberText - 1;
  // Small whole numbers are most of what programs print; they need no search for digits.
  bool whole = d < 1e6 && d == static_cast<double>(static_cast<int32_t>(d));
  if (whole) {
    p = std::to_chars(p, limit, static_cast<int32_t>(d)).ptr;
    return point_zero ? p + put(p, ".0") : p;
  }
  bool positional = d >= 1e-4 && d < 1e6;
  return std::to_chars(p, limit, d, positional ? std::chars_format::fixed : std::chars_format::scientific).ptr;
}

size_t format_double(double d, char* buffer, bool point_zero) {
  if (!std::isfinite(d)) return put(buffer, special_text(d));
  char* p = buffer;
  if (std::signbit(d)) *p++ = '-';
  return static_cast<size_t>(put_magnitude(p, std::fabs(d), point_zero) - buffer);
}

size_t format_either(Value v, char* buffer, bool point_zero) {
  if (!v.is_int()) return format_double(v.as_double(), buffer, point_zero);
  return static_cast<size_t>(std::to_chars(buffer, buffer + kMaxNumberText, v.as_int()).ptr - buffer);
}

}  // namespace

size_t format_number(Value v, char* buffer) { return format_either(v, buffer, true); }
size_t format_number_for_concat(Value v, char* buffer) { return format_either(v, buffer, false); }

// ---------------------------------------------------------------- digits by request

size_t float_text_bound(double d, FloatNotation notation, int precision) {
  // A sign, a point, "e+308" - and for the fixed form every digit before the point.
  size_t digits = precision < 0 ? 0 : static_cast<size_t>(precision);
  return digits + 16 + (notation == FloatNotation::kFixed && std::fabs(d) >= 1e6 ? 310 : 16);
}

size_t format_float(double d, FloatNotation notation, int precision, char* buffer, size_t capacity) {
  if (!std::isfinite(d)) return put(buffer, special_text(d));
  std::chars_format format = notation == FloatNotation::kFixed      ? std::chars_format::fixed
                             : notation == FloatNotation::kExponent ? std::chars_format::scientific
                                                                    : std::chars_format::general;
  auto [end, error] = std::to_chars(buffer, buffer + capacity, d, format, precision);
  GS_CHECK(error == std::errc(), "float_text_bound covers every text");
  return static_cast<size_t>(end - buffer);
}

Result<void> append_float(StringBuilder& out, double d, FloatNotation notation, int precision) {
  size_t bound = float_text_bound(d, notation, precision);
  GS_TRY(char* p, out.reserve(bound));
  out.commit(format_float(d, notation, precision, p, bound));
  return {};
}

// ---------------------------------------------------------------- text to numbers

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
  return s;
}

bool equals_ignoring_case(std::string_view s, std::string_view lower) {
  if (s.size() != lower.size()) return false;
  for (size_t i = 0; i < s.size(); i++) {
    if ((s[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

/// inf, infinity, nan; or nil.
Value parse_word(std::string_view s, bool negative) {
  bool infinite = equals_ignoring_case(s, "inf") || equals_ignoring_case(s, "infinity");
  if (infinite) return Value::number(negative ? -__builtin_inf() : __builtin_inf());
  // The sign of a NaN cannot be seen by scripts, and only one NaN is a number's bits (value.h).
  if (equals_ignoring_case(s, "nan")) return Value::number(__builtin_nan(""));
  return Value::nil();
}

/// Digits only, few enough not to overflow 64 bits: the int, or the nearest float. False when it is something else.
bool parse_short_int(std::string_view s, bool negative, Value& out) {
  if (s.size() > 18) return false;
  int64_t i = 0;
  for (char c : s) {
    if (!is_digit(c)) return false;
    i = i * 10 + (c - '0');
  }
  out = Value::integer_or_double(negative ? -i : i);
  return true;
}

}  // namespace

Value parse_number(std::string_view text) {
  std::string_view s = trim(text);
  if (s.empty()) return Value::nil();
  bool negative = s.front() == '-';
  if (negative || s.front() == '+') s.remove_prefix(1);
  if (s.empty()) return Value::nil();
  if (!is_digit(s.front()) && s.front() != '.') return parse_word(s, negative);

  Value integer;
  if (parse_short_int(s, negative, integer)) return integer;
  // fast_float takes neither a second sign nor words here, because the first character is a digit or a point. What is
  // out of range it leaves as IEEE says: infinity, or zero.
  double magnitude = 0;
  auto [end, error] = fast_float::from_chars(s.data(), s.data() + s.size(), magnitude);
  if (error == std::errc::invalid_argument || end != s.data() + s.size()) return Value::nil();
  // Many digits may still spell a small int: 00000000000000000001.
  bool only_digits = s.find_first_not_of("0123456789") == std::string_view::npos;
  if (only_digits && magnitude <= static_cast<double>(kMaxInt) + 1) {
    return Value::integer_or_double(static_cast<int64_t>(negative ? -magnitude : magnitude));
  }
  return Value::number(negative ? -magnitude : magnitude);
}

namespace {

Value parse_string(const String* s) {
  if (!s->is_rope()) return parse_number(s->view());
  // Numeric text that is a rope is a curiosity (it is longer than any number needs), but still a number.
  auto* copy = static_cast<char*>(std::malloc(s->length()));
  GS_CHECK(copy != nullptr, "the host is out of memory");
  copy_bytes(s, copy);
  Value out = parse_number({copy, s->length()});
  std::free(copy);
  return out;
}

}  // namespace

bool coerce_number(Vm&, Value v, Value& out) {
  if (v.is_number()) {
    out = v;
    return true;
  }
  if (!v.is_string()) return false;
  Value parsed = parse_string(v.as_string());
  if (parsed.is_nil()) return false;
  out = parsed;
  return true;
}

int64_t saturate_to_integer(double d) {
  if (d != d) return 0;
  if (d >= 0x1p63) return INT64_MAX;
  if (d < -0x1p63) return INT64_MIN;
  return static_cast<int64_t>(d);
}

Value integer_if_exact(double d) {
  if (!(d >= static_cast<double>(kMinInt) && d <= static_cast<double>(kMaxInt))) return Value::number(d);
  auto i = static_cast<int64_t>(d);
  return static_cast<double>(i) == d ? Value::integer(i) : Value::number(d);
}

int64_t to_integer(Vm& vm, Value v) {
  Value number;
  if (!coerce_number(vm, v, number)) return 0;
  return number.is_int() ? number.as_int() : saturate_to_integer(number.as_double());
}

double to_double(Vm& vm, Value v) {
  Value number;
  return coerce_number(vm, v, number) ? number.as_number() : 0;
}

// ---------------------------------------------------------------- types and display

std::string_view type_name(Value v) {
  switch (v.type_tag()) {
    case TypeTag::kNil: return "nil";
    case TypeTag::kBool: return "boolean";
    case TypeTag::kInt:
    case TypeTag::kDouble: return "number";
    case TypeTag::kString: return "string";
    case TypeTag::kTable: return "table";
    case TypeTag::kFunction: return "function";
    case TypeTag::kObject: break;
  }
  if (is_coroutine(v)) return "coroutine";
  return is_channel(v) ? "channel" : "userdata";
}

namespace {

/// "table: 0x7f…". Cells do not move, so an address names a cell for as long as it lives.
Result<void> append_address(StringBuilder& out, Value v) {
  char digits[16];
  char* end = std::to_chars(digits, digits + 16, reinterpret_cast<uintptr_t>(v.as_cell()), 16).ptr;
  GS_TRYV(out.append(type_name(v)));
  GS_TRYV(out.append(": 0x"));
  return out.append({digits, static_cast<size_t>(end - digits)});
}

}  // namespace

Result<void> append_display(Vm& vm, StringBuilder& out, Value v) {
  if (v.is_string()) {
    GS_TRY(std::string_view bytes, read_string(vm, v.as_string()));
    return out.append(bytes);
  }
  if (v.is_number()) {
    GS_TRY(char* p, out.reserve(kMaxNumberText));
    out.commit(format_number(v, p));
    return {};
  }
  if (v.is_nil()) return out.append("nil");
  if (v.is_bool()) return out.append(v.as_bool() ? "true" : "false");
  if (is_native(v)) {
    GS_TRYV(out.append("function: "));
    return out.append(v.as<NativeFunction>()->name);
  }
  return append_address(out, v);
}

}  // namespace gs::vm
