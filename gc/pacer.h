// When to collect.
//
//   minor    after `nursery` bytes of allocation: min_threshold, about what the caches hold, or less while much of it
//            survives. What a minor collection takes is proportional to what it keeps, and a cell that stays is marked
//            by one minor collection whatever their distance, so a program that builds a big structure loses nothing
//            by shorter pauses at smaller distances.
//   major    begins when old cells have grown by most of what growth_factor allows since the last one; then a step
//            follows every few dozen kilobytes of allocation, large enough for marking to end as the heap reaches the
//            allowed size. With a factor of 1 a cell is marked about once per its own size of allocation that stays.
//
//        live after the last major     trigger          goal
//   old  |-----------------------------|================|          ==== marking steps
//
// Time bounds the steps as well, so that a program that promotes faster than marking proceeds grows somewhat beyond the
// goal rather than stand still; the further beyond, the longer the steps.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace gs::gc {

class Pacer {
 public:
  Pacer(size_t min_threshold, double growth_factor)
      : most_nursery_(min_threshold), growth_factor_(growth_factor), nursery_(min_threshold) {
    major_done(0);
  }

  // --- minor collections
  bool minor_due(size_t allocated) const { return allocated >= nursery_; }
  size_t nursery() const { return nursery_; }
  /// A minor collection has kept `survived` bytes; `scanned` bytes of stacks had to be read for it.
  void minor_done(size_t survived, size_t scanned) {
    if (survived > kMostSurvivors) nursery_ = std::max(nursery_ / 2, most_nursery_ / kSmallestShare);
    else if (survived < kMostSurvivors / 2) nursery_ = std::min(nursery_ * 2, most_nursery_);
    // Deep stacks are read from end to end each time: that shall not cost more than the allocation in between.
    nursery_ = std::max(nursery_, scanned);
  }

  // --- major collections
  bool major_due(size_t old) const { return old >= trigger_; }
  void major_done(size_t live) {
    auto room = static_cast<size_t>(static_cast<double>(live) * growth_factor_);
    room = std::max(room, most_nursery_ * kLeastRoom);
    goal_ = live + room;
    trigger_ = live + room / 8 * 5;
  }

  // --- steps of a major collection
  static constexpr size_t kStepInterval = size_t{64} << 10;
  /// The longest step, with `old` bytes there.
  uint64_t step_nanoseconds(size_t old) const {
    constexpr uint64_t kUsual = 250'000;
    if (old <= goal_) return kUsual;
    return old - goal_ <= (goal_ - trigger_) ? kUsual * 4 : kUsual * 16;
  }
  /// One large cell may be worth many steps.
  static constexpr uint64_t kMostStepsAtOnce = 4;
  /// How many bytes to mark in the next step, with `unmarked` bytes to go and `old` bytes there.
  size_t step_bytes(size_t unmarked, size_t old) const {
    size_t left = goal_ > old ? goal_ - old : 0;
    left = std::max(left, most_nursery_ / 4);
    double rate = static_cast<double>(unmarked) / static_cast<double>(left);
    return static_cast<size_t>(std::clamp(rate, 1.0, kMostRate) * kStepInterval);
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
  static constexpr size_t kMostSurvivors = size_t{1} << 20;  ///< some 25,000 cells: about a millisecond
  static constexpr size_t kSmallestShare = 4, kLeastRoom = 4;
  static constexpr double kMostRate = 16;
  size_t most_nursery_;
  double growth_factor_;
  size_t nursery_;
  size_t trigger_ = 0, goal_ = 0;
};

}  // namespace gs::gc
