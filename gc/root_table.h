// References held outside of heap and stacks, by something that cannot be scanned: machine code.
//
// Code embeds addresses of cells as constants (cells never move). What it embeds it registers here, and takes out again
// when the code is thrown away. Entries do not change, so a minor collection looks only at those that are younger than
// the last collection.
#pragma once

#include <cstdint>

#include "gc/buffer.h"
#include "gc/heap.h"

namespace gs::gc {

class RootTable {
 public:
  using Slot = uint32_t;

  /// Keeps `cell` alive until remove(*slot). False: the host has no memory.
  [[nodiscard]] bool add(Header* cell, Slot* slot) {
    // Room first, so that nothing is left half done; and remove() must not fail either.
    if (!recent_.reserve_more() || (free_.empty() && (!cells_.reserve_more() || !free_.reserve(cells_.capacity())))) {
      return false;
    }
    if (free_.empty()) {
      *slot = static_cast<Slot>(cells_.size());
      (void)cells_.push(cell);
    } else {
      *slot = free_.pop();
      cells_[*slot] = cell;
    }
    (void)recent_.push(*slot);
    return true;
  }
  void remove(Slot slot) {
    cells_[slot] = nullptr;
    (void)free_.push(slot);
  }
  size_t size() const { return cells_.size() - free_.size(); }

  void trace(Tracer& tracer, Extent extent) {
    if (extent == Extent::kAll) {
      for (Header* cell : cells_) tracer.edge(cell);
    } else {
      for (Slot slot : recent_) tracer.edge(cells_[slot]);
    }
    recent_.clear();
  }

 private:
  Buffer<Header*> cells_;  ///< null: free
  Buffer<Slot> free_;
  Buffer<Slot> recent_;  ///< added since the last collection
};

}  // namespace gs::gc
