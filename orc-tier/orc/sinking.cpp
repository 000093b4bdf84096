#include "orc-tier/orc/sinking.h"

#include <vector>

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/ProfDataUtils.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>

namespace gs::orc {
namespace {

using llvm::BasicBlock;
using llvm::Instruction;
using llvm::PHINode;

class Sinking {
 public:
  explicit Sinking(llvm::Function& region) : region_(region), dominators_(region) {}

  // From the top, so that what has come down goes on from there.
  void run() {
    llvm::ReversePostOrderTraversal<llvm::Function*> order(&region_);
    std::vector<BasicBlock*> blocks(order.begin(), order.end());
    for (BasicBlock* block : blocks) visit(*block);
  }

 private:
  // From the end, so that what is computed for something that has moved moves, too.
  void visit(BasicBlock& block) {
    auto* branch = llvm::dyn_cast<llvm::BranchInst>(block.getTerminator());
    if (branch == nullptr || !branch->isConditional() || branch->getSuccessor(0) == branch->getSuccessor(1)) return;
    std::vector<Instruction*> all;
    for (Instruction& inst : block) all.push_back(&inst);
    for (auto inst = all.rbegin(); inst != all.rend(); ++inst) {
      if (!is_movable(**inst)) continue;
      for (unsigned way : {0, 1}) {
        if (is_always_taken(*branch, way) || !move(**inst, *branch, way)) continue;
        break;
      }
    }
  }

  // Flags of an overflow stay with what sets them: the selector wants both in one block.
  static bool is_movable(const Instruction& inst) {
    bool is_plain = llvm::isa<llvm::BinaryOperator, llvm::CastInst, llvm::CmpInst, llvm::SelectInst>(inst);
    return is_plain && !inst.use_empty() && !inst.mayReadOrWriteMemory();
  }

  static bool is_always_taken(const llvm::BranchInst& branch, unsigned way) {
    uint64_t weights[2];
    return llvm::extractBranchWeights(branch, weights[0], weights[1]) && weights[1 - way] == 0;
  }

  bool move(Instruction& inst, llvm::BranchInst& branch, unsigned way) {
    BasicBlock *from = inst.getParent(), *to = branch.getSuccessor(way);
    bool is_only_way = to->getSinglePredecessor() == from;
    bool all_there = is_only_way, all_on_edge = true;
    for (const llvm::Use& use : inst.uses()) {
      auto* user = llvm::cast<Instruction>(use.getUser());
      auto* phi = llvm::dyn_cast<PHINode>(user);
      BasicBlock* block = phi != nullptr ? phi->getIncomingBlock(use) : user->getParent();
      bool on_edge = phi != nullptr && block == from && user->getParent() == to;
      all_on_edge &= on_edge;
      all_there &= !on_edge && is_only_way && dominators_.dominates(to, block);
    }
    if (all_on_edge && !is_only_way && !dominators_.dominates(to, from)) to = llvm::SplitEdge(from, to, &dominators_);
    else if (!all_there) return false;
    inst.moveBefore(*to, to->getFirstInsertionPt());
    return true;
  }

  llvm::Function& region_;
  llvm::DominatorTree dominators_;
};

}  // namespace

void sink_instructions(llvm::Function& region) { Sinking(region).run(); }

}  // namespace gs::orc
