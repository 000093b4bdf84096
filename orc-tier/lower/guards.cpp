#include "orc-tier/lower/guards.h"

#include <map>
#include <vector>

#include <llvm/Analysis/GuardUtils.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PatternMatch.h>

#include "orc-tier/lower/exit_records.h"

namespace gs::orc {
namespace {

using llvm::BasicBlock;
using llvm::CallInst;
using llvm::Value;

constexpr const char* kBundle = "deopt";
constexpr unsigned kFirstValue = 2;  // of the bundle's operands

class GuardLowering {
 public:
  GuardLowering(llvm::Function& region, GuardWords words, AliasTags& alias)
      : region_(region), builder_(region.getContext()), words_(words), alias_(alias) {}

  void run() {
    for (CallInst* guard : guards()) lower(guard);
    if (leave_ != nullptr) finish_leave();
    llvm::Function* intrinsic = region_.getParent()->getFunction("llvm.experimental.guard");
    if (intrinsic != nullptr && intrinsic->use_empty()) intrinsic->eraseFromParent();
  }

 private:
  std::vector<CallInst*> guards() const {
    std::vector<CallInst*> found;
    for (BasicBlock& block : region_) {
      for (llvm::Instruction& inst : block) {
        if (llvm::isGuard(&inst)) found.push_back(llvm::cast<CallInst>(&inst));
      }
    }
    return found;
  }

  void lower(CallInst* guard) {
    builder_.SetCurrentDebugLocation(guard->getDebugLoc());
    BasicBlock* exit = exit_block(guard);
    BasicBlock* block = guard->getParent();
    BasicBlock* on = block->splitBasicBlock(guard);
    Value* ok = guard->getArgOperand(0);
    guard->eraseFromParent();
    block->getTerminator()->eraseFromParent();
    builder_.SetInsertPoint(block);
    if (llvm::isa<llvm::UnreachableInst>(on->front())) {  // Leave
      builder_.CreateBr(exit);
      on->eraseFromParent();
    } else {
      branch(words_.countdown == 0 ? ok : builder_.CreateAnd(ok, count_down()), on, exit);
    }
  }

  /// Takes one from the countdown; whether some are left.
  Value* count_down() {
    Value* word = address_in_vm(words_.countdown);
    llvm::LoadInst* before = builder_.CreateAlignedLoad(builder_.getInt32Ty(), word, llvm::Align(4));
    Value* left = builder_.CreateSub(before, builder_.getInt32(1), "countdown");
    alias_.tag(before, InnerMemory::kGuardCountdown);
    alias_.tag(builder_.CreateAlignedStore(left, word, llvm::Align(4)), InnerMemory::kGuardCountdown);
    return builder_.CreateICmpNE(left, builder_.getInt32(0));
  }

  Value* address_in_vm(uint32_t offset) {
    return builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), region_.getArg(kParamVm), offset);
  }

  /// A condition that is the negation of another is not computed: the branch has two sides.
  void branch(Value* ok, BasicBlock* on, BasicBlock* exit) {
    Value* negated;
    if (llvm::PatternMatch::match(ok, llvm::PatternMatch::m_Not(llvm::PatternMatch::m_Value(negated)))) {
      builder_.CreateCondBr(negated, exit, on, cold_weights(region_.getContext(), true));
      if (ok->use_empty()) llvm::cast<llvm::Instruction>(ok)->eraseFromParent();
    } else {
      builder_.CreateCondBr(ok, on, exit, cold_weights(region_.getContext()));
    }
  }

  BasicBlock* exit_block(CallInst* guard) {
    auto bundle = guard->getOperandBundle(kBundle);
    std::vector<Value*> key(bundle->Inputs.begin(), bundle->Inputs.end());
    BasicBlock*& block = exits_[key];
    if (block == nullptr) block = make_exit(key);
    return block;
  }

  BasicBlock* make_exit(llvm::ArrayRef<Value*> operands) {
    uint64_t number = llvm::cast<llvm::ConstantInt>(operands[0])->getZExtValue();
    uint64_t shifted = llvm::cast<llvm::ConstantInt>(operands[1])->getZExtValue();
    BasicBlock* block = BasicBlock::Create(region_.getContext(), "exit" + llvm::Twine(number), &region_);
    builder_.SetInsertPoint(block);
    Value* left_through = builder_.getInt64(number);
    if (words_.exit_stub != nullptr) {
      left_through = create_patchpoint(number, shifted, operands.drop_front(kFirstValue));
    } else {
      for (unsigned i = kFirstValue; i < operands.size(); i++) {
        unsigned position = i - kFirstValue;
        store(operands[i], position, position < 64 && (shifted >> position & 1) != 0);
      }
    }
    if (leave_ == nullptr) make_leave();
    builder_.CreateBr(leave_);
    number_->addIncoming(left_through, block);
    return block;
  }

  /// The stub is told nothing of the values, whose places LLVM notes.
  Value* create_patchpoint(uint64_t number, uint64_t shifted, llvm::ArrayRef<Value*> values) {
    auto stub = builder_.getInt64(reinterpret_cast<uint64_t>(words_.exit_stub));
    constexpr unsigned kArguments = 2;
    std::vector<Value*> operands = {builder_.getInt64(number),
                                    builder_.getInt32(kPatchpointBytes),
                                    llvm::ConstantExpr::getIntToPtr(stub, builder_.getPtrTy()),
                                    builder_.getInt32(kArguments),
                                    address_in_vm(words_.exit_values),
                                    region_.getArg(kParamTable),
                                    builder_.getInt64(shifted)};
    for (Value* value : values) {
      bool is_bool = value->getType()->isIntegerTy(1);
      operands.push_back(is_bool ? builder_.CreateZExt(value, builder_.getInt64Ty()) : value);
    }
    llvm::Function* patchpoint = llvm::Intrinsic::getDeclaration(
        region_.getParent(), llvm::Intrinsic::experimental_patchpoint, {builder_.getInt64Ty()});
    CallInst* call = builder_.CreateCall(patchpoint, operands);
    call->setDoesNotThrow();
    return call;
  }

  void store(Value* value, unsigned position, bool shifted) {
    if (shifted) value = builder_.CreateAShr(value, 16);
    if (value->getType()->isIntegerTy(1)) value = builder_.CreateZExt(value, builder_.getInt64Ty());
    Value* word = address_in_vm(words_.exit_values + 8 * position);
    alias_.tag(builder_.CreateAlignedStore(value, word, llvm::Align(8)), InnerMemory::kExitValues);
  }

  void make_leave() {
    leave_ = BasicBlock::Create(region_.getContext(), "leave", &region_);
    number_ = llvm::PHINode::Create(builder_.getInt64Ty(), 0, "exit", leave_);
  }

  void finish_leave() {
    leave_->moveAfter(&region_.back());
    builder_.SetInsertPoint(leave_);
    Value* entry = builder_.CreateInBoundsGEP(builder_.getPtrTy(), region_.getArg(kParamTable), number_);
    llvm::LoadInst* to = builder_.CreateAlignedLoad(builder_.getPtrTy(), entry, llvm::Align(8), "to");
    alias_.tag(to, InnerMemory::kExitTable);
    std::vector<Value*> args;
    for (llvm::Argument& param : region_.args()) args.push_back(llvm::PoisonValue::get(param.getType()));
    for (unsigned kept : {kParamBase, kParamVm, kParamTable}) args[kept] = region_.getArg(kept);
    args[kParamInsn] = number_;
    CallInst* call = builder_.CreateCall(region_.getFunctionType(), to, args);
    call->setCallingConv(region_.getCallingConv());
    call->setTailCallKind(CallInst::TCK_MustTail);
    builder_.CreateRet(call);
  }

  llvm::Function& region_;
  llvm::IRBuilder<> builder_;
  GuardWords words_;
  AliasTags& alias_;
  std::map<std::vector<Value*>, BasicBlock*> exits_;  ///< by the bundle's operands
  BasicBlock* leave_ = nullptr;
  llvm::PHINode* number_ = nullptr;
};

}  // namespace

llvm::FunctionType* region_type(llvm::LLVMContext& context) {
  llvm::Type *word = llvm::Type::getInt64Ty(context), *address = llvm::PointerType::getUnqual(context);
  return llvm::FunctionType::get(word, {address, address, address, address, address, word, word, word}, false);
}

llvm::MDNode* cold_weights(llvm::LLVMContext& context, bool first_is_cold) {
  constexpr uint32_t kAlways = 0x7FFFFFFF;
  llvm::MDBuilder builder(context);
  return first_is_cold ? builder.createBranchWeights(0, kAlways) : builder.createBranchWeights(kAlways, 0);
}

void create_guard(llvm::IRBuilderBase& builder, Value* ok, uint32_t number, uint64_t shifted,
                  llvm::ArrayRef<Value*> values) {
  llvm::Module* module = builder.GetInsertBlock()->getModule();
  std::vector<Value*> state = {builder.getInt32(number), builder.getInt64(shifted)};
  state.insert(state.end(), values.begin(), values.end());
  llvm::Function* guard = llvm::Intrinsic::getDeclaration(module, llvm::Intrinsic::experimental_guard);
  builder.CreateCall(guard, {ok}, {llvm::OperandBundleDef(kBundle, state)});
}

void lower_guards(llvm::Function& region, GuardWords words, AliasTags& alias) {
  GuardLowering(region, words, alias).run();
}

}  // namespace gs::orc
