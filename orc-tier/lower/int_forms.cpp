#include "orc-tier/lower/int_forms.h"

#include <set>

namespace gs::orc {
namespace {

bool is_constant(const Graph& graph, ValueId v) { return graph[v].op == IrOp::kConstInt; }

/// Whether `op` needs an Int operand plain. (The rest works on either form.)
bool wants_plain(IrOp op) {
  switch (op) {
  case IrOp::kAddOv:
  case IrOp::kSubOv:
  case IrOp::kMulOv:
  case IrOp::kAddInt:
  case IrOp::kSubInt:
  case IrOp::kMaxInt:
  case IrOp::kMinInt:
  case IrOp::kEqInt:
  case IrOp::kLtInt:
  case IrOp::kLeInt:
  case IrOp::kAddFits:
  case IrOp::kSubFits:
  case IrOp::kMulFits:
  case IrOp::kBoxInt: return false;
  default: return true;
  }
}

/// What is computed where the test `op` holds; Param if it is no such test.
IrOp result_of_test(IrOp op) {
  switch (op) {
  case IrOp::kAddFits: return IrOp::kAddInt;
  case IrOp::kSubFits: return IrOp::kSubInt;
  case IrOp::kMulFits: return IrOp::kMulInt;
  default: return IrOp::kParam;
  }
}

class Forms {
 public:
  explicit Forms(const Graph& graph) : graph_(graph), shifted_(graph.insts.size()), wanted_plain_(graph.insts.size()) {
    for (const Block& block : graph.blocks) {
      for (ValueId id : block.insts) {
        if (IrOp sum = result_of_test(graph[id].op); sum != IrOp::kParam) asked_.insert({sum, graph[id].args});
        if (!wants_plain(graph[id].op)) continue;
        for (ValueId arg : graph[id].args) wanted_plain_[arg] = true;
      }
    }
  }

  /// Once shifted, always shifted; so this ends.
  std::vector<bool> solve() {
    do {
      changed_ = false;
      for (BlockId b = 0; b < graph_.blocks.size(); b++) visit(b);
    } while (changed_);
    return std::move(shifted_);
  }

 private:
  void mark(ValueId v) {
    if (shifted_[v]) return;
    shifted_[v] = true;
    changed_ = true;
  }

  void visit(BlockId from) {
    const Block& block = graph_.blocks[from];
    for (ValueId id : block.insts) {
      if (graph_.type(id) == Type::kInt && result_is_shifted(id)) mark(id);
    }
    for (const Edge& edge : block.successors) {
      const Block& to = graph_.blocks[edge.to];
      if (to.is_loop_header && edge.to > from) continue;
      for (size_t i = 0; i < to.params.size(); i++) {
        if (shifted_[edge.args[i]]) mark(to.params[i]);
      }
    }
  }

  bool result_is_shifted(ValueId id) const {
    switch (graph_[id].op) {
    case IrOp::kAddOv:
    case IrOp::kSubOv:
    case IrOp::kMulOv:
    case IrOp::kUnboxInt: return true;
    case IrOp::kAddInt:
    case IrOp::kSubInt:
    case IrOp::kMulInt:
      if (asked_.contains({graph_[id].op, graph_[id].args})) return true;
      if (graph_[id].op == IrOp::kMulInt) return false;
      [[fallthrough]];
    case IrOp::kMaxInt:
    case IrOp::kMinInt: return !wanted_plain_[id] && operands_are_shifted(graph_[id]);
    default: return false;
    }
  }

  bool operands_are_shifted(const Inst& inst) const {
    bool any = false;
    for (ValueId arg : inst.args) {
      if (is_constant(graph_, arg)) continue;
      if (!shifted_[arg]) return false;
      any = true;
    }
    return any;
  }

  const Graph& graph_;
  std::vector<bool> shifted_, wanted_plain_;
  std::set<std::pair<IrOp, std::vector<ValueId>>> asked_;  ///< what is computed, shifted, to see whether it fits
  bool changed_ = false;
};

}  // namespace

std::vector<bool> shifted_by_nature(const Graph& graph) { return Forms(graph).solve(); }

}  // namespace gs::orc
