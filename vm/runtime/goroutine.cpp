// What goroutines and channels do; who runs when is the scheduler's business.
#include <algorithm>
#include <utility>

#include "vm/coroutine.h"
#include "vm/interp/calls.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/native_stack.h"
#include "vm/runtime/scheduler.h"
#include "vm/runtime/stack_switch.h"
#include "vm/runtime/uncaught.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

/// Runs a goroutine from its start to its end; the last thing on its native stack.
void goroutine_main(void* argument) {
  Vm& vm = *static_cast<Vm*>(argument);
  Coroutine* self = vm.current;
  if (self == vm.main_coroutine()) vm.run_host_tasks();
  Value* results;
  if (!vm.call(self->function, self->arguments->data(), self->arguments->word, &results).ok() &&
      vm.stopping() == Stop::kNone) {
    report_goroutine_error(vm, std::exchange(vm.error, Value::nil()));
  }
  end_coroutine(vm, self);
  vm.scheduler().leave();
}

/// Makes `co` the root of a chain, with stacks of its own. False: no memory.
bool make_root(Vm& vm, Coroutine* co) {
  co->byte1 |= Coroutine::kGoroutine | Coroutine::kStarted;
  co->set_status(Coroutine::kRunning);
  co->goroutine = co;
  co->parked = co;
  if (!give_stack(vm, co)) return false;
  co->state.native = co->slice;
  co->state.native_limit = co->slice->native_limit();
  co->slice->native_sp = prepare_stack(co->slice->native_top(), goroutine_main, &vm);
  return true;
}

}  // namespace

bool start_main_coroutine(Vm& vm, Coroutine* co) { return make_root(vm, co); }

// ---------------------------------------------------------------- goroutines

Result<void> start_goroutine(Vm& vm, Value function, const Value* args, uint32_t count) {
  bool callable = function.is_function() || !metamethod_of(vm, function, Metamethod::kCall).is_nil();
  if (!callable) return vm.raise(ErrorId::kGoCallee, {type_name(function)});
  GS_TRY(Coroutine * co, new_coroutine(vm, function));
  auto* kept = vm.allocate<Values>(gc::Header{gc::Kind::kValues, 0, 0, 0, count},
                                   sizeof(Values) + count * sizeof(Value));
  if (kept == nullptr) return vm.raise_out_of_memory();
  std::copy_n(args, count, kept->data());
  co->arguments = kept;
  vm.barrier(co);
  if (!make_root(vm, co)) return vm.raise_out_of_memory();
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
