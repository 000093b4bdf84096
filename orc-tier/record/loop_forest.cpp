#include "orc-tier/record/loop_forest.h"

#include <algorithm>

namespace gs::orc {

LoopForest::LoopForest(const Profile& profile)
    : loop_of(profile.nodes.size(), kNone), order(profile.nodes.size(), kNone) {
  make_loops(profile, find_back_edges(profile));
  number(profile);
}

bool LoopForest::is_within(uint32_t loop, uint32_t outer) const {
  while (loop != kNone && loop != outer) loop = loops[loop].parent;
  return loop == outer;
}

std::vector<LoopForest::Edge> LoopForest::find_back_edges(const Profile& profile) {
  enum State : uint8_t { kNew, kOpen, kDone };
  std::vector<State> state(profile.nodes.size(), kNew);
  struct Visit {
    NodeId node;
    size_t next;
  };
  std::vector<Visit> stack{{0, 0}};
  std::vector<Edge> back_edges;
  state[0] = kOpen;
  while (!stack.empty()) {
    Visit& top = stack.back();
    const std::vector<NodeId>& next = profile.nodes[top.node].next;
    if (top.next == next.size()) {
      state[top.node] = kDone;
      stack.pop_back();
      continue;
    }
    NodeId to = next[top.next++];
    if (state[to] == kOpen) back_edges.push_back({top.node, to});
    if (state[to] != kNew) continue;
    state[to] = kOpen;
    stack.push_back({to, 0});
  }
  return back_edges;
}

/// One loop per header; loops of more nodes are around those of fewer.
void LoopForest::make_loops(const Profile& profile, const std::vector<Edge>& back_edges) {
  std::vector<std::vector<NodeId>> predecessors(profile.nodes.size());
  for (NodeId n = 0; n < profile.nodes.size(); n++) {
    for (NodeId to : profile.nodes[n].next) predecessors[to].push_back(n);
  }
  for (const Edge& edge : back_edges) {
    auto same = std::find_if(loops.begin(), loops.end(), [&](const ProfileLoop& l) { return l.header == edge.to; });
    if (same == loops.end()) same = loops.insert(loops.end(), ProfileLoop{edge.to, kNone, {edge.to}, 0});
    std::vector<bool> is_in(profile.nodes.size());
    for (NodeId n : same->nodes) is_in[n] = true;
    std::vector<NodeId> work{edge.from};
    while (!work.empty()) {
      NodeId n = work.back();
      work.pop_back();
      if (is_in[n]) continue;
      is_in[n] = true;
      same->nodes.push_back(n);
      work.insert(work.end(), predecessors[n].begin(), predecessors[n].end());
    }
  }
  std::sort(loops.begin(), loops.end(), [](const auto& a, const auto& b) { return a.nodes.size() > b.nodes.size(); });
  for (uint32_t l = 0; l < loops.size(); l++) {
    loops[l].parent = loop_of[loops[l].header];
    for (NodeId n : loops[l].nodes) loop_of[n] = l;
  }
}

/// Depth-first again, edges that leave a loop first: what they lead to comes behind all of the loop.
void LoopForest::number(const Profile& profile) {
  std::vector<bool> seen(profile.nodes.size());
  struct Visit {
    NodeId node;
    std::vector<NodeId> next;
  };
  auto successors = [&](NodeId n) {
    std::vector<NodeId> next = profile.nodes[n].next;
    std::stable_sort(next.begin(), next.end(), [&](NodeId a, NodeId b) {
      auto leaves = [&](NodeId to) { return loop_of[n] != kNone && !is_within(loop_of[to], loop_of[n]); };
      return leaves(a) && !leaves(b);
    });
    std::reverse(next.begin(), next.end());
    return next;
  };
  std::vector<Visit> stack;
  std::vector<NodeId> postorder;
  stack.push_back({0, successors(0)});
  seen[0] = true;
  while (!stack.empty()) {
    if (stack.back().next.empty()) {
      postorder.push_back(stack.back().node);
      stack.pop_back();
      continue;
    }
    NodeId to = stack.back().next.back();
    stack.back().next.pop_back();
    if (seen[to]) continue;
    seen[to] = true;
    stack.push_back({to, successors(to)});
  }
  auto count = static_cast<uint32_t>(postorder.size());
  for (uint32_t i = 0; i < count; i++) order[postorder[i]] = count - 1 - i;
  for (ProfileLoop& loop : loops) {
    for (NodeId n : loop.nodes) {
      if (order[n] != kNone) loop.end = std::max(loop.end, order[n] + 1);
    }
  }
}

}  // namespace gs::orc
