// The clock pauses are measured with and steps are bounded by.
#pragma once

#include <cstdint>
#include <ctime>

namespace gs::gc {

inline uint64_t now_ns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1'000'000'000u + static_cast<uint64_t>(t.tv_nsec);
}

}  // namespace gs::gc
