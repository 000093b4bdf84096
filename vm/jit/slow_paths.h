// Counting where compiled code takes its slow paths, for --stats: by place in the source and opcode.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gs::vm {

class Vm;

/// From now on slow paths of compiled code are counted, which makes them slower.
void count_slow_paths(Vm& vm);

struct SlowPath {
  std::string place;  ///< "file:line:column opcode", or "slow calls of NAME"
  uint64_t times;
};
/// What has been counted, the most frequent first; empty when nobody asked for it.
std::vector<SlowPath> slow_paths(const Vm& vm);

}  // namespace gs::vm
