// Marking: from the roots, over every reference, to all that is alive.
//
// A cell is marked the moment it is first seen ("grey"): its gc_state takes the colour of this collection. It then
// waits on the mark stack until its own references are traced; its start and its lines are entered in the side tables a
// few cells later, when their cache lines have arrived (in heaps of some 100 MB that halves the pause, in small ones it
// costs a tenth). Each cell is pushed once. If the host refuses memory for the stack, the cell is marked all the same and
// only its place on the stack is lost; in the end all marked cells are traced again until nothing is lost any more.
//
// Ambiguous addresses are looked up, never believed: the address must lie in a block in use (or in the pages of a large
// cell), and the nearest cell that starts at or before it must reach it.
//
// The same machine, with an inspector in place of marking, reads references for the verifier.
#pragma once

#include "gc/blocks.h"
#include "gc/heap.h"
#include "gc/large.h"
#include "gc/tracer.h"

namespace gs::gc {

class Collector;

class Marker : public Tracer {
 public:
  explicit Marker(Collector& collector) : collector_(collector) {}

  /// Marking begins, with this colour. The large cells must be sorted, the blocks flipped.
  void begin(uint8_t colour);
  void set_native_stack_pointer(const void* sp) { native_stack_pointer_ = sp; }
  /// Marks all that can be reached from what was seen so far.
  void drain();
  void end();

  /// Calls inspect(context, target) for each exact reference of `cell`. Not while marking.
  void inspect(Header* cell, void (*inspect)(void* context, Header* target), void* context);

  /// The cell that contains `address`, or null. Needs what begin() needs.
  Header* find_cell(uintptr_t address);

  size_t live_bytes() const { return live_bytes_; }
  size_t live_small_bytes() const { return live_small_bytes_; }
  size_t live_cells() const { return live_cells_; }
  uint64_t overflows() const { return overflows_; }

 private:
  friend class Tracer;

  void grey(Header* cell);
  void enter_later(Header* cell, size_t size);
  void enter(Header* cell, size_t size);
  void enter_all();
  void push(Header* cell);
  void drain_stack();
  void rescan();
  void learn_starts(Block* block);
  Header* find_small(Chunk* chunk, uintptr_t address);

  /// A marked cell that is not in the mark bits and line marks yet.
  struct Entry {
    Header* cell;
    uint32_t size;
  };
  static constexpr uint32_t kEntries = 8;

  Collector& collector_;
  Entry entries_[kEntries] = {};
  uint32_t next_entry_ = 0;
  Buffer<Header*> stack_;
  size_t stack_limit_ = 0;
  uint64_t leaf_kinds_ = 0;
  bool lost_ = false;  ///< a marked cell could not be pushed
  void (*inspect_)(void*, Header*) = nullptr;
  void* inspect_context_ = nullptr;
  size_t live_bytes_ = 0, live_small_bytes_ = 0, live_cells_ = 0;
  uint64_t overflows_ = 0;
};

}  // namespace gs::gc
