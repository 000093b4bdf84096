// Which metamethod an instruction asks, and where that returns to: what recorder and builder have to agree on.
#pragma once

#include <optional>

#include "vm/bytecode/encoding.h"
#include "vm/interp/calls.h"
#include "vm/vm.h"

namespace gs::orc {

/// What an instruction may ask a metamethod for in its middle.
struct Asked {
  vm::Metamethod method;
  vm::Stub stub;      ///< which finishes the instruction
  uint32_t operands;  ///< that may have the metamethod: the first, or else the second argument
  uint32_t count;     ///< of arguments
};
/// Nothing if the instruction asks none, or is one that may ask several after one another.
std::optional<Asked> asked_by(vm::Instr insn);

/// A table's shape and layout, as GuardShape has them.
inline uint64_t shape_word_of(const vm::Table* t) {
  return *reinterpret_cast<const uint64_t*>(static_cast<const gc::Header*>(t)) >> 24;
}

inline constexpr const char* kFoundInAnotherWay = "a metamethod that is found in another way";

}  // namespace gs::orc
