#include "orc-tier/opt/cfg.h"

#include <algorithm>

#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

// ---- predecessors

Predecessors::Predecessors(const Graph& graph) : first_(graph.blocks.size() + 1) {
  for (const Block& block : graph.blocks)
    for (const Edge& edge : block.successors) first_[edge.to + 1]++;
  for (size_t b = 1; b < first_.size(); b++) first_[b] += first_[b - 1];
  edges_.resize(first_.back());
  std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
  for (BlockId from = 0; from < graph.blocks.size(); from++) {
    const Block& block = graph.blocks[from];
    for (uint32_t i = 0; i < block.successors.size(); i++) edges_[next[block.successors[i].to]++] = {from, i};
  }
}

// ---- dominators

Dominators::Dominators(const Graph& graph, const Predecessors& preds)
    : idom_(graph.blocks.size()), order_(idom_.size()), pre_(idom_.size()), size_(idom_.size(), 1) {
  const BlockId count = static_cast<BlockId>(idom_.size());
  for (BlockId b = 1; b < count; b++) {
    BlockId common = kNoId;
    for (EdgeRef edge : preds.of(b)) {
      BlockId other = edge.from;
      if (other >= b) break;  // back edges: the header dominates where they start
      if (common == kNoId) common = other;
      while (common != other) (common > other ? common : other) = idom_[common > other ? common : other];
    }
    idom_[b] = common;
  }
  // Numbers of the tree, without recursion: sizes from the leaves up, then each block behind its elder siblings.
  for (BlockId b = count - 1; b > 0; b--) size_[idom_[b]] += size_[b];
  std::vector<uint32_t> next(count);
  for (BlockId b = 0; b < count; b++) {
    if (b > 0) {
      pre_[b] = next[idom_[b]];
      next[idom_[b]] += size_[b];
    }
    next[b] = pre_[b] + 1;
    order_[pre_[b]] = b;
  }
}

// ---- loops

Loops::Loops(const Graph& graph, const Predecessors& preds) : innermost_(graph.blocks.size(), kNoId) {
  // A loop's header comes after the headers of the loops around it: backwards, inner loops are met first.
  for (BlockId b = static_cast<BlockId>(graph.blocks.size()); b-- > 0;) {
    Loop loop{b, kNoId, kNoId, {}};
    uint32_t entries = 0;
    for (EdgeRef edge : preds.of(b)) {
      if (edge.from >= b) {
        loop.latches.push_back(edge.from);
      } else {
        entries++;
        loop.preheader = edge.from;
      }
    }
    if (loop.latches.empty()) continue;
    if (entries != 1 || graph.blocks[loop.preheader].successors.size() != 1) loop.preheader = kNoId;
    loops_.push_back(std::move(loop));
    LoopId id = static_cast<LoopId>(loops_.size() - 1);
    for (BlockId latch : loops_[id].latches) add_body(id, latch, preds);
  }
}

// The body is what reaches the latch without passing the header. Loops found in it before are stepped over as a whole.
void Loops::add_body(LoopId loop, BlockId latch, const Predecessors& preds) {
  std::vector<BlockId> work{latch};
  while (!work.empty()) {
    BlockId b = work.back();
    work.pop_back();
    LoopId inner = outermost_known(b);
    if (inner == loop) continue;
    if (inner == kNoId) {
      innermost_[b] = loop;
    } else {
      loops_[inner].parent = loop;
      b = loops_[inner].header;
    }
    if (b == loops_[loop].header) continue;
    for (EdgeRef edge : preds.of(b)) work.push_back(edge.from);
  }
}

LoopId Loops::outermost_known(BlockId b) const {
  LoopId loop = innermost_[b];
  while (loop != kNoId && loops_[loop].parent != kNoId) loop = loops_[loop].parent;
  return loop;
}

bool Loops::contains(LoopId loop, BlockId b) const {
  for (LoopId l = innermost_[b]; l != kNoId; l = loops_[l].parent)
    if (l == loop) return true;
  return false;
}

std::vector<BlockId> blocks_of_values(const Graph& graph) {
  std::vector<BlockId> result(graph.insts.size(), kNoId);
  for (BlockId b = 0; b < graph.blocks.size(); b++) {
    for (ValueId v : graph.blocks[b].params) result[v] = b;
    for (ValueId v : graph.blocks[b].insts) result[v] = b;
  }
  return result;
}

// ---- changes

namespace {

size_t count_entries(std::span<const EdgeRef> edges, BlockId b) {
  return static_cast<size_t>(std::ranges::count_if(edges, [&](EdgeRef edge) { return edge.from < b; }));
}

bool needs_preheader(const Graph& graph, const Predecessors& preds, BlockId b) {
  auto edges = preds.of(b);
  size_t entries = count_entries(edges, b);
  if (entries == edges.size()) return false;  // no loop
  return entries != 1 || graph.blocks[edges[0].from].successors.size() != 1;
}

// A block that jumps to a header, with what the only edge that enters gives or, if there are several, with parameters.
Block make_preheader(Graph& graph, const Block& header, std::span<const EdgeRef> edges, size_t entries) {
  Block block;
  block.code = header.code;
  block.word = header.word;
  block.insts.push_back(graph.make(IrOp::kJump));
  block.successors.push_back({kNoId, {}});
  if (entries == 1) {
    std::swap(block.successors[0].args, graph.blocks[edges[0].from].successors[edges[0].index].args);
    return block;
  }
  for (ValueId param : header.params) {
    block.params.push_back(graph.make(IrOp::kParam));
    graph[block.params.back()].type = graph.type(param);
  }
  block.successors[0].args = block.params;
  return block;
}

}  // namespace

void add_preheaders(Graph& graph) {
  Predecessors preds(graph);
  const BlockId count = static_cast<BlockId>(graph.blocks.size());
  std::vector<BlockId> new_id(count);  // of the blocks there are
  std::vector<Block> made(count);      // in front of them; without instructions: none
  BlockId added = 0;
  for (BlockId b = 0; b < count; b++) {
    if (needs_preheader(graph, preds, b)) {
      made[b] = make_preheader(graph, graph.blocks[b], preds.of(b), count_entries(preds.of(b), b));
      added++;
    }
    new_id[b] = b + added;
  }
  if (added == 0) return;

  std::vector<Block> blocks;
  blocks.reserve(count + added);
  for (BlockId b = 0; b < count; b++) {
    for (Edge& edge : graph.blocks[b].successors) {
      bool enters = !made[edge.to].insts.empty() && b < edge.to;
      edge.to = new_id[edge.to] - enters;
    }
  }
  for (BlockId b = 0; b < count; b++) {
    if (!made[b].insts.empty()) {
      made[b].successors[0].to = new_id[b];
      blocks.push_back(std::move(made[b]));
    }
    blocks.push_back(std::move(graph.blocks[b]));
  }
  graph.blocks = std::move(blocks);
}

SnapshotId snapshot_before(Graph& graph, const Loop& loop) {
  const Block& header = graph.blocks[loop.header];
  const Edge& entering = graph.blocks[loop.preheader].successors[0];
  Snapshot snapshot = graph.snapshots[header.entry_snapshot];
  for_each_value(snapshot, [&](ValueId& v) {
    auto param = std::ranges::find(header.params, v);
    if (param != header.params.end()) v = entering.args[param - header.params.begin()];
  });
  return graph.add_snapshot(std::move(snapshot));
}

void remove_unreachable_blocks(Graph& graph) {
  const BlockId count = static_cast<BlockId>(graph.blocks.size());
  std::vector<bool> reached(count);
  std::vector<BlockId> new_id(count);
  reached[0] = true;
  BlockId kept = 0;
  // In order: what leads to a block for the first time comes before it.
  for (BlockId b = 0; b < count; b++) {
    if (!reached[b]) {
      for (ValueId v : graph.blocks[b].params) kill(graph, v);
      for (ValueId v : graph.blocks[b].insts) kill(graph, v);
      continue;
    }
    for (const Edge& edge : graph.blocks[b].successors) reached[edge.to] = true;
    new_id[b] = kept++;
  }
  if (kept == count) return clear_loop_headers(graph);
  for (BlockId b = 0; b < count; b++) {
    if (!reached[b]) continue;
    for (Edge& edge : graph.blocks[b].successors) edge.to = new_id[edge.to];
    if (new_id[b] != b) graph.blocks[new_id[b]] = std::move(graph.blocks[b]);
  }
  graph.blocks.resize(kept);
  clear_loop_headers(graph);
  drop_unused_snapshots(graph);
}

void branch_to_jump(Graph& graph, BlockId block, uint32_t taken) {
  Block& b = graph.blocks[block];
  Inst& last = graph[b.insts.back()];
  last.op = IrOp::kJump;
  last.args.clear();
  if (taken != 0) b.successors[0] = std::move(b.successors[taken]);
  b.successors.resize(1);
}

}  // namespace gs::orc
