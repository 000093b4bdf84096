// Differences between integers: facts of the form x - y <= c, as comparisons, guards and loops establish them.
//
// Values that are others plus a constant are seen as such (i + 1 is i, and 1), so a fact about one is one about all of
// them. A question is answered from what is known directly, and through one value in between: i < n and n <= length.
// (The constraints of Bodik, Gupta, Sarkar: ABCD, Eliminating Array Bounds Checks on Demand, 2000, without its search.)
#pragma once

#include <optional>
#include <vector>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// A value as another one plus a constant.
struct Sum {
  ValueId base;
  int64_t offset;
};
/// Looks through additions and subtractions of constants.
Sum as_sum(const Graph& graph, ValueId v);

/// x - y <= most.
struct Difference {
  ValueId x, y;
  int64_t most;
};

class Differences {
 public:
  explicit Differences(size_t values) : first_(values, kNoId) {}
  void add(Difference d);
  /// The least c for which x - y <= c is known.
  std::optional<int64_t> most(ValueId x, ValueId y) const;
  /// Calls f(difference) for each known one of `x`, until it returns true. Whether it did.
  template <typename F>
  bool any_of(ValueId x, F f) const {
    if (x >= first_.size()) return false;
    for (uint32_t i = first_[x]; i != kNoId; i = entries_[i].next)
      if (f(entries_[i].difference)) return true;
    return false;
  }
  /// A mark for drop_to(), which forgets all that was added since.
  size_t mark() const { return entries_.size(); }
  void drop_to(size_t mark);

 private:
  struct Entry {
    Difference difference;
    uint32_t next;
  };
  std::vector<uint32_t> first_;  ///< of each value as x
  std::vector<Entry> entries_;
};

}  // namespace gs::orc
