// Trace SSA to LLVM IR: one graph, one module with one function.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <llvm/IR/Module.h>

#include "orc-tier/lower/alias.h"
#include "orc-tier/lower/compile.h"

namespace gs::orc {

/// A region as IR: a function called `name` with the signature of compile.h, guards still in one piece (guards.h).
struct LoweredRegion {
  std::unique_ptr<llvm::Module> module;  ///< null: failed, and error says why
  llvm::Function* function = nullptr;
  std::vector<Exit> exits;
  std::string error;
};

LoweredRegion lower_region(llvm::LLVMContext& context, const Graph& graph, const Layout& layout,
                           const std::string& name, AliasTags& alias);

}  // namespace gs::orc
