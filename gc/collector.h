// The collector's side of the heap: owns the memory, decides when to collect, and does it.
//
//   allocate_slow ── run used up ──> hole or empty block ── none within the limit ──> full collection ──> try again
//        │
//        ├── nursery full ──> minor   close runs ─> roots ─> remembered ─> trace ─> weak ─> finalizers ─> sweep young
//        │
//        └── a major collection is under way ──> its next step
//
// A major collection goes through these phases; the program runs between any two boxes and between steps:
//
//   idle ── old has grown ──> [clear marks]* ──> [minor, flip colour, all roots] ──> [mark]* ──> [minor, look at stacks]
//                                                                                                      │
//        idle <── [minor, stacks, mark the rest, weak, finalizers, sweep: the one long pause] <── [mark]*
//
// The minor collections at its joints leave no new cells, so marking deals with old cells only; what becomes old while
// it lasts is marked by the minor collection that makes it so. A full collection is the same without the program in
// between.
#pragma once

#include "gc/blocks.h"
#include "gc/buffer.h"
#include "gc/heap.h"
#include "gc/large.h"
#include "gc/marker.h"
#include "gc/pacer.h"
#include "gc/root_table.h"

namespace gs::gc {

class Collector {
 public:
  Collector(Heap& heap, Embedder& embedder, const HeapOptions& options);

  // --- what Heap forwards (heap.h explains them)
  Header* allocate(Header header, size_t size);
  Header* allocate_now(Header header, size_t size);
  void collect();
  void collect_minor();
  bool collect_step();
  bool add_finalizer(Header* cell) { return finalizable_.push(cell); }
  void finalize_all();
  void add_external(ptrdiff_t bytes);
  bool make_room(size_t bytes);
  void set_byte_limit(size_t bytes) { options_.byte_limit = bytes; }
  void fail_allocation_at(uint64_t n);
  size_t bytes_allocated() const { return old_bytes() + cell_bytes_since() + external_; }
  GcStats stats() const;
  /// The barrier's cold side: the next minor collection traces `container` again.
  void remember(Header* container);

  // --- what its parts share
  Embedder& embedder() { return embedder_; }
  const HeapOptions& options() const { return options_; }
  BlockSpace& blocks() { return blocks_; }
  LargeSpace& large() { return large_; }
  Marker& marker() { return marker_; }
  RootTable& code_roots() { return code_roots_; }
  const Buffer<Header*>& finalizable() const { return finalizable_; }
  const Buffer<Header*>& remembered() const { return remembered_; }
  bool remembered_lost() const { return remembered_lost_; }
  uint8_t colour() const { return heap_.colour_; }
  bool collecting() const { return collecting_; }
  bool marking() const { return marker_.major(); }
  size_t footprint() const { return blocks_.blocks_used() * kBlockSize + large_.bytes_mapped() + external_; }

  GS_INLINE size_t size_of(const Header* cell) { return round_to_granule(embedder_.cell_size(cell)); }

  size_t old_bytes() const { return marker_.old().bytes; }  ///< of cells that have survived a collection

  /// Where the cells of a handed-out run end: at the bump pointer if the run is open, else at its end or its tail.
  uintptr_t end_of_new_cells(uintptr_t start, uintptr_t end) const;
  /// Calls f(cell, size) for each cell allocated in `block` since the last collection.
  template <typename F>
  void for_each_new_cell(const Block* block, F&& f);
  /// Calls f(cell) for each cell that has not been freed. Not while collecting.
  template <typename F>
  void for_each_cell(F&& f);
  /// Makes the marker's find_cell usable outside a collection, until the next allocation.
  void prepare_lookups();

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
  Header* allocate_large(size_t size, size_t zeroed);
  void open_main(const Run& run);
  void close_main();
  void close_overflow();
  void write_tail(uintptr_t bump, const Run& run);
  size_t cell_bytes_since() const;
  bool within_limit(size_t more) const;
  bool watched() const { return options_.stress_every_allocation || options_.fail_allocation_at != 0; }

  // Collection.
  enum class Phase : uint8_t {
    kIdle,
    kClearing,  ///< the marks of the last cycle are being cleared
    kReady,     ///< they are: marking begins with the next minor collection
    kMarking,
    kLooking,   ///< the queue was empty once, and the stacks have been looked at: the next time it is, marking ends
  };
  void collect_if_due(size_t more);
  void pause(PauseHistogram& histogram, void (Collector::*work)());
  void stress();
  void full();
  void minor();
  void minor_and_begin();
  void minor_and_look();
  void minor_and_finish();
  void clear_step();
  void mark_step();
  void run_minor(bool with_old);
  void trace_remembered();
  void begin_major();
  void finish_major();
  void advance();
  void trace_roots(Extent extent);
  void finalize_dead(size_t from);
  void poison_dead(Block* block, int side);
  void sweep_young();
  void sweep_all();
  void return_memory();
  void check_barriers();
  void collect_for_limit();

  Heap& heap_;
  Embedder& embedder_;
  HeapOptions options_;
  BlockSpace blocks_;
  LargeSpace large_;
  Marker marker_;
  RootTable code_roots_;
  Pacer pacer_;
  Pacer::Retention keep_blocks_, keep_large_;

  OpenRun main_;      ///< ordinary cells; main_.bump is unused
  OpenRun overflow_;  ///< cells above a line that did not fit the hole main_ is in
  Buffer<Header*> finalizable_;
  size_t finalizable_old_ = 0;    ///< so many of them have survived a collection
  Buffer<Header*> remembered_;    ///< the cells in a remembered state
  bool remembered_lost_ = false;  ///< some are not on the list: the host had no memory
  Phase phase_ = Phase::kIdle;
  bool collecting_ = false, in_minor_ = false;
  uint32_t until_stress_ = 0, stress_turn_ = 0;
  uint64_t stepped_at_ = 0;       ///< how much had been allocated at the last step of a major collection

  // Counts since the last collection.
  size_t closed_bytes_ = 0;    ///< cells in runs already closed
  size_t large_bytes_ = 0;     ///< large cells
  ptrdiff_t external_growth_ = 0;
  size_t unchecked_bytes_ = 0;  ///< allocated since check_barriers last looked at the heap
  // Counts since the last major collection.
  size_t most_blocks_ = 0, most_large_ = 0;    ///< in use at any minor collection, with what was new then
  size_t least_blocks_ = 0, least_large_ = 0;  ///< after that major collection
  size_t external_ = 0;  ///< now
  uint64_t total_before_ = 0;    ///< cells allocated before the last collection
  uint64_t external_taken_ = 0;  ///< external memory reported, without what was returned
  uint64_t barrier_hits_ = 0;
  GcStats stats_;
};

template <typename F>
void Collector::for_each_new_cell(const Block* block, F&& f) {
  // A minor collection marks lines as it goes: those that were free when the cells were allocated have been put aside.
  int side = in_minor_ ? BlockSpace::kYoung : blocks_.live();
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
    for_each_bit(block, blocks_.live(), f);
    for_each_new_cell(block, [&](Header* cell, size_t) { f(cell); });
  });
  for (const LargeCell& large : large_.cells()) f(large.header());
}

}  // namespace gs::gc
