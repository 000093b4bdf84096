#include "vm/coroutine.h"

#include <algorithm>

#include "vm/interp/calls.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/scheduler.h"
#include "vm/runtime/stack_arena.h"
#include "vm/runtime/stack_switch.h"
#include "vm/runtime/uncaught.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

/// Coroutines that may wait for one another in one chain.
constexpr uint32_t kMaxNesting = 20'000;

/// What is passed at a switch. The values stay on the passer's stack.
void set_transfer(Vm& vm, bool ok, const Value* values, uint32_t count) { vm.transfer = {ok, count, values}; }

/// The slice of a coroutine that has ended is released when the next one ends or starts: nobody can free the stack he
/// stands on, and the results it returned lie there until its resumer has copied them.
void release_dead(Vm& vm) {
  if (vm.dead_slice == nullptr) return;
  // All that is left on it are the few frames of coroutine_main and the switch away.
  constexpr size_t kLastFrames = 4096;
  vm.stacks().release(vm.dead_slice, static_cast<char*>(vm.dead_slice->native_top()) - kLastFrames);
  vm.heap().add_external(-static_cast<ptrdiff_t>(StackArena::kChargedBytes));
  vm.dead_slice = nullptr;
}

/// The bottom frame of a coroutine's value stack: not a call, but what calls from C++ are made from.
Value* push_root_frame(Coroutine* co) {
  Value* base = co->slice->values() + kFrameHeader;
  base[-4] = co->function;
  set_frame_caller_pc(base, stub(Stub::kExit));
  base[-2] = Value();
  set_frame_info(base, FrameInfo::make(0, 0, 0, FrameInfo::kNative | FrameInfo::kBoundary));
  return base;
}

void finish(Vm& vm, Coroutine* co) {
  release_dead(vm);
  co->set_status(Coroutine::kDead);
  vm.dead_slice = co->slice;
  co->slice = nullptr;
  co->function = Value::nil();
}

/// Runs a coroutine's function from its first resume to its end; the last thing on its native stack.
void coroutine_main(void* argument) {
  Vm& vm = *static_cast<Vm*>(argument);
  Coroutine* co = vm.current;
  Value* results = nullptr;
  uint32_t count = 0;
  if (co == vm.main_coroutine()) vm.run_host_tasks();
  Transfer in = vm.transfer;
  if (co->is_goroutine()) in = {true, co->arguments->word, co->arguments->data()};
  Result<uint32_t> called = vm.call(co->function, in.values, in.count, &results);
  if (called.ok()) {
    count = *called;
    set_transfer(vm, true, results, count);
  } else {
    co->byte1 |= Coroutine::kFailed;
    // The value must be on a stack that outlives the switch: the bottom slot of this one does until it is reused.
    *co->slice->values() = vm.error;
    vm.error = Value::nil();
    set_transfer(vm, false, co->slice->values(), 1);
  }
  if (co->is_goroutine()) {
    if (!called.ok() && vm.stopping() == Stop::kNone) report_goroutine_error(vm, *vm.transfer.values);
    finish(vm, co);
    vm.scheduler().leave();
  }
  Coroutine* resumer = co->resumer;
  co->resumer = nullptr;
  finish(vm, co);
  switch_coroutine(vm, resumer);
  __builtin_trap();
}

/// Where frames must end. Stacks are not part of the heap, so under a memory limit one gets at most a quarter of it.
Value* value_stack_limit(Vm& vm, const StackSlice* slice) {
  Value* limit = slice->values_limit();
  uint64_t share = vm.options().memory_limit / 4 / sizeof(Value);
  constexpr uint64_t kLeast = 1 << 16;
  if (share == 0) return limit;
  return std::min(limit, slice->values() + std::max(share, kLeast));
}

/// Gives `co` its stacks. False: no memory.
bool start(Vm& vm, Coroutine* co) {
  release_dead(vm);
  co->slice = vm.stacks().acquire(co);
  if (co->slice == nullptr) return false;
  vm.heap().add_external(StackArena::kChargedBytes);
  Value* root = push_root_frame(co);
  co->state = {};
  co->state.base = root;
  co->state.top = root;
  co->state.multi_top = root;
  co->state.stack_base = co->slice->values();
  co->state.stack_limit = value_stack_limit(vm, co->slice);
  co->state.native_limit = co->slice->native_limit();
  co->native_sp = prepare_stack(co->slice->native_top(), coroutine_main, &vm);
  return true;
}

bool charge_stack(Vm& vm) { return vm.heap().make_room(StackArena::kChargedBytes); }

}  // namespace

void switch_coroutine(Vm& vm, Coroutine* target) {
  Coroutine* from = vm.current;
  from->state = vm.run;
  vm.barrier(from);  // its stack may hold anything: minor collections look only at the stacks that ran since the last
  vm.run = target->state;
  vm.current = target;
  target->set_status(Coroutine::kRunning);
  target->goroutine->current = target;
  vm.barrier(target->goroutine);
  gs_switch_stacks(&from->native_sp, target->native_sp);
}

bool start_main_coroutine(Vm& vm, Coroutine* co) {
  co->byte1 |= Coroutine::kGoroutine;
  co->goroutine = co;
  co->current = co;
  return start(vm, co);
}

Result<Coroutine*> new_coroutine(Vm& vm, Value function) {
  auto* co = vm.allocate<Coroutine>(gc::Kind::kCoroutine, sizeof(Coroutine));
  if (co == nullptr) return vm.raise_out_of_memory();
  co->function = function;
  co->wait_value = Value::nil();
  return co;
}

Result<Transfer> resume(Vm& vm, Coroutine* co, const Value* args, uint32_t count) {
  auto refuse = [&vm](ErrorId id) -> Result<Transfer> {
    (void)vm.raise(id);
    vm.refusal = vm.error;
    vm.error = Value::nil();
    return Transfer{false, 1, &vm.refusal};
  };
  if (co->status() == Coroutine::kDead) return refuse(ErrorId::kResumeDead);
  if (co->status() != Coroutine::kSuspended || co->is_goroutine()) return refuse(ErrorId::kResumeRunning);
  Coroutine* self = vm.current;
  if (self->nesting >= kMaxNesting) return refuse(ErrorId::kNativeStackOverflow);
  if (co->slice == nullptr && (!charge_stack(vm) || !start(vm, co))) return refuse(ErrorId::kOutOfMemory);
  co->resumer = self;
  co->goroutine = self->goroutine;
  co->nesting = self->nesting + 1;
  vm.barrier(co);
  self->set_status(Coroutine::kNormal);
  set_transfer(vm, true, args, count);
  switch_coroutine(vm, co);
  if (vm.stopping() != Stop::kNone) return Raised{};
  return vm.transfer;
}

Result<Transfer> yield(Vm& vm, const Value* values, uint32_t count) {
  Coroutine* self = vm.current;
  if (self->resumer == nullptr) return vm.raise(ErrorId::kYieldOutside);
  Coroutine* resumer = self->resumer;
  self->resumer = nullptr;
  self->set_status(Coroutine::kSuspended);
  set_transfer(vm, true, values, count);
  switch_coroutine(vm, resumer);
  if (vm.stopping() != Stop::kNone) return Raised{};
  return vm.transfer;
}

// ---------------------------------------------------------------- goroutines

Result<void> start_goroutine(Vm& vm, Value function, const Value* args, uint32_t count) {
  bool callable = function.is_function() || !metamethod_of(vm, function, Metamethod::kCall).is_nil();
  if (!callable) return vm.raise(ErrorId::kGoCallee, {type_name(function)});
  GS_TRY(Coroutine * co, new_coroutine(vm, function));
  co->byte1 |= Coroutine::kGoroutine;
  co->goroutine = co;
  co->current = co;
  auto* kept = vm.allocate<Values>(gc::Header{gc::Kind::kValues, 0, 0, 0, count},
                                   sizeof(Values) + count * sizeof(Value));
  if (kept == nullptr) return vm.raise_out_of_memory();
  std::copy_n(args, count, kept->data());
  co->arguments = kept;
  vm.barrier(co);
  if (!charge_stack(vm) || !start(vm, co)) return vm.raise_out_of_memory();
  if (!vm.options().has_seed) vm.scheduler().start_ticker();
  vm.scheduler().make_runnable(co);
  return vm.scheduler().count_operation();
}

Result<void> goroutine_sleep(Vm& vm, double seconds) {
  if (!(seconds > 0)) return vm.scheduler().give_way();
  return vm.scheduler().sleep(seconds > 1e9 ? 1e9 : seconds);
}

// ---------------------------------------------------------------- channels

namespace {

/// One of a channel's two queues of parked goroutines.
struct WaitQueue {
  Vm& vm;
  Channel* channel;
  Coroutine*& head;
  Coroutine*& tail;
  void push(Coroutine* g) {
    g->next = nullptr;
    if (tail == nullptr) {
      head = g;
    } else {
      tail->next = g;
      vm.barrier(tail);
    }
    tail = g;
    vm.barrier(channel);
  }
  Coroutine* pop() {
    Coroutine* g = head;
    head = g->next;
    if (head == nullptr) tail = nullptr;
    g->next = nullptr;
    vm.barrier(channel);
    return g;
  }
};
WaitQueue senders(Vm& vm, Channel* ch) { return {vm, ch, ch->senders, ch->senders_tail}; }
WaitQueue receivers(Vm& vm, Channel* ch) { return {vm, ch, ch->receivers, ch->receivers_tail}; }

void wake(Vm& vm, Coroutine* goroutine, bool ok) {
  goroutine->wait_ok = ok;
  vm.scheduler().make_runnable(goroutine);
}

void buffer_push(Vm& vm, Channel* ch, Value v) {
  ch->buffer->data()[(ch->head + ch->count) % ch->capacity] = v;
  ch->count++;
  vm.barrier(ch->buffer, v);
}
Value buffer_pop(Channel* ch) {
  Value& slot = ch->buffer->data()[ch->head];
  Value v = slot;
  slot = Value::nil();
  ch->head = (ch->head + 1) % ch->capacity;
  ch->count--;
  return v;
}

}  // namespace

Result<Channel*> check_channel(Vm& vm, Value v) {
  if (is_channel(v)) return v.as<Channel>();
  return vm.raise(ErrorId::kChannelExpected, {type_name(v)});
}

Result<Channel*> make_channel(Vm& vm, Value capacity) {
  double wanted = capacity.is_number() ? capacity.as_number() : -1;
  if (!(wanted >= 0)) return vm.raise(ErrorId::kChannelCapacity);
  if (wanted > 0x0FFFFFFF) return vm.raise_out_of_memory();
  auto* ch = vm.allocate<Channel>(gc::Kind::kChannel, sizeof(Channel));
  if (ch == nullptr) return vm.raise_out_of_memory();
  auto size = static_cast<uint32_t>(wanted);
  if (size == 0) return ch;
  auto* buffer = vm.allocate<Values>(gc::Header{gc::Kind::kValues, 0, 0, 0, size},
                                     sizeof(Values) + size * sizeof(Value));
  if (buffer == nullptr) return vm.raise_out_of_memory();
  ch->buffer = buffer;
  ch->capacity = size;
  vm.barrier(ch);
  return ch;
}

Result<void> channel_send(Vm& vm, Channel* ch, Value value) {
  if (ch->closed()) return vm.raise(ErrorId::kSendClosed);
  if (ch->receivers != nullptr) {
    Coroutine* receiver = receivers(vm, ch).pop();
    receiver->wait_value = value;
    vm.barrier(receiver, value);
    wake(vm, receiver, true);
    return vm.scheduler().count_operation();
  }
  if (ch->count < ch->capacity) {
    buffer_push(vm, ch, value);
    return vm.scheduler().count_operation();
  }
  Coroutine* self = vm.current->goroutine;
  self->wait_value = value;
  vm.barrier(self, value);
  senders(vm, ch).push(self);
  GS_TRYV(vm.scheduler().park());
  self->wait_value = Value::nil();
  if (!self->wait_ok) return vm.raise(ErrorId::kSendClosed);
  return {};
}

Result<Value> channel_receive(Vm& vm, Channel* ch, bool& ok) {
  ok = true;
  if (ch->count > 0) {
    Value v = buffer_pop(ch);
    if (ch->senders != nullptr) {
      Coroutine* sender = senders(vm, ch).pop();
      buffer_push(vm, ch, sender->wait_value);
      wake(vm, sender, true);
    }
    GS_TRYV(vm.scheduler().count_operation());
    return v;
  }
  if (ch->senders != nullptr) {
    Coroutine* sender = senders(vm, ch).pop();
    Value v = sender->wait_value;
    wake(vm, sender, true);
    GS_TRYV(vm.scheduler().count_operation());
    return v;
  }
  if (ch->closed()) {
    ok = false;
    return Value::nil();
  }
  Coroutine* self = vm.current->goroutine;
  self->wait_value = Value::nil();
  receivers(vm, ch).push(self);
  GS_TRYV(vm.scheduler().park());
  ok = self->wait_ok;
  Value v = self->wait_value;
  self->wait_value = Value::nil();
  return v;
}

Result<void> channel_close(Vm& vm, Channel* ch) {
  if (ch->closed()) return vm.raise(ErrorId::kCloseClosed);
  ch->word = 1;
  while (ch->receivers != nullptr) wake(vm, receivers(vm, ch).pop(), false);
  while (ch->senders != nullptr) wake(vm, senders(vm, ch).pop(), false);
  return {};
}

}  // namespace gs::vm
