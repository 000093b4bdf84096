// What tests of recording and building share: a script is run, and one of its loops is watched while it goes round.
#pragma once

#if defined(GS_HAVE_ORC) && defined(GS_HAVE_BASELINE)

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "orc-tier/record/recorder.h"
#include "vm/vm.h"

namespace gs::orc::test {

/// Which loop, and how much of it.
struct Watch {
  uint32_t line = 0;    ///< of the instruction that the loop's rounds begin with; 0: the first loop that is gone round
  uint32_t rounds = 1;  ///< recorded, one after the other
  uint32_t every = 1;   ///< how many rounds apart
};

/// A tier that compiles nothing: merges recordings of one loop, and when that is done shows the profile, while everything that
/// it names is alive.
class LoopWatcher final : public vm::RegionTier {
 public:
  using Use = std::function<void(vm::Vm& vm, const Profile& profile, vm::Value* base)>;
  LoopWatcher(Watch watch, Use use) : watch_(watch), use_(std::move(use)) { threshold = 1; }

  void loop_is_hot(vm::Vm& vm, vm::Value* base, const vm::Instr* header, vm::LoopSite& site) override;
  bool record(vm::Vm& vm, vm::Value* base, const vm::Instr* pc) override;
  vm::Continuation leave(vm::Vm&, vm::Value*, const void* const*, uint64_t) override { GS_UNREACHABLE("there is no code"); }
  void forget(const vm::Instr*) override {}
  std::vector<vm::TierCounter> counters() const override { return {}; }
  std::vector<Tally> aborts() const override { return {}; }
  std::vector<Tally> exits() const override { return {}; }

 private:
  void begin(vm::Vm& vm, const vm::Instr* code, uint32_t header);

  Watch watch_;
  Use use_;
  Profile profile_;
  vm::LoopSite* site_ = nullptr;
  std::unique_ptr<Recorder> recorder_;
  vm::Value* base_ = nullptr;
  const void* const* dispatch_ = nullptr;
};

/// Runs `script`, all of it compiled by the baseline tier, and calls `use` with what was recorded of the loop. What the script
/// returns, or its error with the traceback; tests that need `use` to be called see to that themselves.
std::string watch(const std::string& script, const Watch& watch, const LoopWatcher::Use& use);

/// Runs `script` in a new Vm, between `before` and `after`. What it returns, or its error with the traceback.
using VmUse = std::function<void(vm::Vm&)>;
std::string run_script(const std::string& script, const VmUse& before, const VmUse& after = nullptr);

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC and GS_HAVE_BASELINE
