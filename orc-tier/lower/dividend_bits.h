// How large the dividend of an unsigned division can be, as metadata of it: fewer bits make a simpler product of a division by a
// constant. Without it, or where a pass has dropped it, that is 63: no integer of a region has more.
#pragma once

#include <llvm/IR/Constants.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Metadata.h>

namespace gs::orc {

inline constexpr const char* kDividendBits = "gscript.bits";

inline void note_dividend_bits(llvm::Instruction& division, int bits) {
  llvm::LLVMContext& context = division.getContext();
  auto* number = llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), static_cast<uint64_t>(bits));
  division.setMetadata(kDividendBits, llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(number)));
}

inline int dividend_bits(const llvm::Instruction& division) {
  const llvm::MDNode* note = division.getMetadata(kDividendBits);
  return note == nullptr ? 63 : static_cast<int>(llvm::mdconst::extract<llvm::ConstantInt>(note->getOperand(0))->getZExtValue());
}

}  // namespace gs::orc
