// A loop as recordings of real programs look: two tables of doubles, an object with a counter and a limit, 22 guards
// with 12 ways to leave. What it does, in script:
//
//   for i < n {
//       sum += source[i] * factor
//       target[i] = sum                    // a boxed value, with a barrier
//       object.count += step
//       if !(object.limit > sum) { … }     // never seen
//   }
#pragma once

#include <vector>

#include "tests/unit/orc/lower_testing.h"

namespace gs::orc::test {

/// The ways to leave, in the order of the loop. (More have names of their own; these are the ones the tests provoke.)
struct LabTrace {
  Graph graph;
  SnapshotId entry, poll, end, wrong_shape, out_of_bounds, wrong_type, target_bounds, overflow, branch_flip;
};

/// `repeat` bodies in one round of the loop: bigger traces of the same kind.
LabTrace lab_trace(int repeat = 1);

/// The tables, and the registers that name them.
struct LabMemory {
  FakeTable source, target, object;
  int64_t n = 40, step = 3;
  double factor = 0.5;

  LabMemory();
  std::vector<vm::Value> registers();
};

}  // namespace gs::orc::test
