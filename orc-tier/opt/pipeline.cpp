#include "orc-tier/opt/pipeline.h"

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

void drop_entry_snapshots(Graph& graph) {
  for (Block& block : graph.blocks) block.entry_snapshot = kNoId;
}

}  // namespace

void optimize(Graph& graph) {
  // Equal loads become one value first, so that what is known of one is known of all.
  run_fold(graph);
  run_cse(graph);
  run_facts(graph);
  // What a loop stores and loads again becomes a parameter here, which can be carried unboxed then.
  run_hoist(graph);
  run_params(graph);
  // Unboxed parameters are known to be what they are: folding undoes their boxes, and tests of them.
  run_fold(graph);
  run_facts(graph);
  // Lengths must be known to be invariant before ranges can move bounds checks in front of a loop. The guards it puts there
  // may be invariant in the loop around it, too.
  run_hoist(graph);
  run_ranges(graph);
  run_hoist(graph);
  // Two hoisted guards may be the same, or one say what the other asks.
  run_cse(graph);
  run_facts(graph);
  run_fold(graph);
  drop_entry_snapshots(graph);
  run_dce(graph);
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
