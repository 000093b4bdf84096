// What passes ask about the shape of a graph: predecessors, dominators, loops; and the changes of it they share.
//
// Blocks are in reverse post-order and loops are natural (ir/graph.h), which keeps all of this short: an edge to a
// block that does not come later is a back edge, a block's dominators come before it, and one sweep in order of
// blocks sees each block after all it depends on but back edges.
//
// All of it is a picture of the graph at the time it was made; a pass that changes edges makes it anew.
#pragma once

#include <span>
#include <vector>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// An edge by where it starts: blocks[from].successors[index].
struct EdgeRef {
  BlockId from;
  uint32_t index;
};

/// The edges into each block, in order of the blocks they come from: those that enter a loop before those that close
/// it.
class Predecessors {
 public:
  explicit Predecessors(const Graph& graph);
  std::span<const EdgeRef> of(BlockId b) const { return {edges_.data() + first_[b], first_[b + 1] - first_[b]}; }

 private:
  std::vector<uint32_t> first_;
  std::vector<EdgeRef> edges_;
};

/// The dominator tree. All blocks must be reachable.
///
/// Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm (2001). As there is no irreducible loop, one sweep does.
class Dominators {
 public:
  Dominators(const Graph& graph, const Predecessors& preds);
  /// The closest block that every path to `b` passes; of the entry, itself.
  BlockId idom(BlockId b) const { return idom_[b]; }
  /// Whether every path to `b` passes `a`; a block dominates itself.
  bool dominates(BlockId a, BlockId b) const { return pre_[b] - pre_[a] < size_[a]; }
  /// All blocks, each directly followed by all it dominates.
  std::span<const BlockId> preorder() const { return order_; }

 private:
  std::vector<BlockId> idom_, order_;
  std::vector<uint32_t> pre_, size_;  ///< place in `order_`, number of dominated blocks
};

/// Whether `a` dominates every one of `blocks`: of a loop's latches, whether each way round the loop passes `a`.
inline bool dominates_all(const Dominators& doms, BlockId a, std::span<const BlockId> blocks) {
  for (BlockId b : blocks)
    if (!doms.dominates(a, b)) return false;
  return true;
}

using LoopId = uint32_t;

struct Loop {
  BlockId header;
  BlockId preheader;             ///< the only block that enters it, which does nothing else; kNoId if there is none
  LoopId parent = kNoId;         ///< the loop around it
  std::vector<BlockId> latches;  ///< where its back edges start
};

/// Natural loops, and how they nest. Inner loops come before those around them.
class Loops {
 public:
  Loops(const Graph& graph, const Predecessors& preds);
  std::span<const Loop> all() const { return loops_; }
  const Loop& operator[](LoopId id) const { return loops_[id]; }
  /// The innermost loop `b` is in, or kNoId.
  LoopId innermost(BlockId b) const { return innermost_[b]; }
  bool contains(LoopId loop, BlockId b) const;

 private:
  void add_body(LoopId loop, BlockId latch, const Predecessors& preds);
  LoopId outermost_known(BlockId b) const;

  std::vector<Loop> loops_;
  std::vector<LoopId> innermost_;
};

/// The block each instruction and parameter stands in; kNoId for those in none.
std::vector<BlockId> blocks_of_values(const Graph& graph);

/// Gives each loop a preheader: puts an empty block in front of headers that are entered from several places or from a
/// block with another way to go. Renumbers blocks.
void add_preheaders(Graph& graph);

/// A snapshot for guards in the preheader of `loop`, whose header has an entry snapshot: that one, with what the
/// preheader passes for the header's parameters.
SnapshotId snapshot_before(Graph& graph, const Loop& loop);

/// Removes blocks that no edge leads to any more, and what stands in them. Renumbers blocks.
void remove_unreachable_blocks(Graph& graph);

/// Makes a branch an ordinary jump to its `taken` successor. The other one may become unreachable.
void branch_to_jump(Graph& graph, BlockId block, uint32_t taken);

}  // namespace gs::orc
