// Parameters of blocks: those that always have the same value, and those that carry boxes.
//
// 1. A parameter to which every edge gives the same value, or the parameter itself, is that value. (Aycock and Horspool:
//    Simple Generation of Static Single-Assignment Form, 2000: how a maximal set of parameters becomes a minimal one.)
//
// 2. A tagged parameter to which every edge gives a value of one and the same type is carried unboxed:
//
//      b1(p: value)               b1(q: double)
//        GuardTag p double          p = BoxDouble q
//        x = UnboxDouble p    =>    GuardTag p double          folding undoes these
//        …                          x = UnboxDouble p
//        y = BoxDouble z            …
//        jump b1(y)                 jump b1(z)
//
//    The type of a value on an edge is known if it is a box or a constant, was guarded before, or is itself a parameter
//    that is going to be unboxed. Types of parameters are assumed to be the first one seen and given up when another one
//    turns up, so loops are no obstacle.
//
//    What enters a loop may be of unknown type although all that comes round is known. If the parameter is guarded in each
//    iteration, guarding what enters, in front of the loop, is as good: the guard in the loop then has nothing to do.
//
// 3. What a snapshot names as a box it names as the box's operand: snapshots box by type. With that, most boxes in a loop
//    have no use any more.
#include <algorithm>
#include <bit>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"
#include "orc-tier/opt/types.h"

namespace gs::orc {

namespace {

using vm::TypeTag;

// ---- parameters that are one value

bool same_constant(const Inst& a, const Inst& b) { return a.op == b.op && a.imm == b.imm && is_literal(a.op); }

// What all edges give to parameter `index` of `block`; kNoId if they differ.
ValueId common_argument(const Graph& graph, std::span<const EdgeRef> edges, ValueId param, size_t index,
                        Substitution& equal) {
  ValueId common = kNoId;
  for (EdgeRef edge : edges) {
    ValueId arg = equal.find(graph.blocks[edge.from].successors[edge.index].args[index]);
    if (arg == param || arg == common) continue;
    if (common != kNoId && !same_constant(graph[arg], graph[common])) return kNoId;
    common = arg;
  }
  return common;
}

void remove_param(Graph& graph, BlockId block, std::span<const EdgeRef> edges, size_t index) {
  graph.blocks[block].params.erase(graph.blocks[block].params.begin() + index);
  for (EdgeRef edge : edges) {
    auto& args = graph.blocks[edge.from].successors[edge.index].args;
    args.erase(args.begin() + index);
  }
}

// A constant may come from several places, none of which dominates the block, or from none that comes before its entry
// snapshot: in the entry block there is one that serves.
ValueId constant_in_entry(Graph& graph, ValueId constant) {
  ValueId copy = graph.make(graph[constant].op, {}, graph[constant].imm);
  graph.blocks[0].insts.insert(graph.blocks[0].insts.begin(), copy);
  return copy;
}

bool replace_constant_params(Graph& graph, const Predecessors& preds, Substitution& equal) {
  bool changed = false;
  for (BlockId b = 1; b < graph.blocks.size(); b++) {
    for (size_t i = graph.blocks[b].params.size(); i-- > 0;) {
      ValueId param = graph.blocks[b].params[i];
      ValueId value = common_argument(graph, preds.of(b), param, i, equal);
      if (value == kNoId) continue;
      if (is_literal(graph[value].op)) value = constant_in_entry(graph, value);
      equal.replace(param, value);
      kill(graph, param);
      remove_param(graph, b, preds.of(b), i);
      changed = true;
    }
  }
  return changed;
}

// ---- types of parameters

// Where values were found to have a type: after a guard, or where they are unboxed.
class KnownTypes {
 public:
  KnownTypes(const Graph& graph, const Dominators& doms) : doms_(doms), first_(graph.insts.size(), kNoId) {
    for (BlockId b = 0; b < graph.blocks.size(); b++) {
      for (ValueId v : graph.blocks[b].insts) {
        const Inst& inst = graph[v];
        if (inst.op == IrOp::kGuardTag) add(inst.args[0], b, static_cast<TypeTag>(inst.imm));
        if (is_unbox(inst.op)) add(inst.args[0], b, unboxed_tag(inst));
      }
    }
  }
  /// The types `v` may have at the end of `block`.
  vm::TypeSet at_end(ValueId v, BlockId block) const {
    for (uint32_t i = first_[v]; i != kNoId; i = facts_[i].next)
      if (doms_.dominates(facts_[i].block, block)) return vm::type_bit(facts_[i].tag);
    return vm::kTypeAny;
  }

 private:
  struct Fact {
    BlockId block;
    TypeTag tag;
    uint32_t next;
  };
  void add(ValueId v, BlockId block, TypeTag tag) {
    facts_.push_back({block, tag, first_[v]});
    first_[v] = static_cast<uint32_t>(facts_.size() - 1);
  }

  const Dominators& doms_;
  std::vector<uint32_t> first_;
  std::vector<Fact> facts_;
};

class Unboxer {
 public:
  explicit Unboxer(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), loops_(graph, preds_), known_(graph, doms_),
        types_(graph.insts.size(), 0), entry_types_(graph.insts.size(), vm::kTypeAny) {}
  void run() {
    for (const Loop& loop : loops_.all()) find_guarded(loop);
    do find_types();
    while (give_up_entry_types());
    for (const Loop& loop : loops_.all()) guard_entry(loop);
    unbox();
  }

 private:
  void find_guarded(const Loop& loop);
  void find_types();
  bool give_up_entry_types();
  vm::TypeSet types_on_edge(EdgeRef edge, size_t index, ValueId param) const;
  void guard_entry(const Loop& loop);
  void unbox();
  ValueId unboxed_argument(BlockId from, ValueId arg, const Representation& rep);

  ValueId argument(EdgeRef edge, size_t index) const {
    return g_.blocks[edge.from].successors[edge.index].args[index];
  }
  bool is_candidate(ValueId v) const { return g_[v].op == IrOp::kParam && g_.type(v) == Type::kValue; }
  // The type the parameter is unboxed as. Nil needs no parameter at all, but has no other form either.
  bool unboxable(ValueId v) const {
    return is_candidate(v) && std::has_single_bit(types_[v]) && types_[v] != vm::kTypeNil;
  }

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  Loops loops_;
  KnownTypes known_;
  std::vector<vm::TypeSet> types_;        // of parameters: the union over the edges seen so far
  std::vector<vm::TypeSet> entry_types_;  // of a header's: the type that can be asked of what enters, or any
};

// Parameters of the loop's header that are guarded on each path round it.
void Unboxer::find_guarded(const Loop& loop) {
  if (g_.blocks[loop.header].entry_snapshot == kNoId) return;
  for (BlockId b = loop.header; b <= loop.latches.back(); b++) {
    if (!dominates_all(doms_, b, loop.latches)) continue;
    for (ValueId v : g_.blocks[b].insts) {
      if (g_[v].op != IrOp::kGuardTag) continue;
      ValueId guarded = g_[v].args[0];
      if (std::ranges::find(g_.blocks[loop.header].params, guarded) == g_.blocks[loop.header].params.end()) continue;
      entry_types_[guarded] = vm::type_bit(static_cast<TypeTag>(g_[v].imm));
    }
  }
}

// What an edge brings for parameter `index` of the block it leads to.
vm::TypeSet Unboxer::types_on_edge(EdgeRef edge, size_t index, ValueId param) const {
  ValueId arg = argument(edge, index);
  vm::TypeSet types = is_candidate(arg) ? types_[arg] : types_by_definition(g_[arg]);
  if (types == vm::kTypeAny) types = known_.at_end(arg, edge.from);
  bool enters = edge.from < g_.blocks[edge.from].successors[edge.index].to;
  return enters && types == vm::kTypeAny ? entry_types_[param] : types;
}

// Sets only grow, each at most eight times.
void Unboxer::find_types() {
  for (bool changed = true; changed;) {
    changed = false;
    for (BlockId b = 1; b < g_.blocks.size(); b++) {
      for (size_t i = 0; i < g_.blocks[b].params.size(); i++) {
        ValueId param = g_.blocks[b].params[i];
        if (!is_candidate(param)) continue;
        vm::TypeSet types = types_[param];
        for (EdgeRef edge : preds_.of(b)) types |= types_on_edge(edge, i, param);
        changed |= types != types_[param];
        types_[param] = types;
      }
    }
  }
}

// Where it does not help, nothing is asked of what enters, and its type stays unknown. True: there was such a place.
bool Unboxer::give_up_entry_types() {
  bool changed = false;
  for (ValueId v = 0; v < entry_types_.size(); v++) {
    if (entry_types_[v] == vm::kTypeAny || unboxable(v)) continue;
    entry_types_[v] = vm::kTypeAny;
    changed = true;
  }
  return changed;
}

void Unboxer::guard_entry(const Loop& loop) {
  const auto& params = g_.blocks[loop.header].params;
  for (size_t i = 0; i < params.size(); i++) {
    if (entry_types_[params[i]] == vm::kTypeAny || !unboxable(params[i])) continue;
    entry_types_[params[i]] = vm::kTypeAny;
    EdgeRef entering{loop.preheader, 0};
    if (types_on_edge(entering, i, params[i]) != vm::kTypeAny) continue;  // known without
    ValueId guard = g_.make(IrOp::kGuardTag, {argument(entering, i)}, std::countr_zero(types_[params[i]]),
                            snapshot_before(g_, loop));
    auto& insts = g_.blocks[loop.preheader].insts;
    insts.insert(insts.end() - 1, guard);
  }
}

void Unboxer::unbox() {
  struct Unboxed {
    BlockId block;
    size_t index;
    ValueId param, box;
    Representation rep;
  };
  std::vector<Unboxed> all;
  Substitution boxed(g_);
  for (BlockId b = 1; b < g_.blocks.size(); b++) {
    for (size_t i = 0; i < g_.blocks[b].params.size(); i++) {
      ValueId param = g_.blocks[b].params[i];
      if (!unboxable(param)) continue;
      Representation rep = representation(static_cast<TypeTag>(std::countr_zero(types_[param])));
      ValueId box = g_.make(rep.box, {}, rep.imm);
      g_.blocks[b].insts.insert(g_.blocks[b].insts.begin(), box);
      boxed.replace(param, box);
      all.push_back({b, i, param, box, rep});
    }
  }
  boxed.apply(g_);
  for (const Unboxed& u : all) {
    g_[u.param].type = u.rep.type;
    g_[u.box].args = {u.param};
  }
  for (const Unboxed& u : all) {
    for (EdgeRef edge : preds_.of(u.block)) {
      ValueId& arg = g_.blocks[edge.from].successors[edge.index].args[u.index];
      arg = unboxed_argument(edge.from, arg, u.rep);
    }
  }
}

ValueId Unboxer::unboxed_argument(BlockId from, ValueId arg, const Representation& rep) {
  if (g_[arg].op == rep.box && g_[arg].imm == rep.imm) return g_[arg].args[0];
  ValueId unboxed = g_.make(rep.unbox, {arg}, rep.imm);  // of a constant, too: folding makes it one
  auto& insts = g_.blocks[from].insts;
  insts.insert(insts.end() - 1, unboxed);
  return unboxed;
}

// ---- snapshots

void unbox_in_snapshots(Graph& graph) {
  for (Snapshot& snapshot : graph.snapshots) {
    for_each_value(snapshot, [&](ValueId& v) {
      if (is_box(graph[v].op)) v = graph[v].args[0];
    });
  }
}

}  // namespace

void run_params(Graph& graph) {
  add_preheaders(graph);
  Predecessors preds(graph);
  Substitution equal(graph);
  while (replace_constant_params(graph, preds, equal)) {
  }
  equal.apply(graph);
  Unboxer(graph).run();
  unbox_in_snapshots(graph);
}

}  // namespace gs::orc
