#include "orc-tier/runtime_calls.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "orc-tier/exit_stub.h"
#include "vm/jit/regions.h"
#include "vm/jit/transitions.h"
#include "vm/runtime/arith.h"
#include "vm/table_inl.h"

namespace gs::orc {
namespace {

using vm::Dict;
using vm::String;
using vm::Table;
using vm::Value;
using vm::Vm;

double mod_double(double x, double y) { return vm::floor_mod(x, y); }
double pow_double(double x, double y) { return std::pow(x, y); }
double sin_double(double x) { return std::sin(x); }
double cos_double(double x) { return std::cos(x); }
double exp_double(double x) { return std::exp(x); }
double log_double(double x) { return std::log(x); }
double tan_double(double x) { return std::tan(x); }
double atan_double(double x) { return std::atan(x); }
double atan2_double(double x, double y) { return std::atan2(x, y); }
double fmod_double(double x, double y) { return std::fmod(x, y); }

/// Calls `work`, which may raise; then the interpreter will meet the same error, and raise it.
template <class F>
bool try_out(Vm* vm, F work) {
  Value previous = vm->error;
  bool done = work().ok();
  if (!done) vm->error = previous;
  return done;
}

uint64_t set_element(Vm* vm, Table* table, int64_t key, uint64_t value) {
  bool done = try_out(vm, [&] { return vm::table_set_int(*vm, table, key, Value::from_bits(value)); });
  return Value::boolean(done).bits();
}

gc::Header* allocate(Vm* vm, uint64_t header, uint64_t bytes) {
  return vm->heap().allocate(std::bit_cast<gc::Header>(header), bytes);
}

void reserve(Vm* vm, Table* table, uint64_t count) {
  try_out(vm, [&] { return vm::table_reserve(*vm, table, static_cast<uint32_t>(count)); });
}

bool store_row(Vm* vm, Table* table, uint64_t index, const Value* values, uint64_t count) {
  return try_out(vm, [&] { return vm::table_set_row(*vm, table, static_cast<uint32_t>(index), values, static_cast<uint32_t>(count)); });
}

/// Whether what the table has under `key`, no rope, is an entry of its dict or nothing.
bool is_of_dict(const Table* table, Value key) {
  if (key.is_string()) return table->shape_id() == vm::ShapeTree::kDictionaryId;
  return !key.is_int() || static_cast<uint64_t>(key.as_int()) >= table->storage->length;
}

Value look_up(Vm& vm, const Table* table, Value looked_for) {
  Value key = vm::normalize_key(looked_for);
  if (!is_of_dict(table, key)) {
    return key.is_string() ? vm::table_get_field(vm, table, key.as_string()) : vm::table_get(vm, table, key);
  }
  Dict* d = table->storage->dict;
  if (d == nullptr) return Value::nil();
  Dict::Entry* entry = key.is_string() ? vm::dict_find_string(d, key.as_string(), vm::hash_of(vm, key.as_string()))
                                       : vm::dict_find_bits(d, key);
  if (entry == nullptr) return Value::nil();
  vm.entry_memo = {d, looked_for.bits(), entry};
  return entry->value;
}

/// The live entry of the key, if that was looked up last. (If the row of elements has taken it over, the entry is dead.)
Dict::Entry* found_last(const Vm& vm, const Table* table, Value key) {
  const Dict* d = table->storage->dict;
  Dict::Entry* entry = d == nullptr ? nullptr : vm.entry_memo.find(d, key);
  return entry == nullptr || entry->value.is_nil() ? nullptr : entry;
}

uint64_t get_entry(Vm* vm, Table* table, uint64_t key_word) {
  Value key = Value::from_bits(key_word);
  if (const Dict::Entry* entry = found_last(*vm, table, key)) return entry->value.bits();
  if (key.is_string() && key.as_string()->is_rope()) return kNotDone;
  Value found = look_up(*vm, table, key);
  return found.is_nil() && vm::metatable_of(*vm, table) != nullptr ? kNotDone : found.bits();
}

/// A value in place of another one, in the entry looked up last.
bool set_found_entry(Vm& vm, Table* table, Value key, Value value) {
  Dict::Entry* entry = found_last(vm, table, key);
  if (entry == nullptr || value.is_nil() || table->observed()) return false;
  entry->value = value;
  vm.barrier(table->storage->dict, value);
  return true;
}

uint64_t set_entry(Vm* vm, Table* table, uint64_t key_word, uint64_t value) {
  Value key = Value::from_bits(key_word), previous = vm->error;
  if (set_found_entry(*vm, table, key, Value::from_bits(value))) return Value::boolean(true).bits();
  bool is_readable = !key.is_string() || !key.as_string()->is_rope();
  if (!is_readable || vm::metatable_of(*vm, table) != nullptr) return Value::boolean(false).bits();
  bool done = key.is_string() && vm::is_plain_map(table)
                  ? vm::table_set_entry(*vm, table, key.as_string(), Value::from_bits(value)).ok()
                  : vm::table_set(*vm, table, key, Value::from_bits(value)).ok();
  if (!done) vm->error = previous;
  return Value::boolean(done).bits();
}

uint64_t equal_strings(Vm*, const String* a, const String* b) {
  if (a == b) return Value::boolean(true).bits();
  if (a->is_rope() || b->is_rope()) return kNotDone;
  return Value::boolean(vm::equal_strings(a, b)).bits();
}

uint64_t order_strings(Vm*, const String* a, const String* b) {
  if (a->is_rope() || b->is_rope()) return kNotDone;
  int order = vm::compare_strings(a, b);
  return Value::integer(order < 0 ? -1 : order > 0).bits();
}

uint64_t string_char(Vm* vm, int64_t code) {
  if (code < 0 || code > 255) return kNotDone;
  Value previous = vm->error;
  Result<String*> made = vm::byte_string(*vm, static_cast<uint8_t>(code));
  if (made.ok()) return Value::string(*made).bits();
  vm->error = previous;
  return kNotDone;
}

/// Positions are those of string.sub: the first is 1, negative ones count from the end.
uint64_t string_sub(Vm* vm, String* s, int64_t from, int64_t to) {
  if (s->is_rope()) return kNotDone;
  auto length = static_cast<int64_t>(s->length());
  from = std::max<int64_t>(from < 0 ? length + from + 1 : from, 1);
  to = std::min(to < 0 ? length + to + 1 : to, length);
  if (from > to) return Value::string(vm->empty_string()).bits();
  Value previous = vm->error;
  Result<String*> made = from == to ? vm::byte_string(*vm, static_cast<uint8_t>(s->data[from - 1]))
                                    : vm::substring(*vm, s, static_cast<size_t>(from) - 1, static_cast<size_t>(to));
  if (made.ok()) return Value::string(*made).bits();
  vm->error = previous;
  return kNotDone;
}

bool append(Vm* vm, Table* table, uint64_t value) {
  return set_element(vm, table, vm::table_length(table) + 1, value) == Value::boolean(true).bits();
}

void record_store(Vm* vm, gc::Header* cell) { vm->heap().barrier_slow(cell); }

template <class F>
const void* address(F* f) { return reinterpret_cast<const void*>(f); }

}  // namespace

Layout make_layout(Vm& vm) {
  Layout layout;
  auto offset = [&](const void* p) { return static_cast<int64_t>(static_cast<const char*>(p) - reinterpret_cast<const char*>(&vm)); };
  layout.exit_values = static_cast<uint32_t>(offset(vm.exit_values));
  layout.max_exit_values = vm::kMaxExitValues;
  layout.poll = static_cast<uint32_t>(offsetof(Vm, poll));
  layout.globals = static_cast<uint32_t>(offsetof(Vm, globals));
  layout.guard_countdown = static_cast<uint32_t>(offset(&vm.guard_countdown));
  static_assert(offsetof(vm::RoundCounts, on_trial) == offsetof(vm::RoundCounts, regions) + 8);
  layout.rounds = static_cast<uint32_t>(offset(&vm.rounds.regions));
  layout.metatable_epoch = static_cast<uint32_t>(offsetof(Vm, metatable_epoch));
#define GS_DOUBLE_CALL(id, function, doc) layout.double_calls.push_back(address(function));
#define GS_RUNTIME_CALL(id, function, doc) layout.runtime_calls.push_back(address(function));
#include "orc-tier/ir/runtime_calls.def"
  layout.append = address(append);
  layout.record_store = address(record_store);
  layout.allocate = address(allocate);
  layout.reserve = address(reserve);
  layout.store_row = address(store_row);
  layout.heap = static_cast<uint32_t>(Vm::heap_offset());
  layout.empty_storage = static_cast<uint32_t>(Vm::empty_storage_offset());
  layout.enter_function = reinterpret_cast<const void*>(vm.stubs.enter_function);
  layout.execute = address(vm::gs_execute_in_region);
  layout.run_base = static_cast<uint32_t>(offset(&vm.run.base));
  layout.multi_top = static_cast<uint32_t>(offset(&vm.run.multi_top));
  layout.set_element = address(set_element);
  layout.exit_stub = address(gs_exit_stub);
  return layout;
}

}  // namespace gs::orc
