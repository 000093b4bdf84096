#include "stdlib/bit32_lib.h"

#include <bit>
#include <iterator>

#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::NativeResult;
using vm::Value;
using vm::Vm;

namespace {

/// Argument `i` modulo 2^32.
uint32_t word(Args args, uint32_t i) { return static_cast<uint32_t>(args.integer(i)); }

NativeResult give(Args args, uint32_t w) { return args.give(Value::integer(w)); }

enum class Fold { kAnd, kOr, kXor };

template <Fold fold>
NativeResult fold_all(Vm&, Args args) {
  uint32_t w = fold == Fold::kAnd ? ~0u : 0;
  for (uint32_t i = 0; i < args.count(); i++) {
    if constexpr (fold == Fold::kAnd) w &= word(args, i);
    if constexpr (fold == Fold::kOr) w |= word(args, i);
    if constexpr (fold == Fold::kXor) w ^= word(args, i);
  }
  return give(args, w);
}

NativeResult bit_not(Vm&, Args args) { return give(args, ~word(args, 0)); }

/// Shift distances are clamped to ±32: everything is shifted out.
int distance(Args args, uint32_t i) {
  int64_t d = args.integer(i);
  return static_cast<int>(d > 32 ? 32 : d < -32 ? -32 : d);
}
uint32_t shift_left(uint32_t w, int d) {
  if (d < 0) return d <= -32 ? 0 : w >> -d;
  return d >= 32 ? 0 : w << d;
}

NativeResult bit_lshift(Vm&, Args args) { return give(args, shift_left(word(args, 0), distance(args, 1))); }
NativeResult bit_rshift(Vm&, Args args) { return give(args, shift_left(word(args, 0), -distance(args, 1))); }

NativeResult bit_arshift(Vm&, Args args) {
  auto w = static_cast<int32_t>(word(args, 0));
  int d = distance(args, 1);
  if (d < 0) return args.give(Value::integer(static_cast<int32_t>(shift_left(static_cast<uint32_t>(w), -d))));
  return args.give(Value::integer(d >= 32 ? (w < 0 ? -1 : 0) : w >> d));
}

/// The mask of bit argument `i`; nothing for bits outside 0 … 31.
uint32_t bit_mask(Args args, uint32_t i) {
  int64_t bit = args.integer(i);
  return bit < 0 || bit > 31 ? 0 : 1u << bit;
}

NativeResult bit_test(Vm&, Args args) {
  return args.give(Value::boolean((word(args, 0) & bit_mask(args, 1)) != 0));
}
NativeResult bit_set(Vm&, Args args) { return give(args, word(args, 0) | bit_mask(args, 1)); }
NativeResult bit_clear(Vm&, Args args) { return give(args, word(args, 0) & ~bit_mask(args, 1)); }
NativeResult bit_toggle(Vm&, Args args) { return give(args, word(args, 0) ^ bit_mask(args, 1)); }

/// Field of `width` bits at `position`, clipped to the word.
struct Field {
  uint32_t position, mask;
};
Field field(Args args, uint32_t position_index) {
  int64_t position = args.integer(position_index);
  int64_t width = args.integer_or(position_index + 1, 1);
  if (position < 0 || position > 31 || width <= 0) return {0, 0};
  if (width > 32 - position) width = 32 - position;
  return {static_cast<uint32_t>(position), width >= 32 ? ~0u : (1u << width) - 1};
}

NativeResult bit_extract(Vm&, Args args) {
  Field f = field(args, 1);
  return give(args, (word(args, 0) >> f.position) & f.mask);
}
NativeResult bit_replace(Vm&, Args args) {
  Field f = field(args, 2);
  uint32_t kept = word(args, 0) & ~(f.mask << f.position);
  return give(args, kept | (word(args, 1) & f.mask) << f.position);
}

NativeResult bit_countbits(Vm&, Args args) {
  return args.give(Value::integer(std::popcount(word(args, 0))));
}
NativeResult bit_highbit(Vm&, Args args) {
  return args.give(Value::integer(31 - std::countl_zero(word(args, 0))));
}

/// toHex(n[, digits]): "0x" and at least `digits` upper-case digits.
NativeResult bit_tohex(Vm& vm, Args args) {
  uint32_t w = word(args, 0);
  int64_t digits = args.integer_or(1, 1);
  if (digits > 64) digits = 64;
  char text[80] = "0x";
  size_t length = 2;
  int significant = w == 0 ? 1 : (35 - std::countl_zero(w)) / 4;
  for (int64_t i = digits > significant ? digits : significant; i-- > 0;) {
    text[length++] = "0123456789ABCDEF"[i >= 8 ? 0 : (w >> (4 * i)) & 15];
  }
  GS_TRY(vm::String * s, vm::new_string(vm, {text, length}));
  return args.give(Value::string(s));
}

constexpr vm::LibraryEntry kBit32[] = {
    {"bit32.arshift", bit_arshift},   {"bit32.band", fold_all<Fold::kAnd>, 0, vm::FastNative::kBitAnd},
    {"bit32.bnot", bit_not},          {"bit32.bor", fold_all<Fold::kOr>, 0, vm::FastNative::kBitOr},
    {"bit32.bxor", fold_all<Fold::kXor>, 0, vm::FastNative::kBitXor}, {"bit32.clear", bit_clear},
    {"bit32.countbits", bit_countbits}, {"bit32.extract", bit_extract},
    {"bit32.highbit", bit_highbit},   {"bit32.lshift", bit_lshift, 0, vm::FastNative::kBitLeft},
    {"bit32.replace", bit_replace},   {"bit32.rshift", bit_rshift, 0, vm::FastNative::kBitRight},
    {"bit32.set", bit_set},           {"bit32.test", bit_test},
    {"bit32.toHex", bit_tohex},       {"bit32.toggle", bit_toggle},
};

}  // namespace

Result<void> register_bit32(Vm& vm) {
  GS_TRY(vm::Table * library, vm::register_library(vm, "bit32", kBit32, std::size(kBit32)));
  (void)library;
  return {};
}

}  // namespace gs::stdlib
