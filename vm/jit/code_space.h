// Memory for machine code: two contiguous areas, one for what runs and one for what hardly ever does.
//
//      low                                                                              low + 128 MiB
//       |  hot: loops and fast paths, function after function  |  cold: slow paths, exits, stubs  |
//
// Hot code of all functions is contiguous, so instruction cache and TLB hold nothing but it; a slow path is a far jump
// away, never between two loops ("BOLT" does this to finished binaries: Panchenko and others, 2019). The two areas lie
// within reach of a direct branch on AArch64 (±128 MiB), so code in one calls code in the other directly.
//
// No byte is ever writable and executable at once, in one of two ways:
//
//   kDual     the memory is mapped twice, once for writing and once for running. Publishing is copying.
//   kToggle   it is mapped once, and the pages written to are unprotected for as long as the copying takes. For hosts
//             that give no second mapping.
//
// On Apple hosts the second way uses MAP_JIT and a switch per thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace gs::vm {

class CodeSpace {
 public:
  enum class Mode : uint8_t { kDual, kToggle };
  enum class Area : uint8_t { kHot, kCold };

  /// `bytes` of each area (rounded up to pages, at most kMostBytes). Null when the host refuses.
  static std::unique_ptr<CodeSpace> create(size_t bytes, Mode mode);
  ~CodeSpace();
  CodeSpace(const CodeSpace&) = delete;
  CodeSpace& operator=(const CodeSpace&) = delete;

  static constexpr size_t kMostBytes = size_t{63} << 20;
  static constexpr size_t kAlignment = 16;

  /// Room for `bytes` of code: where it will run. Null when the area is full. Nothing is there yet.
  uint8_t* allocate(Area area, size_t bytes);
  /// Copies `code` to where allocate() said, and makes the processor see it.
  void write(uint8_t* where, std::span<const uint8_t> code);
  /// Gives room back. Nobody may run or return into it any more.
  void free(uint8_t* where, size_t bytes);

  bool contains(const void* address, Area area) const;
  size_t bytes_used(Area area) const { return areas_[static_cast<int>(area)].used; }
  Mode mode() const { return mode_; }

 private:
  /// Free room, ascending and never adjoining.
  struct Gap {
    size_t offset, bytes;
  };
  struct AreaState {
    size_t begin = 0, end = 0;  ///< offsets from run_
    size_t used = 0;
    std::vector<Gap> gaps;
  };

  CodeSpace() = default;
  bool map_dual();
  bool map_toggle();
  AreaState& area_of(const uint8_t* where);

  Mode mode_ = Mode::kDual;
  size_t bytes_ = 0;        ///< of both areas together
  uint8_t* run_ = nullptr;  ///< the view that is executed
  uint8_t* edit_ = nullptr; ///< the view that is written; the same in kToggle
  AreaState areas_[2];
};

}  // namespace gs::vm
