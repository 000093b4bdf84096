#include "orc-tier/lower/debug_lines.h"

#include <llvm/IR/DIBuilder.h>

namespace gs::orc {

DebugLines::DebugLines(llvm::Module& module, llvm::Function& function) {
  llvm::DIBuilder builder(module);
  llvm::DIFile* file = builder.createFile("region", "");
  builder.createCompileUnit(llvm::dwarf::DW_LANG_C, file, "", /*isOptimized=*/true, "", 0, "",
                            llvm::DICompileUnit::NoDebug);
  llvm::DISubroutineType* type = builder.createSubroutineType(builder.getOrCreateTypeArray({}));
  scope_ = builder.createFunction(file, function.getName(), "", file, 0, type, 0, llvm::DINode::FlagZero,
                                  llvm::DISubprogram::SPFlagDefinition);
  function.setSubprogram(scope_);
  builder.finalize();
}

void DebugLines::at(llvm::IRBuilderBase& builder, uint32_t line) const {
  builder.SetCurrentDebugLocation(llvm::DILocation::get(builder.getContext(), line, 0, scope_));
}

}  // namespace gs::orc
