// The intern table: open addressing with linear probing over string pointers, half full at most.
//
// Weak: it keeps nothing alive. Entries of dead strings are taken out at the end of marking, by moving back what was
// pushed aside by them, so there are no tombstones and a lookup never gets slower than the fill demands. A minor
// collection can only have killed strings interned since the last collection: they are listed.
#include <cstdlib>
#include <cstring>

#include "vm/string.h"
#include "vm/string_layout.h"
#include "vm/vm.h"

namespace gs::vm {

InternTable::~InternTable() { std::free(table_); }

String* InternTable::find(std::string_view bytes, uint32_t hash) const {
  if (capacity_ == 0) return nullptr;
  uint32_t mask = capacity_ - 1;
  for (uint32_t i = hash & mask; table_[i] != nullptr; i = (i + 1) & mask) {
    String* s = table_[i];
    if (s->hash == hash && s->view() == bytes) return s;
  }
  return nullptr;
}

void InternTable::insert(String* s) {
  uint32_t mask = capacity_ - 1;
  uint32_t i = s->hash & mask;
  while (table_[i] != nullptr) i = (i + 1) & mask;
  table_[i] = s;
  s->byte1 |= String::kInterned;
  count_++;
}

void InternTable::add(String* s) {
  insert(s);
  if (!recent_.push(s)) recent_lost_ = true;
}

Result<void> InternTable::grow(Vm& vm) {
  if (count_ < capacity_ / 2) return {};
  uint32_t old_capacity = capacity_;
  String** old = table_;
  uint32_t capacity = old_capacity == 0 ? 512 : old_capacity * 2;
  auto** table = static_cast<String**>(std::calloc(capacity, sizeof(String*)));
  if (table == nullptr) return vm.raise_out_of_memory();
  table_ = table;
  capacity_ = capacity;
  count_ = 0;
  for (uint32_t i = 0; i < old_capacity; i++) {
    if (old[i] != nullptr) insert(old[i]);
  }
  std::free(old);
  return {};
}

Result<String*> InternTable::intern(Vm& vm, std::string_view bytes) {
  uint32_t hash = hash_bytes(bytes, vm.hash_seed());
  if (String* s = find(bytes, hash)) return s;
  if (bytes.size() > kMaxStringLength) return vm.raise(ErrorId::kStringTooLong);
  String* s = allocate_inline_string(vm, bytes.size());  // may collect, and that may sweep this table
  if (s == nullptr) return vm.raise_out_of_memory();
  std::memcpy(s->inline_bytes, bytes.data(), bytes.size());
  s->hash = hash;
  GS_TRYV(grow(vm));
  add(s);
  return s;
}

Result<String*> InternTable::intern(Vm& vm, String* s) {
  if (s->is_interned()) return s;
  GS_TRY(std::string_view bytes, read_string(vm, s));
  uint32_t hash = string_hash(vm, s);
  if (String* found = find(bytes, hash)) return found;
  // Interned strings are inline: nothing else hangs on a name.
  if (s->form() != String::kInline) return intern(vm, bytes);
  GS_TRYV(grow(vm));
  add(s);
  return s;
}

void InternTable::sweep(gc::Heap& heap, gc::Extent extent) {
  bool all = extent == gc::Extent::kAll || recent_lost_;
  if (!all) {
    for (String* s : recent_) {
      if (!heap.is_marked(s)) remove_at(index_of(s));
    }
  }
  recent_.clear();
  recent_lost_ = false;
  if (all) sweep_all(heap);
}

uint32_t InternTable::index_of(const String* s) const {
  uint32_t i = s->hash & (capacity_ - 1);
  while (table_[i] != s) i = (i + 1) & (capacity_ - 1);
  return i;
}

void InternTable::sweep_all(gc::Heap& heap) {
  for (uint32_t i = 0; i < capacity_;) {
    // After a removal another entry may have moved here: look again before going on.
    if (table_[i] != nullptr && !heap.is_marked(table_[i])) remove_at(i);
    else i++;
  }
}

/// Empties cell `hole` and closes the gap: an entry further along may move into it unless its home lies in between.
void InternTable::remove_at(uint32_t hole) {
  uint32_t mask = capacity_ - 1;
  for (uint32_t i = (hole + 1) & mask; table_[i] != nullptr; i = (i + 1) & mask) {
    uint32_t home = table_[i]->hash & mask;
    if (((i - home) & mask) >= ((i - hole) & mask)) {
      table_[hole] = table_[i];
      hole = i;
    }
  }
  table_[hole] = nullptr;
  count_--;
}

}  // namespace gs::vm
