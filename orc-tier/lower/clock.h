// What a thread has worked, whoever else has had the processor meanwhile.
#pragma once

#include <time.h>

namespace gs::orc {

/// Seconds of processor time of the calling thread.
inline double thread_seconds() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

}  // namespace gs::orc
