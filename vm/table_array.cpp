// The array part: growth, element facts, and shifting for insert and remove.
//
// Which indices belong to it is the language's rule: a store at k goes here when k is at most `physical` (how many
// indices ever belonged) or k < 1024; what the dict holds from `physical` on follows as soon as the array reaches it.
// So no index below `physical` is ever in the dict.
//
// Only elements below `length` mean anything; what lies behind is stale, and written before length moves over it.
//
// Element facts (Table::byte0) only ever widen. Their nil bit says that an index from 1 up to length - 1 may be a
// hole. Index 0 is left out of that on purpose: a table filled from 1 has no element 0, and its elements are still
// "ints, no test needed" for everybody who reads from 1.
#include <algorithm>
#include <cstring>

#include "vm/table_parts.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

constexpr uint32_t kAlwaysArray = 1024;     // indices below never go to the dict
constexpr uint32_t kMinArray = 4;
constexpr uint32_t kDoubleUpTo = 1u << 16;  // elements; larger arrays grow by half
constexpr uint64_t kMaxArray = 1u << 31;

Storage::Layout layout_for(TypeSet facts) { return facts & ~kByteTypes ? Storage::kValues : Storage::kBytes; }

uint8_t byte_of(Value v) {
  if (v.is_nil()) return Storage::kByteNil;
  return v.as_bool() ? Storage::kByteTrue : Storage::kByteFalse;
}

void write_element(Storage* s, uint32_t i, Value v) {
  if (s->layout() == Storage::kValues) s->values()[i] = v;
  else s->bytes()[i] = byte_of(v);
}

void fill(Storage* s, uint32_t from, uint32_t to, Value v) {
  if (from >= to) return;
  if (s->layout() == Storage::kValues) std::fill(s->values() + from, s->values() + to, v);
  else std::memset(s->bytes() + from, byte_of(v), to - from);
}

void copy_elements(Storage* to, const Storage* from) {
  auto* source = const_cast<Storage*>(from);
  uint32_t n = from->length;
  if (n == 0) return;
  if (to->layout() == Storage::kBytes) std::memcpy(to->bytes(), source->bytes(), n);
  else if (from->layout() == Storage::kValues) std::memcpy(to->values(), source->values(), size_t{8} * n);
  else for (uint32_t i = 0; i < n; i++) to->values()[i] = element_at(from, i);
}

uint64_t grown_capacity(uint32_t current, uint64_t needed) {
  uint64_t grown = current < kDoubleUpTo ? uint64_t{current} * 2 : uint64_t{current} + current / 2;
  return std::max({grown, needed, uint64_t{kMinArray}});
}

/// Replaces the storage of `t` by one of this layout and capacity with the same contents.
bool replace_storage(Vm& vm, Table* t, Storage::Layout layout, uint64_t capacity) {
  if (capacity > kMaxArray) return false;
  Storage* s = new_storage(vm, layout, static_cast<uint32_t>(capacity));
  if (s == nullptr) return false;
  const Storage* old = t->storage;
  s->length = old->length;
  s->word = old->physical();
  s->byte1 = old->byte1;
  s->overflow = old->overflow;
  s->dict = old->dict;
  copy_elements(s, old);
  t->storage = s;
  vm.barrier(t);
  return true;
}

/// Makes the storage fit for elements of `facts` and for `needed` of them. Changes nothing that can be seen.
Result<void> prepare(Vm& vm, Table* t, TypeSet facts, uint64_t needed) {
  const Storage* s = t->storage;
  Storage::Layout layout = layout_for(facts);
  bool fits = needed <= s->capacity;
  if (fits && (layout == s->layout() || s->capacity == 0)) return {};
  uint64_t capacity = fits ? s->capacity : grown_capacity(s->capacity, needed);
  bool done = replace_storage(vm, t, layout, capacity);
  // Rather tight than not at all, but never so tight that the next elements would need a collection each.
  uint64_t tight = needed + (s->capacity == 0 ? 0 : needed / 8);
  if (!done && !fits && tight < capacity) done = replace_storage(vm, t, layout, tight);
  return done ? Result<void>() : vm.raise_out_of_memory();
}

/// `t` has a storage of its own, and may have elements of these types from now on.
void set_facts(Table* t, TypeSet facts) {
  t->byte0 = facts;
  t->storage->byte1 = facts & ~kTypesWithoutReferences ? 0 : Storage::kWithoutReferences;
}

// ---- entries of the dict that the growing array reaches

struct Run {
  uint64_t end;   ///< the dict holds first … end - 1
  TypeSet types;  ///< of their values
};

Dict::Entry* live_int_entry(const Dict* d, uint64_t key) {
  Dict::Entry* e = dict_find_bits(d, Value::integer(static_cast<int64_t>(key)));
  return e == nullptr || e->value.is_nil() ? nullptr : e;
}

Run find_run(const Dict* d, uint64_t first) {
  Run run{first, 0};
  if (d == nullptr || d->int_keys == 0) return run;
  while (const Dict::Entry* e = live_int_entry(d, run.end)) {
    run.types |= e->value.type_set();
    run.end++;
  }
  return run;
}

/// Moves the run into the array, which has room for it.
void pull_run(Vm& vm, Storage* s, uint64_t end) {
  for (uint64_t i = s->length; i < end; i++) {
    Dict::Entry* e = live_int_entry(s->dict, i);
    write_element(s, static_cast<uint32_t>(i), e->value);
    e->value = Value::nil();
    s->dict->int_keys--;
  }
  s->length = static_cast<uint32_t>(end);
  s->word = std::max(s->word, s->length);
  vm.barrier(s);
}

/// Stores a value at k, which is at or behind the end, together with what then follows from the dict.
Result<void> extend(Vm& vm, Table* t, uint32_t k, Value v) {
  const Storage* old = t->storage;
  uint32_t length = old->length;
  bool reaches_further = k >= old->physical();
  Run run = reaches_further ? find_run(old->dict, uint64_t{k} + 1) : Run{uint64_t{k} + 1, 0};
  bool leaves_hole = k > std::max(length, 1u);
  TypeSet facts = t->byte0 | v.type_set() | run.types | (leaves_hole ? kTypeNil : 0);
  GS_TRYV(prepare(vm, t, facts, run.end));

  Storage* s = t->storage;
  fill(s, length, k, Value::nil());
  write_element(s, k, v);
  s->length = k + 1;
  s->word = std::max(s->word, k + 1);
  set_facts(t, facts);
  vm.barrier(s, v);
  if (run.end > uint64_t{k} + 1) pull_run(vm, s, run.end);
  return {};
}

// ---- elements that exist

/// Adds `types` to the element facts, changing the layout if need be.
Result<void> widen_elements(Vm& vm, Table* t, TypeSet types) {
  TypeSet facts = t->byte0 | types;
  GS_TRYV(prepare(vm, t, facts, 0));
  set_facts(t, facts);
  return {};
}

void clear_element(Table* t, uint32_t k) {
  Storage* s = t->storage;
  if (k + 1 < s->length) {
    write_element(s, k, Value::nil());
    if (k != 0) t->byte0 |= kTypeNil;
    return;
  }
  while (k > 0 && element_at(s, k - 1).is_nil()) k--;
  s->length = k;
}

Result<void> set_element(Vm& vm, Table* t, uint32_t k, Value v) {
  if (v.is_nil()) {
    clear_element(t, k);
    return {};
  }
  if (GS_UNLIKELY(!(t->byte0 & v.type_set()))) GS_TRYV(widen_elements(vm, t, v.type_set()));
  write_element(t->storage, k, v);
  vm.barrier(t->storage, v);
  return {};
}

/// Keys that came as arguments may be beyond the int range: then they are float keys.
Value key_of(int64_t key) { return Value::integer_or_double(key); }
GS_COLD Dict::Entry* find_beyond_ints(const Dict* d, int64_t key) { return dict_find_bits(d, key_of(key)); }

}  // namespace

Value table_get_int_slow(const Table* t, int64_t key) {
  const Dict* d = t->storage->dict;
  if (d == nullptr || (d->int_keys == 0 && fits_int(key))) return Value::nil();
  const Dict::Entry* e = GS_LIKELY(fits_int(key)) ? dict_find_bits(d, Value::integer(key)) : find_beyond_ints(d, key);
  return e == nullptr ? Value::nil() : e->value;
}

namespace {

/// extend() when it is easy: one more element at the end, room and facts are there, no dict.
GS_INLINE bool try_append(Vm& vm, Table* t, Storage* s, uint64_t k, Value v) {
  bool easy = k == s->length && k < s->capacity && (t->byte0 & v.type_set()) && !v.is_nil() && s->dict == nullptr;
  if (GS_UNLIKELY(!easy)) return false;
  auto i = static_cast<uint32_t>(k);
  write_element(s, i, v);
  s->length = i + 1;
  s->word = std::max(s->word, i + 1);
  vm.barrier(s, v);
  return true;
}

}  // namespace

Result<void> table_set_int(Vm& vm, Table* t, int64_t key, Value value) {
  Storage* s = t->storage;
  auto k = static_cast<uint64_t>(key);
  if (GS_LIKELY(k < s->length)) return set_element(vm, t, static_cast<uint32_t>(k), value);
  if (GS_LIKELY(try_append(vm, t, s, k, value))) return {};
  if (k <= s->physical() || k < kAlwaysArray) {
    return value.is_nil() ? Result<void>() : extend(vm, t, static_cast<uint32_t>(k), value);
  }
  Value dict_key = key_of(key);
  return dict_part_set(vm, t, dict_key, hash_bits(dict_key.bits(), vm.hash_seed()), value);
}

bool try_set_element(Vm& vm, Table* t, uint32_t index, Value value) {
  Storage* s = t->storage;
  if (index >= s->length || value.is_nil() || !(t->byte0 & value.type_set())) return false;
  write_element(s, index, value);
  vm.barrier(s, value);
  return true;
}

Result<void> table_append(Vm& vm, Table* t, Value value) {
  return table_set_int(vm, t, table_length(t) + 1, value);
}

Result<void> table_reserve(Vm& vm, Table* t, uint32_t capacity) {
  if (capacity <= t->storage->capacity) return {};
  // Before the first element the layout is a guess: most arrays hold no booleans.
  Storage::Layout layout = t->byte0 == 0 ? Storage::kValues : layout_for(t->byte0);
  if (replace_storage(vm, t, layout, capacity)) return {};
  return vm.raise_out_of_memory();
}

Result<void> table_fill(Vm& vm, Table* t, uint32_t count, Value value) {
  GS_ASSERT(t->storage->length == 0, "only an empty array part is filled");
  if (count == 0) return {};
  if (value.is_nil()) return table_reserve(vm, t, count);
  TypeSet facts = t->byte0 | value.type_set();
  GS_TRYV(prepare(vm, t, facts, count));
  set_facts(t, facts);
  Storage* s = t->storage;
  fill(s, 0, count, value);
  s->length = count;
  s->word = std::max(s->word, count);
  vm.barrier(s, value);
  return {};
}

namespace {

/// The row goes behind everything the array part has, and nothing in the dict waits for it.
Result<void> append_row(Vm& vm, Table* t, uint32_t first, const Value* values, uint32_t count) {
  uint32_t length = t->storage->length;
  bool leaves_hole = first > std::max(length, 1u);
  TypeSet facts = t->byte0 | (leaves_hole ? kTypeNil : 0);
  for (uint32_t i = 0; i < count; i++) facts |= values[i].type_set();
  GS_TRYV(prepare(vm, t, facts, uint64_t{first} + count));
  set_facts(t, facts);
  Storage* s = t->storage;
  fill(s, length, first, Value::nil());
  for (uint32_t i = 0; i < count; i++) write_element(s, first + i, values[i]);
  s->length = first + count;
  s->word = std::max(s->word, s->length);
  vm.barrier(s);
  return {};
}

}  // namespace

Result<void> table_set_row(Vm& vm, Table* t, uint32_t first, const Value* values, uint32_t count) {
  const Storage* s = t->storage;
  bool behind = first >= s->length && (s->dict == nullptr || s->dict->int_keys == 0);
  if (!behind) {
    for (uint32_t i = 0; i < count; i++) GS_TRYV(table_set_int(vm, t, int64_t{first} + i, values[i]));
    return {};
  }
  while (count > 0 && values[count - 1].is_nil()) count--;
  return count == 0 ? Result<void>() : append_row(vm, t, first, values, count);
}

Result<Table*> new_list(Vm& vm, const Value* values, uint32_t count) {
  GS_TRY(Table* t, new_table(vm));
  GS_TRYV(table_set_row(vm, t, 1, values, count));
  return t;
}

// ---------------------------------------------------------------- shifting
//
// Both are defined element by element:
//
//    insert:  for i = n; i >= pos; i-- { t[i+1] = t[i] }; t[pos] = v
//    remove:  v = t[pos]; for i = pos; i < n; i++ { t[i] = t[i+1] }; t[max(pos, n)] = nil
//
// with n = #t, and do exactly that, for positions within the array part by memmove.

namespace {

void move_elements(Storage* s, uint32_t to, uint32_t from, uint32_t count) {
  if (s->layout() == Storage::kValues) std::memmove(s->values() + to, s->values() + from, size_t{8} * count);
  else std::memmove(s->bytes() + to, s->bytes() + from, count);
}

/// Whether the definition has something to do below index 0.
bool has_negative_keys(const Table* t) { return t->storage->dict != nullptr && t->storage->dict->int_keys != 0; }

constexpr uint64_t kStepsPerPoll = 1 << 16;

/// insert's loop as it is written, for i = last … pos.
Result<void> shift_up_slowly(Vm& vm, Table* t, int64_t last, int64_t pos) {
  for (int64_t i = last; i >= pos; i--) {
    if (static_cast<uint64_t>(i) % kStepsPerPoll == 0) GS_TRYV(vm.check());
    GS_TRYV(table_set_int(vm, t, i + 1, table_get_int(t, i)));
  }
  return {};
}

Result<void> shift_down_slowly(Vm& vm, Table* t, int64_t pos, int64_t n) {
  for (int64_t i = pos; i < n; i++) {
    if (static_cast<uint64_t>(i) % kStepsPerPoll == 0) GS_TRYV(vm.check());
    GS_TRYV(table_set_int(vm, t, i, table_get_int(t, i + 1)));
  }
  return {};
}

/// t[i+1] = t[i] for i = #t … pos, where 0 <= pos <= #t and the array part is not empty.
Result<void> shift_up(Vm& vm, Table* t, uint32_t pos) {
  uint32_t last = t->storage->length - 1;
  GS_TRYV(extend(vm, t, last + 1, element_at(t->storage, last)));
  Storage* s = t->storage;
  if (pos == 0 && last != 0 && element_at(s, 0).is_nil()) t->byte0 |= kTypeNil;  // the hole moves to where it counts
  move_elements(s, pos + 1, pos, last - pos);
  vm.barrier(s);
  return {};
}

/// t[i] = t[i+1] for i = pos … #t - 1, then t[#t] = nil, where 0 <= pos < #t.
void shift_down(Vm& vm, Table* t, uint32_t pos) {
  Storage* s = t->storage;
  uint32_t last = s->length - 1;
  move_elements(s, pos, pos + 1, last - pos);
  vm.barrier(s);
  clear_element(t, last);
}

}  // namespace

Result<void> table_insert_at(Vm& vm, Table* t, int64_t pos, Value value) {
  int64_t n = table_length(t);
  if (pos > n) return table_set_int(vm, t, pos, value);
  if (pos < 0 && has_negative_keys(t)) {
    GS_TRYV(shift_up_slowly(vm, t, n, pos));
    return table_set_int(vm, t, pos, value);
  }
  // Whatever may fail comes before the first element moves.
  if (pos >= 0 && !value.is_nil()) GS_TRYV(widen_elements(vm, t, value.type_set()));
  if (t->storage->length != 0) GS_TRYV(shift_up(vm, t, static_cast<uint32_t>(std::max<int64_t>(pos, 0))));
  if (pos < 0 && t->storage->length != 0) clear_element(t, 0);  // t[0] = t[-1], which is nil
  return table_set_int(vm, t, pos, value);
}

Result<Value> table_remove_at(Vm& vm, Table* t, int64_t pos) {
  int64_t n = table_length(t);
  Value removed = table_get_int(t, pos);
  if (pos >= n) {
    GS_TRYV(table_set_int(vm, t, pos, Value::nil()));
    return removed;
  }
  if (pos < 0 && has_negative_keys(t)) {
    GS_TRYV(shift_down_slowly(vm, t, pos, n));
    GS_TRYV(table_set_int(vm, t, n, Value::nil()));
    return removed;
  }
  if (pos < 0) GS_TRYV(table_set_int(vm, t, -1, table_get_int(t, 0)));
  // n > pos, so the array part is not empty; with n == 0 only index 0 exists.
  if (n > 0) shift_down(vm, t, static_cast<uint32_t>(std::max<int64_t>(pos, 0)));
  else GS_TRYV(table_set_int(vm, t, 0, Value::nil()));
  return removed;
}

}  // namespace gs::vm
