// The heap verifier: checks every invariant that README.md lists, in no hurry.
#pragma once

namespace gs::gc {

class Collector;

/// The first broken invariant found; `invariant` is null if there is none.
struct HeapFault {
  const char* invariant = nullptr;
  const void* where = nullptr;  ///< the cell or address it was found at
};

/// Not while collecting.
HeapFault find_fault(Collector& collector);

/// Prints and aborts if find_fault finds one.
void verify_heap(Collector& collector);

[[noreturn]] void fault_at(const char* invariant, const void* where);

}  // namespace gs::gc
