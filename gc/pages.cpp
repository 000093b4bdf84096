#include "gc/pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include "vm/base/check.h"

namespace gs::gc::pages {

namespace {
constexpr int kProtection = PROT_READ | PROT_WRITE;
constexpr int kFlags = MAP_PRIVATE | MAP_ANON;
constexpr uintptr_t kAddressLimit = uintptr_t{1} << 47;

// Cell addresses fit 47 bits. x86-64 hands out no others; AArch64 Linux uses 48 bits and starts at the top, so there we
// suggest places of our own, from 2^45 up, until one below the limit is free.
void* map_low(size_t bytes, int flags) {
  if (bytes >= kAddressLimit) return nullptr;
  static uintptr_t suggestion = 0;  // where the last one that worked ended
  uintptr_t wanted = suggestion;
  for (int tries = 0; tries < 256; tries++) {
    void* memory = mmap(reinterpret_cast<void*>(wanted), bytes, kProtection, flags, -1, 0);
    if (memory == MAP_FAILED) return nullptr;
    auto end = reinterpret_cast<uintptr_t>(memory) + bytes;
    if (end <= kAddressLimit) {
      if (wanted != 0) suggestion = end;
      return memory;
    }
    munmap(memory, bytes);
    constexpr uintptr_t kFirst = uintptr_t{1} << 45, kStep = uintptr_t{1} << 36;
    wanted = wanted == 0 ? kFirst : wanted + kStep;
    if (wanted + bytes > kAddressLimit) wanted = kFirst;
  }
  return nullptr;
}
}  // namespace

size_t page_size() {
  static size_t size = 0;  // constant-initialised: no guard. Racing writers would write the same number.
  if (GS_UNLIKELY(size == 0)) size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

void* map(size_t bytes, size_t alignment, Purpose purpose) {
  int flags = purpose == Purpose::kReserve ? kFlags | MAP_NORESERVE : kFlags;
  if (alignment <= page_size()) return map_low(bytes, flags);
  // Map that much more and cut off both ends.
  size_t padded = bytes + alignment;
  void* raw = map_low(padded, flags);
  if (raw == nullptr) return nullptr;
  auto begin = reinterpret_cast<uintptr_t>(raw), end = begin + padded;
  uintptr_t aligned = (begin + alignment - 1) & ~(alignment - 1);
  if (aligned != begin) munmap(raw, aligned - begin);
  if (aligned + bytes != end) munmap(reinterpret_cast<void*>(aligned + bytes), end - (aligned + bytes));
  return reinterpret_cast<void*>(aligned);
}

void unmap(void* memory, size_t bytes) { GS_CHECK(munmap(memory, bytes) == 0, "the heap unmaps what it has mapped"); }

void decommit(void* memory, size_t bytes) {
#if defined(__linux__)
  GS_CHECK(madvise(memory, bytes, MADV_DONTNEED) == 0, "the heap gives back what it has mapped");
#else
  // Elsewhere MADV_DONTNEED may leave the contents: a new mapping in the same place is zero everywhere.
  void* again = mmap(memory, bytes, kProtection, kFlags | MAP_NORESERVE | MAP_FIXED, -1, 0);
  GS_CHECK(again == memory, "a mapping is replaced in place");
#endif
}

// Both are wishes: kernels without transparent huge pages, or without this advice, refuse, and nothing is lost.
#ifdef MADV_HUGEPAGE
void avoid_huge_pages(uintptr_t low, uintptr_t high) {
  (void)madvise(reinterpret_cast<void*>(low), high - low, MADV_NOHUGEPAGE);
}
void huge_pages_from(uintptr_t low, uintptr_t high) {
  (void)madvise(reinterpret_cast<void*>(low), high - low, MADV_HUGEPAGE);
}
#else
void avoid_huge_pages(uintptr_t, uintptr_t) {}
void huge_pages_from(uintptr_t, uintptr_t) {}
#endif

}  // namespace gs::gc::pages
