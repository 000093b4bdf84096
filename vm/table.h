// Tables: what can be done with one. Layout in object.h, shapes in shape.h.
//
// All functions here are *raw*: no metamethods. Keys follow the language's rules: an integral float is the integer
// key, storing under nil or NaN does nothing, storing nil removes. Functions that take Vm& may collect and, where
// they return Result, may run out of memory; they never run script.
#pragma once

#include "vm/base/result.h"
#include "vm/object.h"
#include "vm/shape.h"

namespace gs::vm {

/// A new empty table with room for `inline_slots` fields and `array_capacity` elements.
Result<Table*> new_table(Vm& vm, uint32_t inline_slots = 0, uint32_t array_capacity = 0);
/// A list of `count` values at indices 1 … count. (All of them go to the array part, whatever nils lie between.)
Result<Table*> new_list(Vm& vm, const Value* values, uint32_t count);

Table* metatable_of(Vm& vm, const Table* t);
/// `metatable` may be null.
Result<void> set_metatable(Vm& vm, Table* t, Table* metatable);
/// The same where it is a matter of one word: tables of this shape have been given this metatable before, last, and its facts cover the
/// fields. False, with nothing done, otherwise.
bool try_set_metatable(Vm& vm, Table* t, Table* metatable);

// ---- reading
Value table_get(Vm& vm, const Table* t, Value key);
Value table_get_string(Vm& vm, const Table* t, const String* key);
/// The same in a table that is no dictionary; `key` readable.
Value table_get_field(Vm& vm, const Table* t, const String* key);
Value table_get_int_slow(const Table* t, int64_t key);
/// Element `i` of the array part; i < storage->length.
GS_INLINE Value element_at(const Storage* storage, uint32_t i) {
  auto* s = const_cast<Storage*>(storage);
  if (GS_LIKELY(s->layout() == Storage::kValues)) return s->values()[i];
  uint8_t byte = s->bytes()[i];
  return byte == Storage::kByteNil ? Value::nil() : Value::boolean(byte == Storage::kByteTrue);
}
GS_INLINE Value table_get_int(const Table* t, int64_t key) {
  if (GS_LIKELY(static_cast<uint64_t>(key) < t->storage->length)) {
    return element_at(t->storage, static_cast<uint32_t>(key));
  }
  return table_get_int_slow(t, key);
}
/// Value of field slot `slot`.
GS_INLINE Value& slot_ref(Table* t, uint32_t slot) {
  if (GS_LIKELY(slot < t->inline_slots())) return t->slots()[slot];
  return t->storage->overflow->data()[slot - t->inline_slots()];
}
/// The length rule: the largest index n >= 1 of the array part that holds non-nil, else 0.
inline int64_t table_length(const Table* t) {
  uint32_t n = t->storage->length;
  return n == 0 ? 0 : n - 1;
}

// ---- writing
// A string key that is new to the table becomes a field of its shape. table_set takes it for computed at run time: when
// that would make more than a few fields (Shape::kMaxComputedFields), the table is a map and becomes a dictionary.
// table_set_string and table_add_field take it for a name of the program and go on to Shape::kMaxFields. So a library
// function that stores keys found in data (a decoder, a word count) uses table_set.
Result<void> table_set(Vm& vm, Table* t, Value key, Value value);
Result<void> table_set_string(Vm& vm, Table* t, String* key, Value value);
/// table_set for a readable string in a dictionary table.
Result<void> table_set_entry(Vm& vm, Table* t, String* key, Value value);
Result<void> table_set_int(Vm& vm, Table* t, int64_t key, Value value);
/// Appends at #t + 1.
Result<void> table_append(Vm& vm, Table* t, Value value);
/// Makes the array part ready for indices below `capacity`.
Result<void> table_reserve(Vm& vm, Table* t, uint32_t capacity);
/// Stores a constructor's row of values at first, first+1 …: all in the array part, whatever nils lie between.
Result<void> table_set_row(Vm& vm, Table* t, uint32_t first, const Value* values, uint32_t count);
/// Sets elements 0 … count-1 of a table without array part to `value`; nil just reserves them.
Result<void> table_fill(Vm& vm, Table* t, uint32_t count, Value value);
/// Adds a named field the table does not have; `key` interned. The slow half of a store cache: afterwards the
/// table's shape (or dictionary) has it, also when `value` is nil.
Result<void> table_add_field(Vm& vm, Table* t, String* key, Value value);

/// Fast store to an existing element; false when the index is out of range or the element facts do not cover the
/// value, and table_set_int must do it.
bool try_set_element(Vm& vm, Table* t, uint32_t index, Value value);

// ---- shifting within 1 … #t (table.insert, table.remove)
Result<void> table_insert_at(Vm& vm, Table* t, int64_t pos, Value value);
Result<Value> table_remove_at(Vm& vm, Table* t, int64_t pos);

// ---- iteration, in the language's order: array part ascending from 0, then everything else in insertion order
/// A position between two entries; 0 is before the first. Fits a script integer.
using TableCursor = int64_t;
/// Bit of a cursor that has left the array part (table_iteration.cpp draws it).
inline constexpr TableCursor kCursorBehindArray = TableCursor{1} << 41;
/// The next live entry after `cursor`: false at the end. Safe against any mutation in between; entries removed
/// meanwhile are skipped.
bool table_next(Vm& vm, const Table* t, TableCursor& cursor, Value& key, Value& value);
/// The cursor just after `key` (for the `next` function); false when the table never had it.
bool table_cursor_after(Vm& vm, const Table* t, Value key, TableCursor& cursor);
/// Number of live entries.
int64_t table_count(Vm& vm, const Table* t);

/// Integral floats become integers (when they fit), -0.0 becomes 0; anything else is returned as it is.
Value normalize_key(Value key);

}  // namespace gs::vm
