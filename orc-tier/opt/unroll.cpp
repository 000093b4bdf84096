// Unrolling: loops in which values move from one parameter to the next are written twice.
//
// With each round of a loop that computes Fibonacci numbers, what was b becomes a. To a loop of one round that is a move, and it
// has to go through a third place, as what becomes b is made of both. In two rounds the moves cancel out:
//
//      h(a, b): loop                          h(a, b): loop
//        c = AddInt a, b                        c = AddInt a, b
//        branch …, h(b, c), out(c)       =>     branch …, h', out(c)
//                                             h':
//                                               d = AddInt b, c
//                                               branch …, h(c, d), out(d)
//
// All that leaves the loop is there twice, and the values with it: where a block behind the loop names one, it gets it from the round
// that was the last one, through a parameter if it can have been either. Nothing is moved, and no test left out, so nothing has to be
// known of the loop. Such loops also take half as many jumps, which processors foretell for so many of them only.
//
// Done to small innermost loops with one way round, which make no calls.
#include <algorithm>
#include <map>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

constexpr size_t kMostInstructions = 16;  // of a round, constants aside

/// One loop: the blocks from `header` to `latch` are its blocks, and become, once more, those from `copy` on.
class Twice {
 public:
  Twice(Graph& graph, BlockId header, BlockId latch) : g_(graph), header_(header), latch_(latch), copy_(latch + 1) {}
  void run();

 private:
  void make_room();
  void copy_block(BlockId b);
  SnapshotId copy_snapshot(SnapshotId s);
  ValueId copied(ValueId v) const {
    auto it = copies_.find(v);
    return it == copies_.end() ? v : it->second;
  }

  void rewrite_behind();
  SnapshotId rewritten(SnapshotId s, BlockId b);
  ValueId at_entry(BlockId b, ValueId v);
  ValueId at_end(BlockId b, ValueId v);
  bool is_first(BlockId b) const { return b >= header_ && b <= latch_; }
  bool is_second(BlockId b) const { return b >= copy_ && b < behind(); }
  BlockId behind() const { return copy_ + (latch_ - header_ + 1); }

  Graph& g_;
  const BlockId header_, latch_, copy_;
  std::map<ValueId, ValueId> copies_;  ///< of all values of the loop: what they are in the second round
  std::map<SnapshotId, SnapshotId> snapshots_;
  std::vector<std::vector<EdgeRef>> ways_in_;
  std::map<std::pair<BlockId, ValueId>, ValueId> at_entry_;
};

void Twice::run() {
  make_room();
  const std::vector<ValueId>& params = g_.blocks[header_].params;
  auto round = std::ranges::find(g_.blocks[latch_].successors, header_, &Edge::to);
  for (size_t i = 0; i < params.size(); i++) copies_[params[i]] = round->args[i];
  *round = {copy_, {}};
  for (BlockId b = header_; b <= latch_; b++) copy_block(b);
  g_.blocks[copy_].params.clear();
  rewrite_behind();
}

// Empty blocks behind the latch; what comes later is numbered anew.
void Twice::make_room() {
  const BlockId count = latch_ - header_ + 1;
  g_.blocks.insert(g_.blocks.begin() + copy_, count, Block{});
  for (Block& block : g_.blocks) {
    for (Edge& edge : block.successors) edge.to += edge.to >= copy_ ? count : 0;
  }
}

// The second round's. From its latch it goes back to the header, with what this round brings.
void Twice::copy_block(BlockId b) {
  const BlockId to = copy_ + (b - header_);
  Block made;
  made.code = g_.blocks[b].code;
  made.word = g_.blocks[b].word;
  auto copy = [&](ValueId v) {
    Inst inst = g_[v];
    for (ValueId& arg : inst.args) arg = copied(arg);
    if (inst.snapshot != kNoId) inst.snapshot = copy_snapshot(inst.snapshot);
    auto id = static_cast<ValueId>(g_.insts.size());
    g_.insts.push_back(std::move(inst));
    return copies_[v] = id;
  };
  if (b != header_) {
    for (ValueId v : g_.blocks[b].params) made.params.push_back(copy(v));
  }
  for (ValueId v : g_.blocks[b].insts) made.insts.push_back(copy(v));
  for (Edge edge : g_.blocks[b].successors) {
    for (ValueId& arg : edge.args) arg = copied(arg);
    if (b == latch_ && edge.to == copy_) {
      edge = {header_, {}};
      for (ValueId param : g_.blocks[header_].params) edge.args.push_back(copied(copied(param)));
    } else if (is_first(edge.to)) {
      edge.to += copy_ - header_;
    }
    made.successors.push_back(std::move(edge));
  }
  g_.blocks[to] = std::move(made);
}

SnapshotId Twice::copy_snapshot(SnapshotId s) {
  auto [it, is_new] = snapshots_.try_emplace(s, s);
  if (is_new) {
    Snapshot copy = g_.snapshots[s];
    for_each_value(copy, [&](ValueId& v) { v = copied(v); });
    it->second = g_.add_snapshot(std::move(copy));
  }
  return it->second;
}

// ---- behind the loop

void Twice::rewrite_behind() {
  ways_in_.resize(g_.blocks.size());
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    for (uint32_t i = 0; i < g_.blocks[b].successors.size(); i++) ways_in_[g_.blocks[b].successors[i].to].push_back({b, i});
  }
  for (BlockId b = behind(); b < g_.blocks.size(); b++) {
    auto rewrite = [&](ValueId v) { return copies_.contains(v) ? at_entry(b, v) : v; };
    for (size_t i = 0; i < g_.blocks[b].insts.size(); i++) {
      ValueId id = g_.blocks[b].insts[i];
      for (size_t arg = 0; arg < g_[id].args.size(); arg++) {
        ValueId v = rewrite(g_[id].args[arg]);
        g_[id].args[arg] = v;
      }
      if (g_[id].snapshot != kNoId) g_[id].snapshot = rewritten(g_[id].snapshot, b);
    }
    if (g_.blocks[b].entry_snapshot != kNoId) g_.blocks[b].entry_snapshot = rewritten(g_.blocks[b].entry_snapshot, b);
    for (size_t i = 0; i < g_.blocks[b].successors.size(); i++) {
      for (size_t arg = 0; arg < g_.blocks[b].successors[i].args.size(); arg++) {
        ValueId v = rewrite(g_.blocks[b].successors[i].args[arg]);
        g_.blocks[b].successors[i].args[arg] = v;
      }
    }
  }
}

/// The snapshot as it is in `b`: perhaps another one than in the loop.
SnapshotId Twice::rewritten(SnapshotId s, BlockId b) {
  Snapshot here = g_.snapshots[s];
  bool changes = false;
  for_each_value(here, [&](ValueId& v) {
    if (!copies_.contains(v)) return;
    ValueId now = at_entry(b, v);
    changes = changes || now != v;
    v = now;
  });
  return changes ? g_.add_snapshot(std::move(here)) : s;
}

/// What `v`, a value of the loop, is at the end of `b`.
ValueId Twice::at_end(BlockId b, ValueId v) { return is_first(b) ? v : is_second(b) ? copied(v) : at_entry(b, v); }

/// What it is where `b`, behind the loop, begins. Edges back to `b` bring what it has there.
ValueId Twice::at_entry(BlockId b, ValueId v) {
  if (auto known = at_entry_.find({b, v}); known != at_entry_.end()) return known->second;
  ValueId common = kNoId;
  bool is_same = true;
  for (EdgeRef edge : ways_in_[b]) {
    if (edge.from >= b) continue;
    ValueId brought = at_end(edge.from, v);
    is_same = is_same && (common == kNoId || common == brought);
    common = brought;
  }
  if (is_same) return at_entry_[{b, v}] = common;
  ValueId param = at_entry_[{b, v}] = g_.add_param(b, g_.type(v));
  for (EdgeRef edge : ways_in_[b]) {
    ValueId brought = at_end(edge.from, v);
    g_.blocks[edge.from].successors[edge.index].args.push_back(brought);
  }
  return param;
}

// ---- which loops

class Unroll {
 public:
  explicit Unroll(Graph& graph) : g_(graph), preds_(graph), loops_(graph, preds_) {}
  /// The header and the latch of a loop to be written twice, the last one in the graph that begins before `end`.
  bool find(BlockId end, BlockId& header, BlockId& latch) const {
    header = kNoId;
    for (const Loop& l : loops_.all()) {
      bool is_later = l.header < end && (header == kNoId || l.header > header);
      if (is_later && is_wanted(l)) header = l.header, latch = l.latches[0];
    }
    return header != kNoId;
  }

 private:
  bool is_wanted(const Loop& l) const {
    if (l.latches.size() != 1 || preds_.of(l.header).size() != 2) return false;
    const std::vector<Edge>& out = g_.blocks[l.latches[0]].successors;
    bool has_one_way_round = std::ranges::count(out, l.header, &Edge::to) == 1;
    return has_one_way_round && moves_values(l) && is_small(l);
  }
  bool moves_values(const Loop& l) const {
    const std::vector<ValueId>& params = g_.blocks[l.header].params;
    const Edge& round = *std::ranges::find(g_.blocks[l.latches[0]].successors, l.header, &Edge::to);
    for (size_t i = 0; i < params.size(); i++) {
      if (round.args[i] != params[i] && std::ranges::find(params, round.args[i]) != params.end()) return true;
    }
    return false;
  }
  bool is_small(const Loop& l) const {
    size_t count = 0;
    for (BlockId b = l.header; b <= l.latches[0]; b++) {
      if (loops_.innermost(b) != loops_.innermost(l.header)) return false;  // a block of another loop, or of none
      for (ValueId v : g_.blocks[b].insts) {
        Effect effect = ir_info(g_[v].op).effect;
        if (effect == Effect::kCall || effect == Effect::kAllocate || g_[v].op == IrOp::kCallDouble) return false;
        count += g_[v].op != IrOp::kConstInt && g_[v].op != IrOp::kConstDouble;
      }
    }
    return count <= kMostInstructions;
  }

  const Graph& g_;
  Predecessors preds_;
  Loops loops_;
};

}  // namespace

// From the last loop to the first: what has been written twice is behind what is looked at next.
void run_unroll(Graph& graph) {
  BlockId end = static_cast<BlockId>(graph.blocks.size()), header, latch = 0;
  for (; Unroll(graph).find(end, header, latch); end = header) Twice(graph, header, latch).run();
}

}  // namespace gs::orc
