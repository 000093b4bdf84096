// The interpreter: one function per opcode, each ending in a tail call of the next one's.
//
// The machine state lives in the arguments, which the preserve_none convention keeps in registers from handler to
// handler; nothing is pushed or spilled on the way:
//
//   pc     next word to decode (behind the current instruction's first word)
//   base   register 0 of the current frame
//   vm     the virtual machine
//   table  the dispatch table, in a register so that another one can take over (a recorder's)
//   code   first instruction of the current function: constants and caches lie below it (proto.h)
//   insn   the current instruction's first word
//
// A handler does its common case inline and otherwise tail-calls a slow twin with the same arguments, even for the cold
// side of the write barrier. Only slow twins call ordinary C++: so the fast ones need no stack frame at all. Before such
// a call the slow twin saves base and pc in vm.run, where the collector, error positions and tracebacks look.
//
// Script calls do not recurse natively: a call pushes a frame on the value stack and goes on in the callee, a return
// goes on at the caller pc. Calls that an instruction needs in its middle (metamethods, iterators) are frames too, which
// return to a Cont… stub that finishes the instruction.
#include <cmath>
#include <cstring>

#include "vm/interp/calls.h"
#include "vm/proto.h"
#include "vm/runtime/arith.h"
#include "vm/runtime/modules.h"
#include "vm/runtime/property.h"
#include "vm/runtime/protected_call.h"
#include "vm/runtime/range.h"
#include "vm/table.h"

namespace gs::vm {

#define GS_PARAMS \
  const Instr *pc, Value *base, Vm *vm, const void *const *table, const Instr *code, uint64_t insn
#define GS_STATE pc, base, vm, table, code, insn
#define GS_HANDLER __attribute__((preserve_none)) static uint64_t
#define GS_SLOW_HANDLER __attribute__((preserve_none, noinline, cold)) static uint64_t
#define GS_MUSTTAIL [[clang::musttail]] return

using Handler = __attribute__((preserve_none)) uint64_t (*)(GS_PARAMS);

#define A arg_a(static_cast<Instr>(insn))
#define B arg_b(static_cast<Instr>(insn))
#define C arg_c(static_cast<Instr>(insn))
#define SC arg_sc(static_cast<Instr>(insn))
#define D arg_d(static_cast<Instr>(insn))
#define SD arg_sd(static_cast<Instr>(insn))
#define RA base[A]
#define RB base[B]
#define RC base[C]
#define CONSTANT(i) (reinterpret_cast<const Value*>(code)[-5 - static_cast<int64_t>(i)])
#define CACHE(x) (*reinterpret_cast<PropertyCache*>(reinterpret_cast<uintptr_t>(code) - (x)))
#define SITE(x) (*reinterpret_cast<AllocationSite*>(reinterpret_cast<uintptr_t>(code) - (x)))

#define NEXT                                                                  \
  do {                                                                        \
    insn = *pc++;                                                             \
    GS_MUSTTAIL reinterpret_cast<Handler>(                                    \
        const_cast<void*>(table[insn & 0xFF]))(GS_STATE);                     \
  } while (0)
#define GOTO(handler) GS_MUSTTAIL handler(GS_STATE)
#define SAVE() (vm->run.base = base, vm->run.pc = pc)

/// Goes on where `next` says, or unwinds.
#define CONTINUE_AT(next)                                                     \
  do {                                                                        \
    Continuation gs_next = (next);                                            \
    if (gs_next.pc == nullptr) GOTO(raise_error);                             \
    pc = gs_next.pc;                                                          \
    base = gs_next.base;                                                      \
    code = base[-4].as<Closure>()->code;                                      \
    NEXT;                                                                     \
  } while (0)

/// After a slow path that may ask for a call: on kDone falls through.
#define FINISH(outcome, call, stub_kind)                                      \
  do {                                                                        \
    Outcome gs_outcome = (outcome);                                           \
    if (gs_outcome == Outcome::kRaised) GOTO(raise_error);                    \
    if (gs_outcome == Outcome::kCall) CONTINUE_AT(enter_pending(*vm, base, pc, call, stub_kind)); \
  } while (0)

namespace {

constexpr bool has_x(OpFormat f) { return f == OpFormat::ABCX || f == OpFormat::ADX; }
constexpr bool kHasX[] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) has_x(OpFormat::format),
#include "vm/defs/opcodes.def"
};

// ---------------------------------------------------------------- errors and polls

/// The error in vm.error leaves the current instruction. vm.run.base says in which frame.
GS_SLOW_HANDLER raise_error(GS_PARAMS) {
  vm->run.live_row = nullptr;
  Continuation next = unwind(*vm);
  if (next.pc == nullptr) return 0;
  pc = next.pc;
  base = next.base;
  code = base[-4].as<Closure>()->code;
  NEXT;
}

/// Taken at back edges; pc already is the target.
GS_SLOW_HANDLER poll_and_go(GS_PARAMS) {
  // The position of an interrupt is the loop's, so the saved pc must stand behind an instruction's first word.
  SAVE();
  vm->run.pc = pc + 1;
  if (!vm->handle_poll().ok()) GOTO(raise_error);
  NEXT;
}

/// Ends a handler that has stored a reference: `insn`, no longer needed, carries the container to the barrier's cold
/// side.
GS_SLOW_HANDLER record_store(GS_PARAMS) {
  vm->heap().barrier_slow(reinterpret_cast<gc::Header*>(insn));
  NEXT;
}
#define NEXT_AFTER_STORE(container, value)                                    \
  do {                                                                        \
    gc::Header* gs_container = (container);                                   \
    if ((value).is_cell() && GS_UNLIKELY(vm->heap().barrier_is_due(gs_container))) { \
      insn = reinterpret_cast<uint64_t>(gs_container);                        \
      GOTO(record_store);                                                     \
    }                                                                         \
    NEXT;                                                                     \
  } while (0)

#define POLL_AND_NEXT                                                         \
  do {                                                                        \
    if (GS_UNLIKELY(vm->poll.load(std::memory_order_relaxed) != 0)) GOTO(poll_and_go); \
    NEXT;                                                                     \
  } while (0)

// ---------------------------------------------------------------- moves

GS_HANDLER op_Move(GS_PARAMS) {
  RA = RB;
  NEXT;
}
GS_HANDLER op_LoadNil(GS_PARAMS) {
  Value* r = &RA;
  for (unsigned n = B; n != 0; n--) *r++ = Value::nil();
  NEXT;
}
GS_HANDLER op_LoadBool(GS_PARAMS) {
  RA = Value::boolean(B != 0);
  NEXT;
}
GS_HANDLER op_LoadInt(GS_PARAMS) {
  RA = Value::integer(SD);
  NEXT;
}
GS_HANDLER op_LoadK(GS_PARAMS) {
  RA = CONSTANT(D);
  NEXT;
}
GS_HANDLER op_LoadKX(GS_PARAMS) {
  RA = CONSTANT(*pc++);
  NEXT;
}
// ---------------------------------------------------------------- rows

/// Rows and cells are carried in registers under the tag of internal objects; scripts never see them.
inline Value internal_value(const gc::Header* cell) {
  return Value::from_bits(Value::kObjectTag | reinterpret_cast<uint64_t>(cell));
}

/// A new row of `count` elements, to be filled; null after raising.
GS_NOINLINE Values* new_row(Vm& vm, uint32_t count) {
  auto* row = vm.allocate<Values>(gc::Header{gc::Kind::kValues, 0, 0, 0, count}, sizeof(Values) + count * sizeof(Value));
  if (row == nullptr) (void)vm.raise_out_of_memory();
  return row;
}

GS_SLOW_HANDLER op_NewRow(GS_PARAMS) {
  SAVE();
  uint32_t count = *pc;
  Values* row = new_row(*vm, count);
  if (row == nullptr) GOTO(raise_error);
  for (uint32_t i = 0; i < count; i++) row->data()[i] = Value::nil();
  RA = internal_value(row);
  pc++;
  NEXT;
}
GS_HANDLER op_GetFar(GS_PARAMS) {
  Values* row = RB.as<Values>();
  uint32_t i = *pc++;
  RA = i < row->word ? row->data()[i] : Value::nil();
  NEXT;
}
GS_HANDLER op_SetFar(GS_PARAMS) {
  Values* row = RA.as<Values>();
  row->data()[*pc++] = RB;
  NEXT_AFTER_STORE(row, RB);
}
GS_SLOW_HANDLER op_Spill(GS_PARAMS) {
  SAVE();
  uint32_t count = *pc;
  vm->run.live_row = &RB + count;
  Values* row = new_row(*vm, count);
  vm->run.live_row = nullptr;
  if (row == nullptr) GOTO(raise_error);
  std::memcpy(row->data(), &RB, count * sizeof(Value));
  RA = internal_value(row);
  pc++;
  NEXT;
}
GS_SLOW_HANDLER op_Append(GS_PARAMS) {
  SAVE();
  uint32_t count = C == kMulti ? static_cast<uint32_t>(vm->run.multi_top - &RB) : C;
  uint32_t have = RA.as<Values>()->word;
  vm->run.live_row = &RB + count;
  Values* row = new_row(*vm, have + count);
  vm->run.live_row = nullptr;
  if (row == nullptr) GOTO(raise_error);
  std::memcpy(row->data(), RA.as<Values>()->data(), have * sizeof(Value));
  std::memcpy(row->data() + have, &RB, count * sizeof(Value));
  RA = internal_value(row);
  NEXT;
}
GS_SLOW_HANDLER op_Reload(GS_PARAMS) {
  Values* row = RB.as<Values>();
  std::memcpy(&RA, row->data(), C * sizeof(Value));
  NEXT;
}
GS_SLOW_HANDLER op_Spread(GS_PARAMS) {
  Values* row = RB.as<Values>();
  Value* out = &RA;
  if (out + row->word + 64 > vm->run.stack_limit) {
    SAVE();
    (void)vm->raise(ErrorId::kTooManyResults);
    GOTO(raise_error);
  }
  std::memcpy(out, row->data(), row->word * sizeof(Value));
  vm->run.multi_top = out + row->word;
  NEXT;
}

// ---------------------------------------------------------------- variables

GS_HANDLER op_GetGlobal(GS_PARAMS) {
  RA = vm->globals[*pc++];
  NEXT;
}
GS_HANDLER op_SetGlobal(GS_PARAMS) {
  vm->globals[*pc++] = RA;
  NEXT;
}
GS_HANDLER op_GetUpval(GS_PARAMS) {
  RA = base[-4].as<Closure>()->upvalues()[*pc++];
  NEXT;
}
GS_HANDLER op_GetUpcell(GS_PARAMS) {
  RA = base[-4].as<Closure>()->upvalues()[*pc++].as<Cell>()->value;
  NEXT;
}
GS_HANDLER op_SetUpcell(GS_PARAMS) {
  Cell* cell = base[-4].as<Closure>()->upvalues()[*pc++].as<Cell>();
  cell->value = RA;
  NEXT_AFTER_STORE(cell, RA);
}
GS_HANDLER op_GetCell(GS_PARAMS) {
  RA = RB.as<Cell>()->value;
  NEXT;
}
GS_HANDLER op_SetCell(GS_PARAMS) {
  Cell* cell = RA.as<Cell>();
  cell->value = RB;
  NEXT_AFTER_STORE(cell, RB);
}
GS_HANDLER op_GetSelf(GS_PARAMS) {
  RA = base[-4];
  NEXT;
}

GS_SLOW_HANDLER op_NewCell(GS_PARAMS) {
  SAVE();
  auto* cell = vm->allocate<Cell>(gc::Kind::kCell, sizeof(Cell));
  if (cell == nullptr) {
    (void)vm->raise_out_of_memory();
    GOTO(raise_error);
  }
  cell->value = RB;
  RA = internal_value(cell);
  NEXT;
}

GS_SLOW_HANDLER op_Closure(GS_PARAMS) {
  SAVE();
  Proto* proto = code_info(code)->proto->nested()[*pc];
  auto* closure = vm->allocate<Closure>(gc::Kind::kClosure, Closure::size_for(proto->upvalue_count));
  if (closure == nullptr) {
    (void)vm->raise_out_of_memory();
    GOTO(raise_error);
  }
  closure->word = proto->upvalue_count;
  closure->code = proto->code();
  Value* out = closure->upvalues();
  for (const UpvalueSource& source : proto->upvalues()) {
    switch (source.from) {
      case UpvalueSource::kRegister: *out++ = base[source.index]; break;
      case UpvalueSource::kFarSlot: *out++ = base[source.row].as<Values>()->data()[source.index]; break;
      case UpvalueSource::kUpvalue: *out++ = base[-4].as<Closure>()->upvalues()[source.index]; break;
      case UpvalueSource::kSelf: *out++ = base[-4]; break;
    }
  }
  RA = Value::function(closure);
  pc++;
  NEXT;
}

// ---------------------------------------------------------------- arithmetic

/// Where an arithmetic instruction finds its operands.
enum class Form { kVV, kVK, kVI, kKV };

#define LEFT (form == Form::kKV ? CONSTANT(B) : RB)
#define RIGHT (form == Form::kVK ? CONSTANT(C) : form == Form::kVI ? Value::integer(SC) : RC)

/// AddI stands for `x + n` when n is positive and for `x - -n` when it is negative: numbers do not notice, but
/// metamethods do.
GS_SLOW_HANDLER subtract_immediate_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(arith_slow(*vm, Arith::kSub, RB, Value::integer(-SC), out, call), call, Stub::kStore);
  RA = out;
  NEXT;
}

template <Arith op, Form form>
GS_SLOW_HANDLER arith_slow_handler(GS_PARAMS) {
  Value a = LEFT, b = RIGHT, out;
  if (a.is_number() && b.is_number() && !(op == Arith::kMod && b.as_number() == 0)) {
    RA = arith_numbers(op, a, b);
    NEXT;
  }
  if (form == Form::kVI && SC < 0) GOTO(subtract_immediate_slow);
  SAVE();
  PendingCall call;
  FINISH(arith_slow(*vm, op, a, b, out, call), call, Stub::kStore);
  RA = out;
  NEXT;
}

template <Arith op, Form form>
GS_HANDLER arith_handler(GS_PARAMS) {
  Value a = LEFT, b = RIGHT;
  if (Value::both_ints(a, b)) {
    int64_t shifted;
    if constexpr (op == Arith::kAdd) {
      if (GS_UNLIKELY(__builtin_add_overflow(a.as_shifted_int(), b.as_shifted_int(), &shifted))) {
        GOTO((arith_slow_handler<op, form>));
      }
      RA = Value::from_shifted_int(shifted);
      NEXT;
    } else if constexpr (op == Arith::kSub) {
      if (GS_UNLIKELY(__builtin_sub_overflow(a.as_shifted_int(), b.as_shifted_int(), &shifted))) {
        GOTO((arith_slow_handler<op, form>));
      }
      RA = Value::from_shifted_int(shifted);
      NEXT;
    } else if constexpr (op == Arith::kMul) {
      if (GS_UNLIKELY(__builtin_mul_overflow(a.as_shifted_int(), b.as_int(), &shifted))) {
        GOTO((arith_slow_handler<op, form>));
      }
      RA = Value::from_shifted_int(shifted);
      NEXT;
    } else if constexpr (op == Arith::kDiv) {
      RA = Value::number(static_cast<double>(a.as_int()) / static_cast<double>(b.as_int()));
      NEXT;
    } else if constexpr (op == Arith::kMod) {
      int64_t divisor = b.as_int();
      if (GS_UNLIKELY(divisor == 0)) GOTO((arith_slow_handler<op, form>));
      RA = Value::integer(floor_mod(a.as_int(), divisor));
      NEXT;
    }
  } else if constexpr (op != Arith::kMod && op != Arith::kPow) {
    double x, y;
    if (GS_LIKELY(Value::both_doubles(a, b))) {
      x = a.as_double(), y = b.as_double();
    } else if (a.is_double() && b.is_int()) {
      x = a.as_double(), y = static_cast<double>(b.as_int());
    } else if (a.is_int() && b.is_double()) {
      x = static_cast<double>(a.as_int()), y = b.as_double();
    } else {
      GOTO((arith_slow_handler<op, form>));
    }
    if constexpr (op == Arith::kAdd) RA = Value::number(x + y);
    if constexpr (op == Arith::kSub) RA = Value::number(x - y);
    if constexpr (op == Arith::kMul) RA = Value::number(x * y);
    if constexpr (op == Arith::kDiv) RA = Value::number(x / y);
    NEXT;
  }
  GOTO((arith_slow_handler<op, form>));
}
#undef LEFT
#undef RIGHT

#define op_Add (arith_handler<Arith::kAdd, Form::kVV>)
#define op_Sub (arith_handler<Arith::kSub, Form::kVV>)
#define op_Mul (arith_handler<Arith::kMul, Form::kVV>)
#define op_Div (arith_handler<Arith::kDiv, Form::kVV>)
#define op_Mod (arith_handler<Arith::kMod, Form::kVV>)
#define op_Pow (arith_handler<Arith::kPow, Form::kVV>)
#define op_AddI (arith_handler<Arith::kAdd, Form::kVI>)
#define op_AddK (arith_handler<Arith::kAdd, Form::kVK>)
#define op_SubK (arith_handler<Arith::kSub, Form::kVK>)
#define op_MulK (arith_handler<Arith::kMul, Form::kVK>)
#define op_DivK (arith_handler<Arith::kDiv, Form::kVK>)
#define op_ModK (arith_handler<Arith::kMod, Form::kVK>)
#define op_PowK (arith_handler<Arith::kPow, Form::kVK>)
#define op_AddKV (arith_handler<Arith::kAdd, Form::kKV>)
#define op_SubKV (arith_handler<Arith::kSub, Form::kKV>)
#define op_MulKV (arith_handler<Arith::kMul, Form::kKV>)
#define op_DivKV (arith_handler<Arith::kDiv, Form::kKV>)

GS_SLOW_HANDLER neg_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(negate_slow(*vm, RB, out, call), call, Stub::kStore);
  RA = out;
  NEXT;
}
GS_HANDLER op_Neg(GS_PARAMS) {
  Value v = RB;
  if (v.is_double()) {
    RA = Value::number(-v.as_double());
    NEXT;
  }
  if (GS_UNLIKELY(!v.is_int() || v.as_int() == kMinInt)) GOTO(neg_slow);
  RA = Value::integer(-v.as_int());
  NEXT;
}
GS_HANDLER op_Not(GS_PARAMS) {
  RA = Value::boolean(!RB.truthy());
  NEXT;
}

GS_SLOW_HANDLER len_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(length_slow(*vm, RB, out, call), call, Stub::kStore);
  RA = out;
  NEXT;
}
GS_HANDLER op_Len(GS_PARAMS) {
  Value v = RB;
  if (v.is_string()) {
    RA = Value::integer(v.as_string()->length());
    NEXT;
  }
  if (v.is_table() && v.as_table()->shape_id() == vm->shapes().empty()->id) {
    RA = Value::integer(table_length(v.as_table()));
    NEXT;
  }
  GOTO(len_slow);
}

// ---------------------------------------------------------------- concatenation

/// Joins the operands base[first] … base[first + count - 1] from the right. Each step leaves its result in the last
/// operand but one, so a metamethod's result can be put there and the work go on.
GS_SLOW_HANDLER op_Concat(GS_PARAMS) {
  SAVE();
  Value* operands = &RB;
  for (uint32_t count = C; count > 1; count--) {
    Value out;
    PendingCall call;
    Outcome outcome = concat_pair(*vm, operands[count - 2], operands[count - 1], out, call);
    if (outcome == Outcome::kRaised) GOTO(raise_error);
    if (outcome == Outcome::kCall) CONTINUE_AT(enter_pending(*vm, base, pc, call, Stub::kConcat, count - 1));
    operands[count - 2] = out;
  }
  RA = operands[0];
  NEXT;
}

// ---------------------------------------------------------------- comparison

enum class Test { kEq, kLt, kLe };

/// `a test b` for numbers and identical things. False when the slow path must decide.
template <Test test>
GS_INLINE bool compare_fast(Value a, Value b, bool& result) {
  if (Value::both_ints(a, b)) {
    // Equal tags, so the words order as the integers do.
    int64_t x = static_cast<int64_t>(a.bits() << 16), y = static_cast<int64_t>(b.bits() << 16);
    result = test == Test::kEq ? x == y : test == Test::kLt ? x < y : x <= y;
    return true;
  }
  if (Value::both_doubles(a, b)) {
    double x = a.as_double(), y = b.as_double();
    result = test == Test::kEq ? x == y : test == Test::kLt ? x < y : x <= y;
    return true;
  }
  if (test == Test::kEq && a == b) {  // not doubles: the same bits are the same thing
    result = true;
    return true;
  }
  return false;
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
  NEXT;
}
template <Test test, bool swap, bool negate>
GS_HANDLER compare_value(GS_PARAMS) {
  bool result;
  if (GS_UNLIKELY(!compare_fast<test>(swap ? RC : RB, swap ? RB : RC, result))) {
    GOTO((compare_value_slow<test, swap, negate>));
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

/// Takes the jump word: on `taken` goes to its target, polling on back edges; else to the next instruction.
#define BRANCH(taken)                                                         \
  do {                                                                        \
    int32_t gs_distance = static_cast<int32_t>(*pc++);                        \
    if (taken) {                                                              \
      pc += gs_distance;                                                      \
      if constexpr (direction == Direction::kBackward) POLL_AND_NEXT;         \
    }                                                                         \
    NEXT;                                                                     \
  } while (0)

template <bool sense, Direction direction>
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
  BRANCH(result == sense);
}
template <Test test, bool sense, Direction direction>
GS_HANDLER jump_compare(GS_PARAMS) {
  bool result;
  if (GS_UNLIKELY(!compare_fast<test>(RA, RB, result))) GOTO((jump_compare_slow<test, sense, direction>));
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
  if (equal_slow(*vm, RA, CONSTANT(D), result, call) == Outcome::kRaised) GOTO(raise_error);
  BRANCH(result == sense);
}
template <bool sense, Direction direction>
GS_HANDLER jump_equal_constant(GS_PARAMS) {
  Value a = RA, b = CONSTANT(D);
  bool result;
  if (!compare_fast<Test::kEq>(a, b, result)) {
    if (a.is_string() || a.is_number()) GOTO((jump_equal_constant_slow<sense, direction>));
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
  BRANCH(result == sense);
}
template <Test test, bool swap, bool sense, Direction direction>
GS_HANDLER jump_compare_int(GS_PARAMS) {
  Value a = RA;
  bool result;
  if (GS_LIKELY(a.is_int())) {
    int64_t x = swap ? SD : a.as_int(), y = swap ? a.as_int() : SD;
    result = test == Test::kLt ? x < y : x <= y;
  } else if (a.is_double()) {
    double x = swap ? SD : a.as_double(), y = swap ? a.as_double() : SD;
    result = test == Test::kLt ? x < y : x <= y;
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

// ---------------------------------------------------------------- fields

GS_SLOW_HANDLER get_field_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(field_get_miss(*vm, CACHE(*pc), RB, out, call), call, Stub::kStore);
  RA = out;
  pc++;
  NEXT;
}
/// The value of cached slot `slot`, inline or not.
GS_INLINE Value load_slot(Table* t, uint32_t slot) {
  if (GS_LIKELY(slot < t->inline_slots())) return t->slots()[slot];
  return t->storage->overflow->data()[slot - t->inline_slots()];
}
GS_HANDLER op_GetField(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = RB;
  if (GS_UNLIKELY(!object.is_table())) GOTO(get_field_slow);
  Table* t = object.as_table();
  if (GS_UNLIKELY(t->word != cache.shape)) GOTO(get_field_slow);
  Value v = load_slot(t, cache.slot);
  if (GS_UNLIKELY(v.is_nil())) GOTO(get_field_slow);
  RA = v;
  pc++;
  NEXT;
}

GS_SLOW_HANDLER set_field_slow(GS_PARAMS) {
  SAVE();
  PendingCall call;
  FINISH(field_set_miss(*vm, CACHE(*pc), RA, RB, call), call, Stub::kDrop);
  pc++;
  NEXT;
}
GS_HANDLER op_SetField(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = RA, v = RB;
  if (GS_UNLIKELY(!object.is_table())) GOTO(set_field_slow);
  Table* t = object.as_table();
  uint32_t slot = cache.slot;
  if (GS_UNLIKELY(t->word != cache.shape || (v.type_set() & ~cache.types) || slot >= t->inline_slots())) {
    GOTO(set_field_slow);
  }
  t->slots()[slot] = v;
  pc++;
  NEXT_AFTER_STORE(t, v);
}

GS_SLOW_HANDLER self_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  Value object = RB;
  base[A + kFrameHeader] = object;
  Outcome outcome = field_get_miss(*vm, CACHE(*pc), object, out, call);
  if (outcome == Outcome::kDone && out.is_nil()) {
    (void)vm->raise(ErrorId::kCallMethod, {"nil", CACHE(*pc).key->view()});
    outcome = Outcome::kRaised;
  }
  FINISH(outcome, call, Stub::kStore);
  RA = out;
  pc++;
  NEXT;
}
GS_HANDLER op_Self(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = RB;
  if (GS_UNLIKELY(!object.is_table())) GOTO(self_slow);
  Table* t = object.as_table();
  Value method;
  if (t->word == cache.shape) {
    method = load_slot(t, cache.slot);
  } else if (t->word == cache.other && cache.state == PropertyCache::kHolder && cache.epoch == vm->metatable_epoch) {
    method = load_slot(cache.holder, cache.slot);
  } else {
    GOTO(self_slow);
  }
  if (GS_UNLIKELY(method.is_nil())) GOTO(self_slow);
  RA = method;
  base[A + kFrameHeader] = object;
  pc++;
  NEXT;
}

// ---------------------------------------------------------------- elements

GS_SLOW_HANDLER get_index_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(index_get(*vm, RB, RC, out, call), call, Stub::kStore);
  RA = out;
  NEXT;
}
GS_SLOW_HANDLER get_index_int_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(index_get(*vm, RB, Value::integer(C), out, call), call, Stub::kStore);
  RA = out;
  NEXT;
}

/// t[i] when it is in the array part and not nil; else nil, and the slow path decides.
GS_INLINE Value load_element(const Table* t, uint64_t i) {
  Storage* s = t->storage;
  if (GS_UNLIKELY(i >= s->length)) return Value::nil();
  if (GS_LIKELY(s->layout() == Storage::kValues)) return s->values()[i];
  uint8_t b = s->bytes()[i];
  return b == Storage::kByteNil ? Value::nil() : Value::boolean(b == Storage::kByteTrue);
}

GS_HANDLER op_GetIndex(GS_PARAMS) {
  Value object = RB, key = RC;
  if (GS_UNLIKELY(!object.is_table() || !key.is_int())) GOTO(get_index_slow);
  Value v = load_element(object.as_table(), static_cast<uint64_t>(key.as_int()));
  if (GS_UNLIKELY(v.is_nil())) GOTO(get_index_slow);
  RA = v;
  NEXT;
}
GS_HANDLER op_GetIndexI(GS_PARAMS) {
  Value object = RB;
  if (GS_UNLIKELY(!object.is_table())) GOTO(get_index_int_slow);
  Value v = load_element(object.as_table(), C);
  if (GS_UNLIKELY(v.is_nil())) GOTO(get_index_int_slow);
  RA = v;
  NEXT;
}

GS_SLOW_HANDLER set_index_slow(GS_PARAMS) {
  SAVE();
  PendingCall call;
  FINISH(index_set(*vm, RA, RB, RC, call), call, Stub::kDrop);
  NEXT;
}
GS_SLOW_HANDLER set_index_int_slow(GS_PARAMS) {
  SAVE();
  PendingCall call;
  FINISH(index_set(*vm, RA, Value::integer(B), RC, call), call, Stub::kDrop);
  NEXT;
}

/// Overwrites an element that is there (so no __newindex) with a value its facts cover, or appends one where there is
/// room and no metatable. False: not that simple. The barrier of the storage is the caller's.
GS_INLINE bool store_element(Vm* vm, Table* t, uint64_t i, Value v) {
  Storage* s = t->storage;
  if (GS_UNLIKELY(v.type_set() & ~t->element_types()) || v.is_nil()) return false;
  if (GS_LIKELY(i < s->length)) {
    if (GS_LIKELY(s->layout() == Storage::kValues)) {
      Value* slot = &s->values()[i];
      if (GS_UNLIKELY(slot->is_nil())) return false;
      *slot = v;
      return true;
    }
    uint8_t* slot = &s->bytes()[i];
    if (GS_UNLIKELY(*slot == Storage::kByteNil)) return false;
    *slot = v.as_bool();
    return true;
  }
  bool append = i == s->length && i < s->capacity && i != 0 && s->dict == nullptr && s->layout() == Storage::kValues &&
                t->shape_id() == vm->shapes().empty()->id;
  if (!append) return false;
  s->values()[i] = v;
  s->length = static_cast<uint32_t>(i) + 1;
  if (s->word < s->length) s->word = s->length;
  return true;
}
GS_HANDLER op_SetIndex(GS_PARAMS) {
  Value object = RA, key = RB;
  if (GS_UNLIKELY(!object.is_table() || !key.is_int())) GOTO(set_index_slow);
  if (GS_UNLIKELY(!store_element(vm, object.as_table(), static_cast<uint64_t>(key.as_int()), RC))) GOTO(set_index_slow);
  NEXT_AFTER_STORE(object.as_table()->storage, RC);
}
GS_HANDLER op_SetIndexI(GS_PARAMS) {
  Value object = RA;
  if (GS_UNLIKELY(!object.is_table())) GOTO(set_index_int_slow);
  if (GS_UNLIKELY(!store_element(vm, object.as_table(), B, RC))) GOTO(set_index_int_slow);
  NEXT_AFTER_STORE(object.as_table()->storage, RC);
}

// ---------------------------------------------------------------- making tables

/// How many tables of a site are looked at, one creation later, to learn how large they grow.
constexpr uint8_t kSiteSamples = 16;
constexpr uint32_t kMaxArrayHint = 64;

/// Looks at what became of the table made here before, and sizes the next ones by it.
GS_NOINLINE void learn_from_last(Vm& vm, AllocationSite& site) {
  Table* last = site.last;
  site.last = nullptr;
  if (last == nullptr) return;
  uint32_t fields = vm.shapes().get(last->shape_id())->count;
  if (fields > site.inline_slots) site.inline_slots = static_cast<uint8_t>(fields);
  uint32_t elements = last->storage->length;
  if (elements > kMaxArrayHint) elements = kMaxArrayHint;
  if (elements > site.array_hint) site.array_hint = elements;
}

GS_INLINE void sample(Vm& vm, AllocationSite& site, const Instr* code, Table* made) {
  if (site.samples == kSiteSamples) return;
  site.samples++;
  site.last = site.samples == kSiteSamples ? nullptr : made;
  vm.barrier(code_info(code)->proto);  // weak, but whoever traces the function has to forget the sample
}

GS_SLOW_HANDLER op_NewTable(GS_PARAMS) {
  SAVE();
  AllocationSite& site = SITE(*pc);
  if (GS_UNLIKELY(site.last != nullptr)) learn_from_last(*vm, site);
  Result<Table*> made = new_table(*vm, site.inline_slots, site.array_hint);
  if (!made.ok()) GOTO(raise_error);
  sample(*vm, site, code, *made);
  RA = Value::table(*made);
  pc++;
  NEXT;
}

/// The shape of an object literal's fields, worked out at its first execution.
GS_NOINLINE void prepare_site(Vm& vm, AllocationSite& site, const Instr* code) {
  Shape* shape = vm.shapes().empty();
  for (uint32_t i = 0; i < site.key_count; i++) {
    shape = vm.shapes().add_field(shape, CONSTANT(site.first_key + i).as_string());
    if (shape == nullptr) shape = vm.shapes().dictionary();
    if (shape->is_dictionary) break;
  }
  site.shape = shape->id;
  if (site.inline_slots < site.key_count) site.inline_slots = static_cast<uint8_t>(site.key_count);
}

/// Literals whose keys made too many shapes: field by field.
GS_NOINLINE Result<Table*> new_object_slowly(Vm& vm, const AllocationSite& site, const Instr* code, const Value* values) {
  GS_TRY(Table* t, new_table(vm, 0, 0));
  for (uint32_t i = 0; i < site.key_count; i++) {
    GS_TRYV(table_set(vm, t, CONSTANT(site.first_key + i), values[i]));
  }
  return t;
}

GS_SLOW_HANDLER op_NewObject(GS_PARAMS) {
  SAVE();
  AllocationSite& site = SITE(*pc);
  if (GS_UNLIKELY(site.shape == 0)) prepare_site(*vm, site, code);
  if (GS_UNLIKELY(site.last != nullptr)) learn_from_last(*vm, site);
  Shape* shape = vm->shapes().get(site.shape);
  const Value* values = &RB;
  if (GS_UNLIKELY(shape->is_dictionary)) {
    Result<Table*> made = new_object_slowly(*vm, site, code, values);
    if (!made.ok()) GOTO(raise_error);
    RA = Value::table(*made);
    pc++;
    NEXT;
  }
  Result<Table*> made = new_table(*vm, site.inline_slots, 0);
  if (!made.ok()) GOTO(raise_error);
  Table* t = *made;
  uint32_t count = C;
  for (uint32_t i = 0; i < count; i++) {
    FieldFact* fact = shape->properties[i].fact;
    Value v = values[i];
    if (GS_UNLIKELY(v.type_set() & ~fact->types) || GS_UNLIKELY(fact->is_constant)) vm->shapes().widen(shape, i, v);
    t->slots()[i] = v;
  }
  for (uint32_t i = count; i < site.inline_slots; i++) t->slots()[i] = Value::nil();
  t->word = shape->id;
  sample(*vm, site, code, t);
  RA = Value::table(t);
  pc++;
  NEXT;
}

GS_SLOW_HANDLER op_SetList(GS_PARAMS) {
  SAVE();
  Table* t = RA.as_table();
  const Value* values = &RB;
  uint32_t count = C;
  if (count == kMulti) count = static_cast<uint32_t>(vm->run.multi_top - values);
  vm->run.live_row = &RB + count;
  if (!table_set_row(*vm, t, *pc, values, count).ok()) GOTO(raise_error);
  vm->run.live_row = nullptr;
  pc++;
  NEXT;
}

GS_SLOW_HANDLER op_MakeArray(GS_PARAMS) {
  SAVE();
  Result<Table*> made = make_array(*vm, RB, static_cast<ArrayZero>(C));
  if (!made.ok()) GOTO(raise_error);
  RA = Value::table(*made);
  NEXT;
}

// ---------------------------------------------------------------- calls

GS_INLINE uint32_t argument_count(Vm* vm, const Value* window, unsigned count) {
  return count == kMulti ? static_cast<uint32_t>(vm->run.multi_top - window - kFrameHeader) : count;
}

GS_SLOW_HANDLER call_slow(GS_PARAMS) {
  SAVE();
  Value* window = &RA;
  CONTINUE_AT(enter_call(*vm, base, window, argument_count(vm, window, B), C, pc));
}
/// The common native: arguments in place, an ordinary number of results.
__attribute__((preserve_none, noinline)) static uint64_t call_native(GS_PARAMS) {
  Value* window = &RA;
  Value* args = window + kFrameHeader;
  uint32_t count = argument_count(vm, window, B);
  if (GS_UNLIKELY(args + count + 8 > vm->run.stack_limit)) GOTO(call_slow);
  set_frame_caller_pc(args, pc);
  uint64_t depth = base[-1].bits() & (FrameInfo::kDepthMask << FrameInfo::kDepthShift);
  uint64_t delta = static_cast<uint64_t>(A) + kFrameHeader;
  args[-1] = Value::from_bits(depth | delta | static_cast<uint64_t>(C) << FrameInfo::kWantedShift | FrameInfo::kNative);
  vm->run.pc = pc;
  vm->run.base = args;
  vm->run.top = args + count;
  NativeResult result = window->as<NativeFunction>()->code(*vm, Args(*vm, args, count));
  if (GS_UNLIKELY(result.raised())) GOTO(raise_error);
  if (GS_UNLIKELY(result.is_tail_call())) CONTINUE_AT(enter_tail_call(*vm, args, result));
  vm->run.base = base;
  code = base[-4].as<Closure>()->code;
  uint32_t given = result.count(), wanted = arg_c(pc[-1]);
  if (GS_UNLIKELY(given != wanted)) {
    if (wanted == kMulti) {
      vm->run.multi_top = window + given;
    } else {
      for (; given < wanted; given++) window[given] = Value::nil();
    }
  }
  NEXT;
}
/// The poll of a function's entry: the frame stands.
GS_SLOW_HANDLER poll_at_entry(GS_PARAMS) {
  SAVE();
  if (!vm->handle_poll().ok()) GOTO(raise_error);
  NEXT;
}

GS_HANDLER op_Call(GS_PARAMS) {
  Value* window = &RA;
  Value callee = *window;
  if (GS_UNLIKELY(!callee.is_function())) GOTO(call_slow);
  if (callee.as_cell()->kind != gc::Kind::kClosure) GOTO(call_native);
  const Instr* target = callee.as<Closure>()->code;
  const CodeInfo* info = code_info(target);
  Value* callee_base = window + kFrameHeader;
  uint64_t frame = base[-1].bits();
  // Same argument count, not variadic, room and depth left: otherwise the general way.
  uint64_t depth = (frame & (FrameInfo::kDepthMask << FrameInfo::kDepthShift)) + FrameInfo::kDepthOne;
  uint32_t count = argument_count(vm, window, B);
  if (GS_UNLIKELY(count != info->param_count || (info->flags & CodeInfo::kVariadic) ||
                  callee_base + info->frame_size + 16 > vm->run.stack_limit ||
                  depth > uint64_t{kMaxScriptDepth} << FrameInfo::kDepthShift)) {
    GOTO(call_slow);
  }
  set_frame_caller_pc(callee_base, pc);
  uint64_t delta = static_cast<uint64_t>(A) + kFrameHeader;
  callee_base[-1] = Value::from_bits(depth | delta | static_cast<uint64_t>(C) << FrameInfo::kWantedShift);
  base = callee_base;
  pc = target;
  code = target;
  if (GS_UNLIKELY(vm->poll.load(std::memory_order_relaxed) != 0)) GOTO(poll_at_entry);
  NEXT;
}

GS_SLOW_HANDLER return_slow(GS_PARAMS) {
  Value* values = &RA;
  uint32_t count = B;
  if (count == kMulti) count = static_cast<uint32_t>(vm->run.multi_top - values);
  CONTINUE_AT(return_from(*vm, base, values, count));
}
#define op_ReturnV return_slow

GS_SLOW_HANDLER return0_slow(GS_PARAMS) { CONTINUE_AT(return_from(*vm, base, base, 0)); }
GS_SLOW_HANDLER return1_slow(GS_PARAMS) { CONTINUE_AT(return_from(*vm, base, &RA, 1)); }

/// The plain frames: no flags, and `wanted` results.
#define IS_PLAIN(info, wanted) (((info) >> FrameInfo::kWantedShift) == (wanted))

#define LEAVE_FRAME(info)                                                     \
  do {                                                                        \
    pc = frame_caller_pc(base);                                               \
    base -= (info) & FrameInfo::kDeltaMask;                                   \
    code = base[-4].as<Closure>()->code;                                      \
    NEXT;                                                                     \
  } while (0)

GS_HANDLER op_Return0(GS_PARAMS) {
  uint64_t info = base[-1].bits();
  if (GS_UNLIKELY(!IS_PLAIN(info, 0))) GOTO(return0_slow);
  LEAVE_FRAME(info);
}
/// One value, wanted as one or (`return f(x)`, `g(f(x))`) as many as there are.
GS_HANDLER op_Return1(GS_PARAMS) {
  uint64_t info = base[-1].bits();
  if (GS_UNLIKELY(!IS_PLAIN(info, 1))) {
    if (!IS_PLAIN(info, kMulti)) GOTO(return1_slow);
    vm->run.multi_top = base - 3;
  }
  base[-4] = RA;
  LEAVE_FRAME(info);
}
GS_HANDLER op_Return(GS_PARAMS) {
  uint64_t info = base[-1].bits();
  Value* values = &RA;
  bool one = B == kMulti && vm->run.multi_top == values + 1;
  if (GS_UNLIKELY(!one)) GOTO(return_slow);
  if (!IS_PLAIN(info, 1)) {
    if (!IS_PLAIN(info, kMulti)) GOTO(return_slow);
    vm->run.multi_top = base - 3;
  }
  base[-4] = *values;
  LEAVE_FRAME(info);
}

// ---------------------------------------------------------------- extra arguments

/// The extra arguments of the variadic frame at `base` (figure in frame.h).
inline uint32_t extra_count(const Value* base) { return static_cast<uint32_t>(base[-5].as_int()); }
inline const Value* extra_arguments(const Value* base) { return base - 5 - extra_count(base); }

GS_SLOW_HANDLER op_Vararg(GS_PARAMS) {
  uint32_t have = extra_count(base), wanted = B;
  const Value* extra = extra_arguments(base);
  Value* out = &RA;
  if (wanted == kMulti) {
    if (out + have + 64 > vm->run.stack_limit) {
      SAVE();
      (void)vm->raise(ErrorId::kTooManyResults);
      GOTO(raise_error);
    }
    std::memcpy(out, extra, have * sizeof(Value));
    vm->run.multi_top = out + have;
    NEXT;
  }
  for (uint32_t i = 0; i < wanted; i++) out[i] = i < have ? extra[i] : Value::nil();
  NEXT;
}
GS_HANDLER op_VarargCount(GS_PARAMS) {
  RA = Value::integer(extra_count(base));
  NEXT;
}
GS_SLOW_HANDLER op_VarargIndex(GS_PARAMS) {
  Value key = normalize_key(RB);
  bool inside = key.is_int() && key.as_int() >= 1 && key.as_int() <= extra_count(base);
  RA = inside ? extra_arguments(base)[key.as_int() - 1] : Value::nil();
  NEXT;
}
GS_SLOW_HANDLER op_VarargTable(GS_PARAMS) {
  SAVE();
  Result<Table*> made = new_list(*vm, extra_arguments(base), extra_count(base));
  if (!made.ok()) GOTO(raise_error);
  RA = Value::table(*made);
  NEXT;
}
// ---------------------------------------------------------------- goroutines and channels

GS_SLOW_HANDLER op_Go(GS_PARAMS) {
  SAVE();
  Value* window = &RA;
  uint32_t count = argument_count(vm, window, B);
  vm->run.live_row = window + kFrameHeader + count;
  if (!start_goroutine(*vm, window[0], window + kFrameHeader, count).ok()) GOTO(raise_error);
  vm->run.live_row = nullptr;
  NEXT;
}
GS_SLOW_HANDLER op_MakeChan(GS_PARAMS) {
  SAVE();
  Result<Channel*> made = make_channel(*vm, RB);
  if (!made.ok()) GOTO(raise_error);
  RA = Value::object(*made);
  NEXT;
}
GS_SLOW_HANDLER op_Send(GS_PARAMS) {
  SAVE();
  Result<Channel*> channel = check_channel(*vm, RA);
  if (!channel.ok() || !channel_send(*vm, *channel, RB).ok()) GOTO(raise_error);
  NEXT;
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
  if (!receive(*vm, RB, value, came)) GOTO(raise_error);
  RA = value;
  NEXT;
}
GS_SLOW_HANDLER op_Recv2(GS_PARAMS) {
  SAVE();
  Value value;
  bool came;
  if (!receive(*vm, RB, value, came)) GOTO(raise_error);
  base[A] = value;
  base[A + 1] = Value::boolean(came);
  NEXT;
}

// ---------------------------------------------------------------- range loops

GS_SLOW_HANDLER op_RangePrep(GS_PARAMS) {
  SAVE();
  if (!range_prepare(*vm, &RA).ok()) GOTO(raise_error);
  pc += static_cast<int32_t>(*pc) + 1;
  NEXT;
}

/// Everything but tables: functions are called, channels block.
GS_SLOW_HANDLER range_next_slow(GS_PARAMS) {
  SAVE();
  Value* state = &RA;
  if (state[0].is_function()) {
    Value* window = state + 3;
    window[0] = state[0];
    window[kFrameHeader] = state[1];
    window[kFrameHeader + 1] = state[2];
    CONTINUE_AT(enter_call(*vm, base, window, 2, 2, pc + 1));
  }
  bool more = false;
  if (!range_next(*vm, state, more).ok()) GOTO(raise_error);
  int32_t distance = static_cast<int32_t>(*pc++);
  pc += more ? distance : 2;  // at the end, past the RangeTest
  NEXT;
}
GS_SLOW_HANDLER poll_and_range(GS_PARAMS) {
  SAVE();
  if (!vm->handle_poll().ok()) GOTO(raise_error);
  GOTO(range_next_slow);
}
GS_HANDLER op_RangeNext(GS_PARAMS) {
  if (GS_UNLIKELY(vm->poll.load(std::memory_order_relaxed) != 0)) GOTO(poll_and_range);
  GOTO(range_next_slow);
}
GS_HANDLER op_RangeTest(GS_PARAMS) {
  Value* state = &RA;
  int32_t distance = static_cast<int32_t>(*pc++);
  if (state[3].is_nil()) NEXT;
  state[2] = state[3];
  pc += distance;
  NEXT;
}

// ---------------------------------------------------------------- continuations

/// The instruction that a metamethod call interrupted goes on: pc behind its first word, insn that word.
#define RESUME_INTERRUPTED()                                                  \
  Value* gs_window = base + code_info(code)->frame_size;                      \
  pc = reinterpret_cast<const Instr*>(gs_window[0].bits());                   \
  insn = pc[-1];                                                              \
  [[maybe_unused]] Value result = gs_window[2]

#define SKIP_X() (pc += kHasX[insn & 0xFF])

GS_SLOW_HANDLER op_ContStore(GS_PARAMS) {
  RESUME_INTERRUPTED();
  RA = result;
  SKIP_X();
  NEXT;
}
GS_SLOW_HANDLER op_ContDrop(GS_PARAMS) {
  RESUME_INTERRUPTED();
  SKIP_X();
  NEXT;
}
GS_SLOW_HANDLER op_ContBool(GS_PARAMS) {
  RESUME_INTERRUPTED();
  RA = Value::boolean(result.truthy());
  NEXT;
}
GS_SLOW_HANDLER op_ContNotBool(GS_PARAMS) {
  RESUME_INTERRUPTED();
  RA = Value::boolean(!result.truthy());
  NEXT;
}
/// Is the jump `op` taken when its comparison holds?
bool jumps_when_true(Op op) {
  switch (op) {
    case Op::JNe: case Op::LNe: case Op::JNotLt: case Op::JNotLe: case Op::LNotLt: case Op::LNotLe:
    case Op::JNotLtI: case Op::JNotLeI: case Op::JNotGtI: case Op::JNotGeI:
    case Op::LNotLtI: case Op::LNotLeI: case Op::LNotGtI: case Op::LNotGeI: return false;
    default: return true;
  }
}
GS_SLOW_HANDLER op_ContJump(GS_PARAMS) {
  RESUME_INTERRUPTED();
  int32_t distance = static_cast<int32_t>(*pc++);
  if (result.truthy() != jumps_when_true(static_cast<Op>(insn & 0xFF))) NEXT;
  pc += distance;
  POLL_AND_NEXT;
}
GS_SLOW_HANDLER op_ContConcat(GS_PARAMS) {
  RESUME_INTERRUPTED();
  // W[1] says how many operands are left; the result takes the last one's place.
  uint32_t left = static_cast<uint32_t>(gs_window[1].bits());
  Value* operands = &RB;
  operands[left - 1] = result;
  insn = (insn & 0xFFFFFF) | uint64_t{left} << 24;
  GOTO(op_Concat);
}
GS_SLOW_HANDLER op_ContReturn(GS_PARAMS) {
  // The callee's window begins where its results do: the native passed them on as tail_call's offset.
  Value* results = base;
  CONTINUE_AT(return_from(*vm, base, results, static_cast<uint32_t>(vm->run.multi_top - results)));
}
GS_SLOW_HANDLER op_ContPcall(GS_PARAMS) {
  // The results stand from base[0] on, for xpcall from base[1]: there base[0] is the handler.
  Value* results = base + is_xpcall_frame(base);
  uint32_t count = static_cast<uint32_t>(vm->run.multi_top - results);
  std::memmove(base + 1, results, count * sizeof(Value));
  base[0] = Value::boolean(true);
  CONTINUE_AT(return_from(*vm, base, base, count + 1));
}
GS_SLOW_HANDLER op_ContHandler(GS_PARAMS) {
  base[0] = Value::boolean(false);
  CONTINUE_AT(return_from(*vm, base, base, 2));
}
GS_SLOW_HANDLER op_ContRequire(GS_PARAMS) {
  SAVE();
  vm->run.top = vm->run.multi_top;
  Value result = vm->run.multi_top > base + 1 ? base[1] : Value::nil();
  if (!finish_require(*vm, base[0], result).ok()) GOTO(raise_error);
  base[1] = result.is_nil() ? Value::boolean(true) : result;
  CONTINUE_AT(return_from(*vm, base, base + 1, 1));
}
GS_SLOW_HANDLER op_Exit(GS_PARAMS) {
  (void)pc, (void)table, (void)code, (void)insn, (void)base, (void)vm;
  return 1;
}

__attribute__((preserve_none)) uint64_t first_dispatch(GS_PARAMS) { NEXT; }

}  // namespace

const void* const kDispatch[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) \
  reinterpret_cast<const void*>(static_cast<Handler>(op_##name)),
#include "vm/defs/opcodes.def"
};

bool interpret(Vm& vm, Value* base, const Instr* pc) {
  const Instr* code = base[-4].as<Closure>()->code;
  return first_dispatch(pc, base, &vm, vm.dispatch, code, 0) != 0;
}

}  // namespace gs::vm
