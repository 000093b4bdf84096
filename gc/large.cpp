#include "gc/large.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

#include "gc/barrier.h"
#include "gc/pages.h"
#include "gc/poison.h"

namespace gs::gc {

namespace {
// The first large cells of a program shall not make more resident than they are.
constexpr size_t kSmallPagesAtStart = size_t{4} << 20;
constexpr size_t kCacheLine = 64;

bool by_address(const LargeCell& a, const LargeCell& b) { return a.address < b.address; }
}  // namespace

LargeSpace::~LargeSpace() {
  for (const LargeCell& cell : cells_) {
    if (cell.mapped >= kHugeCell) pages::unmap(reinterpret_cast<void*>(cell.base()), cell.mapped);
  }
  for (Span& spare : spares_) drop_spare(spare);
  for (uintptr_t region : regions_) {
    permit(region, region + kRegionSize);
    pages::unmap(reinterpret_cast<void*>(region), kRegionSize);
  }
}

size_t LargeSpace::footprint_of(size_t size) { return pages::round_up(size); }

int LargeSpace::bin_of(size_t size) {
  int bin = static_cast<int>(std::bit_width(size / pages::page_size())) - 1;
  return bin < kBins ? bin : kBins - 1;
}

bool LargeSpace::add_region() {
  if (!regions_.reserve(regions_.size() + 1)) return false;
  void* memory = pages::map(kRegionSize, pages::page_size(), pages::Purpose::kReserve);
  if (memory == nullptr) return false;
  auto base = reinterpret_cast<uintptr_t>(memory);
  pages::huge_pages_from(base + (regions_.empty() ? kSmallPagesAtStart : 0), base + kRegionSize);
  Span whole{base, kRegionSize, 0};
  if (!bins_[bin_of(kRegionSize)].push(whole)) {
    pages::unmap(memory, kRegionSize);
    return false;
  }
  size_t at = 0;
  while (at < regions_.size() && regions_[at] < base) at++;
  GS_CHECK(regions_.insert(at, base), "room was reserved");
  return true;
}

// The first span that fits, from the bins that may have one; what is left of it goes back. In the lowest bin a span
// may be too small: after some tries the next bin, where all fit, is cheaper than the search.
bool LargeSpace::take_span(size_t size, Span* span) {
  constexpr int kTries = 32;
  for (int b = bin_of(size); b < kBins; b++) {
    Buffer<Span>& bin = bins_[b];
    int tries = kTries;
    for (size_t i = bin.size(); i-- > 0 && tries-- > 0;) {
      if (bin[i].size < size) continue;
      *span = {bin[i].base, size, std::min(size, bin[i].dirty)};
      bin[i].base += size;
      bin[i].size -= size;
      bin[i].dirty -= span->dirty;
      Span rest = bin[i];
      if (rest.size == 0 || bin_of(rest.size) != b) {
        bin[i] = bin.back();
        (void)bin.pop();
        if (rest.size != 0) free_span(rest);
      }
      return true;
    }
  }
  return false;
}

// What minor collections have freed may fit when neighbours are joined. Not worth trying for less than was in use.
bool LargeSpace::take_joined_span(size_t size, Span* span) {
  if (retained_ < size || retained_ < mapped_ / 4) return false;
  release(retained_);
  return take_span(size, span);
}

// Without memory for the list the span's addresses are lost, but not its memory: nothing worse can be afforded here.
void LargeSpace::free_span(Span span) {
  if (bins_[bin_of(span.size)].push(span)) return;
  if (span.dirty != 0) pages::decommit(reinterpret_cast<void*>(span.base), span.dirty);
  retained_ -= span.dirty;
}

// From the free spans, which are no longer retained then, or a new region.
bool LargeSpace::take_pages(size_t size, Span* span) {
  if (!take_span(size, span) && !take_joined_span(size, span)) {
    if (!add_region() || !take_span(size, span)) return false;
  }
  retained_ -= span->dirty;
  return true;
}

Header* LargeSpace::allocate(size_t size, size_t zeroed) {
  size_t mapped = pages::round_up(size), places = (mapped - size) / kCacheLine + 1;
  if (!cells_.reserve(cells_.size() == cells_.capacity() ? cells_.size() * 2 + 64 : 0)) return nullptr;
  Span span;
  bool found = mapped >= kHugeCell ? take_huge(mapped, &span) : take_pages(mapped, &span);
  if (!found) return nullptr;
  uintptr_t address = span.base + kCacheLine * (placed_++ % places), clean_from = span.base + span.dirty;
  permit(address, address + size);
  if (clean_from > address) std::memset(reinterpret_cast<void*>(address), 0, std::min(zeroed, clean_from - address));
  GS_CHECK(cells_.push({address, mapped}), "room was reserved");
  mapped_ += mapped;
  return reinterpret_cast<Header*>(address);
}

void LargeSpace::sort() {
  if (sorted_ != cells_.size()) std::sort(cells_.begin() + old_, cells_.end(), by_address);
  sorted_ = cells_.size();
  low_ = ~uintptr_t{0};
  high_ = 0;
  auto include = [this](size_t first, size_t last) {
    if (first == last) return;
    low_ = std::min(low_, cells_[first].address);
    high_ = std::max(high_, cells_[last - 1].end());
  };
  include(0, old_);
  include(old_, sorted_);
}

Header* LargeSpace::find_between(const LargeCell* begin, const LargeCell* end, uintptr_t address) {
  const LargeCell* after = std::upper_bound(begin, end, LargeCell{address, 0}, by_address);
  if (after == begin) return nullptr;
  return address < after[-1].end() ? after[-1].header() : nullptr;
}

Header* LargeSpace::find_new(uintptr_t address) const {
  GS_ASSERT(sorted_ == cells_.size(), "large cells are sorted before they are searched");
  return find_between(cells_.begin() + old_, cells_.end(), address);
}

Header* LargeSpace::find_old(uintptr_t address) const {
  return find_between(cells_.begin(), cells_.begin() + old_, address);
}

void LargeSpace::free_cell(const LargeCell& cell) {
  mapped_ -= cell.mapped;
  if (cell.mapped >= kHugeCell) return free_huge(cell);
  poison(cell.base(), cell.end());
  retained_ += cell.mapped;
  free_span({cell.base(), cell.mapped, cell.mapped});
}

// Zeroing what is resident takes a third of the time it takes to have it mapped anew (20 MB: 1.4 ms against 4 ms).
bool LargeSpace::take_huge(size_t size, Span* span) {
  for (Span& spare : spares_) {
    if (spare.size < size || spare.size - size > size / 4) continue;
    *span = {spare.base, size, size};
    retained_ -= spare.size;
    if (spare.size != size) pages::unmap(reinterpret_cast<void*>(span->end()), spare.size - size);
    spare = {};
    return true;
  }
  *span = {reinterpret_cast<uintptr_t>(pages::map(size, pages::page_size(), pages::Purpose::kUse)), size, 0};
  if (span->base == 0) return false;
  pages::huge_pages_from(span->base, span->end());
  return true;
}

void LargeSpace::drop_spare(Span& spare) {
  if (spare.size == 0) return;
  permit(spare.base, spare.end());
  pages::unmap(reinterpret_cast<void*>(spare.base), spare.size);
  retained_ -= spare.size;
  spare = {};
}

// The latest takes the place of the one kept longest.
void LargeSpace::free_huge(const LargeCell& cell) {
  drop_spare(spares_[1]);
  spares_[1] = spares_[0];
  spares_[0] = {cell.base(), cell.mapped, cell.mapped};
  retained_ += cell.mapped;
  forbid(cell.base(), cell.end());
}

void LargeSpace::sweep_young() {
  sort();
  size_t kept = old_;
  for (size_t i = old_; i < cells_.size(); i++) {
    if (cells_[i].header()->gc_state != kNew) cells_[kept++] = cells_[i];
    else free_cell(cells_[i]);
  }
  cells_.shrink(kept);
  merge_survivors(kept - old_);
  old_ = sorted_ = kept;
}

// Merges the last `count` cells in from the back; what is old is in order already.
void LargeSpace::merge_survivors(size_t count) {
  scratch_.clear();
  if (count == 0) return;
  if (!scratch_.reserve(count)) return std::sort(cells_.begin(), cells_.end(), by_address);
  std::memcpy(scratch_.begin(), cells_.begin() + old_, count * sizeof(LargeCell));
  size_t old = old_, to = cells_.size();
  for (size_t i = count; i > 0;) {
    bool old_is_last = old > 0 && by_address(scratch_.begin()[i - 1], cells_[old - 1]);
    cells_[--to] = old_is_last ? cells_[--old] : scratch_.begin()[--i];
  }
}

void LargeSpace::sweep(uint8_t colour) {
  GS_ASSERT(old_ == cells_.size(), "a major collection ends after a minor one");
  size_t live = 0;
  for (const LargeCell& cell : cells_) {
    if (colour_of(cell.header()) == colour) cells_[live++] = cell;
    else free_cell(cell);
  }
  cells_.shrink(live);
  old_ = sorted_ = live;
}

void LargeSpace::release(size_t keep) {
  for (size_t i = std::size(spares_); i-- > 0 && retained_ > keep;) drop_spare(spares_[i]);
  for (Buffer<Span>& bin : bins_) {
    size_t kept = 0;
    for (const Span& span : bin) {
      if (!spans_.push(span)) bin[kept++] = span;
    }
    bin.shrink(kept);
  }
  std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.base < b.base; });
  release_excess(keep);
  join_and_deal();
}

// The lowest dirty bytes stay resident, the others are given back.
void LargeSpace::release_excess(size_t keep) {
  size_t kept = 0;
  for (Span& span : spans_) {
    if (kept + span.dirty <= keep) {
      kept += span.dirty;
      continue;
    }
    pages::decommit(reinterpret_cast<void*>(span.base), span.dirty);
    retained_ -= span.dirty;
    span.dirty = 0;
  }
}

uintptr_t LargeSpace::region_end(uintptr_t address) const {
  return std::upper_bound(regions_.begin(), regions_.end(), address)[-1] + kRegionSize;
}

// Neighbours within a region become one span, dirty up to the last dirty byte of any of them; if less than half of that
// is really dirty, it is not worth the memset of the rest. Highest first, so that the ends of the bins, where allocation
// looks first, are low addresses.
void LargeSpace::join_and_deal() {
  for (size_t i = spans_.size(); i > 0;) {
    size_t last = i - 1, first = last;
    uintptr_t end = spans_[last].end(), limit = region_end(spans_[last].base);
    while (first > 0 && spans_[first - 1].end() == spans_[first].base &&
           spans_[first - 1].base >= limit - kRegionSize) {
      first--;
    }
    Span joined{spans_[first].base, end - spans_[first].base, 0};
    size_t dirty = 0;
    for (size_t part = first; part < i; part++) {
      if (spans_[part].dirty == 0) continue;
      dirty += spans_[part].dirty;
      joined.dirty = spans_[part].base + spans_[part].dirty - joined.base;
    }
    i = first;
    retained_ -= dirty;
    if (dirty < joined.dirty / 2) {
      pages::decommit(reinterpret_cast<void*>(joined.base), joined.dirty);
      joined.dirty = 0;
    }
    retained_ += joined.dirty;
    if (joined.size == kRegionSize && joined.dirty == 0 && regions_.size() > 1) {
      permit(joined.base, joined.end());
      pages::unmap(reinterpret_cast<void*>(joined.base), kRegionSize);
      regions_.remove(
          static_cast<size_t>(std::lower_bound(regions_.begin(), regions_.end(), joined.base) - regions_.begin()));
      continue;
    }
    free_span(joined);
  }
  spans_.clear();
}

}  // namespace gs::gc
