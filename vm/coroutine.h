// Coroutines, goroutines and channels: cells and what can be done with them.
//
// Every coroutine has a value stack of its own, where all frames of script are, and resuming it is an exchange of the
// VM's registers: the interpreter that ran the resumer's frames goes on with the coroutine's, on the native stack it
// happens to stand on. Only where a coroutine needs C++ frames under its script (a library routine that calls back) it
// moves to a native stack of its own (runtime/native_stack.h), so yielding works from there too. The main program is a
// coroutine; a goroutine is a coroutine that the scheduler resumes. Each goroutine has one chain of coroutines resuming
// one another; blocking on a channel parks the whole goroutine wherever in the chain it is.
#pragma once

#include "vm/base/result.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/runtime/frame.h"

namespace gs::vm {

struct StackSlice;
class Vm;

/// Functions inlined into compiled ones have their registers above those of their callers without anybody asking for
/// room: so many slots beyond the shallow limit are as good as those below it.
inline constexpr size_t kInlinedRoom = 512;

/// What of the VM's registers belongs to a coroutine and is exchanged at a switch. Fields that are copied one by one are
/// not neighbours: the compiler would load two at once that were just stored singly, which no store buffer forwards.
struct ExecutionState {
  Value* base = nullptr;          ///< current frame
  const Instr* pc = nullptr;      ///< last saved pc of the current script frame
  Value* top = nullptr;           ///< first free slot above a running native's arguments
  Value* multi_top = nullptr;     ///< end of the row of a multi-value producer
  Value* live_row = nullptr;      ///< end of a row that must survive a collection although it lies above the frame
  Value* stack_base = nullptr;
  StackSlice* native = nullptr;   ///< whose native stack we run on: our own slice's or, without C++ frames, a resumer's
  Value* stack_limit = nullptr;   ///< frames must end below
  Value* shallow_limit = nullptr; ///< a frame that begins below neither lacks room nor is one too many: so near to the
                                  ///< beginning there is no room for kMaxScriptDepth headers. Nor does the native stack
                                  ///< lack room for their native frames (shallow_limit_within, coroutine.cpp)
  uintptr_t native_limit = 0;     ///< C++ must not go below
  uintptr_t native_fp = 0;        ///< the interpreter's native context (jit/transitions.h); 0 before it runs
  uintptr_t activation_fp = 0;    ///< the context that the innermost interpret() on this native stack began with
  uint32_t native_depth = 0;
};

struct Coroutine : gc::Header {
  enum Status : uint8_t { kSuspended, kRunning, kNormal, kDead };
  Status status() const { return static_cast<Status>(byte0); }
  void set_status(Status s) { byte0 = s; }
  /// byte1 bits.
  static constexpr uint8_t kGoroutine = 1;  ///< root of a chain: resumed by the scheduler (the main program too)
  static constexpr uint8_t kWrapped = 2;    ///< made by wrap: its errors are raised again in the resumer
  static constexpr uint8_t kStarted = 4;    ///< has been resumed, or is the root of a chain
  static constexpr uint8_t kWaitsOnStack = 8;  ///< has yielded with C++ frames on its native stack
  bool is_goroutine() const { return byte1 & kGoroutine; }
  bool is_wrapped() const { return byte1 & kWrapped; }

  StackSlice* slice;       ///< null before the first resume and after the end
  ExecutionState state;    ///< saved while not running
  Value function;          ///< body
  Coroutine* resumer;      ///< who waits for us; null for goroutines
  Coroutine* goroutine;    ///< root of the chain we run in; set by resume
  uint32_t nesting;        ///< coroutines below us in the chain
  // Goroutine roots only.
  Values* arguments;       ///< until started
  Coroutine* parked;       ///< the coroutine of the chain that was running when the goroutine was parked
  Coroutine* next;         ///< in the run queue, in a channel's wait queue or among the sleepers
  Value wait_value;        ///< parked sender: what it sends; parked receiver: what it got
  bool wait_ok;            ///< how the parked operation ended: a value passed, not closed
  double wake_time;        ///< sleeping until (seconds of the monotonic clock)
};

/// A channel: ring buffer plus queues of parked goroutines. word = 1 when closed.
struct Channel : gc::Header {
  Values* buffer;          ///< ring of `capacity` values; null for unbuffered channels
  uint32_t capacity, head, count, unused;
  Coroutine* senders;      ///< parked goroutines, oldest first
  Coroutine* senders_tail;
  Coroutine* receivers;
  Coroutine* receivers_tail;
  bool closed() const { return word != 0; }
};

Result<Coroutine*> new_coroutine(Vm& vm, Value function);
/// A slice for `co`, with an empty value stack. False: no memory.
bool give_stack(Vm& vm, Coroutine* co);
/// `co` has ended: takes its slice away, although we may be standing on it for a moment longer.
void end_coroutine(Vm& vm, Coroutine* co);
/// coroutine.resume: passes what follows the coroutine among its arguments. Its results are true and what the coroutine
/// yields or returns, or false and the error.
NativeResult native_resume(Vm& vm, Args args);
/// What coroutine.wrap gives, with the coroutine as upvalue: results are as they are, and errors are raised again.
NativeResult native_resume_wrapped(Vm& vm, Args args);
/// coroutine.yield: gives its arguments to the resumer; its results are what the next resume passes.
NativeResult native_yield(Vm& vm, Args args);
/// The running coroutine's function has returned (stub ContFinish) or failed with vm.error (unwind): the resumer goes on.
Continuation finish_coroutine(Vm& vm, const Value* results, uint32_t count);
Continuation fail_coroutine(Vm& vm);

/// Makes `co` the main program's coroutine. False: no memory.
bool start_main_coroutine(Vm& vm, Coroutine* co);
Result<void> start_goroutine(Vm& vm, Value function, const Value* args, uint32_t count);
/// A channel of the capacity a script asked for: a number of at least 0.
Result<Channel*> make_channel(Vm& vm, Value capacity);
/// `v` as a channel, or the error.
Result<Channel*> check_channel(Vm& vm, Value v);
Result<void> channel_send(Vm& vm, Channel* ch, Value value);
/// Receives; sets `ok` to false (value nil) when the channel is closed and drained.
Result<Value> channel_receive(Vm& vm, Channel* ch, bool& ok);
Result<void> channel_close(Vm& vm, Channel* ch);
/// Parks the running goroutine for `seconds`; the others run meanwhile.
Result<void> goroutine_sleep(Vm& vm, double seconds);

}  // namespace gs::vm
