// Vm: one virtual machine. Owns the heap, the shapes, the globals, the stacks; knows no compiled tier.
//
// Single-threaded: one Vm is used by one thread. Only `poll` may be written from elsewhere (a signal handler, a timer
// thread): every loop and every long library routine tests it and, when it is not zero, calls `handle_poll`.
#pragma once

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "gc/heap.h"
#include "vm/base/result.h"
#include "vm/base/source.h"
#include "vm/coroutine.h"
#include "vm/jit/regions.h"
#include "vm/jit/transitions.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/runtime/options.h"
#include "vm/runtime/entry_memo.h"
#include "vm/runtime/property_memo.h"
#include "vm/shape.h"
#include "vm/string.h"

namespace gs::vm {

enum class Metamethod : uint8_t {
#define GS_METAMETHOD(id, name, doc) k##id,
#include "vm/defs/metamethods.def"
};
inline constexpr int kMetamethodCount = 0
#define GS_METAMETHOD(id, name, doc) +1
#include "vm/defs/metamethods.def"
    ;

enum class ErrorId : uint8_t {
#define GS_ERROR(id, text) k##id,
#include "vm/defs/errors.def"
};

/// Why a run ended, when not by itself. Stops are not script errors: pcall does not catch them.
enum class Stop : uint8_t { kNone, kInterrupt, kTimeLimit, kExit, kDeadlock };

/// Bits of the poll word.
enum PollBits : uint32_t { kPollInterrupt = 1, kPollTime = 2, kPollSwitch = 4, kPollStress = 8 };

class Scheduler;
class StackArena;
class TierCompiler;
class RegionTier;

class Vm final : private gc::Embedder {
 public:
  /// null when the host has no memory.
  static std::unique_ptr<Vm> create(const VmOptions& options);
  ~Vm();
  /// The libraries are registered, the program starts: time limit and injected failures count from now.
  void arm_limits();

  // ---- registers: what the interpreter and compiled code read at fixed offsets
  std::atomic<uint32_t> poll{0};     ///< changed by request_poll and end_poll
  std::atomic<Value*> entry_limit_{nullptr};  ///< see entry_limit()
  uint32_t metatable_epoch = 1;      ///< bumped when an observed table (object.h) changes which keys it has
  ExecutionState run;                ///< of the running coroutine
  TransitionStubs stubs = kTransitionStubs;  ///< for compiled code, which may lie too far away for direct jumps
  Value* compiled_base = nullptr;    ///< of the frame that has one instruction executed by the interpreter
  TierCompiler* tier = nullptr;      ///< the compiler of functions that get hot; null: all are interpreted
  RegionTier* regions = nullptr;     ///< the compiler of hot loops, above `tier`; or null
  const void* const* dispatch = nullptr;  ///< opcode handlers; exchanged to run under another set (a recorder's)
  Value* globals = nullptr;          ///< by slot
  Value error;                       ///< the error value while a Raised is on its way
  Coroutine* current = nullptr;      ///< the running coroutine; null while the host runs

  // ---- switches of coroutines (runtime/coroutine.cpp)
  Continuation next = {};            ///< where the coroutine that has just become current goes on
  NativeCode native_to_host = nullptr;  ///< what a coroutine becomes a host for
  NativeResult handed = NativeResult::switched();  ///< what wakes a native stack: its parked C++ returns it
  Coroutine* main_coroutine() const { return main_; }
  /// Runs `task(context)` on the main coroutine's stack and comes back. All script, and all C++ that allocates after
  /// start-up, runs this way. Not reentrant.
  void run_on_main(void (*task)(void*), void* context);
  void run_host_tasks();             ///< the main coroutine's body; never returns

  // ---- memory
  gc::Heap& heap() { return *heap_; }
  /// Zeroed cell, or null when out of memory. May collect.
  gc::Header* allocate(gc::Kind kind, size_t bytes) { return heap_->allocate(kind, bytes); }
  template <typename T>
  T* allocate(gc::Kind kind, size_t bytes) { return static_cast<T*>(allocate(kind, bytes)); }
  /// The same with the header's other fields: for kinds whose size depends on them.
  template <typename T>
  T* allocate(gc::Header header, size_t bytes) { return static_cast<T*>(heap_->allocate(header, bytes)); }
  /// After storing a reference into `container`.
  void barrier(gc::Header* container) { heap_->write_barrier(container); }
  void barrier(gc::Header* container, Value stored) {
    if (stored.is_cell()) heap_->write_barrier(container);
  }

  // ---- strings, names, globals
  uint64_t hash_seed() const { return hash_seed_; }
  Result<String*> intern(std::string_view bytes) { return interned_.intern(*this, bytes); }
  InternTable& interned() { return interned_; }
  String* empty_string() const { return empty_string_; }
  String** byte_strings() { return byte_strings_; }
  String* metamethod_name(Metamethod m) const { return metamethod_names_[static_cast<int>(m)]; }
  /// The slot of global `name` (interned); numbered on first mention. kNoGlobal when out of memory.
  static constexpr uint32_t kNoGlobal = ~0u;
  uint32_t global_slot(String* name);
  String* global_name(uint32_t slot) const { return global_names_[slot]; }
  uint32_t global_count() const { return global_count_; }
  Result<void> set_global(std::string_view name, Value v);
  Value get_global(std::string_view name);

  /// From now on functions are compiled by `tier` at their `threshold`-th entry or backward jump.
  void set_tier(std::unique_ptr<TierCompiler> tier, uint32_t threshold);
  /// Loops of functions compiled by that tier are from now on counted for `regions`.
  void set_region_tier(std::unique_ptr<RegionTier> regions);

  ShapeTree& shapes() { return shapes_; }
  Storage* empty_storage() { return empty_storage_; }
  Table* string_library = nullptr;   ///< where `s:name()` looks
  PropertyMemo load_memo, store_memo;  ///< behind the caches of sites
  EntryMemo entry_memo;                ///< of regions' lookups
  const void* load_remembered = nullptr;  ///< machine code for a load by load_memo, which the compiler has for its code
  uint32_t remembered_loads = 0;       ///< so many more of these until one goes the slow way, where its site learns

  // ---- errors
  Raised raise(Value v);             ///< any value
  Raised raise(ErrorId id, std::initializer_list<std::string_view> args = {});
  Raised raise_text(std::string_view message);
  Raised raise_out_of_memory();
  /// Ends the run: unwinds everything, not catchable. `code` is the exit code for kExit.
  Raised stop(Stop reason, int code = 0);
  Stop stopping() const { return stop_; }
  int exit_code() const { return exit_code_; }

  // ---- running
  /// Calls `callee` from C++ (a native, the host) with the arguments given; results are left at vm.run.top… and
  /// their number returned. Native nesting is limited. `call1` gives the first result or nil.
  Result<Value> call1(Value callee, std::initializer_list<Value> args);
  Result<uint32_t> call(Value callee, const Value* args, uint32_t count, Value** results);

  /// Polls inside long library routines: interrupt and time; never switches goroutines.
  Result<void> check() {
    if (poll.load(std::memory_order_relaxed) != 0) [[unlikely]] return handle_library_poll();
    return {};
  }
  Result<void> handle_poll();         ///< at a safe point of script code; may switch goroutines
  Result<void> handle_library_poll();
  void interrupt() { request_poll(kPollInterrupt); }
  /// From anywhere: another thread, a signal handler.
  void request_poll(uint32_t bits) {
    poll.fetch_or(bits);
    entry_limit_.store(nullptr);
  }
  uint32_t end_poll(uint32_t bits) {
    uint32_t before = poll.fetch_and(~bits);
    renew_entry_limit();
    return before;
  }
  /// Function frames that begin above this need a closer look: a poll is due, or they are so far up the value stack that
  /// their number, the room for them and the native stack have to be looked at. Below it none of these can be a matter.
  static constexpr size_t heap_offset() { return offsetof(Vm, heap_); }
  static constexpr size_t byte_strings_offset() { return offsetof(Vm, byte_strings_); }
  static constexpr size_t empty_storage_offset() { return offsetof(Vm, empty_storage_); }
  static constexpr size_t entry_limit_offset() { return offsetof(Vm, entry_limit_); }
  Value* entry_limit() const { return entry_limit_.load(std::memory_order_relaxed); }
  /// Nothing was due when this began; what has become due meanwhile is not lost.
  void renew_entry_limit() {
    entry_limit_.store(run.shallow_limit);
    if (poll.load() != 0) entry_limit_.store(nullptr);
  }

  /// Compiles `source` (which lives as long as the functions made from it) to the closure of its main function; on a syntax error raises the rendered
  /// diagnostics as a string.
  Result<Closure*> load(std::unique_ptr<Source> source);

  const VmOptions& options() const { return options_; }
  Scheduler& scheduler() { return *scheduler_; }
  StackArena& stacks() { return *stacks_; }
  std::string& traceback() { return traceback_; }   ///< text of the last uncaught error's traceback
  /// True when no pcall stands between the current frame and the top level.
  bool nobody_catches();
  bool is_out_of_memory(Value error) const { return error == Value::string(out_of_memory_); }
  void clear_stop() { stop_ = Stop::kNone; }        ///< the REPL goes on after Ctrl-C
  uint64_t exit_values[kMaxExitValues];             ///< what a region's code leaves behind at an exit
  uint32_t guard_countdown = 0;                     ///< under --stress=exits: at 0 a region's guard has failed for no reason
  RoundCounts rounds;
  double start_time = 0;                            ///< monotonic seconds at creation
  std::shared_ptr<void> opcode_counts;              ///< interp/opcode_counts.h; null unless counting
  std::shared_ptr<void> slow_path_counts;           ///< jit/slow_paths.h; null unless counting
  std::shared_ptr<void> random;                     ///< state of math.random, made when first used
  std::string script_directory;                     ///< of the main program, for require
  Table* modules = nullptr;                         ///< require's cache
  SourcePos error_pos;                              ///< of the last uncaught error
  const Source* error_source = nullptr;
  bool syntax_error_incomplete = false;             ///< load() failed only because the text ends too early

 private:
  Vm(const VmOptions& options, const void* host_stack_base);
  bool initialize();
  bool initialize_strings();
  bool initialize_main();
  // gc::Embedder
  void trace_roots(gc::Tracer& tracer, gc::Extent extent) override;
  void trace_cell(gc::Header* cell, gc::Tracer& tracer) override;
  bool trace_part(gc::Header* cell, size_t part, gc::Tracer& tracer) override;
  size_t cell_size(const gc::Header* cell) override;
  void sweep_weak(gc::Heap& heap, gc::Extent extent) override;
  void finalize(gc::Header* cell) override;

  VmOptions options_;
  std::unique_ptr<RegionTier> regions_;
  std::unique_ptr<TierCompiler> tier_;  ///< outlives the heap, whose functions it forgets
  std::unique_ptr<gc::Heap> heap_;
  uint64_t hash_seed_;
  InternTable interned_;
  ShapeTree shapes_;
  Storage* empty_storage_ = nullptr;
  String* empty_string_ = nullptr;
  String* byte_strings_[256] = {};
  String* metamethod_names_[kMetamethodCount] = {};
  String* out_of_memory_ = nullptr;  ///< made at start, when there is memory
  String** global_names_ = nullptr;
  uint32_t global_count_ = 0, global_capacity_ = 0;
  Table* global_index_ = nullptr;    ///< name -> slot
  Coroutine* main_ = nullptr;
  void (*host_task_)(void*) = nullptr;
  void* host_context_ = nullptr;
  void* host_sp_ = nullptr;
  const void* host_stack_base_;      ///< the host's frames that may hold references lie below
  std::unique_ptr<StackArena> stacks_;
  std::unique_ptr<Scheduler> scheduler_;
  HostObject* error_source_owner_ = nullptr;
  std::string traceback_;
  Stop stop_ = Stop::kNone;
  int exit_code_ = 0;
};

}  // namespace gs::vm
