#include "orc-tier/orc_tier.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "orc-tier/compile_thread.h"
#include "orc-tier/ir/printer.h"
#include "orc-tier/ir/verifier.h"
#include "orc-tier/lower/clock.h"
#include "orc-tier/lower/compile.h"
#include "orc-tier/module_loader.h"
#include "orc-tier/nests.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/record/profile_printer.h"
#include "orc-tier/record/recorder.h"
#include "orc-tier/record/region_builder.h"
#include "orc-tier/region.h"
#include "orc-tier/region_stats.h"
#include "orc-tier/runtime_calls.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"
#include "vm/jit/code_announcer.h"
#include "vm/jit/tier.h"
#include "vm/jit/transitions.h"
#include "vm/runtime/scheduler.h"

namespace gs::orc {
namespace {

using vm::Instr;
using vm::LoopSite;
using vm::Value;
using vm::Vm;

constexpr uint32_t kMostAttempts = 4;       // recordings of a loop that came to nothing
constexpr uint32_t kMostCompilations = 8;   // of one region
constexpr uint32_t kMostResumptions = 4;    // of one recording
constexpr int32_t kNever = 0x7FFFFFFF;
constexpr int32_t kWhileCompiling = 1000;   // rounds between two looks for finished code
constexpr uint32_t kLooksInVain = 2;        // recordings in a row without anything new, after which a loop is known well enough
constexpr uint32_t kBetweenLooks = 7;       // rounds between the first two recordings of a loop, and so many more each time

class OrcTier final : public vm::RegionTier {
 public:
  OrcTier(Vm& vm, const Options& options)
      : vm_(vm), options_(options), thread_(make_layout(vm), host_of(vm), !options.background || !can_write_beside(vm)),
        roots_(vm.heap().code_roots()), events_(options.events, options.out, vm.start_time) {
    threshold = options.threshold;
    vm.guard_countdown = options.stress_exits;
  }
  ~OrcTier() override { events_.end(stats_.summary(), counters()); }

  void loop_is_hot(Vm& vm, Value* base, const Instr* header, LoopSite& site) override;
  vm::Continuation leave(Vm& vm, Value* base, const void* const* exit_table, uint64_t exit) override;
  bool record(Vm& vm, Value* base, const Instr* pc) override;
  void forget(const Instr* code) override;
  std::vector<vm::TierCounter> counters() const override { return stats_.counters(regions_, vm_.rounds); }
  std::vector<Tally> aborts() const override { return stats_.aborts(); }
  std::vector<Tally> exits() const override { return stats_.exits(regions_); }

 private:
  vm::Continuation unwound(Region& region, ExitPlan& plan, Value* base);
  void begin_recording(Region& region, Value* root, ContextId context, uint32_t line, bool is_root);
  uint32_t recorded_line(const Region& region) const;
  void end_recording(Recorder::Verdict verdict);
  bool wants_another_look(const Region& region) const;
  void go_ahead(Region& region, bool compiles);
  void failed(Region& region, const char* reason);
  bool compile(Region& region);
  void check(const Graph& graph, const char* stage) const;
  void take_done();
  void install_code(Region& region, CompiledRegion code, Graph graph);
  void announce(const Region& region);
  void release(Region& region, const char* reason);
  void retire(Region& region);
  static HostInterface host_of(const Vm& vm);
  static bool can_write_beside(const Vm& vm);
  ContextId context_of(const Region& region, const ExitPlan& plan, Value* root) const;
  void wait_for_inner_loop(Region& stuck);
  bool resume_recording(const Region& inner, const ExitPlan& plan, Value* base);
  void heat_loop_around(const Region& region, Value* root);
  Region* region_of(const LoopSite& site) const;
  bool can_afford_to_compile() const;
  uint64_t patience_with(const ExitPlan& plan, double seconds) const;
  static void mark(Region& region);
  void watch(Region& region);
  void begin_trial(Region& region);
  void end_slice_without(Region& region);
  void end_trial(Region& region);
  void set_aside(Region& region);

  Vm& vm_;
  Options options_;
  CompileThread thread_;
  gc::RootTable& roots_;                     ///< outlives vm.heap(), which is null while functions are forgotten at the end
  uint64_t last_ticket_ = 0;
  std::vector<std::unique_ptr<Region>> regions_;
  std::vector<std::unique_ptr<Region>> aside_;  ///< replaced, but perhaps still running
  std::unique_ptr<Recorder> recorder_;
  Region* recorded_ = nullptr;
  bool records_root_ = false;
  NodeId recorded_from_ = kNone;            ///< the node of the exit that led to the recording
  uint32_t news_ = 0;                       ///< what the profile counted when the recording began
  /// A recording that is to go on when the loop is over in which it got stuck.
  struct Waiting {
    Region* region = nullptr;
    Value* root = nullptr;
    ContextId context = 0;                  ///< of the frame with the inner loop
    uint32_t resumptions = 0;
  };
  Waiting waiting_;
  Region* tried_ = nullptr;                 ///< the region on trial: one at a time
  double tried_since_ = 0;
  const void* const* dispatch_ = nullptr;   ///< to go back to
  EventLog events_;
  RegionStats stats_;
};

using vm::monotonic_seconds;

// ---------------------------------------------------------------- recording

void OrcTier::loop_is_hot(Vm& vm, Value* base, const Instr* header, LoopSite& site) {
  take_done();
  stats_.round_outside();
  Region* region = region_of(site);
  if (region != nullptr && region->trial.state() == Trial::State::kWithout) return end_slice_without(*region);
  if (vm.dispatch == vm::kRecordingDispatch || site.entry != nullptr) return;
  const Instr* code = header - site.word;
  bool is_awaited = region != nullptr && region->ticket != 0;
  if (is_awaited && (region->is_stale || region->looks_in_vain >= kLooksInVain)) {
    site.countdown = kWhileCompiling;
    return;
  }
  if (region == nullptr) {
    regions_.push_back(std::make_unique<Region>());
    region = regions_.back().get();
    region->site = &site;
    vm::Proto* proto = vm::code_info(code)->proto;
    region->profile.roots = &roots_;
    region->profile.code = code;
    region->profile.header = site.word;
    region->profile.end = loop_end(*proto, site.word);
    region->profile.contexts.push_back({kNone, code, proto, 0, 0, 0, 0, 0, 0});
    region->profile.node_at(0, site.word);
    std::string_view name = proto->name->view();
    region->name = std::string(proto->is_main ? "main" : name.empty() ? "anonymous" : name) + ":" +
                   std::to_string(proto->position_of(header + 1).line);
  }
  if (!can_afford_to_compile()) {
    site.countdown = static_cast<int32_t>(threshold);
    return;
  }
  recorded_from_ = kNone;
  waiting_ = {};
  begin_recording(*region, base, 0, region->line(), true);
}

void OrcTier::begin_recording(Region& region, Value* root, ContextId context, uint32_t line, bool is_root) {
  region.site->countdown = kNever;
  recorder_ = std::make_unique<Recorder>(vm_, region.profile);
  recorder_->begin(root, context);
  recorded_ = &region;
  news_ = region.profile.news;
  if (is_root) region.profile.add_entry(root);
  records_root_ = is_root;
  dispatch_ = vm_.dispatch;
  vm_.dispatch = vm::kRecordingDispatch;
  stats_.recorded();
  events_.record(region, line, is_root);
}

bool OrcTier::record(Vm& vm, Value* base, const Instr* pc) {
  if (vm::is_backward_jump(vm::op_of(vm::canonical(*pc)))) stats_.round_outside();
  Recorder::Verdict verdict = recorder_->step(base, pc);
  if (verdict == Recorder::Verdict::kGoOn) return true;
  vm.dispatch = dispatch_;
  end_recording(verdict);
  return false;
}

void OrcTier::end_recording(Recorder::Verdict verdict) {
  Region& region = *recorded_;
  recorded_ = nullptr;
  const char* reason = recorder_->reason();
  if (verdict == Recorder::Verdict::kAborted) {
    if (reason == kTooLong) wait_for_inner_loop(region);
    if (region.code.entry == nullptr && region.looks == 0) return failed(region, reason);
    stats_.aborted(reason);
    events_.abort(region, recorded_line(region), reason);
    return go_ahead(region, region.code.entry == nullptr && region.ticket == 0);
  }
  region.profile.recordings++;
  waiting_ = {};
  bool comes_round = LoopForest(region.profile).is_header(0);
  if (!comes_round) {
    // The last round of a loop says nothing about the others.
    bool ended = reason == kLoopEnds && ++region.last_rounds % 16 != 0;
    if (!ended) return failed(region, reason);
    region.site->countdown = static_cast<int32_t>(threshold);
    return;
  }
  bool is_new = region.profile.news != news_;
  region.looks++;
  region.looks_in_vain = is_new ? 0 : region.looks_in_vain + 1;
  if (region.ticket != 0) {
    region.is_stale |= is_new;
    return go_ahead(region, false);
  }
  if (region.code.entry == nullptr) {
    if (!wants_another_look(region)) return go_ahead(region, true);
    region.site->countdown = static_cast<int32_t>(kBetweenLooks * region.looks);
    return;
  }
  if (!is_new && reason == kLoopEnds && recorded_from_ != kNone) heat_loop_around(region, recorder_->root());
  if (!is_new && recorded_from_ != kNone) {
    // Nothing new, and yet it is left there: if that is in front of a loop, it is so because of what moved there.
    LoopForest forest(region.profile);
    Node& node = region.profile.nodes[recorded_from_];
    is_new = forest.is_header(recorded_from_) && node.hoists;
    node.hoists = false;
  }
  go_ahead(region, is_new);
}

/// A round more takes microseconds to record, a compilation milliseconds: what has several ways had better be known at once.
bool OrcTier::wants_another_look(const Region& region) const {
  constexpr uint32_t kLongRound = 2000;  // instructions
  return region.looks < options_.looks && region.looks_in_vain < kLooksInVain && recorder_->steps() < kLongRound;
}

/// Behind a recording: has the region compiled, if that is wanted, and lets its loop go on.
void OrcTier::go_ahead(Region& region, bool compiles) {
  // Code that is left as soon as it is entered is slower than baseline code: better code is waited for without it.
  constexpr double kAtOnce = 100e-9 * Region::kExitsBetweenMarks;
  if (compiles && compile(region) && region.ticket != 0 && region.between_marks < kAtOnce) region.site->entry = nullptr;
  if (region.site->entry != nullptr) region.site->countdown = 0;
  else region.site->countdown = region.ticket != 0 ? kWhileCompiling : kNever;
}

/// The line of the instruction that was recorded last.
uint32_t OrcTier::recorded_line(const Region& region) const {
  if (recorder_->last() == kNone) return region.line();
  const Node& node = region.profile.nodes[recorder_->last()];
  const Context& frame = region.profile.contexts[node.context];
  return frame.proto->position_of(frame.code + node.word + 1).line;
}

/// A recording of the root led to nothing: again later, but not for ever.
void OrcTier::failed(Region& region, const char* reason) {
  stats_.aborted(reason);
  events_.abort(region, recorded_line(region), reason);
  bool again = ++region.attempts < kMostAttempts;
  region.site->countdown = again ? static_cast<int32_t>(threshold << (2 * region.attempts)) : kNever;
}

// ---------------------------------------------------------------- nests

/// A recording of `stuck` has just become too long, in a loop inside: when that is over, it goes on.
void OrcTier::wait_for_inner_loop(Region& stuck) {
  uint32_t before = waiting_.region == &stuck ? waiting_.resumptions : 0;
  waiting_ = {&stuck, recorder_->root(), recorder_->context(), before};
}

/// `inner` was left, at `base`. True if that was what a recording has waited for, which now goes on.
bool OrcTier::resume_recording(const Region& inner, const ExitPlan& plan, Value* base) {
  if (waiting_.resumptions >= kMostResumptions || waiting_.region->ticket != 0) return false;
  Region& outer = *waiting_.region;
  const Context& frame = outer.profile.contexts[waiting_.context];
  bool is_there = &inner != &outer && plan.frames.empty() && frame.code == inner.profile.code && base == waiting_.root + frame.base;
  if (!is_there || !can_end_loop(inner.profile, static_cast<uint32_t>(plan.pc - plan.code))) return false;
  // Of several loops around each other the outermost one with a region takes the recording further than the others.
  uint32_t bound = waiting_.context == 0 ? outer.profile.header : 0;
  if (has_region_between(frame.code, bound, inner.profile.header)) return false;
  waiting_.resumptions++;
  recorded_from_ = kNone;
  begin_recording(outer, waiting_.root, waiting_.context, plan.line, false);
  return true;
}

/// Rounds of an outer loop are few and long: that an inner one ends often enough to be looked at says that it is hot.
void OrcTier::heat_loop_around(const Region& region, Value* root) {
  LoopSite* outer = loop_around(root, region.profile.header);
  if (outer == nullptr || outer->entry != nullptr || outer->countdown == kNever) return;
  if (const Region* known = region_of(*outer); known != nullptr && (known == tried_ || known->retirements != 0)) return;
  outer->countdown = std::min(outer->countdown, 2);
}

// ---------------------------------------------------------------- is it worth it? (trial.h)

Region* OrcTier::region_of(const LoopSite& site) const {
  auto found = std::find_if(regions_.begin(), regions_.end(), [&](const auto& r) { return r->site == &site; });
  return found == regions_.end() ? nullptr : found->get();
}

void OrcTier::mark(Region& region) {
  double now = monotonic_seconds();
  region.between_marks = now - region.marked_at;
  region.marked_at = now;
}

/// The region has been left another Trial::kExits times.
void OrcTier::watch(Region& region) {
  double now = monotonic_seconds();
  bool is_often = now - region.watched_at < Trial::kExits * Trial::kRare;
  region.watched_at = now;
  if (region.trial.state() == Trial::State::kWith) {
    region.trial.end_slice_with(now, vm_.rounds.on_trial);
    region.site->entry = nullptr;
    region.site->countdown = region.trial.rounds_without();
    return;
  }
  constexpr double kLong = 0.1;
  constexpr uint64_t kGrown = 50;
  if (tried_ != nullptr && tried_ != &region && now - tried_since_ > kLong) end_trial(*tried_);
  // While it is young, what is behind its exits is still being learned.
  bool is_grown = region.left >= Trial::kExits * kGrown;
  if (is_grown && is_often && tried_ == nullptr && region.trial.state() == Trial::State::kNone && region.ticket == 0) begin_trial(region);
}

void OrcTier::begin_trial(Region& region) {
  tried_ = &region;
  tried_since_ = monotonic_seconds();
  region.trial.await();
  region.profile.is_on_trial = true;
  if (!compile(region)) end_trial(region);
}

void OrcTier::end_slice_without(Region& region) {
  switch (region.trial.end_slice_without(monotonic_seconds(), vm_.rounds.on_trial)) {
    case Trial::Verdict::kRetire: return retire(region);
    case Trial::Verdict::kKeep: return end_trial(region);
    case Trial::Verdict::kGoOn: break;
  }
  region.site->entry = region.code.entry;
  region.site->countdown = 0;
}

/// The region stays, and need not count any longer.
void OrcTier::end_trial(Region& region) {
  tried_ = nullptr;
  region.trial.abandon();
  region.profile.is_on_trial = false;
  region.site->entry = region.code.entry;
  region.site->countdown = region.code.entry != nullptr ? 0 : kWhileCompiling;
  if (region.ticket == 0) compile(region);
}

/// Baseline code was faster. After very many rounds what the program does may have changed.
void OrcTier::retire(Region& region) {
  constexpr int kSecondChance = 26;  // log2 of rounds
  tried_ = nullptr;
  region.trial = {};
  region.profile.is_on_trial = false;
  region.ticket = 0;
  release(region, kSlower);
  stats_.retired();
  region.site->countdown = region.retirements++ < 4 ? 1 << (kSecondChance + region.retirements) : kNever;
}

// ---------------------------------------------------------------- compiling

void OrcTier::check(const Graph& graph, const char* stage) const {
  if (options_.dump_ir) std::fprintf(options_.out, "%s:\n%s", stage, print(graph).c_str());
  if (!options_.verify) return;
  std::string wrong = verify(graph);
  if (!wrong.empty()) std::fprintf(stderr, "%s: %s\n%s\n", stage, wrong.c_str(), print(graph).c_str());
  GS_ASSERT(wrong.empty(), "graphs are well-formed");
}

/// Builds the region anew from all that has been seen, and has it compiled. False if it cannot be.
bool OrcTier::compile(Region& region) {
  double start = monotonic_seconds();
  region.is_stale = false;
  RegionBuilder builder(vm_, region.profile);
  bool is_built = builder.build();
  Graph& graph = builder.graph();
  graph.name = region.name;
  if (!is_built) {
    stats_.failed(builder.reason());
    events_.fail(region, builder.reason());
    return false;
  }
  if (options_.dump_trace) std::fputs(print(region.profile, region.name).c_str(), options_.out);
  check(graph, "built");
  optimize(graph, [&](std::string_view pass, const Graph& so_far) {
    if (pass == options_.dump_ir_after) std::fprintf(options_.out, "after %s:\n%s", pass.data(), print(so_far).c_str());
  });
  check(graph, "optimized");
  CodegenOptions codegen;
  codegen.heavy = options_.heavy;
  codegen.exits = options_.exits;
  codegen.lines = vm_.tier->announcer().is_needed();
  codegen.no_metadata = options_.no_alias_analysis;
  codegen.stress_exits = options_.stress_exits != 0;
  codegen.dump_llvm = options_.dump_llvm;
  codegen.dump_asm = options_.dump_asm;
  codegen.verify = options_.verify;
  region.ticket = ++last_ticket_;
  stats_.built(monotonic_seconds() - start);
  thread_.submit(region.ticket, std::move(graph), codegen);
  take_done();
  return true;
}

/// Takes over what the compile thread has finished.
void OrcTier::take_done() {
  if (!thread_.any_done()) return;
  for (CompileThread::Done& done : thread_.take_done()) {
    if (options_.dump_llvm) std::fprintf(options_.out, "%s", done.code.llvm_text.c_str());
    if (options_.dump_asm) std::fprintf(options_.out, "%s", done.code.asm_text.c_str());
    stats_.loaded(done.load_seconds);
    auto same = [&](const auto& r) { return r->ticket == done.ticket; };
    auto region = std::find_if(regions_.begin(), regions_.end(), same);
    if (region == regions_.end()) {
      thread_.free(std::move(done.code));  // its function is gone, or there is a newer one to come
      continue;
    }
    (*region)->ticket = 0;
    if (done.code.entry == nullptr) {
      stats_.failed(done.code.error);
      events_.fail(**region, done.code.error);
      (*region)->site->entry = (*region)->code.entry;
      (*region)->site->countdown = (*region)->code.entry != nullptr ? 0 : kNever;
      continue;
    }
    stats_.compiled(done.graph, done.code);
    stats_.installed(monotonic_seconds() - vm_.start_time);
    events_.compile(**region, done.graph, done.code);
    install_code(**region, std::move(done.code), std::move(done.graph));
    bool again = (*region)->is_stale && (*region)->compilations < kMostCompilations;
    if (again && can_afford_to_compile()) compile(**region);
  }
}

/// From now on the loop goes on in `code`; its exits go to gs_region_exit.
void OrcTier::install_code(Region& region, CompiledRegion code, Graph graph) {
  release(region, kReplaced);
  region.exits.clear();
  for (const Exit& exit : code.exits) {
    ExitPlan& plan = region.exits.emplace_back(make_plan(graph, exit));
    plan.begins = plan.frames.empty() && plan.pc == region.profile.code + region.profile.header;
    plan.may_end = plan.frames.empty() && can_end_loop(region.profile, static_cast<uint32_t>(plan.pc - plan.code));
    plan.look_at = patience_with(plan, code.seconds);
  }
  region.table = std::make_unique<const void*[]>(code.exits.size() + 1);
  region.table[0] = &region;
  for (size_t i = 0; i < code.exits.size(); i++) region.table[i + 1] = reinterpret_cast<const void*>(vm::gs_region_exit);
  region.code = std::move(code);
  region.graph = std::move(graph);
  region.compilations++;
  announce(region);
  region.site->exit_table = region.exit_table();
  region.site->slots = region.graph.slot_count;
  region.site->entry = region.code.entry;
  region.site->countdown = 0;
  if (!region.profile.is_on_trial) region.left = 0;
  region.between_marks = 1;
  if (region.profile.is_on_trial) region.trial.begin(monotonic_seconds(), vm_.rounds.on_trial);
}

/// Tells profilers and debuggers of the region's code.
void OrcTier::announce(const Region& region) {
  vm::CodeAnnouncer& announcer = vm_.tier->announcer();
  if (!announcer.is_needed()) return;
  const CompiledRegion& code = region.code;
  std::string name = region.name + " (region)", cold = region.name + " (region, cold)";
  announcer.loaded({name, region.file(), code.hot, code.hot_bytes, code.lines});
  if (code.cold_bytes != 0) announcer.loaded({cold, region.file(), code.cold, code.cold_bytes, {}});
}

/// Code that has instructions executed may be waiting for one of them on a native stack, perhaps for good. So it stays, with what its
/// exits need, as long as its function does. Other code nobody runs: it calls nothing that could come back here.
void OrcTier::release(Region& region, const char* reason) {
  if (region.code.entry == nullptr) return;
  events_.retire(region, reason);
  vm_.tier->announcer().unloaded(region.code.hot);
  if (region.code.cold_bytes != 0) vm_.tier->announcer().unloaded(region.code.cold);
  region.site->entry = nullptr;
  stats_.keep(region.exits);
  auto executes = [](const Inst& inst) { return inst.op == IrOp::kExecute && !inst.dead; };
  if (std::any_of(region.graph.insts.begin(), region.graph.insts.end(), executes)) return set_aside(region);
  region.exits.clear();
  thread_.free(std::move(region.code));
  region.code = {};
}

/// The code becomes a region of its own, without a loop's site, that nobody enters any more.
void OrcTier::set_aside(Region& region) {
  auto old = std::make_unique<Region>();
  old->profile.code = region.profile.code;
  old->name = region.name;
  old->code = std::move(region.code);
  old->exits = std::move(region.exits);
  old->table = std::move(region.table);
  old->table[0] = old.get();
  old->compilations = kMostCompilations;
  region.code = {};
  region.exits.clear();
  aside_.push_back(std::move(old));
}

/// Whether code can be written while other code of the same memory runs: it can where there are two mappings of it.
bool OrcTier::can_write_beside(const Vm& vm) {
#if defined(__aarch64__) || defined(__APPLE__)
  (void)vm;
  return false;
#else
  return !host_of(vm).private_memory;
#endif
}

HostInterface OrcTier::host_of(const Vm& vm) {
  HostInterface host;
  host.private_memory = vm::CodeAnnouncer::needs_private_memory(vm.options());
  return host;
}

void OrcTier::forget(const Instr* code) {
  std::erase_if(regions_, [&](const std::unique_ptr<Region>& region) {
    if (region->profile.code != code) return false;
    if (waiting_.region == region.get()) waiting_ = {};
    if (tried_ == region.get()) tried_ = nullptr;
    if (recorded_ == region.get()) {
      recorded_ = nullptr;
      vm_.dispatch = dispatch_;
    }
    release(*region, kFreed);
    region->profile.let_go();
    return true;
  });
  std::erase_if(aside_, [&](const std::unique_ptr<Region>& region) {
    if (region->profile.code != code) return false;
    thread_.free(std::move(region->code));
    return true;
  });
}

// ---------------------------------------------------------------- leaving

vm::Continuation OrcTier::leave(Vm&, Value* base, const void* const* exit_table, uint64_t number) {
  auto& region = *static_cast<Region*>(const_cast<void*>(exit_table[-1]));
  ExitPlan& plan = region.exits[number];
  vm::Continuation next = restore(vm_, plan, base);
  if (!plan.begins) stats_.round_entered();
  // Under stress, what fails for no reason says nothing.
  if (options_.stress_exits != 0 && vm_.guard_countdown == 0) {
    vm_.guard_countdown = options_.stress_exits;
    stats_.left_under_stress();
    return next;
  }
  if (plan.is_poll) {
    stats_.left_to_poll();
    take_done();
    return next;
  }
  stats_.left();
  // (Code that has waited for a library function may find that something is being recorded by now.)
  if (vm_.dispatch == vm::kRecordingDispatch) return next;
  if (plan.taken++ == 0) plan.place = place_of(plan);
  if (region.site == nullptr) return next;  // replaced while it ran
  if (waiting_.region != nullptr && resume_recording(region, plan, base)) return next;
  if (++region.left % Region::kExitsBetweenMarks == 0) mark(region);
  if (region.left % Trial::kExits == 0 && options_.background) {
    watch(region);
    return next;  // `plan` may be gone
  }
  if (plan.taken < plan.look_at || region.compilations >= kMostCompilations) return next;
  plan.looked_at = plan.taken;
  plan.look_at = plan.taken + patience_with(plan, region.code.seconds);
  if (!can_afford_to_compile()) return next;
  if (uint64_t awaited = region.ticket; awaited != 0) {
    take_done();
    if (region.ticket != awaited || region.is_stale) return next;  // `plan` is gone, or nobody needs to know more now
  }
  ContextId context = context_of(region, plan, base);
  NodeId node = context == kNone ? kNone : region.profile.find(context, static_cast<uint32_t>(plan.pc - plan.code));
  if (node == kNone || region.profile.nodes[node].leaves != nullptr) return next;
  events_.exit(region, number, plan);
  recorded_from_ = node;
  begin_recording(region, base, context, plan.line, node == 0 && !plan.stands);
  if (plan.stands) recorder_->comes_from(node);
  return next;
}

/// Compiling beside the program is not free: processors may be busy otherwise. It gets a share of the program's time.
bool OrcTier::can_afford_to_compile() const {
  constexpr double kAtOnce = 0.03, kShare = 0.1;
  return !options_.background || stats_.compile_seconds() < kAtOnce + kShare * thread_seconds();
}

/// How often more an exit has to be taken before somebody looks at what is behind it. What has been looked at in vain is looked at
/// ever more rarely; and where that would mean to compile a region again that took so many seconds, the exits must have cost
/// something, too. (The end of a loop means none of that: its own region stays as it is.)
uint64_t OrcTier::patience_with(const ExitPlan& plan, double seconds) const {
  constexpr double kExitsPerSecond = 0.5e6;
  uint64_t patience = std::max<uint64_t>(options_.exit_threshold, 3 * plan.looked_at);
  if (!options_.background || plan.may_end) return patience;
  return std::max(patience, static_cast<uint64_t>(kExitsPerSecond * seconds));
}

/// The chain of calls that the exit has made frames of.
ContextId OrcTier::context_of(const Region& region, const ExitPlan& plan, Value* root) const {
  ContextId context = 0;
  const std::vector<Context>& all = region.profile.contexts;
  for (const ExitPlan::Frame& f : plan.frames) {
    const Instr* code = root[f.base - vm::kFrameHeader].as<vm::Closure>()->code;
    auto found = std::find_if(all.begin(), all.end(), [&](const Context& c) {
      if (c.parent != context || c.base != f.base || c.code != code) return false;
      const Instr* caller = all[context].code;
      return c.stub == nullptr ? f.caller_pc == caller + c.return_word
                               : f.caller_pc == c.stub && f.interrupted == caller + c.call_word + 1;
    });
    if (found == all.end()) return kNone;
    context = static_cast<ContextId>(found - all.begin());
  }
  return context;
}

}  // namespace

bool install(Vm& vm, const Options& options, std::string& error) {
  if (!has_code_generator()) {
    error = "there is no gscript-llvm.so beside the program";
    return false;
  }
  vm.set_region_tier(std::make_unique<OrcTier>(vm, options));
  return true;
}

std::vector<std::string> optimizer_passes() { return {pass_names().begin(), pass_names().end()}; }

}  // namespace gs::orc
