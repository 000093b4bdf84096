#include "stdlib/base_lib.h"

#include <cstring>

#include "stdlib/tostring.h"
#include "vm/coroutine.h"
#include "vm/native.h"
#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/modules.h"
#include "vm/runtime/output.h"
#include "vm/runtime/protected_call.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

/// Gives the arguments from number `from` on as results.
NativeResult give_arguments(Args args, uint32_t from) {
  uint32_t n = args.count() - from;
  move_values(args.results(), args.base() + from, n);
  return NativeResult::results(n);
}

// ---------------------------------------------------------------- showing values

/// The line is built before any of it is written: a __tostring that fails or prints itself does not tear it.
NativeResult print(Vm& vm, Args args) {
  StringBuilder line(vm);
  for (uint32_t i = 0; i < args.count(); i++) {
    if (i > 0) GS_TRYV(line.append('\t'));
    GS_TRYV(append_tostring(vm, line, args[i]));
  }
  GS_TRYV(line.append('\n'));
  GS_TRYV(write_output(vm, line.view()));
  return args.none();
}

/// The names that type gives are upvalues, by TypeTag; what else is an object comes after.
enum TypeUpvalue : uint32_t { kChannelType = 8, kUserdataType, kTypeUpvalues };

NativeResult type(Vm&, Args args) {
  Value v = args[0];
  auto which = static_cast<uint32_t>(v.type_tag());
  if (v.is_object() && !is_coroutine(v)) which = is_channel(v) ? kChannelType : kUserdataType;
  return args.give(running_native(args)->upvalues()[which]);
}

Result<void> fill_type_names(Vm& vm) {
  static constexpr const char* kNames[kTypeUpvalues] = {"number", "nil",      "boolean", "coroutine", "string",
                                                        "table",  "function", "number",  "channel",   "userdata"};
  static_assert(static_cast<int>(TypeTag::kObject) == 3 && static_cast<int>(TypeTag::kInt) == 7,
                "kNames is by TypeTag");
  auto* f = vm.get_global("type").as<NativeFunction>();
  for (uint32_t i = 0; i < kTypeUpvalues; i++) {
    GS_TRY(String * name, vm.intern(kNames[i]));
    f->upvalues()[i] = Value::string(name);
    vm.barrier(f);
  }
  return {};
}

NativeResult tostring(Vm& vm, Args args) {
  GS_TRY(String * text, to_string(vm, args[0]));
  return args.give(Value::string(text));
}

NativeResult tonumber(Vm& vm, Args args) {
  Value number;
  if (!coerce_number(vm, args[0], number)) number = Value::nil();
  return args.give(number);
}

/// Ignores __len.
NativeResult len(Vm&, Args args) {
  Value v = args[0];
  if (v.is_string()) return args.give(Value::integer(v.as_string()->length()));
  if (v.is_table()) return args.give(Value::integer(table_length(v.as_table())));
  return args.expected(0, "string or table");
}

// ---------------------------------------------------------------- metatables and raw access

NativeResult setmetatable(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  Value metatable = args[1];
  if (!metatable.is_table() && !metatable.is_nil()) return args.expected(1, "nil or table");
  GS_TRYV(set_metatable(vm, t, metatable.is_nil() ? nullptr : metatable.as_table()));
  return args.give(Value::table(t));
}

NativeResult getmetatable(Vm& vm, Args args) {
  Table* metatable = args[0].is_table() ? metatable_of(vm, args[0].as_table()) : nullptr;
  return args.give(metatable == nullptr ? Value::nil() : Value::table(metatable));
}

NativeResult rawget(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  if (args[1].is_string()) GS_TRYV(read_string(vm, args[1].as_string()));
  return args.give(table_get(vm, t, args[1]));
}

NativeResult rawset(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRYV(table_set(vm, t, args[1], args[2]));
  return args.give(Value::table(t));
}

NativeResult rawequal(Vm& vm, Args args) {
  for (uint32_t i = 0; i < 2; i++) {
    if (args[i].is_string()) GS_TRYV(read_string(vm, args[i].as_string()));
  }
  return args.give(Value::boolean(raw_equal_slow(args[0], args[1])));
}

// ---------------------------------------------------------------- errors

/// The level argument of Lua is accepted and ignored: messages are never decorated with positions.
NativeResult error(Vm& vm, Args args) { return vm.raise(args[0]); }

/// Whether assert is about to fail with a message that has to be asked for its text.
bool shows_message(Args args) { return !args[0].truthy() && args[1].is_table(); }

NativeResult assert_(Vm& vm, Args args) {
  if (args[0].truthy()) return give_arguments(args, 0);
  if (args.count() < 2) return vm.raise(ErrorId::kAssertFailed);
  GS_TRY(String * message, to_string(vm, args[1]));
  return vm.raise(Value::string(message));
}

// ---------------------------------------------------------------- iteration

/// Iterators are natives with two upvalues, and closed over nothing else: one call, no allocation for each step.
enum IteratorUpvalue : uint32_t { kTable, kCursor, kIteratorUpvalues };
constexpr const char* kIpairsName = "ipairs iterator";

NativeResult make_iterator(Vm& vm, Args args, const char* name, NativeCode step, vm::FastNative known = vm::FastNative::kNone) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(NativeFunction * iterator, new_native(vm, name, step, kIteratorUpvalues));
  set_fast(iterator, known);
  iterator->upvalues()[kTable] = Value::table(t);
  iterator->upvalues()[kCursor] = Value::integer(0);
  return args.give(Value::function(iterator));
}

NativeResult ipairs_step(Vm&, Args args) {
  Value* upvalues = running_native(args)->upvalues();
  int64_t i = upvalues[kCursor].as_int() + 1;
  Value v = table_get_int(upvalues[kTable].as_table(), i);
  if (v.is_nil()) return args.give(v);
  upvalues[kCursor] = Value::integer(i);
  return args.give(Value::integer(i), v);
}

NativeResult pairs_step(Vm& vm, Args args) {
  Value* upvalues = running_native(args)->upvalues();
  TableCursor cursor = upvalues[kCursor].as_int();
  Value key, value;
  if (!table_next(vm, upvalues[kTable].as_table(), cursor, key, value)) return args.give(Value::nil());
  upvalues[kCursor] = Value::integer(cursor);
  return args.give(key, value);
}

/// The optimizing tier makes iterators after this one.
Result<void> give_pattern(Vm& vm) {
  auto* f = vm.get_global("ipairs").as<NativeFunction>();
  GS_TRY(NativeFunction * pattern, new_native(vm, kIpairsName, ipairs_step, kIteratorUpvalues));
  set_fast(pattern, vm::FastNative::kIpairsStep);
  f->upvalues()[0] = Value::function(pattern);
  vm.barrier(f);
  return {};
}

NativeResult ipairs(Vm& vm, Args args) { return make_iterator(vm, args, kIpairsName, ipairs_step, vm::FastNative::kIpairsStep); }
NativeResult pairs(Vm& vm, Args args) { return make_iterator(vm, args, "pairs iterator", pairs_step); }

NativeResult next(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  if (args[1].is_string()) GS_TRYV(read_string(vm, args[1].as_string()));
  TableCursor cursor = 0;
  if (args.has(1) && !table_cursor_after(vm, t, args[1], cursor)) return vm.raise(ErrorId::kNextKey);
  Value key, value;
  if (!table_next(vm, t, cursor, key, value)) return args.give(Value::nil());
  return args.give(key, value);
}

// ---------------------------------------------------------------- argument lists

NativeResult select(Vm& vm, Args args) {
  Value n = args[0];
  if (n.is_string()) {
    GS_TRY(std::string_view text, read_string(vm, n.as_string()));
    if (text == "#") return args.give(Value::integer(args.count() - 1));
  }
  int64_t position = args.integer(0);
  if (position < 1) return args.bad(0, "position must be 1 or more");
  return position < args.count() ? give_arguments(args, static_cast<uint32_t>(position)) : args.none();
}

// ---------------------------------------------------------------- channels

NativeResult close(Vm& vm, Args args) {
  GS_TRY(Channel * ch, args.channel(0));
  GS_TRYV(channel_close(vm, ch));
  return args.none();
}

// clang-format off
constexpr LibraryEntry kGlobals[] = {
    {"assert", calls_back<assert_, shows_message>},  // (v, message, …): all arguments when v is truthy, else raises the message
    {"close", close},                 // (channel)
    {"error", error},                 // (v): raises v
    {"getmetatable", getmetatable},   // (v): its metatable or nil
    {"ipairs", ipairs, 1, vm::FastNative::kIpairs},  // (t): iterator over 1, t[1] … up to the first nil
    {"len", len},                     // (v): bytes of a string, length of a table, raw
    {"loadstring", native_loadstring},  // (text): runs it, gives what it returns
    {"next", next},                   // (t, key): the entry after key, or nil
    {"pairs", pairs},                 // (t): iterator over all entries, in the order of range
    {"pcall", native_pcall, 0, vm::FastNative::kPcall},          // (f, …): true and results, or false and the error
    {"print", calls_back<print, shows_table>},  // (…): texts with tabs between and a newline
    {"rawequal", rawequal},           // (a, b): equality without __eq
    {"rawget", rawget},               // (t, key): without __index
    {"rawset", rawset},               // (t, key, value): without __newindex; gives t
    {"select", select, 0, vm::FastNative::kSelect},  // (n, …): arguments from the n-th on; ("#", …): how many
    {"setmetatable", setmetatable, 0, vm::FastNative::kSetMetatable},   // (t, metatable or nil): gives t
    {"tonumber", tonumber, 0, vm::FastNative::kToNumber},           // (v): the number v is or spells, or nil
    {"tostring", calls_back<tostring, shows_table>},  // (v): its text
    {"type", type, kTypeUpvalues, vm::FastNative::kType},    // (v): name of its type
    {"unpack", native_unpack},        // (t, i, j): t[i] … t[j]
    {"xpcall", native_xpcall},        // (f, handler, …): as pcall, with the handler's first result for the error
};
/// They read files.
constexpr LibraryEntry kFileGlobals[] = {
    {"dofile", native_dofile},        // (path): runs the file, gives what it returns
    {"require", native_require},      // (name): loads a module once
};
// clang-format on

}  // namespace

NativeResult native_unpack(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  int64_t first = args.integer_or(1, 1);
  int64_t last = args.integer_or(2, table_length(t));
  if (first > last) return args.none();
  // first - last may overflow; as unsigned words the difference is right.
  uint64_t count = static_cast<uint64_t>(last) - static_cast<uint64_t>(first) + 1;
  if (count == 0 || count > UINT32_MAX) return vm.raise(ErrorId::kTooManyResults);
  GS_TRY(Value * out, args.reserve_results(static_cast<uint32_t>(count)));
  for (uint64_t i = 0; i < count; i++) out[i] = table_get_int(t, first + static_cast<int64_t>(i));
  return NativeResult::results(static_cast<uint32_t>(count));
}

Result<void> register_base(Vm& vm) {
  GS_TRYV(register_library(vm, nullptr, kGlobals, std::size(kGlobals)));
  GS_TRYV(fill_type_names(vm));
  GS_TRYV(give_pattern(vm));
  if (vm.options().sandbox) return {};
  GS_TRYV(register_library(vm, nullptr, kFileGlobals, std::size(kFileGlobals)));
  return {};
}

}  // namespace gs::stdlib
