#include "gc/blocks.h"

#include "gc/pages.h"
#include "gc/poison.h"

namespace gs::gc {

namespace {

// A block with fewer free lines is left alone until more of it dies: finding a hole costs about as much as filling
// three lines with cells.
constexpr uint32_t kMinFreeLines = 8;

constexpr size_t kSmallPagesAtStart = size_t{4} << 20;

// Line marks are bytes of 0 or 1, so eight of them add up in a multiplication.
uint32_t count_marked(const uint8_t* lines) {
  uint64_t sum = 0;  // eight lanes of a byte each: at most 64 words of 1, no lane overflows
  for (uint32_t i = 0; i < kLinesPerBlock; i += 8) {
    uint64_t word;
    std::memcpy(&word, lines + i, 8);
    sum += word;
  }
  constexpr uint64_t kEvenBytes = 0x00FF'00FF'00FF'00FF;
  uint64_t pairs = (sum & kEvenBytes) + ((sum >> 8) & kEvenBytes);
  return static_cast<uint32_t>((pairs * 0x0001'0001'0001'0001) >> 48);
}

void clear_side(Block* block, int side) {
  std::memset(block_bits(block, side), 0, kBitWordsPerBlock * sizeof(uint64_t));
  std::memset(block_lines(block, side), 0, kLinesPerBlock);
}

}  // namespace

BlockSpace::~BlockSpace() {
  for (Chunk* chunk : chunks_) {
    permit(chunk->base(), chunk->base() + kChunkSize);
    pages::unmap(chunk, kChunkSize);
  }
}

Chunk* BlockSpace::add_chunk() {
  if (!chunks_.reserve(chunks_.size() + 1)) return nullptr;
  auto* chunk = static_cast<Chunk*>(pages::map(kChunkSize, kChunkSize, pages::Purpose::kReserve));
  if (chunk == nullptr) return nullptr;
  // Small programs live at the start of the first chunk: they shall not pay for 2 MiB pages of which they use little.
  // The tables are never in huge pages: the first block of a chunk touches them in four places, and a host short of huge
  // pages can take 5 ms to find one.
  uintptr_t grown = chunk->base() + kFirstBlock * kBlockSize + (chunks_.empty() ? kSmallPagesAtStart : 0);
  pages::avoid_huge_pages(chunk->base(), grown);
  pages::huge_pages_from(grown, chunk->base() + kChunkSize);
  chunk->next_fresh = kFirstBlock;
  size_t at = 0;
  while (at < chunks_.size() && chunks_[at] < chunk) at++;
  GS_CHECK(chunks_.insert(at, chunk), "room was reserved");
  fresh_chunk_ = chunk;
  return chunk;
}

void BlockSpace::touch(Block* block) {
  if (block->touched) return;
  block->touched = true;
  block->next_touched = touched_;
  touched_ = block;
}

bool BlockSpace::take_hole(Run* run) {
  while (recyclable_ != nullptr) {
    Block* block = recyclable_;
    const uint8_t* lines = block_lines(block, live_);
    uint32_t first = block->cursor;
    // Eight lines at a time over what is in use.
    for (uint64_t word; first + 8 <= kLinesPerBlock; first += 8) {
      std::memcpy(&word, lines + first, 8);
      if (word != 0x0101'0101'0101'0101) break;
    }
    while (first < kLinesPerBlock && lines[first] != 0) first++;
    uint32_t last = first;
    while (last < kLinesPerBlock && lines[last] == 0) last++;
    block->cursor = static_cast<uint16_t>(last);
    if (last == kLinesPerBlock) recyclable_ = block->next;
    if (first == last) continue;
    touch(block);
    uintptr_t base = block_address(block);
    *run = {base + first * kLineSize, base + last * kLineSize, false};
    permit(run->start, run->end);
    return true;
  }
  return false;
}

bool BlockSpace::take_empty(Run* run) {
  Block* block;
  if (dirty_list_ != nullptr) {
    block = dirty_list_;
    dirty_list_ = block->next;
    dirty_--;
  } else if (clean_list_ != nullptr) {
    block = clean_list_;
    clean_list_ = block->next;
  } else {
    if (fresh_chunk_ == nullptr && add_chunk() == nullptr) return false;
    block = &fresh_chunk_->blocks[fresh_chunk_->next_fresh++];
    if (fresh_chunk_->next_fresh == kBlocksPerChunk) fresh_chunk_ = nullptr;
  }
  bool zeroed = block->state == Block::kClean;
  *block = Block{};
  block->state = Block::kInUse;
  touch(block);
  block->cursor = kLinesPerBlock;
  used_++;
  clear_side(block, live_);
  clear_side(block, marks());
  uintptr_t base = block_address(block);
  *run = {base, base + kBlockSize, zeroed};
  permit(run->start, run->end);
  return true;
}

void BlockSpace::begin_minor() {
  for_each_touched_block([this](Block* block) {
    std::memcpy(block_lines(block, kYoung), block_lines(block, live_), kLinesPerBlock);
    block->starts_known = false;
  });
}

// Only what was allocated in since the last collection can have changed. Blocks go to the front of the lists: they are
// what the caches hold. Of the blocks with holes only the first in the list can have been touched.
void BlockSpace::sweep_young() {
  if (recyclable_ != nullptr && recyclable_->touched) recyclable_ = recyclable_->next;
  while (Block* block = touched_) {
    touched_ = block->next_touched;
    block->touched = false;
    block->cursor = 0;
    block->free_lines = static_cast<uint16_t>(kLinesPerBlock - count_marked(block_lines(block, live_)));
    Block** list = &recyclable_;
    if (block->free_lines == kLinesPerBlock) {
      block->state = Block::kDirty;
      used_--;
      dirty_++;
      list = &dirty_list_;
    } else if (block->free_lines < kMinFreeLines) {
      continue;
    }
    block->next = *list;
    *list = block;
  }
}

// Chunks and blocks that come into use in the meantime are clear; at worst some are cleared twice.
bool BlockSpace::clear_marks(uint32_t count) {
  for (; clear_chunk_ < chunks_.size(); clear_chunk_++, clear_block_ = kFirstBlock) {
    Chunk* chunk = chunks_[clear_chunk_];
    for (; clear_block_ < chunk->next_fresh; clear_block_++) {
      if (chunk->blocks[clear_block_].state != Block::kInUse) continue;
      if (count-- == 0) return false;
      clear_side(&chunk->blocks[clear_block_], marks());
    }
  }
  clear_chunk_ = 0;
  clear_block_ = kFirstBlock;
  return true;
}

void BlockSpace::sweep() {
  GS_ASSERT(!has_touched(), "a major collection ends after a minor one");
  live_ ^= 1;
  used_ = dirty_ = 0;
  for (Chunk* chunk : chunks_) {
    for (uint32_t i = kFirstBlock; i < chunk->next_fresh; i++) {
      Block* block = &chunk->blocks[i];
      if (block->state == Block::kInUse) {
        block->free_lines = static_cast<uint16_t>(kLinesPerBlock - count_marked(block_lines(block, live_)));
        block->cursor = 0;
        if (block->free_lines == kLinesPerBlock) block->state = Block::kDirty;
      }
      if (block->state == Block::kInUse) used_++;
      if (block->state == Block::kDirty) dirty_++;
    }
  }
}

void BlockSpace::release(size_t keep) {
  release_excess(keep / kBlockSize);
  rebuild_lists();
}

// Gives back the highest dirty blocks, neighbours in one call, and then chunks in which nothing is left.
void BlockSpace::release_excess(size_t keep_blocks) {
  for (size_t c = chunks_.size(); c-- > 0 && dirty_ > keep_blocks;) {
    Chunk* chunk = chunks_[c];
    for (uint32_t i = chunk->next_fresh; i > kFirstBlock && dirty_ > keep_blocks;) {
      if (chunk->blocks[--i].state != Block::kDirty) continue;
      uint32_t end = i + 1;
      while (true) {
        chunk->blocks[i].state = Block::kClean;
        dirty_--;
        if (i == kFirstBlock || dirty_ <= keep_blocks || chunk->blocks[i - 1].state != Block::kDirty) break;
        i--;
      }
      pages::decommit(reinterpret_cast<void*>(chunk->base() + i * kBlockSize), (end - i) * kBlockSize);
    }
  }
  for (size_t c = chunks_.size(); c-- > 0 && chunks_.size() > 1;) {
    Chunk* chunk = chunks_[c];
    if (chunk == fresh_chunk_) continue;
    bool empty = true;
    for (uint32_t i = kFirstBlock; empty && i < kBlocksPerChunk; i++) empty = chunk->blocks[i].state == Block::kClean;
    if (!empty) continue;
    permit(chunk->base(), chunk->base() + kChunkSize);
    pages::unmap(chunk, kChunkSize);
    chunks_.remove(c);
  }
}

void BlockSpace::rebuild_lists() {
  Block** recyclable = &recyclable_;
  Block** dirty = &dirty_list_;
  Block** clean = &clean_list_;
  auto append = [](Block*** tail, Block* block) {
    **tail = block;
    *tail = &block->next;
  };
  for (Chunk* chunk : chunks_) {
    for (uint32_t i = kFirstBlock; i < chunk->next_fresh; i++) {
      Block* block = &chunk->blocks[i];
      if (block->state == Block::kDirty) append(&dirty, block);
      else if (block->state == Block::kClean) append(&clean, block);
      else if (block->free_lines >= kMinFreeLines) append(&recyclable, block);
    }
  }
  *recyclable = *dirty = *clean = nullptr;
}

Chunk* BlockSpace::find_chunk(uintptr_t address) const {
  Chunk* wanted = Chunk::of(address);
  size_t low = 0, high = chunks_.size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (chunks_[middle] == wanted) return wanted;
    if (chunks_[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return nullptr;
}

}  // namespace gs::gc
