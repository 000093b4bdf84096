// Ranges: overflow and bounds checks that cannot fail, or need not be made in each iteration.
//
// A walk down the dominator tree keeps an interval for each Int value and differences between them (differences.h).
// Comparisons that branches and guards have decided narrow them. With that,
//
//   - AddOv, SubOv, MulOv whose result fits 48 bits become AddInt, SubInt, MulInt;
//   - ModInt of natural numbers becomes ModNatural;
//   - comparisons whose outcome follows become constants;
//   - GuardBounds i, len goes if 0 <= i < len follows.
//
// Loops. A parameter of a header that only grows (every back edge brings it plus a constant) is never less than what
// it entered with. Bytecode tests a loop's condition at its end, so a limit for the parameter is what the back edges
// establish for what they bring, if it also holds on entering; a guard before the loop sees to that, which the
// interpreter's own test has already seen to.
//
//        jump h(0)                             GuardTrue 0 < n       of the limit on entering
//      h(i): loop                              GuardTrue n <= len    instead of the bounds check
//        GuardBounds i, len                    jump h(0)
//        i' = AddOv i, 1               =>    h(i): loop
//        branch i' < n, h(i'), out             i' = AddInt i, 1
//                                              branch i' < n, h(i'), out
//
// A bounds check is moved in this way if it stands on each path round the loop: limit <= length is asked for once,
// and that the first index is no less than 0. This asks for more than the loop might: one that is left before its
// limit may be right where the guard fails. It then leaves the region before the loop, where hoisted guards do
// (hoist.cpp); whoever sees that happen often builds the graph without the header's entry snapshot, and no check
// moves.
//
// An index that is a sum, or a product of natural numbers (i * n + k), grows with what it is made of: its least and greatest value are
// computed in front of the loop from those of its parts, and are looked at there.
//
// In the same way limit + 1 <= 2^47 - 1 is asked for in front of a loop that adds 1 to what is at most the limit.
//
// A parameter also grows by a step that is no constant, but the same in all iterations (j = j + i), if that is not negative.
// Where the loop has an upper limit for it, that is asked for in front, too; and that step and limit are at most 2^46, so
// that their sum fits.
//
// A parameter that is squared in each round before it goes round (i * i <= n) has at most the root of the largest integer.
//
// A guard on a condition (0 < i) moves only if it holds in all iterations as soon as it holds in the first one, as the
// parameter moves away from the other side. The loop's own condition never is of that kind.
#include <algorithm>
#include <cstdlib>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/differences.h"
#include "orc-tier/opt/intervals.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

constexpr int64_t kRootOfMost = 11863283;     // its square fits 48 bits, that of the next number does not
static_assert(kRootOfMost * kRootOfMost <= vm::kMaxInt && (kRootOfMost + 1) * (kRootOfMost + 1) > vm::kMaxInt);
constexpr int64_t kHalf = int64_t{1} << 46;  // two of that fit, but for 1

/// An integer parameter of a loop's header that only grows, or only shrinks.
struct Induction {
  ValueId param;
  ValueId first;   ///< what it enters the loop with
  bool grows;
};

class Ranges {
 public:
  explicit Ranges(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), loops_(graph, preds_), where_(blocks_of_values(graph)),
        range_(graph.insts.size()), induction_(graph.insts.size(), kNoId), differences_(graph.insts.size()) {}
  void run();

 private:
  // The walk.
  void enter(BlockId b);
  void visit_block(BlockId b);
  bool visit(ValueId v);
  void visit_arithmetic(ValueId v);
  void visit_comparison(ValueId v);
  void visit_fits(ValueId v);
  bool visit_bounds(ValueId v);
  bool visit_condition(ValueId v);

  // Loops.
  void enter_loop(LoopId loop);
  void find_induction(LoopId loop, uint32_t index);
  bool is_squared(LoopId loop, uint32_t index) const;
  bool grows_by_value(LoopId loop, EdgeRef back, uint32_t index);
  bool is_limited_above(LoopId loop, EdgeRef back, uint32_t index) const;
  void limit_induction(LoopId loop, const Induction& induction, uint32_t index);
  void limit(LoopId loop, const Induction& induction, ValueId bound, int64_t most);
  std::vector<Difference> at_latch(LoopId loop, BlockId latch) const;
  /// A value that is no greater than `value` and `more`.
  struct Bound {
    ValueId value;
    int64_t more;
  };
  bool move_bounds_check(LoopId loop, ValueId index, ValueId length);
  bool check_first(LoopId loop, Difference d);
  bool move_bounds_check_of_sum(LoopId loop, ValueId index, ValueId length);
  ValueId extreme(LoopId loop, ValueId v, bool greatest, int depth = 0);
  ValueId make_fitting(LoopId loop, IrOp op, ValueId x, ValueId y);
  bool move_overflow_check(ValueId v);
  bool move_overflow_check_of_sum(LoopId loop, ValueId v);
  bool move_overflow_check_of_product(LoopId loop, ValueId v);
  bool limit_factor(LoopId loop, ValueId factor, int64_t most);
  std::vector<Bound> terms_of(LoopId loop, ValueId factor) const;
  Bound bound_of(LoopId loop, ValueId v) const;
  bool may_guard_before(LoopId loop) const;
  LoopId loop_to_leave(ValueId guard) const;
  bool guard_before(LoopId loop, Difference d);
  ValueId zero();
  ValueId make_in(BlockId block, IrOp op, std::vector<ValueId> args, int64_t imm = 0, SnapshotId snapshot = kNoId);
  ValueId make_before(LoopId loop, IrOp op, std::vector<ValueId> args, int64_t imm = 0, SnapshotId snapshot = kNoId) {
    return make_in(loops_[loop].preheader, op, std::move(args), imm, snapshot);
  }

  // What is known.
  Interval range(ValueId v) const;
  /// What the operation on integers gives; of AddFits and its like, what is asked to fit.
  Interval result_of(const Inst& inst) const;
  bool is_at_most(ValueId x, ValueId y, int64_t most) const;
  void learn(ValueId condition, bool holds);
  void learn(Difference d);
  void learn_limits(ValueId x, ValueId limit, int64_t most);
  void learn_choice(ValueId greater);
  void narrow(ValueId v, Interval to);
  void collect(ValueId condition, bool holds, std::vector<Difference>& out) const;
  bool is_outside(LoopId loop, ValueId v) const { return !loops_.contains(loop, where_[v]); }

  struct Change {
    ValueId value;
    Interval before;
  };

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  Loops loops_;
  std::vector<BlockId> where_;
  std::vector<Interval> range_;       ///< of each value, where the walk is
  std::vector<uint32_t> induction_;   ///< of parameters: their number in `inductions_`
  std::vector<Induction> inductions_;
  Differences differences_;
  std::vector<Change> log_;
  ValueId zero_ = kNoId;              ///< the constant, once it is needed
};

// ---- the walk

void Ranges::run() {
  struct Scope {
    BlockId block;
    size_t log_size, mark;
  };
  std::vector<Scope> open;
  for (BlockId b : doms_.preorder()) {
    while (!open.empty() && !doms_.dominates(open.back().block, b)) {
      for (; log_.size() > open.back().log_size; log_.pop_back()) range_[log_.back().value] = log_.back().before;
      differences_.drop_to(open.back().mark);
      open.pop_back();
    }
    open.push_back({b, log_.size(), differences_.mark()});
    enter(b);
    visit_block(b);
  }
  sweep_dead(g_);
}

// Children of the tree come in order of blocks, so all that leads to a block but back edges has been seen, though only
// what was known of a value when it was defined is still there.
void Ranges::enter(BlockId b) {
  LoopId loop = loops_.innermost(b);
  if (loop != kNoId && loops_[loop].header == b) return enter_loop(loop);
  auto edges = preds_.of(b);
  for (size_t i = 0; i < g_.blocks[b].params.size(); i++) {
    if (g_.type(g_.blocks[b].params[i]) != Type::kInt) continue;
    auto arg = [&](EdgeRef edge) { return g_.blocks[edge.from].successors[edge.index].args[i]; };
    Interval all = range(arg(edges[0]));
    for (EdgeRef edge : edges) all = join(all, range(arg(edge)));
    range_[g_.blocks[b].params[i]] = all;
  }
  if (edges.size() != 1) return;
  const Inst& last = g_[g_.blocks[edges[0].from].insts.back()];
  if (last.op == IrOp::kBranch) learn(last.args[0], edges[0].index == 0);
}

// By index: guards may be put into this very block, in front of its jump, when it is a preheader; not while it is
// visited.
void Ranges::visit_block(BlockId b) {
  for (size_t i = 0; i < g_.blocks[b].insts.size(); i++) {
    ValueId v = g_.blocks[b].insts[i];
    if (!visit(v)) kill(g_, v);
  }
}

// False: the guard holds.
bool Ranges::visit(ValueId v) {
  switch (g_[v].op) {
    case IrOp::kGuardTrue:
    case IrOp::kGuardFalse: return visit_condition(v);
    case IrOp::kGuardBounds: return visit_bounds(v);
    case IrOp::kEqInt:
    case IrOp::kLtInt:
    case IrOp::kLeInt: visit_comparison(v); return true;
    case IrOp::kAddFits:
    case IrOp::kSubFits:
    case IrOp::kMulFits: visit_fits(v); return true;
    default:
      if (g_.type(v) == Type::kInt) visit_arithmetic(v);
      return true;
  }
}

void Ranges::visit_arithmetic(ValueId v) {
  Interval result = result_of(g_[v]);
  if (!result.fits() && move_overflow_check(v)) result = result_of(g_[v]);
  range_[v] = result.clipped();
  if (result.fits()) {
    switch (g_[v].op) {
      case IrOp::kAddOv: become(g_, v, IrOp::kAddInt, g_[v].args); break;
      case IrOp::kSubOv: become(g_, v, IrOp::kSubInt, g_[v].args); break;
      case IrOp::kMulOv: become(g_, v, IrOp::kMulInt, g_[v].args); break;
      default: break;
    }
  }
  const Inst& inst = g_[v];
  if (inst.op != IrOp::kModInt && inst.op != IrOp::kModNatural) return;
  ValueId dividend = inst.args[0], divisor = inst.args[1];
  if (range(divisor).lo <= 0) return;
  if (range(dividend).is_natural()) become(g_, v, IrOp::kModNatural, {dividend, divisor});
  learn({v, divisor, -1});
}

// An induction variable and a constant cannot overflow if its limit and the constant do not: asked for in front of
// the loop.
bool Ranges::move_overflow_check(ValueId v) {
  if (g_[v].op != IrOp::kAddOv && g_[v].op != IrOp::kMulOv) return false;
  LoopId loop = loop_to_leave(v);
  if (loop == kNoId) return false;
  if (g_[v].op == IrOp::kMulOv) return move_overflow_check_of_product(loop, v);
  Sum sum = as_sum(g_, v);
  if (sum.base == v) return move_overflow_check_of_sum(loop, v);
  if (sum.offset <= 0 || is_outside(loop, sum.base)) return false;
  Bound bound = bound_of(loop, sum.base);
  return bound.value != kNoId && guard_before(loop, {bound.value, zero(), vm::kMaxInt - sum.offset - bound.more});
}

// The same for a step that is a value from outside of the loop: neither is farther from 0 than half of the largest integer.
bool Ranges::move_overflow_check_of_sum(LoopId loop, ValueId v) {
  for (int i : {0, 1}) {
    ValueId x = g_[v].args[i], step = g_[v].args[1 - i];
    if (is_outside(loop, x) || !is_outside(loop, step)) continue;
    Bound bound = range(x).hi < kHalf ? Bound{x, 0} : bound_of(loop, x);
    if (bound.value == kNoId || std::abs(bound.more) >= kHalf) continue;
    bool is_signed = !range(step).is_natural() && !range(x).is_natural();
    if (is_signed && range(x).lo < -kHalf && !check_first(loop, {zero(), x, kHalf})) continue;
    if (is_signed && !guard_before(loop, {zero(), step, kHalf})) continue;
    if (bound.value != x && !guard_before(loop, {bound.value, zero(), kHalf - 1 - bound.more})) continue;
    return guard_before(loop, {step, zero(), kHalf});
  }
  return false;
}

// A product of natural numbers cannot overflow if each is below 2^23, or if one is a small one that is known and the other one is
// accordingly less. Induction variables, values from outside, and sums of two of them are limited in front of the loop.
bool Ranges::move_overflow_check_of_product(LoopId loop, ValueId v) {
  constexpr int64_t kRoot = int64_t{1} << 23;
  const ValueId factors[] = {g_[v].args[0], g_[v].args[1]};
  for (ValueId factor : factors)
    if (!range(factor).is_natural()) return false;
  for (int i : {0, 1}) {
    int64_t known = std::max<int64_t>(range(factors[i]).hi, 1);
    if (known < kRoot) return limit_factor(loop, factors[1 - i], vm::kMaxInt / known);
  }
  auto can_be_limited = [&](ValueId factor) { return !terms_of(loop, factor).empty(); };
  return std::ranges::all_of(factors, can_be_limited) && limit_factor(loop, factors[0], kRoot) && limit_factor(loop, factors[1], kRoot);
}

// Makes sure in front of the loop that `factor`, a natural number, is at most that.
bool Ranges::limit_factor(LoopId loop, ValueId factor, int64_t most) {
  if (range(factor).hi <= most) return true;
  std::vector<Bound> terms = terms_of(loop, factor);
  int64_t more = as_sum(g_, factor).offset;
  for (const Bound& term : terms) more += term.more;
  int64_t each = (most - std::max<int64_t>(more, 0)) / std::max<int64_t>(std::ssize(terms), 1);
  if (terms.empty() || each <= 0) return false;
  for (const Bound& term : terms)
    if (!guard_before(loop, {term.value, zero(), each})) return false;
  narrow(factor, {vm::kMinInt, each * std::ssize(terms) + more});
  return true;
}

// What limits a value, or the two that it is the sum of, from outside of the loop; none if that is not so simple.
std::vector<Ranges::Bound> Ranges::terms_of(LoopId loop, ValueId factor) const {
  constexpr int64_t kSmall = 1 << 20;
  Sum sum = as_sum(g_, factor);
  if (std::abs(sum.offset) > kSmall) return {};
  auto limit_of = [&](ValueId v) { return is_outside(loop, v) ? Bound{v, 0} : bound_of(loop, v); };
  auto is_known = [&](const Bound& bound) { return bound.value != kNoId && std::abs(bound.more) <= kSmall; };
  Bound whole = limit_of(sum.base);
  if (is_known(whole)) return {whole};
  const Inst& add = g_[sum.base];
  if (add.op != IrOp::kAddInt && add.op != IrOp::kAddOv) return {};
  Bound left = limit_of(add.args[0]), right = limit_of(add.args[1]);
  if (!is_known(left) || !is_known(right)) return {};
  return {left, right};
}

void Ranges::visit_comparison(ValueId v) {
  ValueId a = g_[v].args[0], b = g_[v].args[1];
  IrOp op = g_[v].op;
  auto now = [&](bool holds) { become(g_, v, IrOp::kConstBool, {}, holds); };
  if (op == IrOp::kEqInt) {
    if (is_at_most(a, b, -1) || is_at_most(b, a, -1)) now(false);
    return;
  }
  int64_t wanted = op == IrOp::kLtInt ? -1 : 0;
  if (is_at_most(a, b, wanted)) now(true);
  else if (is_at_most(b, a, -1 - wanted)) now(false);
}

void Ranges::visit_fits(ValueId v) {
  Interval result = result_of(g_[v]);
  bool never = result.lo > vm::kMaxInt || result.hi < vm::kMinInt;
  if (result.fits() || never) become(g_, v, IrOp::kConstBool, {}, !never);
}

bool Ranges::visit_bounds(ValueId v) {
  ValueId index = g_[v].args[0], length = g_[v].args[1];
  auto holds = [&] { return range(index).is_natural() && is_at_most(index, length, -1); };
  if (holds()) return false;
  LoopId loop = loop_to_leave(v);
  if (loop != kNoId && move_bounds_check(loop, index, length) && holds()) return false;
  narrow(index, {0, vm::kMaxInt});
  learn({index, length, -1});
  return true;
}

bool Ranges::visit_condition(ValueId v) {
  std::vector<Difference> all;
  collect(g_[v].args[0], g_[v].op == IrOp::kGuardTrue, all);
  auto holds = [&](const Difference& d) { return is_at_most(d.x, d.y, d.most); };
  if (all.empty()) return true;
  if (std::ranges::all_of(all, holds)) return false;
  LoopId loop = loop_to_leave(v);
  if (loop != kNoId && all.size() == 1 && check_first(loop, all[0]) && holds(all[0])) return false;
  for (const Difference& d : all) learn(d);
  return true;
}

// The loop in front of which the guard would be as good as where it is, if it could be made there; or kNoId.
LoopId Ranges::loop_to_leave(ValueId guard) const {
  LoopId loop = loops_.innermost(where_[guard]);
  bool may = loop != kNoId && may_guard_before(loop) && dominates_all(doms_, where_[guard], loops_[loop].latches);
  return may ? loop : kNoId;
}

Interval Ranges::result_of(const Inst& inst) const {
  auto arg = [&](int i) { return range(inst.args[i]); };
  switch (inst.op) {
    case IrOp::kConstInt: return Interval::of(inst.imm);
    case IrOp::kAddOv:
    case IrOp::kAddFits:
    case IrOp::kAddInt: return arg(0) + arg(1);
    case IrOp::kSubOv:
    case IrOp::kSubFits:
    case IrOp::kSubInt: return arg(0) - arg(1);
    case IrOp::kMulOv:
    case IrOp::kMulFits:
    case IrOp::kMulInt: return arg(0) * arg(1);
    case IrOp::kModInt:
    case IrOp::kModNatural: return mod(arg(0), arg(1));
    case IrOp::kAndInt: return bitwise_and(arg(0), arg(1));
    case IrOp::kOrInt:
    case IrOp::kXorInt: return bitwise_or(arg(0), arg(1));
    case IrOp::kShlInt: return shift_left(arg(0), arg(1));
    case IrOp::kShrInt: return shift_right(arg(0), arg(1));
    case IrOp::kQuotientInt: return quotient(arg(0), inst.imm);
    case IrOp::kMaxInt: return {std::max(arg(0).lo, arg(1).lo), std::max(arg(0).hi, arg(1).hi)};
    case IrOp::kMinInt: return {std::min(arg(0).lo, arg(1).lo), std::min(arg(0).hi, arg(1).hi)};
    case IrOp::kLoadLength:
    case IrOp::kStringLength: return kLengths;
    case IrOp::kLoadByte: return {0, 2};
    case IrOp::kStringByte: return {0, 255};
    case IrOp::kBoolToInt: return {0, 1};
    default: return {};
  }
}

// ---- loops

void Ranges::enter_loop(LoopId loop) {
  const Block& header = g_.blocks[loops_[loop].header];
  size_t first = inductions_.size();
  std::vector<uint32_t> indices;
  for (uint32_t i = 0; i < header.params.size(); i++) {
    if (g_.type(header.params[i]) != Type::kInt) continue;
    find_induction(loop, i);
    if (inductions_.size() > first + indices.size()) indices.push_back(i);
  }
  for (size_t i = 0; i < indices.size(); i++) limit_induction(loop, inductions_[first + i], indices[i]);
}

void Ranges::find_induction(LoopId loop, uint32_t index) {
  const Loop& l = loops_[loop];
  ValueId param = g_.blocks[l.header].params[index];
  range_[param] = {};
  bool grows = true, shrinks = true;
  for (EdgeRef edge : preds_.of(l.header)) {
    if (edge.from == l.preheader) continue;
    Sum next = as_sum(g_, g_.blocks[edge.from].successors[edge.index].args[index]);
    if (next.base != param) {
      if (!grows_by_value(loop, edge, index)) return;
      shrinks = false;
      continue;
    }
    grows = grows && next.offset >= 0;
    shrinks = shrinks && next.offset <= 0;
  }
  if (!grows && !shrinks) return;
  ValueId first = g_.blocks[l.preheader].successors[0].args[index];
  induction_[param] = static_cast<uint32_t>(inductions_.size());
  inductions_.push_back({param, first, grows});
  learn(grows ? Difference{first, param, 0} : Difference{param, first, 0});
  if (grows && is_squared(loop, index)) narrow(param, {vm::kMinInt, std::max(range(first).hi, kRootOfMost)});
}

// Whether what comes round has been multiplied with itself, on each way.
bool Ranges::is_squared(LoopId loop, uint32_t index) const {
  const BlockId header = loops_[loop].header;
  auto squares = [&](BlockId b, ValueId x) {
    return std::ranges::any_of(g_.blocks[b].insts, [&](ValueId v) {
      bool is_product = g_[v].op == IrOp::kMulOv || g_[v].op == IrOp::kMulInt;
      return is_product && g_[v].args[0] == x && g_[v].args[1] == x;
    });
  };
  return std::ranges::all_of(preds_.of(header), [&](EdgeRef edge) {
    if (edge.from == loops_[loop].preheader) return true;
    ValueId next = g_.blocks[edge.from].successors[edge.index].args[index];
    for (BlockId b = edge.from;; b = doms_.idom(b)) {
      if (squares(b, next)) return true;
      if (b == header) return false;
    }
  });
}

// Whether the edge brings the parameter and a value from outside of the loop that is not negative.
bool Ranges::grows_by_value(LoopId loop, EdgeRef back, uint32_t index) {
  const Inst& next = g_[g_.blocks[back.from].successors[back.index].args[index]];
  if (next.op != IrOp::kAddOv && next.op != IrOp::kAddInt) return false;
  ValueId param = g_.blocks[loops_[loop].header].params[index];
  for (int i : {0, 1}) {
    ValueId step = next.args[1 - i];
    if (next.args[i] != param || !is_outside(loop, step)) continue;
    if (range(step).is_natural()) return true;
    return may_guard_before(loop) && is_limited_above(loop, back, index) && guard_before(loop, {zero(), step, 0});
  }
  return false;
}

// Whether the loop goes on over `back` only if what that brings is below something from outside.
bool Ranges::is_limited_above(LoopId loop, EdgeRef back, uint32_t index) const {
  ValueId next = as_sum(g_, g_.blocks[back.from].successors[back.index].args[index]).base;
  std::vector<Difference> all = at_latch(loop, back.from);
  return std::ranges::any_of(all, [&](const Difference& d) { return d.x == next && is_outside(loop, d.y); });
}

// What holds on all back edges for what they bring, and on entering, holds for the parameter. Only the side it moves
// towards is of interest: the other one is what it entered with.
void Ranges::limit_induction(LoopId loop, const Induction& induction, uint32_t index) {
  const Loop& l = loops_[loop];
  struct Limit {
    ValueId bound;
    int64_t most;      ///< param - bound <= most if it grows, bound - param <= most if it shrinks
    uint32_t latches;  ///< that establish it
  };
  std::vector<Limit> limits;
  uint32_t latches = 0;
  for (EdgeRef edge : preds_.of(l.header)) {
    if (edge.from == l.preheader) continue;
    Sum next = as_sum(g_, g_.blocks[edge.from].successors[edge.index].args[index]);
    for (const Difference& d : at_latch(loop, edge.from)) {
      if ((induction.grows ? d.x : d.y) != next.base) continue;
      ValueId bound = induction.grows ? d.y : d.x;
      if (!is_outside(loop, bound)) continue;
      int64_t most = d.most + std::abs(next.offset);
      auto known = std::ranges::find_if(limits, [&](const Limit& k) { return k.bound == bound && k.most == most; });
      if (known == limits.end()) known = limits.insert(known, {bound, most, 0});
      if (known->latches == latches) known->latches++;
    }
    latches++;
  }
  for (const Limit& k : limits)
    if (k.latches == latches) limit(loop, induction, k.bound, k.most);
}

void Ranges::limit(LoopId loop, const Induction& induction, ValueId bound, int64_t most) {
  auto of = [&](ValueId v) { return induction.grows ? Difference{v, bound, most} : Difference{bound, v, most}; };
  Difference entering = of(induction.first);
  if (!is_at_most(entering.x, entering.y, most) && (!may_guard_before(loop) || !guard_before(loop, entering))) return;
  learn(of(induction.param));
}

// What branches and guards between the header and the end of `latch` have established, of sums' bases.
std::vector<Difference> Ranges::at_latch(LoopId loop, BlockId latch) const {
  std::vector<Difference> all;
  const BlockId header = loops_[loop].header;
  auto take = [&](const Inst& branch, bool holds) {
    if (branch.op == IrOp::kBranch) collect(branch.args[0], holds, all);
  };
  const Block& last = g_.blocks[latch];
  if (last.successors.size() == 2 && last.successors[0].to != last.successors[1].to)
    take(g_[last.insts.back()], last.successors[0].to == header);
  for (BlockId b = latch;; b = doms_.idom(b)) {
    for (ValueId v : g_.blocks[b].insts) {
      if (g_[v].op == IrOp::kGuardTrue || g_[v].op == IrOp::kGuardFalse)
        collect(g_[v].args[0], g_[v].op == IrOp::kGuardTrue, all);
    }
    if (b == header) break;
    auto edges = preds_.of(b);
    if (edges.size() == 1) take(g_[g_.blocks[edges[0].from].insts.back()], edges[0].index == 0);
  }
  for (Difference& d : all) {
    Sum x = as_sum(g_, d.x), y = as_sum(g_, d.y);
    d = {x.base, y.base, d.most - x.offset + y.offset};
  }
  return all;
}

// Guards before the loop that make 0 <= index < length hold in it. False: there is no way.
bool Ranges::move_bounds_check(LoopId loop, ValueId index, ValueId length) {
  Sum sum = as_sum(g_, index);
  if (is_outside(loop, sum.base) || !is_outside(loop, length)) return false;  // hoisting's affair, or nobody's
  if (ir_info(g_[sum.base].op).effect == Effect::kPure) return move_bounds_check_of_sum(loop, index, length);
  // The bound that is to be below the length, and by how much: index <= bound + more.
  auto [bound, more] = bound_of(loop, sum.base);
  if (bound == kNoId) return move_bounds_check_of_sum(loop, index, length);
  more += sum.offset;
  constexpr int64_t kSmall = 1 << 20;
  if (more > kSmall || more < -kSmall) return false;
  if (!range(index).is_natural() && !check_first(loop, {zero(), index, 0})) return false;
  if (!is_at_most(bound, length, -1 - more)) guard_before(loop, {bound, length, -1 - more});
  return true;
}

// The same for an index such as i * n + k: its least and its greatest value are computed in front of the loop.
bool Ranges::move_bounds_check_of_sum(LoopId loop, ValueId index, ValueId length) {
  ValueId greatest = extreme(loop, index, true);
  if (greatest == kNoId) return false;
  if (!range(index).is_natural()) {
    ValueId least = extreme(loop, index, false);
    if (least == kNoId || !guard_before(loop, {zero(), least, 0})) return false;
    learn({zero(), index, 0});
  }
  if (!guard_before(loop, {greatest, length, -1})) return false;
  learn({index, length, -1});
  return true;
}

// The least or greatest value of `v` in the loop, or something beyond it, computed in front of the loop; kNoId if that is not simple.
// Sums, and products of natural numbers, grow with what they are of.
ValueId Ranges::extreme(LoopId loop, ValueId v, bool greatest, int depth) {
  constexpr int kMostDepth = 4;
  if (is_outside(loop, v)) return v;
  const IrOp op = g_[v].op;
  if (op == IrOp::kParam) {
    bool is_induction = v < induction_.size() && induction_[v] != kNoId && where_[v] == loops_[loop].header;
    if (!is_induction || !inductions_[induction_[v]].grows) return kNoId;
    if (!greatest) return inductions_[induction_[v]].first;
    Bound bound = bound_of(loop, v);
    if (bound.value == kNoId || bound.more == 0) return bound.value;
    return make_fitting(loop, IrOp::kAddInt, bound.value, make_before(loop, IrOp::kConstInt, {}, bound.more));
  }
  if ((op != IrOp::kAddInt && op != IrOp::kMulInt) || depth == kMostDepth) return kNoId;
  ValueId x = g_[v].args[0], y = g_[v].args[1];
  if (op == IrOp::kMulInt && !(range(x).is_natural() && range(y).is_natural())) return kNoId;
  x = extreme(loop, x, greatest, depth + 1);
  y = x == kNoId ? kNoId : extreme(loop, y, greatest, depth + 1);
  return y == kNoId ? kNoId : make_fitting(loop, op, x, y);
}

// A sum or product in front of the loop, if it can be seen to fit.
ValueId Ranges::make_fitting(LoopId loop, IrOp op, ValueId x, ValueId y) {
  Interval result = op == IrOp::kAddInt ? range(x) + range(y) : range(x) * range(y);
  return result.fits() ? make_before(loop, op, {x, y}) : kNoId;
}

// Something outside the loop that `v` is limited by. That an index is below a length is what bounds checks say; about
// the next table's length that says nothing.
Ranges::Bound Ranges::bound_of(LoopId loop, ValueId v) const {
  Bound bound{kNoId, 0};
  differences_.any_of(v, [&](const Difference& d) {
    if (!is_outside(loop, d.y) || g_[d.y].op == IrOp::kLoadLength) return false;
    bound = {d.y, d.most};
    return true;
  });
  return bound;
}

// A guard before the loop that makes `d` hold in it, if an induction variable moves away from the other side.
bool Ranges::check_first(LoopId loop, Difference d) {
  Sum x = as_sum(g_, d.x), y = as_sum(g_, d.y);
  int64_t most = d.most - x.offset + y.offset;
  auto first_of = [&](ValueId v, bool grows) {
    if (v >= induction_.size() || induction_[v] == kNoId || where_[v] != loops_[loop].header) return kNoId;
    const Induction& induction = inductions_[induction_[v]];
    return induction.grows == grows ? induction.first : kNoId;
  };
  ValueId upper = first_of(x.base, false), lower = first_of(y.base, true);
  bool done = (is_outside(loop, x.base) && lower != kNoId && guard_before(loop, {x.base, lower, most})) ||
              (is_outside(loop, y.base) && upper != kNoId && guard_before(loop, {upper, y.base, most}));
  if (!done && is_outside(loop, d.x) && lower == kNoId) {
    ValueId least = extreme(loop, d.y, false);
    done = least != kNoId && guard_before(loop, {d.x, least, d.most});
  }
  if (done) learn(d);
  return done;
}

bool Ranges::may_guard_before(LoopId loop) const {
  return g_.blocks[loops_[loop].header].entry_snapshot != kNoId;
}

// Makes sure of `d` before the loop. False if that cannot be said in integers of 48 bits.
bool Ranges::guard_before(LoopId loop, Difference d) {
  if (is_at_most(d.x, d.y, d.most)) return true;
  if (is_at_most(d.y, d.x, -1 - d.most)) return false;  // it never holds
  ValueId condition;
  if (d.most == -1) {
    condition = make_before(loop, IrOp::kLtInt, {d.x, d.y});
  } else if (d.most == 0) {
    condition = make_before(loop, IrOp::kLeInt, {d.x, d.y});
  } else if (Interval x = range(d.x); x.lo == x.hi && vm::fits_int(x.lo - d.most)) {
    condition = make_before(loop, IrOp::kLeInt, {make_before(loop, IrOp::kConstInt, {}, x.lo - d.most), d.y});
  } else {
    if (!(range(d.y) + Interval::of(d.most)).fits()) return false;
    ValueId offset = make_before(loop, IrOp::kConstInt, {}, d.most);
    condition = make_before(loop, IrOp::kLeInt, {d.x, make_before(loop, IrOp::kAddInt, {d.y, offset})});
  }
  make_before(loop, IrOp::kGuardTrue, {condition}, 0, snapshot_before(g_, loops_[loop]));
  learn(d);
  return true;
}

// A new instruction at the end of `block`, in front of its jump.
ValueId Ranges::make_in(BlockId block, IrOp op, std::vector<ValueId> args, int64_t imm, SnapshotId snapshot) {
  ValueId v = g_.make(op, std::move(args), imm, snapshot);
  auto& insts = g_.blocks[block].insts;
  insts.insert(insts.end() - 1, v);
  where_.push_back(block);
  range_.push_back(g_.type(v) == Type::kInt ? result_of(g_[v]).clipped() : Interval{});
  return v;
}

ValueId Ranges::zero() {
  if (zero_ == kNoId) zero_ = make_in(0, IrOp::kConstInt, {}, 0);
  return zero_;
}

// ---- what is known

Interval Ranges::range(ValueId v) const {
  Sum sum = as_sum(g_, v);
  Interval base = range_[sum.base];
  // What is below another value is also below what has been found out of that one since.
  differences_.any_of(sum.base, [&](const Difference& d) {
    base.hi = std::max(base.lo, std::min(base.hi, range_[d.y].hi + d.most));
    return false;
  });
  if (sum.base == v) return base;
  base = base + Interval::of(sum.offset);
  return Interval{std::max(range_[v].lo, base.lo), std::min(range_[v].hi, base.hi)}.clipped();
}

// Whether x - y <= most.
bool Ranges::is_at_most(ValueId x, ValueId y, int64_t most) const {
  if (range(x).hi - range(y).lo <= most) return true;
  Sum a = as_sum(g_, x), b = as_sum(g_, y);
  auto known = differences_.most(a.base, b.base);
  return known && *known + a.offset - b.offset <= most;
}

// The differences that follow if `condition` holds, or does not.
void Ranges::collect(ValueId condition, bool holds, std::vector<Difference>& out) const {
  const Inst& inst = g_[condition];
  auto differ = [&](int x, int y, int64_t most) { out.push_back({inst.args[x], inst.args[y], most}); };
  switch (inst.op) {
    case IrOp::kNotBool: return collect(inst.args[0], !holds, out);
    case IrOp::kLtInt: return holds ? differ(0, 1, -1) : differ(1, 0, 0);
    case IrOp::kLeInt: return holds ? differ(0, 1, 0) : differ(1, 0, -1);
    case IrOp::kEqInt:
      if (!holds) return;
      differ(0, 1, 0);
      return differ(1, 0, 0);
    default: return;
  }
}

void Ranges::learn(ValueId condition, bool holds) {
  std::vector<Difference> all;
  collect(condition, holds, all);
  for (const Difference& d : all) learn(d);
}

void Ranges::learn(Difference d) {
  narrow(d.x, {vm::kMinInt, range(d.y).hi + d.most});
  narrow(d.y, {range(d.x).lo - d.most, vm::kMaxInt});
  Sum x = as_sum(g_, d.x), y = as_sum(g_, d.y);
  int64_t most = d.most - x.offset + y.offset;
  if (x.base != y.base) differences_.add({x.base, y.base, most});
  learn_limits(d.x, y.base, d.most + y.offset);
  learn_choice(y.base);
}

// x - limit <= most, and the limit is the lesser or the greater of two: `#t` is max(length - 1, 0).
void Ranges::learn_limits(ValueId x, ValueId limit, int64_t most) {
  const Inst& inst = g_[limit];
  if (inst.op == IrOp::kMinInt) {
    learn({x, inst.args[0], most});
    learn({x, inst.args[1], most});
  }
  // A natural number below the greater of a and 0 is below a.
  if (inst.op == IrOp::kMaxInt && most < 0 && range(x).is_natural()) {
    for (int i : {0, 1}) {
      if (range(inst.args[1 - i]) == Interval::of(0)) learn({x, inst.args[i], most});
    }
  }
}

// The greater of a and a constant is a if it is greater than that.
void Ranges::learn_choice(ValueId greater) {
  const Inst& inst = g_[greater];
  if (inst.op != IrOp::kMaxInt) return;
  for (int i : {0, 1}) {
    bool is_other = range(greater).lo > range(inst.args[1 - i]).hi;
    if (is_other && !is_at_most(greater, inst.args[i], 0)) learn({greater, inst.args[i], 0});
  }
}

void Ranges::narrow(ValueId v, Interval to) {
  auto set = [&](ValueId value, Interval bounds) {
    Interval now{std::max(range_[value].lo, bounds.lo), std::min(range_[value].hi, bounds.hi)};
    if (now == range_[value] || now.lo > now.hi) return;  // empty: not reached
    log_.push_back({value, range_[value]});
    range_[value] = now;
  };
  set(v, to);
  Sum sum = as_sum(g_, v);
  if (sum.base != v) set(sum.base, to - Interval::of(sum.offset));
}

}  // namespace

void run_ranges(Graph& graph) {
  add_preheaders(graph);
  Ranges(graph).run();
}

}  // namespace gs::orc
