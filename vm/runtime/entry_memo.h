// The entry of a dict that a lookup has found last: t[k] = f(t[k]) looks for it twice.
#pragma once

#include "vm/object.h"

namespace gs::vm {

/// Entries stay where they are as long as their dict is the table's. The memo keeps nothing alive; the collector empties it.
struct EntryMemo {
  Dict* dict = nullptr;
  uint64_t key = 0;  ///< the word that was looked for
  Dict::Entry* entry = nullptr;

  /// The entry of `key` in `d`, if that is what has been found last, or null.
  Dict::Entry* find(const Dict* d, Value wanted) const { return key == wanted.bits() && d == dict ? entry : nullptr; }
};

}  // namespace gs::vm
