#include "orc-tier/region_stats.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace gs::orc {

void RegionStats::compiled(const Graph& graph, const CompiledRegion& code) {
  for (const Block& block : graph.blocks) {
    instructions_ += block.insts.size();
    for (ValueId v : block.insts) guards_ += is_guard(graph[v]);
  }
  hot_bytes_ += code.hot_bytes;
  cold_bytes_ += code.cold_bytes;
  seconds_.push_back(code.seconds);
}

namespace {

/// The smallest of `values` that so many percent of them do not exceed.
double percentile(std::vector<double> values, size_t percent) {
  if (values.empty()) return 0;
  auto at = values.begin() + static_cast<ptrdiff_t>((values.size() * percent + 99) / 100 - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

uint64_t RegionStats::abort_count() const {
  uint64_t count = 0;
  for (const auto& [reason, times] : aborts_) count += times;
  return count;
}

double RegionStats::compile_seconds() const { return std::accumulate(seconds_.begin(), seconds_.end(), 0.0); }

std::vector<vm::TierCounter> RegionStats::counters(const std::vector<std::unique_ptr<Region>>& regions,
                                                   const vm::RoundCounts& rounds) const {
  size_t now = 0, bytes_now = 0;
  for (const auto& region : regions) {
    now += region->code.entry != nullptr;
    bytes_now += region->code.hot_bytes + region->code.cold_bytes;
  }
  auto count = [](const char* name, uint64_t value) { return vm::TierCounter{name, static_cast<double>(value), true}; };
  auto measure = [](const char* name, double value) { return vm::TierCounter{name, value, false}; };
  uint64_t inside = rounds.regions + rounds_entered_;
  uint64_t all = inside + rounds.interpreted + rounds.baseline + rounds_outside_;
  double compilations = std::max<double>(1, static_cast<double>(seconds_.size()));
  std::vector<vm::TierCounter> counters = {
      count("recordings", recordings_),
      count("aborts", abort_count()),
      count("compilations", seconds_.size()),
      count("failures", failures_),
      count("retirements", retirements_),
      count("now", now),
      count("exits", exits_),
      count("exits_to_poll", polls_),
      count("exits_of_stress", stress_exits_),
      measure("first_after_ms", 1e3 * first_region_seconds_),
      measure("load_ms", 1e3 * load_seconds_),
      measure("build_ms", 1e3 * build_seconds_),
      measure("compile_ms", 1e3 * compile_seconds()),
      measure("compile_ms_p50", 1e3 * percentile(seconds_, 50)),
      measure("compile_ms_p95", 1e3 * percentile(seconds_, 95)),
      measure("instructions_each", static_cast<double>(instructions_) / compilations),
      measure("guards_each", static_cast<double>(guards_) / compilations),
      count("hot_bytes", hot_bytes_),
      count("cold_bytes", cold_bytes_),
      count("bytes_now", bytes_now),
  };
  if (rounds.wanted) {
    counters.push_back(count("rounds", inside));
    counters.push_back(count("rounds_outside", all - inside));
    counters.push_back(measure("rounds_percent", 100 * static_cast<double>(inside) / std::max(1.0, static_cast<double>(all))));
  }
  return counters;
}

void RegionStats::add_exits(const std::vector<ExitPlan>& plans, Tallies& to) {
  for (const ExitPlan& plan : plans) {
    if (plan.taken != 0) to[plan.place] += plan.taken;
  }
}

std::vector<vm::RegionTier::Tally> RegionStats::exits(const std::vector<std::unique_ptr<Region>>& regions) const {
  Tallies all = places_;
  for (const auto& region : regions) add_exits(region->exits, all);
  return sorted(all);
}

std::vector<vm::RegionTier::Tally> RegionStats::sorted(const Tallies& tallies) {
  std::vector<vm::RegionTier::Tally> all;
  for (const auto& [what, times] : tallies) all.push_back({what, times});
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.times > b.times; });
  return all;
}

std::string RegionStats::summary() const {
  char line[160];
  std::snprintf(line, sizeof line, "[regions] compiled %zu times, %.1f ms, %llu recordings, %llu aborted, %llu exits", seconds_.size(),
                1e3 * (build_seconds_ + compile_seconds()), static_cast<unsigned long long>(recordings_), static_cast<unsigned long long>(abort_count()),
                static_cast<unsigned long long>(exits_ + polls_ + stress_exits_));
  return line;
}

}  // namespace gs::orc
