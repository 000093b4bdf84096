// Calls of library functions whose common case needs no C++ (fast_natives.def).
//
// The instruction is a Call, its window as for any: callee, three slots of frame header, arguments. These handlers leave
// the header alone, read the arguments and put the result in the callee's place. When anything is uncommon they have
// changed nothing, and call_native does it all.
#pragma once

#include "vm/interp/handlers.h"
#include "vm/interp/ops_calls_inl.h"
#include "vm/interp/ops_continuations_inl.h"
#include "vm/interp/ops_coroutines_inl.h"
#include "vm/interp/ops_elements_inl.h"

namespace gs::vm {
namespace {

/// `window` and `args`, of a call with this many arguments that wants at most `most` results.
#define FAST_CALL(count, most)                                                \
  [[maybe_unused]] Value* window = &RA;                                       \
  [[maybe_unused]] Value* args = window + kFrameHeader;                       \
  if (GS_UNLIKELY(B != (count) || C > (most))) GOTO(fast_call_counted)
#define GIVE(value)                                                           \
  do {                                                                        \
    *window = (value);                                                        \
    NEXT;                                                                     \
  } while (0)

struct FastCounts {
  uint8_t arguments, results;
};
constexpr FastCounts kFastCounts[kFastNativeCount] = {
    {0, 0},
#define GS_FAST_NATIVE(id, arguments, results, doc) {arguments, results},
#define GS_KNOWN_NATIVE(id, doc) {0, 0},
#include "vm/defs/fast_natives.def"
};

/// `f(sqrt(x))` wants all results: of these functions, called with as many arguments as they have handlers for, that is
/// one, whichever way they go. Other numbers of arguments or results are left to C++.
GS_WARM_HANDLER fast_call_counted(GS_PARAMS) {
  FastCounts counts = kFastCounts[RA.as_cell()->byte0];
  if (C != kMulti || B != counts.arguments || counts.results != 1) GOTO(call_native);
  vm->run.multi_top = &RA + 1;
  insn = (insn & 0xFFFFFF) | uint64_t{1} << 24;
  GOTO(kFastNatives[RA.as_cell()->byte0]);
}

GS_HANDLER fast_MathSqrt(GS_PARAMS) {
  FAST_CALL(1, 1);
  Value v = args[0];
  if (GS_LIKELY(is_double(v, nil_bits))) GIVE(Value::number(__builtin_elementwise_sqrt(load_double(args))));
  if (!is_int(v, int_tag)) GOTO(call_native);
  GIVE(Value::number(__builtin_elementwise_sqrt(static_cast<double>(v.as_int()))));
}

/// Down to a whole number, where that is an int; false otherwise (NaN included).
GS_INLINE bool floor_to_int(double x, int64_t& out) {
  constexpr double kBound = 140737488355328.0;  // 2^47
  if (!(x >= -kBound && x < kBound)) return false;
  auto whole = static_cast<int64_t>(x);
  out = whole - (static_cast<double>(whole) > x);
  return true;
}
GS_HANDLER fast_MathFloor(GS_PARAMS) {
  FAST_CALL(1, 1);
  Value v = args[0];
  if (is_int(v, int_tag)) GIVE(v);
  int64_t i;
  if (GS_UNLIKELY(!is_double(v, nil_bits) || !floor_to_int(load_double(args), i))) GOTO(call_native);
  GIVE(Value::integer(i));
}

GS_HANDLER fast_MathAbs(GS_PARAMS) {
  FAST_CALL(1, 1);
  Value v = args[0];
  if (is_double(v, nil_bits)) GIVE(Value::number(__builtin_fabs(load_double(args))));
  if (GS_UNLIKELY(!is_int(v, int_tag) || v.as_int() == kMinInt)) GOTO(call_native);
  int64_t i = v.as_int();
  GIVE(Value::integer(i < 0 ? -i : i));
}

/// The first unless the second is beyond it: what the C++ function does with NaN and with equals, too.
template <bool want_max>
GS_HANDLER fast_extreme(GS_PARAMS) {
  FAST_CALL(2, 1);
  Value a = args[0], b = args[1];
  if (both_ints(a, b, int_tag)) {
    bool wins = want_max ? b.as_shifted_int() > a.as_shifted_int() : b.as_shifted_int() < a.as_shifted_int();
    GIVE(wins ? b : a);
  }
  if (GS_UNLIKELY(!is_double(a, nil_bits) || !is_double(b, nil_bits))) GOTO(call_native);
  bool wins = want_max ? b.as_double() > a.as_double() : b.as_double() < a.as_double();
  GIVE(wins ? b : a);
}
#define fast_MathMax fast_extreme<true>
#define fast_MathMin fast_extreme<false>

/// Integers modulo 2^32.
#define FAST_BITS(name, condition, expression)                                \
  GS_HANDLER fast_##name(GS_PARAMS) {                                         \
    FAST_CALL(2, 1);                                                          \
    Value a = args[0], b = args[1];                                           \
    if (GS_UNLIKELY(!both_ints(a, b, int_tag))) GOTO(call_native);            \
    auto x = static_cast<uint32_t>(a.bits()), y = static_cast<uint32_t>(b.bits()); \
    if (GS_UNLIKELY(!(condition))) GOTO(call_native);                         \
    GIVE(Value::from_bits(int_tag | static_cast<uint32_t>(expression)));      \
  }
FAST_BITS(BitAnd, true, x & y)
FAST_BITS(BitOr, true, x | y)
FAST_BITS(BitXor, true, x ^ y)
FAST_BITS(BitLeft, b.as_int() >= 0 && b.as_int() < 32, x << y)
FAST_BITS(BitRight, b.as_int() >= 0 && b.as_int() < 32, x >> y)
#undef FAST_BITS

GS_HANDLER fast_StringLen(GS_PARAMS) {
  FAST_CALL(1, 1);
  if (GS_UNLIKELY(!args[0].is_string())) GOTO(call_native);
  GIVE(Value::from_bits(int_tag | args[0].as_string()->length()));
}

GS_HANDLER fast_StringByte(GS_PARAMS) {
  FAST_CALL(2, 1);
  if (GS_UNLIKELY(!args[0].is_string() || !is_int(args[1], int_tag))) GOTO(call_native);
  const String* s = args[0].as_string();
  uint64_t at = static_cast<uint64_t>(args[1].as_int()) - 1;
  if (GS_UNLIKELY(at >= s->length() || s->is_rope())) GOTO(call_native);
  GIVE(Value::from_bits(int_tag | static_cast<uint8_t>(s->data[at])));
}

/// One byte, as a loop over a string takes them. The string of each byte exists once it has been asked for.
GS_HANDLER fast_StringSub(GS_PARAMS) {
  FAST_CALL(3, 1);
  if (GS_UNLIKELY(!args[0].is_string() || args[1] != args[2] || !is_int(args[1], int_tag))) GOTO(call_native);
  const String* s = args[0].as_string();
  uint64_t at = static_cast<uint64_t>(args[1].as_int()) - 1;
  if (GS_UNLIKELY(at >= s->length() || s->is_rope())) GOTO(call_native);
  const String* one = vm->byte_strings()[static_cast<uint8_t>(s->data[at])];
  if (GS_UNLIKELY(one == nullptr)) GOTO(call_native);
  GIVE(Value::string(one));
}

/// The names are the function's upvalues, by TypeTag.
GS_HANDLER fast_Type(GS_PARAMS) {
  FAST_CALL(1, 1);
  Value v = args[0];
  if (GS_UNLIKELY(v.is_object())) GOTO(call_native);
  GIVE(window->as<NativeFunction>()->upvalues()[static_cast<unsigned>(v.type_tag())]);
}

GS_HANDLER fast_ToNumber(GS_PARAMS) {
  FAST_CALL(1, 1);
  Value v = args[0];
  if (GS_UNLIKELY(!is_int(v, int_tag) && !is_double(v, nil_bits))) GOTO(call_native);
  GIVE(v);
}

GS_HANDLER fast_TableRemove(GS_PARAMS) {
  FAST_CALL(1, 1);
  Table* t;
  if (GS_UNLIKELY(!is_table(args[0], t))) GOTO(call_native);
  Value last = try_remove_last(t);
  if (GS_UNLIKELY(last.bits() == nil_bits)) GOTO(call_native);
  GIVE(last);
}

/// Only what has the type of the last element, which the table's facts then cover, too.
GS_HANDLER fast_TableInsert(GS_PARAMS) {
  FAST_CALL(2, 0);
  Value object = args[0], v = args[1];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(call_native);
  Storage* s = t->storage;
  uint32_t length = s->length;
  if (GS_UNLIKELY(length == 0 || s->layout() != Storage::kValues)) GOTO(call_native);
  if (GS_UNLIKELY(!same_type(s->values()[length - 1], v, nil_bits) || !append_element(t, length, v))) GOTO(call_native);
  NEXT_AFTER_STORE(s, v);
}

/// Element (i, j) of a table of rows, of values both, at args; null if there is none.
GS_INLINE Value* matrix_element(const Value* args, uint64_t int_tag) {
  Table *matrix, *row;
  if (!is_table(args[0], matrix)) return nullptr;
  Storage* rows = matrix->storage;
  uint64_t i = element_index(args[1], int_tag), j = element_index(args[2], int_tag);
  if (i >= rows->length || rows->layout() != Storage::kValues || !is_table(rows->values()[i], row)) return nullptr;
  Storage* elements = row->storage;
  bool inside = j < elements->length && elements->layout() == Storage::kValues;
  return inside ? &elements->values()[j] : nullptr;
}
GS_HANDLER fast_MatrixGetf(GS_PARAMS) {
  FAST_CALL(3, 1);
  const Value* element = matrix_element(args, int_tag);
  if (GS_UNLIKELY(element == nullptr || !is_double(*element, nil_bits))) GOTO(call_native);
  GIVE(*element);
}
GS_HANDLER fast_MatrixSetf(GS_PARAMS) {
  FAST_CALL(4, 0);
  Value* element = matrix_element(args, int_tag);
  if (GS_UNLIKELY(element == nullptr || !is_double(*element, nil_bits) || !is_double(args[3], nil_bits))) {
    GOTO(call_native);
  }
  *element = args[3];  // a float over a float: no fact changes, nothing to tell the collector
  NEXT;
}

/// Objects of a class, after the first one of each site.
GS_WARM_HANDLER fast_SetMetatable(GS_PARAMS) {
  FAST_CALL(2, 1);
  Table *t, *metatable;
  if (GS_UNLIKELY(!is_table(args[0], t) || !is_table(args[1], metatable))) GOTO(call_native);
  Value object = args[0];
  if (GS_UNLIKELY(!try_set_metatable(*vm, t, metatable))) GOTO(call_native);
  *window = object;
  RESUME;
}
#undef FAST_CALL
#undef GIVE

const Handler kFastNatives[kFastNativeCount] = {
    call_native,
#define GS_FAST_NATIVE(id, arguments, results, doc) fast_##id,
#define GS_KNOWN_NATIVE(id, doc) call_native,
#include "vm/defs/fast_natives.def"
};

}  // namespace
}  // namespace gs::vm
