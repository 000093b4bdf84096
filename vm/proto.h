// Proto: a compiled function as one heap cell. Everything a call touches lies around the first instruction:
//
//   +--------+--------+----------+---------+-----------+---------------+-----------+----------+----------------+
//   | Proto  | nested | upvalue  | sites   | caches    | constants     | CodeInfo  | code …   | position table |
//   | fields | protos | sources  |         | n-1 … 0   | n-1 … 1, 0    | 32 bytes  |          |                |
//   +--------+--------+----------+---------+-----------+---------------+-----------+----------+----------------+
//                                                                                  ^ Closure::code, the interpreter's
//                                                                                    constant base
//
// so one register (the address of the code) reaches constants at ((Value*)code)[-5 - i] and caches at code - X.
#pragma once

#include <span>

#include "vm/base/source.h"
#include "vm/bytecode/encoding.h"
#include "vm/object.h"

namespace gs::vm {

/// Inline cache of one property access. `shape` guards the commonest case alone; the other states keep their guard in
/// `other`, where the second-chance paths look.
///
/// The first word is laid out as a table's header, so that one exclusive or with that, shifted down by 24 bits, tests two
/// things at once: the shape, and that a table with so many inline slots has this one inline.
///
///    63            32 31     24 23     16 15      8 7       0
///   +----------------+---------+---------+---------+---------+
///   | shape          | layout  | types   | state   | slot    |   PropertyCache
///   | shape          | byte1   | byte0   | gc      | kind    |   Table's header
///   +----------------+---------+---------+---------+---------+
struct PropertyCache {
  enum State : uint8_t {
    kEmpty,   ///< nothing seen yet
    kOwn,     ///< receiver's own slot `slot`. Guard: shape. For stores: a table without metatable
    kOwnMeta, ///< stores into a table with a metatable that had no __newindex. Guards: shape and, where nothing is, epoch
    kHolder,  ///< loads: `holder`'s slot `slot`. Guards: other, epoch
    kAbsent,  ///< loads: no such field, no metatable: nil. Guard: other
    kAdd,     ///< stores: appends field `slot`, shape becomes `new_shape`. Guards: other, epoch
  };
  uint8_t slot;
  State state;
  TypeSet types;    ///< stores: the field's fact; a value outside goes the slow way. Loads: kTypeNil where a slot with nil is
                    ///< the answer, for want of a metatable
  uint8_t layout;   ///< Table::byte1 of a table seen here that has the slot inline; kNoLayout until there was one
  ShapeId shape;    ///< guard of kOwn and kOwnMeta; otherwise 0, which no table has
  uint32_t epoch;   ///< Vm::metatable_epoch at fill time
  ShapeId other;
  String* key;      ///< the property's name, interned; set when the function is made
  static constexpr uint8_t kNoLayout = 0xFF;  ///< no table has so many slots

  union {
    Table* holder;      ///< kHolder
    ShapeId new_shape;  ///< kAdd
  };
};
static_assert(sizeof(PropertyCache) == 32 && offsetof(PropertyCache, shape) == offsetof(Table, word));
static_assert(offsetof(PropertyCache, layout) == offsetof(Table, byte1));

/// What one table-making instruction has learned about the tables it makes.
struct AllocationSite {
  ShapeId shape;          ///< NewObject: the shape of the literal's fields, 0 until first executed
  uint8_t inline_slots;   ///< how many slots to give a new table
  uint8_t samples;        ///< how many of the first tables have been looked at
  uint16_t key_count;     ///< NewObject: how many fields
  uint32_t first_key;     ///< NewObject: constants first_key … first_key+key_count-1 are the names
  uint32_t array_hint;    ///< elements to reserve
  Table* last;            ///< while sampling: the table made last time, if no collection came since
  /// NewObject: types that the facts of the first fields are known to cover. (Facts only widen; one of a constant covers
  /// nothing.) A literal with more fields looks at the facts themselves.
  static constexpr uint32_t kCovered = 8;
  TypeSet covered[kCovered];
};
static_assert(sizeof(AllocationSite) == 32);

/// How many tables of a site are looked at, one creation later, to learn how large they grow.
inline constexpr uint8_t kSiteSamples = 16;

/// How a closure gets an upvalue.
struct UpvalueSource {
  enum From : uint8_t { kRegister, kUpvalue, kSelf, kFarSlot };
  From from;
  bool is_cell;     ///< holds a Cell (for the disassembler and the verifier)
  uint16_t row;     ///< kFarSlot: the register of the enclosing function that holds the row
  uint32_t index;   ///< register, element of the row, or upvalue of the enclosing function
  uint32_t name;    ///< constant with the variable's name
};

/// Where an instruction comes from; valid from `pc` (words from the first instruction) up to the next entry's.
struct PositionEntry {
  uint32_t pc;
  uint32_t line;
  uint32_t column;
};

struct Proto : gc::Header {
  const Source* source;
  HostObject* source_owner;  ///< the cell that keeps `source` alive; null when its maker does
  String* name;           ///< for tracebacks; may be empty
  SourcePos pos;          ///< of the `func`
  uint32_t cell_bytes;    ///< size of this cell
  uint32_t code_offset;   ///< bytes from the start of the cell to the first instruction
  uint32_t code_words;
  uint32_t constant_count;
  uint32_t cache_count;
  uint32_t site_count;
  uint32_t nested_count;
  uint32_t upvalue_count;
  uint32_t position_count;
  bool is_main;

  Instr* code() { return reinterpret_cast<Instr*>(reinterpret_cast<char*>(this) + code_offset); }
  const Instr* code() const { return const_cast<Proto*>(this)->code(); }
  CodeInfo& info() { return *mutable_code_info(code()); }
  Value& constant(uint32_t i) { return reinterpret_cast<Value*>(code())[-5 - static_cast<int64_t>(i)]; }
  PropertyCache& cache(uint32_t i) {
    return reinterpret_cast<PropertyCache*>(&constant(constant_count) + 1)[-1 - static_cast<int64_t>(i)];
  }
  /// X of an instruction that uses cache `i`.
  uint32_t cache_distance(uint32_t i) {
    return static_cast<uint32_t>(reinterpret_cast<char*>(code()) - reinterpret_cast<char*>(&cache(i)));
  }
  uint32_t cache_index(uint32_t distance) const {
    return (distance - sizeof(CodeInfo) - 8 * constant_count) / sizeof(PropertyCache) - 1;
  }
  std::span<Proto*> nested() { return {reinterpret_cast<Proto**>(this + 1), nested_count}; }
  std::span<UpvalueSource> upvalues() {
    return {reinterpret_cast<UpvalueSource*>(nested().data() + nested_count), upvalue_count};
  }
  std::span<AllocationSite> sites() {
    uintptr_t p = reinterpret_cast<uintptr_t>(upvalues().data() + upvalue_count);
    return {reinterpret_cast<AllocationSite*>((p + 7) & ~uintptr_t{7}), site_count};
  }
  /// X of an instruction that uses allocation site `i`.
  uint32_t site_distance(uint32_t i) {
    return static_cast<uint32_t>(reinterpret_cast<char*>(code()) - reinterpret_cast<char*>(&sites()[i]));
  }
  std::span<const PositionEntry> positions() const {
    return {reinterpret_cast<const PositionEntry*>(code() + code_words), position_count};
  }
  /// Source position of the instruction at `pc` (a pointer into code()).
  SourcePos position_of(const Instr* pc) const;
};

inline Proto* proto_of(const Closure* c) { return code_info(c->code)->proto; }

}  // namespace gs::vm
