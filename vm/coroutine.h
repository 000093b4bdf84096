// Coroutines, goroutines and channels: cells and what can be done with them.
//
// Every coroutine runs on a native stack of its own, so yielding works from anywhere: script, metamethod, library
// callback. Resuming is a switch of stacks (stack_switch.h), not a return through frames. The main program is a
// coroutine too; a goroutine is a coroutine that the scheduler resumes. Each goroutine has one chain of coroutines
// resuming one another; blocking on a channel parks the whole goroutine wherever in the chain it is.
#pragma once

#include "vm/base/result.h"
#include "vm/native.h"
#include "vm/object.h"

namespace gs::vm {

struct StackSlice;
class Vm;

/// What of the VM's registers belongs to a coroutine and is exchanged at a switch.
struct ExecutionState {
  Value* base = nullptr;          ///< current frame
  const Instr* pc = nullptr;      ///< last saved pc of the current script frame
  Value* top = nullptr;           ///< first free slot above a running native's arguments
  Value* multi_top = nullptr;     ///< end of the row of a multi-value producer
  Value* live_row = nullptr;      ///< end of a row that must survive a collection although it lies above the frame
  Value* stack_base = nullptr;
  Value* stack_limit = nullptr;   ///< frames must end below
  uintptr_t native_limit = 0;     ///< C++ must not go below
  uint32_t native_depth = 0;
};

struct Coroutine : gc::Header {
  enum Status : uint8_t { kSuspended, kRunning, kNormal, kDead };
  Status status() const { return static_cast<Status>(byte0); }
  void set_status(Status s) { byte0 = s; }
  /// byte1 bits.
  static constexpr uint8_t kGoroutine = 1;  ///< root of a chain: resumed by the scheduler (the main program too)
  static constexpr uint8_t kWrapped = 2;    ///< made by wrap: its errors are raised again in the resumer
  static constexpr uint8_t kFailed = 4;     ///< ended with an error
  bool is_goroutine() const { return byte1 & kGoroutine; }
  bool is_wrapped() const { return byte1 & kWrapped; }

  StackSlice* slice;       ///< null before the first resume and after the end
  void* native_sp;         ///< saved while not running
  ExecutionState state;    ///< saved while not running
  Value function;          ///< body
  Coroutine* resumer;      ///< who waits for us; null for goroutines
  Coroutine* goroutine;    ///< root of the chain we run in; set by resume
  uint32_t nesting;        ///< coroutines below us in the chain
  // Goroutine roots only.
  Values* arguments;       ///< until started
  Coroutine* current;      ///< the coroutine of the chain that runs or is parked
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
/// Resumes `co` with `count` values. When it yields or returns (ok) the values are at `values`, on its stack, to be
/// copied at once; when it fails (not ok) the error value is. Raised only when the whole run is being stopped.
struct Transfer {
  bool ok;
  uint32_t count;
  const Value* values;
};
Result<Transfer> resume(Vm& vm, Coroutine* co, const Value* args, uint32_t count);
/// Yields `count` values from the running coroutine; gives what the next resume passes.
Result<Transfer> yield(Vm& vm, const Value* values, uint32_t count);

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
