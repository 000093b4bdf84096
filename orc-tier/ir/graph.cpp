#include "orc-tier/ir/graph.h"

#include <algorithm>

namespace gs::orc {

namespace {

constexpr Type none = Type::kNone, any = Type::kNone, i = Type::kInt, d = Type::kDouble, b = Type::kBool,
               v = Type::kValue, p = Type::kPtr;

struct Row {
  Effect effect;
  Memory memory;
};
constexpr Row kPure{Effect::kPure, Memory::kNone}, kGuard{Effect::kGuard, Memory::kNone},
    kCall{Effect::kCall, Memory::kNone}, kAllocate{Effect::kAllocate, Memory::kNone}, kControl{Effect::kControl, Memory::kNone}, kEntry{Effect::kEntry, Memory::kNone};
#define GS_MEMORY(name)                                                                              \
  [[maybe_unused]] constexpr Row kRead_##name{Effect::kRead, Memory::k##name};                       \
  [[maybe_unused]] constexpr Row kWrite_##name{Effect::kWrite, Memory::k##name};                     \
  [[maybe_unused]] constexpr Row kGuard_##name{Effect::kGuard, Memory::k##name};
GS_MEMORY(Shape) GS_MEMORY(Facts) GS_MEMORY(FieldFacts) GS_MEMORY(Field) GS_MEMORY(Storage) GS_MEMORY(Length) GS_MEMORY(Element)
GS_MEMORY(Byte) GS_MEMORY(Global) GS_MEMORY(Cell) GS_MEMORY(Native) GS_MEMORY(Gc) GS_MEMORY(Poll) GS_MEMORY(Epoch)
GS_MEMORY(Rounds) GS_MEMORY(Frame)
#undef GS_MEMORY

constexpr IrOpInfo kInfos[] = {
#define GS_IR_OP(name, result, args, imm, row, doc) {#name, result, args, imm, row.effect, row.memory},
#include "orc-tier/ir/ir_ops.def"
};

}  // namespace

const IrOpInfo& ir_info(IrOp op) { return kInfos[static_cast<int>(op)]; }

bool is_call_of(const Inst& inst, RuntimeCall routine) {
  return inst.op == IrOp::kCall && inst.imm == static_cast<int64_t>(routine);
}

bool is_lookup(const Inst& call) {
  constexpr RuntimeCall kLookups[] = {RuntimeCall::kGetEntry, RuntimeCall::kEqualStrings, RuntimeCall::kOrderStrings,
                                      RuntimeCall::kStringChar, RuntimeCall::kStringSub};
  return std::ranges::any_of(kLookups, [&](RuntimeCall routine) { return is_call_of(call, routine); });
}

bool is_guard(const Inst& inst) { return ir_info(inst.op).effect == Effect::kGuard; }

ValueId Graph::make(IrOp op, std::vector<ValueId> args, int64_t imm, SnapshotId snapshot) {
  insts.push_back({op, ir_info(op).result, false, snapshot, imm, std::move(args), line});
  return static_cast<ValueId>(insts.size() - 1);
}
ValueId Graph::append(BlockId block, IrOp op, std::vector<ValueId> args, int64_t imm, SnapshotId snapshot) {
  ValueId id = make(op, std::move(args), imm, snapshot);
  blocks[block].insts.push_back(id);
  return id;
}
ValueId Graph::add_param(BlockId block, Type type) {
  ValueId id = make(IrOp::kParam);
  insts[id].type = type;
  blocks[block].params.push_back(id);
  return id;
}
BlockId Graph::add_block() {
  blocks.emplace_back();
  return static_cast<BlockId>(blocks.size() - 1);
}
SnapshotId Graph::add_snapshot(Snapshot snapshot) {
  snapshots.push_back(std::move(snapshot));
  return static_cast<SnapshotId>(snapshots.size() - 1);
}

}  // namespace gs::orc
