// The passes over trace SSA, by name, and the order in which they make a region's graph a good one.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// Is shown the graph behind each pass that has run.
using PassObserver = std::function<void(std::string_view pass, const Graph& graph)>;

/// All passes, in the standard order. Of loops' entry snapshots none is left: they serve to move guards.
void optimize(Graph& graph, const PassObserver& observer = nullptr);

/// The pass `sink`, which says whether it has changed anything: then there may be more to do.
bool sink_cells(Graph& graph);

/// Runs the pass of that name. False: there is none.
bool run_pass(std::string_view name, Graph& graph);

/// The names run_pass() knows, in the order of passes.def.
std::span<const char* const> pass_names();

#define GS_PASS(name, doc) void run_##name(Graph& graph);
#include "orc-tier/opt/passes.def"

}  // namespace gs::orc
