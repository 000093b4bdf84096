// The region builder's instructions without an operation of their own: the interpreter executes them (IrOp::kExecute), in frames
// made from the state in front of them. All registers are written by that as far as anybody can see; those that the
// instruction changes are read back, tagged, when they are used.
#include <algorithm>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::orc {

using vm::Op;

namespace {

constexpr uint32_t kLongestRow = 8;

/// In how many ways an instruction that ends in its frame can go on.
uint32_t ways_of(Op op) {
  if (op == Op::RangeNext) return 3;
  return op == Op::RangeTest || vm::is_conditional_jump(op) ? 2 : 1;
}

}  // namespace

void RegionBuilder::execute() {
  if (!has_own_way()) return leave("an instruction that calls");
  if (leaves_row(insn_) && !hands_row_on() && (node().row_length == kNone || node().row_length > kLongestRow)) return leave("a long row");
  ValueId word = g_.append(block_, IrOp::kExecute, {}, insn_, snapshot());
  state_.row_end = 0;
  if (leaves_row(insn_)) expect_row();
  else take_results();
  uint32_t ways = ways_of(vm::op_of(insn_));
  if (ways == 1) next_ = own_way();
  else choose_way(word, ways);
}

void RegionBuilder::take_result(uint32_t slot) { write(slot, emit(IrOp::kLoadFrame, {}, slot)); }

void RegionBuilder::take_results() {
  Op op = vm::op_of(insn_);
  switch (op) {
    case Op::RangePrep: return take_result(ra() + 1);
    case Op::RangeNext:
      for (uint32_t i : {1, 3, 4}) take_result(ra() + i);
      return;
    case Op::RangeTest: return take_result(ra() + 2);
    case Op::Self: take_result(ra() + vm::kFrameHeader); break;
    default: break;
  }
  vm::WrittenRow row = vm::written_row(op, vm::arg_a(insn_), vm::arg_b(insn_), vm::arg_c(insn_));
  for (uint32_t i = 0; i < row.count; i++) take_result(slot_of(row.first) + i);
}

/// Whether the next instruction takes the row and is executed, too: a library function is called with it. Then nobody here needs to
/// know how long it is, and it stays where it is.
bool RegionBuilder::hands_row_on() const {
  if (node().next.size() != 1) return false;
  const Node& next = profile_.nodes[node().next[0]];
  vm::Instr insn = vm::canonical(profile_.contexts[next.context].code[next.word]);
  bool takes = vm::op_of(insn) == Op::Call && vm::arg_b(insn) == vm::kMulti && next.context == node().context;
  if (!takes || next.leaves != nullptr || next.next.empty() || !has_one_way_in(node().next[0])) return false;
  return !next.natives.empty() && std::ranges::all_of(next.natives, [](const auto* native) { return is_executed(native->fast()); });
}

/// The row behind an instruction is as long as it was when it was recorded, or else the region is left.
void RegionBuilder::expect_row() {
  if (hands_row_on()) {
    for (uint32_t slot = ra(); slot < g_.slot_count; slot++) state_.slots[slot] = kNoId;
    state_.row_end = kInMemory;
    return;
  }
  uint32_t end = ra() + node().row_length;
  leave_standing(unless(emit(IrOp::kEqInt, {emit(IrOp::kLoadRowEnd), int_constant(end)})));
  for (uint32_t slot = ra(); slot < end; slot++) take_result(slot);
  state_.row_end = end;
}

/// A way for each that was recorded; what goes on elsewhere leaves.
void RegionBuilder::choose_way(ValueId word, uint32_t ways) {
  std::vector<NodeId> next = node().next;
  std::erase_if(next, [&](NodeId n) { return profile_.nodes[n].context != node().context; });
  ended_ = true;
  for (size_t i = 0; i < next.size(); i++) {
    if (i + 1 == ways) {
      emit(IrOp::kJump);
      g_.blocks[block_].successors.resize(1);
      return add_pending(next[i], block_, 0, state_);
    }
    emit(IrOp::kBranch, {emit(IrOp::kEqInt, {word, int_constant(profile_.nodes[next[i]].word)})});
    BlockId other = g_.add_block();
    g_.blocks[block_].successors = {{kNoId, {}}, {other, {}}};
    add_pending(next[i], block_, 0, state_);
    block_ = other;
  }
  leave_standing(block_);
}

/// Leaves behind an Execute, which has everything in memory: just where it went on.
void RegionBuilder::leave_standing(BlockId block) {
  Snapshot s = g_.snapshots[snapshot()];
  s.stands = true;
  s.slots.clear();
  s.row_end = 0;
  g_.append(block, IrOp::kLeave, {}, 0, g_.add_snapshot(std::move(s)));
}

}  // namespace gs::orc
