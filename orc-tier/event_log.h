// What happens to regions, told while it happens: --trace-jit, a line for each event, as text or as JSON.
//
//   record    a recording begins: at the loop's header, or behind an exit that is taken often
//   abort     a recording came to nothing, and why
//   fail      a profile could not be built or compiled, and why
//   compile   there is code
//   exit      an exit has been taken so often that what lies behind it is recorded
//   retire    code goes: better code replaces it, baseline code is faster, or its function is freed
//   end       the Vm ends: sums
//
// As text `record` and most of `retire` are left out, which others imply; as JSON each line is an object with the members "event", "ms"
// (since the Vm was made), and, but for `end`, "region" (function and line), "file" and "line" (of the event, in the source). README.md
// has the members of each event.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "orc-tier/region.h"

namespace gs::orc {

/// Why code goes.
inline constexpr const char* kReplaced = "replaced";
inline constexpr const char* kSlower = "baseline code is faster";
inline constexpr const char* kFreed = "the function is freed";

enum class EventForm : uint8_t { kNone, kText, kJson };

class EventLog {
 public:
  /// `start`: monotonic seconds from which times are counted.
  EventLog(EventForm form, std::FILE* out, double start) : form_(form), out_(out), start_(start) {}

  void record(const Region& region, uint32_t line, bool is_root);
  void abort(const Region& region, uint32_t line, const char* reason);
  void fail(const Region& region, const std::string& reason);
  void compile(const Region& region, const Graph& graph, const CompiledRegion& code);
  void exit(const Region& region, uint64_t number, const ExitPlan& plan);
  void retire(const Region& region, const char* reason);
  void end(const std::string& summary, const std::vector<vm::TierCounter>& counters);

 private:
  /// The beginning of a line of JSON; the caller ends it.
  void begin(const char* event) const;
  void begin(const char* event, const Region& region, uint32_t line) const;

  EventForm form_;
  std::FILE* out_;
  double start_;
};

}  // namespace gs::orc
