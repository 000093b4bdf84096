// Unroll and jam: several rounds of a loop at a time, with one inner loop for all of them.
//
// What the rounds' inner loops have in common is done once, and what each of them waits for in turn is waited for side by side.
// A product of matrices looks up a row once for four of its elements, which lie next to each other. (Callahan, Carr, Kennedy:
// Improving Register Allocation for Subscripted Variables, 1990.)
//
//      h(j): loop                                     j(p): loop
//        jump i(0.0, 0)                                 q = AddInt p, 1
//      i(s, k): loop                                    branch q < n, a, h(p)
//        r = row(k)                                   a:
//        s' = AddDouble s, r[j]           =>            jump i'(0.0, 0.0, 0)
//        k' = AddInt k, 1                             i'(s, t, k): loop
//        branch k' < m, i(s', k'), b                    r = row(k)
//      b:                                               s' = AddDouble s, r[p];  t' = AddDouble t, r[q]
//        t[j] = s'                                      branch k' < m, i'(s', t', k'), b0
//        j' = AddInt j, 1                             b0: t[p] = s';  jump b1
//        branch j' < n, h(j'), out                    b1: t[q] = t';  branch …, j(q + 1), out
//
//                                                     h(j): loop, as it was
//
// The loop as it was stays, behind the new one. For that nothing of the new loop needs a snapshot of its own before the inner loop is
// over: up to there nothing is written, so where a guard would fail, or not all rounds would be there, the new loop jumps to the old
// one, in the state in which its own round began. Behind the inner loop rounds come one after the other, exactly as they were.
//
// So guards in front of the inner loop and in it become conditions. That what is read there is not what earlier rounds write behind
// it is known, because it is other memory (opt/memory.h), or asked: two tables must not be the same, or two indices. Inner loops must
// have the same number of rounds: what they end by is made of what does not change from one round of the outer loop to the next.
//
// Done to loops around one inner loop of a single block, which is not too long.
#include <algorithm>
#include <map>

#include "orc-tier/opt/differences.h"
#include "orc-tier/opt/jam_nest.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

constexpr BlockId kNew = BlockId{1} << 31;  // of an edge: it leads to a new block, whose place among these follows

class Jam {
 public:
  Jam(Graph& graph, Nest nest) : g_(graph), nest_(std::move(nest)), where_(blocks_of_values(graph)), copies_(nest_.copies) {}
  void run();

 private:
  // new blocks
  BlockId begin_block(BlockId like);
  ValueId put(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0, SnapshotId snapshot = kNoId);
  ValueId add_param(ValueId like);
  void go_to(Edge edge);
  void branch(ValueId condition, Edge yes, Edge no);
  void need(ValueId condition, bool wanted = true);
  void insert_blocks();

  // what is where
  ValueId now(uint32_t copy, ValueId v) const;
  bool is_copied(uint32_t copy, ValueId v) const { return copies_[copy].contains(v); }
  std::vector<ValueId> now(uint32_t copy, const std::vector<ValueId>& values) const;
  SnapshotId snapshot_now(uint32_t copy, SnapshotId s);

  void pass_out_by_parameters();
  void begin_rounds();
  ValueId make_early(uint32_t copy, ValueId v);
  void copy_front();
  void copy_inner();
  std::vector<ValueId> for_inner(const std::vector<ValueId>& args) const;
  void copy_for_all(ValueId v);
  bool copy_bounds(ValueId v);
  ValueId copy_asking(uint32_t copy, ValueId v);
  void keep_apart(ValueId read);
  void copy_behind(uint32_t copy);
  bool is_condition(const Inst& inst) const;
  void copy_exactly(uint32_t copy, ValueId v);
  void end_behind(uint32_t copy, BlockId b, BlockId first);
  bool is_inside(ValueId v) const { return v < where_.size() && where_[v] != kNoId && nest_.contains(where_[v]); }
  bool is_last(uint32_t copy) const { return copy + 1 == copies_.size(); }

  Graph& g_;
  const Nest nest_;
  const std::vector<BlockId> where_;
  std::vector<std::map<ValueId, ValueId>> copies_;  ///< of values of the nest: what they are in each of the rounds
  std::vector<std::map<SnapshotId, SnapshotId>> snapshots_;
  std::vector<Block> made_;
  std::vector<ValueId> begins_with_;  ///< the new loop's parameters
  SnapshotId poll_ = kNoId;
};

void Jam::run() {
  snapshots_.resize(copies_.size());
  pass_out_by_parameters();
  begin_rounds();
  copy_front();
  copy_inner();
  for (uint32_t copy = 0; copy < copies_.size(); copy++) copy_behind(copy);
  insert_blocks();
}

// ---- new blocks

BlockId Jam::begin_block(BlockId like) {
  Block block;
  block.code = g_.blocks[like].code;
  block.word = g_.blocks[like].word;
  made_.push_back(std::move(block));
  return kNew | static_cast<BlockId>(made_.size() - 1);
}

ValueId Jam::put(IrOp op, std::vector<ValueId> args, int64_t imm, SnapshotId snapshot) {
  ValueId v = g_.make(op, std::move(args), imm, snapshot);
  made_.back().insts.push_back(v);
  return v;
}

ValueId Jam::add_param(ValueId like) {
  ValueId param = g_.make(IrOp::kParam);
  g_[param].type = g_.type(like);
  made_.back().params.push_back(param);
  return param;
}

void Jam::go_to(Edge edge) {
  put(IrOp::kJump);
  made_.back().successors.push_back(std::move(edge));
}

void Jam::branch(ValueId condition, Edge yes, Edge no) {
  put(IrOp::kBranch, {condition});
  made_.back().successors.push_back(std::move(yes));
  made_.back().successors.push_back(std::move(no));
}

/// The rounds go on if `condition` is as wanted; otherwise the loop as it was takes over.
void Jam::need(ValueId condition, bool wanted) {
  Edge on{kNew | static_cast<BlockId>(made_.size()), {}}, back{nest_.header, begins_with_};
  if (!wanted) std::swap(on, back);
  branch(condition, std::move(on), std::move(back));
  Block next;
  next.code = made_.back().code;
  next.word = made_.back().word;
  made_.push_back(std::move(next));
}

// In front of the old header, whose place the first one takes; so it is what enters the nest leads to.
void Jam::insert_blocks() {
  const BlockId header = nest_.header, count = static_cast<BlockId>(made_.size());
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    for (Edge& edge : g_.blocks[b].successors) {
      bool enters = edge.to == header && b < header;
      if (edge.to >= header && !enters) edge.to += count;
    }
  }
  for (Block& block : made_) {
    for (Edge& edge : block.successors) edge.to = (edge.to & kNew) != 0 ? header + (edge.to & ~kNew) : edge.to + count;
  }
  g_.blocks.insert(g_.blocks.begin() + header, std::make_move_iterator(made_.begin()), std::make_move_iterator(made_.end()));
}

// ---- what is where

/// What `v` is in a round. What is made outside the nest is the same in all of them.
ValueId Jam::now(uint32_t copy, ValueId v) const {
  auto found = copies_[copy].find(v);
  return found == copies_[copy].end() ? v : found->second;
}

std::vector<ValueId> Jam::now(uint32_t copy, const std::vector<ValueId>& values) const {
  std::vector<ValueId> result;
  for (ValueId v : values) result.push_back(now(copy, v));
  return result;
}

SnapshotId Jam::snapshot_now(uint32_t copy, SnapshotId s) {
  auto [it, is_new] = snapshots_[copy].try_emplace(s, s);
  if (is_new) {
    Snapshot made = g_.snapshots[s];
    for_each_value(made, [&](ValueId& v) { v = now(copy, v); });
    it->second = g_.add_snapshot(std::move(made));
  }
  return it->second;
}

// ---- behind the nest

// The nest will be left from two places: its values get to what is behind it through parameters.
void Jam::pass_out_by_parameters() {
  Block& latch = g_.blocks[nest_.latch];
  if (latch.successors.size() == 1) return;
  Edge& out = latch.successors[latch.successors[0].to == nest_.header ? 1 : 0];
  std::map<ValueId, ValueId> params;
  auto pass = [&](ValueId v) {
    if (!is_inside(v)) return v;
    auto [it, is_new] = params.try_emplace(v, v);
    if (is_new) {
      it->second = g_.add_param(out.to, g_.type(v));
      out.args.push_back(v);
    }
    return it->second;
  };
  std::map<SnapshotId, SnapshotId> snapshots;
  auto passed = [&](SnapshotId s) {
    if (s == kNoId) return s;
    auto [it, is_new] = snapshots.try_emplace(s, s);
    if (is_new) {
      Snapshot made = g_.snapshots[s];
      for_each_value(made, [&](ValueId& v) { v = pass(v); });
      it->second = g_.add_snapshot(std::move(made));
    }
    return it->second;
  };
  // (Parameters are instructions: where these are has to be asked anew behind each of them.)
  for (BlockId b = nest_.latch + 1; b < g_.blocks.size(); b++) {
    for (ValueId v : g_.blocks[b].insts) {
      for (size_t i = 0; i < g_[v].args.size(); i++) {
        ValueId arg = pass(g_[v].args[i]);
        g_[v].args[i] = arg;
      }
      SnapshotId snapshot = passed(g_[v].snapshot);
      g_[v].snapshot = snapshot;
    }
    g_.blocks[b].entry_snapshot = passed(g_.blocks[b].entry_snapshot);
    for (Edge& edge : g_.blocks[b].successors) {
      for (ValueId& arg : edge.args) arg = pass(arg);
    }
  }
}

// ---- the rounds' beginning

// As many rounds as are made at a time must be there. Whether the next one is, is asked before anything is computed for it.
void Jam::begin_rounds() {
  const Block& header = g_.blocks[nest_.header];
  begin_block(nest_.header);
  made_[0].is_loop_header = true;
  for (ValueId param : header.params) {
    begins_with_.push_back(add_param(param));
    copies_[0][param] = begins_with_.back();
  }
  made_[0].entry_snapshot = snapshot_now(0, header.entry_snapshot);
  Snapshot poll = g_.snapshots[made_[0].entry_snapshot];
  poll.is_poll = true;
  poll_ = g_.add_snapshot(std::move(poll));
  for (uint32_t copy = 0; copy < copies_.size(); copy++) {
    for (ValueId param : g_.blocks[nest_.header].params) {
      if (nest_.is_early[param]) make_early(copy, param);
    }
    if (is_last(copy)) break;
    for (const Nest::Condition& c : nest_.conditions) need(make_early(copy, c.value), c.wanted);
  }
}

ValueId Jam::make_early(uint32_t copy, ValueId v) {
  if (v >= nest_.is_early.size() || !nest_.is_early[v] || is_copied(copy, v)) return now(copy, v);
  if (g_[v].op == IrOp::kParam) {
    const std::vector<ValueId>& params = g_.blocks[nest_.header].params;
    const Edge& round = edge_between(g_, nest_.latch, nest_.header);
    ValueId made = make_early(copy - 1, round.args[std::ranges::find(params, v) - params.begin()]);
    return copies_[copy][v] = made;
  }
  const std::vector<ValueId> args = g_[v].args;
  for (ValueId arg : args) make_early(copy, arg);
  return copies_[copy][v] = copy_asking(copy, v);
}

// ---- up to the end of the inner loop

void Jam::copy_front() {
  for (const Nest::Apart& apart : nest_.apart) {
    if (!is_inside(apart.read)) need(put(apart.question, {apart.read, apart.written}), false);
  }
  for (BlockId b = nest_.header; b < nest_.inner; b++) {
    const std::vector<ValueId> insts = g_.blocks[b].insts;
    for (ValueId v : insts) copy_for_all(v);
    const Edge& on = g_.blocks[b].successors[0];
    for (size_t i = 0; i < on.args.size() && on.to < nest_.inner; i++) {
      for (uint32_t copy = 0; copy < copies_.size(); copy++) copies_[copy][g_.blocks[on.to].params[i]] = now(copy, on.args[i]);
    }
  }
}

void Jam::copy_inner() {
  const BlockId header = kNew | static_cast<BlockId>(made_.size());
  go_to({header, for_inner(g_.blocks[nest_.inner - 1].successors[0].args)});
  begin_block(nest_.inner);
  made_.back().is_loop_header = true;
  const std::vector<ValueId> params = g_.blocks[nest_.inner].params, insts = g_.blocks[nest_.inner].insts;
  for (ValueId param : params) {
    for (uint32_t copy = 0; copy < copies_.size(); copy++) {
      copies_[copy][param] = copy == 0 || nest_.varies[param] ? add_param(param) : copies_[0][param];
    }
  }
  for (ValueId v : insts) copy_for_all(v);
  const Block& inner = g_.blocks[nest_.inner];
  const BlockId behind = kNew | static_cast<BlockId>(made_.size());
  Edge round{header, for_inner(edge_between(g_, nest_.inner, nest_.inner).args)}, out{behind, {}};
  if (inner.successors[0].to != nest_.inner) std::swap(round, out);
  branch(now(0, g_[insts.back()].args[0]), std::move(round), std::move(out));
}

/// What the new inner loop's parameters are given, where those of the old one are given `args`.
std::vector<ValueId> Jam::for_inner(const std::vector<ValueId>& args) const {
  std::vector<ValueId> result;
  for (size_t i = 0; i < args.size(); i++) {
    bool varies = nest_.varies[g_.blocks[nest_.inner].params[i]];
    for (uint32_t copy = 0; copy < (varies ? copies_.size() : 1); copy++) result.push_back(now(copy, args[i]));
  }
  return result;
}

void Jam::copy_for_all(ValueId v) {
  g_.line = g_[v].line;
  const IrOp op = g_[v].op;
  if (ir_info(op).effect == Effect::kControl) return;
  if (op == IrOp::kGuardPoll) {
    put(op, {}, 0, poll_);
    return;
  }
  if (op == IrOp::kGuardBounds && copy_bounds(v)) return;
  for (uint32_t copy = 0; copy < copies_.size(); copy++) {
    if (is_copied(copy, v)) continue;
    bool is_own = copy == 0 || nest_.varies[v] || op == IrOp::kCountRounds;
    copies_[copy][v] = is_own ? copy_asking(copy, v) : copies_[0][v];
  }
  keep_apart(v);
}

/// Of indices that differ by constants, the first and the last one say all.
bool Jam::copy_bounds(ValueId v) {
  const ValueId index = g_[v].args[0], length = g_[v].args[1];
  if (!nest_.varies[index] || nest_.varies[length]) return false;
  const uint32_t last = static_cast<uint32_t>(copies_.size()) - 1;
  for (uint32_t copy = 0; copy < last; copy++) {
    Sum one = as_sum(g_, now(copy, index)), next = as_sum(g_, now(copy + 1, index));
    if (one.base != next.base || one.offset > next.offset) return false;
  }
  copy_asking(0, v);
  copy_asking(last, v);
  return true;
}

/// The instruction in one of the rounds. Where a guard would leave, the loop as it was takes over.
ValueId Jam::copy_asking(uint32_t copy, ValueId v) {
  const Inst inst = g_[v];
  std::vector<ValueId> args = now(copy, inst.args);
  switch (inst.op) {
    case IrOp::kGuardTrue:
    case IrOp::kGuardFalse: return need(args[0], inst.op == IrOp::kGuardTrue), kNoId;
    case IrOp::kGuardValue: return need(put(IrOp::kSameValue, {args[0], put(IrOp::kConstValue, {}, inst.imm)})), kNoId;
    case IrOp::kGuardNotNil: return need(put(IrOp::kSameValue, {args[0], put(IrOp::kConstValue, {}, vm::Value::kNilBits)}), false), kNoId;
    case IrOp::kAddOv: return need(put(IrOp::kAddFits, args)), put(IrOp::kAddInt, args);
    case IrOp::kSubOv: return need(put(IrOp::kSubFits, args)), put(IrOp::kSubInt, args);
    case IrOp::kMulOv: return need(put(IrOp::kMulFits, args)), put(IrOp::kMulInt, args);
    default: break;
  }
  if (std::optional<IrOp> question = question_of(inst.op)) return need(put(*question, args, inst.imm)), kNoId;
  return put(inst.op, std::move(args), inst.imm);
}

/// Asks for what must hold of `read`, which has just been made.
void Jam::keep_apart(ValueId read) {
  for (const Nest::Apart& apart : nest_.apart) {
    if (apart.read != read) continue;
    for (uint32_t copy = 0; copy < (nest_.varies[read] ? copies_.size() : 1); copy++) {
      need(put(apart.question, {now(copy, read), apart.written}), false);
    }
  }
}

// ---- behind the inner loop

// What one round leaves to the next is known when its turn comes.
void Jam::copy_behind(uint32_t copy) {
  const std::vector<ValueId>& params = g_.blocks[nest_.header].params;
  const Edge& round = edge_between(g_, nest_.latch, nest_.header);
  for (size_t i = 0; i < params.size() && copy > 0; i++) {
    if (!is_copied(copy, params[i])) copies_[copy][params[i]] = now(copy - 1, round.args[i]);
  }
  const Edge& out = edge_between(g_, nest_.inner, nest_.behind());
  for (size_t i = 0; i < out.args.size(); i++) copies_[copy][g_.blocks[nest_.behind()].params[i]] = now(copy, out.args[i]);

  const BlockId first = kNew | static_cast<BlockId>(made_.size());
  for (BlockId b = nest_.behind(); b <= nest_.latch; b++) {
    begin_block(b);
    if (b != nest_.behind()) {
      for (ValueId param : g_.blocks[b].params) copies_[copy][param] = add_param(param);
    }
    const std::vector<ValueId> insts = g_.blocks[b].insts;
    for (ValueId v : insts) copy_exactly(copy, v);
    end_behind(copy, b, first);
  }
}

/// Whether the guard asks for what is known: that another round follows.
bool Jam::is_condition(const Inst& inst) const {
  bool is_test = inst.op == IrOp::kGuardTrue || inst.op == IrOp::kGuardFalse;
  return is_test && std::ranges::find(nest_.conditions, inst.args[0], &Nest::Condition::value) != nest_.conditions.end();
}

void Jam::copy_exactly(uint32_t copy, ValueId v) {
  const Inst inst = g_[v];
  if (is_copied(copy, v) || ir_info(inst.op).effect == Effect::kControl || (!is_last(copy) && is_condition(inst))) return;
  g_.line = inst.line;
  SnapshotId snapshot = inst.snapshot == kNoId ? kNoId : snapshot_now(copy, inst.snapshot);
  copies_[copy][v] = put(inst.op, now(copy, inst.args), inst.imm, snapshot);
}

// The last round's end is that of the loop; behind the others, the next one is known to follow.
void Jam::end_behind(uint32_t copy, BlockId b, BlockId first) {
  const Inst last = g_[g_.blocks[b].insts.back()];
  if (b == nest_.latch && !is_last(copy)) return go_to({kNew | static_cast<BlockId>(made_.size()), {}});
  SnapshotId snapshot = last.snapshot == kNoId ? kNoId : snapshot_now(copy, last.snapshot);
  put(last.op, now(copy, last.args), last.imm, snapshot);
  for (const Edge& edge : g_.blocks[b].successors) {
    BlockId to = edge.to == nest_.header ? kNew : nest_.contains(edge.to) ? first + (edge.to - nest_.behind()) : edge.to;
    made_.back().successors.push_back({to, now(copy, edge.args)});
  }
}

}  // namespace

// From the last nest to the first: what has been written anew is behind what is looked at next.
void run_jam(Graph& graph) {
  add_preheaders(graph);
  for (BlockId end = kNoId;;) {
    std::optional<Nest> nest = NestFinder(graph).find(end);
    if (!nest) return;
    end = nest->header;
    Jam(graph, *std::move(nest)).run();
    graph.is_jammed = true;
  }
}

}  // namespace gs::orc
