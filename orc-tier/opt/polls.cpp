// Polls of loops that count: once for many rounds.
//
// A loop that goes on as long as i' < n is cut into pieces of some hundred rounds, by a nearer limit; between two pieces lies
// what lay at the end of each round, the poll and the question whether all is done. (Strip mining: Loveman, Program
// Improvement by Source-to-Source Transformation, 1977.)
//
//                                         o(q): loop
//                                           near = MinInt n, q + 500
//                                           jump h(q)
//      h(p): loop                         h(p): loop
//        …                                  …
//        i' = AddInt p, 1                   i' = AddInt p, 1
//        GuardPoll                =>        branch i' < near, h(i'), x
//        branch i' < n, h(i'), out        x:
//                                           GuardPoll
//                                           branch i' < n, o(i'), out
//
// What is due waits for a piece at most, which takes a microsecond or so. Any limit that is not behind the loop's own is right,
// as behind each piece the loop's own condition is asked. What has to be seen to is that each piece ends soon: that what is compared
// moves on by something, or the first comparison fails. It moves by a constant; or by a value from outside (j = j + i), which may
// be 0 or less: the nearer limit is one less than where so many steps lead, and no step counts for less than 0, so that a
// loop that does not get on has pieces of one round.
//
// Innermost loops with one way round are cut, if a poll is worth mentioning among what they do.
#include <algorithm>
#include <optional>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/differences.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

constexpr int64_t kWork = 8192;        // of a piece, in what cost() counts
constexpr int64_t kMostCost = 256;     // of a round
constexpr int64_t kMostRounds = 512;   // of a piece
constexpr int64_t kMostStep = int64_t{1} << 30;
constexpr int64_t kHalf = int64_t{1} << 46;

bool is_slow(IrOp op) { return op == IrOp::kCallDouble || op == IrOp::kDivDouble || op == IrOp::kModInt || op == IrOp::kModNatural; }

/// A loop that can be cut.
struct Counted {
  BlockId header, preheader, latch;
  ValueId poll = kNoId;
  ValueId last_guard = kNoId;  ///< what leaves where the loop is done, if that is no branch
  ValueId test = kNoId;        ///< the comparison; the loop goes on where it `holds`, or where it does not
  bool holds = true;
  int limit = 0;               ///< which operand of the comparison is the limit
  bool grows = true;           ///< towards it
  uint32_t param = 0;          ///< what moves, by its place among the header's parameters
  ValueId step = kNoId;        ///< from outside; if none, `constant_step`
  int64_t constant_step = 0;   ///< more than 0
  int64_t ahead = 0;           ///< by how much what is compared differs from the parameter
  int64_t rounds = 0;          ///< of a piece
};

class Polls {
 public:
  explicit Polls(Graph& graph) : g_(graph), preds_(graph), loops_(graph, preds_), where_(blocks_of_values(graph)) {}
  void run();

 private:
  std::optional<Counted> examine(LoopId loop) const;
  bool is_innermost(LoopId loop) const;
  bool find_end(Counted& c) const;
  bool find_test(LoopId loop, Counted& c) const;
  bool find_step(LoopId loop, Counted& c, ValueId moving) const;
  int64_t cost(LoopId loop) const;
  bool is_outside(LoopId loop, ValueId v) const { return !loops_.contains(loop, where_[v]); }
  const Edge& going_round(const Counted& c) const {
    const Block& latch = g_.blocks[c.latch];
    return latch.successors[latch.successors[0].to == c.header ? 0 : 1];
  }

  Block make_outer_header(const Counted& c);
  ValueId make_near_limit(const Counted& c, Block& outer);
  ValueId make_sum(Block& block, ValueId v, int64_t way);
  ValueId make_steps_ahead(const Counted& c, Block& block);
  Block cut(const Counted& c, ValueId near);
  void insert(std::vector<Block> before, std::vector<Block> behind);
  ValueId put(Block& block, IrOp op, std::vector<ValueId> args, int64_t imm = 0) {
    ValueId v = g_.make(op, std::move(args), imm);
    block.insts.push_back(v);
    return v;
  }
  ValueId constant(Block& block, int64_t i) { return put(block, IrOp::kConstInt, {}, i); }

  Graph& g_;
  Predecessors preds_;
  Loops loops_;
  std::vector<BlockId> where_;
};

void Polls::run() {
  const size_t count = g_.blocks.size();
  std::vector<Block> before(count), behind(count);  // new blocks, by those they stand next to; without instructions: none
  bool any = false;
  for (LoopId loop = 0; loop < loops_.all().size(); loop++) {
    std::optional<Counted> c = examine(loop);
    if (!c) continue;
    before[c->header] = make_outer_header(*c);
    ValueId near = make_near_limit(*c, before[c->header]);
    put(before[c->header], IrOp::kJump, {});
    behind[c->latch] = cut(*c, near);
    any = true;
  }
  if (any) insert(std::move(before), std::move(behind));
}

// ---- which loops

std::optional<Counted> Polls::examine(LoopId loop) const {
  const Loop& l = loops_[loop];
  if (l.preheader == kNoId || l.latches.size() != 1 || preds_.of(l.header).size() != 2 || !is_innermost(loop)) return {};
  Counted c{.header = l.header, .preheader = l.preheader, .latch = l.latches[0]};
  int64_t work = cost(loop);
  if (work > kMostCost || !find_end(c) || !find_test(loop, c)) return {};
  c.rounds = std::min(kMostRounds, kWork / work);
  return c;
}

bool Polls::is_innermost(LoopId loop) const {
  return std::ranges::none_of(loops_.all(), [&](const Loop& other) { return other.parent == loop; });
}

// What a round does, roughly in instructions; more than kMostCost if that cannot be said.
int64_t Polls::cost(LoopId loop) const {
  int64_t sum = 1;
  for (BlockId b = loops_[loop].header; b < g_.blocks.size(); b++) {
    if (!loops_.contains(loop, b)) continue;
    for (ValueId v : g_.blocks[b].insts) {
      const Inst& inst = g_[v];
      switch (ir_info(inst.op).effect) {
        case Effect::kAllocate: return kMostCost + 1;
        case Effect::kCall:
          if (!is_call_of(inst, RuntimeCall::kSetElement)) return kMostCost + 1;
          sum += 64;
          break;
        default: sum += is_slow(inst.op) ? 16 : 1;
      }
    }
  }
  return sum;
}

// The round's only poll, at the end, with nothing behind it but the loop's condition.
bool Polls::find_end(Counted& c) const {
  const std::vector<ValueId>& insts = g_.blocks[c.latch].insts;
  ValueId condition = kNoId;
  for (size_t i = insts.size(); i-- > 0;) {
    const Inst& inst = g_[insts[i]];
    if (inst.op == IrOp::kGuardPoll) {
      c.poll = insts[i];
      break;
    }
    if (inst.op == IrOp::kBranch) {
      condition = inst.args[0];
      c.holds = g_.blocks[c.latch].successors[0].to == c.header;
    } else if ((inst.op == IrOp::kGuardTrue || inst.op == IrOp::kGuardFalse) && condition == kNoId) {
      c.last_guard = insts[i];
      condition = inst.args[0];
      c.holds = inst.op == IrOp::kGuardTrue;
    } else if (inst.op != IrOp::kJump && ir_info(inst.op).effect != Effect::kPure) {
      return false;
    }
  }
  if (c.poll == kNoId || condition == kNoId) return false;
  if (g_.blocks[c.latch].successors.size() == 2 && g_.blocks[c.latch].successors[0].to == g_.blocks[c.latch].successors[1].to) return false;
  for (; g_[condition].op == IrOp::kNotBool; c.holds = !c.holds) condition = g_[condition].args[0];
  c.test = condition;
  auto is_other_poll = [&](ValueId v) { return g_[v].op == IrOp::kGuardPoll && v != c.poll; };
  for (BlockId b = c.header; b <= c.latch; b++) {
    if (std::ranges::any_of(g_.blocks[b].insts, is_other_poll)) return false;
  }
  return true;
}

bool Polls::find_test(LoopId loop, Counted& c) const {
  const Inst& test = g_[c.test];
  if (test.op != IrOp::kLtInt && test.op != IrOp::kLeInt) return false;
  bool first_moves = !is_outside(loop, test.args[0]), second_moves = !is_outside(loop, test.args[1]);
  if (first_moves == second_moves) return false;
  c.limit = first_moves ? 1 : 0;
  c.grows = first_moves == c.holds;
  return find_step(loop, c, test.args[1 - c.limit]);
}

bool Polls::find_step(LoopId loop, Counted& c, ValueId moving) const {
  const Block& header = g_.blocks[c.header];
  Sum compared = as_sum(g_, moving);
  for (c.param = 0; c.param < header.params.size(); c.param++) {
    ValueId param = header.params[c.param], next = going_round(c).args[c.param];
    Sum sum = as_sum(g_, next);
    if (sum.base == param && compared.base == param) {
      c.constant_step = c.grows ? sum.offset : -sum.offset;
      c.ahead = compared.offset;
      return c.constant_step > 0 && c.constant_step < kMostStep && std::abs(c.ahead) < kMostStep;
    }
    const Inst& add = g_[next];
    if (!c.grows || moving != next || (add.op != IrOp::kAddInt && add.op != IrOp::kAddOv)) continue;
    for (int i : {0, 1}) {
      if (add.args[i] != param || !is_outside(loop, add.args[1 - i])) continue;
      c.step = add.args[1 - i];
      return true;
    }
  }
  return false;
}

// ---- cutting

Block Polls::make_outer_header(const Counted& c) {
  const Block& header = g_.blocks[c.header];
  Block outer;
  outer.is_loop_header = true;
  outer.code = header.code;
  outer.word = header.word;
  for (ValueId param : header.params) {
    outer.params.push_back(g_.make(IrOp::kParam));
    g_[outer.params.back()].type = g_.type(param);
  }
  outer.successors.push_back({c.header, outer.params});
  return outer;
}

ValueId Polls::make_near_limit(const Counted& c, Block& outer) {
  ValueId limit = g_[c.test].args[c.limit], from = outer.params[c.param];
  IrOp nearer = c.grows ? IrOp::kMinInt : IrOp::kMaxInt;
  if (c.step != kNoId) return put(outer, nearer, {limit, make_steps_ahead(c, outer)});
  int64_t way = c.grows ? c.rounds * c.constant_step + c.ahead : c.ahead - c.rounds * c.constant_step;
  return put(outer, nearer, {limit, make_sum(outer, from, way)});
}

// No sum leaves the integers: a parameter far from 0 counts as one nearer to it, so its pieces are shorter.
ValueId Polls::make_sum(Block& block, ValueId v, int64_t way) {
  bool up = way >= 0;
  ValueId edge = constant(block, up ? vm::kMaxInt - way : vm::kMinInt - way);
  return put(block, IrOp::kAddInt, {put(block, up ? IrOp::kMinInt : IrOp::kMaxInt, {v, edge}), constant(block, way)});
}

// One less than where the parameter is after the rounds of a piece. Large steps and parameters count as smaller ones.
ValueId Polls::make_steps_ahead(const Counted& c, Block& block) {
  Block& preheader = g_.blocks[c.preheader];
  ValueId jump = preheader.insts.back();
  preheader.insts.pop_back();
  ValueId natural = put(preheader, IrOp::kMaxInt, {c.step, constant(preheader, 0)});
  ValueId step = put(preheader, IrOp::kMinInt, {natural, constant(preheader, kHalf / kMostRounds)});
  ValueId way = put(preheader, IrOp::kMulInt, {step, constant(preheader, c.rounds)});
  preheader.insts.push_back(jump);
  ValueId from = put(block, IrOp::kMinInt, {block.params[c.param], constant(block, kHalf - 1)});
  return make_sum(block, put(block, IrOp::kAddInt, {from, way}), -1);
}

// Moves the poll and what follows behind the latch, which goes on as long as the nearer limit is not reached. Edges are completed
// by insert().
Block Polls::cut(const Counted& c, ValueId near) {
  Block& latch = g_.blocks[c.latch];
  Block behind;
  behind.code = latch.code;
  behind.word = latch.word;
  behind.successors = latch.successors;
  behind.insts.push_back(c.poll);
  ValueId test = put(behind, g_[c.test].op, g_[c.test].args);
  ValueId last = latch.insts.back();
  if (c.last_guard != kNoId) {
    behind.insts.push_back(c.last_guard);
    g_[c.last_guard].op = c.holds ? IrOp::kGuardTrue : IrOp::kGuardFalse;
    g_[c.last_guard].args = {test};
  } else {
    g_[last].args[0] = test;
    if (c.holds != (behind.successors[0].to == c.header)) std::swap(behind.successors[0], behind.successors[1]);
  }
  behind.insts.push_back(last);

  std::erase_if(latch.insts, [&](ValueId v) { return v == c.poll || v == c.last_guard || v == last; });
  std::vector<ValueId> args = g_[c.test].args;
  args[c.limit] = near;
  ValueId goes_on = g_.make(g_[c.test].op, std::move(args));
  ValueId branch = g_.make(IrOp::kBranch, {goes_on});
  latch.insts.push_back(goes_on);
  latch.insts.push_back(branch);
  Edge round = going_round(c);
  latch.successors = {round, {kNoId, {}}};
  if (!c.holds) std::swap(latch.successors[0], latch.successors[1]);
  return behind;
}

// Puts the new blocks where they belong, numbers all anew, and completes the edges between them: where a loop was entered, the
// outer one is, and so it is from behind a piece; its latch goes on to what is behind it.
void Polls::insert(std::vector<Block> before, std::vector<Block> behind) {
  const BlockId count = static_cast<BlockId>(g_.blocks.size());
  std::vector<BlockId> new_id(count);
  BlockId added = 0;
  for (BlockId b = 0; b < count; b++) {
    if (!before[b].insts.empty()) added++;
    new_id[b] = b + added;
    if (!behind[b].insts.empty()) added++;
  }
  // (Moved blocks keep no instructions, so what was cut is noted.)
  std::vector<bool> is_cut(count);
  for (BlockId b = 0; b < count; b++) is_cut[b] = !before[b].insts.empty();
  std::vector<Block> blocks;
  blocks.reserve(count + added);
  for (BlockId b = 0; b < count; b++) {
    auto add = [&](Block& block, auto enters) {
      if (block.insts.empty()) return;
      for (Edge& edge : block.successors) edge.to = edge.to == kNoId ? new_id[b] + 1 : new_id[edge.to] - (is_cut[edge.to] && enters(edge.to));
      blocks.push_back(std::move(block));
    };
    add(before[b], [](BlockId) { return false; });
    add(g_.blocks[b], [&](BlockId to) { return to > b; });
    add(behind[b], [](BlockId) { return true; });
  }
  g_.blocks = std::move(blocks);
}

}  // namespace

void run_polls(Graph& graph) {
  add_preheaders(graph);
  Polls(graph).run();
}

}  // namespace gs::orc
