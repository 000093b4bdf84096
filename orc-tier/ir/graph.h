// Trace SSA: a region as a graph of basic blocks with parameters.
//
//      block 0 (entry)            LoadSlot …, guards on types
//         | jump (v1, v2)
//         v
//      block 1 (v3, v4)  <---+    a loop's header: values that go round are its parameters
//         | branch v7        |
//        / \                 |
//   block 2  block 3 --------+    jump (v9, v10)
//   leave
//
// Values are numbers into Graph::insts; a value is defined once and dominates its uses. Instead of phi functions, blocks have
// parameters and edges have arguments (as in Cranelift and MLIR). All instructions, parameters included, are rows of
// ir_ops.def; what one does to memory is its row's effect, and passes ask for nothing else.
//
// Leaving. Each guard names a *snapshot*: what the frames must hold when execution goes on below, at the bytecode where the
// snapshot was taken. Several guards may share one. Snapshots are immutable once made; a pass that moves a guard gives it
// another, and one that replaces a value rewrites it in them as in arguments.
//
// Executing. What has no instruction of its own is done by the interpreter (Execute): the frames are made as if the region were
// left, the instruction's handler runs, and if it ends where the region can go on, that goes on. Otherwise - a metamethod is
// called, an error raised, another coroutine resumed - execution simply is elsewhere, and the region's native frame is dropped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vm/object.h"
#include "vm/value.h"

namespace gs::vm {
struct FieldFact;
}  // namespace gs::vm

namespace gs::orc {

enum class Type : uint8_t { kNone, kInt, kDouble, kBool, kValue, kPtr };

enum class IrOp : uint8_t {
#define GS_IR_OP(name, result, args, imm, effect, doc) k##name,
#include "orc-tier/ir/ir_ops.def"
};
inline constexpr int kIrOpCount = 0
#define GS_IR_OP(name, result, args, imm, effect, doc) +1
#include "orc-tier/ir/ir_ops.def"
    ;

/// Classes of memory: two accesses of different classes never touch the same bytes.
enum class Memory : uint8_t {
  kNone, kShape, kFacts, kFieldFacts, kField, kStorage, kLength, kElement, kByte, kGlobal, kCell, kNative, kGc, kPoll, kEpoch, kRounds, kFrame
};

enum class Effect : uint8_t { kPure, kRead, kWrite, kGuard, kCall, kAllocate, kControl, kEntry };

struct IrOpInfo {
  const char* name;
  Type result;         ///< of Param: kNone, each has its own
  const char* args;    ///< type letters, "*" any
  const char* imm;
  Effect effect;
  Memory memory;       ///< what kRead, kWrite and kGuard touch
};
/// The row of `op`.
const IrOpInfo& ir_info(IrOp op);

/// What a routine gives in place of a value, when it has done nothing; no value.
inline constexpr uint64_t kNotDone = vm::Value::kNilBits + 1;
/// What a Call's immediate names.
enum class RuntimeCall : int64_t {
#define GS_DOUBLE_CALL(id, function, doc)
#define GS_RUNTIME_CALL(id, function, doc) k##id,
#include "orc-tier/ir/runtime_calls.def"
};

using ValueId = uint32_t;
using BlockId = uint32_t;
using SnapshotId = uint32_t;
inline constexpr uint32_t kNoId = ~0u;

struct Inst {
  IrOp op;
  Type type = Type::kNone;
  bool dead = false;             ///< removed; in no block any more
  SnapshotId snapshot = kNoId;   ///< of guards, Leave, Call and what allocates
  int64_t imm = 0;
  std::vector<ValueId> args;
  uint32_t line = 0;             ///< of the program, in the file of the region's root; 0: of none
};

/// An edge: where to, and what the target's parameters are there.
struct Edge {
  BlockId to;
  std::vector<ValueId> args;
};

struct Block {
  std::vector<ValueId> params;
  std::vector<ValueId> insts;    ///< the last one is a kControl
  std::vector<Edge> successors;
  bool is_loop_header = false;
  SnapshotId entry_snapshot = kNoId;  ///< of a loop header: the state of its bytecode in terms of its parameters
  // Where it comes from, for listings.
  const vm::Instr* code = nullptr;
  uint32_t word = 0;
};

/// What one register must hold: `value` of the graph, boxed according to its type.
struct SnapshotSlot {
  uint32_t slot;    ///< above the root frame's base
  ValueId value;
};

/// A frame that the region's code has entered without making it: an inlined call.
struct SnapshotFrame {
  uint32_t base;            ///< slots above the root frame's base
  uint32_t delta;           ///< slots above its caller's base
  uint32_t wanted;          ///< results
  const vm::Instr* caller_pc;  ///< bytecode at which the caller goes on
  ValueId callee;           ///< the closure, as Value or Ptr
  bool is_variadic = false; ///< lies above its extra arguments (FrameInfo::kVariadic), which are registers like others
  /// Of a metamethod's frame, which returns to a stub: where the caller was interrupted, and the state it then goes on with. These are
  /// the first two words of the caller's scratch window (vm/runtime/frame.h), which begins at slot `window`.
  const vm::Instr* interrupted = nullptr;
  uint32_t window = 0;
  uint32_t state = 0;
};

/// A cell that whoever leaves has to make: what the graph has in its place (VirtualTable …), and what it then holds: fields,
/// upvalues, a variable's value. Two mentions of `object` in a snapshot are one cell.
struct SnapshotObject {
  ValueId object;
  std::vector<ValueId> fields;
};

/// The state at a bytecode boundary. Registers not named have what the frame's memory holds anyway.
struct Snapshot {
  const vm::Instr* code = nullptr;  ///< function of the innermost frame
  uint32_t word = 0;                ///< where it goes on
  uint32_t base = 0;                ///< of the innermost frame, in slots above the root's
  uint32_t line = 0;
  bool is_poll = false;             ///< taken to do what is due: counts for nothing
  bool stands = false;              ///< of a Leave behind an Execute: all registers are in the frames, which go on where that ended
  uint32_t row_end = 0;             ///< where the row that a call has left for the next instruction ends (Run::multi_top), in slots above the root's base; 0: there is none
  std::vector<SnapshotFrame> frames;  ///< inlined frames, outermost first; the root is not among them
  std::vector<SnapshotSlot> slots;
  std::vector<SnapshotObject> objects;  ///< all that slots, frames and fields of these name
};

struct Graph {
  std::string name;                 ///< for listings and profiles: function and line
  std::vector<Inst> insts;
  std::vector<Block> blocks;        ///< blocks[0] is the entry; an edge to a later or the same block, or back to a loop header
  std::vector<Snapshot> snapshots;
  bool is_jammed = false;           ///< there are loops that do several rounds at a time (opt/jam.cpp)
  uint32_t line = 0;                ///< of instructions that are made next
  uint32_t slot_count = 0;          ///< slots above the root's base that snapshots name lie below this

  const Inst& operator[](ValueId v) const { return insts[v]; }
  Inst& operator[](ValueId v) { return insts[v]; }
  Type type(ValueId v) const { return insts[v].type; }

  /// A new instruction, in no block yet. Its type is its row's.
  ValueId make(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0, SnapshotId snapshot = kNoId);
  /// The same, at the end of `block`.
  ValueId append(BlockId block, IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0, SnapshotId snapshot = kNoId);
  ValueId add_param(BlockId block, Type type);
  BlockId add_block();
  SnapshotId add_snapshot(Snapshot snapshot);
};

bool is_guard(const Inst& inst);
/// Of an instruction that stands for a cell that is not made.
inline bool is_virtual(IrOp op) {
  return op == IrOp::kVirtualTable || op == IrOp::kVirtualClosure || op == IrOp::kVirtualNative || op == IrOp::kVirtualCell;
}
/// The library function after which a NewNative makes others. (What it runs never changes: any thread may look.)
inline const vm::NativeFunction* pattern_of(int64_t imm) { return reinterpret_cast<const vm::NativeFunction*>(imm); }
/// Of a table's shape and layout, as GuardShape has them: how many slots lie inline.
inline uint32_t inline_slots_of(int64_t shape) { return static_cast<uint32_t>(shape) & 0x7F; }
/// The shape's number.
inline vm::ShapeId shape_id_of(int64_t shape) { return static_cast<vm::ShapeId>(shape >> 8); }

/// What GuardField names: a field's fact (which lives as long as the Vm) and the types it is to have.
inline int64_t field_fact_word(const vm::FieldFact* fact, vm::TypeSet types) {
  return static_cast<int64_t>(reinterpret_cast<uint64_t>(fact) << 8 | types);
}
inline const vm::FieldFact* fact_of(int64_t word) { return reinterpret_cast<const vm::FieldFact*>(static_cast<uint64_t>(word) >> 8); }
inline vm::TypeSet fact_types_of(int64_t word) { return static_cast<vm::TypeSet>(word); }

bool is_call_of(const Inst& inst, RuntimeCall routine);
/// A call that looks something up, or makes a string: it writes nothing that anybody here asks about.
bool is_lookup(const Inst& call);

}  // namespace gs::orc
