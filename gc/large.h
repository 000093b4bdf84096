// Large cells: above kMaxSmallCell, each on pages of its own.
//
// Up to 16 MiB they are cut from regions, 64 MiB of address space each, rather than mapped one by one: a mapping costs
// microseconds, and Linux grants a process only 65,530 of them. Larger ones are mapped and unmapped singly.
//
// There is no list surgery when a cell dies. A sweep takes all spans, those still free and those of dead cells, sorts
// them by address, joins neighbours, and deals them anew into bins by size (a bin per power of two pages). So between
// two collections a span only ever gets smaller, from its front.
//
// The front part of a span may be dirty (resident, holds anything), the rest is clean (reads as zero, not resident).
// What is dirty is zeroed with memset when it is reused, which is five to twenty times faster than having the kernel
// fault zeroed pages in; release() keeps as many dirty bytes as the last cycles have needed and gives the rest back.
//
// Growing needs no special call: the pages a big array has not yet touched cost nothing, so its owner may as well ask
// for twice the size.
#pragma once

#include <cstddef>
#include <cstdint>

#include "gc/buffer.h"
#include "gc/header.h"

namespace gs::gc {

struct LargeCell {
  uintptr_t base;
  size_t mapped;  ///< whole pages
  Header* header() const { return reinterpret_cast<Header*>(base); }
};

struct Span {
  uintptr_t base;
  size_t size;
  size_t dirty;  ///< bytes from base on
  uintptr_t end() const { return base + size; }
};

class LargeSpace {
 public:
  static constexpr size_t kRegionSize = size_t{64} << 20;
  static constexpr size_t kHugeCell = size_t{16} << 20;  ///< mapped singly from here on

  LargeSpace() = default;
  ~LargeSpace();
  LargeSpace(const LargeSpace&) = delete;
  LargeSpace& operator=(const LargeSpace&) = delete;

  /// What a cell of `size` bytes takes from the limit.
  static size_t footprint_of(size_t size);
  /// Zeroed memory, or null: the host gives none.
  Header* allocate(size_t size);

  /// Sorts the cells by address: find() needs it after allocations.
  void sort();
  /// The cell whose pages contain `address`, or null.
  Header* find(uintptr_t address) const;
  /// Frees each cell whose gc_state is not `colour`.
  void sweep(uint8_t colour);
  /// After sweep(): keeps at most `keep` dirty bytes, gives the rest back, and deals the spans.
  void release(size_t keep);

  const Buffer<LargeCell>& cells() const { return cells_; }
  size_t bytes_mapped() const { return mapped_; }      ///< of cells
  size_t bytes_retained() const { return retained_; }  ///< of the dirty parts of spans
  uintptr_t low() const { return low_; }               ///< no cell since the last sort lies outside [low, high]
  uintptr_t high() const { return high_; }
  template <typename F>
  void for_each_free_span(F&& f) const {
    for (const Buffer<Span>& bin : bins_) {
      for (const Span& span : bin) f(span);
    }
  }

 private:
  static constexpr int kBins = 20;
  static int bin_of(size_t size);
  bool add_region();
  bool take_span(size_t size, Span* span);
  void free_span(Span span);
  void release_excess(size_t keep);
  void join_and_deal();
  uintptr_t region_end(uintptr_t address) const;

  Buffer<LargeCell> cells_;  ///< the first sorted_ of them by address
  Buffer<LargeCell> scratch_;
  size_t sorted_ = 0;
  Buffer<Span> bins_[kBins];
  Buffer<Span> spans_;           ///< between sweep and release: of the cells that died
  Buffer<uintptr_t> regions_;    ///< by address
  size_t mapped_ = 0, retained_ = 0;
  uintptr_t low_ = ~uintptr_t{0}, high_ = 0;
};

}  // namespace gs::gc
