// What every opcode handler is made of: the machine state, how operands are read, how a handler ends.
//
// A handler is a function of the whole machine state (machine_state.h), which the preserve_none convention keeps in
// registers from handler to handler; each ends in a tail call of the next one. Nothing is pushed or spilled on the way.
//
// A handler does its common case inline and otherwise tail-calls a slow twin with the same arguments, even for the cold
// side of the write barrier. Only slow twins call ordinary C++: so the fast ones need no stack frame at all. Before such
// a call the slow twin saves base and pc in vm.run, where the collector, error positions and tracebacks look.
//
// Only interpreter.cpp includes this file and the handlers of each family (ops_*_inl.h), after one another: handlers
// name their slow twins, and fused ones their second halves, so they have to be seen together.
#pragma once

#include <cmath>
#include <cstring>

#include "vm/bytecode/fusion.h"
#include "vm/interp/calls.h"
#include "vm/interp/machine_state.h"
#include "vm/jit/tier.h"
#include "vm/jit/transitions.h"
#include "vm/proto.h"
#include "vm/runtime/arith.h"
#include "vm/table.h"

namespace gs::vm {

#define GS_HANDLER __attribute__((preserve_none)) static uint64_t
#define GS_WARM_HANDLER __attribute__((preserve_none, noinline)) static uint64_t
#define GS_SLOW_HANDLER __attribute__((preserve_none, noinline, cold)) static uint64_t
#define GS_MUSTTAIL [[clang::musttail]] return

// ---- operands

#define A arg_a(static_cast<Instr>(insn))
#define B arg_b(static_cast<Instr>(insn))
#define C arg_c(static_cast<Instr>(insn))
#define SC arg_sc(static_cast<Instr>(insn))
#define D arg_d(static_cast<Instr>(insn))
#define SD arg_sd(static_cast<Instr>(insn))
#define RA base[A]
#define RB base[B]
#define RC base[C]

// The upper operands of the current word, before pc has moved on: x86-64 has no cheap way to extract a byte above the
// second from a register, but a load of one needs nothing to wait for. AArch64 has ubfx.
#if defined(__x86_64__)
#define HOT_B (static_cast<unsigned>(reinterpret_cast<const uint8_t*>(pc)[-2]))
#define HOT_C (static_cast<unsigned>(reinterpret_cast<const uint8_t*>(pc)[-1]))
#else
#define HOT_B B
#define HOT_C C
#endif

#define CONSTANT(i) (reinterpret_cast<const Value*>(code)[-5 - static_cast<int64_t>(i)])
#define CACHE(x) (*reinterpret_cast<PropertyCache*>(reinterpret_cast<uintptr_t>(code) - (x)))
#define SITE(x) (*reinterpret_cast<AllocationSite*>(reinterpret_cast<uintptr_t>(code) - (x)))

// ---- type tests against the pinned constants

GS_INLINE bool both_ints(Value a, Value b, uint64_t int_tag) { return (a.bits() & b.bits()) >= int_tag; }
GS_INLINE bool is_int(Value v, uint64_t int_tag) { return v.bits() >= int_tag; }
GS_INLINE bool is_double(Value v, [[maybe_unused]] uint64_t nil_bits) {
#if GS_VALUE_ENCODING == GS_ENCODING_DOUBLES_PLAIN
  return v.bits() < nil_bits;
#else
  return v.is_double();
#endif
}
/// The table in `v`, if it is one.
GS_INLINE bool is_table(Value v, Table*& t) {
#if GS_VALUE_ENCODING == GS_ENCODING_DOUBLES_PLAIN
  // One exclusive or takes the right tag away and makes any other one visible.
  uint64_t address = v.bits() ^ Value::kTableTag;
  t = reinterpret_cast<Table*>(address);
  return (address >> 48) == 0;
#else
  t = v.as_table();
  return v.is_table();
#endif
}
/// The function in `v`, of either kind, if it is one.
GS_INLINE bool is_function(Value v, gc::Header*& f) {
#if GS_VALUE_ENCODING == GS_ENCODING_DOUBLES_PLAIN
  uint64_t address = v.bits() ^ Value::kFunctionTag;
  f = reinterpret_cast<gc::Header*>(address);
  return (address >> 48) == 0;
#else
  f = v.as_cell();
  return v.is_function();
#endif
}
GS_INLINE Value int_from_shifted(int64_t shifted, uint64_t int_tag) {
  return Value::from_bits(int_tag | static_cast<uint64_t>(shifted) >> 16);
}

/// May `v` take the place of `old` without a look at the table's facts? Two things of one type may, unless nil.
GS_INLINE bool same_type(Value old, Value v, uint64_t nil_bits) {
#if GS_VALUE_ENCODING == GS_ENCODING_DOUBLES_PLAIN
  // Doubles first: their upper bits are alike or not as it happens, and nobody could predict a branch on that.
  if (v.bits() < nil_bits) return old.bits() < nil_bits;
  return ((old.bits() ^ v.bits()) >> 48) == 0 && v.bits() != nil_bits;
#else
  (void)nil_bits;
  return old.type_tag() == v.type_tag() && !v.is_nil();
#endif
}

/// The double in `*v`, once more from memory: the type test has it in an integer register, from where it would take
/// longer to a floating-point one than from the cache, in the middle of what is often a chain of dependent operations.
GS_INLINE double load_double(const Value* v) {
#if GS_VALUE_ENCODING == GS_ENCODING_DOUBLES_PLAIN
  return *reinterpret_cast<const volatile double*>(v);
#else
  return v->as_double();
#endif
}

// ---- how a handler ends

#define DISPATCH(tag, nil)                                                    \
  do {                                                                        \
    insn = *pc++;                                                             \
    GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(table[insn & 0xFF]))( \
        pc, base, vm, table, code, tag, insn, nil);                           \
  } while (0)

/// The next instruction.
#define NEXT DISPATCH(int_tag, nil_bits)
/// The same after a call of C++, which has not kept the constants' registers.
#define RESUME DISPATCH(Value::kIntTag, Value::kNilBits)
/// In a template with a parameter `then`, a handler or null: the next instruction is known to be then's.
#define THEN                                                                  \
  do {                                                                        \
    if constexpr (then == nullptr) {                                          \
      NEXT;                                                                   \
    } else {                                                                  \
      insn = *pc++;                                                           \
      GS_MUSTTAIL then(GS_STATE);                                             \
    }                                                                         \
  } while (0)
/// Another handler for the same instruction.
#define GOTO(handler) GS_MUSTTAIL handler(GS_STATE)
/// After C++ has raised an error.
#define RAISE GS_MUSTTAIL raise_error(pc, base, vm, table, nullptr, Value::kIntTag, 0, Value::kNilBits)
#define SAVE() (vm->run.base = base, vm->run.pc = pc)

/// Goes on at pc, in whatever tier.
#define ARRIVE GS_MUSTTAIL arrive(pc, base, vm, table, code, Value::kIntTag, 0, Value::kNilBits)
/// Goes on where `next` says, or unwinds.
#define CONTINUE_AT(next)                                                     \
  do {                                                                        \
    Continuation gs_next = (next);                                            \
    if (gs_next.pc == nullptr) RAISE;                                         \
    pc = gs_next.pc;                                                          \
    base = gs_next.base;                                                      \
    code = base[-4].as<Closure>()->code;                                      \
    ARRIVE;                                                                   \
  } while (0)

/// After a slow path that may ask for a call: on kDone falls through.
#define FINISH(outcome, call, stub_kind)                                      \
  do {                                                                        \
    Outcome gs_outcome = (outcome);                                           \
    if (gs_outcome == Outcome::kRaised) RAISE;                                \
    if (gs_outcome == Outcome::kCall) CONTINUE_AT(enter_pending(*vm, base, pc, call, stub_kind)); \
  } while (0)

/// After storing `value` into `container`: `insn`, no longer needed, carries the container to the barrier's cold side,
/// which goes on with the next instruction.
#define BARRIER(container, value)                                             \
  do {                                                                        \
    gc::Header* gs_container = (container);                                   \
    if ((value).is_cell() && GS_UNLIKELY(vm->heap().barrier_is_due(gs_container))) { \
      insn = reinterpret_cast<uint64_t>(gs_container);                        \
      GOTO(record_store);                                                     \
    }                                                                         \
  } while (0)
#define NEXT_AFTER_STORE(container, value)                                    \
  do {                                                                        \
    BARRIER(container, value);                                                \
    NEXT;                                                                     \
  } while (0)

#define POLL_AND_NEXT                                                         \
  do {                                                                        \
    if (GS_UNLIKELY(vm->poll.load(std::memory_order_relaxed) != 0)) GOTO(poll_and_go); \
    NEXT;                                                                     \
  } while (0)

namespace {

// ops_tiers_inl.h
GS_SLOW_HANDLER arrive(GS_PARAMS);
GS_WARM_HANDLER function_entered(GS_PARAMS);

/// The error in vm.error leaves the current instruction. vm.run.base says in which frame.
GS_SLOW_HANDLER raise_error(GS_PARAMS) {
  vm->run.live_row = nullptr;
  Continuation next = unwind(*vm);
  if (next.pc == nullptr) GS_MUSTTAIL gs_leave_activation(pc, base, vm, table, code, int_tag, 0, nil_bits);
  CONTINUE_AT(next);
}

/// Taken at back edges; pc already is the target.
GS_SLOW_HANDLER poll_and_go(GS_PARAMS) {
  // The position of an interrupt is the loop's, so the saved pc must stand behind an instruction's first word.
  SAVE();
  vm->run.pc = pc + 1;
  if (!vm->handle_poll().ok()) RAISE;
  RESUME;
}

GS_SLOW_HANDLER record_store(GS_PARAMS) {
  vm->heap().barrier_slow(reinterpret_cast<gc::Header*>(insn));
  RESUME;
}

}  // namespace
}  // namespace gs::vm
