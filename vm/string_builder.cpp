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

/// Room for `n` more bytes than there are. Where memory is scarce steps are smaller, but never so small that very many of them, each a
/// copy of everything behind a collection, come before there is none left.
GS_NOINLINE Result<void> StringBuilder::grow(size_t n) {
  size_t had = length();
  if (n > kMaxStringLength || had + n > kMaxStringLength) return vm_.raise(ErrorId::kStringTooLong);
  size_t needed = had + n, capacity = static_cast<size_t>(limit_ - start_);
  Bytes* bigger = allocate_bytes(vm_, std::max(needed, capacity * 2));
  if (bigger == nullptr) bigger = allocate_bytes(vm_, std::max(needed, capacity + capacity / 8));
  if (bigger == nullptr) return vm_.raise_out_of_memory();
  std::memcpy(bigger->data(), start_, had);
  bytes_ = bigger;
  start_ = bigger->data();
  end_ = start_ + had;
  limit_ = start_ + bigger->capacity;
  return {};
}

Result<void> StringBuilder::append(std::string_view bytes) {
  GS_TRY(char* to, reserve(bytes.size()));
  copy_bytes_short(to, bytes.data(), bytes.size());
  commit(bytes.size());
  return {};
}

Result<void> StringBuilder::append_repeated(char c, size_t n) {
  GS_TRY(char* to, reserve(n));
  std::memset(to, c, n);
  commit(n);
  return {};
}

Result<String*> StringBuilder::finish() {
  size_t length = this->length();
  Bytes* bytes = bytes_;
  std::string_view text = view();
  bytes_ = nullptr;
  start_ = end_ = inline_;
  limit_ = inline_ + sizeof inline_;
  bool adopt = bytes != nullptr && length >= kMinAdopted && length >= bytes->capacity / 4 * 3;
  if (!adopt) return new_string(vm_, text);
  bytes->word = static_cast<uint32_t>(length);
  String* s = allocate_linked_string(vm_, String::kExternal, length, bytes->data(), {bytes, nullptr});
  if (s == nullptr) return vm_.raise_out_of_memory();
  return s;
}

}  // namespace gs::vm
