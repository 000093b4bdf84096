// The region builder's range loops: over the numbers below an integer, over the array part of a table, and over what a function of
// the program gives.
//
//   RangePrep   cursor := 0                    (1 where a list has no element 0, as most have not)
//   RangeNext   cursor inside? ── yes ──> key, value := cursor, element; cursor + 1 ──> the loop's body
//                    └── no ──> the interpreter looks whether anything comes behind the array part; if not, the loop is over
//
//   RangeNext   the function's instructions, as of a call ──> key, value
//   RangeTest   key nil? ── yes ──> the loop is over
//                    └── no ──> control := key ──> the loop's body
//
// Where holes, named fields or a hash part have been seen, and for everything else that can be iterated, the interpreter executes
// each step.
#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"

namespace gs::orc {

using vm::TypeTag;

namespace {

bool is_one(vm::TypeSet seen, TypeTag tag) { return seen == vm::type_bit(tag); }

}  // namespace

void RegionBuilder::range_prep() {
  if (is_one(node().a, TypeTag::kInt)) {
    int_of(reg(ra(), node().a));
    return write(ra() + 1, int_constant(0));
  }
  if (is_one(node().a, TypeTag::kFunction)) return static_cast<void>(cell(ra(), TypeTag::kFunction));
  // (Of a table, b is what element 0 was.)
  if (!is_one(node().a, TypeTag::kTable) || node().elements.empty()) return execute();
  ValueId table = cell(ra(), TypeTag::kTable);
  if (!is_one(node().b, TypeTag::kNil)) return write(ra() + 1, int_constant(0));
  vm::TypeSet facts = node().elements.back().facts;
  guard(IrOp::kGuardElements, {table}, facts);
  ValueId storage = emit(IrOp::kLoadStorage, {table}), zero = int_constant(0);
  guard(IrOp::kGuardBounds, {zero, emit(IrOp::kLoadLength, {storage})});
  ValueId is_absent = is_of_bytes(facts) ? emit(IrOp::kEqInt, {emit(IrOp::kLoadByte, {storage, zero}), int_constant(vm::Storage::kByteNil)})
                                         : emit(IrOp::kSameValue, {emit(IrOp::kLoadElement, {storage, zero}), value_constant(vm::Value::nil())});
  guard(IrOp::kGuardTrue, {is_absent});
  write(ra() + 1, int_constant(1));
}

void RegionBuilder::range_next() {
  bool is_table = is_one(node().a, TypeTag::kTable) && !node().elements.empty();
  if (is_one(node().a, TypeTag::kInt)) return next_number();
  if (is_table && !node().has_entries && !is_one(node().b, TypeTag::kNil) && node().elements.back().facts != 0) return next_element();
  bool has_elements = !node().elements.empty() && node().elements.back().facts != 0;
  if (node().is_ipairs && is_one(node().a, TypeTag::kFunction) && has_elements) return next_of_ipairs();
  if (callees().empty()) return execute();
  if (is_one(node().a, TypeTag::kFunction)) return call_iterator();
  leave("a loop over a function here and something else there");
}

/// The nodes of the loop's body and of what follows the loop, as far as they were recorded.
void RegionBuilder::range_ways(NodeId& body, NodeId& end) const {
  uint32_t behind = node().word + (vm::op_of(insn_) == vm::Op::RangeNext ? 4 : 2);  // RangeNext and RangeTest
  body = end = kNone;
  for (NodeId n : node().next) (profile_.nodes[n].word == behind ? end : body) = n;
}

/// Behind the call of a function.
void RegionBuilder::range_test() {
  NodeId body, end;
  range_ways(body, end);
  ValueId key = read(ra() + 3), is_over = emit(IrOp::kIsTag, {boxed(key)}, static_cast<int64_t>(TypeTag::kNil));
  std::optional<bool> known = decided(is_over);
  if (known == true && end != kNone) body = kNone;
  if (known == false && body != kNone) end = kNone;
  if (body == kNone) guard(IrOp::kGuardTrue, {is_over});
  if (end == kNone) guard(IrOp::kGuardFalse, {is_over});
  next_ = body == kNone ? end : body;
  if (body != kNone && end != kNone) {
    BlockId going_on = unless(is_over);
    emit(IrOp::kJump);
    g_.blocks[block_].successors.resize(1);
    add_pending(end, block_, 0, state_);
    block_ = going_on;
  }
  if (body == kNone) return;
  count_round();
  write(ra() + 2, key);
}

void RegionBuilder::next_number() {
  poll();
  NodeId body, end;
  range_ways(body, end);
  ValueId limit = int_of(reg(ra(), node().a)), at = int_of(reg(ra() + 1, vm::kTypeInt));
  ValueId more = emit(IrOp::kLtInt, {at, limit});
  State before = state_;
  if (body != kNone) {
    if (end == kNone) guard(IrOp::kGuardTrue, {more});
    BlockId other = end == kNone ? kNoId : unless(more);
    deliver(at, at);
    next_ = body;
    if (end == kNone) return;
    emit(IrOp::kJump);
    g_.blocks[block_].successors.resize(1);
    add_pending(body, block_, 0, state_);
    block_ = other;
    state_ = std::move(before);
  } else {
    guard(IrOp::kGuardFalse, {more});
  }
  next_ = end;
}

void RegionBuilder::next_element() {
  poll();
  NodeId body, end;
  range_ways(body, end);
  if (body == kNone) return execute();
  vm::TypeSet facts = node().elements.back().facts;
  ValueId table = cell(ra(), TypeTag::kTable), at = int_of(reg(ra() + 1, vm::kTypeInt));
  guard(IrOp::kGuardElements, {table}, facts);
  ValueId storage = emit(IrOp::kLoadStorage, {table});
  BlockId other = unless(emit(IrOp::kLtInt, {at, emit(IrOp::kLoadLength, {storage})}));
  State before = state_;
  deliver(at, element_in_range(storage, at, facts));
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  add_pending(body, block_, 0, state_);
  block_ = other;
  state_ = std::move(before);
  end_of_elements(end);
}

/// A step of the iterator that ipairs has given, which the RangeTest behind it looks at. The iterator has two upvalues: the table, and
/// the key given last.
void RegionBuilder::next_of_ipairs() {
  poll();
  uint32_t key = ra() + 3;
  vm::TypeSet facts = node().elements.back().facts;
  ValueId iterator = cell(ra(), TypeTag::kFunction);
  guard(IrOp::kGuardCode, {iterator}, node().iterator);
  ValueId table = unbox(emit(IrOp::kLoadNative, {iterator}, 0), TypeTag::kTable);
  ValueId before = unbox(emit(IrOp::kLoadNative, {iterator}, 1), TypeTag::kInt);
  ValueId at = guard(IrOp::kAddOv, {before, int_constant(1)});
  guard(IrOp::kGuardElements, {table}, facts);
  ValueId storage = emit(IrOp::kLoadStorage, {table});
  BlockId behind = unless(emit(IrOp::kLtInt, {at, emit(IrOp::kLoadLength, {storage})}));
  State state = state_;
  ValueId element = element_in_range(storage, at, facts);
  emit(IrOp::kStoreNative, {iterator, boxed(at)}, 1);
  write(key, at);
  write(key + 1, element);
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  add_pending(next_, block_, 0, state_);
  // Behind the array part there is nothing.
  block_ = behind;
  state_ = std::move(state);
  ValueId found = value_from(RuntimeCall::kGetEntry, {table, boxed(at)});
  guard(IrOp::kGuardTag, {found}, static_cast<int64_t>(TypeTag::kNil));
  write(key, value_constant(vm::Value::nil()));
  write(key + 1, value_constant(vm::Value::nil()));
}

/// The element, which is there; all others lead to the interpreter.
ValueId RegionBuilder::element_in_range(ValueId storage, ValueId at, vm::TypeSet facts) {
  if (is_of_bytes(facts)) {
    ValueId byte = emit(IrOp::kLoadByte, {storage, at});
    guard(IrOp::kGuardTrue, {emit(IrOp::kLtInt, {byte, int_constant(vm::Storage::kByteNil)})});
    return emit(IrOp::kEqInt, {byte, int_constant(1)});
  }
  ValueId v = emit(IrOp::kLoadElement, {storage, at});
  guard(IrOp::kGuardNotNil, {v});
  return typed(v, facts & ~vm::kTypeNil);
}

void RegionBuilder::deliver(ValueId key, ValueId value) {
  count_round();
  write(ra() + 1, emit(IrOp::kAddInt, {key, int_constant(1)}));
  write(ra() + 3, key);
  write(ra() + 4, value);
}

/// Behind the last element: the interpreter says whether that is the end.
void RegionBuilder::end_of_elements(NodeId end) {
  ended_ = true;
  if (end == kNone) return leave("not recorded further");
  ValueId word = g_.append(block_, IrOp::kExecute, {}, insn_, snapshot());
  BlockId other = unless(emit(IrOp::kEqInt, {word, int_constant(profile_.nodes[end].word)}));
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  add_pending(end, block_, 0, state_);
  leave_standing(other);
}

}  // namespace gs::orc
