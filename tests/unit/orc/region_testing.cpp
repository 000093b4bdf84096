#if defined(GS_HAVE_ORC) && defined(GS_HAVE_BASELINE)

#include "tests/unit/orc/region_testing.h"

#include <exception>

#include "baseline/baseline_tier.h"
#include "stdlib/stdlib.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/source.h"
#include "vm/jit/transitions.h"

namespace gs::orc::test {

namespace {
constexpr int32_t kNever = 0x7FFFFFFF;
}

void LoopWatcher::loop_is_hot(vm::Vm& vm, vm::Value* base, const vm::Instr* header, vm::LoopSite& site) {
  if (vm.dispatch == vm::kRecordingDispatch) return;
  const vm::Instr* code = header - site.word;
  bool is_wanted = watch_.line == 0 || vm::code_info(code)->proto->position_of(header + 1).line == watch_.line;
  if (watch_.rounds == 0 || !is_wanted || (site_ != nullptr && site_ != &site)) {
    site.countdown = kNever;
    return;
  }
  if (site_ == nullptr) begin(vm, code, site.word);
  site_ = &site;
  site.countdown = kNever;
  base_ = base;
  profile_.add_entry(base);
  recorder_ = std::make_unique<Recorder>(vm, profile_);
  recorder_->begin(base, 0);
  dispatch_ = vm.dispatch;
  vm.dispatch = vm::kRecordingDispatch;
}

void LoopWatcher::begin(vm::Vm& vm, const vm::Instr* code, uint32_t header) {
  vm::Proto* proto = vm::code_info(code)->proto;
  profile_.roots = &vm.heap().code_roots();
  profile_.code = code;
  profile_.header = header;
  profile_.end = loop_end(*proto, header);
  profile_.contexts.push_back({kNone, code, proto, 0, 0, 0, 0, 0, 0});
  profile_.node_at(0, header);
}

bool LoopWatcher::record(vm::Vm& vm, vm::Value* base, const vm::Instr* pc) {
  Recorder::Verdict verdict = recorder_->step(base, pc);
  if (verdict == Recorder::Verdict::kGoOn) return true;
  vm.dispatch = dispatch_;
  profile_.recordings++;
  if (--watch_.rounds == 0) use_(vm, profile_, base_);
  else site_->countdown = static_cast<int32_t>(watch_.every);
  return false;
}

std::string run_script(const std::string& script, const VmUse& before, const VmUse& after) {
  std::string out;
  vm::test::with_vm([&](vm::Vm& vm) {
    vm::test::ok(stdlib::register_stdlib(vm));
    before(vm);
    auto source = std::make_unique<Source>();
    source->name = "test";
    source->text = script;
    gs::Result<vm::Closure*> main = vm.load(std::move(source));
    gs::Result<vm::Value> result = main.ok() ? vm.call1(vm::Value::function(*main), {}) : Raised{};
    out = vm::test::text_of(vm, result.ok() ? *result : vm.error);
    if (!result.ok()) out += "\n" + vm.traceback();
    if (after) after(vm);
  });
  return out;
}

// A failing REQUIRE leaves by a C++ exception, which must not cross the interpreter: it is carried over.
std::string watch(const std::string& script, const Watch& watch, const LoopWatcher::Use& use) {
  std::exception_ptr thrown;
  auto carried = [&](vm::Vm& vm, const Profile& profile, vm::Value* base) {
    try {
      use(vm, profile, base);
    } catch (...) {
      thrown = std::current_exception();
    }
  };
  std::string out = run_script(script, [&](vm::Vm& vm) {
    baseline::install(vm, {});
    vm.set_region_tier(std::make_unique<LoopWatcher>(watch, carried));
  });
  if (thrown) std::rethrow_exception(thrown);
  return out;
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC and GS_HAVE_BASELINE
