#include "orc-tier/orc/cold_code.h"

#include <vector>

#include <llvm/ADT/BitVector.h>
#include <llvm/CodeGen/BasicBlockSectionUtils.h>
#include <llvm/CodeGen/MachineBasicBlock.h>
#include <llvm/CodeGen/MachineFrameInfo.h>
#include <llvm/CodeGen/MachineFunction.h>
#include <llvm/CodeGen/MachineFunctionPass.h>
#include <llvm/Support/BranchProbability.h>

namespace gs::orc {
namespace {

using llvm::MachineBasicBlock;
using llvm::MachineFunction;

class ColdCode final : public llvm::MachineFunctionPass {
 public:
  static char ID;
  ColdCode() : MachineFunctionPass(ID) {}

  llvm::StringRef getPassName() const override { return "GScript cold code"; }

  bool runOnMachineFunction(MachineFunction& function) override {
    // Stack maps cannot name places in two sections.
    if (function.getFrameInfo().hasPatchPoint()) return false;
    function.RenumberBlocks();
    llvm::BitVector hot = hot_blocks(function);
    if (hot.count() == function.size()) return false;
    function.setBBSectionsType(llvm::BasicBlockSection::Preset);
    for (MachineBasicBlock& block : function) {
      if (!hot[block.getNumber()]) block.setSectionID(llvm::MBBSectionID::ColdSectionID);
    }
    llvm::sortBasicBlocksAndUpdateBranches(function, [](const MachineBasicBlock& a, const MachineBasicBlock& b) {
      return a.getSectionID().Type < b.getSectionID().Type;
    });
    return true;
  }

 private:
  /// What cold_weights() becomes is zero; other passes may have made it a little more.
  static bool is_cold(llvm::BranchProbability probability) {
    return probability <= llvm::BranchProbability(1, 1 << 20);
  }

  static llvm::BitVector hot_blocks(MachineFunction& function) {
    llvm::BitVector hot(function.getNumBlockIDs());
    std::vector<MachineBasicBlock*> reached = {&function.front()};
    hot.set(function.front().getNumber());
    while (!reached.empty()) {
      MachineBasicBlock* block = reached.back();
      reached.pop_back();
      for (auto edge = block->succ_begin(); edge != block->succ_end(); ++edge) {
        if (hot[(*edge)->getNumber()] || is_cold(block->getSuccProbability(edge))) continue;
        hot.set((*edge)->getNumber());
        reached.push_back(*edge);
      }
    }
    return hot;
  }
};

char ColdCode::ID = 0;

}  // namespace

llvm::Pass* create_cold_code_pass() { return new ColdCode; }

}  // namespace gs::orc
