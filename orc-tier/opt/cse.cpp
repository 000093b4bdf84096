// Common subexpressions over the dominator tree, loads and stores included.
//
// An instruction equal to one that dominates it is that one: same operation, operands and immediate and, if it reads
// memory, the same version of what it reads (memory.h). A guard equal to one that dominates it holds. A store makes
// known what a load of the same place would give, so
//
//   - loads of what was stored become the stored value;
//   - a store of what is there already goes.
//
// Where a test of a shape has led, a guard of it holds.
//
// A new cell is as if all of it had just been stored: its fields, and what guards ask of it.
//
// The walk keeps the known values in a hash table with scopes: those of a block serve the blocks it dominates, and
// are taken out when the walk leaves these. (Briggs, Cooper, Simpson: Value Numbering, 1997: the technique based on
// dominators.)
//
// GuardPoll is no question of memory: what is due may become due at any time. It stays where it is.
#include <algorithm>
#include <bit>

#include "orc-tier/opt/memory.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"

namespace gs::orc {

namespace {

/// What makes instructions equal.
struct Key {
  IrOp op;
  Version version = kNoId;        ///< of what it reads
  ValueId args[2] = {kNoId, kNoId};
  int64_t imm = 0;
  bool operator==(const Key&) const = default;

  uint64_t hash() const {
    uint64_t h = static_cast<uint64_t>(op) | static_cast<uint64_t>(version) << 32;
    uint64_t operands = static_cast<uint64_t>(args[0]) | static_cast<uint64_t>(args[1]) << 32;
    for (uint64_t part : {operands, std::bit_cast<uint64_t>(imm)})
      h = (std::rotl(h, 23) ^ part) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 32;
  }
};

/// Keys and the values they are known to have, with scopes.
class ScopedTable {
 public:
  explicit ScopedTable(size_t expected) : heads_(std::bit_ceil(expected + 1), kNoId) {}
  ValueId find(const Key& key) const {
    for (uint32_t i = heads_[bucket(key)]; i != kNoId; i = entries_[i].next)
      if (entries_[i].key == key) return entries_[i].value;
    return kNoId;
  }
  void add(const Key& key, ValueId value) {
    uint32_t& head = heads_[bucket(key)];
    entries_.push_back({key, value, head});
    head = static_cast<uint32_t>(entries_.size() - 1);
  }
  /// A mark for drop_to(), which forgets all that was added since.
  size_t mark() const { return entries_.size(); }
  void drop_to(size_t mark) {
    for (; entries_.size() > mark; entries_.pop_back()) heads_[bucket(entries_.back().key)] = entries_.back().next;
  }

 private:
  struct Entry {
    Key key;
    ValueId value;
    uint32_t next;
  };
  size_t bucket(const Key& key) const { return key.hash() & (heads_.size() - 1); }

  std::vector<uint32_t> heads_;
  std::vector<Entry> entries_;
};

bool is_commutative(IrOp op) {
  switch (op) {
    // Not of doubles: of two NaNs the machine chooses the first one.
    case IrOp::kAddOv:
    case IrOp::kMulOv:
    case IrOp::kAddInt:
    case IrOp::kMulInt:
    case IrOp::kAndInt:
    case IrOp::kOrInt:
    case IrOp::kXorInt:
    case IrOp::kMaxInt:
    case IrOp::kMinInt:
    case IrOp::kAddFits:
    case IrOp::kMulFits:
    case IrOp::kEqInt:
    case IrOp::kEqDouble:
    case IrOp::kSameValue:
    case IrOp::kSameCell: return true;
    default: return false;
  }
}

class Cse {
 public:
  explicit Cse(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), loops_(graph, preds_), locations_(graph),
        versions_(graph, preds_, loops_, locations_), equal_(graph), known_(graph.insts.size()), asked_at_(graph.insts.size(), kNoId) {}
  void run();

 private:
  void visit(ValueId v);
  void visit_value(ValueId v);
  void visit_write(ValueId v);
  void visit_new(ValueId v);
  void enter(BlockId b);
  void know(IrOp op, ValueId cell, int64_t imm, ValueId value);
  Key key_of(ValueId v) const;

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  Loops loops_;
  Locations locations_;
  Versions versions_;
  Substitution equal_;
  ScopedTable known_;
  std::vector<Version> asked_at_;  ///< the version of what each IsShape read
  std::vector<Version> now_;  ///< of each location, where the walk is
};

void Cse::run() {
  struct Scope {
    BlockId block;
    size_t mark;
  };
  std::vector<Scope> open;
  for (BlockId b : doms_.preorder()) {
    while (!open.empty() && !doms_.dominates(open.back().block, b)) {
      known_.drop_to(open.back().mark);
      open.pop_back();
    }
    open.push_back({b, known_.mark()});
    auto entry = versions_.at_entry(b);
    now_.assign(entry.begin(), entry.end());
    enter(b);
    for (ValueId v : g_.blocks[b].insts) {
      equal_.rewrite(g_[v]);
      visit(v);
    }
  }
  equal_.apply(g_);
}

/// Where a test of a shape has led, and nothing else, a guard of that shape holds.
void Cse::enter(BlockId b) {
  auto edges = preds_.of(b);
  if (edges.size() != 1 || edges[0].index != 0) return;
  const Inst& last = g_[g_.blocks[edges[0].from].insts.back()];
  if (last.op != IrOp::kBranch || g_[last.args[0]].op != IrOp::kIsShape) return;
  const Inst& test = g_[last.args[0]];
  Key key{.op = IrOp::kGuardShape, .version = asked_at_[last.args[0]], .imm = test.imm};
  key.args[0] = test.args[0];
  known_.add(key, last.args[0]);
}

void Cse::visit(ValueId v) {
  switch (ir_info(g_[v].op).effect) {
    case Effect::kPure:
    case Effect::kRead: return visit_value(v);
    case Effect::kGuard: return g_[v].op == IrOp::kGuardPoll ? void() : visit_value(v);
    case Effect::kWrite:
    case Effect::kCall: return visit_write(v);
    case Effect::kAllocate: return visit_new(v);
    case Effect::kControl:
    case Effect::kEntry: return;
  }
}

void Cse::visit_value(ValueId v) {
  Key key = key_of(v);
  if (g_[v].op == IrOp::kIsShape) asked_at_[v] = key.version;
  ValueId known = known_.find(key);
  if (known == kNoId) return known_.add(key, v);
  if (g_.type(v) != Type::kNone) equal_.replace(v, known);
  kill(g_, v);
}

Key Cse::key_of(ValueId v) const {
  const Inst& inst = g_[v];
  Key key{.op = inst.op, .imm = inst.imm};
  std::copy(inst.args.begin(), inst.args.end(), key.args);
  if (is_commutative(inst.op) && key.args[0] > key.args[1]) std::swap(key.args[0], key.args[1]);
  if (locations_.of(v) != kNoId) key.version = now_[locations_.of(v)];
  return key;
}

void Cse::visit_write(ValueId v) {
  const Inst& inst = g_[v];
  IrOp load = load_of(inst.op);
  Key key{.op = load, .imm = inst.imm};
  if (load != IrOp::kParam) {
    std::copy(inst.args.begin(), inst.args.end() - 1, key.args);
    key.version = now_[locations_.of(v)];
    if (known_.find(key) == inst.args.back()) return kill(g_, v);
  }
  locations_.for_each_written(g_, v, [&](Location l) { now_[l] = Versions::after(v); });
  if (inst.op == IrOp::kStoreShape) return know(IrOp::kGuardShape, inst.args[0], inst.imm, v);
  if (load == IrOp::kParam) return;
  key.version = Versions::after(v);
  known_.add(key, inst.args.back());
}

// From here on `op` of `cell` gives `value`; if it is a guard, it holds.
void Cse::know(IrOp op, ValueId cell, int64_t imm, ValueId value) {
  Key key{.op = op, .imm = imm};
  key.args[0] = cell;
  if (ir_info(op).memory != Memory::kNone) {
    Location location = locations_.find({.op = op, .imm = imm, .args = {}});
    if (location == kNoId) return;  // nobody asks
    key.version = now_[location];
  }
  known_.add(key, value);
}

void Cse::visit_new(ValueId v) {
  const std::vector<ValueId> held = g_[v].args;
  int64_t imm = g_[v].imm;
  switch (g_[v].op) {
    case IrOp::kNewTable:
      know(IrOp::kGuardShape, v, imm, v);
      know(IrOp::kGuardElements, v, 0, v);
      for (size_t i = 0; i < held.size(); i++) know(IrOp::kLoadField, v, static_cast<int64_t>(i), held[i]);
      return;
    case IrOp::kNewClosure:
      know(IrOp::kGuardCode, v, imm, v);
      know(IrOp::kGuardKind, v, static_cast<int64_t>(gc::Kind::kClosure), v);
      for (size_t i = 0; i < held.size(); i++) know(IrOp::kLoadUpvalue, v, static_cast<int64_t>(i), held[i]);
      return;
    case IrOp::kNewNative:
      for (size_t i = 0; i < held.size(); i++) know(IrOp::kLoadNative, v, static_cast<int64_t>(i), held[i]);
      return;
    default: return know(IrOp::kLoadCell, v, 0, held[0]);
  }
}

}  // namespace

void run_cse(Graph& graph) { Cse(graph).run(); }

}  // namespace gs::orc
