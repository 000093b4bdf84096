#include "gc/marker.h"

#include <algorithm>

#include "gc/clock.h"
#include "gc/collector.h"

namespace gs::gc {

namespace {
constexpr uint8_t kOldCells = 1 << kColourA | 1 << kColourB, kNewCells = 1;
}  // namespace

// --- Tracer: what the embedder calls -----------------------------------------------------------------------------

void Tracer::visit_unmarked(Header* cell) { static_cast<Marker*>(this)->mark(cell); }

// One past the end of a cell is often the start of the next: then both are kept. Loops that count up to zero, as
// compilers like to make them, hold only the end of an array while they read it. A boxed value refers to a cell's start
// and nothing else: it must not keep the neighbour, or a row of generators, each of which refers to the cell behind the
// previous one's last, keeps itself alive.
void Tracer::ambiguous_address(uint64_t address, bool boxed) {
  auto* marker = static_cast<Marker*>(this);
  if (marker->inspect_ != nullptr || marker->seen_before(address, boxed)) return;
  Header* cell = marker->find_cell(address);
  if (cell != nullptr) visit(cell);
  if (boxed || address % kGranule != 0 || (cell != nullptr && reinterpret_cast<uintptr_t>(cell) != address)) return;
  Header* before = marker->find_cell(address - kGranule);
  if (before != nullptr) visit(before);
}

// Reads stacks as raw memory, red zones and all.
__attribute__((no_sanitize("address", "thread"))) void Tracer::ambiguous_range(const void* low, const void* high) {
  constexpr uintptr_t kAlign = sizeof(uint64_t) - 1;
  auto* word = reinterpret_cast<const uint64_t*>((reinterpret_cast<uintptr_t>(low) + kAlign) & ~kAlign);
  auto* end = reinterpret_cast<const uint64_t*>(reinterpret_cast<uintptr_t>(high) & ~kAlign);
  if (word < end) ambiguous_bytes_ += static_cast<size_t>(end - word) * sizeof(uint64_t);
  for (; word < end; word++) {
    uint64_t address = *word & kAddressMask;
    if (GS_UNLIKELY(address - ambiguous_low_ <= ambiguous_span_)) ambiguous_address(address, address != *word);
  }
}

// --- Phases ------------------------------------------------------------------------------------------------------

void Marker::begin_minor(bool with_old) {
  const HeapOptions& options = collector_.options();
  colour_ = collector_.colour();
  leaf_kinds_ = options.leaf_kinds;
  stack_limit_ = options.mark_stack_limit;
  finds_old_ = with_old;
  ambiguous_bytes_ = 0;
  passed_over_ = major_ ? static_cast<uint8_t>(1 << colour_) : kOldCells;
  Range young = range_of_young(), all = range_of_all();
  set_ranges(major_ ? all : young, with_old ? all : young);
}

void Marker::roots_done() {
  if (!major_ || finds_old_) return;
  finds_old_ = true;
  set_ranges(range_of_all(), range_of_all());
}

void Marker::end_minor() {
  GS_ASSERT(head_ == tail_ && stack_.empty(), "a minor collection ends when nothing new is left to trace");
  finds_old_ = true;
  pause_major();
}

void Marker::begin_major(uint8_t colour) {
  const HeapOptions& options = collector_.options();
  colour_ = colour;
  leaf_kinds_ = options.leaf_kinds;
  stack_limit_ = options.mark_stack_limit;
  marked_ = {};
  major_ = true;
  resume_major();
}

void Marker::resume_major() {
  passed_over_ = static_cast<uint8_t>(kNewCells | 1 << colour_);
  finds_new_ = false;
  set_ranges(range_of_all(), range_of_all());
}

void Marker::pause_major() {
  enter_all();
  passed_over_ = 0;
  finds_new_ = true;
  edge_low_ = 0;
  edge_span_ = ~uint64_t{0};
  ambiguous_low_ = ~uint64_t{0};
  ambiguous_span_ = 0;
  native_stack_pointer_ = nullptr;
}

void Marker::end_major() {
  GS_ASSERT(head_ == tail_ && major_queue_empty(), "marking ends when nothing is left to trace");
  pause_major();
  major_ = false;
  old_ = marked_;
  constexpr size_t kKeepEntries = size_t{64} << 10;
  if (stack_.capacity() > kKeepEntries) stack_.release();
  if (grey_.capacity() > kKeepEntries) grey_.release();
}

// Deep recursion leaves the same few addresses in every frame.
bool Marker::seen_before(uint64_t address, bool boxed) {
  // A boxed reference says less than a plain address: it is remembered as another one.
  uint64_t word = address | uint64_t{boxed} << 63;
  uint64_t& slot = seen_[(address >> 3 ^ address >> 9) % kSeen];
  if (slot == word) return true;
  slot = word;
  return false;
}

Marker::Range Marker::range_of_all() const {
  const Buffer<Chunk*>& chunks = collector_.blocks().chunks();
  Range range{collector_.large().low(), collector_.large().high()};
  if (!chunks.empty()) range.include(chunks[0]->base(), chunks[chunks.size() - 1]->base() + kChunkSize);
  return range;
}

Marker::Range Marker::range_of_young() const {
  Range range;
  collector_.blocks().for_each_touched_block(
      [&](const Block* block) { range.include(block_address(block), block_address(block) + kBlockSize); });
  collector_.large().for_each_new([&](const LargeCell& cell) { range.include(cell.address, cell.end()); });
  return range;
}

void Marker::set_ranges(Range edges, Range words) {
  for (uint64_t& address : seen_) address = 0;
  edge_low_ = edges.low;
  edge_span_ = edges.high > edges.low ? edges.high - edges.low : 0;
  ambiguous_low_ = words.low;
  ambiguous_span_ = words.high > words.low ? words.high - words.low : 0;
}

// --- Marking -----------------------------------------------------------------------------------------------------

void Marker::mark(Header* cell) {
  if (GS_UNLIKELY(inspect_ != nullptr)) return inspect_(inspect_context_, cell);
  GS_ASSERT(static_cast<int>(cell->kind) < kKindCount, "every reference leads to a cell");
  BlockSpace& blocks = collector_.blocks();
  size_t size = collector_.size_of(cell);
  bool is_new = cell->gc_state == kNew;
  uint32_t sides = 0;
  auto count = [size](Census& census) {
    census.bytes += size;
    census.cells++;
    if (size <= kMaxSmallCell) census.small_bytes += size;
  };
  if (is_new) {
    cell->gc_state = marked_state(colour_);
    sides |= 1u << blocks.live();
    count(old_);
  } else {
    cell->gc_state ^= kColourMask;  // the other colour; remembered or not stays
  }
  if (major_) {
    sides |= 1u << blocks.marks();
    count(marked_);
  }
  if (size <= kMaxSmallCell) enter_later(cell, size, sides);
  if ((leaf_kinds_ >> static_cast<unsigned>(cell->kind) & 1) != 0) return;
  if (is_new) queue_young(cell);
  else queue_major(cell, size);
}

// The tables of a big heap are no more in the cache than its cells: their lines too are asked for now and used later.
GS_INLINE void Marker::enter_later(Header* cell, size_t size, uint32_t sides) {
  auto address = reinterpret_cast<uintptr_t>(cell);
  Chunk* chunk = Chunk::of(address);
  int side = (sides & 1) != 0 ? 0 : 1;
  size_t offset = address & (kChunkSize - 1);
  __builtin_prefetch(&chunk->bits[side][offset / (kGranule * 64)], 1);
  __builtin_prefetch(&chunk->lines[side][offset / kLineSize], 1);
  Entry& slot = entries_[next_entry_++ % kEntries];
  if (slot.cell != nullptr) enter(slot);
  slot = {cell, static_cast<uint32_t>(size), sides};
}

void Marker::enter_all() {
  for (Entry& slot : entries_) {
    if (slot.cell != nullptr) enter(slot);
    slot.cell = nullptr;
  }
}

GS_INLINE void Marker::enter(const Entry& entry) {
  if ((entry.sides & 1) != 0) enter_side(entry.cell, entry.size, 0);
  if ((entry.sides & 2) != 0) enter_side(entry.cell, entry.size, 1);
}

GS_INLINE void Marker::enter_side(Header* cell, size_t size, int side) {
  auto address = reinterpret_cast<uintptr_t>(cell);
  Chunk* chunk = Chunk::of(address);
  GS_ASSERT(address / kBlockSize == (address + size - 1) / kBlockSize, "a small cell lies within its block");
  size_t offset = address & (kChunkSize - 1);
  chunk->bits[side][offset / (kGranule * 64)] |= uint64_t{1} << (offset / kGranule % 64);
  uint8_t* line = &chunk->lines[side][offset / kLineSize];
  uint8_t* last = &chunk->lines[side][(offset + size - 1) / kLineSize];
  do *line = 1;
  while (++line <= last);
}

GS_INLINE void Marker::queue_young(Header* cell) {
  bool full = stack_limit_ != 0 && stack_.size() >= stack_limit_;
  if (GS_UNLIKELY(full || !stack_.push(cell))) lost_young_ = true;
}

GS_INLINE void Marker::queue_major(Header* cell, size_t size) {
  bool full = stack_limit_ != 0 && grey_.size() >= stack_limit_;
  bool queued = !full && (size <= kMaxSmallCell ? grey_.push(cell) : parts_.push({cell, 0}));
  if (GS_UNLIKELY(!queued)) lost_major_ = true;
}

void Marker::trace(Header* cell) { collector_.embedder().trace_cell(cell, *this); }

void Marker::trace_remembered(const Buffer<Header*>& cells) {
  size_t large = 0;
  for (Header* cell : cells) {
    cell->gc_state = marked_state(colour_of(cell));
    if (collector_.size_of(cell) > kMaxSmallCell) large++;
    else trace(cell);
  }
  if (large == 0) return;
  flush_window();
  uint64_t low = edge_low_, span = edge_span_;
  Range young = range_of_young();
  edge_low_ = young.low;
  edge_span_ = young.high > young.low ? young.high - young.low : 0;
  for (Header* cell : cells) {
    size_t size = collector_.size_of(cell);
    if (size <= kMaxSmallCell) continue;
    trace(cell);
    if (major_ && colour_of(cell) == colour_ && !late_.push(cell)) lost_major_ = true;
  }
  flush_window();
  edge_low_ = low;
  edge_span_ = span;
}

void Marker::queue_late() {
  std::sort(late_.begin(), late_.end());
  Header* last = nullptr;
  for (Header* cell : late_) {
    if (cell != last) queue_major(cell, kMaxSmallCell + 1);
    last = cell;
  }
  late_.clear();
}

void Marker::trace_all_old() {
  BlockSpace& blocks = collector_.blocks();
  enter_all();
  auto trace_again = [this](Header* cell) {
    if (cell->gc_state == kNew) return;
    trace(cell);
    drain_young();
  };
  blocks.for_each_used_block([&](Block* block) { for_each_bit(block, blocks.live(), trace_again); });
  for (const LargeCell& large : collector_.large().cells()) trace_again(large.header());
}

void Marker::drain_young() {
  while (true) {
    if (!stack_.empty()) {
      trace(stack_.pop());
    } else if (head_ != tail_) {
      visit(window_[head_++ % kWindow]);
    } else if (lost_young_) {
      // Among all old cells are those whose place was lost. Each pass traces every marked cell once, so it marks at
      // least the children of one of them.
      lost_young_ = false;
      overflows_++;
      trace_all_old();
    } else {
      break;
    }
  }
}

void Marker::drain_major() {
  while (true) {
    if (!grey_.empty()) {
      trace(grey_.pop());
    } else if (!parts_.empty()) {
      trace_next_part();
    } else if (head_ != tail_) {
      visit(window_[head_++ % kWindow]);
    } else if (lost_major_) {
      lost_major_ = false;
      overflows_++;
      retrace_marked();
    } else {
      break;
    }
  }
}

void Marker::step(size_t bytes, uint64_t nanoseconds) {
  constexpr int kCellsPerLook = 64;
  // The first look comes late: on a busy host most of the time may belong to others, and each step shall get somewhere.
  constexpr int kLeastCells = 512;
  uint64_t end = now_ns() + nanoseconds;
  size_t goal = marked_.bytes + bytes;
  for (int until_look = kLeastCells; marked_.bytes < goal;) {
    if (!grey_.empty()) {
      trace(grey_.pop());
      until_look--;
    } else if (!parts_.empty()) {
      trace_next_part();
      until_look -= kCellsPerLook / 4;
    } else if (head_ != tail_) {
      visit(window_[head_++ % kWindow]);
    } else {
      break;
    }
    if (until_look > 0) continue;
    if (now_ns() >= end) break;
    until_look = kCellsPerLook;
  }
  flush_window();
}

// What was asked for but not looked at is queued all the same: a step leaves nothing behind.
void Marker::flush_window() {
  while (head_ != tail_) visit(window_[head_++ % kWindow]);
}

void Marker::trace_next_part() {
  Part& part = parts_.back();
  Header* cell = part.cell;
  size_t number = part.next++;
  // Tracing may queue more parts, behind this one: it is taken off first if it was the last.
  size_t at = parts_.size() - 1;
  if (!collector_.embedder().trace_part(cell, number, *this)) parts_.remove(at);
}

void Marker::retrace_marked() {
  BlockSpace& blocks = collector_.blocks();
  enter_all();
  auto trace_again = [&](Header* cell) {
    trace(cell);
    while (!grey_.empty()) trace(grey_.pop());
  };
  blocks.for_each_used_block([&](Block* block) { for_each_bit(block, blocks.marks(), trace_again); });
  for (const LargeCell& large : collector_.large().cells()) {
    if (colour_of(large.header()) == colour_) trace_again(large.header());
  }
}

void Marker::list_queued() {
  queued_.clear();
  if (!queued_.reserve(grey_.size() + parts_.size() + late_.size())) return;
  for (Header* cell : grey_) (void)queued_.push(cell);
  for (const Part& part : parts_) (void)queued_.push(part.cell);
  for (Header* cell : late_) (void)queued_.push(cell);
  std::sort(queued_.begin(), queued_.end());
}

bool Marker::is_queued(Header* cell) const { return std::binary_search(queued_.begin(), queued_.end(), cell); }

// --- Looking up addresses -----------------------------------------------------------------------------------------

Header* Marker::find_cell(uintptr_t address) {
  if (Chunk* chunk = collector_.blocks().find_chunk(address)) return find_small(chunk, address);
  LargeSpace& large = collector_.large();
  Header* cell = finds_new_ ? large.find_new(address) : nullptr;
  return cell != nullptr || !finds_old_ ? cell : large.find_old(address);
}

void Marker::learn_starts(Block* block) {
  block->starts_known = true;
  uint64_t* bits = block_bits(block, BlockSpace::kYoung);
  std::memset(bits, 0, kBitWordsPerBlock * sizeof(uint64_t));
  uintptr_t base = block_address(block);
  collector_.for_each_new_cell(block, [&](Header* cell, size_t) {
    size_t granule = (reinterpret_cast<uintptr_t>(cell) - base) / kGranule;
    bits[granule / 64] |= uint64_t{1} << (granule % 64);
  });
}

Header* Marker::find_small(Chunk* chunk, uintptr_t address) {
  Block* block = chunk->block_at(address);
  if (block->state != Block::kInUse) return nullptr;  // also the blocks of the chunk's own tables
  if (block->touched && finds_new_) {
    if (!block->starts_known) learn_starts(block);
    if (Header* cell = find_start(block, BlockSpace::kYoung, address)) return cell;
  }
  // Mostly a minor collection has no use for old cells, and it meets their addresses by the thousand.
  if (!finds_old_) return nullptr;
  return find_start(block, collector_.blocks().live(), address);
}

// The cell of the last start at or before the address, if it reaches that far. A cell is at most kMaxSmallCell long.
Header* Marker::find_start(const Block* block, int side, uintptr_t address) {
  const uint64_t* bits = block_bits(block, side);
  size_t granule = (address & (kBlockSize - 1)) / kGranule;
  auto word = static_cast<ptrdiff_t>(granule / 64);
  ptrdiff_t lowest = word - static_cast<ptrdiff_t>(kMaxSmallCell / (kGranule * 64));
  if (lowest < 0) lowest = 0;
  uint64_t candidates = bits[word] & (~uint64_t{0} >> (63 - granule % 64));
  while (candidates == 0 && --word >= lowest) candidates = bits[word];
  if (candidates == 0) return nullptr;
  size_t start = static_cast<size_t>(word) * 64 + 63 - static_cast<size_t>(std::countl_zero(candidates));
  auto* cell = reinterpret_cast<Header*>(block_address(block) + start * kGranule);
  return address - reinterpret_cast<uintptr_t>(cell) < collector_.size_of(cell) ? cell : nullptr;
}

// --- Reading references without marking ---------------------------------------------------------------------------

void Marker::inspect(Header* cell, void (*inspect)(void* context, Header* target), void* context) {
  GS_ASSERT(passed_over_ == 0, "cells are inspected while nothing is traced");
  inspect_ = inspect;
  inspect_context_ = context;
  trace(cell);  // nothing is passed over
  flush_window();
  inspect_ = nullptr;
}

}  // namespace gs::gc
