#include "vm/runtime/conversions.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include <fast_float/fast_float.h>

#include "vm/base/decimal.h"
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

/// The digits of most fractions that programs write and compute are few: with up to six decimals they are found by one
/// multiplication and one division. False: look for the shortest in general.
///
/// d < 1e6, so `scaled` has at most 12 digits. Decimals of up to 15 digits lie further apart than doubles do, so at most
/// one of them reads as d. If that is scaled / 10^6 (the division is correctly rounded, as reading is), it is the shortest
/// once its trailing zeros are gone: a shorter one would be a second one.
bool put_short_fraction(char*& p, double d) {
  constexpr unsigned kDecimals = 6;
  auto scaled = static_cast<uint64_t>(d * 1e6 + 0.5);
  if (static_cast<double>(scaled) / 1e6 != d) return false;
  unsigned decimals = kDecimals;
  for (; scaled % 10 == 0; scaled /= 10) decimals--;
  p = put_decimal(p, scaled / kPowersOfTen[decimals]);
  *p++ = '.';
  put_digits(p, scaled % kPowersOfTen[decimals], decimals);
  p += decimals;
  return true;
}

/// A finite number that is not negative. Which notation applies can be seen from the number itself: the shortest
/// digits of a double below 1e6 never read as 1e6, because that would be another double; likewise at 1e-4.
char* put_magnitude(char* p, double d, bool point_zero) {
  char* limit = p + kMaxNumberText - 1;
  // Small whole numbers are most of what programs print; they need no search for digits.
  bool whole = d < 1e6 && d == static_cast<double>(static_cast<int32_t>(d));
  if (whole) {
    p = put_decimal(p, static_cast<uint64_t>(d));
    return point_zero ? p + put(p, ".0") : p;
  }
  bool positional = d >= 1e-4 && d < 1e6;
  if (positional && put_short_fraction(p, d)) return p;
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
  return static_cast<size_t>(put_signed_decimal(buffer, v.as_int()) - buffer);
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

namespace {

/// %.Nf for the numbers that programs print. With d = m·2^-k, whole part and fraction are split exactly; fraction · 10^N
/// fits 128 bits, so its digits and what is left of it come from one shift. What is left decides the rounding, exactly,
/// ties to even, as printf and std::to_chars do. Null: too large, too small or too many digits for that.
char* put_fixed(char* p, double d, int precision) {
  constexpr int kMaxDecimals = 17;         // 10^17 < 2^57, and a fraction has at most 53 bits
  constexpr int kMaxShift = 120;
  double magnitude = std::fabs(d);
  auto bits = std::bit_cast<uint64_t>(magnitude);
  int exponent = static_cast<int>(bits >> 52), shift = 1075 - exponent;
  uint64_t mantissa = (bits & ((uint64_t{1} << 52) - 1)) | (exponent == 0 ? 0 : uint64_t{1} << 52);
  if (magnitude >= 0x1p63 || precision > kMaxDecimals || (shift > kMaxShift && mantissa != 0)) return nullptr;

  using Wide = unsigned __int128;
  auto whole = static_cast<uint64_t>(magnitude);
  uint64_t decimals = 0;
  if (shift > 0 && mantissa != 0) {
    Wide one = Wide{1} << shift;
    Wide scaled = (Wide{mantissa} & (one - 1)) * kPowersOfTen[precision];
    decimals = static_cast<uint64_t>(scaled >> shift);
    Wide rest = scaled & (one - 1), half = one >> 1;
    bool odd = (precision == 0 ? whole : decimals) & 1;
    decimals += rest > half || (rest == half && odd);
    if (decimals == kPowersOfTen[precision]) {
      decimals = 0;
      whole++;
    }
  }
  if (std::signbit(d)) *p++ = '-';
  p = put_decimal(p, whole);
  if (precision == 0) return p;
  *p++ = '.';
  put_digits(p, decimals, static_cast<unsigned>(precision));
  return p + precision;
}

}  // namespace

size_t format_float(double d, FloatNotation notation, int precision, char* buffer, size_t capacity) {
  if (!std::isfinite(d)) return put(buffer, special_text(d));
  if (notation == FloatNotation::kFixed && precision >= 0) {
    if (const char* end = put_fixed(buffer, d, precision)) return static_cast<size_t>(end - buffer);
  }
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

/// So many digits do not overflow 64 bits.
constexpr size_t kMaxShortInt = 18;

/// The value of the leading digits of `s`, of which there are `count` (modulo 2^64 when they are very many).
uint64_t leading_digits(std::string_view s, size_t& count) {
  uint64_t value = 0;
  size_t i = 0;
  for (; i < s.size() && is_digit(s[i]); i++) value = value * 10 + static_cast<uint64_t>(s[i] - '0');
  count = i;
  return value;
}

Value signed_integer(uint64_t magnitude, bool negative) {
  auto i = static_cast<int64_t>(magnitude);
  return Value::integer_or_double(negative ? -i : i);
}

/// What is not just a few digits.
GS_NOINLINE Value parse_general(std::string_view text) {
  std::string_view s = trim(text);
  if (s.empty()) return Value::nil();
  bool negative = s.front() == '-';
  if (negative || s.front() == '+') s.remove_prefix(1);
  if (s.empty()) return Value::nil();
  if (!is_digit(s.front()) && s.front() != '.') return parse_word(s, negative);

  size_t digits;
  uint64_t leading = leading_digits(s, digits);
  bool only_digits = digits == s.size();
  if (only_digits && digits <= kMaxShortInt) return signed_integer(leading, negative);
  // fast_float takes neither a second sign nor words here, because the first character is a digit or a point. What is
  // out of range it leaves as IEEE says: infinity, or zero.
  double magnitude = 0;
  auto [end, error] = fast_float::from_chars(s.data(), s.data() + s.size(), magnitude);
  if (error == std::errc::invalid_argument || end != s.data() + s.size()) return Value::nil();
  // Many digits may still spell a small int: 00000000000000000001.
  if (only_digits && magnitude <= static_cast<double>(kMaxInt) + 1) {
    return Value::integer_or_double(static_cast<int64_t>(negative ? -magnitude : magnitude));
  }
  return Value::number(negative ? -magnitude : magnitude);
}

}  // namespace

Value parse_number(std::string_view text) {
  size_t digits;
  uint64_t value = leading_digits(text, digits);
  bool short_int = digits == text.size() && digits - 1 < kMaxShortInt;
  return GS_LIKELY(short_int) ? signed_integer(value, false) : parse_general(text);
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
