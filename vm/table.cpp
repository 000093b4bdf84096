#include "vm/table.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "vm/runtime/conversions.h"
#include "vm/table_inl.h"
#include "vm/table_parts.h"
#include "vm/vm.h"

namespace gs::vm {

// ---------------------------------------------------------------- making

Storage* new_storage(Vm& vm, Storage::Layout layout, uint32_t capacity) {
  gc::Header header{gc::Kind::kStorage, 0, layout, 0, 0};
  auto* s = static_cast<Storage*>(vm.heap().allocate(header, Storage::size_for(layout, capacity)));
  if (s != nullptr) s->capacity = capacity;
  return s;
}

Result<Table*> new_table(Vm& vm, uint32_t inline_slots, uint32_t array_capacity) {
  inline_slots = std::min(inline_slots, Table::kMaxInlineSlots);
  gc::Header header{gc::Kind::kTable, 0, 0, static_cast<uint8_t>(inline_slots), vm.shapes().empty()->id};
  auto* t = static_cast<Table*>(vm.heap().allocate(header, Table::size_for(inline_slots)));
  if (t == nullptr) return vm.raise_out_of_memory();
  t->storage = vm.empty_storage();
  if (array_capacity != 0) GS_TRYV(table_reserve(vm, t, array_capacity));
  return t;
}

bool own_storage(Vm& vm, Table* t) {
  if (t->storage != vm.empty_storage()) return true;
  Storage* s = new_storage(vm, t->storage->layout(), 0);
  if (s == nullptr) return false;
  t->storage = s;
  vm.barrier(t);
  return true;
}

// ---------------------------------------------------------------- keys

Value normalize_key(Value key) { return key.is_double() ? integer_if_exact(key.as_double()) : key; }

namespace {

bool is_nan(Value v) { return v.is_double() && v.as_double() != v.as_double(); }

Shape* shape_of(Vm& vm, const Table* t) { return vm.shapes().get(t->shape_id()); }

/// Caches that went through `t` looked for the key in vain, or hold a metamethod: let them look again.
void key_changed(Vm& vm, const Table* t) {
  if (t->observed()) vm.metatable_epoch++;
}

}  // namespace

// ---------------------------------------------------------------- reading

namespace {

Value value_of(const Dict::Entry* entry) { return entry == nullptr ? Value::nil() : entry->value; }

/// Callers flatten keys where they can raise an error. For the others: look with a copy of the bytes, outside the
/// heap, so that a read cannot fail.
GS_COLD Value get_rope(Vm& vm, const Table* t, const String* key) {
  auto* copy = static_cast<String*>(std::malloc(String::linked_size() + key->length()));
  GS_CHECK(copy != nullptr, "the host is out of memory");
  std::memcpy(copy, key, String::linked_size());
  auto* bytes = reinterpret_cast<char*>(copy) + String::linked_size();
  copy_bytes(key, bytes);
  copy->data = bytes;
  copy->hash = 0;
  Value out = table_get_readable(vm, t, copy);
  std::free(copy);
  return out;
}

}  // namespace

Value table_get_field(Vm& vm, const Table* t, const String* key) {
  int slot = vm.shapes().find(shape_of(vm, t), key);
  return slot == kNoSlot ? Value::nil() : slot_ref(const_cast<Table*>(t), static_cast<uint32_t>(slot));
}

Value table_get_string(Vm& vm, const Table* t, const String* key) {
  return GS_UNLIKELY(key->is_rope()) ? get_rope(vm, t, key) : table_get_readable(vm, t, key);
}

namespace {

/// A key that is neither string, int nor nil, and no double that is an int.
Value get_other(const Table* t, Value key) {
  const Dict* d = t->storage->dict;
  if (d == nullptr || key.is_nil() || is_nan(key)) return Value::nil();
  return value_of(dict_find_bits(d, key));
}

}  // namespace

Value table_get(Vm& vm, const Table* t, Value key) {
  if (key.is_int()) return table_get_int(t, key.as_int());
  if (key.is_string()) return table_get_string(vm, t, key.as_string());
  key = normalize_key(key);
  return key.is_int() ? table_get_int(t, key.as_int()) : get_other(t, key);
}

// ---------------------------------------------------------------- the dict part

void assign_entry(Vm& vm, Table* t, Dict::Entry* entry, Value value) {
  bool was = !entry->value.is_nil(), is = !value.is_nil();
  Dict* d = t->storage->dict;
  if (entry->key.is_int()) d->int_keys += static_cast<uint32_t>(is) - static_cast<uint32_t>(was);
  if (t->observed() && entry->key.is_string()) {
    if ((is && !was) || is_metamethod_name(entry->key.as_string())) key_changed(vm, t);
  }
  auto number = static_cast<uint32_t>(entry - d->entries());
  if (is && number < d->first_live) d->first_live = number;
  entry->value = value;
  vm.barrier(d, value);
}

namespace {

/// Room in the dict of `t` for one more entry.
bool reserve_entry(Vm& vm, Table* t) {
  Dict* d = t->storage->dict;
  if (d != nullptr && d->used < d->capacity()) return true;
  Dict* grown = grow_dict(vm, d);
  if (grown == nullptr || !own_storage(vm, t)) return false;
  t->storage->dict = grown;
  vm.barrier(t->storage);
  return true;
}

Result<void> add_entry(Vm& vm, Table* t, Value key, uint32_t hash, Value value) {
  if (!reserve_entry(vm, t)) return vm.raise_out_of_memory();
  Dict* d = t->storage->dict;
  dict_append(d, key, hash, value, shape_of(vm, t)->count);
  d->int_keys += key.is_int();
  vm.barrier(d, key);
  vm.barrier(d, value);
  if (key.is_string()) key_changed(vm, t);
  return {};
}

}  // namespace

Result<void> dict_part_set(Vm& vm, Table* t, Value key, uint32_t hash, Value value) {
  if (const Dict* d = t->storage->dict) {
    Dict::Entry* entry = key.is_string() ? dict_find_string(d, key.as_string(), hash) : dict_find_bits(d, key);
    if (entry != nullptr) {
      assign_entry(vm, t, entry, value);
      return {};
    }
  }
  return value.is_nil() ? Result<void>() : add_entry(vm, t, key, hash, value);
}

// ---------------------------------------------------------------- fields in slots

namespace {

gc::Header* slot_container(Table* t, uint32_t slot) {
  if (slot < t->inline_slots()) return t;
  return t->storage->overflow;
}

void write_slot(Vm& vm, Table* t, uint32_t slot, Value value) {
  slot_ref(t, slot) = value;
  vm.barrier(slot_container(t, slot), value);
}

void store_field(Vm& vm, Table* t, Shape* shape, uint32_t slot, Value value) {
  if (t->observed()) {
    bool comes_alive = slot_ref(t, slot).is_nil() && !value.is_nil();
    if (comes_alive || is_metamethod_name(shape->properties[slot].key)) key_changed(vm, t);
  }
  vm.shapes().widen(shape, slot, value);
  write_slot(vm, t, slot, value);
}

/// Room for slot number `slot`.
bool reserve_slot(Vm& vm, Table* t, uint32_t slot) {
  if (slot < t->inline_slots()) return true;
  uint32_t needed = slot - t->inline_slots() + 1;
  const Slots* old = t->storage->overflow;
  uint32_t have = old == nullptr ? 0 : old->word;
  if (needed <= have) return true;
  uint32_t capacity = std::max(4u, have * 2);
  size_t bytes = sizeof(Slots) + size_t{8} * capacity;
  auto* grown = static_cast<Slots*>(vm.heap().allocate({gc::Kind::kSlots, 0, 0, 0, capacity}, bytes));
  if (grown == nullptr) return false;
  if (have != 0) std::memcpy(grown->data(), const_cast<Slots*>(old)->data(), size_t{8} * have);
  if (!own_storage(vm, t)) return false;
  t->storage->overflow = grown;
  vm.barrier(t->storage);
  return true;
}

/// Appends the fields and the entries of a table in their common order to `d`, which has room for them. Removed ones
/// come along, so a cursor into the table stays good (table_iteration.cpp).
void collect_entries(Vm& vm, Table* t, const Shape* shape, Dict* d) {
  const Dict* old = t->storage->dict;
  uint32_t entries = old == nullptr ? 0 : old->used, e = 0;
  auto take_entries = [&](uint32_t before_field) {
    for (; e < entries; e++) {
      const Dict::Entry& entry = const_cast<Dict*>(old)->entries()[e];
      if (entry.fields_before > before_field) break;
      dict_append(d, entry.key, entry.hash, entry.value, 0);
    }
  };
  for (uint32_t i = 0; i < shape->count; i++) {
    take_entries(i);
    String* key = shape->properties[i].key;
    dict_append(d, Value::string(key), string_hash(vm, key), slot_ref(t, i), 0);
  }
  take_entries(shape->count);
}

/// Moves all fields of `t` into its dict, for good.
Result<void> become_dictionary(Vm& vm, Table* t) {
  const Shape* shape = shape_of(vm, t);
  const Dict* old = t->storage->dict;
  size_t entries = shape->count + (old == nullptr ? 0 : old->used);
  Dict* d = new_dict(vm, entries + 1);
  if (d == nullptr || !own_storage(vm, t)) return vm.raise_out_of_memory();
  d->metatable = shape->metatable;
  d->int_keys = old == nullptr ? 0 : old->int_keys;
  collect_entries(vm, t, shape, d);
  t->word = vm.shapes().dictionary()->id;
  t->storage->dict = d;
  t->storage->overflow = nullptr;
  std::memset(t->slots(), 0, size_t{8} * t->inline_slots());
  vm.barrier(t->storage);
  vm.barrier(d);
  key_changed(vm, t);
  return {};
}

/// Adds field `key` (interned) by going to `child`; a null child makes the table a dictionary.
Result<void> add_field(Vm& vm, Table* t, Shape* child, String* key, Value value) {
  if (child == nullptr) {
    GS_TRYV(become_dictionary(vm, t));
    return add_entry(vm, t, Value::string(key), string_hash(vm, key), value);
  }
  uint32_t slot = child->count - 1;
  if (!reserve_slot(vm, t, slot)) return vm.raise_out_of_memory();
  vm.shapes().widen(child, slot, value);
  write_slot(vm, t, slot, value);
  t->word = child->id;
  key_changed(vm, t);
  return {};
}

/// The tail of table_set and table_set_string; `key` is readable.
Result<void> set_string(Vm& vm, Table* t, String* key, Value value, Shape* (ShapeTree::*transition)(Shape*, String*)) {
  Shape* shape = shape_of(vm, t);
  if (shape->is_dictionary) return dict_part_set(vm, t, Value::string(key), string_hash(vm, key), value);
  int slot = vm.shapes().find(shape, key);
  if (slot != kNoSlot) {
    store_field(vm, t, shape, static_cast<uint32_t>(slot), value);
    return {};
  }
  if (value.is_nil()) return {};
  GS_TRY(String* name, vm.interned().intern(vm, key));
  return add_field(vm, t, (vm.shapes().*transition)(shape, name), name, value);
}

}  // namespace

Result<void> table_set_entry(Vm& vm, Table* t, String* key, Value value) {
  Dict* d = t->storage->dict;
  uint32_t hash = hash_of(vm, key);
  Dict::Entry* entry = d == nullptr ? nullptr : dict_find_string(d, key, hash);
  if (entry == nullptr) return value.is_nil() ? Result<void>() : add_entry(vm, t, Value::string(key), hash, value);
  bool stays = !entry->value.is_nil() && !value.is_nil() && !t->observed();
  if (GS_UNLIKELY(!stays)) {
    assign_entry(vm, t, entry, value);
    return {};
  }
  entry->value = value;
  vm.barrier(d, value);
  return {};
}

Result<void> table_add_field(Vm& vm, Table* t, String* key, Value value) {
  Shape* shape = shape_of(vm, t);
  if (shape->is_dictionary) return dict_part_set(vm, t, Value::string(key), string_hash(vm, key), value);
  return add_field(vm, t, vm.shapes().add_field(shape, key), key, value);
}

Result<void> table_set_string(Vm& vm, Table* t, String* key, Value value) {
  GS_TRYV(read_string(vm, key));
  return set_string(vm, t, key, value, &ShapeTree::add_field);
}

Result<void> table_set(Vm& vm, Table* t, Value key, Value value) {
  if (key.is_int()) return table_set_int(vm, t, key.as_int(), value);
  if (key.is_string()) {
    GS_TRYV(read_string(vm, key.as_string()));
    return set_string(vm, t, key.as_string(), value, &ShapeTree::add_computed_field);
  }
  key = normalize_key(key);
  if (key.is_int()) return table_set_int(vm, t, key.as_int(), value);
  if (key.is_nil() || is_nan(key)) return {};
  return dict_part_set(vm, t, key, hash_bits(key.bits(), vm.hash_seed()), value);
}

// ---------------------------------------------------------------- metatables

Table* metatable_of(Vm& vm, const Table* t) {
  const Shape* shape = shape_of(vm, t);
  if (!shape->is_dictionary) return shape->metatable;
  const Dict* d = t->storage->dict;
  return d == nullptr ? nullptr : d->metatable;
}

namespace {

void set_dict_metatable(Vm& vm, Table* t, Table* metatable) {
  Dict* d = t->storage->dict;
  d->metatable = metatable;
  vm.barrier(d);
}

/// Moves a shaped table below another metatable. The facts of the new shape must cover what the fields hold.
void change_shape(Vm& vm, Table* t, Shape* to) {
  for (uint32_t i = 0; i < to->count; i++) vm.shapes().widen(to, i, slot_ref(t, i));
  t->word = to->id;
}

}  // namespace

bool try_set_metatable(Vm& vm, Table* t, Table* metatable) {
  const Shape* to = vm.shapes().known_under(shape_of(vm, t), metatable);
  if (to == nullptr || t->observed()) return false;
  for (uint32_t i = 0; i < to->count; i++) {
    const FieldFact* fact = to->properties[i].fact;
    if ((slot_ref(t, i).type_set() & ~fact->types) || fact->is_constant) return false;
  }
  t->word = to->id;
  return true;
}

Result<void> set_metatable(Vm& vm, Table* t, Table* metatable) {
  if (metatable_of(vm, t) == metatable) return {};
  Shape* shape = shape_of(vm, t);
  Shape* to = shape->is_dictionary ? nullptr : vm.shapes().with_metatable(shape, metatable);
  if (to == nullptr) {
    if (!shape->is_dictionary) GS_TRYV(become_dictionary(vm, t));
    set_dict_metatable(vm, t, metatable);
  } else {
    change_shape(vm, t, to);
  }
  if (metatable != nullptr) metatable->byte1 |= Table::kObserved;
  key_changed(vm, t);  // where the __index chain of those below `t` goes on
  return {};
}

}  // namespace gs::vm
