#include "vm/runtime/stack_arena.h"

#include <sys/mman.h>

#include <algorithm>

#include "vm/base/check.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define GS_UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#endif
#endif
#ifdef GS_UNPOISON
#include <sys/syscall.h>
#include <unistd.h>
#else
#define GS_UNPOISON(p, n) ((void)0)
#endif

#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

namespace gs::vm {

namespace {
// One reservation holds this many slices: few mappings, little address space taken at start.
constexpr uint32_t kFirstReservation = 4;
constexpr uint32_t kMaxReservation = 64;

void* reserve(size_t bytes) {
  constexpr int kProtection = PROT_READ | PROT_WRITE, kFlags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE;
#if defined(SYS_mmap) && defined(ASAN_UNPOISON_MEMORY_REGION)
  // Past the sanitizer, which would clear an eighth of the reservation's size in shadow memory: gigabytes of it.
  return reinterpret_cast<void*>(syscall(SYS_mmap, nullptr, bytes, kProtection, kFlags, -1, 0));
#else
  return mmap(nullptr, bytes, kProtection, kFlags, -1, 0);
#endif
}
}  // namespace

StackArena::~StackArena() {
  for (StackSlice* s : used_) delete s;
  for (StackSlice* s : free_) delete s;
  for (size_t i = 0; i + 1 < reservations_.size(); i += 2) {
    munmap(reservations_[i], reinterpret_cast<size_t>(reservations_[i + 1]));
  }
}

bool StackArena::grow() {
  uint32_t count = reservations_.empty() ? kFirstReservation : kMaxReservation;
  size_t bytes = count * StackSlice::kBytes;
  void* p = reserve(bytes);
  if (p == MAP_FAILED) return false;
#ifdef MADV_NOHUGEPAGE
  madvise(p, bytes, MADV_NOHUGEPAGE);  // a huge page per shallow coroutine would be two megabytes of nothing
#endif
  reservations_.push_back(p);
  reservations_.push_back(reinterpret_cast<void*>(bytes));
  for (uint32_t i = count; i-- > 0;) {
    free_.push_back(new StackSlice{static_cast<char*>(p) + i * StackSlice::kBytes});
  }
  return true;
}

StackSlice* StackArena::acquire(Coroutine* owner) {
  if (free_.empty() && !grow()) return nullptr;
  StackSlice* slice = free_.back();
  free_.pop_back();
  if (warm_ > 0) warm_--;
  slice->owner = owner;
  slice->index = static_cast<uint32_t>(used_.size());
  used_.push_back(slice);
  recent_.push_back(slice);
  return slice;
}

void StackArena::release(StackSlice* slice) {
  if (slice->native_sp != nullptr) forget_native_frames(slice, slice->native_sp);
  slice->native_sp = nullptr;
  slice->owner = nullptr;
  used_[slice->index] = used_.back();
  used_[slice->index]->index = slice->index;
  used_.pop_back();
  free_.push_back(slice);
  if (++warm_ > max_warm_) trim();
}

void StackArena::forget_native_frames([[maybe_unused]] StackSlice* slice, [[maybe_unused]] const void* lowest) {
  // Only those frames: clearing the sanitizer's marks of the whole stack would take 0.1 ms each time.
  GS_UNPOISON(lowest, static_cast<size_t>(static_cast<char*>(slice->native_top()) - static_cast<const char*>(lowest)));
}

void StackArena::trim() {
  const size_t batch = max_warm_ / 2;
  auto oldest = free_.end() - static_cast<ptrdiff_t>(warm_);
  auto end = oldest + static_cast<ptrdiff_t>(batch);
  // Coroutines that were made together often die together: one call for each run of neighbours.
  std::sort(oldest, end, [](const StackSlice* a, const StackSlice* b) { return a->low < b->low; });
  while (oldest != end) {
    char* from = (*oldest)->low;
    char* to = from;
    for (; oldest != end && (*oldest)->low == to; ++oldest) to += StackSlice::kBytes;
    madvise(from, static_cast<size_t>(to - from), MADV_DONTNEED);
  }
  warm_ -= batch;
}

}  // namespace gs::vm
