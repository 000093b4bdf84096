#include "baseline/baseline_tier.h"

#include <time.h>

#include <algorithm>

#include "baseline/a64/masm.h"
#include "baseline/compiler.h"
#include "baseline/native_leaves.h"
#include "baseline/x64/masm.h"
#include "vm/jit/code_announcer.h"
#include "vm/jit/code_space.h"
#include "vm/table.h"
#include "vm/jit/slow_paths.h"

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
  std::vector<vm::LoopSite> loop_table;
  std::vector<gc::Header*> reference_table;
  size_t hot_bytes, cold_bytes;
  uint8_t* cold_code;
  vm::CodeParts parts() const { return {*this, hot_bytes, cold_code, cold_bytes}; }
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
    code->plain_entry = at.hot + offset_of(assembled_.plain_entry);
    code->late_entry = at.hot + offset_of(assembled_.late_entry);
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
    code.reference_table = std::move(assembled_.references);
    code.references = code.reference_table;
  }

  CodeSpace& space_;
  asmjit::CodeHolder& holder_;
  asmjit::Section *hot_, *cold_;
  Assembled& assembled_;
};

/// Longer functions stay interpreted: their code might not fit into one chunk of the code space.
constexpr uint32_t kMostWords = 10'000;

class BaselineTier final : public vm::TierCompiler, private Callees {
 public:
  BaselineTier(Vm& vm, const Options& options) : vm_(vm), options_(options), announcer_(vm.options()) {}

  void compile(Vm& vm, Proto* proto) override {
    double start = now();
    vm::CodeInfo& info = proto->info();
    std::unique_ptr<InstalledCode> code;
    bool is_room = (space_ != nullptr || open(vm)) && (options_.code_limit == 0 || bytes_now() < options_.code_limit);
    if (is_room && proto->code_words <= kMostWords && vm.heap().add_finalizer(proto)) code = make_code(vm, proto);
    stats_.seconds += now() - start;
    if (code == nullptr) {
      info.flags |= vm::CodeInfo::kNotCompilable;
      stats_.failures++;
      return;
    }
    stats_.functions++;
    stats_.hot_bytes += code->hot_bytes;
    stats_.cold_bytes += code->cold_bytes;
    stats_.bytecode_words += proto->code_words;
    announcer_.loaded(*proto, code->parts());
    info.compiled = code.release();
    if (!info.compiled->references.empty()) vm.barrier(proto);
  }

  /// A function that is inlined before its own turn has come is compiled now, unless it is being compiled anyway.
  const CompiledCode* code_of(Proto* proto) override {
    constexpr size_t kMostAtOnce = 4;
    vm::CodeInfo& info = proto->info();
    bool is_pending = std::find(pending_.begin(), pending_.end(), proto) != pending_.end();
    bool is_wanted = info.compiled == nullptr && !is_pending && !(info.flags & vm::CodeInfo::kNotCompilable);
    if (is_wanted && pending_.size() < kMostAtOnce) compile(vm_, proto);
    return info.compiled;
  }

  /// Memory for code, and what goes there first: not before something is compiled, for the sake of programs that end soon.
  bool open(Vm& vm) {
    constexpr size_t kChunks = 32;
#if defined(__aarch64__) || defined(__APPLE__)
    // (Emulators of AArch64 do not see through a second mapping, and Apple's hosts give none.)
    constexpr CodeSpace::Mode kMode = CodeSpace::Mode::kToggle;
#else
    constexpr CodeSpace::Mode kMode = CodeSpace::Mode::kDual;
#endif
    bool is_private = vm::CodeAnnouncer::needs_private_memory(vm.options());
    space_ = CodeSpace::create(kChunks, is_private ? CodeSpace::Mode::kToggle : kMode);
    if (space_ == nullptr) return false;
    install_leaves(vm);
    if (leaves_ == nullptr) space_ = nullptr;
    return space_ != nullptr;
  }

  std::unique_ptr<InstalledCode> make_code(Vm& vm, Proto* proto) {
    HostMasm masm(nullptr);
    std::vector<vm::LoopSite> loops = counted_loops(vm, proto);
    Compiler<HostMasm> compiler(masm, vm, proto, running_closure(vm, proto), *this, loops);
    pending_.push_back(proto);
    compiler.compile();
    pending_.pop_back();
    if (!masm.is_complete()) return nullptr;
    std::unique_ptr<InstalledCode> code = Installation(*space_, masm, compiler.result()).install();
    if (code != nullptr) {
      code->loop_table = std::move(loops);  // which keeps its elements where the code has them
      code->loops = code->loop_table;
    }
    return code;
  }

  /// The loops of `proto`, by their headers, if somebody wants them counted.
  static std::vector<vm::LoopSite> counted_loops(const Vm& vm, Proto* proto) {
    std::vector<vm::LoopSite> loops;
    if (vm.regions == nullptr) return loops;
    for (uint32_t at = 0; at < proto->code_words;) {
      Instr insn = vm::canonical(proto->code()[at]);
      Op op = vm::op_of(insn);
      uint32_t next = at + (vm::kHasSecondWord[static_cast<int>(op)] ? 2 : 1);
      if (vm::is_backward_jump(op) || op == Op::RangeNext || op == Op::RangeTest) {
        uint32_t header = op == Op::Loop ? next + static_cast<uint32_t>(vm::arg_j(insn)) : next + proto->code()[at + 1];
        bool is_new = std::none_of(loops.begin(), loops.end(), [&](const auto& l) { return l.word == header; });
        if (is_new) loops.push_back({static_cast<int32_t>(vm.regions->threshold), header});
      }
      at = next;
    }
    return loops;
  }

  /// The closure of `proto` that is about to run, or null.
  static vm::Closure* running_closure(Vm& vm, Proto* proto) {
    Value callee = vm::frame_callee(vm.run.base);
    bool runs = vm::is_closure(callee) && vm::proto_of(callee.as<vm::Closure>()) == proto;
    return runs ? callee.as<vm::Closure>() : nullptr;
  }

  /// Gives the library functions that have one a leaf to be called by compiled code.
  void install_leaves(Vm& vm) {
    HostMasm masm(nullptr);
    NativeLeaves<HostMasm> leaves(masm);
    Label labels[vm::kFastNativeCount];
    for (int i = 0; i < vm::kFastNativeCount; i++) labels[i] = leaves.emit(static_cast<vm::FastNative>(i));
    Label load_remembered = leaves.emit_load_remembered();
    Assembled nothing;
    nothing.entry = nothing.plain_entry = nothing.late_entry = labels[static_cast<int>(vm::FastNative::kMathSqrt)];
    leaves_ = Installation(*space_, masm, nothing).install();
    if (leaves_ == nullptr) return;
    vm.load_remembered = leaves_->code + masm.holder().labelOffsetFromBase(load_remembered);
    auto install = [&](Value function) {
      if (!vm::is_native(function)) return;
      auto* native = function.as<vm::NativeFunction>();
      const Label& leaf = labels[static_cast<int>(native->fast())];
      if (leaf.isValid()) native->jit_entry = leaves_->code + masm.holder().labelOffsetFromBase(leaf);
    };
    for (uint32_t slot = 0; slot < vm.global_count(); slot++) {
      Value global = vm.globals[slot];
      install(global);
      if (!global.is_table()) continue;
      vm::TableCursor cursor = 0;
      Value name, function;
      while (vm::table_next(vm, global.as_table(), cursor, name, function)) install(function);
    }
  }

  void forget(Proto* proto) override {
    std::unique_ptr<const InstalledCode> code(static_cast<const InstalledCode*>(proto->info().compiled));
    if (code == nullptr) return;
    proto->info().compiled = nullptr;
    announcer_.unloaded(code->parts());
    space_->free({const_cast<uint8_t*>(code->code), code->cold_code}, code->hot_bytes, code->cold_bytes);
    stats_.freed++;
  }

  vm::CodeAnnouncer& announcer() override { return announcer_; }
  std::vector<Counter> counters() const override {
    double functions = std::max(1.0, static_cast<double>(stats_.functions));
    double bytes = static_cast<double>(stats_.hot_bytes + stats_.cold_bytes), microseconds = stats_.seconds * 1e6;
    return {
        {"functions", static_cast<double>(stats_.functions), true},
        {"failures", static_cast<double>(stats_.failures), true},
        {"freed", static_cast<double>(stats_.freed), true},
        {"hot_bytes", static_cast<double>(stats_.hot_bytes), true},
        {"cold_bytes", static_cast<double>(stats_.cold_bytes), true},
        {"bytes_now", static_cast<double>(bytes_now()), true},
        {"bytecode_words", static_cast<double>(stats_.bytecode_words), true},
        {"compile_us", microseconds, false},
        {"compile_us_per_function", microseconds / functions, false},
        {"code_bytes_per_us", microseconds == 0 ? 0 : bytes / microseconds, false},
    };
  }

 private:
  /// Made in all.
  struct Stats {
    uint64_t functions = 0, failures = 0, freed = 0;
    uint64_t hot_bytes = 0, cold_bytes = 0;
    uint64_t bytecode_words = 0;
    double seconds = 0;
  };
  size_t bytes_now() const {
    if (space_ == nullptr) return 0;
    return space_->bytes_used(CodeSpace::Area::kHot) + space_->bytes_used(CodeSpace::Area::kCold);
  }

  Vm& vm_;
  std::vector<Proto*> pending_;  ///< being compiled
  std::unique_ptr<CodeSpace> space_;
  std::unique_ptr<InstalledCode> leaves_;
  Options options_;
  vm::CodeAnnouncer announcer_;
  Stats stats_;
};

/// In listings nothing is.
struct NoneCompiled final : Callees {
  const CompiledCode* code_of(Proto*) override { return nullptr; }
};

template <class M>
void append_listing(std::string& out, Vm& vm, Proto* proto) {
  Listing listing;
  M masm(&listing);
  NoneCompiled callees;
  Compiler<M> compiler(masm, vm, proto, nullptr, callees);
  compiler.compile();
  std::string_view name = proto->name->view();
  out += "function ";
  out += proto->is_main ? "main" : name.empty() ? "anonymous" : name;
  out += " at " + std::to_string(proto->pos.line) + ":" + std::to_string(proto->pos.column) + ", " + M::kTarget + "\nhot:\n";
  out += listing.hot.data();
  out += "cold:\n";
  out += listing.cold.data();
  out += '\n';
  for (Proto* nested : proto->nested()) append_listing<M>(out, vm, nested);
}

}  // namespace

std::string listing(Vm& vm, Proto* proto, Target target) {
  std::string out;
  if (target == Target::kX64) append_listing<x64::Masm>(out, vm, proto);
  else append_listing<a64::Masm>(out, vm, proto);
  return out;
}

void install(Vm& vm, const Options& options) {
  if (options.count_slow) vm::count_slow_paths(vm);
  vm.set_tier(std::make_unique<BaselineTier>(vm, options), options.threshold);
}

}  // namespace gs::baseline
