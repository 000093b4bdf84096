// Iteration: array part ascending, then fields and dict entries in one common insertion order.
//
// A cursor is a plain integer that scripts may keep, so it must survive any mutation of the table:
//
//     41   40        33 32                    0
//    +----+------------+-----------------------+
//    | 0  |            | next array index      |      in the array part
//    | 1  | fields done| dict entries done     |      behind it
//    +----+------------+-----------------------+
//
// Behind the array part two rows are merged: the fields in slot order, and the entries, each of which knows how many
// fields were there when it came (fields_before). When a table becomes a dictionary its fields become entries, in the
// merged order and without loss, so "fields done" simply counts as entries.
#include <algorithm>

#include "vm/table_inl.h"
#include "vm/table_parts.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

constexpr int kFieldShift = 33;
constexpr TableCursor kEntryMask = (TableCursor{1} << kFieldShift) - 1;

struct Position {
  uint32_t fields;
  uint64_t entries;
};

TableCursor encode(Position p) {
  return kCursorBehindArray | (static_cast<TableCursor>(p.fields) << kFieldShift) | static_cast<TableCursor>(p.entries);
}

/// `cursor` may come from a script: any bits must do.
Position decode(TableCursor cursor, const Shape* shape) {
  auto fields = static_cast<uint32_t>((cursor & (kCursorBehindArray - 1)) >> kFieldShift);
  auto entries = static_cast<uint64_t>(cursor & kEntryMask);
  if (shape->is_dictionary) return {0, entries + fields};
  return {fields, entries};
}

bool next_element(const Storage* s, TableCursor& cursor, Value& key, Value& value) {
  for (auto i = static_cast<uint64_t>(cursor); i < s->length; i++) {
    value = element_at(s, static_cast<uint32_t>(i));
    if (value.is_nil()) continue;
    key = Value::integer(static_cast<int64_t>(i));
    cursor = static_cast<TableCursor>(i + 1);
    return true;
  }
  cursor = encode({0, 0});
  return false;
}

bool next_behind_array(const Table* t, const Shape* shape, TableCursor& cursor, Value& key, Value& value) {
  auto* table = const_cast<Table*>(t);
  Dict* d = t->storage->dict;
  uint32_t used = d == nullptr ? 0 : d->used;
  Position p = decode(cursor, shape);
  bool from_front = d != nullptr && p.entries <= d->first_live;
  if (from_front) p.entries = d->first_live;
  while (p.fields < shape->count || p.entries < used) {
    bool take_entry =
        p.entries < used && (p.fields >= shape->count || d->entries()[p.entries].fields_before <= p.fields);
    if (take_entry) {
      const Dict::Entry& e = d->entries()[p.entries++];
      key = e.key;
      value = e.value;
    } else {
      key = Value::string(shape->properties[p.fields].key);
      value = slot_ref(table, p.fields++);
    }
    if (value.is_nil()) continue;
    if (from_front) d->first_live = static_cast<uint32_t>(p.entries - take_entry);  // all passed so far are removed
    cursor = encode(p);
    return true;
  }
  cursor = encode(p);
  return false;
}

}  // namespace

bool table_next(Vm& vm, const Table* t, TableCursor& cursor, Value& key, Value& value) {
  if (try_next(t, cursor, key, value)) return true;
  if (!(cursor & kCursorBehindArray) && next_element(t->storage, cursor, key, value)) return true;
  return next_behind_array(t, vm.shapes().get(t->shape_id()), cursor, key, value);
}

namespace {

/// How many entries come before field `slot` has been passed.
uint64_t entries_up_to_field(Dict* d, uint32_t slot) {
  if (d == nullptr) return 0;
  const Dict::Entry* begin = d->entries();
  const Dict::Entry* end = begin + d->used;
  auto after = std::upper_bound(begin, end, slot,
                                [](uint32_t s, const Dict::Entry& e) { return s < e.fields_before; });
  return static_cast<uint64_t>(after - begin);
}

bool cursor_after_entry(const Table* t, const Dict::Entry* entry, TableCursor& cursor) {
  if (entry == nullptr) return false;
  auto number = static_cast<uint64_t>(entry - t->storage->dict->entries());
  cursor = encode({entry->fields_before, number + 1});
  return true;
}

bool cursor_after_string(Vm& vm, const Table* t, String* key, TableCursor& cursor) {
  if (key->is_rope() && !flatten_slow(vm, key).ok()) return false;
  const Shape* shape = vm.shapes().get(t->shape_id());
  Dict* d = t->storage->dict;
  if (shape->is_dictionary) {
    return d != nullptr && cursor_after_entry(t, dict_find_string(d, key, string_hash(vm, key)), cursor);
  }
  int slot = vm.shapes().find(shape, key);
  if (slot == kNoSlot) return false;
  auto field = static_cast<uint32_t>(slot);
  cursor = encode({field + 1, entries_up_to_field(d, field)});
  return true;
}

}  // namespace

bool table_cursor_after(Vm& vm, const Table* t, Value key, TableCursor& cursor) {
  key = normalize_key(key);
  if (key.is_string()) return cursor_after_string(vm, t, key.as_string(), cursor);
  if (key.is_nil()) {
    cursor = 0;
    return true;
  }
  // The end of the array part may have been cleared since: whatever ever belonged to it has a place.
  if (key.is_int() && static_cast<uint64_t>(key.as_int()) < t->storage->physical()) {
    cursor = key.as_int() + 1;
    return true;
  }
  const Dict* d = t->storage->dict;
  return d != nullptr && cursor_after_entry(t, dict_find_bits(d, key), cursor);
}

int64_t table_count(Vm& vm, const Table* t) {
  const Storage* s = t->storage;
  const Shape* shape = vm.shapes().get(t->shape_id());
  int64_t count = 0;
  for (uint32_t i = 0; i < s->length; i++) count += !element_at(s, i).is_nil();
  for (uint32_t i = 0; i < shape->count; i++) count += !slot_ref(const_cast<Table*>(t), i).is_nil();
  for (uint32_t i = 0; s->dict != nullptr && i < s->dict->used; i++) count += !s->dict->entries()[i].value.is_nil();
  return count;
}

}  // namespace gs::vm
