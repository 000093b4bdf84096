#include "vm/dict.h"

#include <bit>

#include "vm/vm.h"

namespace gs::vm {

namespace {
constexpr size_t kMinCapacity = 4;
/// Entry numbers and at least some hash bits share 32 bits. (This many entries take 40 GB.)
constexpr size_t kMaxCapacity = size_t{1} << 30;
}  // namespace

Dict* new_dict(Vm& vm, size_t capacity) {
  capacity = capacity < kMinCapacity ? kMinCapacity : std::bit_ceil(capacity);
  if (capacity > kMaxCapacity) return nullptr;
  auto rounded = static_cast<uint32_t>(capacity);
  auto* d = static_cast<Dict*>(vm.heap().allocate({gc::Kind::kDict, 0, 0, 0, rounded}, Dict::size_for(rounded)));
  if (d != nullptr) d->seed = vm.hash_seed();
  return d;
}

void dict_append(Dict* d, Value key, uint32_t hash, Value value, uint32_t fields_before) {
  uint32_t number = d->used;
  d->entries()[number] = {key, value, hash, fields_before};
  d->used = number + 1;
  uint32_t mask = d->capacity() * 2 - 1;
  uint32_t* index = d->index();
  uint32_t i = hash & mask;
  while (index[i] != 0) i = (i + 1) & mask;
  index[i] = (hash & ~mask) | (number + 1);
}

namespace {

size_t count_live(const Dict* d) {
  const Dict::Entry* entries = const_cast<Dict*>(d)->entries();
  size_t live = 0;
  for (uint32_t i = 0; i < d->used; i++) live += !entries[i].value.is_nil();
  return live;
}

}  // namespace

Dict* grow_dict(Vm& vm, const Dict* d) {
  if (d == nullptr) return new_dict(vm, kMinCapacity);
  // Twice what is alive: at least half of the new capacity is free, so the copying is paid for by as many insertions,
  // and a table that lost most of its entries shrinks.
  Dict* grown = new_dict(vm, count_live(d) * 2);
  if (grown == nullptr) return nullptr;
  grown->metatable = d->metatable;
  grown->int_keys = d->int_keys;
  const Dict::Entry* entries = const_cast<Dict*>(d)->entries();
  for (uint32_t i = 0; i < d->used; i++) {
    const Dict::Entry& e = entries[i];
    if (!e.value.is_nil()) dict_append(grown, e.key, e.hash, e.value, e.fields_before);
  }
  return grown;
}

}  // namespace gs::vm
