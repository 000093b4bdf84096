#include "vm/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace gs {

void fail_check(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr, "gscript: internal fault at %s:%d: %s (%s)\n", file, line, why, condition);
  std::abort();
}

}  // namespace gs
