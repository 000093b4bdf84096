// Which registers of a function somebody still reads, by instruction: what snapshots and block parameters leave out.
//
// Backward dataflow over the bytecode (Kildall), one bit per register. Where an instruction reads a row whose length is known
// at run time only, all registers from the row's start count as read.
#pragma once

#include <bitset>
#include <cstdint>
#include <vector>

#include "vm/bytecode/encoding.h"
#include "vm/proto.h"

namespace gs::orc {

using RegisterSet = std::bitset<256>;

/// What one instruction does to registers of its frame.
struct RegisterEffects {
  RegisterSet reads, writes;
};
RegisterEffects register_effects(const vm::Instr* at);

/// The words at which execution can go on behind the instruction at `word`.
struct NextWords {
  uint32_t words[2];
  uint32_t count;
};
NextWords next_words(const vm::Instr* code, uint32_t word);

class Liveness {
 public:
  explicit Liveness(const vm::Proto& proto);
  /// Registers that are read at or behind the instruction at `word` before they are written.
  const RegisterSet& live_in(uint32_t word) const { return in_[word]; }

 private:
  std::vector<RegisterSet> in_;
};

}  // namespace gs::orc
