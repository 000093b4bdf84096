// Elements: t[i] of the array part, t[k] of maps.
#pragma once

#include "vm/interp/handlers.h"
#include "vm/runtime/property.h"
#include "vm/table_inl.h"

namespace gs::vm {
namespace {

GS_SLOW_HANDLER get_index_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(index_get(*vm, RB, RC, out, call), call, Stub::kStore);
  RA = out;
  RESUME;
}
GS_SLOW_HANDLER get_index_int_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(index_get(*vm, RB, Value::integer(C), out, call), call, Stub::kStore);
  RA = out;
  RESUME;
}

/// t[i] when it is in the array part and not nil; else nil, and the slow path decides.
GS_INLINE Value load_element(const Table* t, uint64_t i) {
  const Storage* s = t->storage;
  return GS_LIKELY(i < s->length) ? element_at(s, static_cast<uint32_t>(i)) : Value::nil();
}

/// The index that `key` is, if it is an integer of at least 0; anything else becomes a number above every length. So the
/// test against the length is the test of the type, too.
GS_INLINE uint64_t element_index(Value key, uint64_t int_tag) { return key.bits() ^ int_tag; }

/// What get_index left: keys of maps.
GS_WARM_HANDLER get_entry(GS_PARAMS) {
  Value object = RB, key = RC;
  Value v = object.is_table() ? try_get_entry(object.as_table(), key) : Value::nil();
  if (GS_UNLIKELY(v.bits() == nil_bits)) GOTO(get_index_slow);
  RA = v;
  NEXT;
}

template <Handler then = nullptr>
GS_HANDLER get_index(GS_PARAMS) {
  Value object = base[HOT_B], key = base[HOT_C];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(get_entry);
  Value v = load_element(t, element_index(key, int_tag));
  if (GS_UNLIKELY(v.bits() == nil_bits)) GOTO(get_entry);
  RA = v;
  THEN;
}
#define op_GetIndex (get_index<>)

template <Handler then = nullptr>
GS_HANDLER get_index_i(GS_PARAMS) {
  Value object = base[HOT_B];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(get_index_int_slow);
  Value v = load_element(t, HOT_C);
  if (GS_UNLIKELY(v.bits() == nil_bits)) GOTO(get_index_int_slow);
  RA = v;
  THEN;
}
#define op_GetIndexI (get_index_i<>)

GS_SLOW_HANDLER set_index_slow(GS_PARAMS) {
  SAVE();
  PendingCall call;
  FINISH(index_set(*vm, RA, RB, RC, call), call, Stub::kDrop);
  RESUME;
}
GS_SLOW_HANDLER set_index_int_slow(GS_PARAMS) {
  SAVE();
  PendingCall call;
  FINISH(index_set(*vm, RA, Value::integer(B), RC, call), call, Stub::kDrop);
  RESUME;
}

/// Do the element facts of `t` cover `v`, and is it something? (Storing nil may shorten the array part.)
GS_INLINE bool covers(const Table* t, Value v) { return (v.type_set() & ~t->element_types() & 0xFF) == 0 && !v.is_nil(); }

/// Stores v, covered, at the end where there is room and nobody (a metamethod, keys waiting in the hash part) may have a
/// say. False: not that simple.
GS_INLINE bool append_element(Table* t, uint64_t i, Value v) {
  Storage* s = t->storage;
  bool simple = i == s->length && i < s->capacity && i != 0 && s->dict == nullptr && s->layout() == Storage::kValues;
  if (!simple) return false;
  s->values()[i] = v;
  s->length = static_cast<uint32_t>(i) + 1;
  if (s->word < s->length) s->word = s->length;
  return true;
}

/// What set_index left: appending, and bytes.
GS_WARM_HANDLER set_index_other(GS_PARAMS) {
  Value object = RA, key = RB, v = RC;
  Table* t = object.as_table();
  if (GS_UNLIKELY(!is_int(key, int_tag) || !covers(t, v))) GOTO(set_index_slow);
  Storage* s = t->storage;
  uint64_t i = element_index(key, int_tag);
  if (i >= s->length) {
    if (t->shape_id() != vm->shapes().empty()->id || !append_element(t, i, v)) GOTO(set_index_slow);
    NEXT_AFTER_STORE(s, v);
  }
  if (s->layout() == Storage::kValues) {
    if (s->values()[i].is_nil()) GOTO(set_index_slow);
    s->values()[i] = v;
    NEXT_AFTER_STORE(s, v);
  }
  uint8_t* slot = &s->bytes()[i];
  if (*slot == Storage::kByteNil) GOTO(set_index_slow);
  *slot = v.as_bool();
  NEXT;
}

/// A value over one of its own type, or a boolean over a boolean.
template <Handler then = nullptr>
GS_HANDLER set_index(GS_PARAMS) {
  Value object = RA, key = base[HOT_B], v = base[HOT_C];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(set_index_slow);
  Storage* s = t->storage;
  uint64_t i = element_index(key, int_tag);
  if (GS_UNLIKELY(i >= s->length)) GOTO(set_index_other);
  if (GS_UNLIKELY(s->layout() != Storage::kValues)) {
    uint8_t* slot = &s->bytes()[i];
    if (!v.is_bool() || *slot == Storage::kByteNil) GOTO(set_index_other);
    *slot = static_cast<uint8_t>(v.bits() & 1);
    THEN;
  }
  Value* slot = &s->values()[i];
  if (GS_UNLIKELY(!same_type(*slot, v, nil_bits))) GOTO(set_index_other);
  *slot = v;
  BARRIER(s, v);
  THEN;
}
#define op_SetIndex (set_index<>)

GS_HANDLER op_SetIndexI(GS_PARAMS) {
  Value object = RA, v = base[HOT_C];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(set_index_int_slow);
  Storage* s = t->storage;
  unsigned i = HOT_B;
  if (GS_UNLIKELY(i >= s->length || s->layout() != Storage::kValues)) GOTO(set_index_int_slow);
  Value* slot = &s->values()[i];
  if (GS_UNLIKELY(!same_type(*slot, v, nil_bits))) GOTO(set_index_int_slow);
  *slot = v;
  NEXT_AFTER_STORE(s, v);
}

}  // namespace
}  // namespace gs::vm
