// The inner parts of tables, for the files that implement them: table.cpp (keys, fields, metatables), table_array.cpp
// (the array part), table_iteration.cpp. Everybody else uses table.h.
#pragma once

#include "vm/dict.h"
#include "vm/table.h"

namespace gs::vm {

/// Element facts that fit the one-byte layout.
inline constexpr TypeSet kByteTypes = kTypeBool | kTypeNil;

/// A storage cell without elements; null when out of memory.
Storage* new_storage(Vm& vm, Storage::Layout layout, uint32_t capacity);
/// A Storage of its own for `t`, if it still shares the empty one. False when out of memory.
bool own_storage(Vm& vm, Table* t);

/// Stores under a key that belongs into the dict: no string of a shaped table, no index of the array part.
Result<void> dict_part_set(Vm& vm, Table* t, Value key, uint32_t hash, Value value);
/// Assigns to an existing entry, counting integer keys and telling caches.
void assign_entry(Vm& vm, Table* t, Dict::Entry* entry, Value value);

}  // namespace gs::vm
