#include "gc/collector.h"

#include <cstring>
#include <utility>

#include "gc/clock.h"
#include "gc/poison.h"
#include "gc/safepoint.h"
#include "gc/verify.h"
#include "vm/base/log.h"

namespace gs::gc {

namespace {

// Memory of a dirty run is zeroed a piece ahead of allocation: the lines are then in the first-level cache when the
// cells are written, which a whole block would not be.
constexpr size_t kZeroAhead = 4096;

}  // namespace

Collector::Collector(Heap& heap, Embedder& embedder, const HeapOptions& options)
    : heap_(heap), embedder_(embedder), options_(options), marker_(*this),
      pacer_(options.min_threshold, options.growth_factor) {
  if (options_.stress_period == 0) options_.stress_period = 1;
  until_stress_ = options_.stress_period;
}

// --- Allocation ---------------------------------------------------------------------------------------------------

Header* Collector::allocate(Header header, size_t size) {
  GS_CHECK(!collecting_, "nothing is allocated while the heap is being collected");
  if (watched() && !admit()) return nullptr;
  bool is_unclean = (options_.unclean_kinds >> static_cast<int>(header.kind) & 1) != 0;
  Header* cell = size > kMaxSmallCell ? allocate_large(size, is_unclean ? kCleanHead : size) : allocate_small(size);
  if (cell != nullptr) *cell = header;
  return cell;
}

// Under stress or with a failure ahead, limit stays at bump, so that every allocation comes through here.
bool Collector::admit() {
  if (options_.fail_allocation_at != 0 && --options_.fail_allocation_at == 0) return false;
  if (options_.stress_every_allocation && --until_stress_ == 0) {
    until_stress_ = options_.stress_period;
    stress();
  }
  return true;
}

void Collector::fail_allocation_at(uint64_t n) {
  options_.fail_allocation_at = n;
  // The slow path is wanted from the next allocation on; [bump, limit) is zero already, and being zeroed twice is no
  // harm.
  heap_.words_.limit = heap_.words_.bump;
}

bool Collector::within_limit(size_t more) const {
  return options_.byte_limit == 0 || (more <= options_.byte_limit && footprint() <= options_.byte_limit - more);
}

Header* Collector::allocate_small(size_t size) {
  if (Header* cell = take_from_main(size)) return cell;
  collect_if_due(size);
  if (Header* cell = try_small(size)) return cell;
  collect_for_limit();
  return try_small(size);
}

// The next allocation sees how much there is by then, and collects.
Header* Collector::allocate_now(Header header, size_t size) {
  GS_CHECK(!collecting_ && size <= kMaxSmallCell, "small cells only, and not while the heap is being collected");
  size_t limit = std::exchange(options_.byte_limit, 0);
  Header* cell = try_small(size);
  options_.byte_limit = limit;
  if (cell != nullptr) *cell = header;
  return cell;
}

// Cells of up to a line fit every hole, so they take the next one. A larger cell that does not fit the current hole goes
// to an overflow block instead: skipping holes until one fits would waste all the others (Blackburn and McKinley,
// "Immix", 2008, section 3.2). Only when the current hole is as good as full is the next one tried first.
Header* Collector::try_small(size_t size) {
  if (Header* cell = take_from_main(size)) return cell;
  if (size > kLineSize && blocks_.has_holes()) {
    if (main_.run.end - heap_.words_.bump < kLineSize && refill_from_hole()) {
      if (Header* cell = take_from_main(size)) return cell;
    }
    if (Header* cell = take_from_overflow(size)) return cell;
    Run run;
    if (take_empty_block(&run)) {
      close_overflow();
      overflow_ = {run, run.start};
      return take_from_overflow(size);
    }
  }
  // Near the limit, holes are wasted rather than the allocation failed.
  while (refill_from_hole() || refill_from_empty()) {
    if (Header* cell = take_from_main(size)) return cell;
  }
  return nullptr;
}

GS_INLINE Header* Collector::take_from_main(size_t size) {
  MutatorWords& words = heap_.words_;
  uintptr_t address = words.bump;
  if (main_.run.end - address < size) return nullptr;
  uintptr_t end = address + size;
  if (words.limit < end) {
    uintptr_t ahead = main_.run.end - address;
    if (watched()) ahead = size;
    else if (!main_.run.zeroed) ahead = std::min(ahead, std::max(size, kZeroAhead));
    uintptr_t from = std::max(words.limit, address);
    words.limit = address + ahead;
    if (!main_.run.zeroed) std::memset(reinterpret_cast<void*>(from), 0, words.limit - from);
  }
  words.bump = end;
  return reinterpret_cast<Header*>(address);
}

Header* Collector::take_from_overflow(size_t size) {
  uintptr_t address = overflow_.bump;
  if (overflow_.run.end - address < size) return nullptr;
  overflow_.bump += size;
  if (!overflow_.run.zeroed) std::memset(reinterpret_cast<void*>(address), 0, size);
  return reinterpret_cast<Header*>(address);
}

bool Collector::refill_from_hole() {
  Run run;
  if (!blocks_.take_hole(&run)) return false;
  open_main(run);
  return true;
}

bool Collector::refill_from_empty() {
  Run run;
  if (!take_empty_block(&run)) return false;
  open_main(run);
  return true;
}

bool Collector::take_empty_block(Run* run) { return within_limit(kBlockSize) && blocks_.take_empty(run); }

void Collector::open_main(const Run& run) {
  close_main();
  main_.run = run;
  heap_.words_.bump = heap_.words_.limit = run.start;
}

void Collector::close_main() {
  write_tail(heap_.words_.bump, main_.run);
  main_.run = {};
  heap_.words_.bump = heap_.words_.limit = 0;
}

void Collector::close_overflow() {
  write_tail(overflow_.bump, overflow_.run);
  overflow_ = {};
}

// Walks over a run end at the tail, behind which memory may hold anything.
void Collector::write_tail(uintptr_t bump, const Run& run) {
  closed_bytes_ += bump - run.start;
  if (bump == run.end) return;
  *reinterpret_cast<Header*>(bump) = Header{};
  reinterpret_cast<Header*>(bump)->gc_state = kTail;
}

// Open runs have no tail yet.
uintptr_t Collector::end_of_new_cells(uintptr_t start, uintptr_t end) const {
  if (start == main_.run.start) return heap_.words_.bump;
  if (start == overflow_.run.start) return overflow_.bump;
  return end;
}

size_t Collector::cell_bytes_since() const {
  return closed_bytes_ + large_bytes_ + (heap_.words_.bump - main_.run.start) + (overflow_.bump - overflow_.run.start);
}

Header* Collector::allocate_large(size_t size, size_t zeroed) {
  if (size >= uint64_t{1} << 47) return nullptr;  // no host has it, and the sums below shall not overflow
  collect_if_due(size);
  size_t footprint = LargeSpace::footprint_of(size);
  if (!make_room(footprint)) return nullptr;
  Header* cell = large_.allocate(size, zeroed);
  if (cell == nullptr) {
    collect_for_limit();
    cell = large_.allocate(size, zeroed);
    if (cell == nullptr) return nullptr;
  }
  large_bytes_ += size;
  return cell;
}

bool Collector::make_room(size_t bytes) {
  if (within_limit(bytes)) return true;
  // What a collection cannot bring is not worth one: the request alone, or with what lies outside, is too much.
  if (bytes > options_.byte_limit || external_ > options_.byte_limit - bytes) return false;
  collect_for_limit();
  return within_limit(bytes);
}

void Collector::add_external(ptrdiff_t bytes) {
  external_ += static_cast<size_t>(bytes);
  external_growth_ += bytes;
  if (bytes > 0) external_taken_ += static_cast<uint64_t>(bytes);
  GS_ASSERT(static_cast<ptrdiff_t>(external_) >= 0, "no more external memory is returned than was reported");
}

// --- When to collect ----------------------------------------------------------------------------------------------

// Called where allocation needs more memory, with the size of the cell that is wanted.
void Collector::collect_if_due(size_t more) {
  size_t since = cell_bytes_since() + more + static_cast<size_t>(std::max<ptrdiff_t>(external_growth_, 0));
  if (pacer_.minor_due(since)) collect_minor();
  uint64_t allocated = total_before_ + cell_bytes_since() + more + external_taken_;
  if (phase_ == Phase::kIdle) stepped_at_ = allocated;
  // (A cell that was asked for but not made has been counted: then there is nothing to do.)
  uint64_t steps = allocated > stepped_at_ ? (allocated - stepped_at_) / Pacer::kStepInterval : 0;
  steps = std::min(steps, Pacer::kMostStepsAtOnce);
  for (; steps > 0 && phase_ != Phase::kIdle && phase_ != Phase::kReady; steps--) {
    stepped_at_ = allocated;
    advance();
  }
}

void Collector::collect_for_limit() {
  stats_.collections_for_limit++;
  collect();
}

// Every kind of collection in a fixed order, so that a program meets each in each of the others' company.
void Collector::stress() {
  switch (stress_turn_++ % 8) {
  case 0: return collect();
  case 3:
  case 6: return collect_minor();
  default: (void)collect_step();
  }
}

void Collector::collect() {
  pause(stats_.pauses_full, &Collector::full);
  stats_.collections++;
  stats_.majors++;
}

void Collector::collect_minor() {
  stats_.collections++;
  stats_.minors++;
  if (phase_ == Phase::kReady) return pause(stats_.pauses_minor, &Collector::minor_and_begin);
  pause(stats_.pauses_minor, &Collector::minor);
  if (phase_ != Phase::kIdle || !pacer_.major_due(old_bytes() + external_)) return;
  phase_ = Phase::kClearing;
}

bool Collector::collect_step() {
  if (phase_ == Phase::kIdle) phase_ = Phase::kClearing;
  uint64_t majors = stats_.majors;
  advance();
  return stats_.majors != majors;
}

// The next box of the figure in collector.h.
void Collector::advance() {
  switch (phase_) {
  case Phase::kIdle: return;
  case Phase::kClearing: return pause(stats_.pauses_step, &Collector::clear_step);
  case Phase::kReady: return collect_minor();
  case Phase::kMarking:
    if (!marker_.major_queue_empty()) return pause(stats_.pauses_step, &Collector::mark_step);
    return pause(stats_.pauses_step, &Collector::minor_and_look);
  case Phase::kLooking:
    if (!marker_.major_queue_empty()) return pause(stats_.pauses_step, &Collector::mark_step);
    pause(stats_.pauses_final, &Collector::minor_and_finish);
    stats_.collections++;
    stats_.majors++;
    return;
  }
}

// Does `work` with the program stopped, and with everything that belongs to that.
void Collector::pause(PauseHistogram& histogram, void (Collector::*work)()) {
  GS_CHECK(!collecting_, "a collection does not start another");
  if (options_.verify_collections) verify_heap(*this);
  uint64_t begun = now_ns();
  collecting_ = true;
  (this->*work)();
  collecting_ = false;
  uint64_t took = now_ns() - begun;
  histogram.add(took);
  stats_.pauses.add(took);
  if (options_.verify_collections) verify_heap(*this);
}

// --- Minor collections --------------------------------------------------------------------------------------------

void Collector::remember(Header* container) {
  barrier_hits_++;
  container->gc_state = remembered_state(colour_of(container));
  bool full = options_.mark_stack_limit != 0 && remembered_.size() >= options_.mark_stack_limit;
  if (full || !remembered_.push(container)) remembered_lost_ = true;
}

void Collector::minor() { run_minor(false); }

void Collector::run_minor(bool with_old) {
  close_main();
  close_overflow();
  if (options_.check_barriers) check_barriers();
  size_t old = old_bytes();
  most_blocks_ = std::max(most_blocks_, blocks_.blocks_used());
  most_large_ = std::max(most_large_, large_.bytes_mapped());
  large_.sort();
  blocks_.begin_minor();
  in_minor_ = true;
  heap_.alive_ = 1 << kColourA | 1 << kColourB;
  marker_.begin_minor(with_old);
  trace_roots(Extent::kYoung);
  marker_.roots_done();
  trace_remembered();
  marker_.drain_young();
  marker_.end_minor();
  embedder_.sweep_weak(heap_, Extent::kYoung);
  finalize_dead(finalizable_old_);
  in_minor_ = false;
  sweep_young();
  pacer_.minor_done(old_bytes() - old, marker_.ambiguous_bytes());
}

// What is remembered now need not be after this: it refers to nothing new any more.
void Collector::trace_remembered() {
  marker_.trace_remembered(remembered_);
  remembered_.clear();
  if (!remembered_lost_) return;
  remembered_lost_ = false;
  auto forget = [](Header* cell) {
    if (cell->gc_state != kNew) cell->gc_state = marked_state(colour_of(cell));
  };
  blocks_.for_each_used_block([&](Block* block) { for_each_bit(block, blocks_.live(), forget); });
  for (const LargeCell& large : large_.cells()) forget(large.header());
  marker_.trace_all_old();
}

void Collector::trace_roots(Extent extent) {
  code_roots_.trace(marker_, extent);
  struct Context {
    Collector& collector;
    Extent extent;
  } context{*this, extent};
  with_spilled_registers(
      [](void* raw, const void* stack_pointer) {
        auto* context = static_cast<Context*>(raw);
        Marker& marker = context->collector.marker_;
        marker.set_native_stack_pointer(stack_pointer);
        context->collector.embedder_.trace_roots(marker, context->extent);
      },
      &context);
}

void Collector::finalize_dead(size_t from) {
  size_t kept = from;
  for (size_t i = from; i < finalizable_.size(); i++) {
    Header* cell = finalizable_[i];
    if (heap_.is_marked(cell)) finalizable_[kept++] = cell;
    else embedder_.finalize(cell);
  }
  finalizable_.shrink(kept);
  finalizable_old_ = kept;
}

void Collector::finalize_all() {
  while (!finalizable_.empty()) embedder_.finalize(finalizable_.pop());
  finalizable_old_ = 0;
}

void Collector::sweep_young() {
  if constexpr (kPoisonFreed) {
    blocks_.for_each_touched_block([this](Block* block) { poison_dead(block, blocks_.live()); });
  }
  blocks_.sweep_young();
  large_.sweep_young();
  total_before_ += cell_bytes_since();
  unchecked_bytes_ += cell_bytes_since();
  closed_bytes_ = large_bytes_ = 0;
  external_growth_ = 0;
  // Under a limit, memory kept for later must not lift the process above it.
  size_t kept = blocks_.blocks_dirty() * kBlockSize + large_.bytes_retained();
  if (options_.byte_limit == 0 || kept + footprint() <= options_.byte_limit) return;
  size_t room = options_.byte_limit - std::min(footprint(), options_.byte_limit);
  large_.release(std::min(room, large_.bytes_retained()));
  blocks_.release(room - std::min(room, large_.bytes_retained()));
}

// --- Major collections --------------------------------------------------------------------------------------------

void Collector::clear_step() {
  constexpr uint32_t kBlocksPerStep = 512;
  if (blocks_.clear_marks(kBlocksPerStep)) phase_ = Phase::kReady;
}

void Collector::minor_and_begin() {
  minor();
  begin_major();
  trace_roots(Extent::kAll);
  marker_.flush_window();
  marker_.pause_major();
}

// There are no new cells, and the marks are clear.
void Collector::begin_major() {
  heap_.colour_ = other_colour(heap_.colour_);
  large_.sort();
  marker_.begin_major(heap_.colour_);
  phase_ = Phase::kMarking;
}

void Collector::mark_step() {
  size_t unmarked = marker_.old().bytes - marker_.marked().bytes;
  size_t old = old_bytes() + external_ + cell_bytes_since();
  size_t bytes = watched() ? kBlockSize : pacer_.step_bytes(unmarked, old);
  marker_.resume_major();
  marker_.step(bytes, pacer_.step_nanoseconds(old));
  marker_.pause_major();
}

// Stacks change without telling. Looking at them once more before the last time leaves less for that.
void Collector::minor_and_look() {
  run_minor(true);
  marker_.queue_late();
  phase_ = Phase::kLooking;
}

void Collector::minor_and_finish() {
  run_minor(true);
  marker_.queue_late();
  marker_.resume_major();
  finish_major();
}

void Collector::finish_major() {
  marker_.drain_major();
  marker_.end_major();
  heap_.alive_ = static_cast<uint8_t>(1 << heap_.colour_);
  embedder_.sweep_weak(heap_, Extent::kAll);
  finalize_dead(0);
  sweep_all();
  phase_ = Phase::kIdle;
  if (log_enabled(Logger::kGc, LogLevel::kDebug)) {
    log_event(
        Logger::kGc, LogLevel::kDebug, "collection",
        {{"number", static_cast<double>(stats_.majors)}, {"live_bytes", static_cast<double>(heap_.bytes_allocated())}});
  }
}

// A marking that is under way has kept what died since it began: it is brought to its end, and another one follows.
void Collector::full() {
  if (marker_.major()) minor_and_finish();
  else minor();
  uint64_t begun = now_ns();
  while (!blocks_.clear_marks(kBlocksPerChunk)) {}
  begin_major();
  trace_roots(Extent::kAll);
  finish_major();
  stats_.mark_ms = static_cast<double>(now_ns() - begun) / 1e6 - stats_.sweep_ms;
}

void Collector::sweep_all() {
  uint64_t begun = now_ns();
  if constexpr (kPoisonFreed) {
    blocks_.for_each_used_block([this](Block* block) { poison_dead(block, blocks_.marks()); });
  }
  blocks_.sweep();
  large_.sweep(heap_.colour_);
  return_memory();
  pacer_.major_done(old_bytes() + external_);
  stats_.sweep_ms = static_cast<double>(now_ns() - begun) / 1e6;
}

// Empty memory is kept as far as this cycle, or the one before, has needed it above what it began with.
void Collector::return_memory() {
  size_t room = ~size_t{0};
  if (options_.byte_limit != 0) room = options_.byte_limit - std::min(footprint(), options_.byte_limit);
  auto needed = [](size_t most, size_t least) { return most - std::min(most, least); };
  size_t keep_large = std::min(room, keep_large_.keep_after(needed(most_large_, least_large_)));
  size_t blocks = needed(most_blocks_, least_blocks_) * kBlockSize;
  size_t keep_blocks = std::min(room - keep_large, keep_blocks_.keep_after(blocks));
  large_.release(keep_large);
  blocks_.release(keep_blocks);
  least_blocks_ = blocks_.blocks_used();
  least_large_ = large_.bytes_mapped();
  most_blocks_ = most_large_ = 0;
}

// Checked builds: all that is not covered by a survivor is filled with poison. A block that nobody allocated in and
// that lost no cell has nothing new to poison, which makes collecting at every allocation bearable.
void Collector::poison_dead(Block* block, int side) {
  uint32_t survivors = 0;
  const uint64_t* bits = block_bits(block, side);
  for (size_t i = 0; i < kBitWordsPerBlock; i++) survivors += static_cast<uint32_t>(std::popcount(bits[i]));
  bool same = !block->touched && survivors == block->survivors;
  block->survivors = survivors;
  if (same) return;
  uintptr_t free_from = block_address(block);
  uintptr_t end = free_from + kBlockSize;
  for_each_bit(block, side, [&](Header* cell) {
    poison(free_from, reinterpret_cast<uintptr_t>(cell));
    free_from = reinterpret_cast<uintptr_t>(cell) + size_of(cell);
  });
  poison(free_from, end);
}

// An old cell that was not reported must refer to nothing new: that is what a minor collection relies on. While a major
// one marks, a cell it has traced must refer to none that it has not reached. The walk costs as much as the heap is
// large; it is made once per as much allocation.
void Collector::check_barriers() {
  if (!options_.stress_every_allocation && unchecked_bytes_ + cell_bytes_since() < old_bytes() / 4) return;
  unchecked_bytes_ = 0;
  marker_.list_queued();
  struct Context {
    Collector& collector;
    Header* container;
    bool traced;  ///< or waiting for it
  } context{*this, nullptr, false};
  auto check = [&](Header* cell) {
    if (!barrier_hits(cell, kUnreported)) return;
    context.container = cell;
    context.traced = marker_.major() && colour_of(cell) == heap_.colour_ && !marker_.lost();
    marker_.inspect(
        cell,
        [](void* raw, Header* target) {
          auto* context = static_cast<Context*>(raw);
          if (target->gc_state == kNew)
            fault_at("a new cell was stored into an old one without write_barrier", context->container);
          Collector& collector = context->collector;
          if (context->traced && colour_of(target) != collector.colour() &&
              !collector.marker().is_queued(context->container))
            fault_at("a cell was stored into one already traced without write_barrier", context->container);
        },
        &context);
  };
  for_each_cell(check);
}

void Collector::prepare_lookups() {
  large_.sort();
  blocks_.for_each_touched_block([](Block* block) { block->starts_known = false; });
}

GcStats Collector::stats() const {
  GcStats s = stats_;
  s.bytes_live = old_bytes();
  s.cells_live = marker_.old().cells;
  s.bytes_small_live = marker_.old().small_bytes;
  s.bytes_allocated = old_bytes() + cell_bytes_since();
  s.bytes_external = external_;
  s.bytes_footprint = footprint();
  s.bytes_retained = blocks_.blocks_dirty() * kBlockSize + large_.bytes_retained();
  s.blocks_used = blocks_.blocks_used();
  s.blocks_free = blocks_.blocks_dirty();
  s.large_objects = large_.cells().size();
  s.total_bytes_allocated = total_before_ + cell_bytes_since();
  s.barrier_hits = barrier_hits_;
  s.mark_stack_overflows = marker_.overflows();
  s.finalizers = finalizable_.size();
  return s;
}

}  // namespace gs::gc
