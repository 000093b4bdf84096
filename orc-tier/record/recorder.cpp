#include "orc-tier/record/recorder.h"

#include <algorithm>
#include <bit>

#include "orc-tier/record/metamethods.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"
#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"
#include "vm/table.h"

namespace gs::orc {

using vm::arg_a;
using vm::arg_b;
using vm::arg_c;
using vm::Closure;
using vm::Instr;
using vm::kMulti;
using vm::Op;
using vm::OperandKind;
using vm::Table;
using vm::Value;

namespace {

constexpr uint32_t kMostSteps = 100'000;  // one recording; a few milliseconds
constexpr uint32_t kMostNodes = 2'000;
constexpr size_t kMostNatives = 4;        // library functions of one call
constexpr uint32_t kMostLooks = 16;       // observations of one instruction in detail

/// What is of none of the program's functions.
bool leaves(Op op) { return op >= Op::ContStore; }

bool is_of_matrix(vm::FastNative f) { return f == vm::FastNative::kMatrixGetf || f == vm::FastNative::kMatrixSetf; }
bool is_return(Op op) { return op == Op::Return || op == Op::Return0 || op == Op::Return1 || op == Op::ReturnV; }

uint32_t known(const Node& node) {
  uint32_t row = node.overflows + node.is_outside;
  for (vm::TypeSet types : node.row) row += static_cast<uint32_t>(std::popcount(types));
  return static_cast<uint32_t>(row + node.properties.size() + node.handlers.size() + node.given.size() + node.elements.size() + node.rows.size() +
                               std::popcount(node.a) + std::popcount(node.b) + std::popcount(node.c) + std::popcount(node.d));
}

/// Whether the instruction is arithmetic of two integers whose result is none.
bool gives_double(vm::Proto* proto, const Value* base, Instr insn) {
  auto from = [&](vm::Arith op, Value x, Value y) {
    return Value::both_ints(x, y) && vm::arith_numbers(op, x, y).is_double();
  };
  uint32_t b = arg_b(insn), c = arg_c(insn);
  switch (vm::op_of(insn)) {
    case Op::Add: return from(vm::Arith::kAdd, base[b], base[c]);
    case Op::Sub: return from(vm::Arith::kSub, base[b], base[c]);
    case Op::Mul: return from(vm::Arith::kMul, base[b], base[c]);
    case Op::AddI: return from(vm::Arith::kAdd, base[b], Value::integer(vm::arg_sc(insn)));
    case Op::AddK: return from(vm::Arith::kAdd, base[b], proto->constant(c));
    case Op::SubK: return from(vm::Arith::kSub, base[b], proto->constant(c));
    case Op::MulK: return from(vm::Arith::kMul, base[b], proto->constant(c));
    case Op::AddKV: return from(vm::Arith::kAdd, proto->constant(b), base[c]);
    case Op::SubKV: return from(vm::Arith::kSub, proto->constant(b), base[c]);
    case Op::MulKV: return from(vm::Arith::kMul, proto->constant(b), base[c]);
    default: return false;
  }
}

template <class T>
void note(std::vector<T>& seen, const T& fact) {
  constexpr size_t kMost = 8;
  if (seen.size() < kMost && std::find(seen.begin(), seen.end(), fact) == seen.end()) seen.push_back(fact);
}

/// Whether tables made here will be larger than those made so far: what is compiled now would be wrong about all of them soon.
bool still_learns(vm::Vm& vm, const Instr* code, const Instr* pc) {
  Op op = vm::canonical_op(*pc);
  if (op != Op::NewTable && op != Op::NewObject) return false;
  const auto& site = *reinterpret_cast<const vm::AllocationSite*>(reinterpret_cast<const char*>(code) - pc[1]);
  if (op == Op::NewObject && site.shape == 0) return true;
  if (site.last != nullptr) return vm.shapes().get(site.last->shape_id())->count > site.inline_slots;
  return op == Op::NewTable && site.samples != vm::kSiteSamples;
}

/// Whether there is a byte where string.byte is asked for one.
bool has_byte(const Value* args, uint32_t count) {
  if (count == 0 || !args[0].is_string() || (count > 1 && !args[1].is_int())) return false;
  int64_t position = count > 1 ? args[1].as_int() : 1;
  return position >= 1 && position <= args[0].as_string()->length();
}

/// Whether the last element can be removed with nothing else to be done.
bool has_last(Value table) {
  if (!table.is_table()) return false;
  vm::Storage* s = table.as_table()->storage;
  uint32_t n = s->length;
  return n >= 3 && s->layout() == vm::Storage::kValues && !s->values()[n - 1].is_nil() && !s->values()[n - 2].is_nil();
}

/// The table on the __index chain of `t` that has the field, in `slot`; null if there is none, or it is not one that caches could know
/// (vm/runtime/property.cpp): changes of the keys of all tables on the way bump the epoch once they are observed.
const Table* find_holder(vm::Vm& vm, const Table* t, const vm::String* key, int& slot) {
  constexpr int kLongest = 16;
  for (int i = 0; i < kLongest; i++) {
    const vm::Shape* shape = vm.shapes().get(t->word);
    if (shape->is_dictionary || shape->metatable == nullptr || !shape->metatable->observed()) return nullptr;
    Value next = vm::metamethod_of(vm, Value::table(const_cast<Table*>(t)), vm::Metamethod::kIndex);
    if (!next.is_table() || !next.as_table()->observed()) return nullptr;
    t = next.as_table();
    slot = vm.shapes().find_interned(vm.shapes().get(t->word), key);
    if (slot == vm::kNoSlot) continue;
    return vm::slot_ref(const_cast<Table*>(t), static_cast<uint32_t>(slot)).is_nil() ? nullptr : t;
  }
  return nullptr;
}

}  // namespace

void Recorder::begin(Value* root, ContextId context) {
  root_ = root;
  context_ = context;
  base_ = root + profile_.contexts[context].base;
  last_ = kNone;
  steps_ = 0;
}

void Recorder::comes_from(NodeId node) {
  last_ = node;
  const Node& n = profile_.nodes[node];
  is_behind_elements_ = vm::canonical_op(profile_.contexts[n.context].code[n.word]) == Op::RangeNext;
}

Recorder::Verdict Recorder::leave(NodeId at, const char* reason) {
  profile_.nodes[at].leaves = reason;
  reason_ = reason;
  return Verdict::kLeft;
}

Recorder::Verdict Recorder::step(Value* base, const Instr* pc) {
  if (++steps_ > kMostSteps) return abort(kTooLong);
  const Context* here = &profile_.contexts[context_];
  if (base != base_ || !vm::is_closure(base[-4]) || base[-4].as<Closure>()->code != here->code ||
      pc < here->code || pc >= here->code + here->proto->code_words) {
    if (finishing_ != nullptr && base == base_ && pc == finishing_) {
      finishing_ = nullptr;
      return Verdict::kGoOn;
    }
    if (!stays_) return abort("execution went on elsewhere");
    const char* why_not = follow_handler(base, pc);
    if (why_not != nullptr) return leave(last_, why_not);
  }
  here = &profile_.contexts[context_];
  auto word = static_cast<uint32_t>(pc - here->code);
  if (stays_) observe_row(base);
  // Where a range loop goes round behind its elements, or a hole, there is something else than elements.
  if (is_behind_elements_ && last_ != kNone && profile_.nodes[last_].context == context_ && word < profile_.nodes[last_].word) {
    profile_.news += !profile_.nodes[last_].has_entries;
    profile_.nodes[last_].has_entries = true;
  }
  is_behind_elements_ = false;
  stays_ = false;
  if (context_ == 0 && last_ != kNone && word == profile_.header) {
    profile_.add_edge(last_, 0);
    return Verdict::kClosed;
  }
  if (profile_.nodes.size() > kMostNodes) return abort("too many instructions");
  if (still_learns(vm_, here->code, pc)) return abort("how large tables become is not known yet");
  uint32_t news = profile_.news;
  NodeId id = profile_.node_at(context_, word);
  if (last_ != kNone) profile_.add_edge(last_, id);
  last_ = id;
  if (context_ == 0 && (word < profile_.header || word >= profile_.end)) {
    profile_.news = news;  // there the region is left, as it is where nothing has been seen
    return leave(id, kLoopEnds);
  }
  if (profile_.nodes[id].leaves != nullptr) return leave(id, profile_.nodes[id].leaves);
  uint32_t before = known(profile_.nodes[id]);
  bool is_range = vm::canonical_op(*pc) == Op::RangeNext;  // the end is what matters
  if (++looks_[id] <= kMostLooks || is_range) observe(id, base, pc);
  const char* why_not = follow(id, base, pc);
  profile_.news += known(profile_.nodes[id]) - before;
  return why_not == nullptr ? Verdict::kGoOn : leave(id, why_not);
}

/// Notes the operands of the instruction.
void Recorder::observe(NodeId id, Value* base, const Instr* pc) {
  Node& node = profile_.nodes[id];
  Instr insn = vm::canonical(*pc);
  Op op = vm::op_of(insn);
  const vm::OpInfo& info = vm::op_info(op);
  uint32_t a = arg_a(insn), b = arg_b(insn), c = arg_c(insn);
  if (info.format != vm::OpFormat::J) {
    if (info.a == OperandKind::R) node.a |= base[a].type_set();
    if (info.b == OperandKind::R) node.b |= base[b].type_set();
    if (info.c == OperandKind::R) node.c |= base[c].type_set();
  }
  switch (op) {
    case Op::GetField: case Op::Self: return observe_property(node, base[b], pc);
    case Op::SetField: return observe_property(node, base[a], pc);
    case Op::GetIndex: return observe_element(node.elements, base[b], base[c]);
    case Op::GetIndexI: return observe_element(node.elements, base[b], Value::integer(c));
    case Op::SetIndex: return observe_element(node.elements, base[a], base[b]);
    case Op::SetIndexI: return observe_element(node.elements, base[a], Value::integer(b));
    case Op::NewObject: return observe_row(node, base + b, c);
    case Op::SetList: return observe_row(node, base + b, c == kMulti ? 0 : c);
    case Op::Closure: return profile_.keep(profile_.contexts[node.context].proto->nested()[pc[1]]);
    case Op::RangePrep: case Op::RangeNext: return observe_range(node, op, base + a);
    case Op::Len: return observe_element(node.elements, base[b], Value::nil());
    default: node.overflows |= gives_double(profile_.contexts[node.context].proto, base, insn); return;
  }
}

void Recorder::observe_row(Node& node, const Value* values, uint32_t count) {
  if (node.row.size() < count) node.row.resize(count);
  for (uint32_t i = 0; i < count; i++) node.row[i] |= values[i].type_set();
}

/// A step of a range loop, or the one before the first, from whose state b gets what element is next.
void Recorder::observe_range(Node& node, Op op, const Value* state) {
  node.a |= state[0].type_set();
  is_behind_elements_ = false;
  if (op == Op::RangeNext && vm::is_native(state[0])) return observe_iterator(node, state[0].as<vm::NativeFunction>());
  if (!state[0].is_table()) return;
  Value cursor = op == Op::RangePrep ? Value::integer(0) : state[1];
  observe_element(node.elements, state[0], cursor);
  const vm::Storage* storage = state[0].as_table()->storage;
  uint32_t length = storage->length;
  bool is_inside = static_cast<uint64_t>(cursor.as_int()) < length;
  Value element = is_inside ? vm::element_at(storage, static_cast<uint32_t>(cursor.as_int())) : Value::nil();
  // (Lists begin with element 1. The region's RangePrep skips a missing element 0, where the interpreter's RangeNext does.)
  bool is_skipped = op == Op::RangeNext && is_inside && cursor.as_int() == 0 && element.is_nil();
  if (is_inside && !is_skipped) node.b |= element.type_set();
  is_behind_elements_ = op == Op::RangeNext && element.is_nil() && !is_skipped;
}

/// (The iterator itself is one of many; what it runs is the same in all of them.)
void Recorder::observe_iterator(Node& node, vm::NativeFunction* iterator) {
  node.iterator = reinterpret_cast<int64_t>(iterator->code);
  node.is_ipairs = iterator->fast() == vm::FastNative::kIpairsStep;
  if (node.is_ipairs) observe_element(node.elements, iterator->upvalues()[0], Value::integer(iterator->upvalues()[1].as_int() + 1));
}

void Recorder::observe_property(Node& node, Value receiver, const Instr* pc) {
  PropertySeen seen;
  if (!receiver.is_table()) return note(node.properties, seen);
  const Context& context = profile_.contexts[node.context];
  const auto& cache = *reinterpret_cast<const vm::PropertyCache*>(reinterpret_cast<const char*>(context.code) - pc[1]);
  Table* table = receiver.as_table();
  const vm::Shape* shape = vm_.shapes().get(table->word);
  seen.shape_word = shape_word_of(table);
  seen.has_metatable = shape->metatable != nullptr;
  int slot = shape->is_dictionary ? vm::kNoSlot : vm_.shapes().find_interned(shape, cache.key);
  if (slot != vm::kNoSlot) {
    const vm::FieldFact* fact = seen.fact = shape->properties[slot].fact;
    seen.where = PropertySeen::kOwn;
    seen.slot = static_cast<uint32_t>(slot);
    seen.is_far = seen.slot >= table->inline_slots();
    if (seen.is_far) seen.slot -= table->inline_slots();
    seen.fact_types = fact->types;
    seen.fact_is_constant = fact->is_constant;
  } else if (const Table* holder = find_holder(vm_, table, cache.key, slot); holder != nullptr) {
    seen.where = PropertySeen::kHolder;
    seen.slot = static_cast<uint32_t>(slot);
    seen.holder = const_cast<Table*>(holder);
    profile_.keep(seen.holder);
    seen.holder_shape = shape_word_of(holder);
    seen.fact = vm_.shapes().get(holder->word)->properties[slot].fact;
    seen.is_far = seen.slot >= holder->inline_slots();
    if (seen.is_far) seen.slot -= holder->inline_slots();
    seen.epoch = vm_.metatable_epoch;
  } else if (cache.state == vm::PropertyCache::kAdd && cache.other == table->word && cache.epoch == vm_.metatable_epoch) {
    seen.where = PropertySeen::kAdds;
    seen.slot = cache.slot;
    seen.is_far = seen.slot >= table->inline_slots();
    seen.next_shape = uint64_t{cache.new_shape} << 8 | table->byte1;
    seen.epoch = cache.epoch;
  } else if (!shape->is_dictionary && shape->metatable == nullptr) {
    seen.where = PropertySeen::kAbsent;
  }
  note(node.properties, seen);
}

void Recorder::observe_element(std::vector<ElementSeen>& list, Value table, Value key) {
  ElementSeen seen;
  if (table.is_table()) {
    const Table* t = table.as_table();
    const vm::Storage* storage = t->storage;
    seen.is_table = true;
    seen.shape_word = shape_word_of(t);
    const vm::Shape* shape = vm_.shapes().get(t->word);
    seen.is_handled = vm::metatable_of(vm_, t) != nullptr;
    seen.has_metatable = shape->is_dictionary || seen.is_handled;
    seen.facts = t->byte0;
    seen.layout = storage->layout();
    if (key.is_double()) key = vm::integer_if_exact(key.as_double());
    if (key.is_int()) {
      int64_t k = key.as_int();
      seen.is_zero = k == 0;
      seen.is_inside = k >= 0 && k < storage->length;
      seen.is_append = k == storage->length;
    }
  }
  note(list, seen);
}

/// The first two arguments are a table of rows and the number of one; the third one is an element's.
void Recorder::observe_matrix(Node& node, const Value* args) {
  observe_element(node.elements, args[0], args[1]);
  if (!args[0].is_table()) return;
  observe_element(node.rows, vm::table_get(vm_, args[0].as_table(), args[1]), args[2]);
}

/// Works out in which frame the next instruction is. Gives the reason if a region cannot go on there.
const char* Recorder::follow(NodeId id, Value* base, const Instr* pc) {
  Instr insn = vm::canonical(*pc);
  Op op = vm::op_of(insn);
  if (leaves(op)) return vm::op_info(op).name.data();
  bool calls = op == Op::Call || (op == Op::RangeNext && vm::is_closure(base[arg_a(insn)]));
  stays_ = !is_return(op) && !vm::is_backward_jump(op) && (!calls || vm::is_native(base[arg_a(insn)]));
  if (calls) return follow_call(id, base, insn);
  if (!is_return(op)) return nullptr;
  const Context& context = profile_.contexts[context_];
  if (context_ == 0) return "the function returns";
  finishing_ = context.stub;
  base_ = base - context.delta;
  context_ = context.parent;
  return nullptr;
}

const char* Recorder::follow_call(NodeId id, Value* base, Instr insn) {
  Value* window = base + arg_a(insn);
  Value callee = *window;
  Node& node = profile_.nodes[id];
  if (vm::is_native(callee)) return follow_native(node, base, insn);
  if (vm::op_of(insn) == Op::RangeNext) return follow_closure(node, callee, 2);
  auto count = arg_b(insn) == kMulti ? static_cast<uint32_t>(vm_.run.multi_top - window) - vm::kFrameHeader : arg_b(insn);
  if (!callee.is_function()) {
    callee = vm::metamethod_of(vm_, callee, vm::Metamethod::kCall);
    if (!vm::is_closure(callee)) return "calls something else than a function";
    if (!observe_handler(node, vm::Metamethod::kCall, window, 1, callee)) return kFoundInAnotherWay;
    count++;
  }
  return follow_closure(node, callee, count);
}

const char* Recorder::follow_closure(const Node& node, Value callee, uint32_t count) {
  if (const char* why_not = may_enter(callee, count)) return why_not;
  return enter(profile_.child(context_, node.word, callee.as<Closure>()->code, count));
}

/// Library functions. Those that make frames or change coroutines regions leave at; the others they can have called.
const char* Recorder::follow_native(Node& node, Value* base, Instr insn) {
  Value callee = base[arg_a(insn)];
  auto* native = callee.as<vm::NativeFunction>();
  vm::FastNative fast = native->fast();
  if (vm::changes_frames(fast)) return "calls a library function that changes frames";
  bool is_new = std::ranges::find(node.natives, native) == node.natives.end();
  if (is_new && node.natives.size() < kMostNatives) {
    node.natives.push_back(native);
    profile_.keep(callee.as_cell());
    profile_.news++;
  }
  // Arguments are looked at like operands.
  const Value* args = base + arg_a(insn) + vm::kFrameHeader;
  auto count = arg_b(insn) == kMulti ? static_cast<uint32_t>(vm_.run.multi_top - args) : arg_b(insn);
  vm::TypeSet* types[] = {&node.a, &node.b, &node.c, &node.d};
  for (uint32_t i = 0; i < count && i < std::size(types); i++) *types[i] |= args[i].type_set();
  if (is_of_matrix(fast) && count >= 3) observe_matrix(node, args);
  if (fast == vm::FastNative::kSelect && count > 0) node.is_outside |= args[0].is_int() && args[0].as_int() >= count;
  if (fast == vm::FastNative::kStringByte) node.is_outside |= !has_byte(args, count);
  if (fast == vm::FastNative::kTableRemove && count == 1) {
    observe_element(node.elements, args[0], Value::nil());
    node.is_outside |= !has_last(args[0]);
  }
  if (fast == vm::FastNative::kSetMetatable && count == 2) observe_metatable(node, args);
  return nullptr;
}

/// How long the row is that the last instruction has left for the next one, if it has.
void Recorder::observe_row(const Value* base) {
  Node& node = profile_.nodes[last_];
  Instr insn = vm::canonical(profile_.contexts[node.context].code[node.word]);
  if (!leaves_row(insn) || node.row_length != kNone) return;
  node.row_length = static_cast<uint32_t>(vm_.run.multi_top - (base + arg_a(insn)));
  profile_.news++;
}

}  // namespace gs::orc
