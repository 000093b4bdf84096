// From IR to an object file, in one of two ways, each with a target machine and pass managers that are made once and
// used for every region.
//
//            lean                                       heavy
//   IR       EarlyCSE over whole guards, guards         guards lowered, then the passes of an optimizing compiler for one
//            lowered                                    function, loops included
//   machine  x86-64: FastISel, AArch64: GlobalISel;     SelectionDAG and LLVM's whole list
//            of LLVM's list the passes that our code
//            gains from
//
// A lean compilation takes a quarter of the time of a heavy one, and its loops are about as fast, because trace SSA
// arrives optimized: folding, hoisting, and forwarding of loads have been done by passes that know shapes. What heavy
// adds is the vectorization of loops, and selection of instructions across blocks. Where rounds of a loop stand side by side
// (opt/jam.cpp), both look for what vector instructions can do at once (Larsen, Amarasinghe: Exploiting Superword Level Parallelism with
// Multimedia Instruction Sets, 2000).
//
// Both split cold code off (cold_code.h), by the weights that lowering gives to branches.
#pragma once

#include <memory>
#include <string>

#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Module.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#include "orc-tier/lower/guards.h"

namespace gs::orc {

class Pipeline {
 public:
  enum class Kind : uint8_t { kLean, kHeavy };

  /// null, and `error` says why: this LLVM does not know the host.
  static std::unique_ptr<Pipeline> create(Kind kind, std::string& error);

  /// What modules must say of the target before anything is put into them.
  void prepare(llvm::Module& module) const;
  /// Functions that preserve all registers (lower_keeper) preserve whole vectors. On x86-64 LLVM clears the upper halves in front of each
  /// return (vzeroupper), whatever the calling convention says, if it is not told to leave that.
  void keep_vectors(llvm::Module& module) const;
  /// Guards become branches (guards.h), and the IR is optimized as the kind does it. `is_jammed`: rounds of a loop stand side by side.
  void optimize(llvm::Function& region, GuardWords words, AliasTags& alias, bool is_jammed);
  /// The object file. Empty if LLVM cannot.
  llvm::StringRef emit(llvm::Module& module);

  const llvm::TargetMachine& target() const { return *target_; }

 private:
  Pipeline(Kind kind, std::unique_ptr<llvm::TargetMachine> target);
  void add_ir_passes();
  bool add_machine_passes();

  Kind kind_;
  std::unique_ptr<llvm::TargetMachine> target_;
  // Analyses refer to each other: destroyed in this order.
  llvm::LoopAnalysisManager loop_analyses_;
  llvm::FunctionAnalysisManager function_analyses_;
  llvm::CGSCCAnalysisManager call_graph_analyses_;
  llvm::ModuleAnalysisManager module_analyses_;
  llvm::FunctionPassManager before_lowering_, after_lowering_, for_rounds_side_by_side_;
  llvm::SmallString<0> object_;
  llvm::raw_svector_ostream object_stream_{object_};
  llvm::legacy::PassManager machine_passes_;
};

}  // namespace gs::orc
