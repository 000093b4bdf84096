// The rows of opcodes.def as a table that programs can read.
#include "vm/bytecode/encoding.h"

namespace gs::vm {
namespace {

// The names of the kinds as the .def spells them; `-` cannot be pasted, so the columns are stringised and looked up.
constexpr OperandKind kind_named(std::string_view name) {
  if (name == "-") return OperandKind::None;
#define GS_KIND(kind) \
  if (name == #kind) return OperandKind::kind;
  GS_KIND(R) GS_KIND(W) GS_KIND(RW) GS_KIND(Wn) GS_KIND(Rn) GS_KIND(Win) GS_KIND(U) GS_KIND(S) GS_KIND(K)
  GS_KIND(Cnt) GS_KIND(Jmp) GS_KIND(Ic) GS_KIND(Site) GS_KIND(Glob) GS_KIND(Up) GS_KIND(Fn) GS_KIND(Far)
#undef GS_KIND
  // Not a constant expression: a misspelt kind in the table stops the build here.
  fail_check("kind_named", "the table names only known operand kinds", __FILE__, __LINE__);
}

constexpr OpInfo kTable[] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) \
  {#name, OpFormat::format, kind_named(#a), kind_named(#b), kind_named(#c), kind_named(#x), doc},
#include "vm/defs/opcodes.def"
};

}  // namespace

const OpInfo& op_info(Op op) { return kTable[static_cast<size_t>(op)]; }

}  // namespace gs::vm
