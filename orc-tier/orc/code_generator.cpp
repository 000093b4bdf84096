// The code generator (lower/compile.h): lowering, pipeline, linker, one after the other. What the module exports is
// here.

#include <map>
#include <optional>

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Verifier.h>

#include "orc-tier/lower/clock.h"
#include "orc-tier/lower/compile.h"
#include "orc-tier/lower/lowering.h"
#include "orc-tier/orc/line_marks.h"
#include "orc-tier/orc/linker.h"
#include "orc-tier/orc/listing.h"
#include "orc-tier/orc/pipeline.h"
#include "orc-tier/orc/stack_maps.h"

namespace gs::orc {
namespace {

std::string text_of(const llvm::Module& module) {
  std::string text;
  llvm::raw_string_ostream(text) << module;
  return text;
}

class LlvmCodeGenerator final : public CodeGenerator {
 public:
  explicit LlvmCodeGenerator(const HostInterface& host) : host_(host) {}

  CompiledRegion compile(const Graph& graph, const Layout& layout, const CodegenOptions& options) override {
    double start = thread_seconds();
    CompiledRegion region;
    if (ready(options.heavy, region.error)) generate(graph, layout, options, region);
    if (!region.error.empty()) region.entry = nullptr;
    region.seconds = thread_seconds() - start;
    return region;
  }

  void free(const CompiledRegion& region) override {
    if (linker_ != nullptr) linker_->free(region.entry);
  }

 private:
  /// Everything that is made once has been made.
  bool ready(bool heavy, std::string& error) {
    std::unique_ptr<Pipeline>& pipeline = pipelines_[heavy];
    if (pipeline == nullptr) pipeline = Pipeline::create(heavy ? Pipeline::Kind::kHeavy : Pipeline::Kind::kLean, error);
    if (linker_ == nullptr) linker_ = Linker::create(host_.private_memory, error);
    return pipeline != nullptr && linker_ != nullptr;
  }

  void generate(const Graph& graph, const Layout& layout, const CodegenOptions& options, CompiledRegion& region) {
    Pipeline& pipeline = *pipelines_[options.heavy];
    AliasTags alias(fresh_context(), !options.no_metadata);
    std::string name = "region" + std::to_string(++regions_);
    auto keeper = [&](const KeptRoutine& routine) { return keeper_of(routine, pipeline, region.error); };
    LoweredRegion lowered = lower_region(*context_, graph, layout, keeper, name, alias, options.lines);
    if (lowered.module == nullptr) region.error = std::move(lowered.error);
    if (!region.error.empty()) return;
    region.exits = std::move(lowered.exits);
    pipeline.prepare(*lowered.module);
    if (options.dump_llvm) region.lowered_text = text_of(*lowered.module);
    if (options.verify && !verify(*lowered.function, region)) return;
    bool stays = options.exits == ExitEncoding::kPatchpoint;
    GuardWords words{layout.exit_values, options.stress_exits ? layout.guard_countdown : 0, stays ? layout.exit_stub : nullptr};
    pipeline.optimize(*lowered.function, words, alias, graph.is_jammed);
    if (options.dump_llvm) region.llvm_text = text_of(*lowered.module);
    if (options.verify && !verify(*lowered.function, region)) return;
    llvm::StringRef object = pipeline.emit(*lowered.module);
    if (stays) region.records = read_stack_maps(object, region.error);
    if (options.lines) region.lines = read_line_marks(object);
    link(pipeline, object, name, region);
    if (options.dump_asm && region.entry != nullptr) list(pipeline, region);
    if (stays) pipelines_[options.heavy] = without_stack_maps(std::move(pipelines_[options.heavy]));
  }

  /// LLVM's stack maps of one module are not forgotten before the next one on AArch64, where they name symbols that are gone.
  static std::unique_ptr<Pipeline> without_stack_maps(std::unique_ptr<Pipeline> used) {
#if defined(__aarch64__)
    used.reset();
#endif
    return used;
  }

  /// Types and constants of a context are never freed, so it is replaced now and then.
  llvm::LLVMContext& fresh_context() {
    constexpr uint64_t kRegionsPerContext = 256;
    if (!context_ || regions_ % kRegionsPerContext == 0) context_.emplace();
    return *context_;
  }

  /// What is called instead of `routine` (lowering.h). It stays. Null, and `error` says why: it cannot be made.
  const void* keeper_of(const KeptRoutine& routine, Pipeline& pipeline, std::string& error) {
    const void*& keeper = keepers_[routine];
    if (keeper == nullptr) {
      std::string name = "keeper" + std::to_string(keepers_.size());
      std::unique_ptr<llvm::Module> module = lower_keeper(*context_, routine, name);
      pipeline.prepare(*module);
      pipeline.keep_vectors(*module);
      keeper = linker_->link(pipeline.emit(*module), name, error);
    }
    return keeper;
  }

  bool verify(const llvm::Function& function, CompiledRegion& region) {
    llvm::raw_string_ostream errors(region.error);
    return !llvm::verifyFunction(function, &errors);
  }

  void link(Pipeline&, llvm::StringRef object, const std::string& name, CompiledRegion& region) {
    region.entry = linker_->link(object, name, region.error);
    if (region.entry == nullptr) return;
    const RegionMemory::Placement& at = linker_->placement();
    region.hot = at.hot;
    region.cold = at.cold;
    region.hot_bytes = at.hot_bytes;
    region.cold_bytes = at.cold_bytes;
  }

  void list(Pipeline& pipeline, CompiledRegion& region) {
    const ListedCode pieces[] = {{"hot", {region.hot, region.hot_bytes}}, {"cold", {region.cold, region.cold_bytes}}};
    region.asm_text = list_code(pipeline.target(), pieces);
  }

  HostInterface host_;
  std::optional<llvm::LLVMContext> context_;
  std::unique_ptr<Pipeline> pipelines_[2];  ///< lean, heavy; made when they are first used
  std::unique_ptr<Linker> linker_;
  std::map<KeptRoutine, const void*> keepers_;
  uint64_t regions_ = 0;  ///< so far: their names
};

}  // namespace
}  // namespace gs::orc

extern "C" __attribute__((visibility("default"))) gs::orc::CodeGenerator*
gs_make_code_generator(const gs::orc::HostInterface* host) {
  if (host->abi != gs::orc::kHostAbi) return nullptr;
  return new gs::orc::LlvmCodeGenerator(*host);
}
