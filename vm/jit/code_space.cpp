#include "vm/jit/code_space.h"

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

std::unique_ptr<CodeSpace> CodeSpace::create(size_t bytes, Mode mode) {
  size_t each = round_up(bytes < kMostBytes ? bytes : kMostBytes, gc::pages::page_size());
  std::unique_ptr<CodeSpace> space(new CodeSpace);
  space->mode_ = mode;
  space->bytes_ = 2 * each;
  if (!(mode == Mode::kDual ? space->map_dual() : space->map_toggle())) return nullptr;
  for (int i = 0; i < 2; i++) {
    size_t begin = static_cast<size_t>(i) * each;
    space->areas_[i] = {begin, begin + each, 0, {{begin, each}}};
  }
  return space;
}

bool CodeSpace::map_dual() {
#if defined(__linux__)
  int fd = memfd_create("gscript code", MFD_CLOEXEC);
  if (fd < 0) return false;
  if (ftruncate(fd, static_cast<off_t>(bytes_)) == 0) {
    run_ = map_pages(bytes_, PROT_READ | PROT_EXEC, MAP_SHARED, fd);
    edit_ = map_pages(bytes_, PROT_READ | PROT_WRITE, MAP_SHARED, fd);
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

CodeSpace::AreaState& CodeSpace::area_of(const uint8_t* where) {
  auto offset = static_cast<size_t>(where - run_);
  GS_CHECK(offset < bytes_, "code belongs to the space it came from");
  return areas_[offset >= areas_[1].begin];
}

bool CodeSpace::contains(const void* address, Area area) const {
  const AreaState& a = areas_[static_cast<int>(area)];
  const auto* byte = static_cast<const uint8_t*>(address);
  return byte >= run_ + a.begin && byte < run_ + a.end;
}

// First fit: code freed early makes room for code of the same kind, and the areas stay dense from their beginning.
uint8_t* CodeSpace::allocate(Area area, size_t bytes) {
  AreaState& a = areas_[static_cast<int>(area)];
  bytes = round_up(bytes, kAlignment);
  for (size_t i = 0; i < a.gaps.size(); i++) {
    Gap& gap = a.gaps[i];
    if (gap.bytes < bytes) continue;
    uint8_t* where = run_ + gap.offset;
    gap.offset += bytes;
    gap.bytes -= bytes;
    if (gap.bytes == 0) a.gaps.erase(a.gaps.begin() + static_cast<std::ptrdiff_t>(i));
    a.used += bytes;
    return where;
  }
  return nullptr;
}

void CodeSpace::free(uint8_t* where, size_t bytes) {
  AreaState& a = area_of(where);
  Gap freed{static_cast<size_t>(where - run_), round_up(bytes, kAlignment)};
  a.used -= freed.bytes;
  size_t i = 0;
  while (i < a.gaps.size() && a.gaps[i].offset < freed.offset) i++;
  GS_CHECK(i == a.gaps.size() || freed.offset + freed.bytes <= a.gaps[i].offset, "code is freed once");
  a.gaps.insert(a.gaps.begin() + static_cast<std::ptrdiff_t>(i), freed);
  auto join = [&](size_t k) {  // gap k with the next one
    if (k + 1 >= a.gaps.size() || a.gaps[k].offset + a.gaps[k].bytes != a.gaps[k + 1].offset) return;
    a.gaps[k].bytes += a.gaps[k + 1].bytes;
    a.gaps.erase(a.gaps.begin() + static_cast<std::ptrdiff_t>(k) + 1);
  };
  join(i);
  if (i > 0) join(i - 1);
}

void CodeSpace::write(uint8_t* where, std::span<const uint8_t> code) {
  size_t offset = static_cast<size_t>(where - run_);
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
