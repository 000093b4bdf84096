// What goes round: values that one iteration computes and the next one computes again.
//
// At the end of an iteration of the loop of a Mandelbrot set, zr * zr is computed to see whether the point has escaped; the next
// iteration begins with it, under its parameter's name. It is computed once, and goes round as a parameter of its own:
//
//        jump h(a)                              x0 = MulDouble a, a
//      h(p): loop                               jump h(a, x0)
//        x = MulDouble p, p                   h(p, x): loop
//        q = … x …                       =>     q = … x …
//        y = MulDouble q, q                     y = MulDouble q, q
//        branch … y …, h(q), out                branch … y …, h(q, y), out
//
// (The special case of distance one of O'Brien's predictive commoning, 1990.) That holds for what is pure and means something
// for all operands: operations on doubles. Each costs a register and, in front of the loop, an operation, so there are few.
#include <algorithm>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

constexpr uint32_t kMostCarried = 4;  // in one loop

bool is_total(IrOp op) {
  switch (op) {
    case IrOp::kAddDouble:
    case IrOp::kSubDouble:
    case IrOp::kMulDouble:
    case IrOp::kDivDouble:
    case IrOp::kAbsDouble:
    case IrOp::kSqrtDouble:
    case IrOp::kFloorDouble: return true;
    default: return false;
  }
}

class Carry {
 public:
  explicit Carry(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), loops_(graph, preds_), where_(blocks_of_values(graph)), equal_(graph) {}
  void run() {
    for (LoopId loop = 0; loop < loops_.all().size(); loop++) visit_loop(loop);
    equal_.apply(g_);
  }

 private:
  void visit_loop(LoopId loop);
  bool visit(LoopId loop, ValueId v);
  bool at_edge(LoopId loop, const Inst& inst, const Edge& edge, std::vector<ValueId>& args);
  ValueId computed(LoopId loop, const Inst& inst, const std::vector<ValueId>& args);

  Edge& entering(LoopId loop) { return g_.blocks[loops_[loop].preheader].successors[0]; }
  Edge& going_round(LoopId loop) {
    auto edges = preds_.of(loops_[loop].header);
    return g_.blocks[edges.back().from].successors[edges.back().index];
  }

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  Loops loops_;
  std::vector<BlockId> where_;   ///< the block of each value
  std::vector<ValueId> in_loop_; ///< what may be carried of the loop at hand
  Substitution equal_;
};

// One way in, one way round: then both edges can bring what is asked.
void Carry::visit_loop(LoopId loop) {
  const Loop& l = loops_[loop];
  if (l.preheader == kNoId || l.latches.size() != 1 || preds_.of(l.header).size() != 2) return;
  in_loop_.clear();
  for (BlockId b = l.header; b <= l.latches[0]; b++) {
    if (loops_.innermost(b) != loop) continue;
    for (ValueId v : g_.blocks[b].insts) {
      equal_.rewrite(g_[v]);
      if (is_total(g_[v].op)) in_loop_.push_back(v);
    }
  }
  uint32_t carried = 0;
  for (ValueId v : in_loop_) {
    equal_.rewrite(g_[v]);
    if (carried < kMostCarried && visit(loop, v)) carried++;
  }
}

// Whether `v` goes round from now on.
bool Carry::visit(LoopId loop, ValueId v) {
  std::vector<ValueId> next, first;
  if (!at_edge(loop, g_[v], going_round(loop), next)) return false;
  ValueId again = computed(loop, g_[v], next);
  if (again == kNoId || again == v || !at_edge(loop, g_[v], entering(loop), first)) return false;
  ValueId before = g_.make(g_[v].op, std::move(first));
  auto& insts = g_.blocks[loops_[loop].preheader].insts;
  insts.insert(insts.end() - 1, before);
  entering(loop).args.push_back(before);
  going_round(loop).args.push_back(again);
  ValueId param = g_.add_param(loops_[loop].header, Type::kDouble);
  where_.push_back(loops_[loop].preheader);  // of `before`
  where_.push_back(loops_[loop].header);
  equal_.replace(v, param);
  kill(g_, v);
  return true;
}

// The operands of `inst` as `edge` brings them. False if they are not all parameters or from outside, or none is a parameter.
bool Carry::at_edge(LoopId loop, const Inst& inst, const Edge& edge, std::vector<ValueId>& args) {
  const Block& header = g_.blocks[loops_[loop].header];
  bool any = false;
  for (ValueId arg : inst.args) {
    auto param = std::ranges::find(header.params, arg);
    if (param != header.params.end()) {
      args.push_back(equal_.find(edge.args[param - header.params.begin()]));
      any = true;
    } else if (loops_.contains(loop, where_[arg])) {
      return false;
    } else {
      args.push_back(arg);
    }
  }
  return any;
}

// What computes the operation of `inst` with these operands on each way round the loop; kNoId if nothing does.
ValueId Carry::computed(LoopId loop, const Inst& inst, const std::vector<ValueId>& args) {
  for (ValueId v : in_loop_) {
    if (g_[v].dead || g_[v].op != inst.op || !doms_.dominates(where_[v], loops_[loop].latches[0])) continue;
    equal_.rewrite(g_[v]);
    if (g_[v].args == args) return v;
  }
  return kNoId;
}

}  // namespace

void run_carry(Graph& graph) {
  add_preheaders(graph);
  Carry(graph).run();
}

}  // namespace gs::orc
