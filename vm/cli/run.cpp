#include "vm/cli/run.h"

#include <csignal>
#include <cstdio>
#include <cstring>

#include "vm/base/json.h"
#include "vm/jit/slow_paths.h"
#include "vm/jit/tier.h"
#include "vm/runtime/output.h"
#include "vm/runtime/uncaught.h"
#include "vm/table.h"

namespace gs::cli {

namespace {

std::atomic<vm::Vm*> interrupted_vm{nullptr};

void on_interrupt(int) {
  if (vm::Vm* vm = interrupted_vm.load()) vm->interrupt();
}

void write_error(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

struct RunTask {
  vm::Vm& vm;
  std::unique_ptr<Source> source;
  int exit_code;
  const std::function<void(vm::Closure*)>* use = nullptr;  ///< instead of running
};

void run_task(void* context) {
  auto& task = *static_cast<RunTask*>(context);
  vm::Vm& vm = task.vm;
  Result<vm::Closure*> closure = vm.load(std::move(task.source));
  if (!closure.ok()) {
    task.exit_code = report_end(vm, true);
    return;
  }
  if (task.use != nullptr) return (*task.use)(*closure);
  Result<vm::Value> result = vm.call1(vm::Value::function(*closure), {});
  task.exit_code = result.ok() ? static_cast<int>(kExitOk) : report_end(vm, false);
}

}  // namespace

void install_interrupt_handler(vm::Vm& vm) {
  interrupted_vm = &vm;
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  // Writing to a closed pipe is an error of the write, not the death of the process.
  signal(SIGPIPE, SIG_IGN);
}

int with_loaded(vm::Vm& vm, std::unique_ptr<Source> source, const std::function<void(vm::Closure* main)>& use) {
  RunTask task{vm, std::move(source), kExitOk, &use};
  vm.run_on_main(run_task, &task);
  return task.exit_code;
}

int run_source(vm::Vm& vm, std::unique_ptr<Source> source) {
  RunTask task{vm, std::move(source), kExitOk};
  vm.run_on_main(run_task, &task);
  flush_output(vm);
  return task.exit_code;
}

namespace {

/// Says why the run was stopped; the exit code.
int report_stop(vm::Vm& vm) {
  switch (vm.stopping()) {
    case vm::Stop::kNone: return kExitOk;
    case vm::Stop::kExit: return vm.exit_code();
    case vm::Stop::kInterrupt: write_error("gscript: interrupted\n"); return kExitInterrupt;
    case vm::Stop::kTimeLimit: write_error("gscript: time limit exceeded\n"); return kExitTime;
    case vm::Stop::kDeadlock:
      write_error("fatal error: all goroutines are asleep - deadlock!\n");
      return kExitDeadlock;
  }
  return kExitError;
}

}  // namespace

int report_end(vm::Vm& vm, bool syntax_error) {
  flush_output(vm);
  if (vm.stopping() != vm::Stop::kNone) return report_stop(vm);
  vm::Value error = vm.error;
  bool out_of_memory = vm.is_out_of_memory(error);
  if (syntax_error && error.is_string() && !out_of_memory) {
    write_error(std::string(error.as_string()->view()) + "\n");
    return kExitError;
  }
  // Showing the value can run script, which may print, exit, or have to be stopped.
  std::string report = render_uncaught(vm, error);
  flush_output(vm);
  if (vm.stopping() != vm::Stop::kNone) return report_stop(vm);
  write_error(report);
  return out_of_memory ? kExitMemory : kExitError;
}

namespace {

struct ArgumentTask {
  vm::Vm& vm;
  const CliOptions& options;
  bool ok;
};

Result<void> make_arguments(vm::Vm& vm, const CliOptions& options) {
  GS_TRY(vm::Table * arg, vm::new_table(vm));
  GS_TRY(vm::String * script, vm::new_string(vm, options.program == CliOptions::Program::kCode ? "-e" : options.file));
  GS_TRYV(vm::table_set_int(vm, arg, 0, vm::Value::string(script)));
  for (size_t i = 0; i < options.arguments.size(); i++) {
    GS_TRY(vm::String * text, vm::new_string(vm, options.arguments[i]));
    GS_TRYV(vm::table_set_int(vm, arg, static_cast<int64_t>(i) + 1, vm::Value::string(text)));
  }
  return vm.set_global("arg", vm::Value::table(arg));
}

}  // namespace

bool set_arguments(vm::Vm& vm, const CliOptions& options) {
  ArgumentTask task{vm, options, false};
  vm.run_on_main(
      [](void* context) {
        auto& t = *static_cast<ArgumentTask*>(context);
        t.ok = make_arguments(t.vm, t.options).ok();
      },
      &task);
  return task.ok;
}

namespace {

constexpr size_t kShown = 20;  // of each list, the most frequent

/// A tier's counters: lines that begin with its name, or, without the closing brace, a member of that name.
void print_counters(const char* tier, const std::vector<vm::TierCounter>& counters, bool json) {
  if (json) std::fprintf(stderr, ", \"%s\": {", tier);
  const char* separator = "";
  for (const vm::TierCounter& c : counters) {
    std::string name = json ? "\"" + c.name + "\":" : std::string(tier) + "_" + c.name;
    if (json) std::fputs(separator, stderr);
    std::fprintf(stderr, c.integral ? "%-*s %.0f" : "%-*s %.3f", json ? 0 : 28, name.c_str(), c.value);
    if (!json) std::fputc('\n', stderr);
    separator = ", ";
  }
}

/// What happened how often: lines that begin with a word, or a further member with that name.
void print_tallies(const char* word, const char* member, std::vector<vm::RegionTier::Tally> tallies, bool json) {
  if (tallies.size() > kShown) tallies.resize(kShown);
  if (json) std::fprintf(stderr, ", \"%s\": {", member);
  const char* separator = "";
  for (const auto& t : tallies) {
    auto times = static_cast<unsigned long long>(t.times);
    if (json) std::fprintf(stderr, "%s%s: %llu", separator, json_string(t.what).c_str(), times);
    else std::fprintf(stderr, "  %s %-*llu %s\n", word, 27 - static_cast<int>(std::strlen(word)), times, t.what.c_str());
    separator = ", ";
  }
  if (json) std::fputs("}", stderr);
}

/// The baseline tier's counters, and where its code takes slow paths most.
void print_baseline_stats(vm::Vm& vm, bool json) {
  std::vector<vm::SlowPath> slow = vm::slow_paths(vm);
  uint64_t all = 0;
  for (const vm::SlowPath& path : slow) all += path.times;
  std::vector<vm::TierCounter> counters = vm.tier->counters();
  counters.push_back({"slow_paths", static_cast<double>(all), true});
  print_counters("baseline", counters, json);
  if (json) {
    std::fputs("}", stderr);
    return;
  }
  std::vector<vm::RegionTier::Tally> places;
  for (const vm::SlowPath& path : slow) places.push_back({path.place, path.times});
  print_tallies("slow", "", std::move(places), false);
}

/// The optimizing tier's counters, why it gave up, and where its code is left most.
struct RegionReport {
  std::vector<vm::TierCounter> counters;
  std::vector<vm::RegionTier::Tally> aborts, exits;

  explicit RegionReport(const vm::RegionTier* regions) {
    if (regions == nullptr) return;
    counters = regions->counters();
    aborts = regions->aborts();
    exits = regions->exits();
  }
  void print(bool json) {
    if (counters.empty()) return;
    print_counters("regions", counters, json);
    print_tallies("abort", "aborts_by_reason", std::move(aborts), json);
    print_tallies("exit", "exits_by_place", std::move(exits), json);
    if (json) std::fputs("}", stderr);
  }
};

}  // namespace

// What the program left alive is counted exactly: after a collection, which the times and pauses do not include. Regions go
// with the program's functions, so they are asked before.
void print_stats(vm::Vm& vm, CliOptions::Report form, double seconds) {
  gc::GcStats gc = vm.heap().stats();
  RegionReport regions(vm.regions);
  vm.heap().collect();
  gc::GcStats end = vm.heap().stats();
  struct Row {
    const char* name;
    double value;
    bool integral;
  };
  const Row rows[] = {
      {"seconds", seconds, false},
      {"gc_collections", static_cast<double>(gc.collections), true},
      {"gc_minor_collections", static_cast<double>(gc.minors), true},
      {"gc_major_collections", static_cast<double>(gc.majors), true},
#define PAUSES(kind, histogram)                                              \
  {"gc_" kind "_count", static_cast<double>(histogram.count()), true},       \
      {"gc_" kind "_p50_us", histogram.percentile_us(50), false},            \
      {"gc_" kind "_p99_us", histogram.percentile_us(99), false},            \
      {"gc_" kind "_max_us", histogram.max_us(), false},                     \
      {"gc_" kind "_total_us", histogram.total_us(), false}
      PAUSES("pause", gc.pauses),
      PAUSES("minor_pause", gc.pauses_minor),
      PAUSES("step_pause", gc.pauses_step),
      PAUSES("final_pause", gc.pauses_final),
      PAUSES("full_pause", gc.pauses_full),
#undef PAUSES
      {"heap_bytes_allocated_total", static_cast<double>(gc.total_bytes_allocated), true},
      {"heap_bytes_footprint", static_cast<double>(gc.bytes_footprint), true},
      {"heap_bytes_live", static_cast<double>(end.bytes_live), true},
      {"heap_bytes_external", static_cast<double>(end.bytes_external), true},
      {"heap_cells_live", static_cast<double>(end.cells_live), true},
      {"heap_large_objects", static_cast<double>(end.large_objects), true},
      {"shapes", static_cast<double>(vm.shapes().size()), true},
      {"interned_strings", static_cast<double>(vm.interned().size()), true},
      {"globals", static_cast<double>(vm.global_count()), true},
  };
  bool json = form == CliOptions::Report::kJson;
  std::fputs(json ? "{" : "", stderr);
  const char* separator = "";
  for (const Row& row : rows) {
    if (json) std::fprintf(stderr, row.integral ? "%s\"%s\": %.0f" : "%s\"%s\": %.6f", separator, row.name, row.value);
    else std::fprintf(stderr, row.integral ? "%-28s %.0f\n" : "%-28s %.6f\n", row.name, row.value);
    separator = ", ";
  }
  if (vm.tier != nullptr) print_baseline_stats(vm, json);
  regions.print(json);
  std::fputs(json ? "}\n" : "", stderr);
}

}  // namespace gs::cli
