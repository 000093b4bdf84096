#include "orc-tier/orc/pipeline.h"

#include <llvm/ADT/StringSet.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/InitializePasses.h>
#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Pass.h>
#include <llvm/PassInfo.h>
#include <llvm/PassRegistry.h>
#include <llvm/Support/CommandLine.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/TargetParser/Host.h>
#include <llvm/TargetParser/SubtargetFeature.h>
#include <llvm/Transforms/InstCombine/InstCombine.h>
#include <llvm/Transforms/Scalar/DCE.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/GVN.h>
#include <llvm/Transforms/Scalar/IndVarSimplify.h>
#include <llvm/Transforms/Scalar/LICM.h>
#include <llvm/Transforms/Scalar/LoopPassManager.h>
#include <llvm/Transforms/Scalar/LoopRotation.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>
#include <llvm/Transforms/Vectorize/LoopVectorize.h>
#include <llvm/Transforms/Vectorize/SLPVectorizer.h>

#include "orc-tier/orc/cold_code.h"
#include "orc-tier/orc/fast_selector.h"
#include "orc-tier/orc/line_marks.h"
#include "orc-tier/orc/sinking.h"

#define GS_PASTE_(a, b, c) a##b##c
#define GS_PASTE(a, b, c) GS_PASTE_(a, b, c)
#define GS_INITIALIZE(what) GS_PASTE(LLVMInitialize, GS_LLVM_TARGET, what)()

namespace gs::orc {
namespace {

constexpr bool kIsX86 =
#if defined(__x86_64__)
    true;
#else
    false;
#endif

// The machine passes of the lean pipeline, by the names LLVM has for them (-debug-pass=Structure shows them). Names and
// order of LLVM's list change from version to version: the six-way exit test compares both pipelines.
constexpr const char* kLeanPasses[] = {
    // state and analyses
    "targetpassconfig",
    "machinemoduleinfo",
    "tti",
    "tbaa",
    "scoped-noalias-aa",
    "basic-aa",
    "livevars",
    "machine-loops",
    // IR
    "lower-constant-intrinsics",
    "unreachableblockelim",
    // selection
    "finalize-isel",
    "early-machinelicm",
    "peephole-opt",
    "dead-mi-elimination",
    "processimpdefs",
    "unreachable-mbb-elimination",
    // registers
    "phi-node-elimination",
    "twoaddressinstruction",
    "register-coalescer",
    "greedy",
    "virtregrewriter",
    "prologepilog",
    // layout
    "postrapseudos",
    "block-placement",
    "unpack-mi-bundles",
    "Free MachineFunction",
#if defined(__x86_64__)
    "x86-isel",
    "x86argumentstackrebase",
    "x86-flags-copy-lowering",
    "x86-pseudo",
    "X86 vzeroupper inserter",
    "x86-compress-evex",
    "X86 Assembly Printer",
    // vcvtsi2sd and vsqrtsd merge into a register: without this each waits for whoever wrote it last.
    "reaching-deps-analysis",
    "break-false-deps",
#else
    "irtranslator",
    "legalizer",
    "aarch64-postlegalizer-lowering",
    "regbankselect",
    "instruction-select",
    "aarch64-post-select-optimize",
    "ResetMachineFunction",
    "aarch64-isel",
    "machine-combiner",
    "aarch64-expand-pseudo",
    "aarch64-ldst-opt",
    "branch-relaxation",
    "AArch64 Assembly Printer",
#endif
};

/// Loop strength reduction may keep nothing but an address in front of a cell, or far behind its end, while a routine
/// is called that collects: the collector knows addresses within cells and at their ends.
constexpr const char* kUnsafePass = "loop-reduce";
/// Nobody asks which registers are live behind a patch point.
constexpr const char* kUselessPass = "stackmap-liveness";

/// Passes on what LLVM adds to the machine passes: of the lean pipeline what is on the list. Our pass for cold code
/// takes the place of LLVM's.
class PassFilter final : public llvm::legacy::PassManagerBase {
 public:
  PassFilter(llvm::legacy::PassManager& to, bool lean) : to_(to), lean_(lean) {
    for (const char* name : kLeanPasses) allowed_.insert(name);
  }
  void add(llvm::Pass* pass) override {
    const llvm::PassInfo* info = llvm::PassRegistry::getPassRegistry()->getPassInfo(pass->getPassID());
    llvm::StringRef name = info != nullptr ? info->getPassArgument() : pass->getPassName();
    if (name == "machine-function-splitter") {
      to_.add(create_cold_code_pass());
      to_.add(create_line_marks_pass());
    } else if (lean_ ? allowed_.contains(name) : name != kUnsafePass && name != kUselessPass) {
      to_.add(pass);
      return;
    }
    delete pass;
  }

 private:
  llvm::legacy::PassManager& to_;
  bool lean_;
  llvm::StringSet<> allowed_;
};

/// FastISel above -O0 is to be had by this option only. It is looked at when passes are added.
class WithFastSelector {
 public:
  explicit WithFastSelector(bool wanted)
      : option_(wanted ? llvm::cl::getRegisteredOptions().lookup("fast-isel") : nullptr) {
    if (option_ != nullptr) option_->addOccurrence(0, "fast-isel", "true");
  }
  ~WithFastSelector() {
    if (option_ != nullptr) option_->reset();
  }

 private:
  llvm::cl::Option* option_;
};

/// GlobalISel takes an index times the size of an element for part of an address if nothing else uses the product, and computes it
/// once for two rows with the same index. EarlyCSE has left nothing else to be found equal.
void compute_addresses_apart() {
  static const bool once = [] {
    llvm::cl::Option* option = llvm::cl::getRegisteredOptions().lookup("enable-cse-in-irtranslator");
    return option != nullptr && !option->addOccurrence(0, "enable-cse-in-irtranslator", "false");
  }();
  (void)once;
}

void initialize_llvm() {
  static const bool once = [] {
    GS_INITIALIZE(TargetInfo);
    GS_INITIALIZE(Target);
    GS_INITIALIZE(TargetMC);
    GS_INITIALIZE(AsmPrinter);
    GS_INITIALIZE(Disassembler);
    llvm::PassRegistry& registry = *llvm::PassRegistry::getPassRegistry();
    llvm::initializeCore(registry);
    llvm::initializeAnalysis(registry);
    llvm::initializeCodeGen(registry);
    llvm::initializeGlobalISel(registry);
    llvm::initializeTarget(registry);
    return true;
  }();
  (void)once;
}

/// What the host can do beyond the processors of its name, or cannot do though they can: hypervisors hide things. (LLVM
/// looks at all features for each that is listed, and does so for each region.) AVX-512 is not used: it makes
/// compilation slower, and nothing of ours faster.
std::string host_features(const llvm::Target& target, llvm::StringRef triple, llvm::StringRef processor) {
  std::unique_ptr<llvm::MCSubtargetInfo> named(target.createMCSubtargetInfo(triple, processor, ""));
  llvm::StringMap<bool> host = llvm::sys::getHostCPUFeatures();
  llvm::SubtargetFeatures features;
  for (const llvm::SubtargetFeatureKV& feature : named->getAllProcessorFeatures()) {
    llvm::StringRef name = feature.Key;
    auto found = host.find(name);
    if (found == host.end()) continue;
    bool wanted = found->second && !name.starts_with("avx512") && !name.starts_with("avx10");
    if (wanted != named->hasFeature(feature.Value)) features.AddFeature(name, wanted);
  }
  return features.getString();
}

std::unique_ptr<llvm::TargetMachine> make_target(Pipeline::Kind kind, std::string& error) {
  initialize_llvm();
  std::string triple = llvm::sys::getProcessTriple();
  const llvm::Target* target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (target == nullptr) return nullptr;
  llvm::StringRef processor = llvm::sys::getHostCPUName();
  llvm::TargetOptions options;
  options.EnableMachineFunctionSplitter = true;
  options.EmitAddrsig = false;
  // Position independent: constants are reached from the code, not through 32-bit addresses.
  std::unique_ptr<llvm::TargetMachine> machine(
      target->createTargetMachine(triple, processor, host_features(*target, triple, processor), options,
                                  llvm::Reloc::PIC_, llvm::CodeModel::Small, llvm::CodeGenOptLevel::Default,
                                  /*JIT=*/true));
  if (machine != nullptr && kind == Pipeline::Kind::kLean && !kIsX86) {
    compute_addresses_apart();
    machine->setGlobalISel(true);
    machine->setGlobalISelAbort(llvm::GlobalISelAbortMode::Disable);
  }
  return machine;
}

}  // namespace

std::unique_ptr<Pipeline> Pipeline::create(Kind kind, std::string& error) {
  std::unique_ptr<llvm::TargetMachine> target = make_target(kind, error);
  if (target == nullptr) return nullptr;
  std::unique_ptr<Pipeline> pipeline(new Pipeline(kind, std::move(target)));
  pipeline->add_ir_passes();
  if (pipeline->add_machine_passes()) return pipeline;
  error = "LLVM cannot make machine code for this host";
  return nullptr;
}

Pipeline::Pipeline(Kind kind, std::unique_ptr<llvm::TargetMachine> target) : kind_(kind), target_(std::move(target)) {
  llvm::PassBuilder builder(target_.get());
  builder.registerModuleAnalyses(module_analyses_);
  builder.registerCGSCCAnalyses(call_graph_analyses_);
  builder.registerFunctionAnalyses(function_analyses_);
  builder.registerLoopAnalyses(loop_analyses_);
  builder.crossRegisterProxies(loop_analyses_, function_analyses_, call_graph_analyses_, module_analyses_);
}

// EarlyCSE takes a guard's condition for true behind it, and moves nothing. All that may merge or move guards
// (InstCombine first of all) runs on branches, where it keeps to the rules of ordinary code.
void Pipeline::add_ir_passes() {
  before_lowering_.addPass(llvm::EarlyCSEPass(/*UseMemorySSA=*/true));
  for_rounds_side_by_side_.addPass(llvm::SLPVectorizerPass());
  if (kind_ == Kind::kLean) return;
  llvm::FunctionPassManager& passes = after_lowering_;
  auto loop_pass = [&](auto pass, bool memory_ssa) {
    passes.addPass(llvm::createFunctionToLoopPassAdaptor(std::move(pass), memory_ssa));
  };
  auto combine = [&] { passes.addPass(llvm::InstCombinePass(llvm::InstCombineOptions().setVerifyFixpoint(false))); };
  passes.addPass(llvm::SimplifyCFGPass());
  combine();
  loop_pass(llvm::LoopRotatePass(), false);
  loop_pass(llvm::LICMPass(llvm::LICMOptions()), true);
  loop_pass(llvm::IndVarSimplifyPass(), false);
  passes.addPass(llvm::GVNPass());
  combine();
  passes.addPass(llvm::LoopVectorizePass());
  combine();
  loop_pass(llvm::LICMPass(llvm::LICMOptions()), true);
  passes.addPass(llvm::SimplifyCFGPass());
  passes.addPass(llvm::DCEPass());
}

bool Pipeline::add_machine_passes() {
  bool lean = kind_ == Kind::kLean;
  llvm::MCContext* unused = nullptr;
  WithFastSelector fast(lean && kIsX86);
  PassFilter filter(machine_passes_, lean);
  return !target_->addPassesToEmitMC(filter, unused, object_stream_);
}

void Pipeline::prepare(llvm::Module& module) const {
  module.setTargetTriple(target_->getTargetTriple().str());
  module.setDataLayout(target_->createDataLayout());
}

void Pipeline::keep_vectors(llvm::Module& module) const {
  if (!kIsX86) return;
  std::string features = target_->getTargetFeatureString().str();
  features += features.empty() ? "-vzeroupper" : ",-vzeroupper";
  for (llvm::Function& function : module) function.addFnAttr("target-features", features);
}

void Pipeline::optimize(llvm::Function& region, GuardWords words, AliasTags& alias, bool is_jammed) {
  before_lowering_.run(region, function_analyses_);
  function_analyses_.clear();
  lower_guards(region, words, alias);
  after_lowering_.run(region, function_analyses_);
  if (is_jammed) for_rounds_side_by_side_.run(region, function_analyses_);
  if (kind_ == Kind::kLean) sink_instructions(region);
  loop_analyses_.clear();
  function_analyses_.clear();
  module_analyses_.clear();
}

llvm::StringRef Pipeline::emit(llvm::Module& module) {
  if (kind_ == Kind::kLean && kIsX86) {
    for (llvm::Function& function : module) {
      if (!function.isDeclaration()) prepare_for_fast_selector(function);
    }
  }
  object_.clear();
  machine_passes_.run(module);
  return object_;
}

}  // namespace gs::orc
