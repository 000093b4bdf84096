// The region builder's blocks: order, joins, loops and their versions, snapshots.
#include <algorithm>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"
#include "vm/interp/calls.h"

namespace gs::orc {

namespace {
constexpr uint32_t kMostMade = 2;      // versions of a loop, behind which new cells are like any others
constexpr uint32_t kMostVersions = 6;  // of a loop, but for the one that takes all types
constexpr uint32_t kMostEntries = 4;
constexpr size_t kMostInstructions = 6'000;

bool is_unboxing(IrOp op) {
  return op == IrOp::kUnboxInt || op == IrOp::kUnboxDouble || op == IrOp::kUnboxBool || op == IrOp::kUnboxPtr;
}
}  // namespace

RegionBuilder::RegionBuilder(vm::Vm& vm, const Profile& profile) : vm_(vm), profile_(profile), forest_(profile) {}
RegionBuilder::~RegionBuilder() = default;

bool RegionBuilder::build() {
  if (!forest_.is_header(0)) {
    reason_ = "no recording came round";
    return false;
  }
  predecessors_.resize(profile_.nodes.size());
  for (NodeId n = 0; n < profile_.nodes.size(); n++) {
    for (NodeId to : profile_.nodes[n].next) predecessors_[to].push_back(n);
  }
  uint32_t slots = 0;
  for (const Context& c : profile_.contexts) {
    slots = std::max(slots, c.base + vm::code_info(c.code)->frame_size + vm::kScratchWindow + c.extra);
  }
  g_.slot_count = slots;
  instances_.push_back({kNone, kNone, kNoId, {}, {}, {}, {}, 0, false, 0});
  written_.resize(slots);
  for (NodeId n = 0; n < profile_.nodes.size(); n++) add_written(n, written_);
  build_entry();
  while (!pending_.empty()) {
    auto first = pending_.extract(pending_.begin());
    build_place(first.key(), std::move(first.mapped()));
    if (g_.insts.size() > kMostInstructions) {
      reason_ = "the region is too large";
      return false;
    }
  }
  if (rounds_ == 0) reason_ = "no way leads round the loop";
  number_blocks();
  return rounds_ != 0;
}

/// Reverse postorder: a version that an edge around has made is entered, later, from elsewhere, too.
void RegionBuilder::number_blocks() {
  auto count = static_cast<BlockId>(g_.blocks.size());
  std::vector<size_t> next(count);
  std::vector<bool> seen(count);
  std::vector<BlockId> stack{0}, order;
  seen[0] = true;
  while (!stack.empty()) {
    const std::vector<Edge>& successors = g_.blocks[stack.back()].successors;
    size_t i = next[stack.back()]++;
    if (i == successors.size()) {
      order.push_back(stack.back());
      stack.pop_back();
      continue;
    }
    BlockId to = successors[successors.size() - 1 - i].to;
    if (seen[to]) continue;
    seen[to] = true;
    stack.push_back(to);
  }
  std::reverse(order.begin(), order.end());
  std::vector<BlockId> number(count, kNoId);
  std::vector<Block> blocks;
  for (BlockId b : order) {
    number[b] = static_cast<BlockId>(blocks.size());
    blocks.push_back(std::move(g_.blocks[b]));
  }
  for (Block& block : blocks) {
    for (Edge& edge : block.successors) edge.to = number[edge.to];
  }
  g_.blocks = std::move(blocks);
}

// ---------------------------------------------------------------- the entry

/// The distinct types with which the loop's changing registers have come in, as far as they are unboxed. The latest last.
std::vector<std::vector<vm::TypeSet>> RegionBuilder::entry_types(const std::vector<uint32_t>& slots) const {
  constexpr vm::TypeSet kUnboxed = vm::kTypeInt | vm::kTypeDouble | vm::kTypeBool;
  std::vector<std::vector<vm::TypeSet>> all;
  for (const std::vector<vm::TypeSet>& entry : profile_.entries) {
    std::vector<vm::TypeSet> types;
    for (uint32_t slot : slots) types.push_back(entry[slot] & kUnboxed);
    std::erase(all, types);
    all.push_back(std::move(types));
  }
  if (all.size() > kMostEntries) all.erase(all.begin(), all.end() - kMostEntries);
  return all;
}

/// Where the region begins: tests for each combination of types that has been seen, and a way to the header for each.
void RegionBuilder::build_entry() {
  block_ = g_.add_block();
  at_ = 0;
  instance_ = 0;
  snapshot_ = kNoId;
  state_.slots.assign(g_.slot_count, kNoId);
  std::vector<bool> live(g_.slot_count);
  set_live(0, live);
  std::vector<uint32_t> slots;
  for (uint32_t slot : changed_slots(forest_.loop_of[0])) {
    if (live[slot] && slot < vm::code_info(profile_.code)->frame_size) slots.push_back(slot);
  }
  told_apart_ = numbers_of_two_types(live);
  std::erase_if(told_apart_, [&](uint32_t slot) { return std::ranges::find(slots, slot) != slots.end(); });
  slots.insert(slots.end(), told_apart_.begin(), told_apart_.end());
  std::vector<std::vector<vm::TypeSet>> all = entry_types(slots);
  for (size_t i = 0; i < all.size(); i++) build_way_in(slots, all[i], i + 1 == all.size());
}

/// Registers of the root's frame that the loop reads, and that were an integer at times, at times a double, when it was entered.
std::vector<uint32_t> RegionBuilder::numbers_of_two_types(const std::vector<bool>& live) const {
  RegisterSet reads;
  for (NodeId n : forest_.loops[forest_.loop_of[0]].nodes) {
    if (profile_.nodes[n].context == 0) reads |= register_effects(profile_.code + profile_.nodes[n].word).reads;
  }
  std::vector<uint32_t> slots;
  for (uint32_t slot = 0; slot < vm::code_info(profile_.code)->frame_size; slot++) {
    vm::TypeSet types = 0;
    for (const std::vector<vm::TypeSet>& entry : profile_.entries) types |= entry[slot];
    if (live[slot] && reads[slot] && types == vm::kTypeNumber) slots.push_back(slot);
  }
  return slots;
}

void RegionBuilder::build_way_in(const std::vector<uint32_t>& slots, const std::vector<vm::TypeSet>& types, bool is_last) {
  State state = state_;
  std::vector<BlockId> tests;
  for (size_t i = 0; i < slots.size(); i++) {
    if (types[i] == 0) continue;
    auto tag = static_cast<vm::TypeTag>(__builtin_ctz(types[i]));
    ValueId v = from_entry(slots[i]);
    if (is_last) {
      guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(tag));
      continue;
    }
    emit(IrOp::kBranch, {emit(IrOp::kIsTag, {v}, static_cast<int64_t>(tag))});
    tests.push_back(block_);
    BlockId next = g_.add_block();
    g_.blocks[block_].successors = {{next, {}}, {kNoId, {}}};
    block_ = next;
  }
  for (size_t i = 0; i < slots.size(); i++) {
    if (types[i] != 0) state.slots[slots[i]] = unbox(from_entry(slots[i]), static_cast<vm::TypeTag>(__builtin_ctz(types[i])));
  }
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  pending_[{2 * forest_.order[0], 0, 0, Place::kHere, 0}].push_back({block_, 0, std::move(state)});
  if (is_last) return;
  block_ = g_.add_block();
  for (BlockId b : tests) g_.blocks[b].successors[1].to = block_;
}

void RegionBuilder::build_place(const Place& place, std::vector<Pending> edges) {
  switch (place.kind) {
    case Place::kAround: return build_rounds(place.node, place.instance, std::move(edges));
    case Place::kLastVersion: return build_last_version(place.node, place.instance, edges);
    case Place::kHere: break;
  }
  if (forest_.is_header(place.node)) return build_header(place.node, place.instance, std::move(edges));
  for (std::vector<Pending>& same : by_outcome(place.node, std::move(edges))) {
    for (std::vector<Pending>& group : by_numbers(place, std::move(same))) {
      BlockId block = g_.add_block();
      State state = join(block, place.node, group);
      build_from(place.node, place.instance, block, std::move(state));
    }
  }
}

/// Edges that bring an integer here and a double there do not meet: each kind goes a way of its own, as far as there may be
/// more of them.
std::vector<std::vector<RegionBuilder::Pending>> RegionBuilder::by_numbers(const Place& place, std::vector<Pending> edges) {
  std::vector<bool> live(g_.slot_count);
  if (edges.size() > 1) set_live(place.node, live);
  auto type_at = [&](const Pending& edge, uint32_t slot) {
    ValueId v = edge.state.slots[slot];
    return v == kNoId ? Type::kValue : g_.type(v);
  };
  std::vector<uint32_t> mixed;
  for (uint32_t slot = 0; slot < g_.slot_count; slot++) {
    bool has_ints = false, has_doubles = false, has_others = false;
    for (const Pending& edge : edges) {
      if (!live[slot]) break;
      Type type = type_at(edge, slot);
      (type == Type::kInt ? has_ints : type == Type::kDouble ? has_doubles : has_others) = true;
    }
    if (has_ints && has_doubles && !has_others) mixed.push_back(slot);
  }
  std::map<std::vector<Type>, std::vector<Pending>> groups;
  for (Pending& edge : edges) {
    std::vector<Type> types;
    for (uint32_t slot : mixed) types.push_back(type_at(edge, slot));
    groups[types].push_back(std::move(edge));
  }
  std::vector<std::vector<Pending>> result;
  for (auto& [types, group] : groups) {
    uint32_t way = result.empty() ? place.way : new_way(place.instance, place.way);
    if (!result.empty() && way == place.way) {
      std::move(group.begin(), group.end(), std::back_inserter(result[0]));
      continue;
    }
    for (Pending& edge : group) edge.state.way = way;
    result.push_back(std::move(group));
  }
  return result;
}

/// A way that has not been used in `instance`; `old` if there are enough of them.
uint32_t RegionBuilder::new_way(InstanceId instance, uint32_t old) {
  uint32_t& ways = ways_[instance];
  return ways < kMostWays ? ++ways : old;
}

// ---------------------------------------------------------------- loops

namespace {
/// Types as parameters of headers have them.
Type carried(Type type) { return type == Type::kPtr ? Type::kValue : type; }
}  // namespace

/// Types with which `slots` would be a header's parameters.
std::vector<Type> RegionBuilder::types_of(const std::vector<uint32_t>& slots, const State& state) const {
  std::vector<Type> types;
  for (uint32_t slot : slots) {
    ValueId v = state.slots[slot];
    types.push_back(v == kNoId ? Type::kValue : carried(g_.type(v)));
  }
  return types;
}

/// Edges into a loop: those that bring the same types meet in front of it.
void RegionBuilder::build_header(NodeId node, InstanceId outer, std::vector<Pending> edges) {
  uint32_t loop = forest_.loop_of[node];
  std::vector<bool> live(g_.slot_count);
  set_live(node, live);
  std::vector<uint32_t> changed = changed_slots(loop);
  std::erase_if(changed, [&](uint32_t slot) { return !live[slot]; });
  if (loop == forest_.loop_of[0]) {
    for (uint32_t slot : told_apart_) changed.insert(std::ranges::lower_bound(changed, slot), slot);
  }
  std::map<std::vector<Type>, std::vector<Pending>> groups;
  for (Pending& edge : edges) groups[types_of(changed, edge.state)].push_back(std::move(edge));
  std::vector<Pending> ways_in;
  for (auto& [types, group] : groups) {
    if (group.size() == 1) {
      ways_in.push_back(std::move(group[0]));
      continue;
    }
    BlockId block = g_.add_block();
    State state = join(block, node, group);
    g_.append(block, IrOp::kJump);
    g_.blocks[block].successors.resize(1);
    ways_in.push_back({block, 0, std::move(state)});
  }
  entries_[{outer, loop}] = loop_entry(changed, live, ways_in);
  round_++;
  for (const Pending& edge : ways_in) enter_version(node, outer, loop, edge);
}

/// What is the same in all versions of a loop, and which registers are not: those that it changes, and those that the ways in
/// do not agree about. (In a version that is entered from several others, these could otherwise be told apart no more.)
RegionBuilder::LoopEntry RegionBuilder::loop_entry(const std::vector<uint32_t>& changed, const std::vector<bool>& live,
                                                   const std::vector<Pending>& ways_in) {
  LoopEntry entry{{}, ways_in[0].state};
  entry.state.shapes.clear();
  for (uint32_t slot = 0; slot < g_.slot_count; slot++) {
    ValueId& common = entry.state.slots[slot];
    if (!live[slot]) {
      common = kNoId;
      continue;
    }
    auto brings = [&](const Pending& e) { return e.state.slots[slot] == kNoId ? from_entry(slot) : e.state.slots[slot]; };
    bool is_changed = std::binary_search(changed.begin(), changed.end(), slot);
    bool is_same = std::all_of(ways_in.begin(), ways_in.end(), [&](const Pending& e) { return e.state.slots[slot] == common; });
    if (!is_changed && !is_same) {
      common = origin(brings(ways_in[0]));
      is_same = std::all_of(ways_in.begin(), ways_in.end(), [&](const Pending& e) { return origin(brings(e)) == common; });
    }
    if (is_changed || !is_same) entry.slots.push_back(slot);
  }
  return entry;
}

/// The edges around all versions built since the last time.
void RegionBuilder::build_rounds(NodeId node, InstanceId outer, std::vector<Pending> edges) {
  uint32_t loop = forest_.loop_of[node];
  if (node == 0) rounds_ += static_cast<uint32_t>(edges.size());
  round_++;
  for (const Pending& edge : edges) enter_version(node, outer, loop, edge);
}

/// Connects an edge to the version for its types, which is made if there is none.
///
/// Several versions that lead to each other are one loop with several headers, which nothing behind this could work with. So
/// an edge goes back only to a version that dominates it, and otherwise to one that nothing has come round from yet; for
/// the rest there are copies, and at last the version that takes everything and is left for no other.
void RegionBuilder::enter_version(NodeId node, InstanceId outer, uint32_t loop, const Pending& edge) {
  std::vector<Type> types = types_of(entries_[{outer, loop}].slots, edge.state);
  std::vector<int64_t> made = made_in(entries_[{outer, loop}].slots, edge.state);
  auto is_of_loop = [&](const Instance& i) { return i.loop == loop && i.parent == outer && i.header != kNoId; };
  auto versions = static_cast<uint32_t>(std::count_if(instances_.begin(), instances_.end(), is_of_loop));
  bool is_known = std::any_of(instances_.begin(), instances_.end(), [&](const Instance& i) { return is_of_loop(i) && i.made == made; });
  if (versions >= kMostMade && !is_known) made.assign(made.size(), 0);
  for (const Instance& i : instances_) {
    if (!is_of_loop(i)) continue;
    if (i.takes_all || (i.types == types && i.made == made && (i.round == round_ || dominates(i.header, edge.from)))) return connect_to_version(i, edge);
  }
  if (versions < kMostVersions && g_.insts.size() < kMostInstructions / 2) {
    InstanceId id = make_version(node, outer, loop, types, made);
    connect_to_version(instances_[id], edge);
    return build_from(node, id, instances_[id].header, instances_[id].state);
  }
  pending_[{2 * forest_.loops[loop].end - 1, outer, node, Place::kLastVersion, 0}].push_back(edge);
}

/// Built when all other versions are, so that all edges to it are there, but for its own around.
void RegionBuilder::build_last_version(NodeId node, InstanceId outer, const std::vector<Pending>& edges) {
  uint32_t loop = forest_.loop_of[node];
  std::vector<Type> types(entries_[{outer, loop}].slots.size(), Type::kValue);
  std::vector<int64_t> none(types.size());
  InstanceId made = make_version(node, outer, loop, std::move(types), std::move(none));
  instances_[made].takes_all = true;
  for (const Pending& edge : edges) connect_to_version(instances_[made], edge);
  build_from(node, made, instances_[made].header, instances_[made].state);
}

/// Which registers hold a cell that was made in the region and that only they know: 0 or what it is.
std::vector<int64_t> RegionBuilder::made_in(const std::vector<uint32_t>& slots, const State& state) const {
  std::vector<int64_t> made;
  for (uint32_t slot : slots) {
    ValueId v = state.slots[slot];
    int64_t what = 0;
    if (v != kNoId && g_[v].op == IrOp::kBoxPtr) {
      const Inst& cell = g_[g_[v].args[0]];
      bool is_new = ir_info(cell.op).effect == Effect::kAllocate && !is_kept(v);
      if (is_new) what = cell.imm << 3 | (static_cast<int64_t>(cell.op) - static_cast<int64_t>(IrOp::kNewTable) + 1);
    } else if (auto known = made_params_.find(v); known != made_params_.end() && !is_kept(v)) {
      what = known->second;
    }
    made.push_back(what);
  }
  return made;
}

/// Whether what is built so far stores the value somewhere, or hands it to a routine.
bool RegionBuilder::is_kept(ValueId v) const {
  return std::any_of(g_.insts.begin(), g_.insts.end(), [&](const Inst& inst) {
    Effect effect = ir_info(inst.op).effect;
    bool keeps = effect == Effect::kWrite || effect == Effect::kAllocate || effect == Effect::kCall;
    return keeps && std::find(inst.args.begin(), inst.args.end(), v) != inst.args.end();
  });
}

RegionBuilder::InstanceId RegionBuilder::make_version(NodeId node, InstanceId outer, uint32_t loop, std::vector<Type> types,
                                                      std::vector<int64_t> made_cells) {
  const LoopEntry& entry = entries_[{outer, loop}];
  auto id = static_cast<InstanceId>(instances_.size());
  Instance made{outer, loop, g_.add_block(), entry.slots, std::move(types), std::move(made_cells), entry.state, round_, false,
                static_cast<ValueId>(g_.insts.size())};
  for (size_t i = 0; i < made.slots.size(); i++) {
    ValueId param = made.state.slots[made.slots[i]] = g_.add_param(made.header, made.types[i]);
    if (made.made[i] != 0) made_params_[param] = made.made[i];
  }
  Block& header = g_.blocks[made.header];
  header.is_loop_header = true;
  header.code = profile_.contexts[profile_.nodes[node].context].code;
  header.word = profile_.nodes[node].word;
  if (profile_.nodes[node].hoists) header.entry_snapshot = make_snapshot(node, made.state);
  instances_.push_back(std::move(made));
  return id;
}

void RegionBuilder::connect_to_version(const Instance& version, const Pending& edge) {
  std::vector<ValueId> args;
  for (size_t i = 0; i < version.slots.size(); i++) {
    uint32_t slot = version.slots[i];
    ValueId v = edge.state.slots[slot] == kNoId ? from_entry(slot) : edge.state.slots[slot];
    args.push_back(version.types[i] == Type::kValue ? boxed_at(edge.from, v) : v);
  }
  g_.blocks[edge.from].successors[edge.edge] = {version.header, std::move(args)};
}

/// Whether all ways to `b`, as far as they are built, lead through `a`.
bool RegionBuilder::dominates(BlockId a, BlockId b) const {
  std::vector<std::vector<BlockId>> from(g_.blocks.size());
  for (BlockId i = 0; i < g_.blocks.size(); i++) {
    for (const Edge& edge : g_.blocks[i].successors) {
      if (edge.to != kNoId) from[edge.to].push_back(i);
    }
  }
  std::vector<bool> seen(g_.blocks.size());
  std::vector<BlockId> work{b};
  while (!work.empty()) {
    BlockId at = work.back();
    work.pop_back();
    if (at == a || seen[at]) continue;
    if (at == 0) return false;
    seen[at] = true;
    work.insert(work.end(), from[at].begin(), from[at].end());
  }
  return true;
}

/// What the loop's instructions write, of all frames.
std::vector<uint32_t> RegionBuilder::changed_slots(uint32_t loop) {
  std::vector<bool> changed(g_.slot_count);
  for (NodeId n : forest_.loops[loop].nodes) add_written(n, changed);
  std::vector<uint32_t> slots;
  for (uint32_t s = 0; s < g_.slot_count; s++) {
    if (changed[s]) slots.push_back(s);
  }
  return slots;
}

/// Marks what the instruction writes, of all frames.
void RegionBuilder::add_written(NodeId n, std::vector<bool>& changed) const {
  const Node& node = profile_.nodes[n];
  const Context& context = profile_.contexts[node.context];
  const vm::Instr* at = context.code + node.word;
  vm::Instr insn = vm::canonical(*at);
  vm::Op op = vm::op_of(insn);
  uint32_t first = context.base, count = 0;
  if (op == vm::Op::Return || op == vm::Op::Return0 || op == vm::Op::Return1 || op == vm::Op::ReturnV) {
    // Results go where the caller's window begins.
    uint32_t given = op == vm::Op::Return1 ? 1 : op == vm::Op::Return0 ? 0 : vm::arg_b(insn);
    count = std::max(context.wanted == vm::kMulti ? 0 : context.wanted, given == vm::kMulti ? 8 : given);
    if (context.stub != nullptr) return;  // what was interrupted has marked its result
    if (node.context != 0) first = context.base - context.delta + context.window;
    else count = 0;
  } else if (op == vm::Op::Call) {
    first += vm::arg_a(insn);
    count = vm::arg_c(insn) == vm::kMulti ? 8 : std::max(1u, vm::arg_c(insn));
  } else if (op == vm::Op::RangePrep || op == vm::Op::RangeNext || op == vm::Op::RangeTest) {
    // Besides the loop's variables its state, and the window in which iterators are called.
    first += vm::arg_a(insn) + 1;
    count = 4;
  } else if (leaves_row(insn)) {
    first += vm::arg_a(insn);
    count = 8;
  } else {
    RegisterEffects effects = register_effects(at);
    for (uint32_t r = 0; r < 256 && context.base + r < g_.slot_count; r++) {
      if (effects.writes[r]) changed[context.base + r] = true;
    }
  }
  for (uint32_t s = first; s < first + count && s < g_.slot_count; s++) changed[s] = true;
  for (NodeId next : node.next) {
    const Context& callee = profile_.contexts[profile_.nodes[next].context];
    bool is_entered = callee.parent == node.context && callee.call_word == node.word && profile_.nodes[next].word == 0;
    if (is_entered && profile_.nodes[next].context != 0) add_entered(callee, changed);
  }
}

/// Marks what entering the frame writes: parameters, some of which become nil, and what lies below them.
void RegionBuilder::add_entered(const Context& frame, std::vector<bool>& changed) const {
  constexpr uint32_t kMostShifted = 8;
  uint32_t window = frame.base - frame.delta + frame.window;
  bool is_shifted = frame.is_variadic() || frame.stub != nullptr;
  for (uint32_t p = 0; p < vm::code_info(frame.code)->param_count; p++) changed[frame.base + p] = true;
  changed[frame.base - vm::kFrameHeader] = true;
  if (is_shifted) changed[frame.base - vm::kFrameHeader - 1] = true;
  // The arguments of a metamethod, those of a table's call among them, are put there.
  for (uint32_t s = window; s < window + vm::kFrameHeader + kMostShifted && s < g_.slot_count; s++) changed[s] = true;
}

// ---------------------------------------------------------------- joins

/// The state in which all edges meet at `node`, whose block gets parameters for what they do not agree on.
RegionBuilder::State RegionBuilder::join(BlockId block, NodeId node, std::vector<Pending>& edges) {
  State state = edges[0].state;
  g_.blocks[block].code = profile_.contexts[profile_.nodes[node].context].code;
  g_.blocks[block].word = profile_.nodes[node].word;
  for (Pending& e : edges) g_.blocks[e.from].successors[e.edge].to = block;
  if (edges.size() == 1) return state;
  std::erase_if(state.shapes, [&](const auto& known) {
    return std::ranges::any_of(edges, [&](const Pending& e) { return std::ranges::find(e.state.shapes, known) == e.state.shapes.end(); });
  });
  std::vector<bool> live(g_.slot_count);
  set_live(node, live);
  for (uint32_t slot = 0; slot < g_.slot_count; slot++) {
    ValueId first = edges[0].state.slots[slot];
    bool is_same = std::all_of(edges.begin(), edges.end(), [&](const Pending& e) { return e.state.slots[slot] == first; });
    if (!live[slot]) state.slots[slot] = kNoId;
    if (!live[slot] || is_same) continue;
    std::vector<ValueId> values;
    for (Pending& e : edges) values.push_back(e.state.slots[slot] == kNoId ? from_entry(slot) : e.state.slots[slot]);
    ValueId common = origin(values[0]);
    if (std::all_of(values.begin(), values.end(), [&](ValueId v) { return origin(v) == common; })) {
      state.slots[slot] = common;
      continue;
    }
    Type type = g_.type(values[0]);
    for (ValueId v : values) type = g_.type(v) == type ? type : Type::kValue;
    if (type == Type::kPtr) type = Type::kValue;
    state.slots[slot] = g_.add_param(block, type);
    for (size_t i = 0; i < edges.size(); i++) {
      ValueId v = type == Type::kValue ? boxed_at(edges[i].from, values[i]) : values[i];
      g_.blocks[edges[i].from].successors[edges[i].edge].args.push_back(v);
    }
  }
  return state;
}

/// Whether `v` is another one in each round of the innermost loop, as far as its operands tell: what is read from memory may be.
bool RegionBuilder::varies(ValueId v) const {
  if (v < instances_[instance_].first || g_[v].op == IrOp::kLoadSlot) return false;
  bool is_call = g_[v].op == IrOp::kCall || g_[v].op == IrOp::kExecute || g_[v].op == IrOp::kLoadFrame;
  if (g_[v].op == IrOp::kParam || is_call || ir_info(g_[v].op).effect == Effect::kAllocate) return true;
  return std::any_of(g_[v].args.begin(), g_[v].args.end(), [&](ValueId arg) { return varies(arg); });
}

/// The tagged value that `v` was before it was unboxed.
ValueId RegionBuilder::origin(ValueId v) const { return is_unboxing(g_[v].op) ? g_[v].args[0] : v; }

ValueId RegionBuilder::boxed_at(BlockId block, ValueId v) {
  if (g_.type(v) == Type::kValue) return v;
  if (is_unboxing(g_[v].op)) return g_[v].args[0];
  ValueId box = kNoId;
  switch (g_.type(v)) {
    case Type::kInt: box = g_.make(IrOp::kBoxInt, {v}); break;
    case Type::kDouble: box = g_.make(IrOp::kBoxDouble, {v}); break;
    case Type::kBool: box = g_.make(IrOp::kBoxBool, {v}); break;
    default: box = g_.make(IrOp::kBoxPtr, {v}, static_cast<int64_t>(vm::TypeTag::kTable)); break;
  }
  std::vector<ValueId>& insts = g_.blocks[block].insts;
  bool has_end = !insts.empty() && ir_info(g_[insts.back()].op).effect == Effect::kControl;
  insts.insert(insts.end() - (has_end ? 1 : 0), box);
  return box;
}

// ---------------------------------------------------------------- going on

void RegionBuilder::build_from(NodeId node, InstanceId instance, BlockId block, State state) {
  at_ = node;
  instance_ = instance;
  block_ = block;
  state_ = std::move(state);
  for (;;) {
    next_ = kNone;
    ended_ = false;
    snapshot_ = kNoId;
    build_instruction();
    if (ended_) return;
    GS_ASSERT(next_ != kNone, "an instruction that does not end its block goes on somewhere");
    if (forest_.is_header(next_) || !has_one_way_in(next_) || instance_for(next_) != instance_) break;
    at_ = next_;
  }
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  add_pending(next_, block_, 0, std::move(state_));
}

bool RegionBuilder::has_one_way_in(NodeId node) const { return predecessors_[node].size() == 1; }

/// The version in which `to` is reached from where we are; of a header, that around its loop.
RegionBuilder::InstanceId RegionBuilder::instance_for(NodeId to) const {
  uint32_t loop = forest_.loop_of[to];
  if (forest_.is_header(to)) loop = forest_.loops[loop].parent;
  InstanceId i = instance_;
  while (i != 0 && instances_[i].loop != loop) i = instances_[i].parent;
  return i;
}

void RegionBuilder::add_pending(NodeId to, BlockId from, uint32_t edge, State state) {
  bool is_around = forest_.is_header(to) && forest_.is_within(forest_.loop_of[at_], forest_.loop_of[to]);
  uint32_t order = is_around ? 2 * forest_.loops[forest_.loop_of[to]].end - 1 : 2 * forest_.order[to];
  InstanceId instance = instance_for(to);
  if (forest_.is_header(to) || instance != instance_) state.way = 0;
  Place place{order, instance, to, is_around ? Place::kAround : Place::kHere, state.row_end, state.way};
  pending_[place].push_back({from, edge, std::move(state)});
}

// ---------------------------------------------------------------- snapshots

const Liveness& RegionBuilder::liveness(const Context& context) {
  std::unique_ptr<Liveness>& known = liveness_[context.code];
  if (known == nullptr) known = std::make_unique<Liveness>(*context.proto);
  return *known;
}

/// The frame's registers below `end` that are read at or behind `word`.
void RegionBuilder::add_live(const Context& frame, uint32_t word, uint32_t end, std::vector<bool>& live) {
  const RegisterSet& in = liveness(frame).live_in(word);
  for (uint32_t r = 0; r < end && r < in.size() && frame.base + r < live.size(); r++) {
    if (in[r]) live[frame.base + r] = true;
  }
}

/// Where the conditional jump goes on that has called the metamethod, if it jumps.
uint32_t RegionBuilder::jump_target(const Context& metamethod) const {
  return next_words(profile_.contexts[metamethod.parent].code, metamethod.call_word).words[1];
}

/// Slots somebody reads behind `node`: of its frame, of the callers', and the functions that inlined frames run.
void RegionBuilder::set_live(NodeId id, std::vector<bool>& live) {
  const Node& node = profile_.nodes[id];
  ContextId c = node.context;
  uint32_t word = node.word, end = 256;
  for (;;) {
    const Context& context = profile_.contexts[c];
    add_live(context, word, end, live);
    if (c == 0) return;
    live[context.base - vm::kFrameHeader] = true;
    uint32_t lowest = context.is_variadic() ? context.base - 5 - context.extra : context.base;
    for (uint32_t s = lowest; s + vm::kFrameHeader < context.base; s++) live[s] = true;
    word = context.return_word;
    end = context.window;
    c = context.parent;
    if (context.stub == vm::stub(vm::Stub::kJump)) add_live(profile_.contexts[c], jump_target(context), end, live);
  }
}

/// Whether the frame's memory has `v` in `slot` anyway. (Where something is executed, it has what the region gave the slot last.)
bool RegionBuilder::is_in_memory(uint32_t slot, ValueId v) const {
  const Inst& value = g_[origin(v)];
  return value.op == IrOp::kLoadSlot && value.imm == slot && !written_[slot];
}

SnapshotId RegionBuilder::make_snapshot(NodeId id, const State& state) {
  const Node& node = profile_.nodes[id];
  const Context& innermost = profile_.contexts[node.context];
  Snapshot s;
  s.code = innermost.code;
  s.word = node.word;
  s.base = innermost.base;
  s.row_end = state.row_end == kInMemory ? 0 : state.row_end;
  s.line = innermost.proto->position_of(innermost.code + node.word + 1).line;
  for (ContextId c = node.context; c != 0; c = profile_.contexts[c].parent) {
    const Context& frame = profile_.contexts[c];
    const vm::Instr* caller = profile_.contexts[frame.parent].code;
    SnapshotFrame made{frame.base, frame.delta, frame.wanted, caller + frame.return_word, state.slots[frame.base - vm::kFrameHeader]};
    made.is_variadic = frame.is_variadic();
    if (frame.stub != nullptr) {
      made.caller_pc = frame.stub;
      made.interrupted = caller + frame.call_word + 1;
      made.window = frame.base - frame.delta + frame.window - kWindowOfMetamethods;
      made.state = frame.stub == vm::stub(vm::Stub::kConcat) ? 1 : 0;
    }
    s.frames.push_back(made);
  }
  std::reverse(s.frames.begin(), s.frames.end());
  std::vector<bool> live(g_.slot_count);
  set_live(id, live);
  for (uint32_t slot = 0; slot < g_.slot_count; slot++) {
    ValueId v = state.slots[slot];
    if (live[slot] && v != kNoId && !is_in_memory(slot, v)) s.slots.push_back({slot, v});
  }
  return g_.add_snapshot(std::move(s));
}

/// The state before the current instruction.
SnapshotId RegionBuilder::snapshot() {
  if (snapshot_ == kNoId) snapshot_ = make_snapshot(at_, state_);
  return snapshot_;
}

ValueId RegionBuilder::from_entry(uint32_t slot) {
  auto [it, is_new] = entry_values_.try_emplace(slot, kNoId);
  if (is_new) {
    it->second = g_.make(IrOp::kLoadSlot, {}, static_cast<int32_t>(slot));
    std::vector<ValueId>& insts = g_.blocks[0].insts;
    insts.insert(insts.begin(), it->second);
  }
  return it->second;
}

}  // namespace gs::orc
