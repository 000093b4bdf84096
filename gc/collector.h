// The collector's side of the heap: owns the memory, decides when to collect, and does it.
//
//   allocate_slow ── run used up ──> hole or empty block ── none within the limit ──> collect ──> try again, or null
//
//   collect   flip ─> roots ─> mark ─> weak tables ─> finalizers ─> sweep ─> pace
//
// Everything happens with the mutator stopped. Where the later forms go: a minor collection does not flip (what is
// marked stays marked, which makes it old) and has the remembered cells among its roots; incremental marking calls
// Marker::drain with a budget from allocate_slow, between roots and weak tables. Neither changes the mutator.
#pragma once

#include "gc/blocks.h"
#include "gc/buffer.h"
#include "gc/heap.h"
#include "gc/large.h"
#include "gc/marker.h"
#include "gc/pacer.h"

namespace gs::gc {

class Collector {
 public:
  Collector(Heap& heap, Embedder& embedder, const HeapOptions& options);

  // --- what Heap forwards (heap.h explains them)
  Header* allocate(Header header, size_t size);
  void collect();
  bool add_finalizer(Header* cell) { return finalizable_.push(cell); }
  void finalize_all();
  void add_external(ptrdiff_t bytes);
  bool make_room(size_t bytes);
  void set_byte_limit(size_t bytes) { options_.byte_limit = bytes; }
  void fail_allocation_at(uint64_t n);
  size_t bytes_allocated() const { return live_bytes_ + cell_bytes_since() + external_; }
  GcStats stats() const;
  void count_barrier_hit() { barrier_hits_++; }

  // --- what its parts share
  Embedder& embedder() { return embedder_; }
  const HeapOptions& options() const { return options_; }
  BlockSpace& blocks() { return blocks_; }
  LargeSpace& large() { return large_; }
  Marker& marker() { return marker_; }
  const Buffer<Header*>& finalizable() const { return finalizable_; }
  uint8_t colour() const { return heap_.colour_; }
  bool collecting() const { return collecting_; }
  size_t footprint() const { return blocks_.blocks_used() * kBlockSize + large_.bytes_mapped() + external_; }

  GS_INLINE size_t size_of(const Header* cell) { return round_to_granule(embedder_.cell_size(cell)); }

  size_t live_bytes() const { return live_bytes_; }  ///< as of the last collection

  /// Where the cells of a handed-out run end: at the bump pointer if the run is open, else at its end or its tail.
  uintptr_t end_of_new_cells(uintptr_t start, uintptr_t end) const;
  /// Calls f(cell, size) for each cell allocated in `block` since the last collection.
  template <typename F>
  void for_each_new_cell(const Block* block, F&& f);
  /// Calls f(cell) for each cell that has not been freed. Not while collecting.
  template <typename F>
  void for_each_cell(F&& f);
  /// Makes the marker's find_cell usable outside a collection.
  void learn_all_starts();

 private:
  /// A run that is being filled. The one for ordinary cells has its bump pointer in MutatorWords.
  struct OpenRun {
    Run run;
    uintptr_t bump = 0;
  };

  // Allocation.
  bool admit();
  Header* allocate_small(size_t size);
  Header* try_small(size_t size);
  Header* take_from_main(size_t size);
  Header* take_from_overflow(size_t size);
  bool refill_from_hole();
  bool refill_from_empty();
  bool take_empty_block(Run* run);
  Header* allocate_large(size_t size);
  void open_main(const Run& run);
  void close_main();
  void close_overflow();
  void write_tail(uintptr_t bump, const Run& run);
  size_t cell_bytes_since() const;
  bool within_limit(size_t more) const;
  bool watched() const { return options_.stress_every_allocation || options_.fail_allocation_at != 0; }

  // Collection.
  void mark();
  void finalize_dead();
  void poison_dead();
  void poison_gaps(Block* block);
  void sweep();
  void check_barriers();
  void collect_for_limit();

  Heap& heap_;
  Embedder& embedder_;
  HeapOptions options_;
  BlockSpace blocks_;
  LargeSpace large_;
  Marker marker_;
  Pacer pacer_;
  Pacer::Retention keep_blocks_, keep_large_;

  OpenRun main_;      ///< ordinary cells; main_.bump is unused
  OpenRun overflow_;  ///< cells above a line that did not fit the hole main_ is in
  Buffer<Header*> finalizable_;
  bool collecting_ = false;
  uint32_t until_stress_ = 0;

  // Counts since the last collection.
  size_t closed_bytes_ = 0;    ///< cells in runs already closed
  size_t large_bytes_ = 0;     ///< large cells
  size_t large_pages_ = 0;     ///< the bytes of their pages
  ptrdiff_t external_growth_ = 0;
  size_t empty_blocks_ = 0;    ///< empty blocks handed out
  // Counts as of the last collection.
  size_t live_bytes_ = 0;
  size_t external_ = 0;  ///< now
  uint64_t total_before_ = 0;
  uint64_t barrier_hits_ = 0;
  GcStats stats_;
};

template <typename F>
void Collector::for_each_new_cell(const Block* block, F&& f) {
  // While marking, the lines that were free when the cells were allocated are those of the previous marking.
  int side = collecting_ ? blocks_.starts() : blocks_.marks();
  BlockSpace::for_each_new_run(block, side, [&](uintptr_t start, uintptr_t end) {
    end = end_of_new_cells(start, end);
    for (uintptr_t address = start; address < end;) {
      auto* cell = reinterpret_cast<Header*>(address);
      if (cell->gc_state == kTail) break;
      size_t size = size_of(cell);
      GS_CHECK(size - kGranule < kMaxSmallCell && address + size <= end,
               "cell_size gives the size the cell was allocated with");
      f(cell, size);
      address += size;
    }
  });
}

template <typename F>
void Collector::for_each_cell(F&& f) {
  blocks_.for_each_used_block([&](Block* block) {
    for_each_bit(block, blocks_.marks(), f);
    for_each_new_cell(block, [&](Header* cell, size_t) { f(cell); });
  });
  for (const LargeCell& large : large_.cells()) f(large.header());
}

}  // namespace gs::gc
