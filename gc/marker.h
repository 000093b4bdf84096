// Marking: from the roots, over every reference, to all that is alive.
//
// Two kinds of collection share the machine, and a minor one may come while a major one is under way:
//
//                  looks at            marks by entering in      and queues on
//   minor          new cells           live()                    stack_, emptied before it ends
//   major          old, other colour   marks()                   grey_, emptied in steps
//   minor within   new cells           live() and marks()        stack_
//   a major        old, other colour   marks()                   grey_
//
// So what a minor collection costs depends on new cells only, and all it finds out for the major one on its way is kept.
// Steps of the major one pass over new cells: whoever refers to one has been remembered since it was stored, or is a
// root, and the next minor collection traces both.
//
// A cell is marked the moment it is first seen: its gc_state takes the colour of this collection. It then waits until
// its own references are traced; its start and its lines are entered in the side tables a few cells later, when their
// cache lines have arrived (in heaps of some 100 MB that halves the time, in small ones it costs a tenth). Each cell
// is queued once. If the host refuses memory for a queue, the cell is marked all the same and only its place is lost;
// in the end all marked cells are traced again until nothing is lost any more.
//
// Large cells are traced in parts, so that a step may end between two of them. What is stored into a cell while it is
// half traced is reported by the barrier like any other store.
//
// Ambiguous addresses are looked up, never believed: the address must lie in a block in use (or in the pages of a large
// cell), and the nearest cell that starts at or before it must reach it.
//
// The same machine, with an inspector in place of marking, reads references for the verifier.
#pragma once

#include <algorithm>

#include "gc/blocks.h"
#include "gc/heap.h"
#include "gc/large.h"
#include "gc/tracer.h"

namespace gs::gc {

class Collector;

class Marker : public Tracer {
 public:
  explicit Marker(Collector& collector) : collector_(collector) {}

  // --- phases: begin_major() … end_major() may contain any number of minor collections; nothing else nests
  /// A minor collection begins. `with_old`: ambiguous addresses shall lead to old cells too (a major marking that is
  /// about to end has to see them).
  void begin_minor(bool with_old);
  /// The roots have been traced; cells follow. The roots' stacks are looked at again before a major marking ends, but the
  /// stack of a coroutine that is traced now is not, unless it runs: its ambiguous words must lead to old cells, too.
  void roots_done();
  void end_minor();
  /// A major marking begins; `colour` is the one no cell has. There must be no new cells.
  void begin_major(uint8_t colour);
  void end_major();
  bool major() const { return major_; }
  /// Between begin_major and end_major, outside minor collections: tracing goes on, and pauses.
  void resume_major();
  void pause_major();

  void set_native_stack_pointer(const void* sp) { native_stack_pointer_ = sp; }
  /// Traces cells that were remembered, and remembers them no longer. Of large ones only the references to new cells:
  /// what else the major marking has to see in them is left for queue_late().
  void trace_remembered(const Buffer<Header*>& cells);
  /// Queues for the major marking the large cells that were stored into after it had reached them. Done at its end
  /// only: a big array that the program keeps storing into would never be finished.
  void queue_late();
  /// Traces every old cell: when it is not known which of them were remembered.
  void trace_all_old();
  /// Marks all that can be reached from what was seen so far (within a major: what is new or remembered).
  void drain_young();
  /// The same for the cells queued for the major marking.
  void drain_major();
  /// Some of it, for at most about `nanoseconds` or until `bytes` of cells have been marked.
  void step(size_t bytes, uint64_t nanoseconds);
  bool major_queue_empty() const { return grey_.empty() && parts_.empty(); }
  /// Looks at what the tracer was handed last.
  void flush_window();

  /// Calls inspect(context, target) for each exact reference of `cell`. Not while tracing.
  void inspect(Header* cell, void (*inspect)(void* context, Header* target), void* context);
  /// For checks: lists the cells that wait to be traced, which is_queued() then knows.
  void list_queued();
  bool is_queued(Header* cell) const;
  /// Whether a queue has lost cells, so that marked cells may exist that nobody waits to trace.
  bool lost() const { return lost_major_; }

  /// The cell that contains `address`, or null. A minor collection finds new cells, and old ones if it asked for them;
  /// major marking finds old ones. Outside of both all are found, after Collector::prepare_lookups.
  Header* find_cell(uintptr_t address);

  /// Of old cells, those that survived being new included.
  struct Census {
    size_t bytes = 0, small_bytes = 0, cells = 0;
  };
  const Census& old() const { return old_; }
  /// Of what the present or last major marking has reached.
  const Census& marked() const { return marked_; }
  uint64_t overflows() const { return overflows_; }
  /// Of stacks, read since the last minor collection began.
  size_t ambiguous_bytes() const { return ambiguous_bytes_; }

 private:
  friend class Tracer;

  /// A marked cell that is not in the side tables yet.
  struct Entry {
    Header* cell;
    uint32_t size;
    uint32_t sides;  ///< bit s: to be entered in side s
  };
  struct Part {
    Header* cell;
    size_t next;
  };
  static constexpr uint32_t kEntries = 8;

  struct Range {
    uintptr_t low = ~uintptr_t{0}, high = 0;
    void include(uintptr_t from, uintptr_t to) {
      low = std::min(low, from);
      high = std::max(high, to);
    }
  };

  void trace(Header* cell);
  bool seen_before(uint64_t address, bool boxed);
  void mark(Header* cell);
  void enter_later(Header* cell, size_t size, uint32_t sides);
  void enter(const Entry& entry);
  static void enter_side(Header* cell, size_t size, int side);
  void enter_all();
  void queue_young(Header* cell);
  void queue_major(Header* cell, size_t size);
  void trace_next_part();
  Range range_of_all() const;
  Range range_of_young() const;
  void set_ranges(Range edges, Range words);
  void retrace_marked();
  void learn_starts(Block* block);
  Header* find_small(Chunk* chunk, uintptr_t address);
  Header* find_start(const Block* block, int side, uintptr_t address);

  Collector& collector_;
  Entry entries_[kEntries] = {};
  uint32_t next_entry_ = 0;
  Buffer<Header*> stack_;  ///< new cells to trace
  Buffer<Header*> grey_;  ///< old cells to trace
  Buffer<Part> parts_;  ///< large old cells being traced
  Buffer<Header*> late_;  ///< see queue_late; a cell may be there twice
  Buffer<Header*> queued_;  ///< see list_queued
  uint8_t colour_ = 0;
  bool major_ = false;
  bool finds_new_ = true, finds_old_ = true;  ///< what find_cell is after
  uint64_t leaf_kinds_ = 0;
  size_t stack_limit_ = 0;
  bool lost_young_ = false, lost_major_ = false;  ///< a marked cell could not be queued
  void (*inspect_)(void*, Header*) = nullptr;
  void* inspect_context_ = nullptr;
  static constexpr size_t kSeen = 64;
  uint64_t seen_[kSeen] = {};  ///< ambiguous addresses that have been looked up
  Census old_, marked_;
  uint64_t overflows_ = 0;
};

}  // namespace gs::gc
