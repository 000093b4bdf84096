// Trace SSA to LLVM IR: one graph, one module with one function.
#pragma once

#include <memory>
#include <string>
#include <vector>

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

/// `layout.record_store` and `layout.allocate` are what lower_recorder() and lower_allocator() made.
LoweredRegion lower_region(llvm::LLVMContext& context, const Graph& graph, const Layout& layout,
                           const std::string& name, AliasTags& alias);

/// A function `name` that calls `record_store` (Layout) and keeps all registers: barriers call it, as preserve_all,
/// from the midst of loops, which then need no registers that survive calls. It counts as cold code.
std::unique_ptr<llvm::Module> lower_recorder(llvm::LLVMContext& context, const void* record_store,
                                             const std::string& name);
/// The same for `allocate`.
std::unique_ptr<llvm::Module> lower_allocator(llvm::LLVMContext& context, const void* allocate, const std::string& name);

}  // namespace gs::orc
