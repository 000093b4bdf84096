// Moves what one way out of a block needs, and the other not, onto that way.
//
//       b:   %box = or i64 %x, TAG                      b:   br i1 %again, b, edge
//            br i1 %again, b, out            =>         edge: %box = or i64 %x, TAG
//       out: phi [%box, b]                                    br out
//
// Trace SSA names what each snapshot, each edge and each form of an integer wants where it is cheapest to say: behind the
// definition, or in front of the branch. In a loop that is each round, though most of it is wanted only when the loop is left.
// LLVM has the same in its heavy passes; its machine passes do not move what sets flags, on x86 nearly everything.
//
// Moved is what neither reads memory nor has effects, into a successor that has no other predecessor, or onto an edge, which then
// gets a block. Not onto edges around a loop, and not along the way that is always taken: there it would gain nothing.
#pragma once

#include <llvm/IR/Function.h>

namespace gs::orc {

void sink_instructions(llvm::Function& region);

}  // namespace gs::orc
