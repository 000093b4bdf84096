// Frames: one layout on the value stack, shared by every tier.
//
// The caller builds the window in its own registers, so arguments are never copied:
//
//    caller's registers …  |  A      A+1      A+2      A+3   | A+4 = callee's base: arguments, locals, temporaries …
//                          | callee  caller   native   info  |
//                          |         pc       return         |
//                            base[-4] base[-3] base[-2] base[-1]
//
//   base[-4]  callee: the function value itself
//   base[-3]  caller pc: where the caller goes on, always a bytecode address (of a Cont… stub for frames the VM
//             pushed), so tracebacks and exits work whatever tier the caller runs in
//   base[-2]  native return: meaningless unless the info word says kReturnNative; then a compiled caller has stored its
//             return address here
//   base[-1]  info, one 64-bit word:
//
//     63     60 59    52 51       44 43                24 23                0
//    +---------+--------+-----------+--------------------+-------------------+
//    | unused  | flags  |  wanted   |  depth             |  delta            |
//    +---------+--------+-----------+--------------------+-------------------+
//     delta   how many slots below this base the caller's base lies
//     depth   number of script frames up to and including this one; the limit is the same in every tier
//     wanted  results wanted, kMulti = all. Together with flags == 0 one compare recognises the plain call.
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
//  baseline,   | reserved: kReturnNative in flags, native address in base[-2]; a jump through it never grows the
//  region      | native stack because replacing a frame's tier pops its native frame first. A coroutine with such a
//              | frame is a host; it counts like a C++ frame where a host yields
//
// tests/unit/vm/coroutine_test.cpp has a test for each cell of the rows that exist.

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
  static constexpr int kDepthShift = 24, kWantedShift = 44, kFlagsShift = 52;
  static constexpr uint64_t kDeltaMask = (uint64_t{1} << 24) - 1;
  static constexpr uint64_t kDepthMask = (uint64_t{1} << 20) - 1;
  static constexpr uint64_t kDepthOne = uint64_t{1} << kDepthShift;
  /// Flags.
  static constexpr uint64_t kNative = uint64_t{1} << kFlagsShift;         ///< the frame of a C++ function
  static constexpr uint64_t kReturnNative = uint64_t{2} << kFlagsShift;   ///< leave through base[-2]
  static constexpr uint64_t kVariadic = uint64_t{4} << kFlagsShift;       ///< moved above its extra arguments
  static constexpr uint64_t kBoundary = uint64_t{8} << kFlagsShift;       ///< called from C++: errors stop here

  uint64_t bits;

  static constexpr FrameInfo make(uint32_t delta, uint32_t depth, uint32_t wanted, uint64_t flags = 0) {
    return {delta | uint64_t{depth} << kDepthShift | uint64_t{wanted} << kWantedShift | flags};
  }
  constexpr uint32_t delta() const { return static_cast<uint32_t>(bits & kDeltaMask); }
  constexpr uint32_t depth() const { return static_cast<uint32_t>((bits >> kDepthShift) & kDepthMask); }
  constexpr uint32_t wanted() const { return static_cast<uint32_t>((bits >> kWantedShift) & 0xFF); }
  constexpr bool has(uint64_t flag) const { return (bits & flag) != 0; }
};

inline Value& frame_callee(Value* base) { return base[-4]; }
inline const Instr* frame_caller_pc(const Value* base) { return reinterpret_cast<const Instr*>(base[-3].bits()); }
inline void set_frame_caller_pc(Value* base, const Instr* pc) {
  base[-3] = Value::from_bits(reinterpret_cast<uint64_t>(pc));
}
inline FrameInfo frame_info(const Value* base) { return {base[-1].bits()}; }
inline void set_frame_info(Value* base, FrameInfo info) { base[-1] = Value::from_bits(info.bits); }
inline Value* frame_caller(Value* base) { return base - frame_info(base).delta(); }

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
