// Integers of 48 bits in registers of 64: in which of two forms.
//
//   plain     sign-extended: what indices, conversions and most arithmetic want
//   shifted   times 2^16: what checked arithmetic wants, because the overflow flag of a 64-bit addition is then the whole
//             check, and what shifting the tag out of a value gives
//
// Each value has one form by nature, in which it is computed and goes round loops; the other is derived when somebody
// asks for it, once, behind its definition. So a sum over elements never leaves the shifted form (one shift, one
// addition, one jump per element, where the plain form takes five instructions to see an overflow), and a counter that
// cannot overflow never the plain.
//
// By nature shifted are the results of checked arithmetic and of unboxing; parameters that get such a value, loop
// headers from their back edges only (what comes in is converted once); unchecked sums, minima and maxima of shifted
// operands unless somebody wants them plain; what is computed shifted to see whether it fits. Everything else is plain.
#pragma once

#include <vector>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// For each value of the graph, whether it is an Int that is shifted by nature.
std::vector<bool> shifted_by_nature(const Graph& graph);

}  // namespace gs::orc
