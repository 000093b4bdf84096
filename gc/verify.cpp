#include "gc/verify.h"

#include <algorithm>
#include <cstdio>

#include "gc/collector.h"
#include "gc/pages.h"
#include "gc/poison.h"

namespace gs::gc {

namespace {

class Verifier {
 public:
  explicit Verifier(Collector& collector)
      : collector_(collector), blocks_(collector.blocks()), large_(collector.large()) {}

  // Sizes first: the later checks walk the heap by them.
  HeapFault run() {
    blocks_.for_each_used_block([this](Block* block) { check_survivors(block); });
    blocks_.for_each_used_block([this](Block* block) { check_new_cells(block); });
    check_large_cells();
    check_free_spans();
    check_counts();
    if (ok()) check_references();
    if (kPoisonFreed && ok()) check_poison();
    return fault_;
  }

 private:
  bool ok() const { return fault_.invariant == nullptr; }
  void expect(bool condition, const char* invariant, const void* where) {
    if (!condition && ok()) fault_ = {invariant, where};
  }
  bool check_header(Header* cell) {
    bool valid = static_cast<int>(cell->kind) < kKindCount;
    expect(valid, "a cell has a valid kind", cell);
    return valid;
  }
  /// An old cell has the heap's colour; while a major collection marks, `reached` says whether it has.
  bool has_right_state(const Header* cell, bool reached) const {
    uint8_t colour = collector_.colour();
    if (collector_.marking() && !reached) colour = other_colour(colour);
    return cell->gc_state == marked_state(colour) || cell->gc_state == remembered_state(colour);
  }
  bool has_bit(const Block* block, int side, const Header* cell) const {
    size_t granule = (reinterpret_cast<uintptr_t>(cell) & (kBlockSize - 1)) / kGranule;
    return block_bits(block, side)[granule / 64] >> (granule % 64) & 1;
  }

  void check_survivors(Block* block) {
    uint8_t lines[kLinesPerBlock] = {};
    uintptr_t base = block_address(block), free_from = base, end = base + kBlockSize;
    for_each_bit(block, blocks_.live(), [&](Header* cell) {
      auto address = reinterpret_cast<uintptr_t>(cell);
      if (!ok() || !check_header(cell)) return;
      expect(has_right_state(cell, has_bit(block, blocks_.marks(), cell)), "an old cell has the colour it should have",
             cell);
      expect(address >= free_from, "cells do not overlap", cell);
      size_t size = collector_.size_of(cell);
      expect(size >= kGranule && size <= kMaxSmallCell && address + size <= end,
             "a small cell has a positive size and ends within its block", cell);
      if (!ok()) return;
      free_from = address + size;
      for (size_t line = (address - base) / kLineSize; line <= (free_from - 1 - base) / kLineSize; line++)
        lines[line] = 1;
      count(cell, size);
    });
    expect(!ok() || std::equal(lines, lines + kLinesPerBlock, block_lines(block, blocks_.live())),
           "exactly the lines that survivors touch are marked", block);
    used_++;
  }

  // The walk of for_each_new_cell, which takes sizes on trust, once more without trust.
  void check_new_cells(Block* block) {
    if (!ok()) return;
    BlockSpace::for_each_new_run(block, blocks_.live(), [&](uintptr_t start, uintptr_t end) {
      end = collector_.end_of_new_cells(start, end);
      for (uintptr_t address = start; address < end && ok();) {
        auto* cell = reinterpret_cast<Header*>(address);
        if (cell->gc_state == kTail) break;
        if (!check_header(cell)) return;
        expect(cell->gc_state == kNew, "a cell allocated since the last collection is new", cell);
        expect(block->touched, "a block with new cells is on the list of touched ones", block);
        size_t size = collector_.size_of(cell);
        expect(size >= kGranule && size <= kMaxSmallCell && size <= end - address,
               "a new cell has a positive size and ends within its run", cell);
        address += size;
      }
    });
  }

  void check_large_cells() {
    if (!ok()) return;
    large_.sort();
    size_t mapped = 0;
    Buffer<LargeCell> sorted;
    if (!sorted.reserve(large_.cells().size() + 1)) return;
    for (const LargeCell& large : large_.cells()) (void)sorted.push(large);
    std::sort(sorted.begin(), sorted.end(), [](const LargeCell& a, const LargeCell& b) { return a.address < b.address; });
    uintptr_t free_from = 0;
    for (const LargeCell& large : sorted) {
      Header* cell = large.header();
      expect(large.base() >= free_from, "large cells do not overlap", cell);
      free_from = large.end();
      mapped += large.mapped;
      if (!ok() || !check_header(cell)) return;
      bool reached = colour_of(cell) == collector_.colour();
      expect(cell->gc_state == kNew || has_right_state(cell, reached),
             "a large cell is new or has a colour of the heap", cell);
      size_t size = collector_.size_of(cell);
      expect(size > kMaxSmallCell && large.address + size <= large.end(), "a large cell fits its pages", cell);
      if (cell->gc_state != kNew) count(cell, size);
    }
    expect(mapped == large_.bytes_mapped(), "the pages of large cells add up", nullptr);
  }

  void check_free_spans() {
    size_t dirty = 0;
    large_.for_each_free_span([&](const Span& span) {
      auto* where = reinterpret_cast<const void*>(span.base);
      expect(span.size != 0 && span.size % pages::page_size() == 0, "a free span is whole pages", where);
      expect(span.dirty <= span.size, "a free span is not dirtier than long", where);
      dirty += span.dirty;
      for (const LargeCell& cell : large_.cells()) {
        bool apart = cell.base() >= span.end() || cell.end() <= span.base;
        expect(apart, "free spans do not overlap large cells", where);
      }
    });
    expect(dirty == large_.bytes_retained(), "the retained pages add up", nullptr);
  }

  void check_counts() {
    expect(used_ == blocks_.blocks_used(), "the blocks in use add up", nullptr);
    expect(!ok() || old_bytes_ == collector_.old_bytes(), "the bytes of old cells add up", nullptr);
    bool marking = ok() && collector_.marking();
    expect(!marking || marked_bytes_ == collector_.marker().marked().bytes, "the bytes of marked cells add up",
           nullptr);
    if (ok() && !collector_.remembered_lost()) check_remembered();
  }

  void check_remembered() {
    for (Header* cell : collector_.remembered()) {
      expect(cell->gc_state == remembered_state(colour_of(cell)), "a cell on the remembered list is remembered", cell);
    }
    expect(!ok() || remembered_ == collector_.remembered().size(), "remembered cells are on the list", nullptr);
  }

  void count(const Header* cell, size_t size) {
    old_bytes_ += size;
    if (colour_of(cell) == collector_.colour()) marked_bytes_ += size;
    if (!barrier_hits(cell, kUnreported)) remembered_++;
  }

  bool is_cell(Header* cell) const {
    auto address = reinterpret_cast<uintptr_t>(cell);
    return address % kGranule == 0 && collector_.marker().find_cell(address) == cell;
  }

  // Also the references of cells that have died since the last collection: what they refer to was alive then, so it
  // has not been freed.
  void check_references() {
    collector_.prepare_lookups();
    collector_.marker().list_queued();
    auto check = [this](Header* cell) {
      if (!ok()) return;
      from_ = cell;
      collector_.marker().inspect(
          cell,
          [](void* self, Header* target) {
            auto* verifier = static_cast<Verifier*>(self);
            verifier->expect(verifier->is_cell(target), "a reference leads to the start of a cell", verifier->from_);
            if (verifier->ok()) verifier->check_generations(verifier->from_, target);
          },
          this);
    };
    collector_.for_each_cell(check);
    for (Header* cell : collector_.finalizable()) expect(is_cell(cell), "a cell to be finalized is a cell", cell);
  }

  /// What the barrier is for. A cell that was not reported refers to nothing new, and, once it has been traced by the
  /// major collection under way, to nothing that this has not reached.
  void check_generations(Header* from, Header* target) {
    if (!barrier_hits(from, kUnreported)) return;
    expect(target->gc_state != kNew, "an old cell that refers to a new one is remembered", from);
    bool traced = collector_.marking() && colour_of(from) == collector_.colour() && !collector_.marker().lost();
    if (!traced || colour_of(target) == collector_.colour() || target->gc_state == kNew) return;
    expect(collector_.marker().is_queued(from), "what a traced cell refers to has been reached", from);
  }

  __attribute__((no_sanitize("address"))) void expect_poison(uintptr_t low, uintptr_t high) {
    for (uintptr_t p = low; p < high; p += 8) {
      expect(*reinterpret_cast<const uint64_t*>(p) == kPoison, "nobody writes to freed memory",
             reinterpret_cast<const void*>(p));
    }
  }

  void check_poison() {
    for (Chunk* chunk : blocks_.chunks()) {
      for (uint32_t i = kFirstBlock; i < chunk->next_fresh; i++) {
        Block* block = &chunk->blocks[i];
        uintptr_t base = block_address(block);
        if (block->state == Block::kDirty) expect_poison(base, base + kBlockSize);
        if (block->state != Block::kInUse) continue;
        uintptr_t free_from = base;
        for_each_bit(block, blocks_.live(), [&](Header* cell) {
          check_gap(block, free_from, reinterpret_cast<uintptr_t>(cell));
          free_from = reinterpret_cast<uintptr_t>(cell) + collector_.size_of(cell);
        });
        check_gap(block, free_from, base + kBlockSize);
      }
    }
  }

  // Between two survivors: free unless it was handed out as a run.
  void check_gap(Block* block, uintptr_t low, uintptr_t high) {
    const uint8_t* lines = block_lines(block, blocks_.live());
    uintptr_t base = block_address(block);
    while (low < high) {
      size_t line = (low - base) / kLineSize;
      uintptr_t next = std::min(high, base + (line + 1) * kLineSize);
      if (lines[line] != 0 || line >= block->cursor) expect_poison(low, next);
      low = next;
    }
  }

  Collector& collector_;
  BlockSpace& blocks_;
  LargeSpace& large_;
  HeapFault fault_;
  Header* from_ = nullptr;
  size_t old_bytes_ = 0, marked_bytes_ = 0, remembered_ = 0, used_ = 0;
};

}  // namespace

HeapFault find_fault(Collector& collector) { return Verifier(collector).run(); }

void verify_heap(Collector& collector) {
  HeapFault fault = find_fault(collector);
  if (fault.invariant != nullptr) fault_at(fault.invariant, fault.where);
}

void fault_at(const char* invariant, const void* where) {
  char text[200];
  std::snprintf(text, sizeof text, "%s; found at %p", invariant, where);
  fail_check("heap invariant", text, __FILE__, __LINE__);
}

}  // namespace gs::gc
