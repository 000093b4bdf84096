#include "gc/marker.h"

#include "gc/collector.h"

namespace gs::gc {

// --- Tracer: what the embedder calls -----------------------------------------------------------------------------

void Tracer::visit_unmarked(Header* cell) { static_cast<Marker*>(this)->grey(cell); }

// One past the end of a cell is often the start of the next: then both are kept. Loops that count up to zero, as
// compilers like to make them, hold only the end of an array while they read it. A boxed value refers to a cell's start
// and nothing else: it must not keep the neighbour, or a row of generators, each of which refers to the cell behind the
// previous one's last, keeps itself alive.
void Tracer::ambiguous_address(uint64_t address, bool boxed) {
  auto* marker = static_cast<Marker*>(this);
  if (marker->inspect_ != nullptr) return;
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
  for (; word < end; word++) {
    ambiguous_word(*word);
  }
}

// --- Marking -----------------------------------------------------------------------------------------------------

void Marker::begin(uint8_t colour) {
  const HeapOptions& options = collector_.options();
  colour_ = colour;
  leaf_kinds_ = options.leaf_kinds;
  stack_limit_ = options.mark_stack_limit;
  live_bytes_ = live_small_bytes_ = live_cells_ = 0;
  const Buffer<Chunk*>& chunks = collector_.blocks().chunks();
  uintptr_t low = collector_.large().low(), high = collector_.large().high();
  if (!chunks.empty()) {
    low = std::min(low, chunks[0]->base());
    high = std::max(high, chunks[chunks.size() - 1]->base() + kChunkSize);
  }
  heap_low_ = low;
  heap_span_ = high > low ? high - low : 0;
}

void Marker::end() {
  GS_ASSERT(head_ == tail_ && stack_.empty(), "marking ends when nothing is left to mark");
  colour_ = kNever;
  heap_low_ = ~uint64_t{0};
  heap_span_ = 0;
  native_stack_pointer_ = nullptr;
  constexpr size_t kKeepEntries = size_t{64} << 10;
  if (stack_.capacity() > kKeepEntries) stack_.release();
}

void Marker::grey(Header* cell) {
  if (GS_UNLIKELY(inspect_ != nullptr)) return inspect_(inspect_context_, cell);
  GS_ASSERT(static_cast<int>(cell->kind) < kKindCount, "every reference leads to a cell");
  cell->gc_state = colour_;
  size_t size = collector_.size_of(cell);
  live_bytes_ += size;
  live_cells_++;
  if (size <= kMaxSmallCell) enter_later(cell, size);
  if ((leaf_kinds_ >> static_cast<unsigned>(cell->kind) & 1) == 0) push(cell);
}

// The tables of a big heap are no more in the cache than its cells: their lines too are asked for now and used later.
GS_INLINE void Marker::enter_later(Header* cell, size_t size) {
  live_small_bytes_ += size;
  auto address = reinterpret_cast<uintptr_t>(cell);
  Chunk* chunk = Chunk::of(address);
  int side = collector_.blocks().marks();
  size_t offset = address & (kChunkSize - 1);
  __builtin_prefetch(&chunk->bits[side][offset / (kGranule * 64)], 1);
  __builtin_prefetch(&chunk->lines[side][offset / kLineSize], 1);
  Entry& slot = entries_[next_entry_++ % kEntries];
  if (slot.cell != nullptr) enter(slot.cell, slot.size);
  slot = {cell, static_cast<uint32_t>(size)};
}

void Marker::enter_all() {
  for (Entry& slot : entries_) {
    if (slot.cell != nullptr) enter(slot.cell, slot.size);
    slot.cell = nullptr;
  }
}

GS_INLINE void Marker::enter(Header* cell, size_t size) {
  auto address = reinterpret_cast<uintptr_t>(cell);
  Chunk* chunk = Chunk::of(address);
  GS_ASSERT(collector_.blocks().find_chunk(address) == chunk, "every reference leads into the heap");
  GS_ASSERT(address / kBlockSize == (address + size - 1) / kBlockSize, "a small cell lies within its block");
  int side = collector_.blocks().marks();
  size_t offset = address & (kChunkSize - 1);
  chunk->bits[side][offset / (kGranule * 64)] |= uint64_t{1} << (offset / kGranule % 64);
  uint8_t* line = &chunk->lines[side][offset / kLineSize];
  uint8_t* last = &chunk->lines[side][(offset + size - 1) / kLineSize];
  do *line = 1;
  while (++line <= last);
}

GS_INLINE void Marker::push(Header* cell) {
  bool full = stack_limit_ != 0 && stack_.size() >= stack_limit_;
  if (GS_UNLIKELY(full || !stack_.push(cell))) lost_ = true;
}

void Marker::drain() {
  drain_stack();
  while (lost_) {
    lost_ = false;
    overflows_++;
    enter_all();
    rescan();
  }
  enter_all();
}

void Marker::drain_stack() {
  Embedder& embedder = collector_.embedder();
  while (true) {
    if (!stack_.empty()) {
      embedder.trace_cell(stack_.pop(), *this);
    } else if (head_ != tail_) {
      visit(window_[head_++ % kWindow]);
    } else {
      return;
    }
  }
}

// Each pass traces every marked cell once, so it marks at least the children of one that was lost before.
void Marker::rescan() {
  Embedder& embedder = collector_.embedder();
  auto trace_again = [&](Header* cell) {
    embedder.trace_cell(cell, *this);
    drain_stack();
  };
  BlockSpace& blocks = collector_.blocks();
  blocks.for_each_used_block([&](Block* block) { for_each_bit(block, blocks.marks(), trace_again); });
  for (const LargeCell& large : collector_.large().cells()) {
    if (large.header()->gc_state == colour_) trace_again(large.header());
  }
}

// --- Looking up addresses -----------------------------------------------------------------------------------------

Header* Marker::find_cell(uintptr_t address) {
  if (Chunk* chunk = collector_.blocks().find_chunk(address)) return find_small(chunk, address);
  return collector_.large().find(address);
}

void Marker::learn_starts(Block* block) {
  block->starts_known = true;
  uint64_t* bits = block_bits(block, collector_.blocks().starts());
  uintptr_t base = block_address(block);
  collector_.for_each_new_cell(block, [&](Header* cell, size_t) {
    size_t granule = (reinterpret_cast<uintptr_t>(cell) - base) / kGranule;
    bits[granule / 64] |= uint64_t{1} << (granule % 64);
  });
}

Header* Marker::find_small(Chunk* chunk, uintptr_t address) {
  Block* block = chunk->block_at(address);
  if (block->state != Block::kInUse) return nullptr;  // also the blocks of the chunk's own tables
  if (!block->starts_known) learn_starts(block);
  // The last start at or before the address. A cell reaches at most kMaxSmallCell far.
  const uint64_t* bits = block_bits(block, collector_.blocks().starts());
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
  inspect_ = inspect;
  inspect_context_ = context;
  collector_.embedder().trace_cell(cell, *this);  // colour_ is kNever: every target looks unmarked
  while (head_ != tail_) visit(window_[head_++ % kWindow]);
  inspect_ = nullptr;
}

}  // namespace gs::gc
