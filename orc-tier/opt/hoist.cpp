// Loop-invariant code motion, guards included.
//
// What is the same in all iterations of a loop moves into the loop's preheader: pure instructions, loads of what the
// loop does not write, guards. Inner loops come first, so that what is invariant in a whole nest climbs out of it
// step by step.
//
//        jump h(a, b)                      GuardShape t …   -> the state of h's bytecode, with a and b for p and q
//      h(p, q): loop                       jump h(a, b)
//        GuardShape t … -> s7       =>   h(p, q): loop
//        …                                 …
//        jump h(p', q')                    jump h(p', q')
//
// A guard is asked for by all iterations only if it stands on each path round the loop, that is, if its block
// dominates all back edges. If it fails in front of the loop, the region is left as the loop's bytecode is about to
// be entered: the header's entry snapshot, with the arguments of the entering edge for the parameters. That is early,
// but right; and a loop that would have been left before the guard is rare, or it would not have been recorded with
// what the guard protects.
//
// Some instructions mean something only under a condition: unboxing that the value has the type, a load that the
// pointer is one to such a table and the index within bounds, plain arithmetic that the result fits. What establishes
// that comes before them: a guard, or a branch that would have left, which names the same operand, directly or
// through a condition (IsTag v, i < n). So such an instruction moves only if
//   - it stands on each path round the loop, as guards must, and guards can move at all, and
//   - no guard or branch that comes before it in the loop, and stays there, names one of its operands.
// Number constants are nobody's property and do not count as named. Nor does a sum mean anything under a condition that fits in any
// case, as the length of a row less 1 does.
//
// A load of what the loop writes can still be spared if it comes before the writes, and what is in memory at the end
// of each iteration is known, because the last write was a store to that very place: the load moves into the
// preheader, and the loop carries the value in a new parameter. The store stays, so that memory is right wherever the
// region is left.
//
//      h: loop                                       x0 = LoadGlobal[g]
//        x = LoadGlobal[g]                           jump h(x0)
//        y = … x …                           =>    h(x): loop
//        StoreGlobal[g] y                            y = … x …
//        jump h                                      StoreGlobal[g] y
//                                                    jump h(y)
//
// GuardPoll never moves: its condition is not one of memory.
#include <algorithm>

#include "orc-tier/opt/intervals.h"
#include "orc-tier/opt/memory.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

/// What the value can be, wherever it has been computed at all.
Interval range_by_definition(const Inst& inst) {
  switch (inst.op) {
    case IrOp::kConstInt: return Interval::of(inst.imm);
    case IrOp::kLoadLength:
    case IrOp::kStringLength: return kLengths;
    default: return {};
  }
}

/// Whether a sum or difference fits whatever the operands are: `#t - 1` does.
bool always_fits(const Graph& graph, const Inst& inst) {
  Interval x = range_by_definition(graph[inst.args[0]]), y = range_by_definition(graph[inst.args[1]]);
  return (inst.op == IrOp::kAddInt ? x + y : x - y).fits();
}

/// Whether the instruction may be executed only where its operands are known to suit it.
bool has_condition(const Graph& graph, const Inst& inst) {
  switch (inst.op) {
    case IrOp::kLoadGlobal: return false;
    case IrOp::kModNatural: return true;
    case IrOp::kModInt: return graph[inst.args[1]].op != IrOp::kConstInt || graph[inst.args[1]].imm == 0;
    case IrOp::kAddInt:
    case IrOp::kSubInt: return !always_fits(graph, inst);
    case IrOp::kUnboxInt:
    case IrOp::kUnboxDouble:
    case IrOp::kUnboxBool:
    case IrOp::kUnboxPtr:
    case IrOp::kMulInt:
    case IrOp::kShlInt:
    case IrOp::kShrInt:
    case IrOp::kLoadUpvalue:
    case IrOp::kStringLength:
    case IrOp::kStringByte: return true;
    default: break;
  }
  if (ir_info(inst.op).effect == Effect::kRead) return true;
  // A guard that looks into a cell.
  return is_guard(inst) && std::ranges::any_of(inst.args, [&](ValueId v) { return graph.type(v) == Type::kPtr; });
}

/// Whether it costs so much that it must not be executed more often than it was.
bool is_expensive(IrOp op) {
  return op == IrOp::kDivDouble || op == IrOp::kSqrtDouble || op == IrOp::kCallDouble || op == IrOp::kModInt || op == IrOp::kModNatural;
}

bool is_number_constant(IrOp op) {
  return op == IrOp::kConstInt || op == IrOp::kConstDouble || op == IrOp::kConstBool;
}

class Hoist {
 public:
  explicit Hoist(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), loops_(graph, preds_), locations_(graph),
        writes_(graph, loops_, locations_), versions_(graph, preds_, loops_, locations_),
        where_(blocks_of_values(graph)), named_in_(graph.insts.size(), kNoId) {}
  void run() {
    for (LoopId loop = 0; loop < loops_.all().size(); loop++) visit_loop(loop);
  }

 private:
  void visit_loop(LoopId loop);
  void visit_block(LoopId loop, BlockId b);
  bool can_move(LoopId loop, ValueId v, bool on_each_path) const;
  bool is_safe_before(LoopId loop, ValueId v, bool on_each_path) const;
  bool can_carry(LoopId loop, ValueId v) const;
  ValueId stored_at_end(BlockId latch, ValueId load) const;
  void move(LoopId loop, ValueId v);
  void carry(LoopId loop, ValueId v);
  void guard_not_empty(LoopId loop, ValueId guard_first);
  void note_named(LoopId loop, ValueId v);
  void note_condition(LoopId loop, ValueId v);
  bool is_invariant(LoopId loop, const Inst& inst) const;

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  Loops loops_;
  Locations locations_;
  LoopWrites writes_;
  Versions versions_;
  std::vector<BlockId> where_;      ///< the block of each value
  std::vector<LoopId> named_in_;    ///< the loop in which a guard or branch that stays was seen to name the value
  std::vector<ValueId> moved_;      ///< out of the loop at hand, in program order
  std::vector<Version> now_;        ///< of each location, where the walk is
  SnapshotId before_ = kNoId;       ///< the state before the loop at hand, once it is needed
};

void Hoist::visit_loop(LoopId loop) {
  const Loop& l = loops_[loop];
  moved_.clear();
  before_ = kNoId;
  for (BlockId b = l.header; b < g_.blocks.size(); b++) {
    if (loops_.contains(loop, b)) visit_block(loop, b);
  }
  auto& insts = g_.blocks[l.preheader].insts;
  insts.insert(insts.end() - 1, moved_.begin(), moved_.end());
}

// Blocks of inner loops have nothing to move any more, but what they name matters.
void Hoist::visit_block(LoopId loop, BlockId b) {
  bool own = loops_.innermost(b) == loop;
  bool on_each_path = dominates_all(doms_, b, loops_[loop].latches);
  auto entry = versions_.at_entry(b);
  now_.assign(entry.begin(), entry.end());
  auto moves = [&](ValueId v) {
    if (own && can_move(loop, v, on_each_path)) {
      move(loop, v);
      return true;
    }
    if (own && on_each_path && can_carry(loop, v)) {
      carry(loop, v);
      return true;
    }
    note_named(loop, v);
    locations_.for_each_written(g_, v, [&](Location l) { now_[l] = Versions::after(v); });
    return false;
  };
  std::erase_if(g_.blocks[b].insts, moves);
}

bool Hoist::can_move(LoopId loop, ValueId v, bool on_each_path) const {
  const Inst& inst = g_[v];
  switch (ir_info(inst.op).effect) {
    case Effect::kPure:
    case Effect::kRead: break;
    case Effect::kGuard:
      if (inst.op == IrOp::kGuardPoll || !on_each_path) return false;
      if (g_.blocks[loops_[loop].header].entry_snapshot == kNoId) return false;
      break;
    default: return false;
  }
  if (!is_invariant(loop, inst)) return false;
  Location location = locations_.of(v);
  if (location != kNoId && writes_.written(loop, location)) return false;
  return is_safe_before(loop, v, on_each_path);
}

// Whether the instruction may be executed in front of the loop, and should be.
bool Hoist::is_safe_before(LoopId loop, ValueId v, bool on_each_path) const {
  const Inst& inst = g_[v];
  if (is_expensive(inst.op) && !on_each_path) return false;
  // A machine stops at a divisor of 0; that there is none may have been concluded from what other values are.
  if (inst.op == IrOp::kModNatural && g_[inst.args[1]].op != IrOp::kConstInt) return false;
  if (!has_condition(g_, inst)) return true;
  if (!on_each_path || g_.blocks[loops_[loop].header].entry_snapshot == kNoId) return false;
  return std::ranges::none_of(inst.args, [&](ValueId arg) { return named_in_[arg] == loop; });
}

bool Hoist::is_invariant(LoopId loop, const Inst& inst) const {
  return std::ranges::none_of(inst.args, [&](ValueId arg) { return loops_.contains(loop, where_[arg]); });
}

void Hoist::move(LoopId loop, ValueId v) {
  if (g_[v].op == IrOp::kGuardFirst) guard_not_empty(loop, v);
  if (is_guard(g_[v])) {
    if (before_ == kNoId) before_ = snapshot_before(g_, loops_[loop]);
    g_[v].snapshot = before_;
  }
  where_[v] = loops_[loop].preheader;
  moved_.push_back(v);
}

// A guard on element 0 is behind one on the index of an element, which stays in the loop if the index is not the same
// in all iterations. What it says of the storage, that there is an element, is said for the first one in front of the
// loop.
void Hoist::guard_not_empty(LoopId loop, ValueId guard_first) {
  auto made = [&](ValueId v) {
    where_.push_back(kNoId);
    named_in_.push_back(kNoId);
    return v;
  };
  ValueId length = made(g_.make(IrOp::kLoadLength, g_[guard_first].args));
  locations_.add_copy(guard_first);
  ValueId zero = made(g_.make(IrOp::kConstInt));
  locations_.add_nowhere();
  ValueId bounds = made(g_.make(IrOp::kGuardBounds, {zero, length}));
  locations_.add_nowhere();
  for (ValueId v : {length, zero, bounds}) move(loop, v);
}

// ---- what goes round

// A load of what the loop writes, that reads what was there when the iteration began.
bool Hoist::can_carry(LoopId loop, ValueId v) const {
  const Loop& l = loops_[loop];
  Location location = locations_.of(v);
  if (ir_info(g_[v].op).effect != Effect::kRead || location == kNoId) return false;
  if (now_[location] != versions_.at_entry(l.header)[location]) return false;
  if (!is_invariant(loop, g_[v]) || !is_safe_before(loop, v, true)) return false;
  return std::ranges::all_of(l.latches, [&](BlockId latch) { return stored_at_end(latch, v) != kNoId; });
}

// What `load` would give at the end of `latch`, if the last write to its location is a store to that very place.
ValueId Hoist::stored_at_end(BlockId latch, ValueId load) const {
  ValueId writer = versions_.writer_at_exit(latch, locations_.of(load));
  if (writer == kNoId || load_of(g_[writer].op) != g_[load].op || g_[writer].imm != g_[load].imm) return kNoId;
  const auto &stored = g_[writer].args, &loaded = g_[load].args;
  return std::equal(loaded.begin(), loaded.end(), stored.begin()) ? stored.back() : kNoId;
}

// The load becomes a parameter where it stands; a copy in the preheader gives its first value.
void Hoist::carry(LoopId loop, ValueId v) {
  const Loop& l = loops_[loop];
  ValueId copy = g_.make(g_[v].op, g_[v].args, g_[v].imm);
  for (EdgeRef edge : preds_.of(l.header)) {
    ValueId arg = edge.from == l.preheader ? copy : stored_at_end(edge.from, v);
    g_.blocks[edge.from].successors[edge.index].args.push_back(arg);
  }
  locations_.add_copy(v);
  named_in_.push_back(kNoId);
  where_.push_back(kNoId);
  move(loop, copy);
  become(g_, v, IrOp::kParam);
  g_.blocks[l.header].params.push_back(v);
  where_[v] = l.header;
}

// ---- protection

void Hoist::note_named(LoopId loop, ValueId v) {
  const Inst& inst = g_[v];
  if (!is_guard(inst) && inst.op != IrOp::kBranch) return;
  for (ValueId arg : inst.args) note_condition(loop, arg);
}

// `v` is tested; if it is itself a condition, so is what it was computed from.
void Hoist::note_condition(LoopId loop, ValueId v) {
  if (is_number_constant(g_[v].op) || named_in_[v] == loop) return;
  named_in_[v] = loop;
  if (g_.type(v) != Type::kBool || ir_info(g_[v].op).effect != Effect::kPure) return;
  for (ValueId arg : g_[v].args) note_condition(loop, arg);
}

}  // namespace

void run_hoist(Graph& graph) {
  add_preheaders(graph);
  Hoist(graph).run();
}

}  // namespace gs::orc
