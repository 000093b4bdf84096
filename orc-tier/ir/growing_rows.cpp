#include "orc-tier/ir/growing_rows.h"

#include <algorithm>

namespace gs::orc {
namespace {

class Finder {
 public:
  explicit Finder(const Graph& graph) : graph_(graph), block_of_(graph.insts.size(), kNoId) {
    for (BlockId b = 0; b < graph.blocks.size(); b++) {
      for (ValueId v : graph.blocks[b].params) block_of_[v] = b;
      for (ValueId v : graph.blocks[b].insts) block_of_[v] = b;
    }
  }

  std::vector<GrowingRow> find() const {
    std::vector<GrowingRow> rows;
    for (BlockId header = 0; header < graph_.blocks.size(); header++) {
      bool is_within = !rows.empty() && header <= rows.back().last;
      if (!graph_.blocks[header].is_loop_header || is_within) continue;
      GrowingRow row{header, last_of(header), kNoId, 0};
      if (is_growing(row) && is_entered_at_header(row)) rows.push_back(row);
    }
    return rows;
  }

 private:
  BlockId last_of(BlockId header) const {
    BlockId last = header;
    for (BlockId b = header; b < graph_.blocks.size(); b++) {
      for (const Edge& edge : graph_.blocks[b].successors) {
        if (edge.to == header) last = b;
      }
    }
    return last;
  }

  /// Whether the blocks are such a loop; then the table is noted.
  bool is_growing(GrowingRow& row) const {
    for (BlockId b = row.header; b <= row.last; b++) {
      for (ValueId v : graph_.blocks[b].insts) {
        if (!fits(graph_[v], row)) return false;
      }
    }
    return row.table != kNoId && !(block_of_[row.table] >= row.header && block_of_[row.table] <= row.last);
  }

  /// What is known is forgotten where the loop is entered: nobody may come to its blocks past that.
  bool is_entered_at_header(const GrowingRow& row) const {
    auto is_within = [&](BlockId b) { return b >= row.header && b <= row.last; };
    for (BlockId from = 0; from < graph_.blocks.size(); from++) {
      if (is_within(from)) continue;
      for (const Edge& edge : graph_.blocks[from].successors) {
        if (edge.to != row.header && is_within(edge.to)) return false;
      }
    }
    return true;
  }

  bool fits(const Inst& inst, GrowingRow& row) const {
    const IrOpInfo& info = ir_info(inst.op);
    if (may_append(inst)) {
      vm::TypeSet type = type_by_definition(graph_, inst.args.back());
      if (row.table == kNoId) row.table = inst.args[0], row.type = type;
      return row.table == inst.args[0] && row.type == type && type != 0;
    }
    if (info.effect == Effect::kCall) return is_lookup(inst);
    constexpr Memory kKept[] = {Memory::kLength, Memory::kStorage, Memory::kFacts};
    return info.effect != Effect::kWrite || std::ranges::find(kKept, info.memory) == std::end(kKept);
  }

  const Graph& graph_;
  std::vector<BlockId> block_of_;  ///< by ValueId; kNoId: constants
};

}  // namespace

vm::TypeSet type_by_definition(const Graph& graph, ValueId v) {
  const Inst& inst = graph[v];
  switch (inst.op) {
  case IrOp::kBoxInt: return vm::kTypeInt;
  case IrOp::kBoxDouble: return vm::kTypeDouble;
  case IrOp::kBoxBool: return vm::kTypeBool;
  case IrOp::kBoxPtr: return vm::type_bit(static_cast<vm::TypeTag>(inst.imm));
  case IrOp::kConstValue: {
    vm::TypeSet type = vm::Value::from_bits(static_cast<uint64_t>(inst.imm)).type_set();
    return type == vm::kTypeNil ? 0 : type;
  }
  default: return 0;
  }
}

std::vector<GrowingRow> find_growing_rows(const Graph& graph) { return Finder(graph).find(); }

}  // namespace gs::orc
