#include "orc-tier/opt/jam_nest.h"

#include <algorithm>

#include "orc-tier/opt/differences.h"

namespace gs::orc {

namespace {

constexpr size_t kMostInstructions = 72;  // of a round of the new inner loop, constants aside
constexpr uint32_t kCopies[] = {4, 2};

/// What later rounds' parameters and conditions may be made of, before it is known whether there will be such a round: it has no
/// condition that a guard in between could establish.
bool is_simple(const Graph& graph, ValueId v) {
  switch (graph[v].op) {
    case IrOp::kConstInt:
    case IrOp::kConstDouble:
    case IrOp::kConstBool:
    case IrOp::kConstValue:
    case IrOp::kAddOv:
    case IrOp::kSubOv:
    case IrOp::kEqInt:
    case IrOp::kLtInt:
    case IrOp::kLeInt:
    case IrOp::kNotBool:
    case IrOp::kMinInt:
    case IrOp::kMaxInt: return true;
    case IrOp::kAddInt:
    case IrOp::kSubInt: return as_sum(graph, v).base != v;
    default: return false;
  }
}

bool can_be_asked(IrOp guard) {
  switch (guard) {
    case IrOp::kGuardTrue:
    case IrOp::kGuardFalse:
    case IrOp::kGuardValue:
    case IrOp::kGuardNotNil:
    case IrOp::kAddOv:
    case IrOp::kSubOv:
    case IrOp::kMulOv: return true;
    default: return question_of(guard).has_value();
  }
}

/// Whether what stands in front of the inner loop, or in it, can be done for several rounds before the first one is over.
bool can_be_early(const Inst& inst) {
  switch (ir_info(inst.op).effect) {
    case Effect::kPure: return true;
    case Effect::kRead: return ir_info(inst.op).memory != Memory::kFrame;
    case Effect::kGuard: return inst.op == IrOp::kGuardPoll || can_be_asked(inst.op);
    case Effect::kWrite: return inst.op == IrOp::kCountRounds;
    case Effect::kControl: return inst.op != IrOp::kLeave;
    default: return false;
  }
}

bool is_number_constant(IrOp op) { return op == IrOp::kConstInt || op == IrOp::kConstDouble || op == IrOp::kConstBool; }

}  // namespace

const Edge& edge_between(const Graph& graph, BlockId from, BlockId to) {
  return *std::ranges::find(graph.blocks[from].successors, to, &Edge::to);
}

std::optional<IrOp> question_of(IrOp guard) {
  switch (guard) {
    case IrOp::kGuardTag: return IrOp::kIsTag;
    case IrOp::kGuardShape: return IrOp::kIsShape;
    case IrOp::kGuardCode: return IrOp::kIsCode;
    case IrOp::kGuardElements: return IrOp::kIsElements;
    case IrOp::kGuardFirst: return IrOp::kIsFirst;
    case IrOp::kGuardBounds: return IrOp::kInBounds;
    default: return {};
  }
}

NestFinder::NestFinder(const Graph& graph)
    : g_(graph), preds_(graph), loops_(graph, preds_), locations_(graph), where_(blocks_of_values(graph)) {}

std::optional<Nest> NestFinder::find(BlockId end) const {
  std::optional<Nest> last;
  for (LoopId loop = 0; loop < loops_.all().size(); loop++) {
    BlockId header = loops_[loop].header;
    if (header >= end || (last && header < last->header)) continue;
    if (std::optional<Nest> nest = examine(loop)) last = std::move(nest);
  }
  return last;
}

std::optional<Nest> NestFinder::examine(LoopId outer) const {
  Nest nest{};
  if (!find_blocks(outer, nest) || !has_copies(nest)) return {};
  find_early(nest);
  if (!find_conditions(nest) || !needs_early_only(nest)) return {};
  find_varying(nest);
  if (!find_conflicts(nest) || !choose_copies(nest)) return {};
  return nest;
}

// ---- blocks

bool NestFinder::find_blocks(LoopId outer, Nest& nest) const {
  const Loop& l = loops_[outer];
  if (l.latches.size() != 1 || l.preheader == kNoId || g_.blocks[l.header].entry_snapshot == kNoId) return false;
  nest.header = l.header;
  nest.latch = l.latches[0];
  nest.inner = kNoId;
  for (const Loop& other : loops_.all()) {
    if (other.header <= l.header || other.header > nest.latch) continue;
    if (nest.inner != kNoId || other.latches.size() != 1 || other.latches[0] != other.header) return false;
    nest.inner = other.header;
  }
  return nest.inner != kNoId && nest.inner < nest.latch && is_line(nest.header, nest.inner) && ends_well(outer, nest);
}

/// Whether each of the blocks goes on to the next one only, and is reached from there only.
bool NestFinder::is_line(BlockId from, BlockId to) const {
  for (BlockId b = from; b < to; b++) {
    if (g_.blocks[b].successors.size() != 1 || g_.blocks[b].successors[0].to != b + 1) return false;
    if (b != from && preds_.of(b).size() != 1) return false;
  }
  return true;
}

/// Whether the outer loop is left from its latch only, for a block that nobody else leads to.
bool NestFinder::ends_well(LoopId outer, const Nest& nest) const {
  auto goes_behind = [&](const Edge& edge) { return edge.to == nest.behind(); };
  if (std::ranges::count_if(g_.blocks[nest.inner].successors, goes_behind) != 1 || preds_.of(nest.behind()).size() != 1) return false;
  for (BlockId b = nest.header; b <= nest.latch; b++) {
    if (!loops_.contains(outer, b)) return false;
    for (const Edge& edge : g_.blocks[b].successors) {
      if (!nest.contains(edge.to) && (b != nest.latch || preds_.of(edge.to).size() != 1)) return false;
    }
  }
  return std::ranges::count(g_.blocks[nest.latch].successors, nest.header, &Edge::to) == 1;
}

bool NestFinder::has_copies(const Nest& nest) const {
  for (BlockId b = nest.header; b <= nest.inner; b++) {
    if (!std::ranges::all_of(g_.blocks[b].insts, [&](ValueId v) { return can_be_early(g_[v]); })) return false;
  }
  return true;
}

// ---- what later rounds can be begun with

// Parameters are taken to be early until it turns out what they are made of.
void NestFinder::find_early(Nest& nest) const {
  nest.is_early.assign(g_.insts.size(), false);
  const std::vector<ValueId>& params = g_.blocks[nest.header].params;
  const Edge& round = edge_between(g_, nest.latch, nest.header);
  for (ValueId param : params) nest.is_early[param] = true;
  auto is_known = [&](ValueId v) { return !is_inside(nest, v) || nest.is_early[v]; };
  for (bool changes = true; changes;) {
    changes = false;
    for (BlockId b = nest.header; b <= nest.latch; b++) {
      for (ValueId v : g_.blocks[b].insts) nest.is_early[v] = is_simple(g_, v) && std::ranges::all_of(g_[v].args, is_known);
    }
    for (size_t i = 0; i < params.size(); i++) {
      if (!nest.is_early[params[i]] || is_known(round.args[i])) continue;
      nest.is_early[params[i]] = false;
      changes = true;
    }
  }
}

// What guards compare in a round limits the next one's parameters (ranges.cpp): so whatever of that is early is asked before the next
// round is begun, wherever it stands. Other guards stay where they are, and leave there. But something must say that another round is
// likely.
bool NestFinder::find_conditions(Nest& nest) const {
  auto is_early = [&](ValueId v) { return is_inside(nest, v) && nest.is_early[v]; };
  for (BlockId b = nest.header; b <= nest.latch; b++) {
    for (ValueId v : g_.blocks[b].insts) {
      const Inst& inst = g_[v];
      bool is_test = inst.op == IrOp::kGuardTrue || inst.op == IrOp::kGuardFalse;
      if (is_test && is_early(inst.args[0])) nest.conditions.push_back({inst.args[0], inst.op == IrOp::kGuardTrue});
    }
  }
  const Block& latch = g_.blocks[nest.latch];
  if (latch.successors.size() == 1) return !nest.conditions.empty();
  ValueId last = g_[latch.insts.back()].args[0];
  nest.conditions.push_back({last, latch.successors[0].to == nest.header});
  return is_early(last);
}

/// Whether what is done before the inner loop is over needs no parameters that are made of what comes out of it.
bool NestFinder::needs_early_only(const Nest& nest) const {
  const std::vector<ValueId>& params = g_.blocks[nest.header].params;
  auto is_late = [&](ValueId v) { return !nest.is_early[v] && std::ranges::find(params, v) != params.end(); };
  for (BlockId b = nest.header; b <= nest.inner; b++) {
    for (ValueId v : g_.blocks[b].insts) {
      if (std::ranges::any_of(g_[v].args, is_late)) return false;
    }
    for (const Edge& edge : g_.blocks[b].successors) {
      if (std::ranges::any_of(edge.args, is_late)) return false;
    }
  }
  return true;
}

// ---- what is the same in all rounds of the outer loop

// A parameter of the inner loop is, if what it begins with is, and what comes round is: it is taken to be until it turns out.
void NestFinder::find_varying(Nest& nest) const {
  nest.varies.assign(g_.insts.size(), false);
  auto mark = [&](ValueId v, bool varies) {
    bool is_new = varies && !nest.varies[v];
    nest.varies[v] = nest.varies[v] || varies;
    return is_new;
  };
  auto varies = [&](ValueId v) { return static_cast<bool>(nest.varies[v]); };
  for (ValueId param : g_.blocks[nest.header].params) mark(param, true);
  for (bool changes = true; changes;) {
    changes = false;
    for (BlockId b = nest.header; b <= nest.inner; b++) {
      for (ValueId v : g_.blocks[b].insts) changes |= mark(v, std::ranges::any_of(g_[v].args, varies));
      for (const Edge& edge : g_.blocks[b].successors) {
        const std::vector<ValueId>& params = g_.blocks[edge.to].params;
        for (size_t i = 0; i < params.size() && edge.to <= nest.inner; i++) changes |= mark(params[i], varies(edge.args[i]));
      }
    }
  }
}

/// How many rounds at a time are worth it: those of the inner loop must all be of one length, and their registers suffice.
bool NestFinder::choose_copies(Nest& nest) const {
  const Block& inner = g_.blocks[nest.inner];
  if (nest.varies[g_[inner.insts.back()].args[0]]) return false;
  if (std::ranges::none_of(inner.params, [&](ValueId v) { return nest.varies[v]; })) return false;
  for (uint32_t copies : kCopies) {
    size_t count = 0;
    for (ValueId v : inner.insts) count += is_number_constant(g_[v].op) ? 0 : nest.varies[v] ? copies : 1;
    if (count > kMostInstructions) continue;
    nest.copies = copies;
    return true;
  }
  return false;
}

// ---- memory

// All that is read up to the end of the inner loop is read before what earlier rounds write behind it.
bool NestFinder::find_conflicts(Nest& nest) const {
  std::vector<ValueId> reads;
  for (BlockId b = nest.header; b <= nest.inner; b++) {
    for (ValueId v : g_.blocks[b].insts) {
      bool is_read = ir_info(g_[v].op).effect != Effect::kWrite && g_[v].op != IrOp::kGuardPoll;
      if (is_read && locations_.of(v) != kNoId) reads.push_back(v);
    }
  }
  for (BlockId b = nest.behind(); b <= nest.latch; b++) {
    for (ValueId write : g_.blocks[b].insts) {
      bool is_sound = true;
      locations_.for_each_written(g_, write, [&](Location l) {
        for (ValueId read : reads) is_sound = is_sound && (locations_.of(read) != l || keep_apart(nest, read, write));
      });
      if (!is_sound) return false;
    }
  }
  return true;
}

bool NestFinder::keep_apart(Nest& nest, ValueId read, ValueId write) const {
  Nest::Apart apart{IrOp::kSameCell, table_of(read), table_of(write)};
  if (apart.read == kNoId || apart.written == kNoId) return false;
  if (apart.read == apart.written || is_inside(nest, apart.written)) return keep_indices_apart(nest, g_[read], g_[write]);
  if (is_inside(nest, apart.read) && g_[apart.read].op == IrOp::kParam) return false;
  if (std::ranges::find(nest.apart, apart) == nest.apart.end()) nest.apart.push_back(apart);
  return true;
}

/// Of rows that may be the same, as two columns of a matrix are in.
bool NestFinder::keep_indices_apart(Nest& nest, const Inst& read, const Inst& write) const {
  if (ir_info(write.op).memory != Memory::kElement || load_of(write.op) != read.op) return false;
  Nest::Apart apart{IrOp::kEqInt, read.args[1], write.args[1]};
  if (apart.read == apart.written || is_inside(nest, apart.read) || is_inside(nest, apart.written)) return false;
  if (std::ranges::find(nest.apart, apart) == nest.apart.end()) nest.apart.push_back(apart);
  return true;
}

/// The table whose memory is accessed, or that of its storage, which no other table has; kNoId if it is not known.
ValueId NestFinder::table_of(ValueId access) const {
  const Inst& inst = g_[access];
  bool is_of_table = inst.op == IrOp::kAppend || is_call_of(inst, RuntimeCall::kSetElement);
  if (ir_info(inst.op).effect == Effect::kCall && !is_of_table) return kNoId;
  switch (ir_info(inst.op).memory) {
    case Memory::kShape:
    case Memory::kFacts:
    case Memory::kField:
    case Memory::kStorage: return inst.args[0];
    case Memory::kLength:
    case Memory::kElement:
    case Memory::kByte: {
      const Inst& storage = g_[inst.args[0]];
      return storage.op == IrOp::kLoadStorage ? storage.args[0] : kNoId;
    }
    default: return is_of_table ? inst.args[0] : kNoId;
  }
}

}  // namespace gs::orc
