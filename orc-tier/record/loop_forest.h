// The loops of a profile's graph, and an order of its nodes in which each loop is contiguous.
//
// Loops are natural loops: the target of an edge to a node on the depth-first search's stack is a header, its loop what reaches
// the edge without passing it. Structured bytecode is reducible, so that is all there is.
#pragma once

#include <vector>

#include "orc-tier/record/profile.h"

namespace gs::orc {

struct ProfileLoop {
  NodeId header;
  uint32_t parent = kNone;       ///< the loop around it
  std::vector<NodeId> nodes;     ///< those of inner loops included
  uint32_t end = 0;              ///< orders of its nodes are below this
};

class LoopForest {
 public:
  explicit LoopForest(const Profile& profile);
  std::vector<ProfileLoop> loops;
  std::vector<uint32_t> loop_of;  ///< innermost loop of each node, or kNone
  std::vector<uint32_t> order;    ///< reverse postorder; kNone for nodes that cannot be reached
  bool is_header(NodeId n) const { return loop_of[n] != kNone && loops[loop_of[n]].header == n; }
  /// Whether `loop` is `outer` or lies in it.
  bool is_within(uint32_t loop, uint32_t outer) const;

 private:
  struct Edge {
    NodeId from, to;
  };
  std::vector<Edge> find_back_edges(const Profile& profile);
  void make_loops(const Profile& profile, const std::vector<Edge>& back_edges);
  void number(const Profile& profile);
};

}  // namespace gs::orc
