#include "vm/native.h"

#include <algorithm>
#include <cstring>

#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/stack_arena.h"
#include "vm/table.h"
#include "vm/jit/transitions.h"
#include "vm/vm.h"

namespace gs::vm {

// ---------------------------------------------------------------- errors

std::string_view Args::function_name() const { return running_native(*this)->name; }

namespace {

/// An argument's number as messages count it.
struct Ordinal {
  explicit Ordinal(uint32_t i) : length(format_number(Value::integer(int64_t{i} + 1), text)) {}
  operator std::string_view() const { return {text, length}; }
  char text[kMaxNumberText];
  size_t length;
};

}  // namespace

Raised Args::expected(uint32_t i, std::string_view what) const {
  return vm_.raise(ErrorId::kBadArgument, {Ordinal(i), function_name(), what});
}

Raised Args::bad(uint32_t i, std::string_view text) const {
  return vm_.raise(ErrorId::kBadArgumentText, {Ordinal(i), function_name(), text});
}

// ---------------------------------------------------------------- readers

Result<String*> Args::string_slow(uint32_t i) const {
  Value v = (*this)[i];
  if (!v.is_string()) return expected(i, "string");
  String* s = v.as_string();
  GS_TRYV(read_string(vm_, s));
  return s;
}

Result<std::string_view> Args::bytes_or(uint32_t i, std::string_view otherwise) const {
  if (!has(i)) return otherwise;
  return bytes(i);
}

Result<Table*> Args::table(uint32_t i) const {
  Value v = (*this)[i];
  if (!v.is_table()) return expected(i, "table");
  return v.as_table();
}

Result<Value> Args::function(uint32_t i) const {
  Value v = (*this)[i];
  bool callable = v.is_function() || !metamethod_of(vm_, v, Metamethod::kCall).is_nil();
  if (!callable) return expected(i, "function");
  return v;
}

Result<Channel*> Args::channel(uint32_t i) const {
  Value v = (*this)[i];
  if (!is_channel(v)) return expected(i, "channel");
  return v.as<Channel>();
}

Result<Coroutine*> Args::coroutine(uint32_t i) const {
  Value v = (*this)[i];
  if (!is_coroutine(v)) return expected(i, "coroutine");
  return v.as<Coroutine>();
}

int64_t Args::integer_slow(uint32_t i) const { return to_integer(vm_, (*this)[i]); }
double Args::number_slow(uint32_t i) const { return to_double(vm_, (*this)[i]); }

// ---------------------------------------------------------------- results

Result<Value*> Args::reserve_results(uint32_t count) const {
  // What lies between stack_limit and the end of the stack is every native's to use unasked, so small rows always fit.
  Value* out = results();
  bool fits = count <= StackSlice::kValueReserve / 2 ||
              (vm_.run.stack_limit > out && count <= static_cast<size_t>(vm_.run.stack_limit - out));
  if (!fits) return vm_.raise(ErrorId::kTooManyResults);
  return out;
}

// ---------------------------------------------------------------- making natives and libraries

Result<NativeFunction*> new_native(Vm& vm, const char* name, NativeCode code, uint32_t upvalues) {
  gc::Header header{gc::Kind::kNative, 0, 0, 0, upvalues};
  auto* f = static_cast<NativeFunction*>(vm.heap().allocate(header, NativeFunction::size_for(upvalues)));
  if (f == nullptr) return vm.raise_out_of_memory();
  f->code = code;
  f->jit_entry = reinterpret_cast<const void*>(kNativeEntry);
  f->name = name;
  std::fill_n(f->upvalues(), upvalues, Value::nil());
  return f;
}

bool has_handler(FastNative fast) {
  constexpr bool kHas[] = {
      false,
#define GS_FAST_NATIVE(id, arguments, results, doc) true,
#define GS_KNOWN_NATIVE(id, doc) false,
#include "vm/defs/fast_natives.def"
  };
  return kHas[static_cast<int>(fast)];
}

void set_fast(NativeFunction* f, FastNative fast) {
  f->byte0 = static_cast<uint8_t>(fast);
  if (!has_handler(fast)) return;
  f->jit_entry = reinterpret_cast<const void*>(changes_frames(fast) ? kSwitchingNativeEntry : kFastNativeEntry);
}

namespace {

/// The part of a qualified name after the last dot.
std::string_view field_name(const char* qualified) {
  const char* dot = std::strrchr(qualified, '.');
  return dot == nullptr ? qualified : dot + 1;
}

/// A new global table `name` with room for `fields` functions.
Result<Table*> library_table(Vm& vm, const char* name, uint32_t fields) {
  // A few slots more than functions: libraries have constants too, and programs add helpers of their own.
  uint32_t slots = std::min(fields + 4, Table::kMaxInlineSlots);
  GS_TRY(Table * t, new_table(vm, slots));
  GS_TRYV(vm.set_global(name, Value::table(t)));
  return t;
}

/// Fields of a new table are added without looking for them first: a search builds an index for each shape on the way, and
/// start-up would make hundreds. So the names of a table must differ.
Result<void> add_function(Vm& vm, Table* library, bool is_new, const LibraryEntry& e) {
  GS_TRY(NativeFunction * f, new_native(vm, e.name, e.code, e.upvalues));
  set_fast(f, e.fast);
  if (library == nullptr) return vm.set_global(e.name, Value::function(f));
  GS_TRY(String * name, vm.intern(field_name(e.name)));
  if (!is_new) return table_set_string(vm, library, name, Value::function(f));
  GS_ASSERT(table_get_string(vm, library, name).is_nil(), "the functions of a library have names of their own");
  return table_add_field(vm, library, name, Value::function(f));
}

}  // namespace

Result<Table*> register_library(Vm& vm, const char* library, const LibraryEntry* entries, uint32_t count) {
  Table* t = nullptr;
  Value existing = library == nullptr ? Value::nil() : vm.get_global(library);
  bool is_new = library != nullptr && !existing.is_table();
  if (is_new) {
    GS_TRY(Table * made, library_table(vm, library, count));
    t = made;
  } else if (library != nullptr) {
    t = existing.as_table();
  }
  for (const LibraryEntry* e = entries; e != entries + count && e->name != nullptr; e++) {
    GS_TRYV(add_function(vm, t, is_new, *e));
  }
  return t;
}

Result<HostObject*> new_host_object(Vm& vm, const void* type, void* pointer, void (*destroy)(void*), Table* methods) {
  auto* object = vm.allocate<HostObject>(gc::Kind::kHostObject, sizeof(HostObject));
  // Registered before it owns anything: when that fails, `pointer` is still the caller's.
  if (object == nullptr || (destroy != nullptr && !vm.heap().add_finalizer(object))) return vm.raise_out_of_memory();
  object->type = type;
  object->pointer = pointer;
  object->destroy = destroy;
  object->methods = methods;
  return object;
}

}  // namespace gs::vm
