// Which line of the program an instruction of the IR comes from, for profilers and debuggers (CodegenOptions::lines).
//
// LLVM carries a location with each instruction, through all passes to the machine code, if the function has a description. That
// is all we ask: no debug information is emitted. orc/line_marks.h reads the locations from the machine code.
#pragma once

#include <cstdint>

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

namespace gs::orc {

class DebugLines {
 public:
  /// Describes `function`.
  DebugLines(llvm::Module& module, llvm::Function& function);
  /// What `builder` makes from now on comes from `line`; 0: from no line of the program.
  void at(llvm::IRBuilderBase& builder, uint32_t line) const;

 private:
  llvm::DISubprogram* scope_;
};

}  // namespace gs::orc
