// Range loops, goroutines and channels.
#pragma once

#include "vm/interp/handlers.h"
#include "vm/interp/ops_coroutines_inl.h"
#include "vm/runtime/range.h"
#include "vm/table_inl.h"

namespace gs::vm {
namespace {

// ---------------------------------------------------------------- goroutines and channels

GS_SLOW_HANDLER op_Go(GS_PARAMS) {
  SAVE();
  Value* window = &RA;
  uint32_t count = argument_count(vm, window, B);
  vm->run.live_row = window + kFrameHeader + count;
  if (!start_goroutine(*vm, window[0], window + kFrameHeader, count).ok()) RAISE;
  vm->run.live_row = nullptr;
  RESUME;
}
GS_SLOW_HANDLER op_MakeChan(GS_PARAMS) {
  SAVE();
  Result<Channel*> made = make_channel(*vm, RB);
  if (!made.ok()) RAISE;
  RA = Value::object(*made);
  RESUME;
}
GS_SLOW_HANDLER op_Send(GS_PARAMS) {
  SAVE();
  Result<Channel*> channel = check_channel(*vm, RA);
  if (!channel.ok() || !channel_send(*vm, *channel, RB).ok()) RAISE;
  RESUME;
}
/// Receives from `source`: false when an error was raised.
GS_NOINLINE bool receive(Vm& vm, Value source, Value& value, bool& came) {
  Result<Channel*> channel = check_channel(vm, source);
  if (!channel.ok()) return false;
  Result<Value> received = channel_receive(vm, *channel, came);
  if (!received.ok()) return false;
  value = *received;
  return true;
}
GS_SLOW_HANDLER op_Recv(GS_PARAMS) {
  SAVE();
  Value value;
  bool came;
  if (!receive(*vm, RB, value, came)) RAISE;
  RA = value;
  RESUME;
}
GS_SLOW_HANDLER op_Recv2(GS_PARAMS) {
  SAVE();
  Value value;
  bool came;
  if (!receive(*vm, RB, value, came)) RAISE;
  base[A] = value;
  base[A + 1] = Value::boolean(came);
  RESUME;
}

// ---------------------------------------------------------------- range loops

GS_SLOW_HANDLER op_RangePrep(GS_PARAMS) {
  SAVE();
  if (!range_prepare(*vm, &RA).ok()) RAISE;
  pc += static_cast<int32_t>(*pc) + 1;
  RESUME;
}

/// A function is called; it returns behind the jump word, to the RangeTest.
GS_WARM_HANDLER range_call(GS_PARAMS) {
  Value* state = &RA;
  Value* window = state + 3;
  window[0] = state[0];
  window[kFrameHeader] = state[1];
  window[kFrameHeader + 1] = state[2];
  // As by a Call of two arguments that wants two results and ends behind the jump word. Functions may take fewer.
  insn = encode_abc(Op::Call, A + 3, 2, 2);
  pc++;
  gc::Header* callee = state[0].as_cell();
  if (callee->kind != gc::Kind::kClosure) GOTO(kFastNatives[callee->byte0]);
  const Instr* target = static_cast<Closure*>(callee)->code;
  const CodeInfo* info = code_info(target);
  bool simple = info->plain_count <= 2 && window + kFrameHeader <= vm->entry_limit();
  if (GS_UNLIKELY(!simple)) GOTO(call_slow);
  ENTER_CLOSURE(window, target);
}
/// A round of a range loop begins at pc, which for compiled code counts as the rounds do that it begins itself.
GS_WARM_HANDLER range_round(GS_PARAMS) {
  if (table != kLeadBack || base != vm->compiled_base) RESUME;
  const CompiledCode* compiled = code_info(code)->compiled;
  if (compiled->loops.empty() || --compiled->loop_at(static_cast<uint32_t>(pc - code)).countdown >= 0) RESUME;
  GOTO(gs_hot_loop_in_context);
}
/// Strings, channels (which block), and the ends of everything.
GS_WARM_HANDLER range_next_other(GS_PARAMS) {
  SAVE();
  Value* state = &RA;
  bool more = false;
  if (!range_next(*vm, state, more).ok()) RAISE;
  pc += more ? static_cast<int32_t>(*pc) + 1 : 3;  // at the end, past the RangeTest
  if (more) GOTO(range_round);
  RESUME;
}
/// Fields and hash parts of tables.
GS_WARM_HANDLER range_next_entry(GS_PARAMS) {
  Value* state = &RA;
  TableCursor cursor = state[1].as_int();
  if (GS_UNLIKELY(!try_next(state[0].as_table(), cursor, state[3], state[4]))) GOTO(range_next_other);
  state[1] = Value::integer(cursor);
  pc += static_cast<int32_t>(*pc) + 1;
  GOTO(range_round);
}
GS_SLOW_HANDLER poll_and_range(GS_PARAMS) {
  SAVE();
  if (!vm->handle_poll().ok()) RAISE;
  if (RA.is_function()) GOTO(range_call);
  GOTO(range_next_other);
}
/// Elements of an array part, and the numbers below an integer; the cursor of either is the next one.
GS_HANDLER op_RangeNext(GS_PARAMS) {
  if (GS_UNLIKELY(vm->poll.load(std::memory_order_relaxed) != 0)) GOTO(poll_and_range);
  Value* state = &RA;
  Value subject = state[0], cursor = state[1], element;
  uint64_t at = cursor.bits() ^ int_tag;
  Table* t;
  if (GS_LIKELY(is_table(subject, t))) {
    Storage* s = t->storage;
    if (GS_UNLIKELY(at >= s->length)) GOTO(range_next_entry);
    element = element_at(s, static_cast<uint32_t>(at));
    if (GS_UNLIKELY(element.bits() == nil_bits)) GOTO(range_next_entry);
  } else if (is_int(subject, int_tag)) {
    if (GS_UNLIKELY(cursor.as_shifted_int() >= subject.as_shifted_int())) GOTO(range_next_other);
    element = cursor;
  } else if (subject.is_function()) {
    GOTO(range_call);
  } else {
    GOTO(range_next_other);
  }
  state[1] = Value::from_bits(cursor.bits() + 1);
  state[3] = cursor;
  state[4] = element;
  pc += static_cast<int32_t>(*pc) + 1;
  NEXT;
}
GS_HANDLER op_RangeTest(GS_PARAMS) {
  Value* state = &RA;
  if (state[3].bits() == nil_bits) {
    pc++;
    NEXT;
  }
  state[2] = state[3];
  pc += static_cast<int32_t>(*pc) + 1;
  NEXT;
}

}  // namespace
}  // namespace gs::vm
