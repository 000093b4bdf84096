#include "orc-tier/event_log.h"

#include <cinttypes>

#include "vm/base/json.h"
#include "vm/bytecode/fusion.h"
#include "vm/proto.h"
#include "vm/runtime/scheduler.h"

namespace gs::orc {

void EventLog::begin(const char* event) const {
  std::fprintf(out_, "{\"event\": \"%s\", \"ms\": %.3f", event, 1e3 * (vm::monotonic_seconds() - start_));
}

void EventLog::begin(const char* event, const Region& region, uint32_t line) const {
  begin(event);
  std::fprintf(out_, ", \"region\": %s, \"file\": %s, \"line\": %" PRIu32, json_string(region.name).c_str(),
               json_string(region.file()).c_str(), line);
}

void EventLog::record(const Region& region, uint32_t line, bool is_root) {
  if (form_ != EventForm::kJson) return;
  begin("record", region, line);
  std::fprintf(out_, ", \"from\": \"%s\"}\n", is_root ? "header" : "exit");
}

void EventLog::abort(const Region& region, uint32_t line, const char* reason) {
  if (form_ == EventForm::kText) std::fprintf(out_, "[abort] %s: %s\n", region.name.c_str(), reason);
  if (form_ != EventForm::kJson) return;
  begin("abort", region, line);
  std::fprintf(out_, ", \"reason\": %s}\n", json_string(reason).c_str());
}

void EventLog::fail(const Region& region, const std::string& reason) {
  if (form_ == EventForm::kText) std::fprintf(out_, "[fail] %s: %s\n", region.name.c_str(), reason.c_str());
  if (form_ != EventForm::kJson) return;
  begin("fail", region, region.line());
  std::fprintf(out_, ", \"reason\": %s}\n", json_string(reason).c_str());
}

void EventLog::compile(const Region& region, const Graph& graph, const CompiledRegion& code) {
  size_t nodes = region.profile.nodes.size(), instructions = graph.insts.size(), exits = code.exits.size();
  double ms = 1e3 * code.seconds;
  if (form_ == EventForm::kText) {
    std::fprintf(out_, "[compile] %s: %zu nodes, %zu instructions, %zu exits, %zu + %zu bytes, %.2f ms\n", region.name.c_str(),
                 nodes, instructions, exits, code.hot_bytes, code.cold_bytes, ms);
  }
  if (form_ != EventForm::kJson) return;
  begin("compile", region, region.line());
  std::fprintf(out_,
               ", \"nodes\": %zu, \"instructions\": %zu, \"exits\": %zu, \"hot_bytes\": %zu, \"cold_bytes\": %zu, "
               "\"compile_ms\": %.3f}\n",
               nodes, instructions, exits, code.hot_bytes, code.cold_bytes, ms);
}

void EventLog::exit(const Region& region, uint64_t number, const ExitPlan& plan) {
  auto op = vm::op_info(vm::canonical_op(*plan.pc)).name;
  auto word = static_cast<uint32_t>(plan.pc - plan.code);
  if (form_ == EventForm::kText) {
    std::fprintf(out_, "[exit] %s: number %" PRIu64 ", line %" PRIu32 " (%s at word %" PRIu32 "), %" PRIu64 " times\n",
                 region.name.c_str(), number, plan.line, op.data(), word, plan.taken);
  }
  if (form_ != EventForm::kJson) return;
  begin("exit", region, plan.line);
  std::fprintf(out_, ", \"number\": %" PRIu64 ", \"opcode\": \"%s\", \"word\": %" PRIu32 ", \"times\": %" PRIu64 "}\n", number,
               op.data(), word, plan.taken);
}

void EventLog::retire(const Region& region, const char* reason) {
  if (form_ == EventForm::kText && reason == kSlower) std::fprintf(out_, "[retire] %s: %s\n", region.name.c_str(), reason);
  if (form_ != EventForm::kJson) return;
  begin("retire", region, region.line());
  std::fprintf(out_, ", \"reason\": \"%s\"}\n", reason);
}

void EventLog::end(const std::string& summary, const std::vector<vm::TierCounter>& counters) {
  if (form_ == EventForm::kText) std::fprintf(out_, "%s\n", summary.c_str());
  if (form_ != EventForm::kJson) return;
  begin("end");
  for (const vm::TierCounter& c : counters) std::fprintf(out_, c.integral ? ", \"%s\": %.0f" : ", \"%s\": %.3f", c.name.c_str(), c.value);
  std::fputs("}\n", out_);
}

}  // namespace gs::orc
