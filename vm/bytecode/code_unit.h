// CompiledFunction: what the bytecode compiler makes and the text form describes, before it becomes a heap cell.
//
// Plain C++ data without any heap cell, so that compiling, printing, parsing and verifying need no virtual machine
// and no collection can happen in the middle. instantiate.h turns it into a Proto. The code is the final code
// except for three kinds of operands, which are plain indices here: Ic and Site count caches and sites, Glob counts
// `globals`.
//
// The order of the constants is canonical, so that the text form need not list them: first those that instructions
// name (K), in order of first use; then the names of caches, of the fields of object sites, and of upvalues.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vm/base/source.h"
#include "vm/bytecode/encoding.h"
#include "vm/proto.h"

namespace gs::vm {

/// A value known when compiling. The text of a string belongs to somebody else (the source, an arena).
struct Literal {
  enum Kind : uint8_t { kNil, kBool, kInt, kDouble, kString };
  Kind kind = kNil;
  union {
    int64_t integer = 0;  ///< kInt; kBool as 0 or 1
    double number;        ///< kDouble
  };
  std::string_view text;  ///< kString

  static Literal nil() { return {}; }
  static Literal boolean(bool b) { return of_int(kBool, b); }
  static Literal of(int64_t i) { return of_int(kInt, i); }
  static Literal of(double d) {
    Literal l;
    l.kind = kDouble;
    l.number = d;
    return l;
  }
  static Literal of(std::string_view text) {
    Literal l;
    l.kind = kString;
    l.text = text;
    return l;
  }
  bool is_number() const { return kind == kInt || kind == kDouble; }
  bool truthy() const { return kind != kNil && !(kind == kBool && integer == 0); }
  /// Same kind, same bits: 1 and 1.0 differ, and so do 0.0 and -0.0.
  friend bool operator==(const Literal& a, const Literal& b) {
    return a.kind == b.kind && a.integer_bits() == b.integer_bits() && a.text == b.text;
  }
  uint64_t integer_bits() const {
    return kind == kDouble ? std::bit_cast<uint64_t>(number) : static_cast<uint64_t>(integer);
  }

 private:
  static Literal of_int(Kind kind, int64_t i) {
    Literal l;
    l.kind = kind;
    l.integer = i;
    return l;
  }
};

/// A constant of a function: a literal that owns its text.
struct Constant {
  Literal::Kind kind = Literal::kNil;
  uint64_t bits = 0;
  std::string text;

  Constant() = default;
  explicit Constant(const Literal& l) : kind(l.kind), bits(l.integer_bits()), text(l.text) {}
  Literal literal() const {
    Literal l;
    l.kind = kind;
    if (kind == Literal::kDouble) {
      l.number = std::bit_cast<double>(bits);
    } else {
      l.integer = static_cast<int64_t>(bits);
    }
    l.text = text;
    return l;
  }
  friend bool operator==(const Constant&, const Constant&) = default;
};

/// What an instruction that makes tables knows beforehand.
struct SiteInfo {
  uint32_t first_key = 0;  ///< NewObject: constants first_key … first_key+key_count-1 name the fields
  uint32_t key_count = 0;
  uint32_t array_hint = 0; ///< NewTable: positional elements to expect
  friend bool operator==(const SiteInfo&, const SiteInfo&) = default;
};

struct CompiledFunction {
  std::string name;
  SourcePos pos;
  uint32_t param_count = 0;
  bool variadic = false;
  bool is_main = false;
  uint32_t frame_size = 0;
  std::vector<Instr> code;
  std::vector<Constant> constants;
  std::vector<uint32_t> caches;  ///< per cache: the constant with the property's name
  std::vector<SiteInfo> sites;
  std::vector<UpvalueSource> upvalues;
  std::vector<PositionEntry> positions;
  std::vector<std::string> globals;
  std::vector<CompiledFunction> nested;
};

/// Equal in everything that can be printed or executed.
bool operator==(const CompiledFunction& a, const CompiledFunction& b);

/// Limits that no instruction encoding imposes elsewhere.
inline constexpr uint32_t kMaxFrameSize = 1u << 24;
inline constexpr uint32_t kMaxParams = 0xFFFF;

}  // namespace gs::vm
