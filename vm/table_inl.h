// The accesses of tables that are worth inlining where keys are computed: t[k] with a string or an integer, and one step of
// an iteration. Everything else, and what these functions mean, is in table.h.
#pragma once

#include "vm/dict.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::vm {

/// Hash of a readable string.
GS_INLINE uint32_t hash_of(const Vm& vm, const String* s) {
  return GS_LIKELY(s->hash != 0) ? s->hash : hash_string_slow(s, vm.hash_seed());
}

/// t[key] for a readable string.
GS_INLINE Value table_get_readable(Vm& vm, const Table* t, const String* key) {
  if (t->shape_id() != ShapeTree::kDictionaryId) return table_get_field(vm, t, key);
  const Dict* d = t->storage->dict;
  if (GS_UNLIKELY(d == nullptr)) return Value::nil();
  const Dict::Entry* entry = dict_find_string(d, key, hash_of(vm, key));
  return entry == nullptr ? Value::nil() : entry->value;
}

/// t[key] where the dict has a live entry for the key: a string in a dictionary table, or an int. Nil: not that simple.
/// Calls nothing, so an opcode handler may use it without a frame: it neither flattens nor hashes, and leaves equal keys
/// to others that are long and not the same cell.
GS_INLINE Value try_get_entry(const Table* t, Value key) {
  const Dict* d = t->storage->dict;
  if (GS_UNLIKELY(d == nullptr)) return Value::nil();
  const Dict::Entry* entry = nullptr;
  if (key.is_string()) {
    const String* s = key.as_string();
    bool easy = t->shape_id() == ShapeTree::kDictionaryId && s->data != nullptr && s->hash != 0;
    uint32_t hash = s->hash, length = s->length();
    auto matches = [&](const Dict::Entry* e) __attribute__((always_inline)) {
      if (GS_LIKELY(e->key == key)) return true;
      if (e->hash != hash || !e->key.is_string()) return false;
      const String* other = e->key.as_string();
      return other->length() == length && length <= kMaxShortBytes && equal_bytes_short(other->data, s->data, length);
    };
    if (GS_LIKELY(easy)) entry = dict_search(d, hash, matches);
  } else if (key.is_int() && static_cast<uint64_t>(key.as_int()) >= t->storage->length) {
    entry = dict_find_bits(d, key);
  }
  return entry == nullptr ? Value::nil() : entry->value;
}

/// Is `t` a map, a dictionary table without metatable? Then nobody but its dict has a say about string keys.
GS_INLINE bool is_plain_map(const Table* t) {
  if (t->shape_id() != ShapeTree::kDictionaryId) return false;
  const Dict* d = t->storage->dict;
  return d != nullptr && d->metatable == nullptr;
}

/// Removes t[#t] and gives it, where the element before it is no hole. Nil: not that simple, nothing was done.
GS_INLINE Value try_remove_last(Table* t) {
  Storage* s = t->storage;
  uint32_t n = s->length;
  if (n < 3 || s->layout() != Storage::kValues || s->values()[n - 2].is_nil()) return Value::nil();
  s->length = n - 1;
  return s->values()[n - 1];
}

/// table_next() in an array part of values or in the dict of a dictionary table, when the next entry there is a live one.
/// False: not that simple, nothing has changed.
GS_INLINE bool try_next(const Table* t, TableCursor& cursor, Value& key, Value& value) {
  const Storage* s = t->storage;
  Value k, v;
  if (!(cursor & kCursorBehindArray)) {
    auto i = static_cast<uint64_t>(cursor);
    if (i >= s->length || s->layout() != Storage::kValues) return false;
    k = Value::integer(cursor);
    v = const_cast<Storage*>(s)->values()[i];
  } else {
    Dict* d = s->dict;
    if (t->shape_id() != ShapeTree::kDictionaryId || d == nullptr) return false;
    auto i = static_cast<uint64_t>(cursor & ~kCursorBehindArray);  // too large when it still counts fields
    if (i >= d->used || i < d->first_live) return false;
    k = d->entries()[i].key;
    v = d->entries()[i].value;
  }
  if (GS_UNLIKELY(v.is_nil())) return false;
  key = k;
  value = v;
  cursor++;
  return true;
}

}  // namespace gs::vm
