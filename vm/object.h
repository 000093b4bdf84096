// The layout of every kind of heap cell, in one place: what the interpreter reads, what compiled code will read.
//
// The headers string.h, table.h, shape.h, native.h, coroutine.h say what can be *done* with each kind; here is only
// what they look like. All start with gc::Header; byte0, byte1 and word of it are used as noted.
//
//   String                        Table (16 + 8·n bytes)           Storage (32 bytes + elements)
//   +-----------------------+     +-----------------------+        +-----------------------------+
//   | String|gc|form| |length |   | Table|gc|elems|n |shape |      | Storage|gc|layout| |physical  |
//   | data -> bytes         |     | storage ------------------->   | length | capacity           |
//   | hash | bytes…         |     | slot 0                |        | overflow -> Slots           |
//   |  or left, right       |     | slot 1 …              |        | dict -> Dict                |
//   +-----------------------+     +-----------------------+        | element 0, 1, 2 …           |
//                                                                  +-----------------------------+
#pragma once

#include <cstdint>
#include <string_view>

#include "gc/header.h"
#include "vm/value.h"

namespace gs::vm {

class Vm;
struct CompiledCode;
struct Proto;
struct Storage;
struct Slots;
struct Dict;

using ShapeId = uint32_t;

// ---------------------------------------------------------------- strings

/// An immutable byte string. word = length in bytes (below 4 GiB).
///
/// Forms (byte0): kInline - the bytes follow the hash; kExternal - they lie in the cell `owner` (a Bytes cell or
/// another string, of which this is a slice); kRope - a concatenation not yet read: data is null, and the bytes are
/// those of left then right. Reading a rope flattens it in place into kExternal. So `data != nullptr` means "readable".
struct String : gc::Header {
  enum Form : uint8_t { kInline, kExternal, kRope };
  static constexpr uint8_t kInterned = 1;  ///< byte1 bit: the one string with these bytes in the intern table

  const char* data;
  mutable uint32_t hash;  ///< 0 until computed; of a rope: how many nodes it has (rope.cpp)
  char inline_bytes[4];   ///< the bytes start here and run on past the struct

  struct Links {          ///< what follows instead, for kRope and kExternal
    gc::Header* left;     ///< kRope: left part; kExternal: the cell that owns the bytes
    String* right;        ///< kRope: right part; kExternal: null
  };
  Links& links() { return *reinterpret_cast<Links*>(this + 1); }
  const Links& links() const { return *reinterpret_cast<const Links*>(this + 1); }

  uint32_t length() const { return word; }
  Form form() const { return static_cast<Form>(byte0); }
  bool is_rope() const { return data == nullptr; }
  bool is_interned() const { return byte1 & kInterned; }
  /// The bytes; the string must not be a rope.
  std::string_view view() const {
    GS_ASSERT(data != nullptr, "a rope is flattened before it is read");
    return {data, word};
  }

  static constexpr size_t inline_size(size_t length) {
    return gc::round_to_granule(offsetof(String, inline_bytes) + length);
  }
  static constexpr size_t linked_size() { return sizeof(String) + sizeof(Links); }
};
static_assert(sizeof(String) == 24 && offsetof(String, inline_bytes) == 20);

/// Raw bytes, never traced. `capacity` bytes follow; word = how many of them belong to strings: a string that ends
/// there can be extended in place (rope.cpp).
struct Bytes : gc::Header {
  uint64_t capacity;
  char* data() { return reinterpret_cast<char*>(this + 1); }
};

/// A row of `word` values.
struct Values : gc::Header {
  Value* data() { return reinterpret_cast<Value*>(this + 1); }
};

// ---------------------------------------------------------------- tables

/// A table. word = shape id; byte0 = TypeSet of the elements ever stored in the array part (its *element facts*);
/// byte1 = number of inline slots, and the top bit kObserved.
///
/// String-keyed fields live in slots numbered by the shape: slot i is inline for i < inline_slots(), else in
/// storage->overflow[i - inline_slots()]. A field set to nil keeps its slot and its place in the order. Integer keys
/// from 0 up live in the array part of `storage`; all other keys, and string keys of a table whose shape is a
/// dictionary shape, in storage->dict. `storage` is never null: tables without one share an immortal empty cell.
struct Table : gc::Header {
  /// byte1 bit: this table is a metatable or was found on an __index chain, so caches depend on which keys it has;
  /// changing that bumps Vm::metatable_epoch.
  static constexpr uint8_t kObserved = 0x80;
  static constexpr uint32_t kMaxInlineSlots = 64;

  Storage* storage;

  Value* slots() { return reinterpret_cast<Value*>(this + 1); }
  ShapeId shape_id() const { return word; }
  TypeSet element_types() const { return byte0; }
  uint32_t inline_slots() const { return byte1 & 0x7F; }
  bool observed() const { return byte1 & kObserved; }
  static constexpr size_t size_for(uint32_t inline_slots) { return sizeof(gc::Header) + 8 + 8 * inline_slots; }
};
static_assert(sizeof(Table) == 16);

/// The array part and the rarely used pointers of one table. word = `physical`: how many indices ever belonged to
/// the array part (a store below it stays in the array even after the end was cleared).
///
/// byte0 = layout: kValues - 8-byte Values; kBytes - one byte per element (0 false, 1 true, 2 nil), used exactly
/// while the table's element facts hold nothing but booleans and nil. (Without elements either will do.) Holes are nil.
/// Only elements below `length` mean anything; behind it lie stale words, which nobody reads or traces.
/// Invariant: length is 0, or element[length - 1] is not nil. So `#t` is max(length - 1, 0).
struct Storage : gc::Header {
  enum Layout : uint8_t { kValues, kBytes };
  static constexpr uint8_t kByteFalse = 0, kByteTrue = 1, kByteNil = 2;
  /// byte1: by the table's element facts no element is a reference, so that collections need not read them.
  static constexpr uint8_t kWithoutReferences = 1;

  uint32_t length;
  uint32_t capacity;
  Slots* overflow;  ///< or null
  Dict* dict;       ///< or null

  Value* values() { return reinterpret_cast<Value*>(this + 1); }
  uint8_t* bytes() { return reinterpret_cast<uint8_t*>(this + 1); }
  uint32_t physical() const { return word; }
  Layout layout() const { return static_cast<Layout>(byte0); }
  bool may_have_references() const { return layout() == kValues && byte1 != kWithoutReferences; }
  static constexpr size_t size_for(Layout layout, uint32_t capacity) {
    return 32 + (layout == kBytes ? gc::round_to_granule(capacity) : size_t{8} * capacity);
  }
};
static_assert(sizeof(Storage) == 32);

/// Overflow field slots. word = capacity.
struct Slots : gc::Header {
  Value* data() { return reinterpret_cast<Value*>(this + 1); }
};

/// Insertion-ordered hash table (open addressing over an array of entry numbers, as in CPython's dict and in
/// Tyler Close's deterministic hash tables). word = entry capacity, a power of two; the index has twice as many
/// 32-bit cells (dict.h) and follows the entries. Removing an entry sets its value to nil and leaves it in place
/// (iteration must not stumble); it is dropped when the table is next resized.
struct Dict : gc::Header {
  struct Entry {
    Value key;
    Value value;
    uint32_t hash;
    uint32_t fields_before;  ///< how many shape fields the table had when this entry was added: with it, fields and
                             ///< entries iterate in one common insertion order
  };
  uint32_t used;       ///< entries in use, removed ones included
  uint32_t int_keys;   ///< live entries with an integer key: what the array part may have to pull over
  Table* metatable;    ///< of a table with a dictionary shape; otherwise the shape knows
  uint64_t seed;       ///< of the hashes of all keys but strings
  uint32_t first_live; ///< every entry before this one is removed: draining a table by `next` need not pass them
  uint32_t unused;

  Entry* entries() { return reinterpret_cast<Entry*>(this + 1); }
  uint32_t capacity() const { return word; }
  uint32_t* index() { return reinterpret_cast<uint32_t*>(entries() + word); }
  static constexpr size_t size_for(uint32_t capacity) {
    return sizeof(gc::Header) + 32 + size_t{capacity} * sizeof(Entry) + size_t{capacity} * 2 * sizeof(uint32_t);
  }
};
static_assert(sizeof(Dict) == 40 && sizeof(Dict::Entry) == 24);

// ---------------------------------------------------------------- functions

using Instr = uint32_t;

/// What precedes the first instruction of every function; `code_info(code)` finds it.
struct CodeInfo {
  Proto* proto;
  uint32_t frame_size;   ///< registers, without the header and the scratch window above (frame.h)
  uint16_t param_count;  ///< fixed parameters
  uint8_t flags;         ///< kVariadic…
  uint8_t unused;
  uint32_t hotness;      ///< entries and backward jumps so far, while interpreted
  uint32_t plain_count;  ///< how many arguments the fast call has to bring; kNoPlainCall if there is none
  const CompiledCode* compiled;  ///< its machine code, or null (jit/tier.h)

  static constexpr uint8_t kVariadic = 1;
  static constexpr uint8_t kNotCompilable = 2;  ///< compiling it has failed
  static constexpr uint32_t kNoPlainCall = ~0u;
};
static_assert(sizeof(CodeInfo) == 32);

/// A script function. word = number of upvalues. An upvalue is a value (captured by copy) or, boxed with the object
/// tag, never visible to scripts, a Cell.
struct Closure : gc::Header {
  const Instr* code;
  const void* jit_entry;  ///< where calls of compiled code go; in a NativeFunction at the same place
  Value* upvalues() { return reinterpret_cast<Value*>(this + 1); }
  uint32_t upvalue_count() const { return word; }
  static constexpr size_t size_for(uint32_t upvalues) { return 24 + 8 * size_t{upvalues}; }
};
static_assert(sizeof(Closure) == 24);

/// A variable shared by closures.
struct Cell : gc::Header {
  Value value;
};

inline const CodeInfo* code_info(const Instr* code) { return reinterpret_cast<const CodeInfo*>(code) - 1; }
inline CodeInfo* mutable_code_info(const Instr* code) { return reinterpret_cast<CodeInfo*>(const_cast<Instr*>(code)) - 1; }

inline bool is_closure(Value v) { return v.is_function() && v.as_cell()->kind == gc::Kind::kClosure; }
inline bool is_native(Value v) { return v.is_function() && v.as_cell()->kind == gc::Kind::kNative; }
inline bool is_coroutine(Value v) { return v.is_object() && v.as_cell()->kind == gc::Kind::kCoroutine; }
inline bool is_channel(Value v) { return v.is_object() && v.as_cell()->kind == gc::Kind::kChannel; }
inline bool is_host_object(Value v) { return v.is_object() && v.as_cell()->kind == gc::Kind::kHostObject; }

}  // namespace gs::vm
