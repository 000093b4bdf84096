// Machine code as text.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <llvm/Target/TargetMachine.h>

namespace gs::orc {

/// A piece of code, with the name its listing begins with.
struct ListedCode {
  const char* name;
  std::span<const uint8_t> bytes;
};

/// A line for each instruction, with its offset in its piece; jumps between the pieces are named by piece and offset.
std::string list_code(const llvm::TargetMachine& target, std::span<const ListedCode> pieces);

}  // namespace gs::orc
