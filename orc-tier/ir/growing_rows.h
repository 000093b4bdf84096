// Loops that make one row longer: `t[i] = x`, `t[#t + 1] = x`.
//
// Storing behind a row's end asks whether the facts cover the value, whether there is room, whether the dict has
// something to follow, and where storage and end are: five loads, of memory that the stores themselves write. In a loop
// in which nothing else can change the answers they are kept in registers instead (lower/lower_append.cpp).
#pragma once

#include <vector>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

struct GrowingRow {
  BlockId header, last;  ///< the loop's blocks are among these and those between
  ValueId table;
  vm::TypeSet type;      ///< of all that is stored: facts that cover it are looked at for all stores together
};

/// The one type that `v`, a tagged value, has by its definition; 0 if that does not say, or it is nil.
vm::TypeSet type_by_definition(const Graph& graph, ValueId v);

/// The outermost such loops: each stores behind the end of one table only, which is made outside, values of one known type, and
/// does nothing else that writes lengths, facts or storages.
std::vector<GrowingRow> find_growing_rows(const Graph& graph);

/// Whether the instruction stores an element that may be a new one.
inline bool may_append(const Inst& inst) {
  return inst.op == IrOp::kAppend || is_call_of(inst, RuntimeCall::kSetElement);
}

}  // namespace gs::orc
