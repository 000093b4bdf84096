// What guards and branches have decided: types of tagged values, and conditions.
//
// A walk down the dominator tree keeps, for each value, the set of types it may still have, and for each condition
// whether it is known. Guards narrow it for what comes after them, branches for the block that only they lead to, and
// unboxing says what its operand is. Tests whose outcome follows are removed. What was learned in a block is forgotten
// when the walk leaves the blocks it dominates: changes are undone from a log.
//
// Why sets: "not nil" and "not a table" are worth keeping, and a value known to be true or false is its own condition.
//
// This pass knows nothing of memory; equal guards on shapes and the like are cse's affair.
#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"
#include "orc-tier/opt/types.h"

namespace gs::orc {

namespace {

using vm::TypeSet;
using vm::TypeTag;

class Facts {
 public:
  explicit Facts(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), types_(graph.insts.size()),
        truth_(graph.insts.size(), kUnknown) {
    for (ValueId v = 0; v < types_.size(); v++) types_[v] = types_by_definition(g_[v]);
  }
  void run();

 private:
  enum Truth : uint8_t { kFalse, kTrue, kUnknown };

  void enter(BlockId b);
  bool visit(ValueId v);
  bool visit_condition_guard(ValueId v);
  void decide_tag(ValueId v);
  void decide_truthy(ValueId v);
  void visit_branch(BlockId b);

  void narrow(ValueId v, TypeSet to);
  void learn(ValueId condition, bool holds);
  void learn_same(const Inst& same, bool holds);

  // One change, as it was before.
  struct Change {
    ValueId value;
    TypeSet types;
    Truth truth;
  };
  void log(ValueId v) { log_.push_back({v, types_[v], truth_[v]}); }
  void undo_to(size_t size);

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  std::vector<TypeSet> types_;
  std::vector<Truth> truth_;
  std::vector<Change> log_;
  bool edges_changed_ = false;
};

void Facts::run() {
  struct Scope {
    BlockId block;
    size_t log_size;
  };
  std::vector<Scope> open;
  for (BlockId b : doms_.preorder()) {
    while (!open.empty() && !doms_.dominates(open.back().block, b)) {
      undo_to(open.back().log_size);
      open.pop_back();
    }
    open.push_back({b, log_.size()});
    enter(b);
    for (ValueId v : g_.blocks[b].insts)
      if (!visit(v)) kill(g_, v);
    visit_branch(b);
  }
  sweep_dead(g_);
  if (edges_changed_) remove_unreachable_blocks(g_);
}

// A block to which one edge leads knows why it was taken.
void Facts::enter(BlockId b) {
  auto edges = preds_.of(b);
  if (edges.size() != 1) return;
  const Block& from = g_.blocks[edges[0].from];
  // A branch that was decided on the way here is a jump by now, and its condition known.
  if (g_[from.insts.back()].op != IrOp::kBranch) return;
  learn(g_[from.insts.back()].args[0], edges[0].index == 0);
}

// False: the instruction is a guard that holds.
bool Facts::visit(ValueId v) {
  const Inst& inst = g_[v];
  switch (inst.op) {
    case IrOp::kGuardTag: {
      TypeSet asked = vm::type_bit(static_cast<TypeTag>(inst.imm));
      if (types_[inst.args[0]] == asked) return false;
      narrow(inst.args[0], asked);
      return true;
    }
    case IrOp::kGuardTypes: {
      TypeSet allowed = static_cast<TypeSet>(inst.imm);
      if ((types_[inst.args[0]] & ~allowed) == 0) return false;
      narrow(inst.args[0], allowed);
      return true;
    }
    case IrOp::kGuardNotNil:
      if ((types_[inst.args[0]] & vm::kTypeNil) == 0) return false;
      narrow(inst.args[0], static_cast<TypeSet>(~vm::kTypeNil));
      return true;
    case IrOp::kGuardValue: narrow(inst.args[0], constant_value(inst).type_set()); return true;
    case IrOp::kGuardTrue:
    case IrOp::kGuardFalse: return visit_condition_guard(v);
    case IrOp::kUnboxInt:
    case IrOp::kUnboxDouble:
    case IrOp::kUnboxBool:
    case IrOp::kUnboxPtr: narrow(inst.args[0], vm::type_bit(unboxed_tag(inst))); return true;
    case IrOp::kNumberToDouble:
      if (types_[inst.args[0]] == vm::kTypeDouble) become(g_, v, IrOp::kUnboxDouble, inst.args);
      narrow(inst.args[0], vm::kTypeNumber);
      return true;
    case IrOp::kIsTag: decide_tag(v); return true;
    case IrOp::kTruthy: decide_truthy(v); return true;
    default: return true;
  }
}

bool Facts::visit_condition_guard(ValueId v) {
  ValueId condition = g_[v].args[0];
  bool wanted = g_[v].op == IrOp::kGuardTrue;
  if (truth_[condition] == (wanted ? kTrue : kFalse)) return false;
  learn(condition, wanted);
  return true;
}

void Facts::decide_tag(ValueId v) {
  TypeSet types = types_[g_[v].args[0]], asked = vm::type_bit(static_cast<TypeTag>(g_[v].imm));
  if (types != asked && (types & asked) != 0) return;
  become(g_, v, IrOp::kConstBool, {}, types == asked);
  learn(v, types == asked);
}

void Facts::decide_truthy(ValueId v) {
  TypeSet types = types_[g_[v].args[0]];
  if (types == vm::kTypeBool) return become(g_, v, IrOp::kUnboxBool, g_[v].args);
  bool always = (types & (vm::kTypeNil | vm::kTypeBool)) == 0;
  if (!always && types != vm::kTypeNil) return;
  become(g_, v, IrOp::kConstBool, {}, always);
  learn(v, always);
}

void Facts::visit_branch(BlockId b) {
  const Inst& last = g_[g_.blocks[b].insts.back()];
  if (last.op != IrOp::kBranch || truth_[last.args[0]] == kUnknown) return;
  branch_to_jump(g_, b, truth_[last.args[0]] == kTrue ? 0 : 1);
  edges_changed_ = true;
}

// ---- what is known

void Facts::narrow(ValueId v, TypeSet to) {
  TypeSet types = types_[v] & to;
  // Nothing left: code that is not reached, where any answer is right; the guard's is the simplest.
  if (types == 0) types = to;
  if (types == types_[v]) return;
  log(v);
  types_[v] = types;
}

// `condition` holds, or does not; and what follows from that for its operands.
void Facts::learn(ValueId condition, bool holds) {
  log(condition);
  truth_[condition] = holds ? kTrue : kFalse;
  const Inst& inst = g_[condition];
  switch (inst.op) {
    case IrOp::kNotBool: return learn(inst.args[0], !holds);
    case IrOp::kSameValue: return learn_same(inst, holds);
    case IrOp::kIsTag: {
      TypeSet asked = vm::type_bit(static_cast<TypeTag>(inst.imm));
      return narrow(inst.args[0], holds ? asked : static_cast<TypeSet>(~asked));
    }
    case IrOp::kTruthy:
      return narrow(inst.args[0], holds ? static_cast<TypeSet>(~vm::kTypeNil) : vm::kTypeNil | vm::kTypeBool);
    default: return;
  }
}

void Facts::learn_same(const Inst& same, bool holds) {
  ValueId a = same.args[0], b = same.args[1];
  if (holds) {
    narrow(a, types_[b]);
    narrow(b, types_[a]);
  } else if (types_[b] == vm::kTypeNil || types_[a] == vm::kTypeNil) {
    narrow(types_[b] == vm::kTypeNil ? a : b, static_cast<TypeSet>(~vm::kTypeNil));  // there is one nil
  }
}

void Facts::undo_to(size_t size) {
  for (; log_.size() > size; log_.pop_back()) {
    const Change& change = log_.back();
    types_[change.value] = change.types;
    truth_[change.value] = change.truth;
  }
}

}  // namespace

void run_facts(Graph& graph) { Facts(graph).run(); }

}  // namespace gs::orc
