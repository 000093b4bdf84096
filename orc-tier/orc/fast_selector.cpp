#include "orc-tier/orc/fast_selector.h"

#include <map>
#include <vector>

#include <llvm/ADT/STLExtras.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>

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
    load_again(*inst);  // the last: it may delete
  }
}

}  // namespace gs::orc
