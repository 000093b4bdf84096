// The text form of trace SSA: what the printer and the parser, inverses of each other, both have to know.
//
//   region "sum at 3:5" slots 12
//   b0: at @0+7
//     v0 = LoadSlot[3]
//     GuardTag[int] v0 -> s0
//     v2 = UnboxInt v0
//     Jump b1(v2, 0.0)
//   b1(v4: int, v5: double): loop s1 at @0+12
//     v6 = LtInt v4, 100
//     Branch v6, b2, b3
//   b2:
//     v8 = AddOv v4, 1 -> s1
//     v9 = AddDouble v5, 0.5
//     Jump b1(v8, v9)
//   b3:
//     Leave -> s2
//   s0: @0+7 line 3 base 0 {}
//   s1: poll @0+12 line 4 base 0 {3: v4, 5: v5}
//   s2: @1+2 line 9 base 6 {3: v4, 5: v5, 6: #nil} frame(base 6 delta 6 wanted 1 to @2 callee v7)
//
// Numbers are those of the graph: v8 is insts[8], b2 is blocks[2], s1 is snapshots[1]. So a value keeps its name from pass to
// pass, and gaps are what was removed. Instructions without result have a number too, but nobody ever says it.
//
//   v8 = AddOv v4, 1 -> s1         result, operation, [immediate], operands, snapshot
//   object(v9: v4, #nil)           in a snapshot: a cell to be made there, and what it holds (Snapshot::objects)
//   GuardTag[int|double] v0 -> s0  immediates by their kind: see Imm
//   Branch v6, b2(v4), b3          edges with the arguments for the target's parameters
//   ; …                            a comment, to the end of the line
//
// Constants stand where they are used, and have neither number nor place: 1 an integer, 1.0 a double (written so that reading
// gives the same bits; another NaN than the usual one is bits(0x…)), true a boolean, #1 #1.0 #true #nil #table&0 tagged values,
// &0 the address of a cell. The parser puts one instruction for each into the entry block.
//
// Addresses mean nothing in a text that has to be the same tomorrow: cells are &0, &1 …, bytecode is @0, @1 …, facts of
// fields are %0, %1 …, in order of first appearance. @0+12 is word 12 of the function @0.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// What Inst::imm means: the words of ir_ops.def's Imm column.
enum class Imm : uint8_t {
  kNone,
  kInt,     ///< these five are the constants; only kValue is written as an immediate too
  kDouble,
  kBool,
  kValue,
  kCell,
  kSlot,    ///< decimal; likewise kEpoch, kIndex, kGlobal
  kTag,     ///< a name: int
  kShape,   ///< hexadecimal
  kKind,    ///< a name: Table
  kCode,    ///< @0
  kTypes,   ///< names: int|double; 0 if there is none
  kLayout,  ///< a name: values
  kEpoch,
  kCall,    ///< a name of runtime_calls.def
  kIndex,
  kGlobal,
  kInsn,    ///< an instruction: its name and its word, Concat:0x4030201
  kFact,    ///< a field's fact and its types, %0:int|double
};

Imm imm_of(IrOp op);

/// Names of the immediates 0, 1 … of `op`, if they have any. Those of kTypes are the names of its bits.
std::span<const std::string_view> imm_names(IrOp op);

inline constexpr std::string_view kTypeNames[] = {"none", "int", "double", "bool", "value", "ptr"};  ///< by Type
inline constexpr std::string_view kTagNames[] = {"double", "nil", "bool", "object", "string", "table", "function", "int"};

inline bool is_constant(IrOp op) {
  return imm_of(op) >= Imm::kInt && imm_of(op) <= Imm::kCell && *ir_info(op).args == '\0' && !is_virtual(op);
}

/// 0x12ab
std::string hex_text(uint64_t word);
/// The shortest text that reads back to the same bits, and cannot be mistaken for an integer.
std::string double_text(double d);

/// A block that a pass has emptied: it keeps its number, nothing leads to it, and it is not printed.
inline bool is_removed(const Block& block) {
  return block.insts.empty() && block.params.empty() && block.successors.empty();
}

}  // namespace gs::orc
