#include "baseline/baseline_tier.h"

#include <time.h>

#include <algorithm>

#include "baseline/compiler.h"
#include "baseline/x64/masm.h"
#include "vm/jit/code_space.h"

namespace gs::baseline {
namespace {

using vm::CodeSpace;
using vm::CompiledCode;
using vm::Proto;
using vm::Vm;

#if defined(__x86_64__)
using HostMasm = x64::Masm;
#else
using HostMasm = a64::Masm;
#endif

/// The code of one function, at its place.
struct InstalledCode : CompiledCode {
  std::vector<uint32_t> entry_table;
  std::vector<ReturnSite> return_table;
  size_t hot_bytes, cold_bytes;
  uint8_t* cold_code;
};

double now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// Machine code on its way from the macro-assembler to its place.
class Installation {
 public:
  Installation(CodeSpace& space, MasmBase& masm, Assembled& assembled)
      : space_(space), holder_(masm.holder()), hot_(masm.section(Area::kHot)), cold_(masm.section(Area::kCold)),
        assembled_(assembled) {}

  /// Null when the code space is full.
  std::unique_ptr<InstalledCode> install() {
    auto code = std::make_unique<InstalledCode>();
    code->hot_bytes = hot_->bufferSize();
    code->cold_bytes = std::max<size_t>(cold_->bufferSize(), 1);
    CodeSpace::Pair at = space_.allocate(code->hot_bytes, code->cold_bytes);
    if (at.hot == nullptr) return nullptr;
    hot_->setOffset(0);
    cold_->setOffset(static_cast<uint64_t>(at.cold - at.hot));
    if (holder_.resolveUnresolvedLinks() != asmjit::kErrorOk || holder_.hasUnresolvedLinks()) {
      space_.free(at, code->hot_bytes, code->cold_bytes);
      return nullptr;
    }
    code->code = at.hot;
    code->cold_code = at.cold;
    code->entry = at.hot + offset_of(assembled_.entry);
    fill_tables(*code);
    space_.write(at.hot, {hot_->data(), hot_->bufferSize()});
    space_.write(at.cold, {cold_->data(), cold_->bufferSize()});
    return code;
  }

 private:
  uint32_t offset_of(const Label& label) const { return static_cast<uint32_t>(holder_.labelOffsetFromBase(label)); }
  void fill_tables(InstalledCode& code) {
    for (const Label& label : assembled_.entries) {
      code.entry_table.push_back(label.isValid() ? offset_of(label) : CompiledCode::kNoEntry);
    }
    for (const auto& r : assembled_.returns) code.return_table.push_back({offset_of(r.native), r.word});
    std::sort(code.return_table.begin(), code.return_table.end(),
              [](const auto& a, const auto& b) { return a.native < b.native; });
    code.entries = code.entry_table;
    code.return_sites = code.return_table;
  }

  CodeSpace& space_;
  asmjit::CodeHolder& holder_;
  asmjit::Section *hot_, *cold_;
  Assembled& assembled_;
};

class BaselineTier final : public vm::TierCompiler {
 public:
  explicit BaselineTier(std::unique_ptr<CodeSpace> space) : space_(std::move(space)) {}

  void compile(Vm& vm, Proto* proto) override {
    double start = now();
    HostMasm masm(nullptr);
    Compiler<HostMasm> compiler(masm, vm, proto);
    compiler.compile();
    std::unique_ptr<InstalledCode> code = Installation(*space_, masm, compiler.result()).install();
    vm::CodeInfo& info = proto->info();
    stats_.seconds += now() - start;
    if (code == nullptr || !vm.heap().add_finalizer(proto)) {
      info.flags |= vm::CodeInfo::kNotCompilable;
      stats_.failures++;
      return;
    }
    stats_.functions++;
    stats_.hot_bytes += code->hot_bytes;
    stats_.cold_bytes += code->cold_bytes;
    stats_.bytecode_words += proto->code_words;
    info.compiled = code.release();
  }

  void forget(Proto* proto) override {
    std::unique_ptr<const InstalledCode> code(static_cast<const InstalledCode*>(proto->info().compiled));
    if (code == nullptr) return;
    proto->info().compiled = nullptr;
    space_->free({const_cast<uint8_t*>(code->code), code->cold_code}, code->hot_bytes, code->cold_bytes);
    stats_.freed++;
  }

 private:
  std::unique_ptr<CodeSpace> space_;
  Stats stats_;
};

}  // namespace

bool install(Vm& vm, uint32_t threshold) {
  constexpr size_t kChunks = 32;
#if defined(__aarch64__) || defined(__APPLE__)
  // (Emulators of AArch64 do not see through a second mapping, and Apple's hosts give none.)
  constexpr CodeSpace::Mode kMode = CodeSpace::Mode::kToggle;
#else
  constexpr CodeSpace::Mode kMode = CodeSpace::Mode::kDual;
#endif
  std::unique_ptr<CodeSpace> space = CodeSpace::create(kChunks, kMode);
  if (space == nullptr) return false;
  vm.set_tier(std::make_unique<BaselineTier>(std::move(space)), threshold);
  return true;
}

}  // namespace gs::baseline
