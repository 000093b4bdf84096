#include "orc-tier/ir/text.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>

namespace gs::orc {
namespace {

// In the order of Imm.
constexpr std::string_view kImmWords[] = {"-",   "int",   "double", "bool", "value", "cell",  "slot",   "tag",  "shape",
                                          "kind", "code", "types",  "layout", "epoch", "call", "index", "global", "insn", "fact"};
static_assert(std::size(kImmWords) == static_cast<size_t>(Imm::kFact) + 1);

/// Not a constant expression, hence an error of the compiler, for a word that has no meaning.
consteval Imm imm_named(std::string_view word) {
  for (size_t i = 0; i < std::size(kImmWords); i++) {
    if (kImmWords[i] == word) return static_cast<Imm>(i);
  }
  __builtin_unreachable();
}

constexpr Imm kImms[] = {
#define GS_IR_OP(name, result, args, imm, effect, doc) imm_named(imm),
#include "orc-tier/ir/ir_ops.def"
};

constexpr std::string_view kKindNames[] = {
#define GS_OBJECT_KIND(name, type, doc) #name,
#include "vm/defs/object_kinds.def"
};

constexpr std::string_view kLayoutNames[] = {"values", "bytes"};
static_assert(vm::Storage::kValues == 0 && vm::Storage::kBytes == 1);

// With an empty last row, since an array must have one, and there may be no calls of a kind.
constexpr std::string_view kDoubleCallNames[] = {
#define GS_DOUBLE_CALL(id, function, doc) #id,
#define GS_RUNTIME_CALL(...)
#include "orc-tier/ir/runtime_calls.def"
    ""};
constexpr std::string_view kRuntimeCallNames[] = {
#define GS_DOUBLE_CALL(id, function, doc)
#define GS_RUNTIME_CALL(id, ...) #id,
#include "orc-tier/ir/runtime_calls.def"
    ""};

template <size_t n>
std::span<const std::string_view> without_last(const std::string_view (&names)[n]) {
  return {names, n - 1};
}

}  // namespace

Imm imm_of(IrOp op) { return kImms[static_cast<int>(op)]; }

std::span<const std::string_view> imm_names(IrOp op) {
  switch (imm_of(op)) {
    case Imm::kTag: case Imm::kTypes: return kTagNames;
    case Imm::kKind: return kKindNames;
    case Imm::kLayout: return kLayoutNames;
    case Imm::kCall: return op == IrOp::kCallDouble ? without_last(kDoubleCallNames) : without_last(kRuntimeCallNames);
    case Imm::kNone: case Imm::kInt: case Imm::kDouble: case Imm::kBool: case Imm::kValue: case Imm::kCell:
    case Imm::kSlot: case Imm::kShape: case Imm::kCode: case Imm::kEpoch: case Imm::kIndex: case Imm::kGlobal:
    case Imm::kInsn: case Imm::kFact: break;
  }
  return {};
}

std::string hex_text(uint64_t word) {
  char buffer[20];
  return "0x" + std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, word, 16).ptr);
}

std::string double_text(double d) {
  auto bits = std::bit_cast<uint64_t>(d);
  if (bits == std::bit_cast<uint64_t>(std::numeric_limits<double>::quiet_NaN())) return "nan";
  if (std::isnan(d)) return "bits(" + hex_text(bits) + ")";
  if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
  char buffer[40];
  std::string out(buffer, std::to_chars(buffer, buffer + sizeof buffer, d).ptr);
  if (out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

}  // namespace gs::orc
