#include <algorithm>
#include <cstring>

#include "vm/string.h"
#include "vm/string_layout.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {
/// From here on a well-filled buffer becomes the string's owner instead of being copied.
constexpr size_t kMinAdopted = 1024;
}  // namespace

Result<char*> StringBuilder::reserve(size_t n) {
  if (n > kMaxStringLength || length_ + n > kMaxStringLength) return vm_.raise(ErrorId::kStringTooLong);
  size_t needed = length_ + n;
  size_t capacity = bytes_ == nullptr ? sizeof inline_ : bytes_->capacity;
  if (GS_UNLIKELY(needed > capacity)) {
    Bytes* bigger = allocate_bytes(vm_, std::max(needed, capacity * 2));
    if (bigger == nullptr) bigger = allocate_bytes(vm_, needed);
    if (bigger == nullptr) return vm_.raise_out_of_memory();
    std::memcpy(bigger->data(), view().data(), length_);
    bytes_ = bigger;
  }
  return (bytes_ == nullptr ? inline_ : bytes_->data()) + length_;
}

Result<void> StringBuilder::append(std::string_view bytes) {
  GS_TRY(char* to, reserve(bytes.size()));
  std::memcpy(to, bytes.data(), bytes.size());
  length_ += bytes.size();
  return {};
}

Result<void> StringBuilder::append_repeated(char c, size_t n) {
  GS_TRY(char* to, reserve(n));
  std::memset(to, c, n);
  length_ += n;
  return {};
}

Result<String*> StringBuilder::finish() {
  size_t length = length_;
  Bytes* bytes = bytes_;
  std::string_view text = view();
  length_ = 0;
  bytes_ = nullptr;
  bool adopt = bytes != nullptr && length >= kMinAdopted && length >= bytes->capacity / 4 * 3;
  if (!adopt) return new_string(vm_, text);
  bytes->word = static_cast<uint32_t>(length);
  String* s = allocate_linked_string(vm_, String::kExternal, length, bytes->data(), {bytes, nullptr});
  if (s == nullptr) return vm_.raise_out_of_memory();
  return s;
}

}  // namespace gs::vm
