// The pseudo-random generator behind math.random: xoshiro256** by David Blackman and Sebastiano Vigna (2018), seeded by
// their splitmix64. The same seed gives the same numbers on every host.
#pragma once

#include <cstdint>

namespace gs::vm { class Vm; }

namespace gs::stdlib {

class Random {
 public:
  explicit Random(uint64_t seed_value) { seed(seed_value); }

  void seed(uint64_t value) {
    for (uint64_t& word : state_) {
      value += 0x9E3779B97F4A7C15;
      uint64_t z = value;
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
      word = z ^ (z >> 31);
    }
  }

  uint64_t next() {
    uint64_t result = rotate(state_[1] * 5, 7) * 9;
    uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  /// In [0, 1), with 53 random bits.
  double next_double() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  /// In 0 … limit, all equally likely: draws that would favour small results are thrown away.
  uint64_t next_below_or_equal(uint64_t limit) {
    if ((limit & (limit + 1)) == 0) return next() & limit;
    uint64_t mask = ~uint64_t{0} >> __builtin_clzll(limit);
    for (;;) {
      uint64_t draw = next() & mask;
      if (draw <= limit) return draw;
    }
  }

 private:
  static uint64_t rotate(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
  uint64_t state_[4];
};

/// The generator of `vm`, seeded from its --seed or at random.
Random& vm_random(vm::Vm& vm);

}  // namespace gs::stdlib
