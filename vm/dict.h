// Dict: the hash part of a table. Layout in object.h; the rules of keys (normalised, never nil or NaN) in table.h.
//
// Entries stand in insertion order; an index of 32-bit cells says where. A cell is 0 when free, else
//
//    31                     b b-1              0
//   +------------------------+-----------------+      b = log2 of the number of cells = log2(capacity) + 1
//   | upper bits of the hash | entry number + 1|
//   +------------------------+-----------------+
//
// The lower b bits of the hash choose where the search starts and the upper ones are compared in the cell, so an
// entry, a likely cache miss in a large table, is looked at only when it almost certainly is the right one.
// Linear probing, at most half full; nothing is ever taken out of an index.
#pragma once

#include "vm/base/result.h"
#include "vm/object.h"
#include "vm/string.h"

namespace gs::vm {

/// Hash of a key that is no string, from its bits. The folded product (as in wyhash) brings every bit into play, the
/// second multiplication spreads what a row of multiples leaves clustered.
GS_INLINE uint32_t hash_bits(uint64_t bits, uint64_t seed) {
  unsigned __int128 product = static_cast<unsigned __int128>(bits ^ seed) * 0xA0761D6478BD642Fu;
  uint64_t folded = static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  return static_cast<uint32_t>((folded * 0xE7037ED1A0B428DBu) >> 32);
}

/// Walks the entries whose hash may be `hash`; `matches(entry)` decides. Null when none does.
template <typename Matches>
GS_INLINE Dict::Entry* dict_search(const Dict* d, uint32_t hash, Matches&& matches) {
  auto* dict = const_cast<Dict*>(d);
  uint32_t mask = dict->capacity() * 2 - 1;
  const uint32_t* index = dict->index();
  for (uint32_t i = hash & mask; index[i] != 0; i = (i + 1) & mask) {
    if ((index[i] ^ hash) & ~mask) continue;
    Dict::Entry* entry = dict->entries() + ((index[i] & mask) - 1);
    if (matches(entry)) return entry;
  }
  return nullptr;
}

/// The entry of a key that is no string, removed or not; null when there is none.
GS_INLINE Dict::Entry* dict_find_bits(const Dict* d, Value key) {
  auto matches = [&](const Dict::Entry* e) __attribute__((always_inline)) { return e->key == key; };
  return dict_search(d, hash_bits(key.bits(), d->seed), matches);
}

/// The entry of a readable string with the hash given.
GS_INLINE Dict::Entry* dict_find_string(const Dict* d, const String* key, uint32_t hash) {
  Value wanted = Value::string(key);
  auto matches = [&](const Dict::Entry* e) __attribute__((always_inline)) {
    if (GS_LIKELY(e->key == wanted)) return true;
    return e->hash == hash && e->key.is_string() && equal_strings(e->key.as_string(), key);
  };
  return dict_search(d, hash, matches);
}

/// An empty Dict with room for `capacity` entries (rounded up to a power of two); null when out of memory.
Dict* new_dict(Vm& vm, size_t capacity);
/// A Dict with the entries of `d` that are not removed and room for at least one more; null when out of memory.
Dict* grow_dict(Vm& vm, const Dict* d);
/// Appends an entry. The key must not be there, and used < capacity. The caller counts int_keys and runs the barrier.
void dict_append(Dict* d, Value key, uint32_t hash, Value value, uint32_t fields_before);

}  // namespace gs::vm
