// What LLVM is told about memory: one TBAA type for each class of memory of ir_ops.def, so that two accesses of
// different classes are known to be of different bytes. The class comes from the instruction's row; nothing here is
// decided by hand, but for the memory that only code generation knows (frame, exit values, exit table).
#pragma once

#include <llvm/IR/Instruction.h>
#include <llvm/IR/LLVMContext.h>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// Memory that no instruction of the graph names.
enum class InnerMemory : uint8_t {
  kFrame,
  kExitValues,
  kExitTable,
  kGlobalsPointer,
  kOverflowPointer,
  kGuardCountdown,
  kClosureEntry
};

class AliasTags {
 public:
  /// Not `enabled`: says nothing at all.
  AliasTags(llvm::LLVMContext& context, bool enabled) : context_(context), enabled_(enabled) {}

  void tag(llvm::Instruction* access, Memory memory);
  void tag(llvm::Instruction* access, InnerMemory memory);
  /// A load of what was written before anybody could see it, and never again.
  void tag_immutable(llvm::Instruction* load);
  /// A load that gives less than `limit`.
  void tag_below(llvm::Instruction* load, uint64_t limit);

 private:
  void tag(llvm::Instruction* access, const char* type);

  llvm::LLVMContext& context_;
  bool enabled_;
};

}  // namespace gs::orc
