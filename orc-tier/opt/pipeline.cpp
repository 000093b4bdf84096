#include "orc-tier/opt/pipeline.h"

#include <algorithm>

#include "orc-tier/ir/verifier.h"
#include "vm/base/check.h"

namespace gs::orc {

namespace {

constexpr const char* kNames[] = {
#define GS_PASS(name, doc) #name,
#include "orc-tier/opt/passes.def"
};
constexpr void (*kPasses[])(Graph&) = {
#define GS_PASS(name, doc) run_##name,
#include "orc-tier/opt/passes.def"
};

constexpr int kMostNested = 6;  // cells within cells

void drop_entry_snapshots(Graph& graph) {
  for (Block& block : graph.blocks) block.entry_snapshot = kNoId;
}

#ifdef GS_CHECKED
void check(const Graph& graph) {
  std::string wrong = verify(graph);
  GS_CHECK(wrong.empty(), wrong.c_str());
}
#endif

}  // namespace

void optimize(Graph& graph, const PassObserver& observer) {
  auto run = [&](void (*pass)(Graph&)) {
    pass(graph);
    GS_SLOW(check(graph));
    if (observer) observer(kNames[std::find(std::begin(kPasses), std::end(kPasses), pass) - std::begin(kPasses)], graph);
  };
  // Equal loads become one value first, so that what is known of one is known of all.
  run(run_fold);
  run(run_cse);
  run(run_facts);
  // A cell that is not made any more leaves those behind that were stored in it alone.
  for (int depth = 0; depth < kMostNested && sink_cells(graph); depth++) {
    GS_SLOW(check(graph));
    run(run_fold);
    run(run_cse);
    run(run_facts);
  }
  // What a loop stores and loads again becomes a parameter here, which can be carried unboxed then.
  run(run_hoist);
  run(run_params);
  // Unboxed parameters are known to be what they are: folding undoes their boxes, and tests of them.
  run(run_fold);
  run(run_facts);
  // Lengths must be known to be invariant before ranges can move bounds checks in front of a loop. The guards it puts
  // there may be invariant in the loop around it, too.
  run(run_hoist);
  run(run_ranges);
  run(run_hoist);
  // Two hoisted guards may be the same, or one say what the other asks.
  run(run_cse);
  run(run_facts);
  // What ranges has put in front of loops holds in all of them, also where the first time it was not known yet.
  run(run_ranges);
  run(run_fold);
  // These look at what is left of loops.
  run(run_jam);
  run(run_carry);
  run(run_polls);
  drop_entry_snapshots(graph);
  // Nothing is to be said of loops any more once they are there twice.
  run(run_unroll);
  run(run_dce);
}

bool run_pass(std::string_view name, Graph& graph) {
  for (size_t i = 0; i < std::size(kNames); i++) {
    if (name != kNames[i]) continue;
    kPasses[i](graph);
    return true;
  }
  return false;
}

std::span<const char* const> pass_names() { return kNames; }

}  // namespace gs::orc
