// Value: one script value in eight bytes.
//
// A double has 2^53 bit patterns that mean NaN; arithmetic produces only two of them. The rest are ours. Two
// encodings are implemented and chosen at compile time, so that they can be compared on the same interpreter:
//
// kDoublesPlain (the default): doubles are stored as they are, everything else hides in negative quiet NaNs.
//
//    63    48 47                                             0
//   +--------+------------------------------------------------+
//   | 0…FFF8 | a double (FFF8 0… is the NaN that 0/0 gives)   |   tags from FFF9 up cannot come out of arithmetic
//   | FFF9   | nil                                            |
//   | FFFA   | 0 false, 1 true                                |
//   | FFFB   | address of another cell (coroutine, channel…)  |
//   | FFFC   | address of a String                            |
//   | FFFD   | address of a Table                             |
//   | FFFE   | address of a Closure or Native                 |
//   | FFFF   | signed 48-bit integer                          |
//   +--------+------------------------------------------------+
//
// What this buys: a type test is one shift and compare with no memory access; "both are ints" is one `and` and one
// compare because the tag is all ones; `a << 16` drops the tag, so a 48-bit add with overflow check is an ordinary
// 64-bit add with its overflow flag; a row of doubles is an array of C doubles.
//
// kPointersPlain: cell addresses are stored as they are (tag 0000), doubles are offset by 2^48, ints keep FFFF,
// nil/booleans are FFFE. Loads through a pointer need no masking, but each double pays an integer add and each test
// for a kind of cell loads the header.
//
// Measured (see vm/README.md) the first wins; it stays a one-file choice: nothing outside this file knows tags,
// except the code generators, which take them from here.
//
// User-space addresses may use all 47 bits; a cell address never has bit 47 or above set.
#pragma once

#include <bit>
#include <cstdint>

#include "gc/header.h"
#include "vm/base/check.h"

#define GS_ENCODING_DOUBLES_PLAIN 1
#define GS_ENCODING_POINTERS_PLAIN 2
#ifndef GS_VALUE_ENCODING
#define GS_VALUE_ENCODING GS_ENCODING_DOUBLES_PLAIN
#endif

namespace gs::vm {

struct String;
struct Table;
struct Closure;
struct NativeFunction;
struct Coroutine;
struct Channel;
struct HostObject;

inline constexpr int64_t kMinInt = -(int64_t{1} << 47);
inline constexpr int64_t kMaxInt = (int64_t{1} << 47) - 1;
constexpr bool fits_int(int64_t i) { return i >= kMinInt && i <= kMaxInt; }

/// What kind of thing a value is, fine enough for caches and facts: a set of these is one byte (TypeSet).
enum class TypeTag : uint8_t { kDouble, kNil, kBool, kObject, kString, kTable, kFunction, kInt };

/// A set of TypeTags, one bit each: the lattice of field and element facts.
using TypeSet = uint8_t;
constexpr TypeSet type_bit(TypeTag t) { return static_cast<TypeSet>(1u << static_cast<unsigned>(t)); }
inline constexpr TypeSet kTypeNil = type_bit(TypeTag::kNil);
inline constexpr TypeSet kTypeBool = type_bit(TypeTag::kBool);
inline constexpr TypeSet kTypeInt = type_bit(TypeTag::kInt);
inline constexpr TypeSet kTypeDouble = type_bit(TypeTag::kDouble);
inline constexpr TypeSet kTypeNumber = kTypeInt | kTypeDouble;
inline constexpr TypeSet kTypesWithoutReferences = kTypeNil | kTypeBool | kTypeNumber;
inline constexpr TypeSet kTypeAny = 0xFF;

class Value {
 public:
  /// The zero word. Under the default encoding that is the double 0.0; never relied upon except that freshly
  /// zeroed memory may be traced safely.
  constexpr Value() : bits_(0) {}
  static constexpr Value from_bits(uint64_t bits) { return Value(bits); }
  constexpr uint64_t bits() const { return bits_; }

  static constexpr Value nil() { return Value(kNilBits); }
  static constexpr Value boolean(bool b) { return Value(kFalseBits + (b ? 1 : 0)); }
  /// `i` must fit 48 bits.
  static constexpr Value integer(int64_t i) { return Value(kIntTag | (static_cast<uint64_t>(i) & kPayloadMask)); }
  static constexpr Value number(double d) { return Value(encode_double(d)); }
  /// The exact integer when it fits, else the nearest double: the result of overflowing arithmetic.
  static constexpr Value integer_or_double(int64_t i) {
    return fits_int(i) ? integer(i) : number(static_cast<double>(i));
  }
  static Value string(const String* s) { return cell(s, kStringTag); }
  static Value table(const Table* t) { return cell(t, kTableTag); }
  static Value function(const Closure* c) { return cell(c, kFunctionTag); }
  static Value function(const NativeFunction* f) { return cell(f, kFunctionTag); }
  static Value object(const Coroutine* c) { return cell(c, kObjectTag); }
  static Value object(const Channel* c) { return cell(c, kObjectTag); }
  static Value object(const HostObject* h) { return cell(h, kObjectTag); }

  constexpr bool is_nil() const { return bits_ == kNilBits; }
  constexpr bool is_false() const { return bits_ == kFalseBits; }
  constexpr bool is_true() const { return bits_ == kFalseBits + 1; }
  constexpr bool is_bool() const { return (bits_ & ~uint64_t{1}) == kFalseBits; }
  constexpr bool truthy() const { return bits_ != kNilBits && bits_ != kFalseBits; }
  constexpr bool is_int() const { return bits_ >= kIntTag; }

  constexpr int64_t as_int() const { return static_cast<int64_t>(bits_ << 16) >> 16; }
  /// The integer times 2^16: what overflow-checked arithmetic works on.
  constexpr int64_t as_shifted_int() const { return static_cast<int64_t>(bits_ << 16); }
  static constexpr Value from_shifted_int(int64_t shifted) {
    return Value(kIntTag | (static_cast<uint64_t>(shifted) >> 16));
  }
  static constexpr bool both_ints(Value a, Value b) { return (a.bits_ & b.bits_) >= kIntTag; }
  static constexpr bool both_doubles(Value a, Value b) { return a.is_double() && b.is_double(); }
  constexpr bool is_number() const { return is_double() || is_int(); }
  /// Of a value that is_number().
  constexpr double as_number() const { return is_int() ? static_cast<double>(as_int()) : as_double(); }
  constexpr bool as_bool() const { return bits_ == kFalseBits + 1; }

  String* as_string() const { return pointer<String>(); }
  Table* as_table() const { return pointer<Table>(); }
  gc::Header* as_cell() const { return pointer<gc::Header>(); }
  template <typename T>
  T* as() const { return pointer<T>(); }

  TypeSet type_set() const { return static_cast<TypeSet>(1u << static_cast<unsigned>(type_tag())); }

  /// Same bits: identity for everything but numbers.
  friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }

#if GS_VALUE_ENCODING == GS_ENCODING_DOUBLES_PLAIN
  static constexpr uint64_t kPayloadMask = (uint64_t{1} << 48) - 1;
  static constexpr uint64_t kNilBits = uint64_t{0xFFF9} << 48;
  static constexpr uint64_t kFalseBits = uint64_t{0xFFFA} << 48;
  static constexpr uint64_t kObjectTag = uint64_t{0xFFFB} << 48;
  static constexpr uint64_t kStringTag = uint64_t{0xFFFC} << 48;
  static constexpr uint64_t kTableTag = uint64_t{0xFFFD} << 48;
  static constexpr uint64_t kFunctionTag = uint64_t{0xFFFE} << 48;
  static constexpr uint64_t kIntTag = uint64_t{0xFFFF} << 48;

  constexpr bool is_double() const { return bits_ < kNilBits; }
  constexpr double as_double() const { return std::bit_cast<double>(bits_); }
  constexpr bool is_cell() const { return bits_ >= kObjectTag && bits_ < kIntTag; }
  constexpr bool is_string() const { return (bits_ >> 48) == (kStringTag >> 48); }
  constexpr bool is_table() const { return (bits_ >> 48) == (kTableTag >> 48); }
  constexpr bool is_function() const { return (bits_ >> 48) == (kFunctionTag >> 48); }
  constexpr bool is_object() const { return (bits_ >> 48) == (kObjectTag >> 48); }
  constexpr TypeTag type_tag() const {
    uint64_t tag = bits_ >> 48;
    return static_cast<TypeTag>(tag <= 0xFFF8 ? 0 : tag - 0xFFF8);
  }

 private:
  static constexpr uint64_t encode_double(double d) { return std::bit_cast<uint64_t>(d); }
  static Value cell(const void* p, uint64_t tag) { return Value(tag | reinterpret_cast<uint64_t>(p)); }
  template <typename T>
  T* pointer() const { return reinterpret_cast<T*>(bits_ & kPayloadMask); }
#else
  static constexpr uint64_t kPayloadMask = (uint64_t{1} << 48) - 1;
  static constexpr uint64_t kDoubleOffset = uint64_t{1} << 48;
  static constexpr uint64_t kNilBits = (uint64_t{0xFFFE} << 48) + 2;
  static constexpr uint64_t kFalseBits = uint64_t{0xFFFE} << 48;
  static constexpr uint64_t kObjectTag = 0, kStringTag = 0, kTableTag = 0, kFunctionTag = 0;
  static constexpr uint64_t kIntTag = uint64_t{0xFFFF} << 48;

  constexpr bool is_double() const { return bits_ - kDoubleOffset < kFalseBits - kDoubleOffset; }
  constexpr double as_double() const { return std::bit_cast<double>(bits_ - kDoubleOffset); }
  constexpr bool is_cell() const { return bits_ < kDoubleOffset && bits_ != 0; }
  bool is_string() const { return is_cell() && as_cell()->kind == gc::Kind::kString; }
  bool is_table() const { return is_cell() && as_cell()->kind == gc::Kind::kTable; }
  bool is_function() const {
    return is_cell() && (as_cell()->kind == gc::Kind::kClosure || as_cell()->kind == gc::Kind::kNative);
  }
  bool is_object() const { return is_cell() && as_cell()->kind > gc::Kind::kNative; }
  TypeTag type_tag() const {
    if (is_int()) return TypeTag::kInt;
    if (is_double() || bits_ == 0) return TypeTag::kDouble;
    if (!is_cell()) return is_nil() ? TypeTag::kNil : TypeTag::kBool;
    return is_string() ? TypeTag::kString : is_table() ? TypeTag::kTable : is_function() ? TypeTag::kFunction
                                                                                        : TypeTag::kObject;
  }

 private:
  static constexpr uint64_t encode_double(double d) { return std::bit_cast<uint64_t>(d) + kDoubleOffset; }
  static Value cell(const void* p, uint64_t) { return Value(reinterpret_cast<uint64_t>(p)); }
  template <typename T>
  T* pointer() const { return reinterpret_cast<T*>(bits_); }
#endif

  explicit constexpr Value(uint64_t bits) : bits_(bits) {}
  uint64_t bits_;
};
static_assert(sizeof(Value) == 8);

/// A double from outside (bytes read, a library): any NaN becomes the one that cannot be mistaken for a tag.
inline Value number_from_outside(double d) { return Value::number(d != d ? __builtin_nan("") : d); }

}  // namespace gs::vm
