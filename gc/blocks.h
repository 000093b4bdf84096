// Blocks and lines: where small cells live.
//
// A chunk is 64 MiB of address space at a multiple of 64 MiB. It is divided into 64 KiB blocks, a block into 512 lines
// of 128 bytes. The first blocks of a chunk hold what the collector knows about the rest, so the knowledge about an
// address is found by masking and shifting it, and neither marking nor sweeping touches a dead cell:
//
//   chunk   +------+--------+---------------+-----------------+-------+-------+--   --+-------+
//           | next | Block  | bits[3]       | lines[3]        | block | block |  ...  | block |
//           | fresh| x 1024 | 1 per granule | 1 byte per line |       |       |       |       |
//           +------+--------+---------------+-----------------+-------+-------+--   --+-------+
//
//   block   line 0    1    2    3    4    5    6    7    8    9                    511
//           +----+----+----+----+----+----+----+----+----+----+--   --+----+----+----+
//           |AABB|B   |    |    |  CC|CCCC|C   |    |    |    |       |    |    |  D |   cells A-D survived
//           +----+----+----+----+----+----+----+----+----+----+--   --+----+----+----+
//   lines    1    1    0    0    1    1    1    0    0    0            0    0    1        lines they touch
//                     |<-run->|             |<------- run -------->|                   what allocation may use
//                             ^ cursor: runs below it have been handed out and hold new cells
//
// There are three sets of bits and lines:
//
//   live()    every old cell (it has survived a collection) and the lines it touches. Allocation and lookups use it.
//   marks()   what the current major marking has reached. When it ends this set becomes live(); meanwhile it is
//             either being cleared, a few blocks at a time, or means nothing.
//   kYoung    scratch of one minor collection: the starts of new cells, and the lines as they were when it began.
//
// New cells have no bits in live(). They lie in runs, contiguous, and know their size, so a walk over the run finds
// them, and allocation need not set a bit per cell; a minor collection enters those that survive.
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
  bool starts_known;    ///< the new cells of this block are in kYoung
  bool touched;         ///< a run was handed out since the last collection: it is on the list of touched blocks
  uint16_t cursor;      ///< lines below belong to cells or to runs that were handed out
  uint16_t free_lines;  ///< as of the last sweep
  uint32_t survivors;   ///< as of the last sweep; only counted where freed memory is poisoned
  Block* next;          ///< in the list it is on
  Block* next_touched;
};

struct Chunk {
  uint32_t next_fresh;  ///< blocks from here on were never used
  Block blocks[kBlocksPerChunk];
  uint64_t bits[3][kChunkSize / kGranule / 64];
  uint8_t lines[3][kChunkSize / kLineSize];

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
  static constexpr int kYoung = 2;
  int live() const { return live_; }
  int marks() const { return live_ ^ 1; }
  bool has_touched() const { return touched_ != nullptr; }
  /// A minor collection begins: remembers the lines of touched blocks as they are.
  void begin_minor();
  /// A minor collection has entered the survivors: the other lines of touched blocks are free again.
  void sweep_young();
  /// Clears the marks of up to `count` blocks; true when those of all blocks are clear. Starts over after that.
  bool clear_marks(uint32_t count);
  /// Major marking is over, and no block is touched: the marks become what is live; finds out what is free.
  void sweep();
  /// After sweep(), or when memory is tight: keeps at most `keep` bytes of empty blocks, gives the rest back, makes
  /// the lists allocation uses. No block may be touched.
  void release(size_t keep);

  // --- looking things up
  /// The chunk that contains `address`, or null.
  Chunk* find_chunk(uintptr_t address) const;
  const Buffer<Chunk*>& chunks() const { return chunks_; }
  template <typename F>
  void for_each_touched_block(F&& f) const {
    for (Block* block = touched_; block != nullptr; block = block->next_touched) f(block);
  }
  template <typename F>
  void for_each_used_block(F&& f) const {
    for (Chunk* chunk : chunks_) {
      for (uint32_t i = kFirstBlock; i < chunk->next_fresh; i++) {
        if (chunk->blocks[i].state == Block::kInUse) f(&chunk->blocks[i]);
      }
    }
  }
  /// Calls f(start, end) for each run of `block` that has been handed out since the last collection.
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
  void touch(Block* block);
  Chunk* add_chunk();
  void release_excess(size_t keep_blocks);
  void rebuild_lists();

  Buffer<Chunk*> chunks_;  ///< by address
  Block* recyclable_ = nullptr;  ///< in use, with free lines above their cursor; by address
  Block* dirty_list_ = nullptr;  ///< by address, as is the next: reuse low addresses, free the high ones
  Block* clean_list_ = nullptr;
  Chunk* fresh_chunk_ = nullptr;  ///< the one chunk with blocks that were never used
  Block* touched_ = nullptr;
  size_t used_ = 0, dirty_ = 0;  ///< blocks in these states
  size_t clear_chunk_ = 0;       ///< where clear_marks goes on
  uint32_t clear_block_ = kFirstBlock;
  int live_ = 0;
};

}  // namespace gs::gc
