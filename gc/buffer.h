// Buffer<T>: a growing array of plain data that says so when the host has no memory, where std::vector would abort.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <type_traits>

#include "vm/base/check.h"

namespace gs::gc {

template <typename T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(data_); }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  size_t capacity() const { return capacity_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }

  /// False: no memory; nothing has changed.
  [[nodiscard]] bool reserve(size_t capacity) {
    if (capacity <= capacity_) return true;
    void* grown = std::realloc(static_cast<void*>(data_), capacity * sizeof(T));
    if (grown == nullptr) return false;
    data_ = static_cast<T*>(grown);
    capacity_ = capacity;
    return true;
  }
  /// Room for one more.
  [[nodiscard]] bool reserve_more() { return size_ < capacity_ || reserve(capacity_ == 0 ? 16 : capacity_ * 2); }
  [[nodiscard]] GS_INLINE bool push(T item) {
    if (GS_UNLIKELY(size_ == capacity_) && !reserve_more()) return false;
    data_[size_++] = item;
    return true;
  }
  [[nodiscard]] bool insert(size_t at, T item) {
    if (!push(item)) return false;
    std::memmove(data_ + at + 1, data_ + at, (size_ - 1 - at) * sizeof(T));
    data_[at] = item;
    return true;
  }
  void remove(size_t at) {
    std::memmove(data_ + at, data_ + at + 1, (size_ - 1 - at) * sizeof(T));
    size_--;
  }
  T pop() { return data_[--size_]; }
  void shrink(size_t size) { size_ = size; }
  void clear() { size_ = 0; }
  void release() {
    std::free(data_);
    data_ = nullptr;
    size_ = capacity_ = 0;
  }

 private:
  T* data_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

}  // namespace gs::gc
