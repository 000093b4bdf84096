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
  bool survived(const Header* cell) const {
    return cell->gc_state == collector_.colour() || cell->gc_state == kRemembered;
  }

  void check_survivors(Block* block) {
    uint8_t lines[kLinesPerBlock] = {};
    uintptr_t base = block_address(block), free_from = base, end = base + kBlockSize;
    for_each_bit(block, blocks_.marks(), [&](Header* cell) {
      auto address = reinterpret_cast<uintptr_t>(cell);
      if (!ok() || !check_header(cell)) return;
      expect(survived(cell), "a cell with a mark bit has the colour of the last collection", cell);
      expect(address >= free_from, "cells do not overlap", cell);
      size_t size = collector_.size_of(cell);
      expect(size >= kGranule && size <= kMaxSmallCell && address + size <= end,
             "a small cell has a positive size and ends within its block", cell);
      if (!ok()) return;
      free_from = address + size;
      for (size_t line = (address - base) / kLineSize; line <= (free_from - 1 - base) / kLineSize; line++)
        lines[line] = 1;
      live_bytes_ += size;
    });
    expect(!ok() || std::equal(lines, lines + kLinesPerBlock, block_lines(block, blocks_.marks())),
           "exactly the lines that survivors touch are marked", block);
    used_++;
  }

  // The walk of for_each_new_cell, which takes sizes on trust, once more without trust.
  void check_new_cells(Block* block) {
    if (!ok()) return;
    BlockSpace::for_each_new_run(block, blocks_.marks(), [&](uintptr_t start, uintptr_t end) {
      end = collector_.end_of_new_cells(start, end);
      for (uintptr_t address = start; address < end && ok();) {
        auto* cell = reinterpret_cast<Header*>(address);
        if (cell->gc_state == kTail) break;
        if (!check_header(cell)) return;
        expect(cell->gc_state == kNew, "a cell allocated since the last collection is new", cell);
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
    uintptr_t free_from = 0;
    for (const LargeCell& large : large_.cells()) {
      Header* cell = large.header();
      expect(large.base >= free_from, "large cells do not overlap", cell);
      free_from = large.base + large.mapped;
      mapped += large.mapped;
      if (!ok() || !check_header(cell)) return;
      expect(cell->gc_state == kNew || survived(cell), "a large cell is new or has the colour of the last collection",
             cell);
      size_t size = collector_.size_of(cell);
      expect(size > kMaxSmallCell && size <= large.mapped, "a large cell fits its pages", cell);
      if (cell->gc_state != kNew) live_bytes_ += size;
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
      const LargeCell* next = std::lower_bound(large_.cells().begin(), large_.cells().end(), span.base,
                                               [](const LargeCell& cell, uintptr_t base) { return cell.base < base; });
      bool apart = large_.find(span.base) == nullptr && (next == large_.cells().end() || next->base >= span.end());
      expect(apart, "free spans do not overlap large cells", where);
    });
    expect(dirty == large_.bytes_retained(), "the retained pages add up", nullptr);
  }

  void check_counts() {
    expect(used_ == blocks_.blocks_used(), "the blocks in use add up", nullptr);
    expect(!ok() || live_bytes_ == collector_.live_bytes(), "the bytes of survivors add up", nullptr);
  }

  bool is_cell(Header* cell) const {
    auto address = reinterpret_cast<uintptr_t>(cell);
    if (address % kGranule != 0) return false;
    Chunk* chunk = blocks_.find_chunk(address);
    if (chunk == nullptr) return large_.find(address) == cell;
    Block* block = chunk->block_at(address);
    if (block->state != Block::kInUse) return false;
    size_t granule = (address & (kBlockSize - 1)) / kGranule;
    return block_bits(block, blocks_.starts())[granule / 64] >> (granule % 64) & 1;
  }

  // Also the references of cells that have died since the last collection: what they refer to was alive then, so it
  // has not been freed.
  void check_references() {
    collector_.learn_all_starts();
    auto check = [this](Header* cell) {
      if (!ok()) return;
      from_ = cell;
      collector_.marker().inspect(
          cell,
          [](void* self, Header* target) {
            auto* verifier = static_cast<Verifier*>(self);
            verifier->expect(verifier->is_cell(target), "a reference leads to the start of a cell", verifier->from_);
          },
          this);
    };
    collector_.for_each_cell(check);
    for (Header* cell : collector_.finalizable()) expect(is_cell(cell), "a cell to be finalized is a cell", cell);
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
        for_each_bit(block, blocks_.marks(), [&](Header* cell) {
          check_gap(block, free_from, reinterpret_cast<uintptr_t>(cell));
          free_from = reinterpret_cast<uintptr_t>(cell) + collector_.size_of(cell);
        });
        check_gap(block, free_from, base + kBlockSize);
      }
    }
  }

  // Between two survivors: free unless it was handed out as a run.
  void check_gap(Block* block, uintptr_t low, uintptr_t high) {
    const uint8_t* lines = block_lines(block, blocks_.marks());
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
  size_t live_bytes_ = 0, used_ = 0;
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
