// Leaving regions: the frames that an exit makes, and that nobody can tell they were not there before.

#if defined(GS_HAVE_ORC) && defined(GS_HAVE_BASELINE)

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "baseline/baseline_tier.h"
#include "orc-tier/orc_tier.h"
#include "orc-tier/record/region_builder.h"
#include "orc-tier/region.h"
#include "tests/unit/orc/region_testing.h"
#include "vm/bytecode/fusion.h"

namespace gs::orc::test {
namespace {

using vm::Value;

/// Two calls deep, arithmetic on what may turn out to be no number.
const std::string kTwoDeep =
    "func inner(x, y) { return x + y }\n"
    "func outer(list, i) { k := inner(list[i], 1); return k }\n"
    "func run(list) {\n"
    "  sum := 0\n"
    "  for i := 0; i < 40; i++ {\n"
    "    sum += outer(list, i)\n"
    "  }\n"
    "  return sum\n"
    "}\n"
    "list := {}\n"
    "for i := 0; i < 40; i++ { list[i] = i }\n"
    "list[35] = \"no number\"\n"
    "return run(list)";

/// The words that a region's code would leave behind at an exit: of integers and addresses, what `word` says.
template <class Word>
std::vector<uint64_t> words_for(const Exit& exit, Word word) {
  std::vector<uint64_t> words;
  for (ValueId v : exit.values) words.push_back(word(v));
  return words;
}

/// The exit of a snapshot as code generation numbers its values.
Exit exit_of(const Graph& graph, SnapshotId id) {
  Exit exit{id, {}};
  auto add = [&](ValueId v) {
    IrOp op = graph[v].op;
    bool is_constant = op >= IrOp::kConstInt && op <= IrOp::kConstPtr;
    if (!is_constant && std::find(exit.values.begin(), exit.values.end(), v) == exit.values.end()) exit.values.push_back(v);
  };
  for (const SnapshotFrame& frame : graph.snapshots[id].frames) add(frame.callee);
  for (const SnapshotSlot& slot : graph.snapshots[id].slots) add(slot.value);
  return exit;
}

}  // namespace

TEST_CASE("exits: two inlined frames are made, with their headers and places", "[regions]") {
  bool is_run = false;
  watch(kTwoDeep, {6, 1, 1}, [&](vm::Vm& vm, const Profile& profile, Value* base) {
    RegionBuilder builder(vm, profile);
    REQUIRE(builder.build());
    const Graph& graph = builder.graph();
    REQUIRE(profile.contexts.size() == 3);
    const Context &outer = profile.contexts[1], &inner = profile.contexts[2];
    auto deep = std::find_if(graph.snapshots.begin(), graph.snapshots.end(), [](const Snapshot& s) { return s.frames.size() == 2; });
    REQUIRE(deep != graph.snapshots.end());
    Exit exit = exit_of(graph, static_cast<SnapshotId>(deep - graph.snapshots.begin()));
    ExitPlan plan = make_plan(graph, exit);
    CHECK(plan.line == 1);
    CHECK(place_of(plan) == "test:1:29 Add");

    // Above the frame as it is: nothing there is in use.
    std::vector<Value> stack(graph.slot_count + vm::kFrameHeader, Value::nil());
    Value* root = stack.data() + vm::kFrameHeader;
    root[-4] = base[-4];
    Value functions[] = {vm.get_global("outer"), vm.get_global("inner")};
    auto word_of = [&](ValueId v) -> uint64_t {
      for (size_t i = 0; i < 2; i++) {
        if (v == deep->frames[i].callee) return graph.type(v) == Type::kPtr ? reinterpret_cast<uint64_t>(functions[i].as_cell()) : functions[i].bits();
      }
      return graph.type(v) == Type::kInt ? 7 : Value::integer(7).bits();
    };
    std::vector<uint64_t> words = words_for(exit, word_of);
    std::copy(words.begin(), words.end(), vm.exit_values);
    vm::Continuation next = restore(vm, plan, root);

    CHECK(next.base == root + inner.base);
    CHECK(next.pc == inner.code + deep->word);
    CHECK(vm::frame_callee(root + outer.base).bits() == functions[0].bits());
    CHECK(vm::frame_callee(root + inner.base).bits() == functions[1].bits());
    CHECK(vm::frame_caller_pc(root + outer.base) == profile.code + outer.return_word);
    CHECK(vm::frame_caller_pc(root + inner.base) == outer.code + inner.return_word);
    CHECK(vm::frame_caller(root + inner.base) == root + outer.base);
    CHECK(vm::frame_caller(root + outer.base) == root);
    CHECK(vm::frame_info(root + inner.base).wanted() == 1);
    // The arguments of the innermost call, boxed.
    CHECK(root[inner.base].bits() == Value::integer(7).bits());
    CHECK(root[inner.base + 1].bits() == Value::integer(1).bits());
    is_run = true;
  });
  CHECK(is_run);
}

#ifdef GS_HAVE_LLVM

namespace {

/// The optimizing tier, as eager as can be.
std::string run_regions(const std::string& script, Options options = {}) {
  options.threshold = 2;
  options.exit_threshold = 2;
  return run_script(script, [&](vm::Vm& vm) {
    baseline::install(vm, {});
    std::string error;
    bool is_installed = install(vm, options, error);
    INFO(error);
    REQUIRE(is_installed);
  });
}

std::string run_interpreted(const std::string& script) {
  return run_script(script, [](vm::Vm&) {});
}

/// The tiers agree about a script, as it is and under stress.
void check_alike(const std::string& script) {
  INFO(script);
  std::string expected = run_interpreted(script);
  CHECK(run_regions(script) == expected);
  for (uint32_t k : {1, 2, 3, 7, 13}) {
    INFO(k);
    Options options;
    options.stress_exits = k;
    CHECK(run_regions(script, options) == expected);
  }
}

}  // namespace

TEST_CASE("exits: an error two inlined frames deep has the traceback it always had", "[regions]") {
  std::string expected = run_interpreted(kTwoDeep);
  CHECK(expected.find("inner") != std::string::npos);
  CHECK(expected.find("outer") != std::string::npos);
  check_alike(kTwoDeep);
}

TEST_CASE("exits: in the midst of calls whose results are counted at run time", "[regions]") {
  check_alike(
      "func two(x) { return x, x + 1 }\n"
      "func add(a, b, c) { return a + b + (c or 0) }\n"
      "func through(x) { return two(x) }\n"
      "func run() {\n"
      "  sum := 0\n"
      "  for i := 0; i < 60; i++ {\n"
      "    sum += add(two(i))\n"
      "    sum += add(1, through(i))\n"
      "  }\n"
      "  return sum\n"
      "}\n"
      "return run()");
}

TEST_CASE("exits: with values of each type in the frame", "[regions]") {
  check_alike(
      "func run(b, d, n, s, t, u) {\n"
      "  out := {}\n"
      "  for i := 0; i < 60; i++ {\n"
      "    b = i % 2 == 0\n"
      "    d = d + i\n"
      "    if b { n = i } else { n = nil }\n"
      "    t.k = t.k + 1\n"
      "    if i % 5 == 0 { t, u = u, t; s = t.name }\n"
      "    out[#out + 1] = d\n"
      "  }\n"
      "  return tostring(b) .. d .. tostring(n) .. s .. t.k .. u.k .. table.concat(out, \" \")\n"
      "}\n"
      "return run(true, 0.5, nil, \"s\", {k: 1, name: \"t\"}, {k: 2.5, name: \"u\"})");
}

TEST_CASE("exits: under stress they are counted apart, and lead to no recordings", "[regions]") {
  Options options;
  options.threshold = 2;
  options.exit_threshold = 2;
  options.stress_exits = 5;
  std::vector<vm::TierCounter> counters;
  std::string out = run_script("s := 0\nfor i := 0; i < 1000; i++ { s = s + i }\nreturn s", [&](vm::Vm& vm) {
    baseline::install(vm, {});
    std::string error;
    REQUIRE(install(vm, options, error));
  }, [&](vm::Vm& vm) { counters = vm.regions->counters(); });
  CHECK(out == "499500");
  auto value = [&](std::string_view name) {
    auto found = std::find_if(counters.begin(), counters.end(), [&](const auto& c) { return c.name == name; });
    return found == counters.end() ? -1 : found->value;
  };
  CHECK(value("compilations") == 1);
  CHECK(value("recordings") == 1);
  CHECK(value("exits_of_stress") > 100);
  CHECK(value("exits") <= 2);
}

#endif  // GS_HAVE_LLVM

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC and GS_HAVE_BASELINE
