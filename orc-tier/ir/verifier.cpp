#include "orc-tier/ir/verifier.h"

#include <cstring>
#include <unordered_set>
#include <utility>
#include <vector>

#include "orc-tier/ir/printer.h"
#include "orc-tier/ir/text.h"

namespace gs::orc {
namespace {

std::string v_text(ValueId id) { return "v" + std::to_string(id); }
std::string b_text(BlockId id) { return "b" + std::to_string(id); }
std::string s_text(SnapshotId id) { return "s" + std::to_string(id); }
std::string type_text(Type type) { return std::string(kTypeNames[static_cast<int>(type)]); }

Type type_of_letter(char c) {
  switch (c) {
    case 'i': return Type::kInt;
    case 'd': return Type::kDouble;
    case 'b': return Type::kBool;
    case 'v': return Type::kValue;
    case 'p': return Type::kPtr;
    default: return Type::kNone;
  }
}

/// Every check gives true, or remembers what is wrong and gives false; the first mistake ends it all.
class Verifier {
 public:
  explicit Verifier(const Graph& graph) : graph_(graph) {}
  std::string run();

 private:
  /// Where a value is defined. Parameters stand at 0, the first instruction at 1.
  struct Place {
    BlockId block = kNoId;
    size_t position = 0;
  };

  // In this order: each relies on what the former have found true.
  bool place_all();
  bool check_edges();
  bool find_dominators();
  bool check_uses();

  bool place(ValueId id, BlockId block, size_t position);
  bool place_block(BlockId id);
  bool check_end(BlockId id);
  bool check_edge(BlockId from, const Edge& edge);
  bool check_back_edges();
  bool check_inst(ValueId id, Place at);
  bool check_types(const Inst& inst);
  bool check_call(const Inst& inst);
  bool check_row(const Inst& inst);
  bool check_immediate(const Inst& inst);
  bool check_has_snapshot(const Inst& inst);
  bool check_snapshot(SnapshotId id, Place at);
  bool check_slots(SnapshotId id, Place at);
  bool check_frames(SnapshotId id, Place at);
  bool check_objects(SnapshotId id, Place at);
  bool check_made(SnapshotId id);
  bool check_use(ValueId id, Place at);
  bool check_block_uses(BlockId id);

  bool dominates(BlockId a, BlockId b) const;
  BlockId common_dominator(BlockId a, BlockId b) const;

  bool fail(std::string what) {
    if (error_.empty()) error_ = where_ + what;
    return false;
  }
  bool check(bool holds, std::string what) { return holds || fail(std::move(what)); }

  const Graph& graph_;
  std::vector<Place> places_;
  std::vector<BlockId> idom_;  ///< the closest block that every path to this one passes; kNoId: none, or not reached
  std::string where_, error_;
};

// ---------------------------------------------------------------- where things stand

bool Verifier::place(ValueId id, BlockId block, size_t position) {
  if (!check(id < graph_.insts.size(), v_text(id) + " does not exist")) return false;
  const Inst& inst = graph_[id];
  if (!check(!inst.dead, v_text(id) + " is dead, but in the block")) return false;
  if (!check(places_[id].block == kNoId, v_text(id) + " is in " + b_text(places_[id].block) + " already")) return false;
  bool right_list = (inst.op == IrOp::kParam) == (position == 0);
  if (!check(right_list, v_text(id) + ": Params are parameters, and nothing else is")) return false;
  bool right_block = (inst.op != IrOp::kLoadSlot && !is_virtual(inst.op)) || block == 0;
  if (!check(right_block, v_text(id) + ": " + ir_info(inst.op).name + " outside of the entry block")) return false;
  places_[id] = {block, position};
  return true;
}

bool Verifier::place_block(BlockId id) {
  const Block& block = graph_.blocks[id];
  for (ValueId p : block.params) {
    if (!place(p, id, 0)) return false;
  }
  for (size_t i = 0; i < block.insts.size(); i++) {
    if (!place(block.insts[i], id, i + 1)) return false;
  }
  return check_end(id);
}

bool Verifier::check_end(BlockId id) {
  const Block& block = graph_.blocks[id];
  if (!check(!block.insts.empty(), "nothing ends the block")) return false;
  for (ValueId v : block.insts) {
    bool control = ir_info(graph_[v].op).effect == Effect::kControl, last = v == block.insts.back();
    const char* what = last ? " is last, but ends no block" : " ends a block, but is not last";
    if (!check(control == last, v_text(v) + what)) return false;
  }
  IrOp end = graph_[block.insts.back()].op;
  size_t wanted = end == IrOp::kJump ? 1 : end == IrOp::kBranch ? 2 : 0;
  std::string what = std::string(ir_info(end).name) + " wants " + std::to_string(wanted) + " successors";
  return check(block.successors.size() == wanted, what);
}

bool Verifier::place_all() {
  if (!check(!graph_.blocks.empty() && !is_removed(graph_.blocks[0]), "there is no entry block")) return false;
  if (!check(graph_.blocks[0].params.empty(), "the entry block has parameters")) return false;
  places_.resize(graph_.insts.size());
  for (BlockId id = 0; id < graph_.blocks.size(); id++) {
    where_ = b_text(id) + ": ";
    if (!is_removed(graph_.blocks[id]) && !place_block(id)) return false;
  }
  return true;
}

// ---------------------------------------------------------------- edges and dominators

bool Verifier::check_edge(BlockId from, const Edge& edge) {
  std::string name = "edge to " + b_text(edge.to);
  bool exists = edge.to < graph_.blocks.size() && !is_removed(graph_.blocks[edge.to]);
  if (!check(exists, name + ": there is no such block")) return false;
  const Block& target = graph_.blocks[edge.to];
  if (!check(edge.to != 0, name + ": nothing leads to the entry block")) return false;
  if (!check(edge.to > from || target.is_loop_header, name + " goes back, but not to a loop header")) return false;
  size_t args = edge.args.size(), params = target.params.size();
  std::string counts = " brings " + std::to_string(args) + " arguments for " + std::to_string(params) + " parameters";
  if (!check(args == params, name + counts)) return false;
  for (size_t i = 0; i < edge.args.size(); i++) {
    if (!check(edge.args[i] < graph_.insts.size(), v_text(edge.args[i]) + " does not exist")) return false;
    Type have = graph_.type(edge.args[i]), want = graph_.type(target.params[i]);
    std::string what = " brings " + type_text(have) + " for " + v_text(target.params[i]) + ": " + type_text(want);
    if (!check(have == want, name + what)) return false;
  }
  return true;
}

bool Verifier::check_edges() {
  for (BlockId id = 0; id < graph_.blocks.size(); id++) {
    where_ = b_text(id) + ": ";
    for (const Edge& edge : graph_.blocks[id].successors) {
      if (!check_edge(id, edge)) return false;
    }
  }
  return true;
}

BlockId Verifier::common_dominator(BlockId a, BlockId b) const {
  while (a != b) (a > b ? a : b) = idom_[a > b ? a : b];
  return a;
}

bool Verifier::dominates(BlockId a, BlockId b) const {
  while (b > a) b = idom_[b];
  return a == b;
}

/// The algorithm of Cooper, Harvey and Kennedy. Where blocks are in reverse post-order and every loop is entered through its
/// header alone, forward edges say all, and one pass is enough; check_back_edges then finds out whether that was so.
bool Verifier::find_dominators() {
  idom_.assign(graph_.blocks.size(), kNoId);
  idom_[0] = 0;
  for (BlockId from = 0; from < graph_.blocks.size(); from++) {
    where_ = b_text(from) + ": ";
    if (is_removed(graph_.blocks[from])) continue;
    if (!check(idom_[from] != kNoId, "no edge leads here from an earlier block")) return false;
    for (const Edge& edge : graph_.blocks[from].successors) {
      if (edge.to > from) idom_[edge.to] = idom_[edge.to] == kNoId ? from : common_dominator(idom_[edge.to], from);
    }
  }
  return check_back_edges();
}

bool Verifier::check_back_edges() {
  for (BlockId from = 0; from < graph_.blocks.size(); from++) {
    where_ = b_text(from) + ": ";
    for (const Edge& edge : graph_.blocks[from].successors) {
      bool natural = edge.to > from || dominates(edge.to, from);
      if (!check(natural, "edge back to " + b_text(edge.to) + ", which can be passed by on the way here")) return false;
    }
  }
  return true;
}

// ---------------------------------------------------------------- instructions

bool Verifier::check_use(ValueId id, Place at) {
  if (!check(id < graph_.insts.size(), v_text(id) + " does not exist")) return false;
  if (!check(!graph_[id].dead, v_text(id) + " is dead")) return false;
  if (!check(graph_.type(id) != Type::kNone, v_text(id) + " has no value")) return false;
  Place defined = places_[id];
  std::string name = is_constant(graph_[id].op) ? "constant " + v_text(id) : v_text(id);
  if (!check(defined.block != kNoId, name + " is in no block")) return false;
  bool before = defined.block == at.block ? defined.position < at.position : dominates(defined.block, at.block);
  return check(before, name + " is not defined here");
}

/// Of an instruction with any number of operands.
bool Verifier::check_call(const Inst& inst) {
  if (inst.op == IrOp::kStoreRow || (ir_info(inst.op).effect == Effect::kAllocate && inst.op != IrOp::kNewCell)) return check_row(inst);
  for (ValueId v : inst.args) {
    bool fits = inst.op != IrOp::kCallDouble || graph_.type(v) == Type::kDouble;
    if (!check(fits, v_text(v) + " is no double")) return false;
  }
  bool few = inst.op != IrOp::kCallDouble || inst.args.size() == 1 || inst.args.size() == 2;
  return check(few, "wants one or two operands");
}

/// Values, behind the table if they are stored into one.
bool Verifier::check_row(const Inst& inst) {
  size_t first = inst.op == IrOp::kStoreRow;
  bool has_table = first == 0 || (!inst.args.empty() && graph_.type(inst.args[0]) == Type::kPtr);
  if (!check(has_table, "wants a table")) return false;
  for (size_t i = first; i < inst.args.size(); i++) {
    if (!check(graph_.type(inst.args[i]) == Type::kValue, v_text(inst.args[i]) + " is no value")) return false;
  }
  bool fits = inst.op != IrOp::kNewTable || inst.args.size() <= inline_slots_of(inst.imm);
  return check(fits, "the table has no room for its fields");
}

/// Of an instruction whose operands exist.
bool Verifier::check_types(const Inst& inst) {
  const IrOpInfo& info = ir_info(inst.op);
  if (inst.op == IrOp::kParam) return check(inst.type != Type::kNone, "a parameter has a type");
  if (!check(inst.type == info.result, "the result is " + type_text(info.result))) return false;
  if (*info.args == '*') return check_call(inst);
  size_t wanted = std::strlen(info.args);
  if (!check(inst.args.size() == wanted, "wants " + std::to_string(wanted) + " operands")) return false;
  for (size_t i = 0; i < wanted; i++) {
    Type want = type_of_letter(info.args[i]);
    bool fits = graph_.type(inst.args[i]) == want;
    if (!check(fits, v_text(inst.args[i]) + " is no " + type_text(want))) return false;
  }
  return true;
}

bool Verifier::check_immediate(const Inst& inst) {
  auto below = [&](uint64_t limit) { return static_cast<uint64_t>(inst.imm) < limit; };
  bool fits = true;
  switch (imm_of(inst.op)) {
    case Imm::kInt: fits = vm::fits_int(inst.imm); break;
    case Imm::kBool: fits = below(2); break;
    case Imm::kSlot: fits = inst.imm < static_cast<int64_t>(graph_.slot_count); break;
    case Imm::kTag: case Imm::kKind: case Imm::kLayout: case Imm::kCall: fits = below(imm_names(inst.op).size()); break;
    case Imm::kTypes: fits = below(256); break;
    case Imm::kShape: fits = below(uint64_t{1} << 40); break;
    case Imm::kIndex: case Imm::kGlobal: case Imm::kEpoch: case Imm::kInsn: fits = below(uint64_t{1} << 32); break;
    case Imm::kCell: case Imm::kCode: fits = inst.imm != 0; break;
    case Imm::kFact: fits = fact_of(inst.imm) != nullptr; break;
    case Imm::kNone: case Imm::kDouble: case Imm::kValue: break;
  }
  return check(fits, "the immediate is out of range");
}

bool Verifier::check_has_snapshot(const Inst& inst) {
  bool makes = ir_info(inst.op).effect == Effect::kAllocate;
  bool calls = inst.op == IrOp::kCall || inst.op == IrOp::kExecute;
  bool wanted = is_guard(inst) || makes || calls || inst.op == IrOp::kLeave;
  return check(wanted == (inst.snapshot != kNoId), wanted ? "has no snapshot" : "has a snapshot, but cannot leave");
}

bool Verifier::check_inst(ValueId id, Place at) {
  const Inst& inst = graph_[id];
  for (ValueId arg : inst.args) {
    if (!check_use(arg, at)) return false;
    if (!check(!is_virtual(graph_[arg].op), v_text(arg) + " exists in snapshots only")) return false;
  }
  if (!check_types(inst) || !check_immediate(inst) || !check_has_snapshot(inst)) return false;
  if (inst.snapshot == kNoId) return true;
  if (!check_snapshot(inst.snapshot, at)) return false;
  return check(inst.op != IrOp::kGuardPoll || graph_.snapshots[inst.snapshot].is_poll, "the snapshot is not one for polls");
}

// ---------------------------------------------------------------- snapshots

bool Verifier::check_slots(SnapshotId id, Place at) {
  std::unordered_set<uint32_t> seen;
  for (const SnapshotSlot& s : graph_.snapshots[id].slots) {
    std::string name = s_text(id) + ", register " + std::to_string(s.slot);
    if (!check(s.slot < graph_.slot_count, name + " is outside of the frames")) return false;
    if (!check(seen.insert(s.slot).second, name + " is named twice")) return false;
    if (!check_use(s.value, at)) return false;
  }
  return true;
}

bool Verifier::check_frames(SnapshotId id, Place at) {
  const Snapshot& snapshot = graph_.snapshots[id];
  uint32_t base = 0;
  for (const SnapshotFrame& f : snapshot.frames) {
    if (!check(f.base == base + f.delta && f.delta != 0, s_text(id) + ": frames do not follow each other")) return false;
    if (!check_use(f.callee, at)) return false;
    Type type = graph_.type(f.callee);
    if (!check(type == Type::kValue || type == Type::kPtr, s_text(id) + ": " + v_text(f.callee) + " is no callee")) return false;
    base = f.base;
  }
  return check(snapshot.base == base, s_text(id) + ": its base is not that of the innermost frame");
}

bool Verifier::check_objects(SnapshotId id, Place at) {
  for (const SnapshotObject& o : graph_.snapshots[id].objects) {
    if (!check_use(o.object, at)) return false;
    std::string name = s_text(id) + ", object " + v_text(o.object);
    const Inst& inst = graph_[o.object];
    if (!check(is_virtual(inst.op), name + " stands for nothing")) return false;
    size_t count = o.fields.size();
    bool fits = inst.op == IrOp::kVirtualTable ? count <= inline_slots_of(inst.imm) : inst.op != IrOp::kVirtualCell || count == 1;
    if (!check(fits, name + " has another number of fields")) return false;
    for (ValueId field : o.fields) {
      if (!check_use(field, at)) return false;
    }
  }
  return check_made(id);
}

/// What stands for a cell is named where that is made, and there once.
bool Verifier::check_made(SnapshotId id) {
  const Snapshot& s = graph_.snapshots[id];
  std::unordered_set<ValueId> made;
  for (const SnapshotObject& o : s.objects) {
    if (!check(made.insert(o.object).second, s_text(id) + ": " + v_text(o.object) + " is made twice")) return false;
  }
  auto is_made = [&](ValueId v) {
    bool known = !is_virtual(graph_[v].op) || made.count(v) != 0;
    return check(known, s_text(id) + ": " + v_text(v) + " is not made");
  };
  for (const SnapshotSlot& slot : s.slots) {
    if (!is_made(slot.value)) return false;
  }
  for (const SnapshotFrame& f : s.frames) {
    if (!is_made(f.callee)) return false;
  }
  for (const SnapshotObject& o : s.objects) {
    for (ValueId field : o.fields) {
      if (!is_made(field)) return false;
    }
  }
  return true;
}

bool Verifier::check_snapshot(SnapshotId id, Place at) {
  if (!check(id < graph_.snapshots.size(), s_text(id) + " does not exist")) return false;
  return check_slots(id, at) && check_frames(id, at) && check_objects(id, at);
}

// ---------------------------------------------------------------- all of it

bool Verifier::check_block_uses(BlockId id) {
  const Block& block = graph_.blocks[id];
  where_ = b_text(id) + ": ";
  bool has_entry = block.entry_snapshot != kNoId;
  if (!check(!has_entry || block.is_loop_header, "a snapshot of the entry, but no loop header")) return false;
  if (has_entry && !check_snapshot(block.entry_snapshot, {id, 1})) return false;
  for (ValueId p : block.params) {
    if (!check_inst(p, {id, 0})) return false;
  }
  for (size_t i = 0; i < block.insts.size(); i++) {
    where_ = b_text(id) + ": " + print_inst(graph_, block.insts[i]) + ": ";
    if (!check_inst(block.insts[i], {id, i + 1})) return false;
  }
  for (const Edge& edge : block.successors) {
    where_ = b_text(id) + ": edge to " + b_text(edge.to) + ": ";
    for (ValueId v : edge.args) {
      if (!check_use(v, {id, block.insts.size() + 1})) return false;
    }
  }
  return true;
}

bool Verifier::check_uses() {
  for (BlockId id = 0; id < graph_.blocks.size(); id++) {
    if (!is_removed(graph_.blocks[id]) && !check_block_uses(id)) return false;
  }
  return true;
}

std::string Verifier::run() {
  if (place_all() && check_edges() && find_dominators()) check_uses();
  return error_;
}

}  // namespace

std::string verify(const Graph& graph) { return Verifier(graph).run(); }

}  // namespace gs::orc
