// The scheduler: goroutines as green threads on one thread of the host.
//
// A goroutine runs until it blocks (channel, sleep), ends, or has used its time slice while others are runnable. The
// slice is ended by a ticker thread that sets a bit of the poll word; with a fixed seed there is no clock, and a
// goroutine gives way after every kOpsPerSlice-th blocking-capable operation instead, so runs repeat exactly.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "vm/coroutine.h"

namespace gs::vm {

class Scheduler {
 public:
  static constexpr double kSliceSeconds = 0.010;
  static constexpr uint32_t kOpsPerSlice = 16;

  explicit Scheduler(Vm& vm) : vm_(vm) {}
  ~Scheduler();

  /// A FIFO of parked goroutines, linked through Coroutine::next.
  struct Queue {
    Coroutine* head = nullptr;
    Coroutine* tail = nullptr;
    bool empty() const { return head == nullptr; }
    void push(Vm& vm, Coroutine* g);
    Coroutine* pop();
  };

  void make_runnable(Coroutine* goroutine) { runnable_.push(vm_, goroutine); }
  /// Gives way to the others; comes back when it is our turn again.
  Result<void> give_way();
  /// The running goroutine has been put into some wait queue: run others until somebody makes it runnable. A
  /// deadlock stops the run.
  Result<void> park();
  Result<void> sleep(double seconds);
  /// Called by each operation that could block but did not.
  Result<void> count_operation();
  /// The running goroutine is finished. Never returns, but is not declared so: sanitizers take a call that does not
  /// return for the end of the stack they know.
  void leave();

  /// Starts the ticker: for time slices, or for the run's time limit.
  void start_ticker();
  /// The run has to stop when the monotonic clock passes `time` (seconds).
  void set_deadline(double time);
  void trace(gc::Tracer& tracer);

 private:
  /// The goroutine to run next; waits for sleepers. Null: deadlock or the run is being stopped.
  Coroutine* next_goroutine();
  void wake_sleepers();
  /// Exchanges the running goroutine for another; returns when somebody switches back.
  void switch_to_goroutine(Coroutine* goroutine);
  void continue_parked(Coroutine* goroutine);
  void ticker_loop();

  Vm& vm_;
  Queue runnable_;
  Coroutine* sleepers_ = nullptr;  ///< sorted by wake_time
  uint32_t operations_ = 0;
  std::thread ticker_;
  std::mutex mutex_;
  std::condition_variable wake_ticker_;
  bool ticker_ends_ = false;
  double deadline_ = 0;
};

/// Seconds of the monotonic clock.
double monotonic_seconds();

}  // namespace gs::vm
