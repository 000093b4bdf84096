#include "orc-tier/opt/differences.h"

#include <algorithm>

namespace gs::orc {

namespace {

// Beyond that nothing is said: sums of a few of them fit 64 bits easily.
constexpr int64_t kLargest = int64_t{1} << 50;

}  // namespace

Sum as_sum(const Graph& graph, ValueId v) {
  Sum sum{v, 0};
  for (;;) {
    const Inst& inst = graph[sum.base];
    bool adds = inst.op == IrOp::kAddInt || inst.op == IrOp::kAddOv;
    bool subtracts = inst.op == IrOp::kSubInt || inst.op == IrOp::kSubOv;
    if (!adds && !subtracts) return sum;
    const Inst& right = graph[inst.args[1]];
    const Inst& left = graph[inst.args[0]];
    if (right.op == IrOp::kConstInt) {
      sum = {inst.args[0], sum.offset + (adds ? right.imm : -right.imm)};
    } else if (adds && left.op == IrOp::kConstInt) {
      sum = {inst.args[1], sum.offset + left.imm};
    } else {
      return sum;
    }
    if (sum.offset > kLargest || sum.offset < -kLargest) return {v, 0};
  }
}

void Differences::add(Difference d) {
  if (d.most > kLargest || d.most < -kLargest) return;
  if (d.x >= first_.size()) first_.resize(d.x + 1, kNoId);
  entries_.push_back({d, first_[d.x]});
  first_[d.x] = static_cast<uint32_t>(entries_.size() - 1);
}

std::optional<int64_t> Differences::most(ValueId x, ValueId y) const {
  std::optional<int64_t> least;
  auto offer = [&](int64_t c) { least = least ? std::min(*least, c) : c; };
  if (x == y) offer(0);
  any_of(x, [&](const Difference& first) {
    if (first.y == y) offer(first.most);
    any_of(first.y, [&](const Difference& second) {
      if (second.y == y) offer(first.most + second.most);
      return false;
    });
    return false;
  });
  return least;
}

void Differences::drop_to(size_t mark) {
  for (; entries_.size() > mark; entries_.pop_back()) first_[entries_.back().difference.x] = entries_.back().next;
}

}  // namespace gs::orc
