// Memory for machine code: areas for what runs, and areas for what hardly ever does.
//
//      chunk 0, 1 MiB                                      chunk 1 …
//       |  hot: fast paths, function after function  |  cold: slow paths, exits  |  hot  |  cold  |  …
//
// Hot code of all functions is contiguous, so instruction cache and TLB hold nothing but it; a slow path is a far jump
// away, never between two loops ("BOLT" does this to finished binaries: Panchenko and others, 2019). A conditional branch
// of AArch64 reaches 1 MiB, and the hot code of a function branches to its cold code, so both lie in one chunk; a program
// that fills more than one has as many hot areas. All chunks are within reach of a direct call (128 MiB).
//
// No byte is ever writable and executable at once, in one of two ways:
//
//   kDual     the memory is mapped twice, once for writing and once for running. Publishing is copying.
//   kToggle   it is mapped once, and the pages written to are unprotected for as long as the copying takes. For hosts
//             that give no second mapping.
//
// The figure has the baseline compiler's chunks. The optimizing tier's code reaches farther, and reads constants: it has one
// large chunk with a third area for them (orc-tier/orc/region_memory.h).
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
  enum class Area : uint8_t { kHot, kCold, kData };
  static constexpr int kAreas = 3;

  /// How a chunk is divided, in the order of addresses.
  struct Division {
    size_t bytes[kAreas];
    constexpr size_t total() const { return bytes[0] + bytes[1] + bytes[2]; }
  };

  /// (Programs compiled by the baseline have 2.7 to 3.8 times as much hot code as cold on x86-64, as --stats says.)
  static constexpr size_t kChunkBytes = size_t{1} << 20, kHotBytes = size_t{704} << 10;
  static constexpr Division kBaselineDivision{{kHotBytes, kChunkBytes - kHotBytes, 0}};

  /// So many chunks. Null when the host refuses. Pages are not touched before code is written to them.
  static std::unique_ptr<CodeSpace> create(size_t chunks, Mode mode, Division division = kBaselineDivision);
  ~CodeSpace();
  CodeSpace(const CodeSpace&) = delete;
  CodeSpace& operator=(const CodeSpace&) = delete;

  /// All chunks together.
  static constexpr size_t kMostBytes = size_t{127} << 20;
  static constexpr size_t kAlignment = 16;

  /// The two parts of one piece of code.
  struct Pair {
    uint8_t* hot;
    uint8_t* cold;
  };
  /// Room for code, in both areas of one chunk: where it will run. Nulls when no chunk has room. Nothing is there yet.
  Pair allocate(size_t hot_bytes, size_t cold_bytes);
  /// Copies `code` to where allocate() said, and makes the processor see it.
  void write(uint8_t* where, std::span<const uint8_t> code);
  /// Gives room back. Nobody may run or return into it any more.
  void free(Pair code, size_t hot_bytes, size_t cold_bytes);
  /// Room for constants that code reads, or null: written with write(), never executed.
  uint8_t* allocate_data(size_t bytes);
  void free_data(uint8_t* data, size_t bytes);

  bool contains(const void* address, Area area) const;
  size_t bytes_used(Area area) const;
  Mode mode() const { return mode_; }

 private:
  /// Free room, ascending and never adjoining.
  struct Gap {
    size_t offset, bytes;
  };
  struct AreaState {
    size_t used = 0;
    std::vector<Gap> gaps;  ///< offsets from run_
    const Gap* find(size_t bytes) const;
    size_t take(size_t bytes);
    void give_back(Gap freed);
  };
  struct Chunk {
    AreaState areas[kAreas];
    AreaState& operator[](Area area) { return areas[static_cast<int>(area)]; }
  };

  CodeSpace() = default;
  bool map_dual();
  bool map_toggle();
  Chunk& chunk_of(const uint8_t* where) { return chunks_[offset_of(where) / division_.total()]; }
  size_t offset_of(const uint8_t* where) const { return static_cast<size_t>(where - run_); }

  Mode mode_ = Mode::kDual;
  Division division_ = kBaselineDivision;
  size_t bytes_ = 0;        ///< of all chunks
  uint8_t* run_ = nullptr;  ///< the view that is executed
  uint8_t* edit_ = nullptr; ///< the view that is written; the same in kToggle
  std::vector<Chunk> chunks_;
};

}  // namespace gs::vm
