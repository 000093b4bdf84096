// What the optimizing tier has done, for --stats and --trace-jit.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "orc-tier/ir/graph.h"
#include "orc-tier/lower/compile.h"
#include "orc-tier/region.h"
#include "vm/jit/regions.h"

namespace gs::orc {

class RegionStats {
 public:
  void recorded() { recordings_++; }
  /// A recording, or a compilation before there was code, came to nothing.
  void aborted(const std::string& reason) { aborts_[reason]++; }
  void failed(const std::string& reason) {
    failures_++;
    aborted(reason);
  }
  /// A graph was built and optimized, which took that long on the program's own thread.
  void built(double seconds) { build_seconds_ += seconds; }
  void compiled(const Graph& graph, const CompiledRegion& code);
  /// Code is there to be run; `since_start` is the program's time so far.
  void installed(double since_start) {
    if (first_region_seconds_ == 0) first_region_seconds_ = since_start;
  }
  /// The code generator was loaded, which took that long.
  void loaded(double seconds) { load_seconds_ += seconds; }
  /// A backward jump was executed by the interpreter for a recording, or was the one that had the loop looked at.
  void round_outside() { rounds_outside_++; }
  /// Code was entered, and did not leave where it began: the round that it was entered with is its own.
  void round_entered() { rounds_entered_++; }
  /// Code was left by an exit that somebody may want to know the place of, because something was due, or under stress for
  /// no reason.
  void left() { exits_++; }
  /// A region was slower than the baseline code it stands for.
  void retired() { retirements_++; }
  void left_to_poll() { polls_++; }
  void left_under_stress() { stress_exits_++; }
  /// The exits of code that is about to go.
  void keep(const std::vector<ExitPlan>& plans) { add_exits(plans, places_); }

  /// With what can be said of `regions` only now, and what others have counted.
  std::vector<vm::TierCounter> counters(const std::vector<std::unique_ptr<Region>>& regions, const vm::RoundCounts& rounds) const;
  std::vector<vm::RegionTier::Tally> aborts() const { return sorted(aborts_); }
  std::vector<vm::RegionTier::Tally> exits(const std::vector<std::unique_ptr<Region>>& regions) const;
  double compile_seconds() const;
  /// One line for all of it.
  std::string summary() const;

 private:
  using Tallies = std::map<std::string, uint64_t>;
  static void add_exits(const std::vector<ExitPlan>& plans, Tallies& to);
  static std::vector<vm::RegionTier::Tally> sorted(const Tallies& tallies);
  uint64_t abort_count() const;

  uint64_t recordings_ = 0, failures_ = 0;
  uint64_t retirements_ = 0;
  uint64_t exits_ = 0, polls_ = 0, stress_exits_ = 0;
  uint64_t instructions_ = 0, guards_ = 0, hot_bytes_ = 0, cold_bytes_ = 0;  // of all compilations
  std::vector<double> seconds_;  ///< of each compilation
  double build_seconds_ = 0, load_seconds_ = 0, first_region_seconds_ = 0;
  uint64_t rounds_outside_ = 0, rounds_entered_ = 0;
  Tallies aborts_, places_;
};

}  // namespace gs::orc
