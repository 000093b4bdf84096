// When to collect: after as much allocation as the last collection left alive, but not before a few megabytes.
//
// With a growth factor of 1 the heap at most doubles between collections, and a cell is marked about once per its own
// size of allocation. The floor keeps small programs from collecting at all.
#pragma once

#include <algorithm>
#include <cstddef>

namespace gs::gc {

class Pacer {
 public:
  Pacer(size_t min_threshold, double growth_factor)
      : min_threshold_(min_threshold), growth_factor_(growth_factor), threshold_(min_threshold) {}

  /// Whether this much allocation since the last collection is reason for the next.
  bool due(size_t allocated) const { return allocated >= threshold_; }
  size_t threshold() const { return threshold_; }

  void collected(size_t live) {
    auto grown = static_cast<size_t>(static_cast<double>(live) * growth_factor_);
    threshold_ = std::max(min_threshold_, grown);
  }

  /// How much empty memory of one sort to keep, after a cycle that used `used` of it: what this cycle or the one
  /// before needed, whichever is more. One quiet cycle gives nothing back, two do.
  class Retention {
   public:
    size_t keep_after(size_t used) {
      size_t keep = std::max(used, previous_);
      previous_ = used;
      return keep;
    }

   private:
    size_t previous_ = 0;
  };

 private:
  size_t min_threshold_;
  double growth_factor_;
  size_t threshold_;
};

}  // namespace gs::gc
