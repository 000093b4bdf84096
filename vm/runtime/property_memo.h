// What property accesses have found out, shared by all sites of a Vm: (shape, name) -> the PropertyCache they made.
//
// A site remembers one shape. One that sees many in turn - a list of different objects, a method of several classes -
// misses nearly always, and a miss that has to search shapes and walk __index chains costs more than everything around
// it. The memo answers such a miss by one probe. Its entries are PropertyCaches and are believed under the same guards as
// those of sites (property.cpp), so nothing has to be taken out of it when tables change. Loads and stores have one memo
// each, since the same state means different things to them.
//
// A direct-mapped array, made at the first use: two pairs that want the same place displace each other, which costs them
// a search. It keeps nothing alive; the collector empties it.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>

#include "vm/proto.h"

namespace gs::vm {

class PropertyMemo {
 public:
  PropertyMemo() = default;
  ~PropertyMemo() { std::free(entries_); }
  PropertyMemo(const PropertyMemo&) = delete;
  PropertyMemo& operator=(const PropertyMemo&) = delete;

  /// The cache that an access to `key` (interned) of a table of this shape made, or null.
  const PropertyCache* find(ShapeId shape, const String* key) const {
    if (entries_ == nullptr) return nullptr;
    const PropertyCache& e = entries_[place(shape, key)];
    return e.key == key && guarded_shape(e) == shape ? &e : nullptr;
  }
  /// Remembers what is in `cache`, which must not be empty.
  void remember(const PropertyCache& cache) {
    if (entries_ == nullptr) entries_ = static_cast<PropertyCache*>(std::calloc(kEntries, sizeof(PropertyCache)));
    if (entries_ != nullptr) entries_[place(guarded_shape(cache), cache.key)] = cache;
  }
  void clear() {
    if (entries_ != nullptr) std::memset(static_cast<void*>(entries_), 0, kEntries * sizeof(PropertyCache));
  }

  // For compiled code, which finds entries itself: entry ((hash of the key ^ shape) * kFactor) >> kShift of the row there, in 32 bits.
  static constexpr size_t entries_offset() { return offsetof(PropertyMemo, entries_); }
  static constexpr int kBits = 9;
  static constexpr uint32_t kFactor = 0x9E37'79B1, kShift = 32 - kBits;

 private:
  static constexpr size_t kEntries = size_t{1} << kBits;

  /// A cache uses one of its two guards; the other one is 0.
  static ShapeId guarded_shape(const PropertyCache& cache) { return cache.shape | cache.other; }
  static size_t place(ShapeId shape, const String* key) { return ((key->hash ^ shape) * kFactor) >> kShift; }

  PropertyCache* entries_ = nullptr;
};

}  // namespace gs::vm
