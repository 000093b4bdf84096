#include "vm/runtime/scheduler.h"

#include <chrono>
#include <ctime>

#include "vm/runtime/native_stack.h"
#include "vm/vm.h"

namespace gs::vm {

double monotonic_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Scheduler::~Scheduler() {
  if (!ticker_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    ticker_ends_ = true;
  }
  wake_ticker_.notify_all();
  ticker_.join();
}

void Scheduler::Queue::push(Vm& vm, Coroutine* g) {
  g->next = nullptr;
  if (tail == nullptr) {
    head = g;
  } else {
    tail->next = g;
    vm.barrier(tail);
  }
  tail = g;
}

Coroutine* Scheduler::Queue::pop() {
  Coroutine* g = head;
  head = g->next;
  if (head == nullptr) tail = nullptr;
  g->next = nullptr;
  return g;
}

// ---------------------------------------------------------------- the ticker

void Scheduler::start_ticker() {
  if (ticker_.joinable()) return;
  ticker_ = std::thread([this] { ticker_loop(); });
}

void Scheduler::set_deadline(double time) {
  {
    std::lock_guard lock(mutex_);
    deadline_ = time;
  }
  start_ticker();
}

void Scheduler::ticker_loop() {
  std::unique_lock lock(mutex_);
  while (!ticker_ends_) {
    wake_ticker_.wait_for(lock, std::chrono::duration<double>(kSliceSeconds));
    uint32_t bits = vm_.options().has_seed ? 0 : kPollSwitch;
    if (deadline_ != 0 && monotonic_seconds() >= deadline_) bits |= kPollTime;
    if (bits != 0) vm_.request_poll(bits);
  }
}

// ---------------------------------------------------------------- switching

void Scheduler::wake_sleepers() {
  if (sleepers_ == nullptr) return;
  double now = monotonic_seconds();
  while (sleepers_ != nullptr && sleepers_->wake_time <= now) {
    Coroutine* g = sleepers_;
    sleepers_ = g->next;
    runnable_.push(vm_, g);
  }
}

Coroutine* Scheduler::next_goroutine() {
  for (;;) {
    wake_sleepers();
    if (!runnable_.empty()) return runnable_.pop();
    if (sleepers_ == nullptr) {
      (void)vm_.stop(Stop::kDeadlock);
      return nullptr;
    }
    // Sleep in short steps: an interrupt only sets the poll word.
    double wait = sleepers_->wake_time - monotonic_seconds();
    if (wait > 0.02) wait = 0.02;
    if (wait > 0) {
      timespec step = {0, static_cast<long>(wait * 1e9)};
      nanosleep(&step, nullptr);
    }
    if (!vm_.handle_library_poll().ok()) return nullptr;
  }
}

void Scheduler::continue_parked(Coroutine* goroutine) {
  vm_.current = goroutine->parked;
  uintptr_t activation_fp = vm_.run.activation_fp;  // belongs to the native stack (native_stack.cpp)
  vm_.run = vm_.current->state;
  vm_.run.activation_fp = activation_fp;
  vm_.renew_entry_limit();
}

void Scheduler::switch_to_goroutine(Coroutine* goroutine) {
  Coroutine* self = vm_.current;
  if (goroutine == self->goroutine) return;
  self->state = vm_.run;
  vm_.barrier(self);
  self->goroutine->parked = self;
  vm_.barrier(self->goroutine);
  continue_parked(goroutine);
  (void)switch_native_stack(vm_, self->state.native, vm_.run.native);
}

Result<void> Scheduler::give_way() {
  wake_sleepers();
  if (runnable_.empty()) return {};
  runnable_.push(vm_, vm_.current->goroutine);
  return park();
}

Result<void> Scheduler::park() {
  Coroutine* next = next_goroutine();
  // When the run has to stop, it is the main goroutine that unwinds and ends it.
  if (next == nullptr) next = vm_.main_coroutine();
  switch_to_goroutine(next);
  if (vm_.stopping() != Stop::kNone) return Raised{};
  return {};
}

Result<void> Scheduler::sleep(double seconds) {
  Coroutine* self = vm_.current->goroutine;
  self->wake_time = monotonic_seconds() + seconds;
  Coroutine* before = nullptr;
  Coroutine* after = sleepers_;
  for (; after != nullptr && after->wake_time <= self->wake_time; after = after->next) before = after;
  self->next = after;
  vm_.barrier(self);
  if (before == nullptr) {
    sleepers_ = self;
  } else {
    before->next = self;
    vm_.barrier(before);
  }
  return park();
}

Result<void> Scheduler::count_operation() {
  if (!vm_.options().has_seed || ++operations_ % kOpsPerSlice != 0) return {};
  return give_way();
}

void Scheduler::leave() {
  Coroutine* next = vm_.stopping() == Stop::kNone ? next_goroutine() : nullptr;
  if (next == nullptr) next = vm_.main_coroutine();
  StackSlice* ours = vm_.run.native;
  continue_parked(next);
  leave_native_stack(vm_, ours, vm_.run.native);
}

void Scheduler::trace(gc::Tracer& tracer) {
  tracer.edge(runnable_.head);
  tracer.edge(runnable_.tail);
  tracer.edge(sleepers_);
}

}  // namespace gs::vm
