#include "orc-tier/opt/rewrite.h"

#include <algorithm>
#include <numeric>

namespace gs::orc {

void kill(Graph& graph, ValueId v) {
  Inst& inst = graph[v];
  inst.dead = true;
  inst.snapshot = kNoId;
  inst.args.clear();
}

Substitution::Substitution(const Graph& graph) : parent_(graph.insts.size()) {
  std::iota(parent_.begin(), parent_.end(), 0);
}

ValueId Substitution::find(ValueId v) {
  if (v >= parent_.size()) return v;  // made since, and replaced by nothing
  while (parent_[v] != v) v = parent_[v] = parent_[parent_[v]];
  return v;
}

void Substitution::replace(ValueId v, ValueId by) {
  for (ValueId made = static_cast<ValueId>(parent_.size()); made <= std::max(v, by); made++) parent_.push_back(made);
  parent_[find(v)] = find(by);
  empty_ = false;
}

void Substitution::apply(Graph& graph) {
  if (!empty_) {
    for (Block& block : graph.blocks) {
      for (ValueId v : block.insts) rewrite(graph[v]);
      for (Edge& edge : block.successors)
        for (ValueId& arg : edge.args) arg = find(arg);
    }
    for (Snapshot& snapshot : graph.snapshots) for_each_value(snapshot, [&](ValueId& v) { v = find(v); });
  }
  sweep_dead(graph);
}

void sweep_dead(Graph& graph) {
  for (Block& block : graph.blocks) {
    std::erase_if(block.insts, [&](ValueId v) { return graph[v].dead; });
  }
}

void drop_unused_snapshots(Graph& graph) {
  std::vector<bool> used(graph.snapshots.size());
  for (const Block& block : graph.blocks) {
    if (block.entry_snapshot != kNoId) used[block.entry_snapshot] = true;
    for (ValueId v : block.insts)
      if (graph[v].snapshot != kNoId) used[graph[v].snapshot] = true;
  }
  for (SnapshotId s = 0; s < used.size(); s++) {
    if (used[s]) continue;
    graph.snapshots[s].slots.clear();
    graph.snapshots[s].frames.clear();
    graph.snapshots[s].objects.clear();
  }
}

void clear_loop_headers(Graph& graph) {
  std::vector<bool> closed(graph.blocks.size());
  for (BlockId b = 0; b < graph.blocks.size(); b++)
    for (const Edge& edge : graph.blocks[b].successors)
      if (edge.to <= b) closed[edge.to] = true;
  for (BlockId b = 0; b < graph.blocks.size(); b++) {
    if (closed[b]) continue;
    graph.blocks[b].is_loop_header = false;
    graph.blocks[b].entry_snapshot = kNoId;
  }
}

void become(Graph& graph, ValueId v, IrOp op, std::vector<ValueId> args, int64_t imm) {
  graph[v].op = op;
  graph[v].args = std::move(args);
  graph[v].imm = imm;
  graph[v].snapshot = kNoId;
}

}  // namespace gs::orc
