// Arena: memory for trees that live and die together (syntax trees, compiler scratch).
//
// Objects placed here are never destroyed one by one, so they must be trivially destructible. Freed as a whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

namespace gs {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (Chunk* c = chunks_; c != nullptr;) {
      Chunk* next = c->next;
      std::free(c);
      c = next;
    }
  }

  /// Returns `bytes` of uninitialised memory aligned to `align` (a power of two, at most 16). Aborts the process
  /// only if the host has no memory left at all.
  void* allocate(size_t bytes, size_t align = alignof(std::max_align_t)) {
    uintptr_t p = (cursor_ + align - 1) & ~(align - 1);
    if (p + bytes > end_ || p < cursor_) return allocate_slow(bytes);
    cursor_ = p + bytes;
    return reinterpret_cast<void*>(p);
  }

  template <typename T, typename... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  /// Copies `text` into the arena.
  std::string_view copy(std::string_view text) {
    char* p = static_cast<char*>(allocate(text.size() + 1, 1));
    std::memcpy(p, text.data(), text.size());
    p[text.size()] = 0;
    return {p, text.size()};
  }

  size_t bytes_reserved() const { return reserved_; }

 private:
  struct Chunk {
    Chunk* next;
    size_t size;
  };
  void* allocate_slow(size_t bytes) {
    size_t size = bytes + sizeof(Chunk) + 16;
    size_t grown = reserved_ < 4096 ? 4096 : (reserved_ > (1u << 20) ? (1u << 20) : reserved_);
    if (size < grown) size = grown;
    auto* chunk = static_cast<Chunk*>(std::malloc(size));
    if (chunk == nullptr) std::abort();
    chunk->next = chunks_;
    chunk->size = size;
    chunks_ = chunk;
    reserved_ += size;
    uintptr_t p = (reinterpret_cast<uintptr_t>(chunk + 1) + 15) & ~uintptr_t{15};
    cursor_ = p + bytes;
    end_ = reinterpret_cast<uintptr_t>(chunk) + size;
    return reinterpret_cast<void*>(p);
  }

  uintptr_t cursor_ = 0, end_ = 0;
  Chunk* chunks_ = nullptr;
  size_t reserved_ = 0;
};

/// An immutable array in an arena.
template <typename T>
struct ArenaSpan {
  T* data = nullptr;
  uint32_t size = 0;
  T* begin() const { return data; }
  T* end() const { return data + size; }
  T& operator[](size_t i) const { return data[i]; }
  bool empty() const { return size == 0; }
  T& back() const { return data[size - 1]; }
};

/// Copies a container's elements into the arena.
template <typename Container>
auto arena_span(Arena& arena, const Container& items) {
  using T = std::remove_cvref_t<decltype(*items.begin())>;
  static_assert(std::is_trivially_copyable_v<T>);
  ArenaSpan<T> out;
  out.size = static_cast<uint32_t>(items.size());
  out.data = static_cast<T*>(arena.allocate(sizeof(T) * items.size() + 1, alignof(T)));
  size_t i = 0;
  for (const T& item : items) new (out.data + i++) T(item);
  return out;
}

}  // namespace gs
