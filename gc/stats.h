// What the collector counts about itself. Printed by --stats; read by tests.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gs::gc {

/// Durations, kept as counts per size class: eight classes per doubling, so a percentile is exact to about 6 %.
class PauseHistogram {
 public:
  void add(uint64_t nanoseconds);
  uint64_t count() const { return count_; }
  double total_us() const { return static_cast<double>(total_ns_) / 1e3; }
  double max_us() const { return static_cast<double>(max_ns_) / 1e3; }
  /// The duration in µs that `percent` of all pauses do not exceed; 0 without pauses.
  double percentile_us(double percent) const;

 private:
  static constexpr int kSubBits = 3;
  static constexpr int kClasses = (44 - kSubBits + 1) << kSubBits;  // up to 2^44 ns, about five hours
  uint32_t classes_[kClasses] = {};
  uint64_t count_ = 0, total_ns_ = 0, max_ns_ = 0;
};

struct GcStats {
  uint64_t collections = 0;            ///< of both kinds, those done in steps counted when complete
  uint64_t minors = 0, majors = 0;     ///< full collections count as major
  uint64_t collections_for_limit = 0;  ///< of these, forced because the memory limit was near
  PauseHistogram pauses;               ///< all of them, and by kind:
  PauseHistogram pauses_minor;
  PauseHistogram pauses_step;          ///< of a major collection
  PauseHistogram pauses_final;         ///< the last pause of one
  PauseHistogram pauses_full;          ///< whole collections

  // As of the end of the last collection.
  size_t bytes_live = 0;       ///< bytes of old cells, in blocks and large ones, without external memory
  size_t cells_live = 0;
  size_t bytes_small_live = 0;
  double mark_ms = 0;          ///< of the last full collection
  double sweep_ms = 0;         ///< of the last major collection

  // Now.
  size_t bytes_allocated = 0;  ///< bytes of cells: survivors and everything since
  size_t bytes_external = 0;   ///< reported with add_external
  size_t bytes_footprint = 0;  ///< what the limit is compared with: blocks in use, large cells' pages, external
  size_t bytes_retained = 0;   ///< free, not (yet) returned to the system
  size_t blocks_used = 0;
  size_t blocks_free = 0;      ///< empty, still holding memory
  size_t large_objects = 0;
  uint64_t total_bytes_allocated = 0;  ///< since the heap was made
  uint64_t barrier_hits = 0;
  uint64_t mark_stack_overflows = 0;  ///< times marking had to rescan the heap because the host gave no memory
  size_t finalizers = 0;              ///< cells registered and not yet finalized
};

}  // namespace gs::gc
