// Strings: making, reading, comparing, interning. Layout in object.h.
//
// Immutable byte strings. Only names and constants are interned; results of operations are not, and are hashed when
// first used as a key. Concatenation makes ropes that are flattened, iteratively, when first read.
#pragma once

#include <string_view>

#include "gc/buffer.h"
#include "gc/heap.h"
#include "vm/base/result.h"
#include "vm/base/small_bytes.h"
#include "vm/object.h"

namespace gs::gc { class Heap; class Tracer; }

namespace gs::vm {

/// Longest string, in bytes.
inline constexpr uint64_t kMaxStringLength = (uint64_t{1} << 32) - 64;

/// A new string with these bytes (which may lie in another string).
Result<String*> new_string(Vm& vm, std::string_view bytes);
/// A new inline string of `length` bytes to be filled by the caller before anyone else sees it.
Result<String*> new_uninitialized_string(Vm& vm, size_t length, char** bytes);
/// The string that consists of the one byte `b`; cached.
Result<String*> byte_string(Vm& vm, uint8_t b);
/// Bytes [from, to) of `s`: a copy when short, a slice of `s` when long.
Result<String*> substring(Vm& vm, String* s, size_t from, size_t to);
/// Concatenations up to this length are copied, so ropes are longer. Measured with lengths 80 to 240, joined from 2, 5 and
/// 10 parts and then read: copying takes half the time of rope and flattening at 120, and is level with it from about 200
/// on. (Never read, a rope of 5 parts wins already at 80; but what is joined is nearly always read.)
inline constexpr size_t kMaxCopiedConcat = 192;
/// a .. b: a copy when short, else a rope.
Result<String*> concat_strings(Vm& vm, String* a, String* b);

/// Makes `s` readable; fails only for lack of memory. Polls, so a huge rope does not block an interrupt.
Result<void> flatten_slow(Vm& vm, String* s);
/// Writes the bytes of `s`, readable or not, to `out`. Neither allocates nor polls.
void copy_bytes(const String* s, char* out);
inline Result<std::string_view> read_string(Vm& vm, String* s) {
  if (s->is_rope()) [[unlikely]] GS_TRYV(flatten_slow(vm, s));
  return s->view();
}

/// Seeded hash of the bytes (never 0); `s` must be readable.
uint32_t hash_string_slow(const String* s, uint64_t seed);
uint32_t string_hash(const Vm& vm, const String* s);
uint32_t hash_bytes(std::string_view bytes, uint64_t seed);

/// Byte equality. Both must be readable.
inline bool equal_strings(const String* a, const String* b) {
  if (a == b) return true;
  if (a->length() != b->length() || (a->is_interned() && b->is_interned())) return false;
  return equal_bytes_short(a->data, b->data, a->length());
}

/// Names that switch metamethods on and off begin with two underscores. `key` must be readable.
inline bool is_metamethod_name(const String* key) {
  return key->length() >= 2 && key->data[0] == '_' && key->data[1] == '_';
}

/// The intern table: weak, one per VM.
class InternTable {
 public:
  ~InternTable();
  /// The interned string with these bytes.
  Result<String*> intern(Vm& vm, std::string_view bytes);
  /// The interned string equal to `s` (`s` itself when nothing else was, and it is inline).
  Result<String*> intern(Vm& vm, String* s);
  /// The interned string with these bytes if there is one, else null.
  String* find(std::string_view bytes, uint32_t hash) const;
  void sweep(gc::Heap& heap, gc::Extent extent);  ///< drops strings the collector found dead
  uint32_t size() const { return count_; }

 private:
  Result<void> grow(Vm& vm);
  void insert(String* s);
  void add(String* s);
  uint32_t index_of(const String* s) const;
  void sweep_all(gc::Heap& heap);
  void remove_at(uint32_t hole);
  String** table_ = nullptr;
  uint32_t count_ = 0, capacity_ = 0;
  gc::Buffer<String*> recent_;  ///< interned since the last collection
  bool recent_lost_ = false;    ///< the host had no memory to list them all
};

/// Builds a string piece by piece in a heap cell, so that nothing needs a destructor when the stack is switched or an
/// error leaves in between.
class StringBuilder {
 public:
  explicit StringBuilder(Vm& vm) : vm_(vm), start_(inline_), end_(inline_), limit_(inline_ + sizeof inline_) {}
  StringBuilder(const StringBuilder&) = delete;
  StringBuilder& operator=(const StringBuilder&) = delete;
  Result<void> append(std::string_view bytes);
  Result<void> append(char c) {
    if (end_ == limit_) [[unlikely]] GS_TRYV(grow(1));
    *end_++ = c;
    return {};
  }
  Result<void> append_repeated(char c, size_t n);
  /// Room for `n` more bytes; returns where they go; `commit` says how many were written.
  Result<char*> reserve(size_t n) {
    if (n > static_cast<size_t>(limit_ - end_)) [[unlikely]] GS_TRYV(grow(n));
    return end_;
  }
  void commit(size_t n) { end_ += n; }
  size_t length() const { return static_cast<size_t>(end_ - start_); }
  std::string_view view() const { return {start_, length()}; }
  Result<String*> finish();

 private:
  Result<void> grow(size_t n);
  Vm& vm_;
  Bytes* bytes_ = nullptr;  ///< the cell the text lies in, once it has left inline_
  char *start_, *end_, *limit_;
  char inline_[120];
};

}  // namespace gs::vm
