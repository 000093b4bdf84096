// Large cells: above kMaxSmallCell, each on pages of its own.
//
// Up to 16 MiB they are cut from regions, 64 MiB of address space each, rather than mapped one by one: a mapping costs
// microseconds, and Linux grants a process only 65,530 of them. Larger ones are mapped singly; the last two that died
// are kept, for a program that makes one after the other.
//
// There is no list surgery when a cell dies. Its pages become a span in a bin by size (a bin per power of two pages),
// from which smaller cells are cut, from its front. After a major collection, or when no span fits, all spans are
// sorted by address, neighbours are joined, and all are dealt anew into the bins.
//
// The cells that were there at the last collection stand first in the list, by address; the new ones follow, so that
// a minor collection looks at these alone.
//
// The front part of a span may be dirty (resident, holds anything), the rest is clean (reads as zero, not resident).
// What is dirty is zeroed with memset when it is reused, which is five to twenty times faster than having the kernel
// fault zeroed pages in; release() keeps as many dirty bytes as the last cycles have needed and gives the rest back.
//
// A cell does not begin where its pages do, but some cache lines behind, as far as its last page has room, and each
// cell at another line than the one before. Caches choose a set by the address within a page: were all rows of a matrix
// to begin there, a walk along a column would use one set of 64 (slab colouring: Bonwick, "The slab allocator", 1994).
//
// Growing needs no special call: the pages a big array has not yet touched cost nothing, so its owner may as well ask
// for twice the size.
#pragma once

#include <cstddef>
#include <cstdint>

#include "gc/buffer.h"
#include "gc/header.h"
#include "gc/pages.h"

namespace gs::gc {

struct LargeCell {
  uintptr_t address;  ///< somewhere in the first of its pages
  size_t mapped;      ///< whole pages
  Header* header() const { return reinterpret_cast<Header*>(address); }
  uintptr_t base() const { return pages::round_down(address); }
  uintptr_t end() const { return base() + mapped; }
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
  /// Memory for a cell of `size` bytes, the first `zeroed` of which are zero, or null: the host gives none.
  Header* allocate(size_t size, size_t zeroed);

  /// Sorts the new cells by address: find_new() needs it after allocations.
  void sort();
  /// The new cell whose pages contain `address`, or null.
  Header* find_new(uintptr_t address) const;
  /// The old one.
  Header* find_old(uintptr_t address) const;
  /// Frees each new cell that no collection has marked; the others are old from now on.
  void sweep_young();
  /// Frees each cell without `colour`. No cell may be new.
  void sweep(uint8_t colour);
  /// Keeps at most `keep` dirty bytes, gives the rest back, and deals the spans.
  void release(size_t keep);

  const Buffer<LargeCell>& cells() const { return cells_; }
  size_t bytes_mapped() const { return mapped_; }      ///< of cells
  size_t bytes_retained() const { return retained_; }  ///< of the dirty parts of spans
  uintptr_t low() const { return low_; }               ///< no cell since the last sort lies outside [low, high]
  uintptr_t high() const { return high_; }
  template <typename F>
  void for_each_new(F&& f) const {
    for (size_t i = old_; i < cells_.size(); i++) f(cells_[i]);
  }
  template <typename F>
  void for_each_free_span(F&& f) const {
    for (const Buffer<Span>& bin : bins_) {
      for (const Span& span : bin) f(span);
    }
    for (const Span& spare : spares_) {
      if (spare.size != 0) f(spare);
    }
  }

 private:
  static constexpr int kBins = 20;
  static int bin_of(size_t size);
  bool add_region();
  bool take_span(size_t size, Span* span);
  bool take_joined_span(size_t size, Span* span);
  bool take_pages(size_t size, Span* span);
  bool take_huge(size_t size, Span* span);
  void free_span(Span span);
  void release_excess(size_t keep);
  void join_and_deal();
  uintptr_t region_end(uintptr_t address) const;
  void free_cell(const LargeCell& cell);
  void free_huge(const LargeCell& cell);
  void drop_spare(Span& spare);
  void merge_survivors(size_t count);
  static Header* find_between(const LargeCell* begin, const LargeCell* end, uintptr_t address);

  Buffer<LargeCell> cells_;  ///< old_ cells by address, then the new ones; these too in order up to sorted_
  Buffer<LargeCell> scratch_;
  size_t old_ = 0, sorted_ = 0;
  Buffer<Span> bins_[kBins];
  Buffer<Span> spans_;           ///< while they are joined
  Span spares_[2] = {};          ///< huge cells that died; size 0: none
  Buffer<uintptr_t> regions_;    ///< by address
  size_t mapped_ = 0, retained_ = 0;
  size_t placed_ = 0;            ///< cells so far
  uintptr_t low_ = ~uintptr_t{0}, high_ = 0;
};

}  // namespace gs::gc
