// Cells that nobody sees are not made.
//
// A cell that is made in the region and goes nowhere - it is not stored, passed to a routine or carried by a parameter - is known
// to the region alone. Its fields are then variables like any others: loads of them are what was stored last, with parameters
// where paths with different values meet, and stores are nothing. What asks for its shape knows the answer.
//
//      v1 = NewTable[pt] x, y                        v1 = VirtualTable[pt]     (in the entry block)
//      v2 = BoxPtr[table] v1
//      v3 = LoadField[0] v1                =>
//      v4 = AddOv v3, 1 -> s1                        v4 = AddOv x, 1 -> s1
//      s1: … {5: v2}                                 s1: … {5: v1} object(v1: x, y)
//
// The frames still have it: so snapshots say what is in it, and whoever leaves makes it (Snapshot::objects). That is how a cell
// which is used after the loop, or whose owner's code goes on below, costs nothing while the region runs. (Allocation sinking
// as in LuaJIT, Pall, 2012, with snapshots in place of the instructions; replacing fields by scalars where a cell escapes only by
// deoptimization: Stadler, Würthinger, Mössenböck: Partial Escape Analysis and Scalar Replacement for Java, 2014.)
//
// A parameter that gets such a cell over each edge, of the same shape, stands for one itself: in its place come its fields. So an
// object that is replaced in each round by another one costs nothing either. From then on the cell that was passed must have no
// other name: what is known of it would not follow stores through the parameter.
//
// A cell stored into another one escapes as long as that is made. Once it is not, the store is a variable's value: so the pass
// runs until nothing changes, and cells within cells go from the outside to the inside.
#include <algorithm>
#include <map>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"
#include "orc-tier/opt/types.h"
#include "vm/native.h"

namespace gs::orc {

namespace {

/// Fields of all cells together: each may have to be stored at an exit.
constexpr uint32_t kMostFields = 96;
constexpr auto kNil = static_cast<int64_t>(vm::Value::nil().bits());

vm::TypeTag tag_of(IrOp op) {
  bool is_function = op == IrOp::kNewClosure || op == IrOp::kNewNative;
  return op == IrOp::kNewTable ? vm::TypeTag::kTable : is_function ? vm::TypeTag::kFunction : vm::TypeTag::kObject;
}

/// What snapshots name in place of a cell that `op` makes.
IrOp stand_in_for(IrOp op) {
  switch (op) {
    case IrOp::kNewTable: return IrOp::kVirtualTable;
    case IrOp::kNewClosure: return IrOp::kVirtualClosure;
    case IrOp::kNewNative: return IrOp::kVirtualNative;
    default: return IrOp::kVirtualCell;
  }
}

/// What a function that `op` makes runs, as GuardCode has it.
int64_t code_of(IrOp op, int64_t imm) {
  return op == IrOp::kNewNative ? reinterpret_cast<int64_t>(pattern_of(imm)->code) : imm;
}

class Sink {
 public:
  explicit Sink(Graph& graph)
      : g_(graph), preds_(graph), doms_(graph, preds_), loops_(graph, preds_), equal_(graph),
        object_of_(graph.insts.size(), kNoId) {}
  bool run();

 private:
  using ObjectId = uint32_t;
  using Variable = uint32_t;

  struct Object {
    ValueId cell;                 ///< what makes it, or a parameter
    BlockId block;
    IrOp op;                      ///< what makes it; of parameters, Param until that is known
    int64_t imm;
    uint32_t count;               ///< fields it can have
    Variable first = 0;           ///< they are variables from here on
    bool is_param = false;
    size_t place = 0;             ///< among the block's parameters
    bool escapes = false;
  };
  /// A mention of a cell.
  struct Use {
    ObjectId object;
    BlockId block;
  };
  /// An argument of a back edge that is known when the walk is over.
  struct Open {
    EdgeRef edge;
    size_t arg;
    Variable variable;
  };

  void find_objects();
  void find_names();
  void find_escapes();
  void find_kinds();
  bool take_kind(Object& param);
  void find_passed();
  bool has_other_name(ObjectId passed, BlockId to) const;
  void spread_escapes();
  ObjectId passed_to(const Object& param, EdgeRef edge) const {
    return object_of_[g_.blocks[edge.from].successors[edge.index].args[param.place]];
  }
  bool may_use(const Inst& user, size_t operand, const Object& object) const;
  void find_shapes();
  std::vector<int64_t> shapes_at_entry(BlockId b) const;
  bool choose();
  void find_written();

  void enter(BlockId b);
  ValueId value_at_entry(BlockId b, Variable var, const Object& object);
  ValueId add_param(BlockId b, Variable var, const Object* takes = nullptr);
  void visit(BlockId b, ValueId v);
  bool visit_use(ValueId v);
  bool decide(ValueId v, bool holds);
  void load(ValueId v, Variable var);
  ValueId constant(IrOp op, int64_t imm);
  ValueId stand_in(ObjectId id);
  SnapshotId told(SnapshotId id);
  void tell(Snapshot& s, ValueId& v);
  void close();
  void remove_params();

  /// The cell that `v` is, or is the address of, if it goes; kNoId otherwise.
  ObjectId sunk(ValueId v) const {
    ObjectId o = v < object_of_.size() ? object_of_[v] : kNoId;
    return o == kNoId || objects_[o].escapes ? kNoId : o;
  }

  Graph& g_;
  Predecessors preds_;
  Dominators doms_;
  Loops loops_;
  Substitution equal_;
  std::vector<Object> objects_;
  std::vector<ObjectId> object_of_;          ///< of cells, their boxes, and what is unboxed from these
  std::map<std::pair<ObjectId, int64_t>, ValueId> stand_ins_;  ///< by shape, which may change
  std::vector<Use> uses_;
  uint32_t variables_ = 0;
  std::vector<std::vector<bool>> written_;   ///< by loop, then variable
  std::vector<ValueId> now_;                 ///< by variable
  std::vector<std::vector<ValueId>> exit_;   ///< of each block
  std::vector<int64_t> shape_now_;           ///< by object; tables
  std::vector<std::vector<int64_t>> shape_exit_;
  std::vector<Open> open_;
};

// ---------------------------------------------------------------- which

void Sink::find_objects() {
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    const std::vector<ValueId>& params = g_.blocks[b].params;
    for (size_t i = 0; i < params.size(); i++) {
      if (g_.type(params[i]) != Type::kValue) continue;
      object_of_[params[i]] = static_cast<ObjectId>(objects_.size());
      objects_.push_back({.cell = params[i], .block = b, .op = IrOp::kParam, .imm = 0, .count = 0, .is_param = true, .place = i});
    }
    for (ValueId v : g_.blocks[b].insts) {
      const Inst& inst = g_[v];
      if (ir_info(inst.op).effect != Effect::kAllocate) continue;
      auto count = static_cast<uint32_t>(inst.args.size());
      if (inst.op == IrOp::kNewTable) count = inline_slots_of(inst.imm);
      object_of_[v] = static_cast<ObjectId>(objects_.size());
      objects_.push_back({.cell = v, .block = b, .op = inst.op, .imm = inst.imm, .count = count});
    }
  }
}

void Sink::find_names() {
  for (const Block& block : g_.blocks) {
    for (ValueId v : block.insts) {
      if (g_[v].op == IrOp::kBoxPtr || g_[v].op == IrOp::kUnboxPtr) object_of_[v] = object_of_[g_[v].args[0]];
    }
  }
}

// ---- what parameters stand for

/// What makes the cells that the parameter gets, as far as that is known. False: it gets others, or different ones.
bool Sink::take_kind(Object& param) {
  for (EdgeRef edge : preds_.of(param.block)) {
    ObjectId id = passed_to(param, edge);
    if (id == kNoId || objects_[id].escapes) return false;
    const Object& passed = objects_[id];
    if (passed.op == IrOp::kParam) continue;
    bool fits = passed.op == param.op && passed.count == param.count;
    fits &= (param.op != IrOp::kNewClosure && param.op != IrOp::kNewNative) || passed.imm == param.imm;
    if (param.op != IrOp::kParam && !fits) return false;
    param.op = passed.op;
    param.imm = passed.imm;
    param.count = passed.count;
  }
  return true;
}

// To begin with every parameter may stand for a cell; those that get something else do not, and then nor do those that get these.
void Sink::find_kinds() {
  for (bool changed = true; changed;) {
    changed = false;
    for (Object& o : objects_) {
      if (!o.is_param || o.escapes) continue;
      IrOp before = o.op;
      o.escapes = !take_kind(o);
      changed |= o.escapes || o.op != before;
    }
  }
  for (Object& o : objects_) o.escapes |= o.op == IrOp::kParam;
}

/// Whether something behind the edges to block `to` may still mean the cell that was passed there by its old name.
bool Sink::has_other_name(ObjectId passed, BlockId to) const {
  BlockId made = objects_[passed].block;  // where the name means another cell from then on
  if (made == to) return false;
  std::vector<bool> seen(g_.blocks.size());
  std::vector<BlockId> work{to};
  seen[made] = seen[to] = true;
  while (!work.empty()) {
    BlockId b = work.back();
    work.pop_back();
    for (const Edge& edge : g_.blocks[b].successors) {
      if (!seen[edge.to]) work.push_back(edge.to);
      seen[edge.to] = true;
    }
  }
  seen[made] = false;
  return std::ranges::any_of(uses_, [&](const Use& use) { return use.object == passed && seen[use.block]; });
}

// Cells that are passed to parameters, each by one name.
void Sink::find_passed() {
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    for (const Edge& edge : g_.blocks[b].successors) {
      for (size_t i = 0; i < edge.args.size(); i++) {
        ObjectId id = object_of_[edge.args[i]];
        if (id == kNoId) continue;
        auto same = [&](ValueId other) { return object_of_[other] == id; };
        bool once = std::ranges::count_if(edge.args, same) == 1;
        if (!once || object_of_[g_.blocks[edge.to].params[i]] == kNoId || has_other_name(id, edge.to)) objects_[id].escapes = true;
      }
    }
  }
}

// What a parameter gets is made if the parameter stands for nothing, and the other way round.
void Sink::spread_escapes() {
  for (bool changed = true; changed;) {
    changed = false;
    for (Object& o : objects_) {
      if (!o.is_param) continue;
      for (EdgeRef edge : preds_.of(o.block)) {
        ObjectId id = passed_to(o, edge);
        if (id == kNoId || objects_[id].escapes == o.escapes) continue;
        o.escapes = objects_[id].escapes = changed = true;
      }
    }
  }
}

// ---- what escapes

/// Whether what the instruction does with a cell is known without the cell.
bool Sink::may_use(const Inst& user, size_t operand, const Object& object) const {
  bool is_table = object.op == IrOp::kNewTable;
  auto below = [&] { return static_cast<uint64_t>(user.imm) < object.count; };
  switch (user.op) {
    case IrOp::kBoxPtr:
    case IrOp::kUnboxPtr: return user.imm == static_cast<int64_t>(tag_of(object.op));
    case IrOp::kGuardTag:
    case IrOp::kGuardTypes:
    case IrOp::kGuardNotNil:
    case IrOp::kBarrier: return true;
    case IrOp::kLoadField: return is_table && below();
    case IrOp::kStoreField: return is_table && operand == 0 && below();
    case IrOp::kGuardShape:
    case IrOp::kIsShape:
    case IrOp::kStoreShape:
    case IrOp::kReserve: return is_table;
    case IrOp::kIsCode:
    case IrOp::kGuardCode: return object.op == IrOp::kNewClosure || object.op == IrOp::kNewNative;
    case IrOp::kLoadNative: return object.op == IrOp::kNewNative && below();
    case IrOp::kStoreNative: return object.op == IrOp::kNewNative && operand == 0 && below();
    case IrOp::kLoadUpvalue: return object.op == IrOp::kNewClosure && below();
    case IrOp::kLoadCell: return object.op == IrOp::kNewCell;
    case IrOp::kStoreCell: return object.op == IrOp::kNewCell && operand == 0;
    default: return false;
  }
}

void Sink::find_escapes() {
  auto note = [&](ValueId v, BlockId b) {
    if (object_of_[v] != kNoId) uses_.push_back({object_of_[v], b});
  };
  auto escape = [&](ValueId& v) {
    if (object_of_[v] != kNoId) objects_[object_of_[v]].escapes = true;
  };
  auto note_snapshot = [&](SnapshotId s, BlockId b) {
    if (s != kNoId) for_each_value(g_.snapshots[s], [&](ValueId& v) { note(v, b); });
  };
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    note_snapshot(g_.blocks[b].entry_snapshot, b);
    for (ValueId v : g_.blocks[b].insts) {
      note_snapshot(g_[v].snapshot, b);
      for (size_t i = 0; i < g_[v].args.size(); i++) {
        ObjectId o = object_of_[g_[v].args[i]];
        if (o == kNoId) continue;
        note(g_[v].args[i], b);
        if (!may_use(g_[v], i, objects_[o])) objects_[o].escapes = true;
      }
      if (g_[v].op == IrOp::kExecute) for_each_value(g_.snapshots[g_[v].snapshot], escape);  // the frames are in memory
    }
    for (const Edge& edge : g_.blocks[b].successors) {
      for (ValueId arg : edge.args) note(arg, b);
    }
  }
}

// A table must have one shape at each place. Where it gets a field on one of two paths that meet, it has not.
void Sink::find_shapes() {
  std::vector<std::vector<int64_t>>& exit = shape_exit_;
  exit.assign(g_.blocks.size(), std::vector<int64_t>(objects_.size()));
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    std::vector<int64_t> now = shapes_at_entry(b);
    for (ValueId v : g_.blocks[b].insts) {
      const Inst& inst = g_[v];
      if (inst.op == IrOp::kNewTable) now[object_of_[v]] = inst.imm;
      if (inst.op == IrOp::kStoreShape && object_of_[inst.args[0]] != kNoId) now[object_of_[inst.args[0]]] = inst.imm;
    }
    exit[b] = std::move(now);
  }
  for (BlockId b = 1; b < g_.blocks.size(); b++) {
    std::vector<int64_t> entry = shapes_at_entry(b);
    for (EdgeRef edge : preds_.of(b)) {
      for (ObjectId id = 0; id < objects_.size(); id++) {
        Object& o = objects_[id];
        bool is_passed = o.is_param && o.block == b;
        if (o.escapes || (!is_passed && (o.block == b || !doms_.dominates(o.block, b)))) continue;
        if (exit[edge.from][is_passed ? passed_to(o, edge) : id] != entry[id]) o.escapes = true;
      }
    }
  }
}

/// As the first edge, which no other one may contradict, brings them.
std::vector<int64_t> Sink::shapes_at_entry(BlockId b) const {
  if (b == 0) return std::vector<int64_t>(objects_.size());
  EdgeRef edge = preds_.of(b)[0];
  std::vector<int64_t> shapes = shape_exit_[edge.from];
  for (ValueId param : g_.blocks[b].params) {
    ObjectId id = object_of_[param];
    if (id != kNoId && !objects_[id].escapes) shapes[id] = shape_exit_[edge.from][passed_to(objects_[id], edge)];
  }
  return shapes;
}

/// False: there is nothing to do.
bool Sink::choose() {
  uint32_t fields = 0;
  for (Object& o : objects_) {
    fields += o.escapes ? 0 : o.count;
    o.escapes |= fields > kMostFields;
  }
  spread_escapes();
  for (Object& o : objects_) {
    if (o.escapes) continue;
    o.first = variables_;
    variables_ += o.count;
  }
  return std::ranges::any_of(objects_, [](const Object& o) { return !o.escapes; });
}

void Sink::find_written() {
  written_.assign(loops_.all().size(), std::vector<bool>(variables_));
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    for (ValueId v : g_.blocks[b].insts) {
      const Inst& inst = g_[v];
      if (inst.op != IrOp::kStoreField && inst.op != IrOp::kStoreNative && inst.op != IrOp::kStoreCell) continue;
      ObjectId o = sunk(inst.args[0]);
      if (o == kNoId) continue;
      auto var = objects_[o].first + static_cast<Variable>(inst.imm);
      for (LoopId loop = loops_.innermost(b); loop != kNoId; loop = loops_[loop].parent) written_[loop][var] = true;
    }
  }
}

// ---------------------------------------------------------------- variables

/// A parameter for a variable; if the cell itself is passed as one, for that of the cell which is passed.
ValueId Sink::add_param(BlockId b, Variable var, const Object* takes) {
  ValueId param = g_.add_param(b, Type::kValue);
  for (EdgeRef edge : preds_.of(b)) {
    Variable from = takes == nullptr ? var : objects_[passed_to(*takes, edge)].first + (var - takes->first);
    std::vector<ValueId>& args = g_.blocks[edge.from].successors[edge.index].args;
    open_.push_back({edge, args.size(), from});
    args.push_back(kNoId);
  }
  return param;
}

ValueId Sink::value_at_entry(BlockId b, Variable var, const Object& object) {
  if (object.is_param && object.block == b) return add_param(b, var, &object);
  if (object.block == b || !doms_.dominates(object.block, b)) return kNoId;
  auto edges = preds_.of(b);
  ValueId first = exit_[edges[0].from][var];
  if (first == kNoId) return kNoId;
  LoopId loop = loops_.innermost(b);
  bool is_header = loop != kNoId && loops_[loop].header == b;
  if (is_header && written_[loop][var]) return add_param(b, var);
  for (EdgeRef edge : edges) {
    if (edge.from < b && exit_[edge.from][var] != first) return add_param(b, var);
  }
  return first;
}

void Sink::enter(BlockId b) {
  now_.assign(variables_, kNoId);
  shape_now_.assign(objects_.size(), 0);
  if (b == 0) return;
  shape_now_ = shapes_at_entry(b);
  for (const Object& o : objects_) {
    for (Variable i = 0; !o.escapes && i < o.count; i++) now_[o.first + i] = value_at_entry(b, o.first + i, o);
  }
}

/// All blocks have been seen: what back edges bring is known.
void Sink::close() {
  for (const Open& open : open_) {
    ValueId v = exit_[open.edge.from][open.variable];
    if (v == kNoId) v = constant(IrOp::kConstValue, kNil);
    g_.blocks[open.edge.from].successors[open.edge.index].args[open.arg] = v;
  }
}

void Sink::remove_params() {
  for (size_t i = objects_.size(); i-- > 0;) {
    const Object& o = objects_[i];
    if (!o.is_param || o.escapes) continue;
    auto& params = g_.blocks[o.block].params;
    params.erase(params.begin() + static_cast<ptrdiff_t>(o.place));
    for (EdgeRef edge : preds_.of(o.block)) {
      auto& args = g_.blocks[edge.from].successors[edge.index].args;
      args.erase(args.begin() + static_cast<ptrdiff_t>(o.place));
    }
    kill(g_, o.cell);
  }
}

// ---------------------------------------------------------------- uses

ValueId Sink::constant(IrOp op, int64_t imm) {
  ValueId made = g_.make(op, {}, imm);
  g_.blocks[0].insts.insert(g_.blocks[0].insts.begin(), made);
  return made;
}

void Sink::load(ValueId v, Variable var) {
  if (now_[var] == kNoId) return become(g_, v, IrOp::kConstValue, {}, kNil);
  equal_.replace(v, now_[var]);
  kill(g_, v);
}

/// The outcome of a guard is known. (One that fails stays: it leaves, always.)
bool Sink::decide(ValueId v, bool holds) {
  if (holds) return kill(g_, v), true;
  ValueId no = constant(IrOp::kConstBool, 0);
  g_[v].op = IrOp::kGuardTrue;
  g_[v].args = {no};
  g_[v].imm = 0;
  return false;
}

/// What is done with a cell that goes. True: the instruction goes, too.
bool Sink::visit_use(ValueId v) {
  const Inst& inst = g_[v];
  ObjectId id = sunk(inst.args.empty() ? v : inst.args[0]);
  Object& o = objects_[id];
  auto var = o.first + static_cast<Variable>(inst.imm);
  switch (inst.op) {
    case IrOp::kLoadField:
    case IrOp::kLoadNative:
    case IrOp::kLoadUpvalue: return load(v, var), true;
    case IrOp::kLoadCell: return load(v, o.first), true;
    case IrOp::kStoreNative:
    case IrOp::kStoreField: now_[var] = inst.args[1]; break;
    case IrOp::kStoreCell: now_[o.first] = inst.args[1]; break;
    case IrOp::kStoreShape: shape_now_[id] = inst.imm; break;
    case IrOp::kIsShape: return become(g_, v, IrOp::kConstBool, {}, inst.imm == shape_now_[id]), true;
    case IrOp::kIsCode: return become(g_, v, IrOp::kConstBool, {}, inst.imm == code_of(o.op, o.imm)), true;
    case IrOp::kGuardShape: return decide(v, inst.imm == shape_now_[id]);
    case IrOp::kGuardCode: return decide(v, inst.imm == code_of(o.op, o.imm));
    case IrOp::kGuardTag: return decide(v, inst.imm == static_cast<int64_t>(tag_of(o.op)));
    case IrOp::kGuardTypes: return decide(v, (inst.imm & vm::type_bit(tag_of(o.op))) != 0);
    default: break;  // boxes, barriers, room for elements
  }
  kill(g_, v);
  return true;
}

void Sink::visit(BlockId, ValueId v) {
  equal_.rewrite(g_[v]);
  const Inst& inst = g_[v];
  ObjectId made = sunk(v);
  if (made != kNoId && objects_[made].cell == v) {
    std::copy(inst.args.begin(), inst.args.end(), now_.begin() + objects_[made].first);
    std::fill(now_.begin() + objects_[made].first + inst.args.size(), now_.begin() + objects_[made].first + objects_[made].count, kNoId);
    shape_now_[made] = inst.imm;
    return kill(g_, v);
  }
  if (!inst.args.empty() && sunk(inst.args[0]) != kNoId && visit_use(v)) return;
  if (g_[v].snapshot != kNoId) g_[v].snapshot = told(g_[v].snapshot);
}

// ---------------------------------------------------------------- snapshots

/// What snapshots name in place of the cell, with the shape that it has now.
ValueId Sink::stand_in(ObjectId id) {
  const Object& o = objects_[id];
  int64_t imm = o.op == IrOp::kNewTable ? shape_now_[id] : o.imm;
  auto [known, is_new] = stand_ins_.try_emplace({id, imm}, kNoId);
  if (is_new) known->second = constant(stand_in_for(o.op), imm);
  return known->second;
}

/// `v` in a snapshot: if it is a cell that goes, what stands for it, and what is in it now.
void Sink::tell(Snapshot& s, ValueId& v) {
  v = equal_.find(v);
  ObjectId id = sunk(v);
  if (id == kNoId) return;
  const Object& o = objects_[id];
  v = stand_in(id);
  if (std::ranges::any_of(s.objects, [&](const SnapshotObject& known) { return known.object == v; })) return;
  SnapshotObject object{v, {}};
  for (Variable i = 0; i < o.count && now_[o.first + i] != kNoId; i++) object.fields.push_back(now_[o.first + i]);
  s.objects.push_back(std::move(object));
}

/// The snapshot, or one that says what is in the cells it names.
SnapshotId Sink::told(SnapshotId id) {
  bool names_one = false;
  for_each_value(g_.snapshots[id], [&](ValueId& v) { names_one |= sunk(equal_.find(v)) != kNoId; });
  if (!names_one) return id;
  Snapshot s = g_.snapshots[id];
  for (SnapshotFrame& frame : s.frames) tell(s, frame.callee);
  for (SnapshotSlot& slot : s.slots) tell(s, slot.value);
  for (size_t i = 0; i < s.objects.size(); i++) {
    for (size_t f = 0; f < s.objects[i].fields.size(); f++) {
      ValueId v = s.objects[i].fields[f];
      tell(s, v);  // which may add to s.objects
      s.objects[i].fields[f] = v;
    }
  }
  return g_.add_snapshot(std::move(s));
}

// ---------------------------------------------------------------- all of it

bool Sink::run() {
  find_objects();
  if (std::ranges::all_of(objects_, [](const Object& o) { return o.is_param; })) return false;
  find_names();
  find_kinds();
  find_escapes();
  find_passed();
  spread_escapes();
  find_shapes();
  if (!choose()) return false;
  find_written();
  exit_.resize(g_.blocks.size());
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    enter(b);
    Block& block = g_.blocks[b];
    if (block.entry_snapshot != kNoId) block.entry_snapshot = told(block.entry_snapshot);
    const std::vector<ValueId> insts = block.insts;  // constants are put into the entry block meanwhile
    for (ValueId v : insts) visit(b, v);
    exit_[b] = now_;
    shape_exit_[b] = shape_now_;
  }
  close();
  remove_params();
  equal_.apply(g_);
  drop_unused_snapshots(g_);
  return true;
}

}  // namespace

bool sink_cells(Graph& graph) { return Sink(graph).run(); }

void run_sink(Graph& graph) { sink_cells(graph); }

}  // namespace gs::orc
