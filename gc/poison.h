// Freed memory, made recognisable.
//
// Checked builds fill it with kPoison, so that what still uses it fails soon and visibly: as a header the word has no
// valid kind, as an address, with or without a value tag on top, it is one no user program has. Under
// AddressSanitizer it is inaccessible as well. In release builds all of this is nothing.
#pragma once

#include <cstddef>
#include <cstdint>

#include "vm/base/check.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define GS_GC_ASAN 1
#endif
#endif

namespace gs::gc {

inline constexpr uint64_t kPoison = 0xDEAD'DEAD'F4EE'D0DD;

#ifdef GS_GC_ASAN
inline constexpr bool kPoisonFreed = true;
inline void forbid(uintptr_t low, uintptr_t high) {
  __asan_poison_memory_region(reinterpret_cast<void*>(low), high - low);
}
inline void permit(uintptr_t low, uintptr_t high) {
  __asan_unpoison_memory_region(reinterpret_cast<void*>(low), high - low);
}
#else
inline constexpr bool kPoisonFreed = kCheckedBuild;
inline void forbid(uintptr_t, uintptr_t) {}
inline void permit(uintptr_t, uintptr_t) {}
#endif

/// [low, high), multiples of the granule, has become free.
inline void poison(uintptr_t low, uintptr_t high) {
  if constexpr (kPoisonFreed) {
    permit(low, high);
    for (uintptr_t p = low; p < high; p += 8) *reinterpret_cast<uint64_t*>(p) = kPoison;
    forbid(low, high);
  } else {
    (void)low, (void)high;
  }
}

}  // namespace gs::gc
