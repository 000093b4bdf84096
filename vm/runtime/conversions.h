// Conversions: numbers to text and back, the permissive readings of arguments, names of types.
//
// One algorithm for every place that shows or reads a number, in every tier. Digits come from std::to_chars (shortest
// digits that read back as the same double, or exactly as many as asked for) and values from fast_float; both are
// exact, know no locale and give the same bytes on every host. What notation a number is shown in is decided here:
//
//   ints         plain decimal
//   floats       scientific when the decimal exponent is below -4 or at least 6, else positional; text without a
//                point or an exponent gets ".0", so that it shows which kind it is: 100000.0, 1e+06, 0.0001, 2.5
//   specials     NaN, +Inf, -Inf
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "vm/base/result.h"
#include "vm/value.h"

namespace gs::vm {

class Vm;
class StringBuilder;

/// Room enough for any number's text.
inline constexpr size_t kMaxNumberText = 32;

/// Writes the text of the number `v` (as print and tostring show it) to `buffer`; returns its length.
size_t format_number(Value v, char* buffer);
/// The same as `..` shows it: without the ".0".
size_t format_number_for_concat(Value v, char* buffer);

/// The number that `text` spells, or nil: white space around, a sign, then decimal digits (an int, or a float when out
/// of range), a decimal float, or inf, infinity, nan in any case.
Value parse_number(std::string_view text);

/// What arithmetic makes of `v`: numbers themselves, numeric strings their number. False for everything else. Reads
/// ropes without flattening them; never collects.
bool coerce_number(Vm& vm, Value v, Value& out);

/// Permissive readings of arguments: numbers and numeric strings, 0 for everything else. to_integer truncates towards
/// zero and saturates at the ends of int64_t; NaN gives 0.
int64_t to_integer(Vm& vm, Value v);
double to_double(Vm& vm, Value v);
/// Truncates towards zero, saturates; NaN gives 0.
int64_t saturate_to_integer(double d);
/// The int that `d` exactly is, when it fits the int range, else `d` itself: what table keys and math.floor use.
Value integer_if_exact(double d);

/// "nil", "boolean", "number", "string", "table", "function", "coroutine", "channel"; host objects are "userdata".
std::string_view type_name(Value v);

/// Appends what tostring(v) gives when no metamethod is involved.
Result<void> append_display(Vm& vm, StringBuilder& out, Value v);

/// How many digits, and in which notation: the conversions %f, %e and %g of string.format.
enum class FloatNotation : uint8_t { kFixed, kExponent, kGeneral };
/// Appends `d` with exactly `precision` digits (after the point; for kGeneral, significant ones, trailing zeros
/// dropped), correctly rounded at any precision. NaN and infinities are spelled as print spells them.
Result<void> append_float(StringBuilder& out, double d, FloatNotation notation, int precision);
/// The same into a buffer of at least float_text_bound() bytes; returns the length.
size_t format_float(double d, FloatNotation notation, int precision, char* buffer, size_t capacity);
size_t float_text_bound(double d, FloatNotation notation, int precision);

}  // namespace gs::vm
