// Library routines that may run long: how they stay interruptible.
//
// Ctrl-C and time limits set the poll word; a routine that goes over megabytes, or makes thousands of steps, looks at
// it every now and then, so that a run can be stopped within a few milliseconds wherever it is.
#pragma once

#include <algorithm>
#include <cstddef>

#include "vm/vm.h"

namespace gs::stdlib {

/// Bytes that may be worked through between two polls.
inline constexpr size_t kPollBytes = size_t{1} << 20;

/// Calls work(from, to) for consecutive pieces of [0, size), polling in between.
template <typename Work>
Result<void> in_pieces(vm::Vm& vm, size_t size, Work&& work) {
  for (size_t from = 0; from < size; from += kPollBytes) {
    work(from, std::min(from + kPollBytes, size));
    GS_TRYV(vm.check());
  }
  return {};
}

/// Counts small steps and polls every few thousand of them.
class StepPoll {
 public:
  explicit StepPoll(vm::Vm& vm) : vm_(vm) {}
  Result<void> step() { return ++steps_ % kSteps == 0 ? vm_.check() : Result<void>(); }

 private:
  static constexpr uint32_t kSteps = 4096;
  vm::Vm& vm_;
  uint32_t steps_ = 0;
};

}  // namespace gs::stdlib
