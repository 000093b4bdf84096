// Whether two strings are the same: what their addresses and headers say is found out in line, and bytes by the routine EqualStrings.
//
//   same cell -> true
//   lengths differ, or both are interned -> false
//   slowly: EqualStrings; the region is left if it has done nothing    (cold)
//
// Names and constants are interned, and what a program compares again and again mostly is. So is the guard behind the routine part of
// this: a GuardDone of what is lowered here has nothing left to do.
#include "orc-tier/lower/object_offsets.h"
#include "orc-tier/lower/region_lowering.h"

namespace gs::orc {

using llvm::BasicBlock;
using llvm::Value;
using Bits = vm::Value;

/// The boolean as a word, as the routine gives it; outcomes_ has it as a bit.
Value* RegionLowering::equal_strings(ValueId id, const Inst& inst) {
  Value *left = arg(inst, 0), *right = arg(inst, 1);
  BasicBlock* same = builder_.GetInsertBlock();
  BasicBlock *differ = block_behind("differ"), *on = BasicBlock::Create(module_.getContext(), same->getName() + ".on", function_);
  builder_.CreateCondBr(builder_.CreateICmpEQ(left, right), on, differ);

  // The two first words at once: the length is in the upper half, and the bit of interned strings in the lower one.
  builder_.SetInsertPoint(differ);
  Value *l = load(i64(), left, 8), *r = load(i64(), right, 8);
  Value* unlike = builder_.CreateICmpUGE(builder_.CreateXor(l, r), word(uint64_t{1} << (8 * offsets::kStringLength)));
  Value* interned = builder_.CreateAnd(builder_.CreateAnd(l, r), word(uint64_t{vm::String::kInterned} << (8 * offsets::kByte1)));
  Value* decided = builder_.CreateOr(unlike, builder_.CreateICmpNE(interned, word(0)));
  BasicBlock* slowly = BasicBlock::Create(module_.getContext(), same->getName() + ".slowly", function_);
  builder_.CreateCondBr(decided, on, slowly);

  builder_.SetInsertPoint(slowly);
  Value* found = call(layout_.runtime_calls[static_cast<size_t>(inst.imm)], i64(), {vm(), word_of(inst.args[0]), word_of(inst.args[1])});
  guard(inst, builder_.CreateICmpNE(found, word(kNotDone)));
  Value* equal = builder_.CreateTrunc(found, builder_.getInt1Ty());
  BasicBlock* asked = builder_.GetInsertBlock();
  builder_.CreateBr(on);

  on->moveAfter(asked);
  builder_.SetInsertPoint(on);
  llvm::PHINode* outcome = builder_.CreatePHI(builder_.getInt1Ty(), 3);
  outcome->addIncoming(builder_.getTrue(), same);
  outcome->addIncoming(builder_.getFalse(), differ);
  outcome->addIncoming(equal, asked);
  outcomes_[id] = outcome;
  return builder_.CreateOr(builder_.CreateZExt(outcome, i64()), word(Bits::kFalseBits));
}

}  // namespace gs::orc
