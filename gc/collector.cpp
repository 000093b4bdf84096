#include "gc/collector.h"

#include <cstring>
#include <ctime>

#include "gc/poison.h"
#include "gc/safepoint.h"
#include "gc/verify.h"
#include "vm/base/log.h"

namespace gs::gc {

namespace {

// Memory of a dirty run is zeroed a piece ahead of allocation: the lines are then in the first-level cache when the
// cells are written, which a whole block would not be.
constexpr size_t kZeroAhead = 4096;

uint64_t now_ns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1'000'000'000u + static_cast<uint64_t>(t.tv_nsec);
}

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
  Header* cell = size > kMaxSmallCell ? allocate_large(size) : allocate_small(size);
  if (cell != nullptr) *cell = header;
  return cell;
}

// Under stress or with a failure ahead, limit stays at bump, so that every allocation comes through here.
bool Collector::admit() {
  if (options_.fail_allocation_at != 0 && --options_.fail_allocation_at == 0) return false;
  if (options_.stress_every_allocation && --until_stress_ == 0) {
    until_stress_ = options_.stress_period;
    collect();
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
  if (pacer_.due(cell_bytes_since() + static_cast<size_t>(std::max<ptrdiff_t>(external_growth_, 0)))) collect();
  if (Header* cell = try_small(size)) return cell;
  collect_for_limit();
  return try_small(size);
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

bool Collector::take_empty_block(Run* run) {
  if (!within_limit(kBlockSize) || !blocks_.take_empty(run)) return false;
  empty_blocks_++;
  return true;
}

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

Header* Collector::allocate_large(size_t size) {
  if (size >= uint64_t{1} << 47) return nullptr;  // no host has it, and the sums below shall not overflow
  if (pacer_.due(cell_bytes_since() + size + static_cast<size_t>(std::max<ptrdiff_t>(external_growth_, 0)))) collect();
  size_t footprint = LargeSpace::footprint_of(size);
  if (!make_room(footprint)) return nullptr;
  Header* cell = large_.allocate(size);
  if (cell == nullptr) {
    collect_for_limit();
    cell = large_.allocate(size);
    if (cell == nullptr) return nullptr;
  }
  large_bytes_ += size;
  large_pages_ += footprint;
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
  GS_ASSERT(static_cast<ptrdiff_t>(external_) >= 0, "no more external memory is returned than was reported");
}

// --- Collection ---------------------------------------------------------------------------------------------------

void Collector::collect_for_limit() {
  stats_.collections_for_limit++;
  collect();
}

void Collector::collect() {
  GS_CHECK(!collecting_, "a collection does not start another");
  uint64_t begun = now_ns();
  close_main();
  close_overflow();
  if (options_.verify_collections) verify_heap(*this);
  if (options_.check_barriers) check_barriers();
  mark();
  embedder_.sweep_weak(heap_);
  finalize_dead();
  uint64_t marked = now_ns();
  sweep();
  if (options_.verify_collections) verify_heap(*this);
  uint64_t done = now_ns();
  stats_.mark_ms = static_cast<double>(marked - begun) / 1e6;
  stats_.sweep_ms = static_cast<double>(done - marked) / 1e6;
  stats_.pauses.add(done - begun);
  stats_.collections++;
  if (log_enabled(Logger::kGc, LogLevel::kDebug)) {
    log_event(Logger::kGc, LogLevel::kDebug, "collection",
              {{"number", static_cast<double>(stats_.collections)},
               {"live_bytes", static_cast<double>(heap_.bytes_allocated())},
               {"mark_ms", stats_.mark_ms},
               {"sweep_ms", stats_.sweep_ms}});
  }
}

void Collector::mark() {
  large_.sort();
  blocks_.flip();
  heap_.colour_ = heap_.colour_ == kMarkedA ? kMarkedB : kMarkedA;
  collecting_ = true;
  marker_.begin(heap_.colour_);
  with_spilled_registers(
      [](void* self, const void* stack_pointer) {
        auto* collector = static_cast<Collector*>(self);
        collector->marker_.set_native_stack_pointer(stack_pointer);
        collector->embedder_.trace_roots(collector->marker_);
      },
      this);
  marker_.drain();
  marker_.end();
}

void Collector::finalize_dead() {
  size_t kept = 0;
  for (Header* cell : finalizable_) {
    if (heap_.is_marked(cell)) finalizable_[kept++] = cell;
    else embedder_.finalize(cell);
  }
  finalizable_.shrink(kept);
}

void Collector::finalize_all() {
  while (!finalizable_.empty()) embedder_.finalize(finalizable_.pop());
}

void Collector::sweep() {
  if constexpr (kPoisonFreed) poison_dead();
  blocks_.sweep();
  large_.sweep(heap_.colour_);
  // Under a limit, memory kept for later must not lift the process above it.
  size_t room = ~size_t{0};
  if (options_.byte_limit != 0) room = options_.byte_limit - std::min(footprint(), options_.byte_limit);
  size_t keep_large = std::min(room, keep_large_.keep_after(large_pages_));
  size_t keep_blocks = std::min(room - keep_large, keep_blocks_.keep_after(empty_blocks_ * kBlockSize));
  large_.release(keep_large);
  blocks_.release(keep_blocks);

  total_before_ += cell_bytes_since();
  closed_bytes_ = large_bytes_ = large_pages_ = empty_blocks_ = 0;
  external_growth_ = 0;
  live_bytes_ = marker_.live_bytes();
  pacer_.collected(live_bytes_ + external_);
  heap_.words_.barrier_state = options_.check_barriers ? heap_.colour_ : static_cast<uint8_t>(kNever);
  collecting_ = false;
}

// Checked builds: all that is not covered by a survivor is filled with poison. A block that nobody allocated in and that
// lost no cell has nothing new to poison, which makes collecting at every allocation bearable.
void Collector::poison_dead() {
  blocks_.for_each_used_block([this](Block* block) {
    uint32_t survivors = 0;
    const uint64_t* bits = block_bits(block, blocks_.marks());
    for (size_t i = 0; i < kBitWordsPerBlock; i++) survivors += static_cast<uint32_t>(std::popcount(bits[i]));
    if (block->touched || survivors != block->survivors) poison_gaps(block);
    block->survivors = survivors;
  });
}

void Collector::poison_gaps(Block* block) {
  uintptr_t free_from = block_address(block);
  uintptr_t end = free_from + kBlockSize;
  for_each_bit(block, blocks_.marks(), [&](Header* cell) {
    poison(free_from, reinterpret_cast<uintptr_t>(cell));
    free_from = reinterpret_cast<uintptr_t>(cell) + size_of(cell);
  });
  poison(free_from, end);
}

// A survivor whose gc_state is still the last colour was never reported by the barrier, so nothing new may have been
// stored into it. This is what a minor collection would rely on.
void Collector::check_barriers() {
  auto check = [this](Header* cell) {
    if (cell->gc_state != heap_.colour_) return;
    marker_.inspect(
        cell,
        [](void* container, Header* target) {
          if (target->gc_state == kNew)
            fault_at("a new cell was stored into an old one without write_barrier", container);
        },
        cell);
  };
  for_each_cell(check);
}

void Collector::learn_all_starts() {
  large_.sort();
  blocks_.for_each_used_block([this](Block* block) {
    uint64_t* starts = block_bits(block, blocks_.starts());
    std::memcpy(starts, block_bits(block, blocks_.marks()), kBitWordsPerBlock * sizeof(uint64_t));
    uintptr_t base = block_address(block);
    for_each_new_cell(block, [&](Header* cell, size_t) {
      size_t granule = (reinterpret_cast<uintptr_t>(cell) - base) / kGranule;
      starts[granule / 64] |= uint64_t{1} << (granule % 64);
    });
    block->starts_known = true;
  });
}

GcStats Collector::stats() const {
  GcStats s = stats_;
  s.bytes_live = live_bytes_;
  s.cells_live = marker_.live_cells();
  s.bytes_small_live = marker_.live_small_bytes();
  s.bytes_allocated = live_bytes_ + cell_bytes_since();
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
