// The one write barrier, and the values of Header::gc_state it is built on.
//
// After a store of a reference into a cell the mutator calls Heap::write_barrier(container). In compiled code that is
//
//     ldrb  w0, [container, #1]        ; Header::gc_state
//     ldrb  w1, [vm, #barrier_state]   ; Heap's MutatorWords
//     cmp   w0, w1
//     b.hs  cold                       ; unsigned greater or equal: calls the heap, returns
//
// One comparison serves generations and incremental marking alike: it hits for every old cell that has not been
// reported since the last collection. A minor collection then traces the reported cells again, and finds in them both
// the new cells they refer to and, while a major marking is under way, old cells it has not reached yet.
//
//     0x00  kNew          allocated since the last collection (fresh memory is zero, so allocation stores nothing)
//     0x11  kRememberedA  old, of colour A, and reported: does not hit again until the next collection
//     0x12  kRememberedB
//     0x21  kMarkedA      old, of colour A: hits
//     0x22  kMarkedB
//     0xFE  kTail         not a cell: here the unused rest of an allocation run begins
//
//     bits 0 and 1: colour, 0 for new cells. Old cells all have the heap's colour, except while a major collection is
//     marking: then those it has not reached are still of the other one. Colours alternate, so that nobody has to
//     reset the state of survivors before the next marking.
//
// The barrier may be left out only if the stored value is certainly no reference, or the container was allocated by
// the last allocation (no allocation, call or poll in between). HeapOptions::check_barriers finds stores that break
// this rule.
#pragma once

#include "gc/header.h"
#include "vm/base/check.h"

namespace gs::gc {

enum GcState : uint8_t {
  kNew = 0,
  kRememberedA = 0x11,
  kRememberedB = 0x12,
  kMarkedA = 0x21,
  kMarkedB = 0x22,
  kTail = 0xFE,
};

/// The colours, as bits 0 and 1 of a state have them.
inline constexpr uint8_t kColourMask = 3, kColourA = 1, kColourB = 2;
constexpr uint8_t other_colour(uint8_t colour) { return colour ^ kColourMask; }
inline uint8_t colour_of(const Header* cell) { return cell->gc_state & kColourMask; }

/// States from here on hit.
inline constexpr uint8_t kUnreported = 0x20;
constexpr uint8_t marked_state(uint8_t colour) { return kUnreported | colour; }
constexpr uint8_t remembered_state(uint8_t colour) { return 0x10 | colour; }
static_assert(marked_state(kColourA) == kMarkedA && remembered_state(kColourB) == kRememberedB);

/// Whether a store into `container` has to be reported, given the heap's barrier word.
GS_INLINE bool barrier_hits(const Header* container, uint8_t barrier_state) {
  return GS_UNLIKELY(container->gc_state >= barrier_state);
}

}  // namespace gs::gc
