// Trace SSA to LLVM IR: one graph, one module with one function.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/IR/Module.h>

#include "orc-tier/lower/alias.h"
#include "orc-tier/lower/compile.h"

namespace gs::orc {

/// What the names of sections with cold code begin with, in object files.
inline constexpr const char* kColdSection = ".text.split";

/// A region as IR: a function called `name` with the signature of compile.h, guards still in one piece (guards.h).
struct LoweredRegion {
  std::unique_ptr<llvm::Module> module;  ///< null: failed, and error says why
  llvm::Function* function = nullptr;
  std::vector<Exit> exits;
  std::string error;
};

/// A C routine (vm, words…) that is seldom called, from the midst of loops, which then need no registers that survive calls:
/// barriers, allocations that find no room, rows that grow.
struct KeptRoutine {
  static constexpr uint32_t kReturned = ~0u;
  const void* address;
  unsigned arguments;      ///< vm included
  uint32_t result_at = 0;  ///< offset in the Vm of the word that its result is put into, or kReturned; 0: it has none
  auto operator<=>(const KeptRoutine&) const = default;
};

/// What is to be called instead of a routine: the address of what lower_keeper() made for it. Most regions want none.
using KeeperOf = llvm::function_ref<const void*(const KeptRoutine&)>;

/// With `lines` the instructions know theirs (debug_lines.h).
LoweredRegion lower_region(llvm::LLVMContext& context, const Graph& graph, const Layout& layout, KeeperOf keeper_of,
                           const std::string& name, AliasTags& alias, bool lines = false);

/// A function `name` that calls `routine` and keeps all registers, but that of a result that is returned: to be called as
/// preserve_all. It counts as cold code.
std::unique_ptr<llvm::Module> lower_keeper(llvm::LLVMContext& context, const KeptRoutine& routine, const std::string& name);

}  // namespace gs::orc
