#include "vm/jit/code_space.h"

#include <algorithm>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <libkern/OSCacheControl.h>
#include <pthread.h>
#endif

#include "gc/pages.h"
#include "vm/base/check.h"

namespace gs::vm {
namespace {

constexpr size_t round_up(size_t n, size_t to) { return (n + to - 1) / to * to; }

uint8_t* map_pages(size_t bytes, int protection, int flags, int fd) {
  void* memory = mmap(nullptr, bytes, protection, flags, fd, 0);
  return memory == MAP_FAILED ? nullptr : static_cast<uint8_t*>(memory);
}

void flush_instruction_cache(uint8_t* begin, size_t bytes) {
#if defined(__APPLE__)
  sys_icache_invalidate(begin, bytes);
#else
  __builtin___clear_cache(reinterpret_cast<char*>(begin), reinterpret_cast<char*>(begin + bytes));
#endif
}

}  // namespace

std::unique_ptr<CodeSpace> CodeSpace::create(size_t chunks, Mode mode, Division division) {
  std::unique_ptr<CodeSpace> space(new CodeSpace);
  space->mode_ = mode;
  space->division_ = division;
  space->chunks_.resize(std::min(chunks, kMostBytes / division.total()));
  space->bytes_ = space->chunks_.size() * division.total();
  if (!(mode == Mode::kDual ? space->map_dual() : space->map_toggle())) return nullptr;
  size_t begin = 0;
  for (Chunk& chunk : space->chunks_) {
    for (int i = 0; i < kAreas; i++) {
      if (division.bytes[i] != 0) chunk.areas[i].gaps = {{begin, division.bytes[i]}};
      begin += division.bytes[i];
    }
  }
  return space;
}

bool CodeSpace::map_dual() {
#if defined(__linux__)
  int fd = memfd_create("gscript code", MFD_CLOEXEC);
  if (fd < 0) return false;
  if (ftruncate(fd, static_cast<off_t>(bytes_)) == 0) {
    run_ = map_pages(bytes_, PROT_READ | PROT_EXEC, MAP_SHARED | MAP_NORESERVE, fd);
    edit_ = map_pages(bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd);
  }
  close(fd);
  return run_ != nullptr && edit_ != nullptr;  // the destructor unmaps what there is
#else
  return false;
#endif
}

bool CodeSpace::map_toggle() {
#if defined(__APPLE__)
  run_ = map_pages(bytes_, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_JIT, -1);
#else
  run_ = map_pages(bytes_, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1);
#endif
  edit_ = run_;
  return run_ != nullptr;
}

CodeSpace::~CodeSpace() {
  if (edit_ != nullptr && edit_ != run_) munmap(edit_, bytes_);
  if (run_ != nullptr) munmap(run_, bytes_);
}

bool CodeSpace::contains(const void* address, Area area) const {
  const auto* byte = static_cast<const uint8_t*>(address);
  if (byte < run_ || byte >= run_ + bytes_) return false;
  size_t offset = offset_of(byte) % division_.total();
  for (int i = 0; i < static_cast<int>(area); i++) {
    if (offset < division_.bytes[i]) return false;
    offset -= division_.bytes[i];
  }
  return offset < division_.bytes[static_cast<int>(area)];
}

size_t CodeSpace::bytes_used(Area area) const {
  size_t used = 0;
  for (const Chunk& chunk : chunks_) used += chunk.areas[static_cast<int>(area)].used;
  return used;
}

// First fit: code freed early makes room for code of the same kind, and the areas stay dense from their beginning.
const CodeSpace::Gap* CodeSpace::AreaState::find(size_t bytes) const {
  for (const Gap& gap : gaps) {
    if (gap.bytes >= bytes) return &gap;
  }
  return nullptr;
}
size_t CodeSpace::AreaState::take(size_t bytes) {
  Gap& gap = gaps[static_cast<size_t>(find(bytes) - gaps.data())];
  size_t where = gap.offset;
  gap.offset += bytes;
  gap.bytes -= bytes;
  if (gap.bytes == 0) gaps.erase(gaps.begin() + (&gap - gaps.data()));
  used += bytes;
  return where;
}

CodeSpace::Pair CodeSpace::allocate(size_t hot_bytes, size_t cold_bytes) {
  hot_bytes = round_up(hot_bytes, kAlignment);
  cold_bytes = round_up(cold_bytes, kAlignment);
  for (Chunk& chunk : chunks_) {
    if (chunk[Area::kHot].find(hot_bytes) == nullptr || chunk[Area::kCold].find(cold_bytes) == nullptr) continue;
    return {run_ + chunk[Area::kHot].take(hot_bytes), run_ + chunk[Area::kCold].take(cold_bytes)};
  }
  return {nullptr, nullptr};
}

uint8_t* CodeSpace::allocate_data(size_t bytes) {
  bytes = round_up(bytes, kAlignment);
  for (Chunk& chunk : chunks_) {
    if (chunk[Area::kData].find(bytes) != nullptr) return run_ + chunk[Area::kData].take(bytes);
  }
  return nullptr;
}

void CodeSpace::AreaState::give_back(Gap freed) {
  used -= freed.bytes;
  size_t i = 0;
  while (i < gaps.size() && gaps[i].offset < freed.offset) i++;
  GS_CHECK(i == gaps.size() || freed.offset + freed.bytes <= gaps[i].offset, "code is freed once");
  gaps.insert(gaps.begin() + static_cast<std::ptrdiff_t>(i), freed);
  auto join = [&](size_t k) {  // gap k with the next one
    if (k + 1 >= gaps.size() || gaps[k].offset + gaps[k].bytes != gaps[k + 1].offset) return;
    gaps[k].bytes += gaps[k + 1].bytes;
    gaps.erase(gaps.begin() + static_cast<std::ptrdiff_t>(k) + 1);
  };
  join(i);
  if (i > 0) join(i - 1);
}

void CodeSpace::free(Pair code, size_t hot_bytes, size_t cold_bytes) {
  Chunk& chunk = chunk_of(code.hot);
  chunk[Area::kHot].give_back({offset_of(code.hot), round_up(hot_bytes, kAlignment)});
  chunk[Area::kCold].give_back({offset_of(code.cold), round_up(cold_bytes, kAlignment)});
}

void CodeSpace::free_data(uint8_t* data, size_t bytes) {
  chunk_of(data)[Area::kData].give_back({offset_of(data), round_up(bytes, kAlignment)});
}

void CodeSpace::write(uint8_t* where, std::span<const uint8_t> code) {
  size_t offset = offset_of(where);
  GS_CHECK(offset + code.size() <= bytes_, "code is written where there is room for it");
  uint8_t* target = edit_ + offset;
#if defined(__APPLE__)
  if (mode_ == Mode::kToggle) pthread_jit_write_protect_np(0);
  std::memcpy(target, code.data(), code.size());
  if (mode_ == Mode::kToggle) pthread_jit_write_protect_np(1);
#else
  if (mode_ == Mode::kToggle) {
    size_t page = gc::pages::page_size();
    uint8_t* low = run_ + offset / page * page;
    size_t bytes = round_up(offset + code.size(), page) - static_cast<size_t>(low - run_);
    GS_CHECK(mprotect(low, bytes, PROT_READ | PROT_WRITE) == 0, "the host lets us write code");
    std::memcpy(target, code.data(), code.size());
    GS_CHECK(mprotect(low, bytes, PROT_READ | PROT_EXEC) == 0, "the host lets us run code");
  } else {
    std::memcpy(target, code.data(), code.size());
  }
#endif
  flush_instruction_cache(where, code.size());
}

}  // namespace gs::vm
