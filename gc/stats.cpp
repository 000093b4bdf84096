#include "gc/stats.h"

#include <bit>

namespace gs::gc {

// Class of a duration: below 8 ns its value; else the position of its highest bit and the three bits after that.
void PauseHistogram::add(uint64_t nanoseconds) {
  int index = static_cast<int>(nanoseconds);
  if (nanoseconds >= (1u << kSubBits)) {
    int shift = static_cast<int>(std::bit_width(nanoseconds)) - 1 - kSubBits;
    index = ((shift + 1) << kSubBits) + static_cast<int>((nanoseconds >> shift) & ((1u << kSubBits) - 1));
    if (index >= kClasses) index = kClasses - 1;
  }
  classes_[index]++;
  count_++;
  total_ns_ += nanoseconds;
  if (nanoseconds > max_ns_) max_ns_ = nanoseconds;
}

double PauseHistogram::percentile_us(double percent) const {
  if (count_ == 0) return 0;
  auto wanted = static_cast<uint64_t>(percent / 100.0 * static_cast<double>(count_) + 0.999999);
  if (wanted == 0) wanted = 1;
  uint64_t seen = 0;
  for (int index = 0; index < kClasses; index++) {
    seen += classes_[index];
    if (seen < wanted) continue;
    // The upper end of the class, but no more than was ever seen.
    uint64_t upper = static_cast<uint64_t>(index);
    if (index >= (1 << kSubBits)) {
      int shift = (index >> kSubBits) - 1;
      uint64_t lead = (uint64_t{1} << kSubBits) + (static_cast<uint64_t>(index) & ((1u << kSubBits) - 1));
      upper = ((lead + 1) << shift) - 1;
    }
    return static_cast<double>(upper < max_ns_ ? upper : max_ns_) / 1e3;
  }
  return max_us();
}

}  // namespace gs::gc
