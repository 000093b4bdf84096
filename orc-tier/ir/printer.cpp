#include "orc-tier/ir/printer.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "orc-tier/ir/text.h"
#include "vm/bytecode/encoding.h"

namespace gs::orc {
namespace {

std::string quoted(std::string_view s) {
  std::string out = "\"";
  for (unsigned char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    if (c < 0x20) out += "\\x" + hex_text(0x100 + c).substr(3);
    else out += static_cast<char>(c);
  }
  return out + '"';
}

/// Numbers for addresses, in order of first appearance.
class Numbering {
 public:
  std::string text(char mark, const void* address) {
    auto found = std::find(seen_.begin(), seen_.end(), address);
    size_t number = static_cast<size_t>(found - seen_.begin());
    if (found == seen_.end()) seen_.push_back(address);
    return mark + std::to_string(number);
  }
  const std::vector<const void*>& seen() const { return seen_; }

 private:
  std::vector<const void*> seen_;
};

class Printer {
 public:
  explicit Printer(const Graph& graph) : graph_(graph) {}

  std::string whole();
  std::string inst(ValueId id);
  std::string legend(const CodeName& name) const;

 private:
  std::string block(BlockId id);
  std::string snapshot(SnapshotId id);
  std::string edge(const Edge& edge);

  std::string operand(ValueId id);
  std::string operands(const std::vector<ValueId>& ids);
  std::string constant(const Inst& inst);
  std::string immediate(const Inst& inst);
  std::string name_or_number(const Inst& inst);
  std::string types(vm::TypeSet set);

  std::string value(vm::Value v);
  std::string code(const vm::Instr* p) { return p == nullptr ? "null" : code_.text('@', p); }
  std::string place(const vm::Instr* p, uint32_t word) { return code(p) + "+" + std::to_string(word); }
  std::string exit(SnapshotId id);

  const Graph& graph_;
  Numbering cells_, code_, facts_;
  std::unordered_set<SnapshotId> named_;  ///< the others are what passes have left over, and are not printed
};

// ---------------------------------------------------------------- words

std::string Printer::value(vm::Value v) {
  if (v.is_nil()) return "nil";
  if (v.is_int()) return std::to_string(v.as_int());
  if (v.is_double()) return double_text(v.as_double());
  if (!v.is_cell()) return v.as_bool() ? "true" : "false";
  return std::string(kTagNames[static_cast<int>(v.type_tag())]) + cells_.text('&', v.as_cell());
}

std::string Printer::types(vm::TypeSet set) {
  std::string out;
  for (size_t i = 0; i < std::size(kTagNames); i++) {
    if (set >> i & 1) out.append(out.empty() ? "" : "|").append(kTagNames[i]);
  }
  return out.empty() ? "0" : out;
}

std::string Printer::name_or_number(const Inst& inst) {
  auto names = imm_names(inst.op);
  auto i = static_cast<uint64_t>(inst.imm);
  return i < names.size() ? std::string(names[i]) : std::to_string(inst.imm);
}

std::string Printer::immediate(const Inst& inst) {
  switch (imm_of(inst.op)) {
    case Imm::kNone: return "";
    case Imm::kInt: case Imm::kSlot: case Imm::kEpoch: case Imm::kIndex: case Imm::kGlobal: return std::to_string(inst.imm);
    case Imm::kDouble: return double_text(std::bit_cast<double>(inst.imm));
    case Imm::kBool: return inst.imm != 0 ? "true" : "false";
    case Imm::kValue: return value(vm::Value::from_bits(static_cast<uint64_t>(inst.imm)));
    case Imm::kCell: return cells_.text('&', reinterpret_cast<const void*>(inst.imm));
    case Imm::kCode: return code(reinterpret_cast<const vm::Instr*>(inst.imm));
    case Imm::kShape: return hex_text(static_cast<uint64_t>(inst.imm));
    case Imm::kInsn: return std::string(vm::op_info(vm::op_of(static_cast<vm::Instr>(inst.imm))).name) + ":" + hex_text(static_cast<uint64_t>(inst.imm));
    case Imm::kTypes: return types(static_cast<vm::TypeSet>(inst.imm));
    case Imm::kFact: return facts_.text('%', fact_of(inst.imm)) + ":" + types(fact_types_of(inst.imm));
    case Imm::kTag: case Imm::kKind: case Imm::kLayout: case Imm::kCall: return name_or_number(inst);
  }
  return "";
}

std::string Printer::constant(const Inst& inst) { return (inst.op == IrOp::kConstValue ? "#" : "") + immediate(inst); }

std::string Printer::operand(ValueId id) {
  bool inlined = id < graph_.insts.size() && is_constant(graph_[id].op) && !graph_[id].dead;
  return inlined ? constant(graph_[id]) : "v" + std::to_string(id);
}

std::string Printer::operands(const std::vector<ValueId>& ids) {
  std::string out;
  for (ValueId id : ids) out += (out.empty() ? "" : ", ") + operand(id);
  return out;
}

std::string Printer::exit(SnapshotId id) {
  named_.insert(id);
  return "s" + std::to_string(id);
}

// ---------------------------------------------------------------- lines

std::string Printer::edge(const Edge& edge) {
  std::string out = "b" + std::to_string(edge.to);
  return edge.args.empty() ? out : out + "(" + operands(edge.args) + ")";
}

std::string Printer::inst(ValueId id) {
  if (id >= graph_.insts.size()) return "v" + std::to_string(id) + " = ?";
  const Inst& inst = graph_[id];
  std::string out = inst.type == Type::kNone ? "" : "v" + std::to_string(id) + " = ";
  out += ir_info(inst.op).name;
  if (imm_of(inst.op) != Imm::kNone) out += "[" + immediate(inst) + "]";
  if (!inst.args.empty()) out += " " + operands(inst.args);
  if (inst.snapshot != kNoId) out += " -> " + exit(inst.snapshot);
  return out;
}

std::string Printer::block(BlockId id) {
  const Block& block = graph_.blocks[id];
  std::string params;
  for (ValueId p : block.params) {
    Type type = p < graph_.insts.size() ? graph_.type(p) : Type::kNone;
    params += (params.empty() ? "v" : ", v") + std::to_string(p) + ": " + std::string(kTypeNames[static_cast<int>(type)]);
  }
  std::string out = "b" + std::to_string(id) + (params.empty() ? "" : "(" + params + ")") + ":";
  if (block.is_loop_header) out += " loop";
  if (block.entry_snapshot != kNoId) out += " " + exit(block.entry_snapshot);
  if (block.code != nullptr) out += " at " + place(block.code, block.word);
  out += "\n";
  for (ValueId v : block.insts) {
    if (v < graph_.insts.size() && is_constant(graph_[v].op)) continue;
    out += "  " + inst(v);
    // Edges belong to the block; they are shown with the instruction that takes them.
    if (v == block.insts.back()) {
      const char* separator = v < graph_.insts.size() && graph_[v].args.empty() ? " " : ", ";
      for (const Edge& e : block.successors) {
        out += separator + edge(e);
        separator = ", ";
      }
    }
    out += "\n";
  }
  return out;
}

std::string Printer::snapshot(SnapshotId id) {
  const Snapshot& s = graph_.snapshots[id];
  std::string out = "s" + std::to_string(id) + ": " + (s.is_poll ? "poll " : "") + (s.stands ? "stands " : "") + place(s.code, s.word);
  out += " line " + std::to_string(s.line) + " base " + std::to_string(s.base) + " {";
  for (size_t i = 0; i < s.slots.size(); i++) {
    out += (i == 0 ? "" : ", ") + std::to_string(s.slots[i].slot) + ": " + operand(s.slots[i].value);
  }
  out += "}";
  for (const SnapshotObject& o : s.objects) {
    out += " object(v" + std::to_string(o.object);
    for (size_t i = 0; i < o.fields.size(); i++) out += (i == 0 ? ": " : ", ") + operand(o.fields[i]);
    out += ")";
  }
  if (s.row_end != 0) out += " row to " + std::to_string(s.row_end);
  for (const SnapshotFrame& f : s.frames) {
    out += " frame(base " + std::to_string(f.base) + " delta " + std::to_string(f.delta) + " wanted " +
           std::to_string(f.wanted) + " to " + code(f.caller_pc) + " callee " + operand(f.callee);
    if (f.is_variadic) out += " variadic";
    if (f.interrupted != nullptr) out += " interrupts " + code(f.interrupted) + " window " + std::to_string(f.window) + " state " + std::to_string(f.state);
    out += ")";
  }
  return out + "\n";
}

std::string Printer::whole() {
  std::string out = "region " + quoted(graph_.name) + " slots " + std::to_string(graph_.slot_count) + (graph_.is_jammed ? " jammed\n" : "\n");
  for (BlockId b = 0; b < graph_.blocks.size(); b++) {
    if (!is_removed(graph_.blocks[b])) out += block(b);
  }
  for (SnapshotId s = 0; s < graph_.snapshots.size(); s++) {
    if (named_.count(s) != 0) out += snapshot(s);
  }
  return out;
}

std::string Printer::legend(const CodeName& name) const {
  std::string out;
  for (size_t i = 0; i < code_.seen().size(); i++) {
    out += "; @" + std::to_string(i) + " is " + name(static_cast<const vm::Instr*>(code_.seen()[i])) + "\n";
  }
  return out;
}

}  // namespace

std::string print(const Graph& graph, const CodeName& name) {
  Printer printer(graph);
  std::string out = printer.whole();
  return name ? out + printer.legend(name) : out;
}

std::string print_inst(const Graph& graph, ValueId id) { return Printer(graph).inst(id); }

}  // namespace gs::orc
