// Memory of the host, in pages: the only file of the heap that talks to the operating system.
//
// Everything is plain mmap, munmap and madvise; the page size (4, 16 or 64 KiB) is asked for at run time. Mapped memory
// costs nothing until touched, which is why the heap reserves generously and starts up for free.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gs::gc::pages {

/// Bytes in a page.
size_t page_size();

inline size_t round_up(size_t bytes) {
  size_t page = page_size();
  return (bytes + page - 1) & ~(page - 1);
}

inline uintptr_t round_down(uintptr_t address) { return address & ~(uintptr_t{page_size()} - 1); }

/// What a mapping is for. Address space is reserved without asking whether the host has the memory; for one huge cell
/// it is asked, so that a size beyond all reason fails here and not when it is touched.
enum class Purpose { kReserve, kUse };

/// Zeroed read-write memory at a multiple of `alignment` (a power of two, at least a page) and below
/// 2^47, or null.
void* map(size_t bytes, size_t alignment, Purpose purpose);
void unmap(void* memory, size_t bytes);

/// Gives the memory back but keeps the addresses: it reads as zero afterwards.
void decommit(void* memory, size_t bytes);

/// Asks that touching one byte of [low, high) shall not make 2 MiB resident: for what small programs touch.
void avoid_huge_pages(uintptr_t low, uintptr_t high);
/// Asks for huge pages in [low, high): for what grows. One fault then brings 2 MiB instead of 512 faults, and marking
/// misses the TLB less.
void huge_pages_from(uintptr_t low, uintptr_t high);

}  // namespace gs::gc::pages
