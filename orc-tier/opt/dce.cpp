// Dead code: what computes a value that nobody asks for.
//
// Asked for are the operands of what has an effect (writes, calls, control, guards), of what is itself asked for, and
// what a snapshot names through which the region can be left. Parameters count as asked for only if something other
// than themselves asks, so a value that merely goes round a loop is dead.
//
// A guard with a result (AddOv) stays, even if nobody uses that any more: who did may have been decided by what the guard
// makes sure of. (That x + y does not exceed the integers is always true of an integer; if the sum leaves them, it is not.)
//
// Afterwards equal snapshots are one, so that guards which leave in the same way share an exit, and unused ones are
// gone. Snapshots get new numbers, values keep theirs.
#include <algorithm>
#include <unordered_map>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

bool has_effect(const Inst& inst) {
  switch (ir_info(inst.op).effect) {
    case Effect::kGuard:
    case Effect::kWrite:
    case Effect::kCall:
    case Effect::kControl: return true;
    case Effect::kPure:
    case Effect::kRead:
    case Effect::kAllocate:
    case Effect::kEntry: return false;
  }
  return true;
}

// ---- what is asked for

class Liveness {
 public:
  explicit Liveness(Graph& graph);
  bool operator[](ValueId v) const { return live_[v]; }

 private:
  void ask_for(ValueId v) {
    if (live_[v]) return;
    live_[v] = true;
    work_.push_back(v);
  }
  void ask_for_all_of(SnapshotId s);
  void ask_for_operands(ValueId v);

  struct ParamPlace {
    BlockId block;
    uint32_t index;
  };
  Graph& g_;
  Predecessors preds_;
  std::vector<bool> live_, snapshot_seen_;
  std::vector<ParamPlace> place_;  ///< of parameters
  std::vector<ValueId> work_;      ///< whose operands are to be asked for
};

Liveness::Liveness(Graph& graph)
    : g_(graph), preds_(graph), live_(graph.insts.size()), snapshot_seen_(graph.snapshots.size()),
      place_(graph.insts.size()) {
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    const Block& block = g_.blocks[b];
    for (uint32_t i = 0; i < block.params.size(); i++) place_[block.params[i]] = {b, i};
    ask_for_all_of(block.entry_snapshot);
    for (ValueId v : block.insts)
      if (has_effect(g_[v])) ask_for(v);
  }
  while (!work_.empty()) {
    ValueId v = work_.back();
    work_.pop_back();
    ask_for_operands(v);
  }
}

void Liveness::ask_for_all_of(SnapshotId s) {
  if (s == kNoId || snapshot_seen_[s]) return;
  snapshot_seen_[s] = true;
  for_each_value(g_.snapshots[s], [&](ValueId v) { ask_for(v); });
}

void Liveness::ask_for_operands(ValueId v) {
  const Inst& inst = g_[v];
  for (ValueId arg : inst.args) ask_for(arg);
  ask_for_all_of(inst.snapshot);
  if (inst.op != IrOp::kParam) return;
  auto [block, index] = place_[v];
  for (EdgeRef edge : preds_.of(block)) ask_for(g_.blocks[edge.from].successors[edge.index].args[index]);
}

// ---- what goes

void remove_dead(Graph& graph, const Liveness& live) {
  for (Block& block : graph.blocks) {
    for (Edge& edge : block.successors) {
      const auto& params = graph.blocks[edge.to].params;
      size_t i = 0;
      std::erase_if(edge.args, [&](ValueId) { return !live[params[i++]]; });
    }
  }
  for (Block& block : graph.blocks) {
    auto goes = [&](ValueId v) {
      if (!live[v]) kill(graph, v);
      return !live[v];
    };
    std::erase_if(block.params, goes);
    std::erase_if(block.insts, goes);
  }
}

// ---- snapshots

bool same_frame(const SnapshotFrame& a, const SnapshotFrame& b) {
  return a.base == b.base && a.delta == b.delta && a.wanted == b.wanted && a.caller_pc == b.caller_pc &&
         a.callee == b.callee && a.is_variadic == b.is_variadic && a.interrupted == b.interrupted && a.window == b.window && a.state == b.state;
}
bool same_slot(const SnapshotSlot& a, const SnapshotSlot& b) { return a.slot == b.slot && a.value == b.value; }

bool same_object(const SnapshotObject& a, const SnapshotObject& b) { return a.object == b.object && a.fields == b.fields; }

bool same(const Snapshot& a, const Snapshot& b) {
  return a.code == b.code && a.word == b.word && a.base == b.base && a.line == b.line && a.is_poll == b.is_poll && a.stands == b.stands &&
         a.row_end == b.row_end && std::ranges::equal(a.frames, b.frames, same_frame) && std::ranges::equal(a.slots, b.slots, same_slot) &&
         std::ranges::equal(a.objects, b.objects, same_object);
}

// Moves used snapshots together, equal ones onto each other. Few are for the same word, so those are compared in turn.
class SnapshotTable {
 public:
  explicit SnapshotTable(Graph& graph) : g_(graph), new_id_(graph.snapshots.size(), kNoId) {}
  void use(SnapshotId& s) {
    if (s == kNoId) return;
    if (new_id_[s] == kNoId) new_id_[s] = place(g_.snapshots[s]);
    s = new_id_[s];
  }
  void finish() { g_.snapshots = std::move(kept_); }

 private:
  SnapshotId place(Snapshot& snapshot) {
    auto [first, last] = by_place_.equal_range(snapshot.word);
    for (auto it = first; it != last; ++it)
      if (same(kept_[it->second], snapshot)) return it->second;
    SnapshotId id = static_cast<SnapshotId>(kept_.size());
    by_place_.emplace(snapshot.word, id);
    kept_.push_back(std::move(snapshot));
    return id;
  }

  Graph& g_;
  std::vector<SnapshotId> new_id_;
  std::vector<Snapshot> kept_;
  std::unordered_multimap<uint32_t, SnapshotId> by_place_;
};

void share_snapshots(Graph& graph) {
  SnapshotTable table(graph);
  for (Block& block : graph.blocks) {
    table.use(block.entry_snapshot);
    for (ValueId v : block.insts) table.use(graph[v].snapshot);
  }
  table.finish();
}

}  // namespace

void run_dce(Graph& graph) {
  remove_dead(graph, Liveness(graph));
  share_snapshots(graph);
}

}  // namespace gs::orc
