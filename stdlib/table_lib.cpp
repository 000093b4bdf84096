#include "stdlib/table_lib.h"

#include <algorithm>
#include <iterator>

#include "stdlib/base_lib.h"
#include "stdlib/sort.h"
#include "stdlib/tostring.h"
#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"
#include "vm/table_inl.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::calls_back;
using vm::NativeResult;
using vm::Table;
using vm::Value;
using vm::Vm;

namespace {

constexpr int64_t kPollEvery = 1 << 14;
/// table.move refuses longer ranges: no table can hold so many elements.
constexpr uint64_t kMaxMove = uint64_t{1} << 47;

Result<void> poll(Vm& vm, int64_t step) {
  if (step % kPollEvery == 0) return vm.check();
  return {};
}

// ---------------------------------------------------------------- the core

NativeResult table_insert(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  if (args.count() < 3) {
    if (args.count() < 2) return args.expected(1, "value");
    GS_TRYV(vm::table_append(vm, t, args[1]));
  } else {
    GS_TRYV(vm::table_insert_at(vm, t, args.integer(1), args[2]));
  }
  return args.none();
}

NativeResult table_remove(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  if (args.count() == 1) {  // by far the most frequent use
    Value last = vm::try_remove_last(t);
    if (!last.is_nil()) return args.give(last);
  }
  int64_t length = vm::table_length(t);
  if (length == 0 && !args.has(1)) return args.give(Value::nil());
  GS_TRY(Value removed, vm::table_remove_at(vm, t, args.integer_or(1, length)));
  return args.give(removed);
}

/// How long the text of t[from … to] will probably be: exact for strings. Only a hint, and only for rows short enough
/// to go over twice without a poll.
size_t expected_length(const Table* t, int64_t from, int64_t to, size_t separator) {
  constexpr size_t kOther = 8;
  if (from > to || to - from >= kPollEvery) return 0;
  size_t length = 0;
  for (int64_t i = from; i <= to; i++) {
    Value v = vm::table_get_int(t, i);
    length += separator + (v.is_string() ? v.as_string()->length() : kOther);
  }
  return length;
}

NativeResult table_concat(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(std::string_view separator, args.bytes_or(1, ""));
  int64_t from = args.integer_or(2, 1);
  int64_t to = args.integer_or(3, vm::table_length(t));
  vm::StringBuilder out(vm);
  GS_TRYV(out.reserve(expected_length(t, from, to, separator.size())));
  for (int64_t i = from; i <= to; i++) {
    if (i != from && !separator.empty()) GS_TRYV(out.append(separator));
    Value v = vm::table_get_int(t, i);
    if (v.is_string() && !v.as_string()->is_rope()) GS_TRYV(out.append(v.as_string()->view()));
    else GS_TRYV(append_tostring(vm, out, v));
    GS_TRYV(poll(vm, i));
    if (i == INT64_MAX) break;
  }
  GS_TRY(vm::String * result, out.finish());
  return args.give(Value::string(result));
}

bool has_comparator(Args args) { return args.has(1); }

NativeResult table_sort(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  if (args.has(1)) {
    GS_TRY(Value less, args.function(1));
    GS_TRYV(sort_table(vm, t, less));
  } else {
    GS_TRYV(sort_table(vm, t, Value::nil()));
  }
  return args.none();
}

NativeResult table_pack(Vm& vm, Args args) {
  GS_TRY(Table * t, vm::new_list(vm, args.base(), args.count()));
  GS_TRY(vm::String * n, vm.intern("n"));
  GS_TRYV(vm::table_set_string(vm, t, n, Value::integer(args.count())));
  return args.give(Value::table(t));
}

/// move(a, f, e, t[, b]): b[t …] = a[f … e]; right also where the ranges overlap.
NativeResult table_move(Vm& vm, Args args) {
  GS_TRY(Table * source, args.table(0));
  Table* target = source;
  if (args.has(4)) {
    GS_TRY(Table * given, args.table(4));
    target = given;
  }
  int64_t first = args.integer(1), last = args.integer(2), to = args.integer(3);
  bool backwards = target == source && to > first && to <= last;
  if (last < first) return args.give(Value::table(target));
  if (to < vm::kMinInt || to > vm::kMaxInt) return args.bad(3, "position out of range");
  if (static_cast<uint64_t>(last) - static_cast<uint64_t>(first) > kMaxMove) return args.bad(2, "too many elements");
  for (int64_t n = 0; n <= last - first; n++) {
    int64_t offset = backwards ? last - first - n : n;
    GS_TRYV(vm::table_set_int(vm, target, to + offset, vm::table_get_int(source, first + offset)));
    GS_TRYV(poll(vm, n));
  }
  return args.give(Value::table(target));
}

// ---------------------------------------------------------------- the rest

Result<Table*> result_list(Vm& vm) { return vm::new_table(vm); }

/// Calls visit(key, value) for each entry of `t`, in iteration order.
template <typename Visit>
Result<void> for_each(Vm& vm, Table* t, Visit visit) {
  vm::TableCursor cursor = 0;
  Value key, value;
  for (int64_t n = 1; vm::table_next(vm, t, cursor, key, value); n++) {
    GS_TRYV(visit(key, value));
    GS_TRYV(poll(vm, n));
  }
  return {};
}

enum class Part { kKey, kValue };

template <Part part>
NativeResult collect(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Table * out, result_list(vm));
  GS_TRYV(for_each(vm, t, [&](Value k, Value v) { return vm::table_append(vm, out, part == Part::kKey ? k : v); }));
  return args.give(Value::table(out));
}

/// Equality without metamethods; ropes are made readable first.
Result<bool> same(Vm& vm, Value a, Value b) {
  if (a.is_string() && b.is_string()) {
    GS_TRYV(vm::read_string(vm, a.as_string()));
    GS_TRYV(vm::read_string(vm, b.as_string()));
  }
  return vm::raw_equal_slow(a, b);
}

NativeResult table_contains(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  bool found = false;
  GS_TRYV(for_each(vm, t, [&](Value, Value v) -> Result<void> {
    GS_TRY(bool equal, same(vm, v, args[1]));
    found |= equal;
    return {};
  }));
  return args.give(Value::boolean(found));
}

NativeResult table_indexof(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    GS_TRY(bool equal, same(vm, vm::table_get_int(t, i), args[1]));
    if (equal) return args.give(Value::integer(i));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::nil());
}

NativeResult table_copy(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Table * out, result_list(vm));
  GS_TRYV(for_each(vm, t, [&](Value k, Value v) { return vm::table_set(vm, out, k, v); }));
  return args.give(Value::table(out));
}

NativeResult table_merge(Vm& vm, Args args) {
  GS_TRY(Table * into, args.table(0));
  GS_TRY(Table * from, args.table(1));
  GS_TRYV(for_each(vm, from, [&](Value k, Value v) { return vm::table_set(vm, into, k, v); }));
  return args.give(Value::table(into));
}

NativeResult table_count_entries(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  return args.give(Value::integer(vm::table_count(vm, t)));
}

/// The elements without repetitions, first occurrences in order.
NativeResult table_unique(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Table * out, result_list(vm));
  GS_TRY(Table * seen, result_list(vm));
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    Value v = vm::table_get_int(t, i);
    if (v.is_string()) GS_TRYV(vm::read_string(vm, v.as_string()));
    GS_TRYV(poll(vm, i));
    if (v.is_nil() || !vm::table_get(vm, seen, v).is_nil()) continue;
    GS_TRYV(vm::table_set(vm, seen, v, Value::boolean(true)));
    GS_TRYV(vm::table_append(vm, out, v));
  }
  return args.give(Value::table(out));
}

/// Appends the elements of `t` to `out`, opening nested tables `depth` levels down.
Result<void> flatten_into(Vm& vm, Table* t, Table* out, int64_t depth, int level) {
  constexpr int kMaxLevel = 100;
  if (level > kMaxLevel) return vm.raise(vm::ErrorId::kPlain, {"table.flatten: tables nested too deeply"});
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    Value v = vm::table_get_int(t, i);
    if (v.is_table() && depth > 0) GS_TRYV(flatten_into(vm, v.as_table(), out, depth - 1, level + 1));
    else GS_TRYV(vm::table_append(vm, out, v));
    GS_TRYV(poll(vm, i));
  }
  return {};
}
NativeResult table_flatten(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Table * out, result_list(vm));
  GS_TRYV(flatten_into(vm, t, out, args.integer_or(1, INT64_MAX), 0));
  return args.give(Value::table(out));
}

NativeResult table_zip(Vm& vm, Args args) {
  GS_TRY(Table * a, args.table(0));
  GS_TRY(Table * b, args.table(1));
  GS_TRY(Table * out, result_list(vm));
  int64_t count = std::min(vm::table_length(a), vm::table_length(b));
  for (int64_t i = 1; i <= count; i++) {
    Value pair[] = {vm::table_get_int(a, i), vm::table_get_int(b, i)};
    GS_TRY(Table * row, vm::new_list(vm, pair, 2));
    GS_TRYV(vm::table_append(vm, out, Value::table(row)));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::table(out));
}

NativeResult table_reverse(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  for (int64_t i = 1, j = vm::table_length(t); i < j; i++, j--) {
    Value low = vm::table_get_int(t, i), high = vm::table_get_int(t, j);
    GS_TRYV(vm::table_set_int(vm, t, j, low));
    GS_TRYV(vm::table_set_int(vm, t, i, high));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::table(t));
}

/// slice(t, from[, to]): negative positions count from the end.
NativeResult table_slice(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  int64_t length = vm::table_length(t);
  int64_t from = args.integer_or(1, 1), to = args.integer_or(2, length);
  if (from < 0) from = std::max<int64_t>(length + from + 1, 1);
  if (to < 0) to = length + to + 1;
  from = std::max<int64_t>(from, 1);
  to = std::min(to, length);
  GS_TRY(Table * out, result_list(vm));
  for (int64_t i = from; i <= to; i++) {
    GS_TRYV(vm::table_append(vm, out, vm::table_get_int(t, i)));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::table(out));
}

// ---- with functions: lengths and elements are read anew after every call

NativeResult table_filter(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Value keep, args.function(1));
  GS_TRY(Table * out, result_list(vm));
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    Value v = vm::table_get_int(t, i);
    GS_TRY(Value wanted, vm.call1(keep, {v, Value::integer(i)}));
    if (wanted.truthy()) GS_TRYV(vm::table_append(vm, out, v));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::table(out));
}

NativeResult table_map(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Value change, args.function(1));
  GS_TRY(Table * out, result_list(vm));
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    GS_TRY(Value v, vm.call1(change, {vm::table_get_int(t, i), Value::integer(i)}));
    GS_TRYV(vm::table_set_int(vm, out, i, v));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::table(out));
}

NativeResult table_reduce(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Value combine, args.function(1));
  Value accumulated = args[2];
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    GS_TRY(Value next, vm.call1(combine, {accumulated, vm::table_get_int(t, i)}));
    accumulated = next;
    GS_TRYV(poll(vm, i));
  }
  return args.give(accumulated);
}

NativeResult table_fromarray(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(Value key_of, args.function(1));
  GS_TRY(Table * out, result_list(vm));
  for (int64_t i = 1; i <= vm::table_length(t); i++) {
    Value v = vm::table_get_int(t, i);
    GS_TRY(Value key, vm.call1(key_of, {v, Value::integer(i)}));
    if (key.is_string()) GS_TRYV(vm::read_string(vm, key.as_string()));
    GS_TRYV(vm::table_set(vm, out, key, v));
    GS_TRYV(poll(vm, i));
  }
  return args.give(Value::table(out));
}

constexpr vm::LibraryEntry kTable[] = {
    {"table.concat", calls_back<table_concat>},     {"table.contains", table_contains},
    {"table.copy", table_copy},         {"table.count", table_count_entries},
    {"table.filter", calls_back<table_filter>},     {"table.flatten", table_flatten},
    {"table.fromArray", calls_back<table_fromarray>}, {"table.indexOf", table_indexof},
    {"table.insert", table_insert, 0, vm::FastNative::kTableInsert},     {"table.keys", collect<Part::kKey>},
    {"table.map", calls_back<table_map>},           {"table.merge", table_merge},
    {"table.move", table_move},         {"table.pack", table_pack},
    {"table.reduce", calls_back<table_reduce>}, {"table.remove", table_remove, 0, vm::FastNative::kTableRemove},
    {"table.reverse", table_reverse},   {"table.slice", table_slice},
    {"table.sort", calls_back<table_sort, has_comparator>},         {"table.toArray", collect<Part::kValue>},
    {"table.unique", table_unique},     {"table.unpack", native_unpack},
    {"table.values", collect<Part::kValue>}, {"table.zip", table_zip},
};

}  // namespace

Result<void> register_table(Vm& vm) {
  GS_TRY(vm::Table * library, vm::register_library(vm, "table", kTable, std::size(kTable)));
  (void)library;
  return {};
}

}  // namespace gs::stdlib
