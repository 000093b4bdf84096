#include "vm/string.h"

#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

#include "vm/string_layout.h"
#include "vm/vm.h"

namespace gs::vm {

// ---------------------------------------------------------------- making

Result<String*> new_uninitialized_string(Vm& vm, size_t length, char** bytes) {
  if (length > kMaxStringLength) return vm.raise(ErrorId::kStringTooLong);
  String* s = allocate_inline_string(vm, length);
  if (s == nullptr) return vm.raise_out_of_memory();
  *bytes = s->inline_bytes;
  return s;
}

Result<String*> new_string(Vm& vm, std::string_view bytes) {
  if (bytes.size() <= 1) {
    if (bytes.empty()) return vm.empty_string();
    return byte_string(vm, static_cast<uint8_t>(bytes[0]));
  }
  char* to;
  GS_TRY(String* s, new_uninitialized_string(vm, bytes.size(), &to));
  copy_bytes_short(to, bytes.data(), bytes.size());
  return s;
}

Result<String*> byte_string(Vm& vm, uint8_t b) {
  String*& cached = vm.byte_strings()[b];
  if (cached == nullptr) {
    auto c = static_cast<char>(b);
    GS_TRY(String* s, vm.intern({&c, 1}));
    cached = s;
  }
  return cached;
}

// ---------------------------------------------------------------- parts

namespace {

/// Below this a copy is as cheap as a slice, and keeps nothing else alive.
constexpr size_t kMinSlice = 256;
/// A slice must be at least this share of what it keeps alive. A script that eats a long string piece by piece copies
/// each time that an eighth is left: a geometric row, so linear in all.
constexpr size_t kMaxSliceWaste = 8;

size_t owner_size(const gc::Header* owner) {
  if (owner->kind == gc::Kind::kBytes) return static_cast<const Bytes*>(owner)->capacity;
  return static_cast<const String*>(owner)->length();
}

}  // namespace

Result<String*> substring(Vm& vm, String* s, size_t from, size_t to) {
  GS_TRY(std::string_view whole, read_string(vm, s));
  GS_ASSERT(from <= to && to <= whole.size(), "the caller clamps positions");
  size_t length = to - from;
  if (length == whole.size()) return s;
  gc::Header* owner = s->form() == String::kExternal ? s->links().left : s;
  bool slice = length >= kMinSlice && length >= owner_size(owner) / kMaxSliceWaste;
  if (!slice) return new_string(vm, whole.substr(from, length));
  String* out = allocate_linked_string(vm, String::kExternal, length, whole.data() + from, {owner, nullptr});
  if (out == nullptr) return vm.raise_out_of_memory();
  return out;
}

// ---------------------------------------------------------------- hashing

uint32_t hash_bytes(std::string_view bytes, uint64_t seed) {
  uint64_t h = XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
  auto folded = static_cast<uint32_t>(h ^ (h >> 32));
  return folded != 0 ? folded : 1;  // 0 means "not computed"
}

uint32_t hash_string_slow(const String* s, uint64_t seed) { return s->hash = hash_bytes(s->view(), seed); }

uint32_t string_hash(const Vm& vm, const String* s) {
  GS_ASSERT(!s->is_rope(), "a rope keeps something else in its hash field");
  return GS_LIKELY(s->hash != 0) ? s->hash : hash_string_slow(s, vm.hash_seed());
}

}  // namespace gs::vm
