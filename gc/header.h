// The eight bytes every heap cell starts with.
//
//    0        1          2       3       4               8
//   +--------+----------+-------+-------+---------------+
//   | kind   | gc_state | byte0 | byte1 | word          |
//   +--------+----------+-------+-------+---------------+
//
// `kind` never changes and, with the kind's own fields, gives the cell's size: the heap can be walked. `gc_state`
// belongs to the collector alone. byte0, byte1 and word belong to the kind: a table keeps its element facts, its
// inline slot count and its shape id there, so a shape guard is one 32-bit compare with memory.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gs::gc {

enum class Kind : uint8_t {
#define GS_OBJECT_KIND(name, type, doc) k##name,
#include "vm/defs/object_kinds.def"
};

inline constexpr int kKindCount = 0
#define GS_OBJECT_KIND(name, type, doc) +1
#include "vm/defs/object_kinds.def"
    ;

struct Header {
  Kind kind;
  uint8_t gc_state;
  uint8_t byte0;
  uint8_t byte1;
  uint32_t word;
};
static_assert(sizeof(Header) == 8);

/// Cells are aligned to, and sized in multiples of, this many bytes.
inline constexpr size_t kGranule = 8;
constexpr size_t round_to_granule(size_t bytes) { return (bytes + kGranule - 1) & ~(kGranule - 1); }

}  // namespace gs::gc
