// Tracer: what the embedder is handed when the heap asks for references.
//
// edge() is called once for each reference in the heap: it is the inner loop of marking. A cell that is not in the
// cache costs a hundred times what the rest of its marking does, so edge() does not look at the cell: it asks for its
// line and queues it, and looks at the cell that was queued 16 edges ago, whose line has arrived meanwhile (the
// "prefetch on grey, first in first out" of Cher, Hosking and Vitek, 2004; OCaml 5 and Go mark this way).
#pragma once

#include <cstddef>
#include <cstdint>

#include "gc/barrier.h"

namespace gs::gc {

class Tracer {
 public:
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  /// An exact reference: null, or the first byte of a heap cell.
  GS_INLINE void edge(Header* cell) {
    if (cell == nullptr || reinterpret_cast<uintptr_t>(cell) - edge_low_ > edge_span_) return;
    // Two prefetches: a small cell often lies across two cache lines, and its references are wanted right after its
    // state. Measured on 80 MB of random references: none 100 ns per cell, one 60 ns, two 46 ns.
    __builtin_prefetch(cell, 1);
    __builtin_prefetch(reinterpret_cast<const char*>(cell) + 32, 1);
    if (tail_ - head_ == kWindow) visit(window_[head_++ % kWindow]);
    window_[tail_++ % kWindow] = cell;
  }

  /// A word that may be anything. If its lower 48 bits are an address inside a cell, the cell is kept alive; and so is
  /// one that ends at this address, if the upper bits, a boxed value's tag, are clear. The word itself is never changed
  /// and never trusted.
  GS_INLINE void ambiguous_word(uint64_t word) {
    uint64_t address = word & kAddressMask;
    if (GS_UNLIKELY(address - ambiguous_low_ <= ambiguous_span_)) ambiguous_address(address, address != word);
  }

  /// Every aligned word of [low, high): stacks, saved registers, exit buffers. Alignment is made up for inwards.
  void ambiguous_range(const void* low, const void* high);

  /// While trace_roots runs: an address of the current native stack below which nothing of the mutator lives. All
  /// callee-saved registers have been stored above it: scan from here to the base of the stack.
  const void* native_stack_pointer() const { return native_stack_pointer_; }

 protected:
  static constexpr uint64_t kAddressMask = (uint64_t{1} << 48) - 1;
  static constexpr uint32_t kWindow = 16;

  Tracer() = default;
  ~Tracer() = default;

  // Only marking may look at the cell: the verifier is handed references of which it does not know yet that they are.
  GS_INLINE void visit(Header* cell) {
    if (passed_over_ == 0 || (passed_over_ >> colour_of(cell) & 1) == 0) visit_unmarked(cell);
  }
  void visit_unmarked(Header* cell);
  void ambiguous_address(uint64_t address, bool boxed);

  uint8_t passed_over_ = 0;  ///< bit c: cells of colour c are of no interest (0 = new); all 0: inspecting
  uint32_t head_ = 0, tail_ = 0;
  // No cell of interest lies outside [low, low + span]: for a minor collection that is where new cells are. A big old
  // array that has been stored into is then read without looking at each of the old cells it refers to.
  uint64_t edge_low_ = 0, edge_span_ = ~uint64_t{0};            ///< of exact references
  uint64_t ambiguous_low_ = ~uint64_t{0}, ambiguous_span_ = 0;  ///< of ambiguous words
  const void* native_stack_pointer_ = nullptr;
  size_t ambiguous_bytes_ = 0;  ///< read by ambiguous_range
  Header* window_[kWindow];
};

}  // namespace gs::gc
