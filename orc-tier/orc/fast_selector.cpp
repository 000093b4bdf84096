#include "orc-tier/orc/fast_selector.h"

#include <bit>
#include <map>
#include <vector>

#include <llvm/ADT/STLExtras.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>

#include "orc-tier/lower/dividend_bits.h"

namespace gs::orc {
namespace {

using llvm::Instruction;
using llvm::Value;

/// An address is folded into an access if it is computed in the same block. EarlyCSE has left one computation for all
/// blocks: each gets its own back.
void localize_address(Instruction& access) {
  Value* pointer = llvm::getLoadStorePointerOperand(&access);
  auto* address = pointer != nullptr ? llvm::dyn_cast<llvm::GetElementPtrInst>(pointer) : nullptr;
  if (address == nullptr || address->getParent() == access.getParent() || !address->hasAllConstantIndices()) return;
  Instruction* own = address->clone();
  own->insertBefore(&access);
  access.replaceUsesOfWith(address, own);
  if (address->use_empty()) address->eraseFromParent();
}

/// A copy of an address, and of what it is computed from by constants, in front of `user`.
Value* copy_address(Value* pointer, Instruction& user) {
  auto* address = llvm::dyn_cast<llvm::GetElementPtrInst>(pointer);
  if (address == nullptr) return pointer;
  Instruction* own = address->clone();
  own->insertBefore(&user);
  auto* base = llvm::dyn_cast<llvm::GetElementPtrInst>(address->getPointerOperand());
  if (base != nullptr && base->hasAllConstantIndices()) own->setOperand(0, copy_address(base, *own));
  return own;
}

/// Whether nothing is written on the way from `load` to `user`, which has one way in from block to block.
bool is_same_memory(const llvm::LoadInst& load, const Instruction& user) {
  constexpr int kMostBlocks = 4;
  const llvm::BasicBlock* block = user.getParent();
  const Instruction* inst = &user;
  for (int blocks = 0; blocks < kMostBlocks; blocks++) {
    for (; inst != nullptr; inst = inst->getPrevNode()) {
      if (inst == &load) return true;
      if (inst->mayWriteToMemory()) return false;
    }
    block = block->getSinglePredecessor();
    if (block == nullptr) return false;
    inst = block->getTerminator();
  }
  return false;
}

/// A value that is compared, and then used as a double, is loaded twice: both loads are part of who uses them, and nothing goes from
/// one kind of register to the other.
void load_again(Instruction& inst) {
  auto* cast = llvm::dyn_cast<llvm::BitCastInst>(&inst);
  auto* load = cast != nullptr ? llvm::dyn_cast<llvm::LoadInst>(cast->getOperand(0)) : nullptr;
  if (load == nullptr || load->isVolatile() || !cast->getType()->isDoubleTy() || !load->hasNUses(2)) return;
  auto is_compared = [&](const llvm::User* user) { return user == cast || (llvm::isa<llvm::ICmpInst>(user) && user->hasOneUse()); };
  if (!llvm::all_of(load->users(), is_compared) || !is_same_memory(*load, *cast)) return;
  auto* again = new llvm::LoadInst(cast->getType(), copy_address(load->getPointerOperand(), *cast), "", false, load->getAlign(), cast->getIterator());
  cast->replaceAllUsesWith(again);
  cast->eraseFromParent();
}

/// A volatile load is never folded into a compare. Polls are volatile for the passes before, which would take one for
/// all rounds of a loop; none of the machine passes of the lean pipeline does that to a load from memory that changes.
void settle_poll(Instruction& inst) {
  if (auto* load = llvm::dyn_cast<llvm::LoadInst>(&inst)) load->setVolatile(false);
}

/// The quotient of a natural number y below 2^bits by a constant d is a product (Granlund and Montgomery, Division by Invariant Integers
/// using Multiplication, 1994), what LLVM knows in its other selectors only:
///
///     y / d  =  y * m >> s,    m = 2^s / d rounded up,    as soon as d * 2^bits <= 2^s
///
/// With few bits the product has 64, with more the upper half of one of 128 is wanted. (No power of two comes here.)
void multiply_instead(Instruction& division, uint64_t divisor) {
  llvm::IRBuilder<> builder(&division);
  Value* dividend = division.getOperand(0);
  int bits = dividend_bits(division), s = bits + std::bit_width(divisor - 1);
  auto magic = [&] { return static_cast<uint64_t>((static_cast<unsigned __int128>(1) << s) / divisor + 1); };
  Value* quotient;
  if (s < 64 && std::bit_width(magic()) + bits <= 64) {
    quotient = builder.CreateLShr(builder.CreateMul(dividend, builder.getInt64(magic())), s);
  } else {
    s = std::max(s, 64);
    llvm::Type* wide = builder.getInt128Ty();
    Value* product = builder.CreateMul(builder.CreateZExt(dividend, wide), builder.CreateZExt(builder.getInt64(magic()), wide));
    Value* high = builder.CreateTrunc(builder.CreateLShr(product, 64), builder.getInt64Ty());
    quotient = s == 64 ? high : builder.CreateLShr(high, static_cast<uint64_t>(s - 64));
  }
  division.replaceAllUsesWith(quotient);
  division.eraseFromParent();
}

/// On many machines 32 bits divide in less time than 64, and most numbers are small.
void divide_in_half(Instruction& inst) {
  llvm::IRBuilder<> builder(&inst);
  Value *left = inst.getOperand(0), *right = inst.getOperand(1);
  Value* is_small = builder.CreateICmpEQ(builder.CreateLShr(builder.CreateOr(left, right), 32), builder.getInt64(0));
  Instruction *small = nullptr, *large = nullptr;
  llvm::SplitBlockAndInsertIfThenElse(is_small, inst.getIterator(), &small, &large, llvm::MDBuilder(inst.getContext()).createBranchWeights(15, 1));
  builder.SetInsertPoint(small);
  Value* half = builder.CreateURem(builder.CreateTrunc(left, builder.getInt32Ty()), builder.CreateTrunc(right, builder.getInt32Ty()));
  Value* quick = builder.CreateZExt(half, inst.getType());
  builder.SetInsertPoint(large);
  Value* slow = builder.CreateURem(left, right);
  builder.SetInsertPoint(&inst);
  llvm::PHINode* result = builder.CreatePHI(inst.getType(), 2);
  result->addIncoming(quick, small->getParent());
  result->addIncoming(slow, large->getParent());
  inst.replaceAllUsesWith(result);
  inst.eraseFromParent();
}

void divide_otherwise(Instruction& inst) {
  if (!inst.getType()->isIntegerTy(64)) return;
  auto* divisor = inst.isBinaryOp() ? llvm::dyn_cast<llvm::ConstantInt>(inst.getOperand(1)) : nullptr;
  if (inst.getOpcode() == Instruction::UDiv && divisor != nullptr && !divisor->getValue().isPowerOf2() && !divisor->isZero()) {
    multiply_instead(inst, divisor->getZExtValue());
  } else if (inst.getOpcode() == Instruction::URem && divisor == nullptr) {
    divide_in_half(inst);
  }
}

/// A double constant is loaded where it is used, each time, and no machine pass knows that load to be invariant. As a
/// value of the entry block it gets a register. (A freeze is the one operation on a constant that stays; zero costs
/// nothing.)
class DoubleConstants {
 public:
  explicit DoubleConstants(llvm::Function& region) : entry_(&region.getEntryBlock()) {}

  void hoist_from(Instruction& inst) {
    if (llvm::isa<llvm::PHINode>(inst) || inst.getParent() == entry_) return;
    for (llvm::Use& operand : inst.operands()) {
      auto* constant = llvm::dyn_cast<llvm::ConstantFP>(operand);
      if (constant != nullptr && !constant->isExactlyValue(0.0)) operand.set(hoisted(constant));
    }
  }

 private:
  Value* hoisted(llvm::ConstantFP* constant) {
    Value*& value = values_[constant];
    if (value == nullptr) value = new llvm::FreezeInst(constant, "", entry_->getFirstInsertionPt());
    return value;
  }

  llvm::BasicBlock* entry_;
  std::map<llvm::ConstantFP*, Value*> values_;
};

}  // namespace

void prepare_for_fast_selector(llvm::Function& region) {
  std::vector<Instruction*> all;
  for (llvm::BasicBlock& block : region) {
    for (Instruction& inst : block) all.push_back(&inst);
  }
  DoubleConstants constants(region);
  for (Instruction* inst : all) {
    constants.hoist_from(*inst);
    settle_poll(*inst);
    localize_address(*inst);
    if (llvm::isa<llvm::BitCastInst>(inst)) load_again(*inst);  // deletes
    else divide_otherwise(*inst);                                // likewise
  }
}

}  // namespace gs::orc
