#include "orc-tier/trial.h"

#include <algorithm>

namespace gs::orc {

void Trial::begin(double now, uint64_t rounds) {
  slices_ = 0;
  best_with_ = best_without_ = 1;
  since_ = now;
  rounds_at_start_ = rounds;
  state_ = State::kWith;
}

/// Each time that the region was entered had a round before that, which led to the header.
void Trial::end_slice_with(double now, uint64_t rounds) {
  uint64_t count = rounds - rounds_at_start_ + kExits;
  if (slices_ != 0) best_with_ = std::min(best_with_, (now - since_) / static_cast<double>(count));
  rounds_without_ = static_cast<int32_t>(std::min<uint64_t>(count, 1'000'000));
  since_ = now;
  state_ = State::kWithout;
}

Trial::Verdict Trial::end_slice_without(double now, uint64_t rounds) {
  if (slices_ != 0) best_without_ = std::min(best_without_, (now - since_) / rounds_without_);
  since_ = now;
  rounds_at_start_ = rounds;
  state_ = State::kWith;
  if (++slices_ < kSlices) return Verdict::kGoOn;
  state_ = State::kOver;
  return best_with_ < best_without_ ? Verdict::kKeep : Verdict::kRetire;
}

}  // namespace gs::orc
