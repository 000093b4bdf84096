// The verifier: what must hold of a graph before a pass, the evaluator or a code generator may trust it.
//
// It checks that
//   - every block that is not removed (text.h) can be reached, and ends in the only kControl it has, with as many successors as
//     that wants; block 0 is the entry, without parameters, and nothing leads to it;
//   - edges lead to later blocks or back to a loop header that dominates where they come from, so that blocks are in reverse
//     post-order and loops are natural; their arguments have the number and types of the target's parameters;
//   - every instruction stands in one place at most, dead ones and Params in no block's list, parameters are Params, LoadSlot
//     stands in the entry block;
//   - types and operands are those of the row in ir_ops.def, and immediates are in the range of their kind;
//   - definitions dominate uses: operands, arguments of edges, and what snapshots name, at each place that names the snapshot;
//   - guards, Call and Leave have a snapshot, and nothing else has; GuardPoll's is one for polls;
//   - snapshots name no register twice and none outside the frame, and the bases of their frames add up;
//   - the snapshot of a loop header's entry names what is known when the header is entered: its parameters, or what dominates it.
#pragma once

#include <string>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// The first mistake, as "b2: v8 = AddOv v4, v6 -> s1: v6 is not defined here". Empty if there is none.
std::string verify(const Graph& graph);

}  // namespace gs::orc
