#include "stdlib/format.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "stdlib/long_work.h"
#include "stdlib/string_families.h"
#include "stdlib/tostring.h"
#include "stdlib/utf8.h"
#include "vm/base/decimal.h"
#include "vm/native.h"
#include "vm/runtime/conversions.h"
#include "vm/vm.h"

namespace gs::stdlib {

using namespace gs::vm;

// ---------------------------------------------------------------- directives

namespace {

bool set_flag(Directive& d, char c) {
  switch (c) {
    case '-': return d.left = true;
    case '+': return d.plus = true;
    case ' ': return d.space = true;
    case '0': return d.zero = true;
    case '#': return d.alternate = true;
    default: return false;
  }
}

/// Digits at text[i…] as a number. False: too large.
bool parse_digits(std::string_view text, size_t& i, uint32_t& out) {
  for (out = 0; i < text.size() && text[i] >= '0' && text[i] <= '9'; i++) {
    out = out * 10 + static_cast<uint32_t>(text[i] - '0');
    if (out > kMaxFieldWidth) return false;
  }
  return true;
}

}  // namespace

namespace {

bool is_verb(char c) {
  switch (c) {
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': case 'c':
    case 'f': case 'e': case 'E': case 'g': case 'G': case 's': case 'q': return true;
    default: return false;
  }
}

}  // namespace

size_t parse_directive(std::string_view text, Directive& d) {
  d = {};
  size_t i = 0;
  while (i < text.size() && set_flag(d, text[i])) i++;
  if (!parse_digits(text, i, d.width)) return 0;
  if (i < text.size() && text[i] == '.') {
    uint32_t precision;
    if (!parse_digits(text, ++i, precision)) return 0;
    d.precision = static_cast<int32_t>(precision);
  }
  if (i == text.size() || !is_verb(text[i])) return 0;
  d.verb = text[i];
  return i + 1;
}

// ---------------------------------------------------------------- integers

namespace {

void add_sign(FieldText& f, const Directive& d, bool negative) {
  if (negative) {
    f.add_prefix('-');
  } else if (d.plus) {
    f.add_prefix('+');
  } else if (d.space) {
    f.add_prefix(' ');
  }
}

int base_of(char verb) { return verb == 'x' || verb == 'X' ? 16 : verb == 'o' ? 8 : 10; }

void to_upper(char* from, char* to) {
  for (; from != to; from++) {
    if (*from >= 'a' && *from <= 'z') *from = static_cast<char>(*from - 32);
  }
}

/// The precision is the least number of digits; without one, zeros may fill the width.
void add_zeros(FieldText& f, const Directive& d) {
  if (d.precision >= 0) {
    auto wanted = static_cast<size_t>(d.precision);
    if (wanted > f.digits.size()) f.zeros = static_cast<uint32_t>(wanted - f.digits.size());
  } else if (d.zero && !d.left && d.width > f.size()) {
    f.zeros = d.width - static_cast<uint32_t>(f.size());
  }
}

}  // namespace

FieldText layout_integer(const Directive& d, int64_t i, char* buffer) {
  FieldText f;
  uint64_t magnitude = i < 0 ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i);
  char* end = std::to_chars(buffer, buffer + kMaxIntegerDigits, magnitude, base_of(d.verb)).ptr;
  if (d.verb == 'X') to_upper(buffer, end);
  f.digits = {buffer, static_cast<size_t>(end - buffer)};
  add_sign(f, d, i < 0);
  if (d.alternate && i != 0 && base_of(d.verb) == 16) {
    f.add_prefix('0');
    f.add_prefix(d.verb);
  }
  add_zeros(f, d);
  // As in C: the alternate form of octal has at least one zero in front.
  if (d.alternate && d.verb == 'o' && i != 0 && f.zeros == 0) f.zeros = 1;
  return f;
}

FieldText layout_number(const Directive& d, std::string_view text) {
  FieldText f;
  bool special = text.ends_with("Inf") || text.ends_with("NaN");
  bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  f.digits = text;
  if (special) {
    // As print shows them: +Inf keeps its sign, NaN has none; blanks fill the width.
    if (text == "Inf") f.add_prefix(negative ? '-' : '+');
    return f;
  }
  add_sign(f, d, negative);
  if (d.zero && !d.left && d.width > f.size()) f.zeros = d.width - static_cast<uint32_t>(f.size());
  return f;
}

// ---------------------------------------------------------------- string.format

namespace {

/// One call of string.format. On the native stack while __tostring runs: owns heap cells only.
class Formatter {
 public:
  Formatter(Vm& vm, Args args) : vm_(vm), args_(args), out_(vm) {}
  Result<String*> run(std::string_view format);

 private:
  Result<void> directive(const Directive& d);
  Result<void> integer(const Directive& d, Value v);
  Result<void> large_integer(const Directive& d, double whole);
  Result<void> floating(const Directive& d, double number);
  Result<void> alternate_general(StringBuilder& text, double number, int precision);
  Result<void> text(const Directive& d, Value v);
  Result<void> quoted(const Directive& d, Value v);
  Result<void> code_point(const Directive& d, int64_t code);
  Result<void> field(const Directive& d, const FieldText& f);
  Result<void> padded(const Directive& d, std::string_view text);

  Vm& vm_;
  Args args_;
  StringBuilder out_;
  uint32_t next_ = 1;  ///< argument of the next directive
};

/// "%.3d", "%x", … of an invalid directive: up to the first character that cannot be part of one.
std::string_view offending(std::string_view format, size_t percent) {
  size_t end = format.find_first_not_of("-+ #0123456789.", percent + 1);
  end = end == std::string_view::npos ? format.size() : end + 1;
  return format.substr(percent, std::min<size_t>(end - percent, 20));
}

Raised invalid_conversion(Vm& vm, Args args, std::string_view directive) {
  StringBuilder text(vm);
  GS_TRYV(text.append("invalid conversion '"));
  GS_TRYV(text.append(directive));
  GS_TRYV(text.append("'"));
  return args.bad(0, text.view());
}

Result<String*> Formatter::run(std::string_view format) {
  for (size_t at = 0; at < format.size();) {
    size_t percent = at;  // what stands between directives is mostly too short for a call of memchr
    while (percent < format.size() && format[percent] != '%') percent++;
    GS_TRYV(out_.append(format.substr(at, percent - at)));
    if (percent == format.size()) break;
    at = percent + 1;
    if (at < format.size() && format[at] == '%') {
      GS_TRYV(out_.append('%'));
      at++;
      continue;
    }
    Directive d;
    size_t length = parse_directive(format.substr(at), d);
    if (length == 0) return invalid_conversion(vm_, args_, offending(format, percent));
    if (next_ >= args_.count()) return args_.bad(next_, "no value");
    GS_TRYV(directive(d));
    next_++;
    at += length;
    GS_TRYV(vm_.check());
  }
  return out_.finish();
}

Result<void> Formatter::directive(const Directive& d) {
  Value v = args_[next_];
  switch (d.verb) {
    case 's': return text(d, v);
    case 'q': return quoted(d, v);
    case 'c': return code_point(d, to_integer(vm_, v));
    case 'f':
    case 'e':
    case 'E':
    case 'g':
    case 'G': return floating(d, args_.number(next_));
    default: return integer(d, v);
  }
}

// ---- numbers

Result<void> Formatter::integer(const Directive& d, Value v) {
  Value number;
  if (!coerce_number(vm_, v, number)) number = Value::integer(0);
  if (number.is_double()) {
    double whole = std::trunc(number.as_double());
    if (base_of(d.verb) == 10 && std::fabs(whole) >= 0x1p63) return large_integer(d, whole);
  }
  int64_t i = number.is_int() ? number.as_int() : saturate_to_integer(number.as_double());
  char digits[kMaxIntegerDigits];
  if (!d.has_flags_or_width() && d.precision < 0 && base_of(d.verb) == 10) {
    return out_.append({digits, static_cast<size_t>(put_signed_decimal(digits, i) - digits)});
  }
  return field(d, layout_integer(d, i, digits));
}

/// Beyond 64 bits: a float that is a whole number shows all its digits, and infinity is itself.
Result<void> Formatter::large_integer(const Directive& d, double whole) {
  StringBuilder text(vm_);
  GS_TRYV(append_float(text, whole, FloatNotation::kFixed, 0));
  FieldText f = layout_number(d, text.view());
  if (d.precision >= 0 && std::isfinite(whole)) {
    f.zeros = 0;
    add_zeros(f, d);
  }
  return field(d, f);
}

FloatNotation notation_of(char verb) {
  if (verb == 'f') return FloatNotation::kFixed;
  return verb == 'e' || verb == 'E' ? FloatNotation::kExponent : FloatNotation::kGeneral;
}

/// %#g keeps trailing zeros: which notation it is follows, as in C, from the exponent after rounding.
Result<void> Formatter::alternate_general(StringBuilder& text, double number, int precision) {
  StringBuilder probe(vm_);
  GS_TRYV(append_float(probe, number, FloatNotation::kExponent, precision - 1));
  std::string_view shown = probe.view();
  const char* digits = shown.data() + shown.rfind('e') + 1;
  int exponent = 0;
  std::from_chars(digits + (*digits == '+'), shown.data() + shown.size(), exponent);
  if (exponent < -4 || exponent >= precision) return text.append(shown);
  return append_float(text, number, FloatNotation::kFixed, precision - 1 - exponent);
}

/// The alternate form always has a point.
Result<void> append_with_point(StringBuilder& out, std::string_view text) {
  size_t exponent = std::min(text.find('e'), text.size());
  GS_TRYV(out.append(text.substr(0, exponent)));
  if (text.find('.') == std::string_view::npos) GS_TRYV(out.append('.'));
  return out.append(text.substr(exponent));
}

Result<void> Formatter::floating(const Directive& d, double number) {
  FloatNotation notation = notation_of(d.verb);
  bool general = notation == FloatNotation::kGeneral;
  bool shortest = general && d.precision < 0 && !d.alternate;
  int precision = d.precision < 0 ? 6 : general ? std::max(d.precision, 1) : d.precision;
  bool upper = d.verb == 'E' || d.verb == 'G';
  if (!d.has_flags_or_width() && !shortest && !upper) return append_float(out_, number, notation, precision);

  StringBuilder text(vm_);
  bool alternate = d.alternate && std::isfinite(number);
  if (shortest) {
    char digits[kMaxNumberText];
    GS_TRYV(text.append({digits, format_number_for_concat(number_from_outside(number), digits)}));
  } else if (alternate && general) {
    GS_TRYV(alternate_general(text, number, precision));
  } else {
    GS_TRYV(append_float(text, number, notation, precision));
  }
  StringBuilder pointed(vm_);
  if (alternate) GS_TRYV(append_with_point(pointed, text.view()));
  std::string_view shown = alternate ? pointed.view() : text.view();
  if (!upper || !std::isfinite(number)) return field(d, layout_number(d, shown));
  StringBuilder raised(vm_);
  for (char c : shown) GS_TRYV(raised.append(c == 'e' ? 'E' : c));
  return field(d, layout_number(d, raised.view()));
}

Result<void> Formatter::field(const Directive& d, const FieldText& f) {
  size_t blanks = d.width > f.size() ? d.width - f.size() : 0;
  if (!d.left) GS_TRYV(out_.append_repeated(' ', blanks));
  GS_TRYV(out_.append({f.prefix, f.prefix_length}));
  GS_TRYV(out_.append_repeated('0', f.zeros));
  GS_TRYV(out_.append(f.digits));
  return d.left ? out_.append_repeated(' ', blanks) : Result<void>();
}

// ---- text

/// Width and precision of text count characters.
Result<void> Formatter::padded(const Directive& d, std::string_view text) {
  size_t blanks = d.width - utf8_count(text, d.width);
  if (!d.left) GS_TRYV(out_.append_repeated(' ', blanks));
  GS_TRYV(out_.append(text));
  return d.left ? out_.append_repeated(' ', blanks) : Result<void>();
}

Result<void> Formatter::text(const Directive& d, Value v) {
  if (d.width == 0 && d.precision < 0) return append_tostring(vm_, out_, v);
  GS_TRY(String * s, to_string(vm_, v));
  GS_TRY(std::string_view shown, read_string(vm_, s));
  if (d.precision >= 0) shown = shown.substr(0, utf8_prefix_length(shown, static_cast<size_t>(d.precision)));
  return padded(d, shown);
}

/// How %q writes `c`; empty when as it is.
std::string_view escape_of(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\0': return "\\0";
    default: return {};
  }
}

Result<void> Formatter::quoted(const Directive& d, Value v) {
  GS_TRY(String * s, to_string(vm_, v));
  GS_TRY(std::string_view text, read_string(vm_, s));
  StringBuilder out(vm_);
  StepPoll poll(vm_);
  GS_TRYV(out.append('"'));
  for (char c : text) {
    std::string_view escape = escape_of(c);
    GS_TRYV(out.append(escape.empty() ? std::string_view(&c, 1) : escape));
    GS_TRYV(poll.step());
  }
  GS_TRYV(out.append('"'));
  return padded(d, out.view());
}

Result<void> Formatter::code_point(const Directive& d, int64_t code) {
  char bytes[4];
  return padded(d, {bytes, utf8_encode(code, bytes)});
}

}  // namespace

NativeResult string_format(Vm& vm, Args args) {
  GS_TRY(std::string_view format, args.bytes(0));
  GS_TRY(String * result, Formatter(vm, args).run(format));
  return args.give(Value::string(result));
}

}  // namespace gs::stdlib
