// The table of the language reference, written as plainly as possible: what vm/table.h is compared with.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "tests/unit/vm/vm_fixture.h"

namespace gs::vm::test {

/// Same key or value: strings by bytes, all else by bits. (Numbers as keys are normalised already.)
inline bool same(Value a, Value b) {
  if (a.is_string() && b.is_string()) return a.as_string()->view() == b.as_string()->view();
  return a == b;
}

class TableModel {
 public:
  struct Entry {
    Value key, value;
    bool revived = false;  ///< was removed and stored again: its place in the order is unspecified
  };

  Value get(Value key) const {
    key = normalize_key(key);
    if (in_array(key)) return array_[static_cast<size_t>(key.as_int())];
    const Entry* e = find(key);
    return e == nullptr ? Value::nil() : e->value;
  }

  void set(Value key, Value value) {
    key = normalize_key(key);
    if (key.is_nil() || (key.is_double() && key.as_double() != key.as_double())) return;
    if (in_array(key)) {
      array_[static_cast<size_t>(key.as_int())] = value;
      return;
    }
    if (Entry* e = find(key); e != nullptr && !joins_array(key)) {
      if (e->value.is_nil() && !value.is_nil()) e->revived = true;
      e->value = value;
      return;
    }
    if (value.is_nil()) return;
    if (joins_array(key)) grow_array(key.as_int(), value);
    else entries_.push_back({key, value});
  }

  int64_t length() const {
    for (size_t i = array_.size(); i-- > 1;) {
      if (!array_[i].is_nil()) return static_cast<int64_t>(i);
    }
    return 0;
  }

  int64_t count() const {
    int64_t n = 0;
    for (Value v : array_) n += !v.is_nil();
    for (const Entry& e : entries_) n += !e.value.is_nil();
    return n;
  }

  void insert(int64_t pos, Value v) {
    for (int64_t i = length(); i >= pos; i--) set(num(i + 1), get(num(i)));
    set(num(pos), v);
  }

  Value remove(int64_t pos) {
    Value removed = get(num(pos));
    int64_t n = length();
    for (int64_t i = pos; i < n; i++) set(num(i), get(num(i + 1)));
    set(num(std::max(pos, n)), Value::nil());
    return removed;
  }

  const std::vector<Value>& array() const { return array_; }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  bool in_array(Value key) const {
    return key.is_int() && key.as_int() >= 0 && static_cast<size_t>(key.as_int()) < array_.size();
  }
  bool joins_array(Value key) const {
    if (!key.is_int() || key.as_int() < 0) return false;
    return static_cast<size_t>(key.as_int()) <= array_.size() || key.as_int() < 1024;
  }
  void grow_array(int64_t k, Value value) {
    array_.resize(static_cast<size_t>(k), Value::nil());
    array_.push_back(value);
    for (;;) {
      Entry* e = find(num(static_cast<int64_t>(array_.size())));
      if (e == nullptr || e->value.is_nil()) return;
      array_.push_back(e->value);
      e->value = Value::nil();
    }
  }
  const Entry* find(Value key) const {
    for (const Entry& e : entries_) {
      if (same(e.key, key)) return &e;
    }
    return nullptr;
  }
  Entry* find(Value key) { return const_cast<Entry*>(std::as_const(*this).find(key)); }

  std::vector<Value> array_;  ///< as long as `physical`
  std::vector<Entry> entries_;
};

/// What must hold inside any table between two operations.
inline void check_invariants(Vm& vm, Table* t) {
  Storage* s = t->storage;
  auto require = [](bool condition, const char* what) {
    if (!condition) FAIL(what);
  };
  require(s->length == 0 || !element_at(s, s->length - 1).is_nil(), "the last element is not nil");
  require(s->length <= s->physical() && s->physical() <= s->capacity, "length <= physical <= capacity");
  for (uint32_t i = 0; i < s->length; i++) {
    Value v = element_at(s, i);
    bool covered = (t->element_types() & v.type_set()) || (i == 0 && v.is_nil());
    require(covered, "element facts cover every element");
  }
  bool bytes = (t->element_types() & ~(kTypeBool | kTypeNil)) == 0;
  require(s->length == 0 || bytes == (s->layout() == Storage::kBytes), "one byte per element while all are booleans");
  const Shape* shape = vm.shapes().get(t->shape_id());
  for (uint32_t i = 0; i < shape->count; i++) {
    const FieldFact* fact = shape->properties[i].fact;
    Value v = slot_ref(t, i);
    require(fact->types & v.type_set(), "field facts cover every field");
    require(!fact->is_constant || fact->constant == v, "a constant field holds the constant");
  }
  if (s->dict == nullptr) return;
  uint32_t ints = 0, last_fields = 0;
  for (uint32_t i = 0; i < s->dict->used; i++) {
    const Dict::Entry& e = s->dict->entries()[i];
    require(e.fields_before >= last_fields, "entries know the fields before them");
    last_fields = e.fields_before;
    if (!e.key.is_int() || e.value.is_nil()) continue;
    ints++;
    require(e.key.as_int() < 0 || e.key.as_int() > s->physical(), "no array index is in the dict");
  }
  require(ints == s->dict->int_keys, "integer keys are counted");
}

/// The table holds what the model holds, in the same order.
inline void check_same(Vm& vm, Table* t, const TableModel& model) {
  check_invariants(vm, t);
  if (table_length(t) != model.length()) FAIL("length " << table_length(t) << " instead of " << model.length());
  if (table_count(vm, t) != model.count()) FAIL("count " << table_count(vm, t) << " instead of " << model.count());

  TableCursor cursor = 0;
  Value key, value;
  for (size_t i = 0; i < model.array().size(); i++) {
    if (model.array()[i].is_nil()) continue;
    if (!table_next(vm, t, cursor, key, value)) FAIL("iteration ends early at index " << i);
    if (!same(key, num(static_cast<int64_t>(i))) || !same(value, model.array()[i])) FAIL("wrong element " << i);
  }
  // Behind the array: entries with a specified place must come in order, the others anywhere, each once.
  size_t next = 0;
  int64_t seen = 0;
  const auto& entries = model.entries();
  while (table_next(vm, t, cursor, key, value)) {
    seen++;
    auto it = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return same(e.key, key); });
    if (it == entries.end() || !same(it->value, value)) FAIL("iteration shows a key that is not there: " << text_of(vm, key));
    if (it->revived) continue;
    auto place = static_cast<size_t>(it - entries.begin());
    if (place < next) FAIL("key out of order: " << text_of(vm, key));
    next = place + 1;
  }
  int64_t expected = 0;
  for (const auto& e : entries) expected += !e.value.is_nil();
  if (seen != expected) FAIL("iteration shows " << seen << " of " << expected << " entries behind the array");
  for (const auto& e : entries) {
    if (!same(table_get(vm, t, e.key), model.get(e.key))) FAIL("wrong value of " << text_of(vm, e.key));
  }
}

}  // namespace gs::vm::test
