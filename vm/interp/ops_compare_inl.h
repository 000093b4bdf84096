// Comparisons, as values and as conditional jumps, and jumps.
#pragma once

#include "vm/base/small_bytes.h"
#include "vm/interp/handlers.h"
#include "vm/string.h"

namespace gs::vm {
namespace {

enum class Test { kEq, kLt, kLe };

template <Test test, typename T>
GS_INLINE bool holds(T x, T y) {
  return test == Test::kEq ? x == y : test == Test::kLt ? x < y : x <= y;
}

/// `a test b` for numbers and identical things. False when the slow path must decide.
template <Test test>
GS_INLINE bool compare_fast(const Value* pa, const Value* pb, uint64_t int_tag, uint64_t nil_bits, bool& result) {
  Value a = *pa, b = *pb;
  if (both_ints(a, b, int_tag)) {
    result = holds<test>(a.as_shifted_int(), b.as_shifted_int());
    return true;
  }
  if (is_double(a, nil_bits) && is_double(b, nil_bits)) {
    result = holds<test>(load_double(pa), load_double(pb));
    return true;
  }
  if (test == Test::kEq && a == b) {  // not doubles: the same bits are the same thing
    result = true;
    return true;
  }
  return false;
}

/// One integer and one double. Integers are exact as doubles.
template <Test test>
GS_INLINE bool compare_mixed(Value a, Value b, bool& result) {
  if (!a.is_number() || !b.is_number()) return false;
  result = holds<test>(a.as_number(), b.as_number());
  return true;
}

/// Strings that are the same or not without a look at more than a few bytes.
GS_INLINE bool equal_short_strings(Value a, Value b, bool& result) {
  if (!a.is_string() || !b.is_string()) return false;
  const String *s = a.as_string(), *t = b.as_string();
  result = false;
  if (s->length() != t->length() || (s->is_interned() && t->is_interned())) return true;
  if (s->is_rope() || t->is_rope() || s->length() > kMaxShortBytes) return false;
  result = equal_bytes_short(s->data, t->data, s->length());
  return true;
}

template <Test test>
GS_NOINLINE Outcome compare_slow(Vm& vm, Value a, Value b, bool& result, PendingCall& call) {
  if constexpr (test == Test::kEq) return equal_slow(vm, a, b, result, call);
  return less_slow(vm, test == Test::kLe, a, b, result, call);
}

// ---- comparisons as values

template <Test test, bool swap, bool negate>
GS_SLOW_HANDLER compare_value_slow(GS_PARAMS) {
  SAVE();
  bool result = false;
  PendingCall call;
  Value a = swap ? RC : RB, b = swap ? RB : RC;
  FINISH(compare_slow<test>(*vm, a, b, result, call), call, negate ? Stub::kNotBool : Stub::kBool);
  RA = Value::boolean(result != negate);
  RESUME;
}
template <Test test, bool swap, bool negate>
GS_HANDLER compare_value(GS_PARAMS) {
  bool result;
  const Value *b = &base[HOT_B], *c = &base[HOT_C];
  if (GS_UNLIKELY(!compare_fast<test>(swap ? c : b, swap ? b : c, int_tag, nil_bits, result))) {
    if (!compare_mixed<test>(swap ? *c : *b, swap ? *b : *c, result)) GOTO((compare_value_slow<test, swap, negate>));
  }
  RA = Value::boolean(result != negate);
  NEXT;
}
#define op_Eq (compare_value<Test::kEq, false, false>)
#define op_Ne (compare_value<Test::kEq, false, true>)
#define op_Lt (compare_value<Test::kLt, false, false>)
#define op_Le (compare_value<Test::kLe, false, false>)
#define op_Gt (compare_value<Test::kLt, true, false>)
#define op_Ge (compare_value<Test::kLe, true, false>)

// ---- conditional jumps

enum class Direction { kForward, kBackward };

/// The jump word stands at pc: on `taken` goes to its target, polling on back edges; else to the next instruction,
/// which may be known (`then`).
#define BRANCH(taken)                                                         \
  do {                                                                        \
    if (taken) {                                                              \
      pc += static_cast<int32_t>(*pc) + 1;                                    \
      if constexpr (direction == Direction::kBackward) POLL_AND_NEXT;         \
      NEXT;                                                                   \
    }                                                                         \
    pc++;                                                                     \
    THEN;                                                                     \
  } while (0)
/// The same after a call of C++.
#define BRANCH_SLOWLY(taken)                                                  \
  do {                                                                        \
    pc += (taken) ? static_cast<int32_t>(*pc) + 1 : 1;                        \
    if (direction == Direction::kBackward && vm->poll.load(std::memory_order_relaxed) != 0) { \
      GS_MUSTTAIL poll_and_go(pc, base, vm, table, code, Value::kIntTag, 0, Value::kNilBits); \
    }                                                                         \
    RESUME;                                                                   \
  } while (0)

template <bool sense, Direction direction, Handler then = nullptr>
GS_HANDLER jump_truth(GS_PARAMS) {
  BRANCH(RA.truthy() == sense);
}
#define op_JTrue (jump_truth<true, Direction::kForward>)
#define op_JFalse (jump_truth<false, Direction::kForward>)
#define op_LTrue (jump_truth<true, Direction::kBackward>)
#define op_LFalse (jump_truth<false, Direction::kBackward>)

template <Test test, bool sense, Direction direction>
GS_SLOW_HANDLER jump_compare_slow(GS_PARAMS) {
  SAVE();
  bool result = false;
  PendingCall call;
  FINISH(compare_slow<test>(*vm, RA, RB, result, call), call, Stub::kJump);
  BRANCH_SLOWLY(result == sense);
}
template <Test test, bool sense, Direction direction, Handler then = nullptr>
GS_WARM_HANDLER jump_compare_mixed(GS_PARAMS) {
  bool result;
  bool known = compare_mixed<test>(RA, RB, result) || (test == Test::kEq && equal_short_strings(RA, RB, result));
  if (!known) GOTO((jump_compare_slow<test, sense, direction>));
  BRANCH(result == sense);
}
template <Test test, bool sense, Direction direction, Handler then = nullptr>
GS_HANDLER jump_compare(GS_PARAMS) {
  bool result;
  if (GS_UNLIKELY(!compare_fast<test>(&RA, &base[HOT_B], int_tag, nil_bits, result))) {
    GOTO((jump_compare_mixed<test, sense, direction, then>));
  }
  BRANCH(result == sense);
}
#define op_JEq (jump_compare<Test::kEq, true, Direction::kForward>)
#define op_JNe (jump_compare<Test::kEq, false, Direction::kForward>)
#define op_LEq (jump_compare<Test::kEq, true, Direction::kBackward>)
#define op_LNe (jump_compare<Test::kEq, false, Direction::kBackward>)
#define op_JLt (jump_compare<Test::kLt, true, Direction::kForward>)
#define op_JNotLt (jump_compare<Test::kLt, false, Direction::kForward>)
#define op_JLe (jump_compare<Test::kLe, true, Direction::kForward>)
#define op_JNotLe (jump_compare<Test::kLe, false, Direction::kForward>)
#define op_LLt (jump_compare<Test::kLt, true, Direction::kBackward>)
#define op_LNotLt (jump_compare<Test::kLt, false, Direction::kBackward>)
#define op_LLe (jump_compare<Test::kLe, true, Direction::kBackward>)
#define op_LNotLe (jump_compare<Test::kLe, false, Direction::kBackward>)

/// Constants are never tables, so no metamethod can have a say; strings may have to be compared by bytes.
template <bool sense, Direction direction>
GS_SLOW_HANDLER jump_equal_constant_slow(GS_PARAMS) {
  SAVE();
  bool result = false;
  PendingCall call;
  if (equal_slow(*vm, RA, CONSTANT(D), result, call) == Outcome::kRaised) RAISE;
  BRANCH_SLOWLY(result == sense);
}
template <bool sense, Direction direction>
GS_WARM_HANDLER jump_equal_constant_string(GS_PARAMS) {
  bool result;
  if (!equal_short_strings(RA, CONSTANT(D), result)) GOTO((jump_equal_constant_slow<sense, direction>));
  constexpr Handler then = nullptr;
  BRANCH(result == sense);
}
template <bool sense, Direction direction, Handler then = nullptr>
GS_HANDLER jump_equal_constant(GS_PARAMS) {
  Value a = RA, b = CONSTANT(D);
  bool result;
  if (is_double(a, nil_bits) || is_double(b, nil_bits)) {
    if (!compare_mixed<Test::kEq>(a, b, result)) result = false;  // a number and something else
  } else if (a == b) {
    result = true;
  } else {
    // Two strings that are both interned would be one.
    if (a.is_string() && b.is_string() && !a.as_string()->is_interned()) {
      GOTO((jump_equal_constant_string<sense, direction>));
    }
    result = false;
  }
  BRANCH(result == sense);
}
#define op_JEqK (jump_equal_constant<true, Direction::kForward>)
#define op_JNeK (jump_equal_constant<false, Direction::kForward>)
#define op_LEqK (jump_equal_constant<true, Direction::kBackward>)
#define op_LNeK (jump_equal_constant<false, Direction::kBackward>)

/// Comparison with a small integer: `swap` is for > and >=, which are < and <= the other way round.
template <Test test, bool swap, bool sense, Direction direction>
GS_SLOW_HANDLER jump_compare_int_slow(GS_PARAMS) {
  SAVE();
  bool result = false;
  PendingCall call;
  Value constant = Value::integer(SD);
  FINISH(compare_slow<test>(*vm, swap ? constant : RA, swap ? RA : constant, result, call), call, Stub::kJump);
  BRANCH_SLOWLY(result == sense);
}
template <Test test, bool swap, bool sense, Direction direction, Handler then = nullptr>
GS_HANDLER jump_compare_int(GS_PARAMS) {
  const Value* operand = &RA;
  Value a = *operand;
  bool result;
  if (GS_LIKELY(is_int(a, int_tag))) {
    // Both sides times 2^16: the tag goes, the order stays.
    int64_t x = a.as_shifted_int(), y = int64_t{SD} * 65536;
    result = swap ? holds<test>(y, x) : holds<test>(x, y);
  } else if (is_double(a, nil_bits)) {
    double x = load_double(operand), y = SD;
    result = swap ? holds<test>(y, x) : holds<test>(x, y);
  } else {
    GOTO((jump_compare_int_slow<test, swap, sense, direction>));
  }
  BRANCH(result == sense);
}
#define op_JLtI (jump_compare_int<Test::kLt, false, true, Direction::kForward>)
#define op_JNotLtI (jump_compare_int<Test::kLt, false, false, Direction::kForward>)
#define op_JLeI (jump_compare_int<Test::kLe, false, true, Direction::kForward>)
#define op_JNotLeI (jump_compare_int<Test::kLe, false, false, Direction::kForward>)
#define op_JGtI (jump_compare_int<Test::kLt, true, true, Direction::kForward>)
#define op_JNotGtI (jump_compare_int<Test::kLt, true, false, Direction::kForward>)
#define op_JGeI (jump_compare_int<Test::kLe, true, true, Direction::kForward>)
#define op_JNotGeI (jump_compare_int<Test::kLe, true, false, Direction::kForward>)
#define op_LLtI (jump_compare_int<Test::kLt, false, true, Direction::kBackward>)
#define op_LNotLtI (jump_compare_int<Test::kLt, false, false, Direction::kBackward>)
#define op_LLeI (jump_compare_int<Test::kLe, false, true, Direction::kBackward>)
#define op_LNotLeI (jump_compare_int<Test::kLe, false, false, Direction::kBackward>)
#define op_LGtI (jump_compare_int<Test::kLt, true, true, Direction::kBackward>)
#define op_LNotGtI (jump_compare_int<Test::kLt, true, false, Direction::kBackward>)
#define op_LGeI (jump_compare_int<Test::kLe, true, true, Direction::kBackward>)
#define op_LNotGeI (jump_compare_int<Test::kLe, true, false, Direction::kBackward>)

GS_HANDLER op_Jump(GS_PARAMS) {
  pc += arg_j(static_cast<Instr>(insn));
  NEXT;
}
GS_HANDLER op_Loop(GS_PARAMS) {
  pc += arg_j(static_cast<Instr>(insn));
  POLL_AND_NEXT;
}

}  // namespace
}  // namespace gs::vm
