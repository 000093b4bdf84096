// The heap, seen by the mutator: allocate, barrier, collect.
//
// Cells do not move. They lie in 64 KiB blocks of 128-byte lines (blocks.h draws one); allocation bumps a pointer
// through a run of free lines, so it costs an add, a compare and the store of the header. Cells above kMaxSmallCell
// have pages of their own (large.h). Marking is precise in the heap and conservative on stacks and registers, so C++
// and compiled code hold plain pointers: no handles, no stack maps.
//
// Protocol for mutators (README.md has it in full):
//   1. Every allocation may collect. A pointer in a local variable or register keeps its cell alive, also from its
//      inside or from one past its end. A pointer that exists only in malloc'ed memory does not: make it a root.
//   2. Memory arrives zeroed, and a zeroed cell must be traceable. The fields cell_size() reads must hold their final
//      values before the next allocation (pass the header word to allocate() and most kinds are done).
//   3. After storing a reference into a cell: write_barrier(container). Exceptions in barrier.h.
//   4. allocate() returns null when memory is up. Nothing is left half done: the caller raises its error.
//
// Heap holds what the mutator and compiled code touch; everything else is the Collector's (collector.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "gc/barrier.h"
#include "gc/header.h"
#include "gc/stats.h"
#include "gc/tracer.h"

namespace gs::gc {

class Heap;
class Collector;
class RootTable;

/// How much of something is asked for: all of it, or only what may have changed since the last collection of either
/// kind. (All is always right; less is what keeps minor collections short.)
enum class Extent { kAll, kYoung };

/// What the heap needs to know about the program that lives in it. None of these may allocate, store references or
/// run scripts; all are called with the mutator stopped.
class Embedder {
 public:
  /// Passes roots to the tracer: exact ones with edge(), stacks and registers with ambiguous_range(). kYoung may leave
  /// out those that have held the same reference since the last collection.
  virtual void trace_roots(Tracer&, Extent) = 0;
  /// Passes every reference of `cell` to the tracer. Must cope with a cell that is zero beyond what cell_size() reads.
  virtual void trace_cell(Header* cell, Tracer&) = 0;
  /// The same for a large cell, in parts of some thousand references, so that no step of marking takes long: passes
  /// those of part number `part` (from 0), and says whether more may follow. The program runs between two parts.
  virtual bool trace_part(Header* cell, size_t part, Tracer& tracer) {
    (void)part;
    trace_cell(cell, tracer);
    return false;
  }
  /// The size `cell` was allocated with (rounding up to the granule may be left to the heap). Reads only the cell
  /// itself, never what it points to, and gives the same answer for the whole life of the cell: dead cells are asked.
  virtual size_t cell_size(const Header* cell) = 0;
  /// Marking is done, nothing is freed yet: drop table entries whose cell has !heap.is_marked(cell). kYoung: only
  /// cells allocated since the last collection can be dead.
  virtual void sweep_weak(Heap&, Extent) = 0;
  /// `cell`, registered with add_finalizer, is dead or the heap is being closed. Its memory is intact, and so is that
  /// of all it refers to; afterwards it is gone.
  virtual void finalize(Header* cell) = 0;

 protected:
  ~Embedder() = default;
};

struct HeapOptions {
  /// Hard limit in bytes for blocks in use, large cells and external memory together; 0 = none. At least 1 MB makes
  /// sense.
  size_t byte_limit = 0;
  /// A minor collection comes when this much has been allocated since the last collection, or somewhat more while
  /// most of it stays alive (pacer.h).
  size_t min_threshold = size_t{4} << 20;
  /// Major collections are paced so that what is old grows by this share between them.
  double growth_factor = 1.0;
  /// Bit k set: cells of Kind k contain no reference, trace_cell need not be asked.
  uint64_t leaf_kinds = 0;
  /// Bit k set: of large cells of Kind k only the first kCleanHead bytes are zeroed; the rest holds anything, and is
  /// written before it is read.
  uint64_t unclean_kinds = 0;

  // Stress and faults.
  /// Before every stress_period-th allocation: a minor collection, a step of a major one, or a full one, by turns.
  bool stress_every_allocation = false;
  uint32_t stress_period = 1;
  uint64_t fail_allocation_at = 0;  ///< the N-th allocation (from 1) returns null, once; 0 = never
  bool check_barriers = false;  ///< before minor collections: did every store that has to report do so?
  bool verify_collections = false;  ///< verify() before and after each collection
  /// Entries of the mark stacks and of the list of remembered cells; 0 = as many as the host has memory for. Beyond
  /// that more of the heap is looked at instead.
  size_t mark_stack_limit = 0;
};

/// The words compiled code reads and writes. Heap begins with them.
struct MutatorWords {
  uintptr_t bump = 0;  ///< where the next small cell goes; [bump, limit) is zero
  uintptr_t limit = 0;
  uint8_t barrier_state = kUnreported;
};

/// Cells above this size are large.
inline constexpr size_t kMaxSmallCell = 8192;
inline constexpr size_t kCleanHead = 64;

class Heap {
 public:
  /// Allocates next to nothing: memory is mapped by the first allocation. `embedder` must outlive the heap.
  explicit Heap(Embedder& embedder, const HeapOptions& options = {});
  /// Finalizes what is registered and unmaps everything.
  ~Heap();
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  /// A new cell: `bytes` (at least 8, rounded up to the granule) of zeroed memory that starts with `header` (its
  /// gc_state must be 0). Null if the limit is reached even after a full collection, or the host has no memory. May
  /// collect.
  GS_INLINE Header* allocate(Header header, size_t bytes) {
    GS_SLOW(check_allocation(bytes));
    size_t size = round_to_granule(bytes);
    uintptr_t address = words_.bump;
    // Large cells never come from a run, not even if they fit: marking tells them apart by their size.
    if (GS_UNLIKELY(size > kMaxSmallCell || size > words_.limit - address)) return allocate_slow(header, size);
    words_.bump = address + size;
    auto* cell = reinterpret_cast<Header*>(address);
    *cell = header;
    GS_SLOW(note_allocation(cell, size));
    return cell;
  }
  /// The same where there is room in the open run; otherwise null, and nothing has happened: allocate() is the next to
  /// ask. For code that has to get ready for a collection first.
  GS_INLINE Header* try_allocate(Header header, size_t bytes) {
    size_t size = round_to_granule(bytes);
    uintptr_t address = words_.bump;
    if (GS_UNLIKELY(size > kMaxSmallCell || size > words_.limit - address)) return nullptr;
    GS_SLOW(check_allocation(bytes));
    words_.bump = address + size;
    auto* cell = reinterpret_cast<Header*>(address);
    *cell = header;
    GS_SLOW(note_allocation(cell, size));
    return cell;
  }
  /// The same, where only the kind is known yet.
  GS_INLINE Header* allocate(Kind kind, size_t bytes) { return allocate(Header{kind, kNew, 0, 0, 0}, bytes); }

  /// The same for code that can neither collect nor wait: takes a small cell from beyond the limit, if it must, and leaves the
  /// collection that is due to the next allocation. Injected failures and stress do not concern it. Null only if the host has no
  /// memory.
  Header* allocate_now(Header header, size_t bytes);

  /// A full collection, now: frees everything that was unreachable when it was called.
  void collect();
  /// A minor collection, now: frees what is new and unreachable.
  void collect_minor();
  /// Does the next bit of a major collection, and starts one if none is under way. True: it has just been completed.
  bool collect_step();

  /// Whether marking has reached `cell`. Only meaningful in sweep_weak() and finalize().
  bool is_marked(const Header* cell) const { return alive_ >> colour_of(cell) & 1; }

  /// finalize(cell) will be called once, when `cell` is found dead or the heap is closed. False: the host has no
  /// memory to remember that.
  [[nodiscard]] bool add_finalizer(Header* cell);
  /// Finalizes every registered cell now, dead or not (also done by the destructor).
  void finalize_all();

  /// After a reference has been stored into `container`. Never collects.
  GS_INLINE void write_barrier(Header* container) {
    if (barrier_is_due(container)) barrier_slow(container);
  }
  /// The test alone, for code that calls barrier_slow in its own way.
  GS_INLINE bool barrier_is_due(const Header* container) const {
    return barrier_hits(container, words_.barrier_state);
  }
  /// The cold side of the barrier: what compiled code calls.
  void barrier_slow(Header* container);

  /// The references machine code holds (root_table.h).
  RootTable& code_roots();

  /// Memory that belongs to cells but does not come from this heap: counts for pacing and the limit. Never collects.
  void add_external(ptrdiff_t bytes);
  /// Whether `bytes` more, of whatever kind, would stay below the limit; collects once to make room if they would not.
  bool make_room(size_t bytes);

  /// Bytes of cells (survivors of the last collection and all since) and external memory.
  size_t bytes_allocated() const;
  /// 0 = none.
  size_t byte_limit() const;
  void set_byte_limit(size_t bytes);
  /// The n-th allocation from now (from 1) returns null, once; 0 = never.
  void fail_allocation_at(uint64_t n);
  /// Whether a failure asked for is still to come.
  bool failure_pending() const;

  GcStats stats() const;

  /// Checks every invariant of README.md; a broken one is a fault (prints and aborts). Slow.
  void verify();
  /// Calls visitor(Header*) for each cell that has not been freed, dead or alive. The visitor must not allocate.
  template <typename Visitor>
  void for_each_cell(Visitor&& visitor) {
    using Plain = std::remove_reference_t<Visitor>;
    walk([](Header* cell, void* v) { (*static_cast<Plain*>(v))(cell); },
         const_cast<void*>(static_cast<const void*>(&visitor)));
  }
  /// The cell that contains `address` (or ends there), or null: for debuggers and tests.
  Header* find_cell(const void* address);

  static constexpr size_t kBumpOffset = offsetof(MutatorWords, bump);
  static constexpr size_t kLimitOffset = offsetof(MutatorWords, limit);
  static constexpr size_t kBarrierStateOffset = offsetof(MutatorWords, barrier_state);

  Collector& collector() { return *collector_; }

 private:
  friend class Collector;

  Header* allocate_slow(Header header, size_t size);
  void walk(void (*visitor)(Header*, void*), void* context);
  void check_allocation(size_t bytes);
  void check_last_cell();
  void note_allocation(Header* cell, size_t size) {
    last_cell_ = cell;
    last_size_ = size;
  }

  MutatorWords words_;
  uint8_t colour_ = kColourA;  ///< of old cells; while a major collection marks: of those it has reached
  uint8_t alive_ = 0;          ///< bit c: cells of colour c are alive, as far as this collection can say
  Collector* collector_;
  // Checked builds: the cell whose size fields must be in place by the next allocation.
  Header* last_cell_ = nullptr;
  size_t last_size_ = 0;
};
static_assert(sizeof(MutatorWords) == 24, "compiled code knows these words");

}  // namespace gs::gc
