// Whether a region is worth having: its loop with it and without it, timed against each other.
//
// Entering and leaving a region costs some 25 ns, so one that is left after little work may take longer than the baseline code it
// stands for; how much it saves in between nobody knows. So when a region is left very often, it is compiled once more, counting its
// rounds, and slices of the program's time with it and without it take turns. What counts is the best time for a round that
// each way has shown: whatever else ran in a slice only makes it longer.
#pragma once

#include <cstdint>

namespace gs::orc {

class Trial {
 public:
  /// Times that the region is left in one slice with it.
  static constexpr uint32_t kExits = 2048;
  /// Seconds between two exits above which they do not matter.
  static constexpr double kRare = 1e-6;

  enum class State : uint8_t {
    kNone,     ///< there was no reason yet
    kAwaited,  ///< the code that counts is being compiled
    kWith,
    kWithout,
    kOver,
  };
  enum class Verdict : uint8_t { kGoOn, kKeep, kRetire };

  State state() const { return state_; }
  bool is_under_way() const { return state_ != State::kNone && state_ != State::kOver; }
  void await() { state_ = State::kAwaited; }
  /// The code that counts is there. Times are seconds; `rounds` is what all such code has counted so far.
  void begin(double now, uint64_t rounds);
  /// Under kWith: the region has been left kExits times more. Goes on under kWithout.
  void end_slice_with(double now, uint64_t rounds);
  /// Under kWithout: rounds_without() rounds are over.
  Verdict end_slice_without(double now, uint64_t rounds);
  void abandon() { state_ = State::kOver; }
  /// How many rounds the current slice without the region is to have.
  int32_t rounds_without() const { return rounds_without_; }

 private:
  static constexpr uint32_t kSlices = 4;  // of each kind; the first ones, in which caches and predictors learn, count for nothing

  State state_ = State::kNone;
  uint32_t slices_ = 0;
  double since_ = 0;
  uint64_t rounds_at_start_ = 0;
  int32_t rounds_without_ = 0;
  double best_with_ = 0, best_without_ = 0;  ///< seconds for a round
};

}  // namespace gs::orc
