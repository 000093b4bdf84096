// The one write barrier, and the values of Header::gc_state it is built on.
//
// After a store of a reference into a cell the mutator calls Heap::write_barrier(container). In compiled code that is
//
//     ldrb  w0, [container, #1]        ; Header::gc_state
//     ldrb  w1, [vm, #barrier_state]   ; Heap's MutatorWords
//     cmp   w0, w1
//     b.eq  cold                       ; calls the heap, returns
//
// One comparison serves every purpose the barrier will ever have, because the collector decides which state makes it
// hit: nothing (stop-the-world marking, today's first form), "old" (sticky-mark generations), "already marked"
// (incremental marking). The mutator does not know which of them is in force, and need not change when that does.
//
//   value          meaning
//   0  kNew        allocated since the last collection (fresh memory is zero, so allocation stores nothing for it)
//   1  kMarkedA    survived the last collection: the colours alternate, so that nobody has to reset the state of
//   2  kMarkedB    survivors before the next marking - a mark of the other colour simply is no mark
//   3  kRemembered a survivor the barrier has reported; does not hit again until the next collection
//   0xFE kTail     not a cell: here the unused rest of an allocation run begins
//   0xFF kNever    no cell has it; as barrier_state it switches the barrier off
//
// The barrier may be left out only if the stored value is certainly no reference, or the container was allocated by
// the last allocation (no allocation, call or poll in between). HeapOptions::check_barriers finds stores that break
// this rule, long before a generational collector would lose a cell to them.
#pragma once

#include "gc/header.h"
#include "vm/base/check.h"

namespace gs::gc {

enum GcState : uint8_t {
  kNew = 0,
  kMarkedA = 1,
  kMarkedB = 2,
  kRemembered = 3,
  kTail = 0xFE,
  kNever = 0xFF,
};

/// Whether a store into `container` has to be reported, given the heap's barrier word.
GS_INLINE bool barrier_hits(const Header* container, uint8_t barrier_state) {
  return GS_UNLIKELY(container->gc_state == barrier_state);
}

}  // namespace gs::gc
