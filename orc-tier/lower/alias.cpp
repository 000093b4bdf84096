#include "orc-tier/lower/alias.h"

#include <llvm/ADT/APInt.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Type.h>

namespace gs::orc {
namespace {

// In the order of enum Memory.
constexpr const char* kNames[] = {"none", "shape",  "facts", "field facts", "field", "storage", "length", "element", "byte",
                                  "global", "cell", "native", "gc", "poll", "epoch", "rounds", "frame"};
static_assert(std::size(kNames) == static_cast<size_t>(Memory::kFrame) + 1);
constexpr const char* kInnerNames[] = {"frame", "exit values", "exit table", "globals", "overflow", "guard countdown", "closure entry"};
static_assert(std::size(kInnerNames) == static_cast<size_t>(InnerMemory::kClosureEntry) + 1);

}  // namespace

void AliasTags::tag(llvm::Instruction* access, const char* type) {
  if (!enabled_) return;
  llvm::MDBuilder builder(context_);
  llvm::MDNode* node = builder.createTBAAScalarTypeNode(type, builder.createTBAARoot("gscript"));
  access->setMetadata(llvm::LLVMContext::MD_tbaa, builder.createTBAAStructTagNode(node, node, 0));
}
void AliasTags::tag(llvm::Instruction* access, Memory memory) {
  if (memory != Memory::kNone) tag(access, kNames[static_cast<int>(memory)]);
}
void AliasTags::tag(llvm::Instruction* access, InnerMemory memory) {
  tag(access, kInnerNames[static_cast<int>(memory)]);
}

void AliasTags::tag_immutable(llvm::Instruction* load) {
  if (enabled_) load->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(context_, {}));
}
void AliasTags::tag_below(llvm::Instruction* load, uint64_t limit) {
  if (!enabled_) return;
  unsigned bits = load->getType()->getIntegerBitWidth();
  llvm::MDBuilder builder(context_);
  load->setMetadata(llvm::LLVMContext::MD_range, builder.createRange(llvm::APInt(bits, 0), llvm::APInt(bits, limit)));
}

}  // namespace gs::orc
