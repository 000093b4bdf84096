// Frames: one layout on the value stack, shared by every tier.
//
// The caller builds the window in its own registers, so arguments are never copied:
//
//    caller's registers …  |  A      A+1      A+2      A+3   | A+4 = callee's base: arguments, locals, temporaries …
//                          | callee  unused   caller   info  |
//                          |                  pc             |
//                            base[-4] base[-3] base[-2] base[-1]
//
//   base[-4]  callee: the function value itself
//   base[-3]  unused: it makes calls and returns pairs of words
//   base[-2]  caller pc: where the caller goes on. A bytecode address (of a Cont… stub for frames the VM pushed), or,
//             with kReturnNative, the native address that the compiled caller's call returns to; caller_pc() knows
//             which bytecode that stands for, so tracebacks and exits work whatever tier the caller runs in
//   base[-1]  info, one 64-bit word:
//
//     63   60 59             40 39             16 15       8 7         0
//    +-------+-----------------+-----------------+----------+-----------+
//    | unused| depth           | delta           | flags    | wanted    |
//    +-------+-----------------+-----------------+----------+-----------+
//     wanted  results wanted, kMulti = all. Together with flags == 0 one compare recognises the plain call.
//     delta   how many slots below this base the caller's base lies
//     depth   number of script frames up to and including this one, or 0: not counted. Only frames beyond the shallow
//             limit need to know it (frame_depth()), so that an ordinary call stores a constant here.
//
// A variadic function is called with `extra` surplus arguments: its frame is moved above them, so that fixed
// parameters are registers from 0 as everywhere:
//
//    | callee | pc | ret | info || all arguments … | extra | callee | pc | ret | info || fixed parameters, locals …
//      ^ result goes here                            ^ base[-5]                         ^ base
//
// Above the registers of every frame lie kScratchWindow slots for calls the VM itself makes on the frame's behalf
// (metamethods). W = base + frame_size:
//
//    W[0] interrupted pc   W[1] state of the continuation   W[2] callee   W[3…5] header   W[6…] up to 3 arguments
//
// How a frame is left and entered, by the tier it is in (rows) and what happens (columns). "stub" is a Cont… opcode
// that the callee's caller-pc points at; guest and host are the modes of coroutines (native_stack.h).
//
//              | call                  | return                 | error                 | yield
//  ------------+-----------------------+------------------------+-----------------------+------------------------
//  interpreter | new frame, next code  | pc, base from header   | unwind to a pcall     | from guests: registers
//              |                       |                        | frame, else to Exit   | exchanged, resumer's code
//              |                       |                        | or Finish             | next; from hosts: below
//  native (C++)| Vm::call, in hosts    | results on the stack,  | Result is Raised      | hosts: native stack left,
//              | only: a frame         | count returned         |                       | for good if no C++ frame
//              | returning to Exit     |                        |                       | lies between script's
//  coroutine's | a frame returning to  | stub Finish: resumer   | fail_coroutine: to    | the same
//  function    | stub Finish           | goes on                | the resumer           |
//  baseline    | through jit_entry; a  | native `ret`; results  | unwinding drops its    | the innermost goes on
//              | native frame for each | from base[-4] on, their| native frame as well   | behind its call; the
//              | script frame          | number in a register   |                        | frames below are given up
//
// Besides: the interpreter enters compiled code at function entries, at backward jumps, and wherever it arrives in a frame
// by a slow path or a return of compiled code ("on-stack entry"); compiled code hands its frame over at any instruction
// ("exit"). jit/transitions.h draws the native stack and says how each is done.
//
// tests/unit/jit/transition_matrix_test.cpp has a test for each cell, by both frames that take part in it;
// tests/unit/vm/coroutine_test.cpp more about coroutines; tests/scripts/tiers/ programs.

#pragma once

#include <cstring>

#include "vm/base/small_bytes.h"
#include "vm/bytecode/encoding.h"
#include "vm/object.h"
#include "vm/value.h"

namespace gs::vm {

/// Where execution goes on: a frame and an instruction of its function (or a stub). pc null: an error is on its way.
struct Continuation {
  Value* base;
  const Instr* pc;
};

/// The packed word at base[-1].
struct FrameInfo {
  static constexpr int kFlagsShift = 8, kDeltaShift = 16, kDepthShift = 40;
  static constexpr uint64_t kDeltaMask = (uint64_t{1} << 24) - 1;
  static constexpr uint64_t kDepthMask = (uint64_t{1} << 20) - 1;
  /// Flags.
  static constexpr uint64_t kNative = uint64_t{1} << kFlagsShift;         ///< the frame of a C++ function
  static constexpr uint64_t kReturnNative = uint64_t{2} << kFlagsShift;   ///< called by compiled code: base[-2] is native
  static constexpr uint64_t kVariadic = uint64_t{4} << kFlagsShift;       ///< moved above its extra arguments
  static constexpr uint64_t kBoundary = uint64_t{8} << kFlagsShift;       ///< called from C++: errors stop here

  uint64_t bits;

  static constexpr FrameInfo make(uint32_t delta, uint32_t depth, uint32_t wanted, uint64_t flags = 0) {
    return {uint64_t{delta} << kDeltaShift | uint64_t{depth} << kDepthShift | wanted | flags};
  }
  constexpr uint32_t delta() const { return static_cast<uint32_t>((bits >> kDeltaShift) & kDeltaMask); }
  constexpr uint32_t depth() const { return static_cast<uint32_t>((bits >> kDepthShift) & kDepthMask); }
  constexpr uint32_t wanted() const { return static_cast<uint32_t>(bits & 0xFF); }
  constexpr uint64_t wanted_and_flags() const { return static_cast<uint16_t>(bits); }
  /// The frame of a script function called by compiled code, which owns a native frame.
  constexpr bool returns_natively() const { return (bits & (kReturnNative | kNative)) == kReturnNative; }
  /// No flags, and `count` results wanted (or kMulti).
  constexpr bool is_plain(uint64_t count) const { return static_cast<uint16_t>(bits) == count; }
  constexpr bool has(uint64_t flag) const { return (bits & flag) != 0; }
};

inline Value& frame_callee(Value* base) { return base[-4]; }
/// base[-2] as it is, which may be a native address.
inline const Instr* frame_caller_pc(const Value* base) { return reinterpret_cast<const Instr*>(base[-2].bits()); }
inline void set_frame_caller_pc(Value* base, const Instr* pc) {
  base[-2] = Value::from_bits(reinterpret_cast<uint64_t>(pc));
}
inline FrameInfo frame_info(const Value* base) { return {base[-1].bits()}; }
inline void set_frame_info(Value* base, FrameInfo info) { base[-1] = Value::from_bits(info.bits); }
inline Value* frame_caller(Value* base) { return base - frame_info(base).delta(); }
/// The bytecode that the native address in the header of the frame at `base` stands for.
const Instr* bytecode_of_return(Value* base);
/// The bytecode at which the caller of the frame at `base` goes on.
inline const Instr* caller_pc(Value* base) {
  if (GS_UNLIKELY(frame_info(base).has(FrameInfo::kReturnNative))) return bytecode_of_return(base);
  return frame_caller_pc(base);
}

/// Moves `count` values, which may overlap where they go: arguments and results, of which there are mostly one or two.
GS_INLINE void move_values(Value* to, const Value* from, uint32_t count) {
  size_t bytes = size_t{count} * sizeof(Value);
  auto* out = reinterpret_cast<char*>(to);
  if (GS_LIKELY(bytes <= kMaxShortBytes)) copy_bytes_short(out, reinterpret_cast<const char*>(from), bytes);
  else std::memmove(out, from, bytes);
}

/// Script frames that may be active at once in one coroutine, in every tier.
inline constexpr uint32_t kMaxScriptDepth = 200'000;
/// How deep C++ library routines that call back may nest (sort inside a comparator of sort …).
inline constexpr uint32_t kMaxNativeDepth = 200;

}  // namespace gs::vm
