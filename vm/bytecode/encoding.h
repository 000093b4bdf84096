// How instructions are laid out in words.
//
//   bit   31      24 23      16 15       8 7        0
//        +----------+----------+----------+----------+
//   ABC  |    C     |    B     |    A     |    op    |
//   AD   |          D          |    A     |    op    |   D signed or unsigned by its kind
//   J    |              J (signed)        |    op    |
//        +----------+----------+----------+----------+
//   …X   | X: a whole second word                    |
//        +-------------------------------------------+
//
// Registers are numbered 0 … kMaxRegister; what finds no register lives in rows (opcodes.def). X of an instruction
// with a cache (Ic) or an allocation site (Site) is the distance in bytes from the first instruction back to it
// (layout in proto.h), so that a handler reaches it with one subtraction.
#pragma once

#include <cstdint>
#include <string_view>

#include "vm/base/check.h"
#include "vm/object.h"

namespace gs::vm {

enum class Op : uint8_t {
#define GS_OPCODE(name, format, a, b, c, x, doc) name,
#include "vm/defs/opcodes.def"
};
inline constexpr int kOpCount = 0
#define GS_OPCODE(name, format, a, b, c, x, doc) +1
#include "vm/defs/opcodes.def"
    ;
static_assert(kOpCount <= 256);

enum class OpFormat : uint8_t { ABC, AD, ABCX, ADX, J };

enum class OperandKind : uint8_t {
  None, R, W, RW, Wn, Rn, Win, U, S, K, Cnt, Jmp, Ic, Site, Glob, Up, Fn, Far,
};

struct OpInfo {
  std::string_view name;
  OpFormat format;
  OperandKind a, b, c, x;
  std::string_view doc;
  constexpr bool has_x() const { return format == OpFormat::ABCX || format == OpFormat::ADX; }
  constexpr int words() const { return has_x() ? 2 : 1; }
};

/// The row of `op`.
const OpInfo& op_info(Op op);

/// Registers that instructions can name directly.
inline constexpr unsigned kMaxRegister = 249;
/// The value of a Cnt operand that means "the row ends where Vm::multi_top points".
inline constexpr unsigned kMulti = 255;
/// Slots between a call window's callee and its first argument, callee included (frame.h).
inline constexpr unsigned kFrameHeader = 4;
/// Scratch slots above the registers of every frame, for calls the VM makes itself (frame.h).
inline constexpr unsigned kScratchWindow = 12;

constexpr Instr encode_abc(Op op, unsigned a, unsigned b = 0, unsigned c = 0) {
  return static_cast<Instr>(op) | a << 8 | b << 16 | c << 24;
}
constexpr Instr encode_ad(Op op, unsigned a, int d) {
  return static_cast<Instr>(op) | a << 8 | static_cast<uint32_t>(d) << 16;
}
constexpr Instr encode_j(Op op, int32_t j) { return static_cast<Instr>(op) | static_cast<uint32_t>(j) << 8; }

constexpr Op op_of(Instr i) { return static_cast<Op>(i & 0xFF); }
constexpr unsigned arg_a(Instr i) { return (i >> 8) & 0xFF; }
constexpr unsigned arg_b(Instr i) { return (i >> 16) & 0xFF; }
constexpr unsigned arg_c(Instr i) { return i >> 24; }
constexpr int arg_sc(Instr i) { return static_cast<int32_t>(i) >> 24; }
constexpr unsigned arg_d(Instr i) { return i >> 16; }
constexpr int arg_sd(Instr i) { return static_cast<int32_t>(i) >> 16; }
constexpr int32_t arg_j(Instr i) { return static_cast<int32_t>(i) >> 8; }

}  // namespace gs::vm
