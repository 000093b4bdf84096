// Replacing and removing values.
//
// A pass that finds a value to be equal to another notes it in a Substitution and goes on, asking it for the operands
// of what it looks at next. When it is done, one sweep rewrites all uses: arguments, edges, snapshots. What was
// replaced or removed is marked dead and leaves its block in the same sweep.
#pragma once

#include <vector>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// Marks an instruction as removed. Whoever does so sees to it that nothing uses it.
void kill(Graph& graph, ValueId v);

/// Which values stand for others: sets of equal ones, each with one that represents it (union-find with path halving).
class Substitution {
 public:
  explicit Substitution(const Graph& graph);
  /// What stands for `v`.
  ValueId find(ValueId v);
  /// From now on `by`, which dominates all uses of `v`, stands for it.
  void replace(ValueId v, ValueId by);
  bool empty() const { return empty_; }
  /// The operands of `inst` become what stands for them.
  void rewrite(Inst& inst) {
    for (ValueId& arg : inst.args) arg = find(arg);
  }
  /// Rewrites all uses in the graph, and takes dead instructions out of their blocks.
  void apply(Graph& graph);

 private:
  std::vector<ValueId> parent_;
  bool empty_ = true;
};

/// Takes dead instructions out of their blocks.
void sweep_dead(Graph& graph);

/// Empties snapshots that nothing names any more, so that they keep no value.
void drop_unused_snapshots(Graph& graph);

/// Blocks to which no edge goes back are not headers of loops.
void clear_loop_headers(Graph& graph);

/// An instruction of `op`, in place of what `v` was: the same value, computed otherwise.
void become(Graph& graph, ValueId v, IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0);

/// Calls f(ValueId&) for each value that the snapshot names.
template <typename F>
void for_each_value(Snapshot& snapshot, F f) {
  for (SnapshotFrame& frame : snapshot.frames) f(frame.callee);
  for (SnapshotSlot& slot : snapshot.slots) f(slot.value);
  for (SnapshotObject& object : snapshot.objects) {
    f(object.object);
    for (ValueId& field : object.fields) f(field);
  }
}

}  // namespace gs::orc
