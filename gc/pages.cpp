#include "gc/pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include "vm/base/check.h"

namespace gs::gc::pages {

namespace {
constexpr int kProtection = PROT_READ | PROT_WRITE;
constexpr int kFlags = MAP_PRIVATE | MAP_ANON;
}  // namespace

size_t page_size() {
  static size_t size = 0;  // constant-initialised: no guard. Racing writers would write the same number.
  if (GS_UNLIKELY(size == 0)) size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

void* map(size_t bytes, size_t alignment, Purpose purpose) {
  int flags = purpose == Purpose::kReserve ? kFlags | MAP_NORESERVE : kFlags;
  void* first = mmap(nullptr, bytes, kProtection, flags, -1, 0);
  if (first == MAP_FAILED) return nullptr;
  if ((reinterpret_cast<uintptr_t>(first) & (alignment - 1)) == 0) return first;
  // Out of line: map that much more and cut off both ends.
  munmap(first, bytes);
  size_t padded = bytes + alignment;
  void* raw = mmap(nullptr, padded, kProtection, flags, -1, 0);
  if (raw == MAP_FAILED) return nullptr;
  auto begin = reinterpret_cast<uintptr_t>(raw);
  uintptr_t aligned = (begin + alignment - 1) & ~(alignment - 1);
  if (aligned != begin) munmap(raw, aligned - begin);
  uintptr_t end = begin + padded;
  if (aligned + bytes != end) munmap(reinterpret_cast<void*>(aligned + bytes), end - (aligned + bytes));
  return reinterpret_cast<void*>(aligned);
}

void unmap(void* memory, size_t bytes) {
  GS_CHECK(munmap(memory, bytes) == 0, "the heap unmaps what it has mapped");
}

void decommit(void* memory, size_t bytes) {
#if defined(__linux__)
  GS_CHECK(madvise(memory, bytes, MADV_DONTNEED) == 0, "the heap gives back what it has mapped");
#else
  // Elsewhere MADV_DONTNEED may leave the contents: a new mapping in the same place is zero everywhere.
  void* again = mmap(memory, bytes, kProtection, kFlags | MAP_NORESERVE | MAP_FIXED, -1, 0);
  GS_CHECK(again == memory, "a mapping is replaced in place");
#endif
}

void avoid_huge_pages(void* memory, size_t bytes) {
#ifdef MADV_NOHUGEPAGE
  (void)madvise(memory, bytes, MADV_NOHUGEPAGE);  // a wish: older kernels do not know it
#else
  (void)memory, (void)bytes;
#endif
}

}  // namespace gs::gc::pages
