#include "orc-tier/ir/evaluator.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "orc-tier/ir/printer.h"
#include "orc-tier/ir/text.h"
#include "orc-tier/ir/verifier.h"
#include "vm/runtime/arith.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::orc {
namespace {

bool fits(__int128 wide) {
  auto narrow = static_cast<int64_t>(wide);
  return narrow == wide && vm::fits_int(narrow);
}

using vm::Value;

enum class DoubleCall : uint8_t {
#define GS_DOUBLE_CALL(id, function, doc) k##id,
#define GS_RUNTIME_CALL(...)
#include "orc-tier/ir/runtime_calls.def"
};

/// Of a function of one double, b is not looked at.
double call_double(DoubleCall call, double a, double b) {
  switch (call) {
    case DoubleCall::kModDouble: return vm::floor_mod(a, b);
    case DoubleCall::kPowDouble: return vm::power(Value::number(a), Value::number(b)).as_number();
    case DoubleCall::kSinDouble: return std::sin(a);
    case DoubleCall::kCosDouble: return std::cos(a);
    case DoubleCall::kExpDouble: return std::exp(a);
    case DoubleCall::kLogDouble: return std::log(a);
    case DoubleCall::kTanDouble: return std::tan(a);
    case DoubleCall::kAtanDouble: return std::atan(a);
    case DoubleCall::kAtan2Double: return std::atan2(a, b);
    case DoubleCall::kFmodDouble: return std::fmod(a, b);
  }
  GS_UNREACHABLE("closed switch");
}

/// Of any function: what GuardCode compares; 0 of other cells.
int64_t code_of(const gc::Header* cell) {
  if (cell->kind == gc::Kind::kNative) return reinterpret_cast<int64_t>(static_cast<const vm::NativeFunction*>(cell)->code);
  return cell->kind == gc::Kind::kClosure ? reinterpret_cast<int64_t>(static_cast<const vm::Closure*>(cell)->code) : 0;
}

Value tagged_cell(vm::TypeTag tag, gc::Header* cell) {
  switch (tag) {
    case vm::TypeTag::kString: return Value::string(static_cast<vm::String*>(cell));
    case vm::TypeTag::kTable: return Value::table(static_cast<vm::Table*>(cell));
    case vm::TypeTag::kFunction: return Value::function(static_cast<vm::Closure*>(cell));
    default: return Value::object(reinterpret_cast<vm::HostObject*>(cell));
  }
}

vm::TypeTag tag_of_kind(gc::Kind kind) {
  switch (kind) {
    case gc::Kind::kString: return vm::TypeTag::kString;
    case gc::Kind::kTable: return vm::TypeTag::kTable;
    case gc::Kind::kClosure: case gc::Kind::kNative: return vm::TypeTag::kFunction;
    default: return vm::TypeTag::kObject;
  }
}

bool is_cell_tag(int64_t tag) {
  return ((vm::kTypeAny & ~(vm::kTypeNumber | vm::kTypeNil | vm::kTypeBool)) >> tag & 1) != 0;
}

uint64_t word_of(const gc::Header* cell) {
  uint64_t word;
  std::memcpy(&word, cell, sizeof word);
  return word;
}

// ---------------------------------------------------------------- stores

/// What was stored, and what was there before the first store.
class Journal {
 public:
  template <typename T>
  void store(T* at, T value) {
    Entry& entry = entries_.try_emplace(at, Entry{sizeof(T), 0}).first->second;
    if (entry.is_new) std::memcpy(&entry.before, at, sizeof(T));
    entry.is_new = false;
    *at = value;
  }
  /// What is not as it was.
  std::map<const void*, Evaluation::Store> changes() const;
  /// Puts everything back.
  void undo();

 private:
  struct Entry {
    uint8_t size;
    uint64_t before;
    bool is_new = true;
  };
  std::map<void*, Entry> entries_;
};

std::map<const void*, Evaluation::Store> Journal::changes() const {
  std::map<const void*, Evaluation::Store> out;
  for (const auto& [at, entry] : entries_) {
    uint64_t now = 0;
    std::memcpy(&now, at, entry.size);
    if (now != entry.before) out[at] = {entry.size, now};
  }
  return out;
}

void Journal::undo() {
  for (const auto& [at, entry] : entries_) std::memcpy(at, &entry.before, entry.size);
}

// ---------------------------------------------------------------- the machine

class Evaluator {
 public:
  Evaluator(const Graph& graph, vm::Vm& vm, std::span<const Value> registers, const EvalOptions& options)
      : graph_(graph), vm_(vm), registers_(registers.begin(), registers.end()), options_(options), values_(graph.insts.size()) {}

  Evaluation run();

 private:
  // These end the run, and give false so that a step can return them.
  bool wrong(std::string why);
  bool leave(SnapshotId id);
  bool hold(bool condition, const char* why) { return condition || wrong(why); }
  bool guard(const Inst& inst, bool condition) { return condition || leave(inst.snapshot); }

  bool run_block(BlockId id);
  void take(const Edge& edge);
  bool step(ValueId id);

  // Results.
  bool give(uint64_t word) {
    values_[current_] = word;
    return true;
  }
  bool give_int(int64_t i) { return hold(vm::fits_int(i), "the result does not fit 48 bits") && give(static_cast<uint64_t>(i)); }
  bool give_double(double d) { return give(std::bit_cast<uint64_t>(d)); }
  bool give_value(Value v) { return give(v.bits()); }
  bool give_ptr(const void* p) { return give(reinterpret_cast<uint64_t>(p)); }
  bool give_checked(const Inst& inst, __int128 wide);

  // Operands.
  uint64_t word(const Inst& inst, size_t n) const { return values_[inst.args[n]]; }
  int64_t i(const Inst& inst, size_t n) const { return static_cast<int64_t>(word(inst, n)); }
  double d(const Inst& inst, size_t n) const { return std::bit_cast<double>(word(inst, n)); }
  bool b(const Inst& inst, size_t n) const { return word(inst, n) != 0; }
  Value v(const Inst& inst, size_t n) const { return Value::from_bits(word(inst, n)); }
  gc::Header* p(const Inst& inst, size_t n) const { return reinterpret_cast<gc::Header*>(word(inst, n)); }
  template <typename T>
  bool cell(const Inst& inst, size_t n, gc::Kind kind, T*& out);
  Value boxed(ValueId id) const;
  Evaluation::State state(SnapshotId id);

  // New cells.
  gc::Header* make_cell(gc::Kind kind, int64_t imm, size_t fields);
  Value* fields_of(gc::Header* cell) const;
  bool new_cell(const Inst& inst);
  bool store_shape(const Inst& inst);
  bool store_row(const Inst& inst);
  void make_objects(const Snapshot& snapshot);
  Value numbered(Value v, std::vector<const gc::Header*>& found) const;
  void number_made(Evaluation::State& state) const;

  // Families of instructions that need more than a line.
  bool load_slot(const Inst& inst);
  bool box_ptr(const Inst& inst);
  bool unbox(const Inst& inst, vm::TypeTag tag);
  bool double_to_int(const Inst& inst);
  bool shift_left(const Inst& inst);
  bool shift_right(const Inst& inst);
  bool call_double_inst(const Inst& inst);
  bool field(const Inst& inst, Value*& out);
  bool load_far(const Inst& inst);
  bool store_field(const Inst& inst);
  bool load_storage(const Inst& inst);
  bool element(const Inst& inst, vm::Storage::Layout layout, vm::Storage*& out);
  bool first_is_there(const Inst& inst, bool& out);
  bool store_element(const Inst& inst);
  bool store_byte(const Inst& inst);
  bool store_length(const Inst& inst);
  bool append(const Inst& inst);
  bool global(const Inst& inst, Value*& out);
  bool load_upvalue(const Inst& inst);
  bool native_upvalue(const Inst& inst, Value*& out);
  bool string_byte(const Inst& inst);
  bool barrier(const Inst& inst);
  bool no_barrier_due();
  bool call(const Inst& inst);
  bool execute(const Inst& inst);

  void store(gc::Header* container, Value* at, Value value);

  const Graph& graph_;
  vm::Vm& vm_;
  std::vector<Value> registers_;  ///< as memory has them: what came in, until something is executed
  uint32_t row_end_ = 0;
  const EvalOptions& options_;
  std::vector<uint64_t> values_;  ///< integers sign-extended, doubles by their bits, booleans as 0 and 1
  ValueId current_ = kNoId;
  BlockId block_ = 0;
  Journal journal_;
  std::map<const vm::Storage*, const vm::Table*> owners_;  ///< of the storages that were loaded
  struct Own {
    std::unique_ptr<uint64_t[]> memory;
    size_t words;
    int64_t imm;
    size_t fields;
  };
  std::map<const gc::Header*, Own> own_;                   ///< the new cells
  std::set<const gc::Header*> unreported_;                 ///< cells were stored into these, and no Barrier came since
  Evaluation out_;
};

bool Evaluator::wrong(std::string why) {
  out_.end = Evaluation::End::kWrong;
  out_.wrong = "b" + std::to_string(block_) + ": " + print_inst(graph_, current_) + ": " + std::move(why);
  return false;
}

Value Evaluator::boxed(ValueId id) const {
  uint64_t word = values_[id];
  switch (graph_.type(id)) {
    case Type::kInt: return Value::integer(static_cast<int64_t>(word));
    case Type::kDouble: return Value::number(std::bit_cast<double>(word));
    case Type::kBool: return Value::boolean(word != 0);
    case Type::kValue: return Value::from_bits(word);
    case Type::kPtr: {
      auto* cell = reinterpret_cast<gc::Header*>(word);
      return tagged_cell(tag_of_kind(cell->kind), cell);
    }
    case Type::kNone: break;
  }
  return Value::nil();
}

Evaluation::State Evaluator::state(SnapshotId id) {
  const Snapshot& s = graph_.snapshots[id];
  make_objects(s);
  Evaluation::State out{s.code, s.word, s.base, {registers_.begin(), registers_.end()}, {}, journal_.changes(), {}};
  if (out.registers.size() < graph_.slot_count) out.registers.resize(graph_.slot_count, Value::nil());
  for (const SnapshotSlot& slot : s.slots) out.registers[slot.slot] = boxed(slot.value);
  for (const SnapshotFrame& f : s.frames) {
    out.frames.push_back({f.base, f.delta, f.wanted, f.caller_pc, boxed(f.callee), f.is_variadic, f.interrupted, f.window, f.state});
  }
  number_made(out);
  return out;
}

bool Evaluator::leave(SnapshotId id) {
  if (!no_barrier_due()) return false;
  out_.end = Evaluation::End::kLeft;
  out_.snapshot = id;
  out_.left = state(id);
  return false;
}

// ---------------------------------------------------------------- new cells

gc::Header* Evaluator::make_cell(gc::Kind kind, int64_t imm, size_t fields) {
  size_t slots = kind == gc::Kind::kTable ? inline_slots_of(imm) : fields;
  size_t words = sizeof(vm::NativeFunction) / 8 + slots;  // no kind begins with more than that
  auto memory = std::make_unique<uint64_t[]>(words);
  auto* cell = reinterpret_cast<gc::Header*>(memory.get());
  *cell = {kind, gc::kNew, 0, 0, static_cast<uint32_t>(fields)};
  if (kind == gc::Kind::kTable) {
    *cell = {kind, gc::kNew, 0, static_cast<uint8_t>(imm), shape_id_of(imm)};
    static_cast<vm::Table*>(cell)->storage = vm_.empty_storage();
  }
  if (kind == gc::Kind::kClosure) static_cast<vm::Closure*>(cell)->code = reinterpret_cast<const vm::Instr*>(imm);
  if (kind == gc::Kind::kNative) static_cast<vm::NativeFunction*>(cell)->code = pattern_of(imm)->code;
  std::fill_n(fields_of(cell), slots, Value::nil());
  own_[cell] = {std::move(memory), words, imm, fields};
  return cell;
}

Value* Evaluator::fields_of(gc::Header* cell) const {
  switch (cell->kind) {
    case gc::Kind::kTable: return static_cast<vm::Table*>(cell)->slots();
    case gc::Kind::kClosure: return static_cast<vm::Closure*>(cell)->upvalues();
    case gc::Kind::kNative: return static_cast<vm::NativeFunction*>(cell)->upvalues();
    default: return &static_cast<vm::Cell*>(cell)->value;
  }
}

gc::Kind kind_made(IrOp op) {
  if (op == IrOp::kNewTable || op == IrOp::kVirtualTable) return gc::Kind::kTable;
  if (op == IrOp::kNewNative || op == IrOp::kVirtualNative) return gc::Kind::kNative;
  return op == IrOp::kNewCell || op == IrOp::kVirtualCell ? gc::Kind::kCell : gc::Kind::kClosure;
}

/// Room for elements (Reserve) is nothing that anybody can see.
bool Evaluator::new_cell(const Inst& inst) {
  if (!no_barrier_due()) return false;
  if (inst.op == IrOp::kNewTable) {
    const vm::Shape* shape = vm_.shapes().get(shape_id_of(inst.imm));
    if (!hold(shape->count == inst.args.size(), "the shape has another number of fields")) return false;
    for (size_t n = 0; n < inst.args.size(); n++) {
      const vm::FieldFact& fact = *shape->properties[n].fact;
      bool covered = (fact.types & v(inst, n).type_set()) != 0 && (!fact.is_constant || fact.constant == v(inst, n));
      if (!hold(covered, "the field's fact does not cover the value")) return false;
    }
  }
  gc::Header* cell = make_cell(kind_made(inst.op), inst.imm, inst.args.size());
  for (size_t n = 0; n < inst.args.size(); n++) fields_of(cell)[n] = v(inst, n);
  return give_ptr(cell);
}

bool Evaluator::store_shape(const Inst& inst) {
  vm::Table* t;
  if (!cell(inst, 0, gc::Kind::kTable, t)) return false;
  const vm::Shape *from = vm_.shapes().get(t->shape_id()), *to = vm_.shapes().get(shape_id_of(inst.imm));
  bool is_under_another = to->count == from->count && to->metatable != from->metatable;
  bool fits = (to->parent == from || is_under_another) && to->count <= t->inline_slots() && t->byte1 == static_cast<uint8_t>(inst.imm);
  if (!hold(fits, "the shape is not the next one")) return false;
  journal_.store(&t->word, to->id);
  return true;
}

/// There is never room (see Append), but for what is stored over what was there.
bool Evaluator::store_row(const Inst& inst) {
  vm::Table* t;
  if (!no_barrier_due() || !cell(inst, 0, gc::Kind::kTable, t)) return false;
  return give(inst.args.size() == 1);
}

/// Makes what the snapshot wants to be made.
void Evaluator::make_objects(const Snapshot& snapshot) {
  for (const SnapshotObject& o : snapshot.objects) {
    const Inst& inst = graph_[o.object];
    values_[o.object] = reinterpret_cast<uint64_t>(make_cell(kind_made(inst.op), inst.imm, o.fields.size()));
  }
  for (const SnapshotObject& o : snapshot.objects) {
    Value* fields = fields_of(reinterpret_cast<gc::Header*>(values_[o.object]));
    for (size_t n = 0; n < o.fields.size(); n++) fields[n] = boxed(o.fields[n]);
  }
}

/// `v`, or if it is a new cell, its number among those found.
Value Evaluator::numbered(Value v, std::vector<const gc::Header*>& found) const {
  if (!v.is_cell() || own_.count(v.as_cell()) == 0) return v;
  auto at = std::find(found.begin(), found.end(), v.as_cell());
  auto number = static_cast<uint64_t>(at - found.begin()) + 1;
  if (at == found.end()) found.push_back(v.as_cell());
  return tagged_cell(v.type_tag(), reinterpret_cast<gc::Header*>(number * gc::kGranule));
}

void Evaluator::number_made(Evaluation::State& state) const {
  std::vector<const gc::Header*> found;
  for (Value& v : state.registers) v = numbered(v, found);
  for (Evaluation::Frame& f : state.frames) f.callee = numbered(f.callee, found);
  auto is_own = [&](const void* at) {
    auto next = own_.upper_bound(static_cast<const gc::Header*>(at));
    if (next == own_.begin()) return false;
    const Own& own = (--next)->second;
    return at < own.memory.get() + own.words;
  };
  std::erase_if(state.stores, [&](const auto& entry) { return is_own(entry.first); });
  for (auto& [at, store] : state.stores) {
    if (store.size == 8) store.word = numbered(Value::from_bits(store.word), found).bits();
  }
  for (size_t n = 0; n < found.size(); n++) {
    auto* cell = const_cast<gc::Header*>(found[n]);
    const Own& own = own_.at(cell);
    Evaluation::Made made{cell->kind, own.imm, {}};
    size_t count = own.fields;
    if (cell->kind == gc::Kind::kTable) {
      made.imm = static_cast<int64_t>(word_of(cell) >> 24);
      count = vm_.shapes().get(shape_id_of(made.imm))->count;
    }
    for (size_t i = 0; i < count; i++) made.fields.push_back(numbered(fields_of(cell)[i], found));
    state.made.push_back(std::move(made));
  }
}

// ---------------------------------------------------------------- operands

template <typename T>
bool Evaluator::cell(const Inst& inst, size_t n, gc::Kind kind, T*& out) {
  gc::Header* header = p(inst, n);
  if (header == nullptr || header->kind != kind) return wrong("the operand is another kind of cell");
  out = static_cast<T*>(header);
  return true;
}

bool Evaluator::load_slot(const Inst& inst) {
  auto slot = static_cast<uint64_t>(inst.imm);
  return hold(slot < registers_.size(), "there is no such register") && give_value(registers_[slot]);
}

// ---------------------------------------------------------------- tags and numbers

bool Evaluator::box_ptr(const Inst& inst) {
  auto tag = static_cast<vm::TypeTag>(inst.imm);
  gc::Header* cell = p(inst, 0);
  bool right = is_cell_tag(inst.imm) && cell != nullptr && tag_of_kind(cell->kind) == tag;
  return hold(right, "the cell is not of that type") && give_value(tagged_cell(tag, cell));
}

bool Evaluator::unbox(const Inst& inst, vm::TypeTag tag) {
  Value value = v(inst, 0);
  if (!hold(value.type_tag() == tag, "the value has another type")) return false;
  switch (tag) {
    case vm::TypeTag::kInt: return give_int(value.as_int());
    case vm::TypeTag::kDouble: return give_double(value.as_double());
    case vm::TypeTag::kBool: return give(value.as_bool());
    case vm::TypeTag::kNil: return wrong("nil has no cell");
    case vm::TypeTag::kObject: case vm::TypeTag::kString: case vm::TypeTag::kTable: case vm::TypeTag::kFunction: break;
  }
  return give_ptr(value.as_cell());
}

/// The result of a guard: leaves if it does not fit.
bool Evaluator::give_checked(const Inst& inst, __int128 wide) {
  return guard(inst, fits(wide)) && give_int(static_cast<int64_t>(wide));
}

bool Evaluator::double_to_int(const Inst& inst) {
  double value = d(inst, 0);
  // (The comparison also says no to NaN; within it the conversion is defined.)
  bool in_range = value >= static_cast<double>(vm::kMinInt) && value <= static_cast<double>(vm::kMaxInt);
  bool whole = in_range && static_cast<double>(static_cast<int64_t>(value)) == value;
  return guard(inst, whole) && give_int(static_cast<int64_t>(value));
}

bool Evaluator::shift_left(const Inst& inst) {
  int64_t a = i(inst, 0), n = i(inst, 1);
  if (!hold(n >= 0 && n < 64, "the distance is not 0 to 63")) return false;
  // Beyond 47 only 0 fits; as a product, so that negative numbers and lost bits are no question.
  __int128 wide = a == 0 ? 0 : static_cast<__int128>(a) * (static_cast<__int128>(1) << n);
  auto narrow = static_cast<int64_t>(wide);
  return hold(narrow == wide, "the result does not fit 48 bits") && give_int(narrow);
}

bool Evaluator::shift_right(const Inst& inst) {
  int64_t n = i(inst, 1);
  if (!hold(n >= 0 && n < 64, "the distance is not 0 to 63")) return false;
  return give_int(static_cast<int64_t>(word(inst, 0) >> n));
}

bool Evaluator::call_double_inst(const Inst& inst) {
  auto call = static_cast<DoubleCall>(inst.imm);
  bool two = call == DoubleCall::kModDouble || call == DoubleCall::kPowDouble || call == DoubleCall::kAtan2Double ||
             call == DoubleCall::kFmodDouble;
  if (!hold(inst.args.size() == (two ? 2 : 1), "wrong number of operands")) return false;
  return give_double(call_double(call, d(inst, 0), two ? d(inst, 1) : 0));
}

// ---------------------------------------------------------------- memory

void Evaluator::store(gc::Header* container, Value* at, Value value) {
  if (at->is_cell()) vm_.barrier(container);  // it will be put back
  journal_.store(at, value);
  if (!value.is_cell()) return;
  vm_.barrier(container);
  unreported_.insert(container);
}

bool Evaluator::barrier(const Inst& inst) {
  unreported_.erase(p(inst, 0));
  return true;
}

/// Where the collector, or somebody who may run it, comes next.
bool Evaluator::no_barrier_due() { return hold(unreported_.empty(), "a cell has been stored, and no Barrier has told of it"); }

bool Evaluator::field(const Inst& inst, Value*& out) {
  vm::Table* t;
  if (!cell(inst, 0, gc::Kind::kTable, t)) return false;
  const vm::Shape* shape = vm_.shapes().get(t->shape_id());
  auto slot = static_cast<uint64_t>(inst.imm);
  if (!hold(slot < t->inline_slots() && slot < shape->count, "the table has no such inline slot")) return false;
  out = t->slots() + slot;
  return true;
}

bool Evaluator::load_far(const Inst& inst) {
  vm::Table* t;
  if (!cell(inst, 0, gc::Kind::kTable, t)) return false;
  const vm::Shape* shape = vm_.shapes().get(t->shape_id());
  uint64_t slot = static_cast<uint64_t>(inst.imm) + t->inline_slots();
  bool there = t->storage->overflow != nullptr && slot < shape->count;
  return hold(there, "the table has no such slot") && give_value(t->storage->overflow->data()[inst.imm]);
}

bool Evaluator::store_field(const Inst& inst) {
  Value* at;
  if (!field(inst, at)) return false;
  auto* t = static_cast<vm::Table*>(p(inst, 0));
  Value value = v(inst, 1);
  const vm::FieldFact& fact = *vm_.shapes().get(t->shape_id())->properties[inst.imm].fact;
  bool covered = (fact.types & value.type_set()) != 0 && (!fact.is_constant || fact.constant == value);
  if (!hold(covered, "the field's fact does not cover the value")) return false;
  store(t, at, value);
  return true;
}

bool Evaluator::load_storage(const Inst& inst) {
  vm::Table* t;
  if (!cell(inst, 0, gc::Kind::kTable, t)) return false;
  owners_[t->storage] = t;
  return give_ptr(t->storage);
}

/// Of an instruction whose operands are storage and index.
bool Evaluator::element(const Inst& inst, vm::Storage::Layout layout, vm::Storage*& out) {
  if (!cell(inst, 0, gc::Kind::kStorage, out)) return false;
  if (!hold(static_cast<uint64_t>(i(inst, 1)) < out->length, "the index is out of bounds")) return false;
  return hold(out->layout() == layout, "the storage has the other layout");
}

bool Evaluator::first_is_there(const Inst& inst, bool& out) {
  vm::Storage* s;
  if (!cell(inst, 0, gc::Kind::kStorage, s)) return false;
  if (!hold(s->length > 0 && s->layout() == inst.imm, "the storage is empty, or has the other layout")) return false;
  out = !vm::element_at(s, 0).is_nil();
  return true;
}

bool Evaluator::store_element(const Inst& inst) {
  vm::Storage* s;
  if (!element(inst, vm::Storage::kValues, s)) return false;
  Value value = v(inst, 2);
  auto owner = owners_.find(s);
  // (A storage from a constant is nobody's as far as we know.)
  bool covered = owner == owners_.end() || (owner->second->element_types() & value.type_set()) != 0;
  if (!hold(!value.is_nil() && covered, "the table's element facts do not cover the value")) return false;
  store(s, s->values() + i(inst, 1), value);
  return true;
}

bool Evaluator::store_length(const Inst& inst) {
  vm::Storage* s;
  if (!cell(inst, 0, gc::Kind::kStorage, s)) return false;
  bool is_last = i(inst, 1) == int64_t{s->length} - 1 && s->length >= 3 && s->layout() == vm::Storage::kValues;
  if (!hold(is_last && !s->values()[s->length - 2].is_nil(), "more than the last element would go")) return false;
  journal_.store(&s->length, static_cast<uint32_t>(i(inst, 1)));
  return true;
}

bool Evaluator::store_byte(const Inst& inst) {
  vm::Storage* s;
  if (!element(inst, vm::Storage::kBytes, s)) return false;
  auto byte = static_cast<uint64_t>(i(inst, 2));
  if (!hold(byte <= vm::Storage::kByteTrue, "the byte is no boolean")) return false;
  journal_.store(s->bytes() + i(inst, 1), static_cast<uint8_t>(byte));
  return true;
}

/// Where nothing has to be made for it: room, facts, and nobody who wants to know.
bool Evaluator::append(const Inst& inst) {
  vm::Table* t;
  if (!no_barrier_due() || !cell(inst, 0, gc::Kind::kTable, t)) return false;
  vm::Storage* s = t->storage;
  Value value = v(inst, 1);
  bool room = s->length > 0 && s->length < s->capacity && s->dict == nullptr && s->layout() == vm::Storage::kValues;
  bool covered = !value.is_nil() && (t->element_types() & value.type_set()) != 0;
  bool simple = room && covered && vm::metatable_of(vm_, t) == nullptr;
  if (simple) {
    store(s, s->values() + s->length, value);
    unreported_.erase(s);
    uint32_t length = s->length + 1;
    journal_.store(&s->word, std::max(s->word, length));
    journal_.store(&s->length, length);
  }
  return give(simple);
}

bool Evaluator::global(const Inst& inst, Value*& out) {
  auto slot = static_cast<uint64_t>(inst.imm);
  if (!hold(slot < vm_.global_count(), "there is no such global")) return false;
  out = vm_.globals + slot;
  return true;
}

bool Evaluator::load_upvalue(const Inst& inst) {
  vm::Closure* closure;
  if (!cell(inst, 0, gc::Kind::kClosure, closure)) return false;
  auto index = static_cast<uint64_t>(inst.imm);
  return hold(index < closure->upvalue_count(), "there is no such upvalue") && give_value(closure->upvalues()[index]);
}

bool Evaluator::native_upvalue(const Inst& inst, Value*& out) {
  vm::NativeFunction* native;
  if (!cell(inst, 0, gc::Kind::kNative, native)) return false;
  auto index = static_cast<uint64_t>(inst.imm);
  if (!hold(index < native->upvalue_count(), "there is no such upvalue")) return false;
  out = &native->upvalues()[index];
  return true;
}

bool Evaluator::string_byte(const Inst& inst) {
  vm::String* text;
  if (!cell(inst, 0, gc::Kind::kString, text) || !hold(!text->is_rope(), "a rope")) return false;
  auto at = static_cast<uint64_t>(i(inst, 1));
  return hold(at < text->length(), "not within the string") && give_int(static_cast<uint8_t>(text->data[at]));
}

bool Evaluator::call(const Inst& inst) {
  if (!no_barrier_due() || !hold(options_.call != nullptr, "nobody said what the routine does")) return false;
  std::vector<uint64_t> args;
  for (ValueId arg : inst.args) args.push_back(values_[arg]);
  return give_value(options_.call(inst.imm, args));
}

bool Evaluator::execute(const Inst& inst) {
  if (!no_barrier_due() || !hold(options_.execute != nullptr, "nobody said what the interpreter does")) return false;
  Evaluation::State now = state(inst.snapshot);
  uint32_t next = options_.execute(static_cast<vm::Instr>(inst.imm), now, row_end_);
  registers_ = std::move(now.registers);
  return give_int(next);
}

// ---------------------------------------------------------------- instructions

bool Evaluator::step(ValueId id) {
  current_ = id;
  const Inst& x = graph_[id];
  Value* place;
  vm::Storage* s;
  vm::Cell* c;
  vm::String* text;
  vm::Table* t;
  bool holds;
  switch (x.op) {
    case IrOp::kParam: return true;
    case IrOp::kConstInt: return give_int(x.imm);
    case IrOp::kConstDouble: case IrOp::kConstBool: case IrOp::kConstValue: case IrOp::kConstPtr:
      return give(static_cast<uint64_t>(x.imm));
    case IrOp::kLoadSlot: return load_slot(x);

    case IrOp::kBoxInt: return give_value(Value::integer(i(x, 0)));
    case IrOp::kBoxDouble: return give_value(Value::number(d(x, 0)));
    case IrOp::kBoxBool: return give_value(Value::boolean(b(x, 0)));
    case IrOp::kBoxPtr: return box_ptr(x);
    case IrOp::kUnboxInt: return unbox(x, vm::TypeTag::kInt);
    case IrOp::kUnboxDouble: return unbox(x, vm::TypeTag::kDouble);
    case IrOp::kUnboxBool: return unbox(x, vm::TypeTag::kBool);
    case IrOp::kUnboxPtr:
      return hold(is_cell_tag(x.imm), "not the tag of a cell") && unbox(x, static_cast<vm::TypeTag>(x.imm));
    case IrOp::kIsTag: return give(v(x, 0).type_tag() == static_cast<vm::TypeTag>(x.imm));
    case IrOp::kIsShape: return cell(x, 0, gc::Kind::kTable, t) && give(word_of(t) >> 24 == static_cast<uint64_t>(x.imm));
    case IrOp::kIsCode: return give(code_of(p(x, 0)) == x.imm);
    case IrOp::kTruthy: return give(v(x, 0).truthy());
    case IrOp::kIsElements: return cell(x, 0, gc::Kind::kTable, t) && give(t->element_types() == x.imm);
    case IrOp::kIsFirst: return first_is_there(x, holds) && give(holds);
    case IrOp::kInBounds: return give(word(x, 0) < word(x, 1));
    case IrOp::kSameValue:
    case IrOp::kSameCell: return give(word(x, 0) == word(x, 1));

    case IrOp::kGuardTypes: return guard(x, (v(x, 0).type_set() & x.imm) != 0);
    case IrOp::kGuardTag: return guard(x, v(x, 0).type_tag() == static_cast<vm::TypeTag>(x.imm));
    case IrOp::kGuardTrue: return guard(x, b(x, 0));
    case IrOp::kGuardFalse: return guard(x, !b(x, 0));
    case IrOp::kGuardValue: return guard(x, word(x, 0) == static_cast<uint64_t>(x.imm));
    case IrOp::kGuardDone: return guard(x, word(x, 0) != kNotDone);
    case IrOp::kGuardNotNil: return guard(x, !v(x, 0).is_nil());
    case IrOp::kGuardShape:
      return cell(x, 0, gc::Kind::kTable, t) && guard(x, word_of(t) >> 24 == static_cast<uint64_t>(x.imm));
    case IrOp::kGuardKind: return guard(x, p(x, 0)->kind == static_cast<gc::Kind>(x.imm));
    case IrOp::kGuardCode: return guard(x, code_of(p(x, 0)) == x.imm);
    case IrOp::kGuardElements: return cell(x, 0, gc::Kind::kTable, t) && guard(x, t->element_types() == x.imm);
    case IrOp::kGuardField: return guard(x, fact_of(x.imm)->types == fact_types_of(x.imm));
    case IrOp::kGuardLayout: return cell(x, 0, gc::Kind::kStorage, s) && guard(x, s->layout() == x.imm);
    case IrOp::kGuardFirst: return first_is_there(x, holds) && guard(x, holds);
    case IrOp::kGuardBounds: return guard(x, word(x, 0) < word(x, 1));
    case IrOp::kGuardFlat: return cell(x, 0, gc::Kind::kString, text) && guard(x, !text->is_rope());
    case IrOp::kGuardPoll: return guard(x, vm_.poll.load() == 0);
    case IrOp::kGuardEpoch: return guard(x, vm_.metatable_epoch == static_cast<uint64_t>(x.imm));
    case IrOp::kDoubleToInt: return double_to_int(x);
    case IrOp::kNumberToDouble: return guard(x, v(x, 0).is_number()) && give_double(v(x, 0).as_number());

    case IrOp::kAddOv: return give_checked(x, static_cast<__int128>(i(x, 0)) + i(x, 1));
    case IrOp::kSubOv: return give_checked(x, static_cast<__int128>(i(x, 0)) - i(x, 1));
    case IrOp::kMulOv: return give_checked(x, static_cast<__int128>(i(x, 0)) * i(x, 1));
    case IrOp::kAddInt: return give_int(i(x, 0) + i(x, 1));
    case IrOp::kSubInt: return give_int(i(x, 0) - i(x, 1));
    case IrOp::kMulInt: {
      int64_t product;
      bool fits = !__builtin_mul_overflow(i(x, 0), i(x, 1), &product);
      return hold(fits, "the result does not fit 48 bits") && give_int(product);
    }
    case IrOp::kModNatural: return hold(i(x, 0) >= 0 && i(x, 1) > 0, "an operand is not natural") && give_int(i(x, 0) % i(x, 1));
    case IrOp::kModInt: return hold(i(x, 1) != 0, "the divisor is 0") && give_int(vm::floor_mod(i(x, 0), i(x, 1)));
    case IrOp::kAndInt: return give_int(i(x, 0) & i(x, 1));
    case IrOp::kOrInt: return give_int(i(x, 0) | i(x, 1));
    case IrOp::kXorInt: return give_int(i(x, 0) ^ i(x, 1));
    case IrOp::kShlInt: return shift_left(x);
    case IrOp::kShrInt: return shift_right(x);
    case IrOp::kQuotientInt: return hold(x.imm > 0, "the divisor is not greater than 0") && give_int((i(x, 0) - vm::floor_mod(i(x, 0), x.imm)) / x.imm);
    case IrOp::kMaxInt: return give_int(std::max(i(x, 0), i(x, 1)));
    case IrOp::kMinInt: return give_int(std::min(i(x, 0), i(x, 1)));

    case IrOp::kIntToDouble: return give_double(static_cast<double>(i(x, 0)));
    case IrOp::kAddDouble: return give_double(d(x, 0) + d(x, 1));
    case IrOp::kSubDouble: return give_double(d(x, 0) - d(x, 1));
    case IrOp::kMulDouble: return give_double(d(x, 0) * d(x, 1));
    case IrOp::kDivDouble: return give_double(d(x, 0) / d(x, 1));
    case IrOp::kNegDouble: return give_double(-d(x, 0));
    case IrOp::kAbsDouble: return give_double(std::fabs(d(x, 0)));
    case IrOp::kSqrtDouble: return give_double(std::sqrt(d(x, 0)));
    case IrOp::kFloorDouble: return give_double(std::floor(d(x, 0)));
    case IrOp::kMaxDouble: return give_double(d(x, 1) > d(x, 0) ? d(x, 1) : d(x, 0));
    case IrOp::kMinDouble: return give_double(d(x, 1) < d(x, 0) ? d(x, 1) : d(x, 0));
    case IrOp::kCallDouble: return call_double_inst(x);

    case IrOp::kEqInt: return give(i(x, 0) == i(x, 1));
    case IrOp::kAddFits: return give(fits(static_cast<__int128>(i(x, 0)) + i(x, 1)));
    case IrOp::kSubFits: return give(fits(static_cast<__int128>(i(x, 0)) - i(x, 1)));
    case IrOp::kMulFits: return give(fits(static_cast<__int128>(i(x, 0)) * i(x, 1)));
    case IrOp::kLtInt: return give(i(x, 0) < i(x, 1));
    case IrOp::kLeInt: return give(i(x, 0) <= i(x, 1));
    case IrOp::kEqDouble: return give(d(x, 0) == d(x, 1));
    case IrOp::kLtDouble: return give(d(x, 0) < d(x, 1));
    case IrOp::kLeDouble: return give(d(x, 0) <= d(x, 1));
    case IrOp::kNotBool: return give(!b(x, 0));
    case IrOp::kBoolToInt: return give_int(b(x, 0));

    case IrOp::kLoadField: return field(x, place) && give_value(*place);
    case IrOp::kStoreField: return store_field(x);
    case IrOp::kLoadFar: return load_far(x);
    case IrOp::kLoadStorage: return load_storage(x);
    case IrOp::kLoadLength: return cell(x, 0, gc::Kind::kStorage, s) && give_int(s->length);
    case IrOp::kStoreLength: return store_length(x);
    case IrOp::kLoadElement: return element(x, vm::Storage::kValues, s) && give_value(s->values()[i(x, 1)]);
    case IrOp::kStoreElement: return store_element(x);
    case IrOp::kLoadByte: return element(x, vm::Storage::kBytes, s) && give_int(s->bytes()[i(x, 1)]);
    case IrOp::kStoreByte: return store_byte(x);
    case IrOp::kAppend: return append(x);
    case IrOp::kLoadGlobal: return global(x, place) && give_value(*place);
    case IrOp::kStoreGlobal: return global(x, place) && (journal_.store(place, v(x, 0)), true);
    case IrOp::kLoadCell: return cell(x, 0, gc::Kind::kCell, c) && give_value(c->value);
    case IrOp::kStoreCell: return cell(x, 0, gc::Kind::kCell, c) && (store(c, &c->value, v(x, 1)), true);
    case IrOp::kLoadUpvalue: return load_upvalue(x);
    case IrOp::kLoadNative: return native_upvalue(x, place) && give_value(*place);
    case IrOp::kStoreNative: return native_upvalue(x, place) && (store(p(x, 0), place, v(x, 1)), true);
    case IrOp::kStringByte: return string_byte(x);
    case IrOp::kStringLength: return cell(x, 0, gc::Kind::kString, text) && give_int(text->length());
    case IrOp::kBarrier: return barrier(x);
    case IrOp::kCountRounds: return true;  // nobody reads what is counted

    case IrOp::kNewTable: case IrOp::kNewClosure: case IrOp::kNewNative: case IrOp::kNewCell: return new_cell(x);
    case IrOp::kStoreShape: return store_shape(x);
    case IrOp::kReserve: return no_barrier_due() && cell(x, 0, gc::Kind::kTable, t);
    case IrOp::kStoreRow: return store_row(x);
    case IrOp::kVirtualTable: case IrOp::kVirtualClosure: case IrOp::kVirtualNative: case IrOp::kVirtualCell: return true;  // made where it is named

    case IrOp::kCall: return call(x);
    case IrOp::kExecute: return execute(x);
    case IrOp::kLoadFrame: return load_slot(x);
    case IrOp::kLoadRowEnd: return give_int(row_end_);
    case IrOp::kJump: case IrOp::kBranch: return true;
    case IrOp::kLeave: return leave(x.snapshot);
  }
  GS_UNREACHABLE("closed switch");
}

/// All arguments are read before the first parameter changes.
void Evaluator::take(const Edge& edge) {
  std::vector<uint64_t> args;
  for (ValueId v : edge.args) args.push_back(values_[v]);
  const Block& target = graph_.blocks[edge.to];
  for (size_t n = 0; n < args.size(); n++) values_[target.params[n]] = args[n];
  block_ = edge.to;
}

/// False: the run has ended.
bool Evaluator::run_block(BlockId id) {
  const Block& block = graph_.blocks[id];
  if (options_.keep_headers && block.entry_snapshot != kNoId) out_.headers.push_back(state(block.entry_snapshot));
  for (ValueId v : block.insts) {
    if (!step(v)) return false;
  }
  const Inst& end = graph_[block.insts.back()];
  take(block.successors[end.op == IrOp::kBranch && !b(end, 0) ? 1 : 0]);
  return true;
}

Evaluation Evaluator::run() {
  out_.wrong = verify(graph_);
  if (!out_.wrong.empty()) {
    out_.end = Evaluation::End::kWrong;
    return out_;
  }
  for (uint64_t fuel = options_.fuel; fuel > 0 && run_block(block_); fuel--) {}
  journal_.undo();
  return std::move(out_);
}

// ---------------------------------------------------------------- comparing

bool same_word(uint64_t a, uint64_t b) {
  if (a == b) return true;
  Value x = Value::from_bits(a), y = Value::from_bits(b);
  return x.is_double() && y.is_double() && std::isnan(x.as_double()) && std::isnan(y.as_double());
}

bool same_store(const Evaluation::Store& a, const Evaluation::Store& b) { return a.size == b.size && same_word(a.word, b.word); }

bool same_frame(const Evaluation::Frame& a, const Evaluation::Frame& b) {
  return a.base == b.base && a.delta == b.delta && a.wanted == b.wanted && a.caller_pc == b.caller_pc && a.callee == b.callee &&
         a.is_variadic == b.is_variadic && a.interrupted == b.interrupted && a.window == b.window && a.state == b.state;
}

bool same_made(const Evaluation::Made& a, const Evaluation::Made& b) {
  auto same = [](Value x, Value y) { return same_word(x.bits(), y.bits()); };
  return a.kind == b.kind && a.imm == b.imm && std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), same);
}

/// (Which NaN it is depends on the machine.)
std::string value_text(Value v) {
  if (v.is_nil()) return "nil";
  if (v.is_int()) return std::to_string(v.as_int());
  if (v.is_double()) return std::isnan(v.as_double()) ? "nan" : double_text(v.as_double());
  if (!v.is_cell()) return v.as_bool() ? "true" : "false";
  return std::string(kTagNames[static_cast<int>(v.type_tag())]);
}

std::string difference(const Evaluation::State& a, const Evaluation::State& b) {
  if (a.code != b.code || a.word != b.word || a.base != b.base) return "different places";
  if (a.registers.size() != b.registers.size()) return "different numbers of registers";
  for (size_t i = 0; i < a.registers.size(); i++) {
    if (!same_word(a.registers[i].bits(), b.registers[i].bits())) return "different values in register " + std::to_string(i);
  }
  if (!std::equal(a.frames.begin(), a.frames.end(), b.frames.begin(), b.frames.end(), same_frame)) return "different frames";
  auto same_entry = [](const auto& x, const auto& y) { return x.first == y.first && same_store(x.second, y.second); };
  if (!std::equal(a.made.begin(), a.made.end(), b.made.begin(), b.made.end(), same_made)) return "different new cells";
  bool same_stores = std::equal(a.stores.begin(), a.stores.end(), b.stores.begin(), b.stores.end(), same_entry);
  return same_stores ? "" : "different memory";
}

}  // namespace

Evaluation evaluate(const Graph& graph, vm::Vm& vm, std::span<const vm::Value> registers, const EvalOptions& options) {
  return Evaluator(graph, vm, registers, options).run();
}

std::string difference(const Evaluation& a, const Evaluation& b) {
  for (const Evaluation* e : {&a, &b}) {
    if (e->end != Evaluation::End::kLeft) return describe(*e);
  }
  std::string what = difference(a.left, b.left);
  return what.empty() ? "" : what + "\n" + describe(a) + "\n" + describe(b);
}

std::string difference_after_moves(const Evaluation& before, const Evaluation& after) {
  if (after.end == Evaluation::End::kLeft && before.end != Evaluation::End::kWrong) {
    for (const Evaluation::State& header : before.headers) {
      if (difference(header, after.left).empty()) return "";
    }
  }
  return difference(before, after);
}

std::string describe(const Evaluation& evaluation) {
  if (evaluation.end == Evaluation::End::kWrong) return "wrong: " + evaluation.wrong;
  if (evaluation.end == Evaluation::End::kOutOfFuel) return "does not end";
  std::string out = "leaves to word " + std::to_string(evaluation.left.word) + " {";
  const char* separator = "";
  for (size_t i = 0; i < evaluation.left.registers.size(); i++) {
    if (evaluation.left.registers[i].is_nil()) continue;
    out += separator + std::to_string(i) + ": " + value_text(evaluation.left.registers[i]);
    separator = ", ";
  }
  out += "}";
  for (const Evaluation::Frame& f : evaluation.left.frames) out += " frame at " + std::to_string(f.base);
  if (!evaluation.left.stores.empty()) out += " words stored: " + std::to_string(evaluation.left.stores.size());
  return out;
}

}  // namespace gs::orc
