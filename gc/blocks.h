// Blocks and lines: where small cells live.
//
// A chunk is 64 MiB of address space at a multiple of 64 MiB. It is divided into 64 KiB blocks, a block into 512 lines
// of 128 bytes. The first blocks of a chunk hold what the collector knows about the rest, so the knowledge about an
// address is found by masking and shifting it, and neither marking nor sweeping touches a dead cell:
//
//   chunk   +------+--------+------------+------------+---------+---------+-------+-------+--   --+-------+
//           | next | Block  | bits[0]    | bits[1]    | lines[0]| lines[1]| block | block |  ...  | block |
//           | fresh| x 1024 | 1 / granule| 1 / granule| 1 byte /| line    |       |       |       |       |
//           +------+--------+------------+------------+---------+---------+-------+-------+--   --+-------+
//
//   block   line 0    1    2    3    4    5    6    7    8    9                    511
//           +----+----+----+----+----+----+----+----+----+----+--   --+----+----+----+
//           |AABB|B   |    |    |  CC|CCCC|C   |    |    |    |       |    |    |  D |   cells A-D survived
//           +----+----+----+----+----+----+----+----+----+----+--   --+----+----+----+
//   lines    1    1    0    0    1    1    1    0    0    0            0    0    1        lines they touch
//                     |<-run->|             |<------- run -------->|                   what allocation may use
//                             ^ cursor: runs below it have been handed out and hold new cells
//
// There are two sets of bits and lines, and each collection exchanges them. `marks` is what the current (or last)
// marking has reached. `starts` is only meaningful while marking, and while verifying: one bit for each cell that
// existed when it began. It begins as the previous marks, which are the survivors' starts for free; new cells are
// added, a block at a time, when the first ambiguous pointer into that block turns up. Cells in a run are contiguous
// and know their size, so a walk over the run finds them, and allocation need not set a bit per cell.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "gc/buffer.h"
#include "gc/header.h"

namespace gs::gc {

inline constexpr size_t kLineSize = 128;
inline constexpr size_t kBlockSize = size_t{64} << 10;
inline constexpr size_t kChunkSize = size_t{64} << 20;
inline constexpr uint32_t kLinesPerBlock = kBlockSize / kLineSize;
inline constexpr uint32_t kBlocksPerChunk = kChunkSize / kBlockSize;
inline constexpr size_t kBitWordsPerBlock = kBlockSize / kGranule / 64;

/// What is known about one block.
struct Block {
  enum State : uint8_t {
    kClean,  ///< empty, memory is zero and not resident (never used, or given back)
    kDirty,  ///< empty, memory is resident and holds anything
    kInUse,  ///< holds cells
  };
  State state;
  bool starts_known;    ///< the new cells of this block are in `starts`
  bool touched;         ///< a run was handed out since the last sweep
  uint16_t cursor;      ///< lines below belong to cells or to runs that were handed out
  uint16_t free_lines;  ///< as of the last sweep
  uint32_t survivors;   ///< as of the last sweep; only counted where freed memory is poisoned
  Block* next;          ///< in the list it is on
};

struct Chunk {
  uint32_t next_fresh;  ///< blocks from here on were never used
  Block blocks[kBlocksPerChunk];
  uint64_t bits[2][kChunkSize / kGranule / 64];
  uint8_t lines[2][kChunkSize / kLineSize];

  static Chunk* of(const void* p) { return of(reinterpret_cast<uintptr_t>(p)); }
  static Chunk* of(uintptr_t address) { return reinterpret_cast<Chunk*>(address & ~(kChunkSize - 1)); }
  uintptr_t base() const { return reinterpret_cast<uintptr_t>(this); }
  Block* block_at(uintptr_t address) { return &blocks[(address & (kChunkSize - 1)) / kBlockSize]; }
};

/// The first block of a chunk that holds cells.
inline constexpr uint32_t kFirstBlock = (sizeof(Chunk) + kBlockSize - 1) / kBlockSize;

inline uintptr_t block_address(const Block* block) {
  const Chunk* chunk = Chunk::of(block);
  return chunk->base() + static_cast<size_t>(block - chunk->blocks) * kBlockSize;
}
inline uint64_t* block_bits(const Block* block, int side) {
  return Chunk::of(block)->bits[side] + (block_address(block) & (kChunkSize - 1)) / (kGranule * 64);
}
inline uint8_t* block_lines(const Block* block, int side) {
  return Chunk::of(block)->lines[side] + (block_address(block) & (kChunkSize - 1)) / kLineSize;
}

/// Calls f(Header*) for each set bit of one block, in address order.
template <typename F>
void for_each_bit(const Block* block, int side, F&& f) {
  const uint64_t* bits = block_bits(block, side);
  uintptr_t address = block_address(block);
  for (size_t i = 0; i < kBitWordsPerBlock; i++, address += 64 * kGranule) {
    for (uint64_t word = bits[i]; word != 0; word &= word - 1) {
      f(reinterpret_cast<Header*>(address + static_cast<size_t>(std::countr_zero(word)) * kGranule));
    }
  }
}

/// Free lines, handed to the allocator.
struct Run {
  uintptr_t start = 0, end = 0;
  bool zeroed = false;
  size_t size() const { return end - start; }
};

class BlockSpace {
 public:
  BlockSpace() = default;
  ~BlockSpace();
  BlockSpace(const BlockSpace&) = delete;
  BlockSpace& operator=(const BlockSpace&) = delete;

  // --- allocation
  /// The next run of free lines between survivors; false: none left.
  bool take_hole(Run* run);
  bool has_holes() const { return recyclable_ != nullptr; }
  /// An empty block as one run; false: the host gives no memory.
  bool take_empty(Run* run);

  // --- collection
  int marks() const { return marks_; }
  int starts() const { return marks_ ^ 1; }
  /// Marking begins: the marks become the starts, the new marks are empty.
  void flip();
  /// Marking is over: finds out which blocks and lines are free.
  void sweep();
  /// After sweep(): keeps at most `keep` bytes of empty blocks, gives the rest back, makes the lists allocation uses.
  void release(size_t keep);

  // --- looking things up
  /// The chunk that contains `address`, or null.
  Chunk* find_chunk(uintptr_t address) const;
  const Buffer<Chunk*>& chunks() const { return chunks_; }
  template <typename F>
  void for_each_used_block(F&& f) const {
    for (Chunk* chunk : chunks_) {
      for (uint32_t i = kFirstBlock; i < chunk->next_fresh; i++) {
        if (chunk->blocks[i].state == Block::kInUse) f(&chunk->blocks[i]);
      }
    }
  }
  /// Calls f(start, end) for each run of `block` that has been handed out since the last sweep.
  template <typename F>
  static void for_each_new_run(const Block* block, int side, F&& f) {
    const uint8_t* lines = block_lines(block, side);
    uintptr_t base = block_address(block);
    for (uint32_t line = 0; line < block->cursor; line++) {
      if (lines[line] != 0) continue;
      uint32_t first = line;
      while (line < block->cursor && lines[line] == 0) line++;
      f(base + first * kLineSize, base + line * kLineSize);
    }
  }

  size_t blocks_used() const { return used_; }
  size_t blocks_dirty() const { return dirty_; }

 private:
  Chunk* add_chunk();
  void release_excess(size_t keep_blocks);
  void rebuild_lists();

  Buffer<Chunk*> chunks_;  ///< by address
  Block* recyclable_ = nullptr;  ///< in use, with free lines above their cursor; by address
  Block* dirty_list_ = nullptr;  ///< by address, as is the next: reuse low addresses, free the high ones
  Block* clean_list_ = nullptr;
  Chunk* fresh_chunk_ = nullptr;  ///< the one chunk with blocks that were never used
  size_t used_ = 0, dirty_ = 0;  ///< blocks in these states
  int marks_ = 0;
};

}  // namespace gs::gc
