// Functions written in C++, as scripts see them.
//
// A native gets its arguments in place on the value stack and leaves its results there:
//
//    NativeResult string_len(Vm& vm, Args args) {
//      GS_TRY(String* s, args.string(0));
//      return args.give(Value::integer(s->length()));
//    }
//
// Argument readers follow the language's permissive rules: a number parameter takes ints, floats (truncated where an
// integer is wanted) and numeric strings, and everything else counts as 0; a missing or wrong string, table or
// function argument raises "bad argument #N to 'lib.fn' (X expected)".
//
// Rules for natives that call back (args.vm().call):
//   - They are registered as calls_back<native>: a coroutine with no frames but script's has no native stack for them to
//     wait on while the callback is suspended, and gets one first.
//   - They own nothing that needs a destructor across the call, scratch memory is a heap cell, and after each callback
//     they read lengths, kinds and storage again.
#pragma once

#include <cstdint>
#include <string_view>

#include "vm/base/result.h"
#include "vm/object.h"
#include "vm/string.h"

namespace gs::vm {

/// How many results a native left (>= 0), or one of the special outcomes.
class [[nodiscard]] NativeResult {
 public:
  NativeResult(Raised) : count_(kRaised) {}  // NOLINT: implicit on purpose
  static NativeResult results(uint32_t count) { return NativeResult(static_cast<int32_t>(count)); }
  /// "I end by calling": a function and its `args` arguments stand from Args::base()[offset] on; its results become
  /// the native's, by way of the continuation stub `stub` (0 ContReturn, 1 ContPcall, 2 ContRequire).
  static NativeResult tail_call(uint32_t offset, uint32_t args, uint32_t stub) {
    return NativeResult(-2 - static_cast<int32_t>(offset | stub << 4 | args << 8));
  }
  /// "Another coroutine is running now": execution goes on at Vm::next.
  static NativeResult switched() { return NativeResult(kSwitched); }
  bool raised() const { return count_ == kRaised; }
  bool is_switch() const { return count_ == kSwitched; }
  bool is_tail_call() const { return count_ < kRaised && !is_switch(); }
  bool goes_on_elsewhere() const { return count_ < kRaised; }  ///< one of the two
  uint32_t count() const { return static_cast<uint32_t>(count_); }
  /// To be carried as a number for a moment.
  int32_t raw() const { return count_; }
  static NativeResult from_raw(int32_t raw) { return NativeResult(raw); }
  uint32_t call_offset() const { return static_cast<uint32_t>(-2 - count_) & 15; }
  uint32_t call_stub() const { return (static_cast<uint32_t>(-2 - count_) >> 4) & 15; }
  uint32_t call_args() const { return static_cast<uint32_t>(-2 - count_) >> 8; }

 private:
  explicit NativeResult(int32_t count) : count_(count) {}
  static constexpr int32_t kRaised = -1;
  static constexpr int32_t kSwitched = INT32_MIN;
  int32_t count_;
};

class Args {
 public:
  Args(Vm& vm, Value* base, uint32_t count) : vm_(vm), base_(base), count_(count) {}
  /// Not defaulted on purpose: a trivially copyable Args would be passed by value in memory, which the caller writes in
  /// three small stores and copies in one wide load that has to wait for all of them: 5 ns for each call of a native.
  /// Like this a pointer to it is passed.
  Args(const Args& other) : vm_(other.vm_), base_(other.base_), count_(other.count_) {}

  Vm& vm() const { return vm_; }
  uint32_t count() const { return count_; }
  Value* base() const { return base_; }
  /// Argument `i` (0-based), nil when absent.
  Value operator[](uint32_t i) const { return i < count_ ? base_[i] : Value::nil(); }
  bool has(uint32_t i) const { return i < count_ && !base_[i].is_nil(); }

  // ---- readers; `i` is 0-based, messages count from 1
  /// Readable; numbers are not converted.
  Result<String*> string(uint32_t i) const {
    if (i < count_ && base_[i].is_string() && !base_[i].as_string()->is_rope()) [[likely]] return base_[i].as_string();
    return string_slow(i);
  }
  Result<std::string_view> bytes(uint32_t i) const {  ///< the same, as bytes
    GS_TRY(String * s, string(i));
    return s->view();
  }
  Result<Table*> table(uint32_t i) const;
  Result<Value> function(uint32_t i) const;
  Result<Channel*> channel(uint32_t i) const;
  Result<Coroutine*> coroutine(uint32_t i) const;
  int64_t integer(uint32_t i) const {                 ///< permissive, saturated to 64 bits; 0 for everything else
    return i < count_ && base_[i].is_int() ? base_[i].as_int() : integer_slow(i);
  }
  int64_t integer_or(uint32_t i, int64_t otherwise) const {  ///< `otherwise` when absent or nil
    return has(i) ? integer(i) : otherwise;
  }
  double number(uint32_t i) const {                   ///< permissive; 0 for everything else
    return i < count_ && base_[i].is_double() ? base_[i].as_double() : number_slow(i);
  }
  double number_or(uint32_t i, double otherwise) const { return has(i) ? number(i) : otherwise; }
  Result<std::string_view> bytes_or(uint32_t i, std::string_view otherwise) const;

  // ---- results
  NativeResult none() const { return NativeResult::results(0); }
  NativeResult give(Value v) const {
    base_[-4] = v;
    return NativeResult::results(1);
  }
  NativeResult give(Value a, Value b) const {
    base_[-4] = a, base_[-3] = b;
    return NativeResult::results(2);
  }
  NativeResult give(Value a, Value b, Value c) const {
    base_[-4] = a, base_[-3] = b, base_[-2] = c;
    return NativeResult::results(3);
  }
  /// Room for `count` results, which then are written to results()[0 … count-1] and announced with
  /// NativeResult::results(count). They start four slots below the arguments: the fifth overwrites argument 0.
  Result<Value*> reserve_results(uint32_t count) const;
  Value* results() const { return base_ - 4; }

  // ---- errors
  Raised expected(uint32_t i, std::string_view what) const;  ///< bad argument #i+1 to 'me' (what expected)
  Raised bad(uint32_t i, std::string_view text) const;       ///< bad argument #i+1 to 'me' (text)

 private:
  Result<String*> string_slow(uint32_t i) const;
  int64_t integer_slow(uint32_t i) const;
  double number_slow(uint32_t i) const;
  std::string_view function_name() const;
  Vm& vm_;
  Value* base_;
  uint32_t count_;
};

using NativeCode = NativeResult (*)(Vm&, Args);

/// Library functions whose common case every tier does itself, and others that the optimizing tier knows (fast_natives.def).
enum class FastNative : uint8_t {
  kNone,
#define GS_FAST_NATIVE(id, arguments, results, doc) k##id,
#define GS_KNOWN_NATIVE(id, doc) k##id,
#include "vm/defs/fast_natives.def"
};
inline constexpr int kFastNativeCount = 1
#define GS_FAST_NATIVE(id, arguments, results, doc) +1
#define GS_KNOWN_NATIVE(id, doc) +1
#include "vm/defs/fast_natives.def"
    ;

/// The last rows: what they do is no result, but other frames or another coroutine.
inline bool changes_frames(FastNative fast) { return fast >= FastNative::kPcall; }
/// Whether calls by compiled code begin with a handler.
bool has_handler(FastNative fast);

/// A library function as a value. byte0 = FastNative.
struct NativeFunction : gc::Header {
  NativeCode code;
  const void* jit_entry;  ///< where calls of compiled code go, as in a Closure
  const char* name;       ///< qualified, static: "string.upper"
  FastNative fast() const { return static_cast<FastNative>(byte0); }
  uint32_t upvalue_count() const { return word; }
  Value* upvalues() { return reinterpret_cast<Value*>(this + 1); }
  static constexpr size_t size_for(uint32_t upvalues) { return 32 + 8 * size_t{upvalues}; }
};
static_assert(sizeof(NativeFunction) == 32 && offsetof(NativeFunction, jit_entry) == offsetof(Closure, jit_entry));

Result<NativeFunction*> new_native(Vm& vm, const char* name, NativeCode code, uint32_t upvalues = 0);
/// Calls of `f` look at the common case first.
void set_fast(NativeFunction* f, FastNative fast);
/// The native now running in `args`, to reach its upvalues.
inline NativeFunction* running_native(Args args) { return args.base()[-4].as<NativeFunction>(); }

/// Whether the running coroutine's C++ frames are on a native stack of its own.
bool on_own_stack(const Vm& vm);
/// Runs `native` with `args` on a native stack of the running coroutine's own, where it stays until it next yields
/// without C++ frames. Answers NativeResult::switched().
NativeResult run_on_own_stack(Vm& vm, Args args, NativeCode native);
/// A native that may call script back, as a library registers it. `when` may say that this time it surely does not.
template <NativeCode native, bool (*when)(Args) = nullptr>
NativeResult calls_back(Vm& vm, Args args) {
  if (on_own_stack(vm)) return native(vm, args);
  if (when != nullptr && !when(args)) return native(vm, args);
  return run_on_own_stack(vm, args, native);
}

/// A row of a library: name and function; the table ends with a null name. `name` is qualified; the part after the
/// last dot is the field. Upvalues, if a function has some, are nil at first.
struct LibraryEntry {
  const char* name;
  NativeCode code;
  uint32_t upvalues = 0;
  FastNative fast = FastNative::kNone;
};
/// Registers `entries` as fields of the global table `library` (made when missing), or as globals when it is null.
Result<Table*> register_library(Vm& vm, const char* library, const LibraryEntry* entries, uint32_t count);

/// Something of the host inside a heap cell: an open file. `destroy` runs when it is collected or at exit.
struct HostObject : gc::Header {
  const void* type;         ///< identity of the kind: address of a static
  void* pointer;
  void (*destroy)(void*);
  Table* methods;           ///< `object.name` and `object:name()` look here; or null
};
Result<HostObject*> new_host_object(Vm& vm, const void* type, void* pointer, void (*destroy)(void*), Table* methods);

}  // namespace gs::vm
