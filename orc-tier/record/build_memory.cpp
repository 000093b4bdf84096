// The region builder's tables, globals and upvalues.
//
// A shape guard says where a field is; a guard on a table's element facts says what all its elements are, so that they are read
// and written without another test. What a metatable might have a say in is left to the code below, unless the value at hand
// shows that it has none: a field or element that is not nil is never looked for elsewhere.
#include <algorithm>
#include <utility>

#include "orc-tier/record/metamethods.h"
#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/table.h"

namespace gs::orc {

using vm::TypeSet;
using vm::TypeTag;
using vm::Value;

namespace {

constexpr size_t kMostShapes = 6;  // that one access distinguishes

bool is_one_type(TypeSet types) { return types != 0 && (types & (types - 1)) == 0; }
TypeTag tag_of(TypeSet one) { return static_cast<TypeTag>(__builtin_ctz(one)); }
bool may_be_observed(uint64_t shape_word) { return ((shape_word << 24 >> 24) & vm::Table::kObserved) != 0; }

}  // namespace

/// `v`, which is of one of these types, unboxed if they are one.
ValueId RegionBuilder::typed(ValueId v, TypeSet possible) {
  if (possible == vm::kTypeInt) return emit(IrOp::kUnboxInt, {v});
  if (possible == vm::kTypeDouble) return emit(IrOp::kUnboxDouble, {v});
  if (possible == vm::kTypeBool) return emit(IrOp::kUnboxBool, {v});
  if (is_one_type(possible)) known_types_[v] = tag_of(possible);
  return v;
}

/// The types that the value in `slot` can have from here on; guards that it is of the one type seen, if it was one.
TypeSet RegionBuilder::settle_type(uint32_t slot, TypeSet seen) {
  ValueId v = read(slot);
  switch (g_.type(v)) {
    case Type::kInt: return vm::kTypeInt;
    case Type::kDouble: return vm::kTypeDouble;
    case Type::kBool: return vm::kTypeBool;
    default: break;
  }
  if (g_[v].op == IrOp::kConstValue) return Value::from_bits(static_cast<uint64_t>(g_[v].imm)).type_set();
  if (!is_one_type(seen)) {
    if (seen == 0) return vm::kTypeAny;
    guard(IrOp::kGuardTypes, {v}, seen);
    return seen;
  }
  TypeTag tag = tag_of(seen);
  if (tag == TypeTag::kInt || tag == TypeTag::kDouble || tag == TypeTag::kBool) write(slot, unboxed(v, tag));
  else guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(tag));
  return seen;
}

/// After `stored` has gone into `container`.
void RegionBuilder::report(ValueId container, ValueId stored) {
  const Inst& v = g_[stored];
  bool is_cell = v.type == Type::kValue || v.type == Type::kPtr;
  if (v.op == IrOp::kConstValue) is_cell = Value::from_bits(static_cast<uint64_t>(v.imm)).is_cell();
  if (is_cell) emit(IrOp::kBarrier, {container});
}

// ---------------------------------------------------------------- upvalues

/// The function that the current frame runs.
ValueId RegionBuilder::callee() {
  return node().context == 0 ? from_entry(static_cast<uint32_t>(-4)) : read_value(context().base - vm::kFrameHeader);
}
ValueId RegionBuilder::closure() { return emit(IrOp::kUnboxPtr, {callee()}, static_cast<int64_t>(TypeTag::kFunction)); }

void RegionBuilder::upvalue() {
  uint32_t x = context().code[node().word + 1];
  ValueId self = closure();
  write(ra(), emit(IrOp::kLoadUpvalue, {self}, x));
}

void RegionBuilder::upcell(bool store) {
  uint32_t x = context().code[node().word + 1];
  ValueId self = closure();
  ValueId container = cell_in(emit(IrOp::kLoadUpvalue, {self}, x));
  if (!store) return write(ra(), emit(IrOp::kLoadCell, {container}));
  ValueId v = read(ra());
  emit(IrOp::kStoreCell, {container, boxed(v)});
  report(container, v);
}

// ---------------------------------------------------------------- fields

/// The property that was seen so in a table of that shape; if `is_typed`, all that the field holds is of the one type of its fact.
ValueId RegionBuilder::property_in(ValueId table, const PropertySeen& seen, bool is_typed) {
  IrOp load = seen.is_far ? IrOp::kLoadFar : IrOp::kLoadField;
  if (seen.where == PropertySeen::kAbsent) return value_constant(Value::nil());
  ValueId out;
  if (seen.where == PropertySeen::kHolder) {
    guard(IrOp::kGuardEpoch, {}, seen.epoch);
    ValueId holder = emit(IrOp::kConstPtr, {}, reinterpret_cast<int64_t>(seen.holder));
    guard(IrOp::kGuardShape, {holder}, static_cast<int64_t>(seen.holder_shape));
    out = emit(load, {holder}, seen.slot);
  } else {
    out = emit(load, {table}, seen.slot);
  }
  if (is_typed) return typed(out, seen.fact->types);
  if (seen.where == PropertySeen::kHolder || seen.has_metatable) guard(IrOp::kGuardNotNil, {out});
  return out;
}

/// Guards that the field still has values of one type only, if it has. (The guard asks the shape tree, so that it can be made
/// before a loop, where the tags of the loop's objects cannot. Which function it is says more than that it is one.)
bool RegionBuilder::guard_fact(const PropertySeen& seen) {
  if (seen.fact == nullptr || !is_one_type(seen.fact->types) || (seen.fact->types & (vm::kTypeNil | vm::type_bit(TypeTag::kFunction))) != 0) return false;
  guard(IrOp::kGuardField, {}, field_fact_word(seen.fact, seen.fact->types));
  return true;
}

/// What has been seen of the properties that the instruction asks `table` for, by shape; empty if that is not simple.
std::vector<PropertySeen> RegionBuilder::properties_of(ValueId table) const {
  std::vector<PropertySeen> seen;
  for (const PropertySeen& p : node().properties) {
    auto same_shape = [&](const auto& other) { return other.shape_word == p.shape_word; };
    if (std::ranges::any_of(node().handlers, same_shape)) continue;  // looked at before
    std::erase_if(seen, same_shape);  // what was seen of it last holds
    seen.push_back(p);
  }
  for (auto [known, shape_word] : state_.shapes) {
    if (known != table) continue;
    auto is_it = [&](const PropertySeen& p) { return p.shape_word == shape_word; };
    auto it = std::ranges::find_if(seen, is_it);
    if (it != seen.end()) return {*it};
  }
  return seen.size() > kMostShapes ? std::vector<PropertySeen>{} : seen;
}

/// Whether there may be so many ways more, from here to the next header.
bool RegionBuilder::may_split(size_t ways) {
  constexpr size_t kMostNodes = 200;
  return profile_.nodes.size() <= kMostNodes && ways_[instance_] + ways <= kMostWaysOfAll;
}

/// The property of the table in `receiver` that the instruction reads, into `slot`: a test for each shape that has been seen, and a guard
/// of the last one. Objects whose methods are looked for go a way of their own, as far as there may be more of them. False if that is not
/// simple.
bool RegionBuilder::load_property(uint32_t receiver, uint32_t slot) {
  ValueId object = read_value(receiver);
  const std::vector<PropertySeen> seen = properties_of(object);
  auto is_other = [](const PropertySeen& p) { return p.where == PropertySeen::kOther || p.where == PropertySeen::kAdds; };
  if (seen.empty() || std::ranges::any_of(seen, is_other)) return false;
  bool is_method = vm::op_of(insn_) == vm::Op::Self, splits = is_method && may_split(seen.size() - 1);
  ValueId table = cell(receiver, TypeTag::kTable);
  BlockId join = seen.size() > 1 && !splits ? g_.add_block() : kNoId;
  auto load = [&](const PropertySeen& p, bool is_typed) {
    ValueId v = property_in(table, p, is_typed);
    if (is_method) guard(IrOp::kGuardNotNil, {boxed(v)});
    if (p.where == PropertySeen::kHolder) expect(v, p);
    return v;
  };
  for (size_t i = 0; i + 1 < seen.size(); i++) {
    BlockId other = unless(emit(IrOp::kIsShape, {table}, static_cast<int64_t>(seen[i].shape_word)));
    ValueId v = load(seen[i], false);
    if (splits) go_own_way(slot, v, object, seen[i].shape_word);
    else jump_to_join(join, v);
    block_ = other;
  }
  guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(seen.back().shape_word));
  ValueId v = load(seen.back(), seen.size() == 1 && guard_fact(seen.back()));
  if (seen.size() > 1 && splits) state_.shapes.push_back({object, seen.back().shape_word});
  if (join != kNoId) {
    jump_to_join(join, v);
    block_ = join;
    v = g_.add_param(join, Type::kValue);
  }
  if (is_method) write(slot + vm::kFrameHeader, object);
  write(slot, v);
  return true;
}

/// Where the instruction is done, for a table of this shape: goes on apart from the others.
void RegionBuilder::go_own_way(uint32_t slot, ValueId v, ValueId object, uint64_t shape_word) {
  State state = state_;
  if (vm::op_of(insn_) == vm::Op::Self) state.slots[slot + vm::kFrameHeader] = object;
  state.slots[slot] = v;
  state.shapes.push_back({object, shape_word});
  state.way = ++ways_[instance_];
  std::swap(state, state_);
  go_on_apart();
  state_ = std::move(state);
}

/// Notes which function the holder has there now, if it has one.
void RegionBuilder::expect(ValueId v, const PropertySeen& seen) {
  uint32_t slot = seen.is_far ? seen.slot + seen.holder->inline_slots() : seen.slot;
  if (shape_word_of(seen.holder) != seen.holder_shape) return;
  Value method = vm::slot_ref(seen.holder, slot);
  if (vm::is_closure(method)) expected_[v] = method.as<vm::Closure>()->code;
}

void RegionBuilder::get_field(uint32_t receiver, uint32_t out) {
  if (!load_property(receiver, out)) execute();
}

/// A method that is not there is an error of this instruction, not of the call.
void RegionBuilder::self() {
  auto is_absent = [](const PropertySeen& seen) { return seen.where == PropertySeen::kAbsent; };
  if (std::ranges::any_of(node().properties, is_absent) || !load_property(rb(), ra())) execute();
}

void RegionBuilder::set_field() {
  ValueId object = read_value(ra());
  const std::vector<PropertySeen> all = properties_of(object);
  if (all.empty()) return execute();
  if (all[0].where == PropertySeen::kAdds) return all.size() == 1 ? add_field(all[0]) : execute();
  TypeSet types = settle_type(rb(), node().b);
  auto is_simple = [&](const PropertySeen& seen) {
    bool is_asked = (types & vm::kTypeNil) && (seen.has_metatable || may_be_observed(seen.shape_word));
    return seen.where == PropertySeen::kOwn && !seen.is_far && (types & ~seen.fact_types) == 0 && !seen.fact_is_constant && !is_asked;
  };
  if (!std::ranges::all_of(all, is_simple)) return execute();
  ValueId table = cell(ra(), TypeTag::kTable);
  BlockId join = all.size() > 1 ? g_.add_block() : kNoId;
  for (size_t i = 0; i + 1 < all.size(); i++) {
    BlockId other = unless(emit(IrOp::kIsShape, {table}, static_cast<int64_t>(all[i].shape_word)));
    store_field(table, all[i]);
    emit(IrOp::kJump);
    g_.blocks[block_].successors = {{join, {}}};
    block_ = other;
  }
  guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(all.back().shape_word));
  store_field(table, all.back());
  if (join == kNoId) return;
  emit(IrOp::kJump);
  g_.blocks[block_].successors = {{join, {}}};
  block_ = join;
}

/// Into a field that was seen so, in a table of that shape.
void RegionBuilder::store_field(ValueId table, const PropertySeen& seen) {
  // Over nil, a metatable or those who rely on which keys there are may have a say.
  if (seen.has_metatable || may_be_observed(seen.shape_word)) {
    guard(IrOp::kGuardNotNil, {emit(IrOp::kLoadField, {table}, seen.slot)});
  }
  ValueId v = read(rb());
  emit(IrOp::kStoreField, {table, boxed(v)}, seen.slot);
  report(table, v);
}

// ---------------------------------------------------------------- elements

bool RegionBuilder::summarize(const std::vector<ElementSeen>& all, Elements& out) {
  out = {};
  if (all.empty()) return false;
  out = {all[0].facts, all[0].shape_word, true, false, false, false, false, false};
  for (const ElementSeen& e : all) {
    if (!e.is_table) return false;
    out.facts = e.facts;  // they widen: what came last has the best chance to stay
    out.one_shape &= e.shape_word == out.shape_word;
    out.has_metatable |= e.has_metatable;
    out.has_zero |= e.is_zero;
    out.has_inside |= e.is_inside;
    out.has_append |= e.is_append;
    out.has_other |= !e.is_inside && !e.is_append;
  }
  return true;
}

/// The key, guarded to be an index inside, and the storage, guarded to hold elements as seen.
ValueId RegionBuilder::place_of(const Elements& seen, ValueId table, ValueId key, bool is_typed, ValueId& storage) {
  guard(IrOp::kGuardElements, {table}, seen.facts);
  storage = emit(IrOp::kLoadStorage, {table});
  guard(IrOp::kGuardBounds, {key, emit(IrOp::kLoadLength, {storage})});
  if (!is_typed) return key;
  // Facts do not speak of element 0. (Where each round has another table, it is rather the element that is looked at.)
  if (seen.has_zero && varies(table)) return key;
  if (seen.has_zero) guard(IrOp::kGuardFirst, {storage}, is_of_bytes(seen.facts) ? vm::Storage::kBytes : vm::Storage::kValues);
  else guard(IrOp::kGuardTrue, {emit(IrOp::kLtInt, {int_constant(0), key})});
  return key;
}

/// A number as an index. (A double that is none leaves, whatever the table has there.)
ValueId RegionBuilder::index_of(const Operand& key) {
  Number kind = kind_of(key);
  return kind == Number::kInt ? int_of(key) : guard(IrOp::kDoubleToInt, {double_of(key, kind)});
}

void RegionBuilder::get_element(uint32_t table_slot, const Operand& key) {
  Elements seen;
  Number kind = kind_of(key);
  bool is_row = summarize(node().elements, seen) && seen.has_inside && seen.facts != 0 && kind != Number::kNone;
  if (kind != Number::kInt && (seen.has_other || seen.has_append)) is_row = false;
  if (!is_row) return is_plain_access() ? get_entry(table_slot, key) : execute();
  ValueId at = index_of(key), table = cell(table_slot, TypeTag::kTable), storage;
  if ((seen.has_other || seen.has_append) && is_plain_access()) return get_beyond(table, at);
  bool may_be_nil = (seen.facts & vm::kTypeNil) != 0;
  at = place_of(seen, table, at, !may_be_nil, storage);
  if (is_of_bytes(seen.facts)) {
    ValueId byte = emit(IrOp::kLoadByte, {storage, at});
    bool is_plain = seen.one_shape && !seen.has_metatable;
    if (may_be_nil && is_plain) hole_apart(table, byte, seen.shape_word);
    else if (may_be_nil || (seen.has_zero && varies(table))) guard(IrOp::kGuardTrue, {is_no_hole(byte)});
    return write(ra(), emit(IrOp::kEqInt, {byte, int_constant(vm::Storage::kByteTrue)}));
  }
  ValueId v = emit(IrOp::kLoadElement, {storage, at});
  if (!may_be_nil) {
    if (seen.has_zero && varies(table)) guard(IrOp::kGuardNotNil, {v});
    return write(ra(), typed(v, seen.facts));
  }
  if (seen.has_metatable || !seen.one_shape) guard(IrOp::kGuardNotNil, {v});
  else guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(seen.shape_word));
  write(ra(), v);
}

ValueId RegionBuilder::is_no_hole(ValueId byte) { return emit(IrOp::kLtInt, {byte, int_constant(vm::Storage::kByteNil)}); }

/// Here the byte is a boolean. Where it is a hole of a table with this shape, which has no metatable, nil goes on on a way of its own.
void RegionBuilder::hole_apart(ValueId table, ValueId byte, uint64_t shape_word) {
  snapshot();
  BlockId hole = unless(is_no_hole(byte)), boolean = std::exchange(block_, hole);
  State here = state_;
  guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(shape_word));
  write(ra(), value_constant(Value::nil()));
  // If the next instruction asks for it, that is known, and behind it there is nothing to keep apart.
  const Node& next = profile_.nodes[next_];
  if (tested_slot(profile_.contexts[next.context], next.word) != ra()) state_.way = new_way(instance_, state_.way);
  go_on_apart();
  state_ = std::move(here);
  block_ = boolean;
}

/// Whether all that has been seen of the access were tables without metatable.
bool RegionBuilder::is_plain_access() const {
  const std::vector<ElementSeen>& all = node().elements;
  return !all.empty() && std::all_of(all.begin(), all.end(), [](const ElementSeen& e) { return e.is_table && !e.is_handled; });
}

ValueId RegionBuilder::boxed_key(const Operand& key) { return key.slot == kNoId ? value_constant(key.constant) : read_value(key.slot); }

/// By a computed key, wherever in the table that may be.
void RegionBuilder::get_entry(uint32_t table_slot, const Operand& key) {
  ValueId table = cell(table_slot, TypeTag::kTable);
  write(ra(), value_from(RuntimeCall::kGetEntry, {table, boxed_key(key)}));
}

/// An element that was now and then looked for beyond the end.
void RegionBuilder::get_beyond(ValueId table, ValueId key) {
  BlockId join = g_.add_block();
  BlockId beyond = unless(emit(IrOp::kLtInt, {key, emit(IrOp::kLoadLength, {emit(IrOp::kLoadStorage, {table})})}));
  TypeSet facts = node().elements.back().facts;
  guard(IrOp::kGuardElements, {table}, facts);
  ValueId storage = emit(IrOp::kLoadStorage, {table}), v;
  guard(IrOp::kGuardTrue, {emit(IrOp::kLeInt, {int_constant(0), key})});
  // What is not nil no metatable has a say in; and that this table has none its shape says (but not that of dictionaries).
  bool is_told_by_shape = !node().elements.back().has_metatable;
  if (is_of_bytes(facts)) {
    ValueId byte = emit(IrOp::kLoadByte, {storage, key});
    if (is_told_by_shape) hole_apart(table, byte, node().elements.back().shape_word);
    else guard(IrOp::kGuardTrue, {is_no_hole(byte)});
    v = emit(IrOp::kEqInt, {byte, int_constant(vm::Storage::kByteTrue)});
  } else {
    v = emit(IrOp::kLoadElement, {storage, key});
    if ((facts & vm::kTypeNil) == 0 || !is_told_by_shape) guard(IrOp::kGuardNotNil, {v});
    else guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(node().elements.back().shape_word));
  }
  jump_to_join(join, v);
  block_ = beyond;
  jump_to_join(join, value_from(RuntimeCall::kGetEntry, {table, boxed(key)}));
  block_ = join;
  write(ra(), g_.add_param(join, Type::kValue));
}

void RegionBuilder::set_entry(uint32_t table_slot, const Operand& key, uint32_t value) {
  ValueId table = cell(table_slot, TypeTag::kTable), k = boxed_key(key);
  ValueId done = emit_call(RuntimeCall::kSetEntry, {table, k, read_value(value)});
  guard(IrOp::kGuardTrue, {emit(IrOp::kUnboxBool, {done})});
}

void RegionBuilder::set_element(uint32_t table_slot, const Operand& key, uint32_t value) {
  Elements seen;
  Number kind = kind_of(key);
  bool is_row = summarize(node().elements, seen) && (seen.has_inside || seen.has_append) && kind != Number::kNone;
  if (kind != Number::kInt && seen.has_other) is_row = false;
  if (!is_row) return is_plain_access() ? set_entry(table_slot, key, value) : execute();
  TypeSet types = settle_type(value, node().c);
  if (types & vm::kTypeNil) return is_plain_access() ? set_entry(table_slot, key, value) : execute();
  ValueId at = index_of(key), table = cell(table_slot, TypeTag::kTable), v = read(value);
  if (seen.has_append || seen.has_other || (types & ~seen.facts) != 0) {
    if (seen.has_metatable || !seen.one_shape) return execute();
    guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(seen.shape_word));
    ValueId done = emit_call(RuntimeCall::kSetElement, {table, at, boxed(v)});
    return static_cast<void>(guard(IrOp::kGuardTrue, {emit(IrOp::kUnboxBool, {done})}));
  }
  bool may_be_nil = (seen.facts & vm::kTypeNil) != 0, is_typed = !may_be_nil;
  ValueId storage;
  at = place_of(seen, table, at, is_typed, storage);
  if (is_typed && seen.has_zero && varies(table)) is_typed = false;  // it has not been made sure of
  if (!is_typed) {
    if (seen.has_metatable || !seen.one_shape) return execute();
    guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(seen.shape_word));
  }
  if (is_of_bytes(seen.facts)) {
    emit(IrOp::kStoreByte, {storage, at, emit(IrOp::kBoolToInt, {v})});
    return;
  }
  emit(IrOp::kStoreElement, {storage, at, boxed(v)});
  report(storage, v);
}

/// The place of element (y, z) of the matrix x, and the double there. False if what has been seen is not that simple.
bool RegionBuilder::matrix_place(ValueId& storage, ValueId& at, ValueId& element) {
  Elements outer, inner;
  if (!summarize(node().elements, outer) || !summarize(node().rows, inner)) return false;
  if (outer.facts != vm::type_bit(TypeTag::kTable) || inner.facts != vm::kTypeDouble) return false;
  if (outer.has_append || outer.has_other || inner.has_append || inner.has_other) return false;
  Operand y = argument(1), z = argument(2);
  if (kind_of(y) != Number::kInt || kind_of(z) != Number::kInt) return false;
  ValueId row_at = int_of(y);
  at = int_of(z);
  ValueId matrix = cell(argument(0).slot, TypeTag::kTable), rows;
  row_at = place_of(outer, matrix, row_at, true, rows);
  ValueId found = emit(IrOp::kLoadElement, {rows, row_at});
  if (outer.has_zero && varies(matrix)) guard(IrOp::kGuardNotNil, {found});
  ValueId row = emit(IrOp::kUnboxPtr, {found}, static_cast<int64_t>(TypeTag::kTable));
  at = place_of(inner, row, at, true, storage);
  element = emit(IrOp::kLoadElement, {storage, at});
  if (inner.has_zero && varies(row)) guard(IrOp::kGuardNotNil, {element});
  return true;
}

void RegionBuilder::length() {
  if (node().b == vm::type_bit(TypeTag::kString)) {
    return write(ra(), emit(IrOp::kStringLength, {cell(rb(), TypeTag::kString)}));
  }
  Elements seen;
  if (!summarize(node().elements, seen) || seen.has_metatable || !seen.one_shape) return execute();
  ValueId table = cell(rb(), TypeTag::kTable);
  guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(seen.shape_word));
  ValueId count = emit(IrOp::kLoadLength, {emit(IrOp::kLoadStorage, {table})});
  write(ra(), emit(IrOp::kMaxInt, {emit(IrOp::kSubInt, {count, int_constant(1)}), int_constant(0)}));
}

}  // namespace gs::orc
