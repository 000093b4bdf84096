// The region builder's metamethods: a table of a shape has one metatable, for good; what function that has under the metamethod's
// name its shape, a load and a guard say. Then the function is inlined like a called one, in a frame in the caller's scratch window;
// where it returns, the instruction that it has interrupted is finished.
#include <algorithm>

#include "orc-tier/record/metamethods.h"
#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"
#include "vm/table.h"

namespace gs::orc {

using vm::arg_a;
using vm::arg_b;
using vm::arg_c;
using vm::Metamethod;
using vm::Op;
using vm::TypeTag;
using vm::Value;

// ---------------------------------------------------------------- conditions

/// Goes on where the condition holds; otherwise in `other`, which is made when the first one asks for it.
void RegionBuilder::split(ValueId condition, BlockId& other) {
  emit(IrOp::kBranch, {condition});
  BlockId here = g_.add_block();
  if (other == kNoId) other = g_.add_block();
  g_.blocks[block_].successors = {{here, {}}, {other, {}}};
  block_ = here;
}

// These make sure of something: by a guard, or, if there is another way, by a branch.
void RegionBuilder::need(ValueId condition, bool holds, BlockId* other) {
  if (other == nullptr) guard(holds ? IrOp::kGuardTrue : IrOp::kGuardFalse, {condition});
  else split(holds ? condition : emit(IrOp::kNotBool, {condition}), *other);
}

/// False if `v` surely is of another type.
bool RegionBuilder::need_tag(ValueId v, TypeTag tag, BlockId* other) {
  if (g_.type(v) == Type::kPtr) return false;
  if (g_.type(v) != Type::kValue) {
    TypeTag own = g_.type(v) == Type::kInt ? TypeTag::kInt : g_.type(v) == Type::kDouble ? TypeTag::kDouble : TypeTag::kBool;
    return own == tag;
  }
  if (g_[v].op == IrOp::kConstValue) return Value::from_bits(static_cast<uint64_t>(g_[v].imm)).type_tag() == tag;
  auto known = known_types_.find(v);
  if (known != known_types_.end()) return known->second == tag;
  if (other == nullptr) guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(tag));
  else split(emit(IrOp::kIsTag, {v}, static_cast<int64_t>(tag)), *other);
  return true;
}

void RegionBuilder::need_shape(ValueId table, uint64_t shape_word, BlockId* other) {
  auto word = static_cast<int64_t>(shape_word);
  if (other == nullptr) guard(IrOp::kGuardShape, {table}, word);
  else split(emit(IrOp::kIsShape, {table}, word), *other);
}

/// The field that a metamethod stands in for is not there.
bool RegionBuilder::need_absence(const HandlerSeen& seen, ValueId table, BlockId* other) {
  const vm::Shape* shape = vm_.shapes().get(shape_id_of(static_cast<int64_t>(seen.shape_word)));
  const auto* code = reinterpret_cast<const char*>(context().code);
  const auto& cache = *reinterpret_cast<const vm::PropertyCache*>(code - context().code[node().word + 1]);
  int slot = vm_.shapes().find_interned(shape, cache.key);
  if (slot == vm::kNoSlot) return true;
  if (static_cast<uint32_t>(slot) >= inline_slots_of(static_cast<int64_t>(seen.shape_word))) return false;
  ValueId v = emit(IrOp::kLoadField, {table}, slot);
  need(emit(IrOp::kSameValue, {v, value_constant(Value::nil())}), true, other);
  return true;
}

/// It is the handler seen that is asked. False if the arguments surely are others.
bool RegionBuilder::need_handler(const HandlerSeen& seen, const std::vector<ValueId>& args, BlockId* other) {
  constexpr auto kTable = static_cast<int64_t>(TypeTag::kTable);
  auto address = [&](ValueId v) { return emit(IrOp::kUnboxPtr, {v}, kTable); };
  if (seen.method == Metamethod::kEq) {
    if (!need_tag(args[0], TypeTag::kTable, other) || !need_tag(args[1], TypeTag::kTable, other)) return false;
    need(emit(IrOp::kSameValue, {args[0], args[1]}), false, other);
  }
  if (seen.is_second && !need_tag(args[0], static_cast<TypeTag>(__builtin_ctz(seen.other)), other)) return false;
  if (seen.is_second && seen.other == vm::type_bit(TypeTag::kTable)) {
    need_shape(address(args[0]), seen.other_shape, other);
    if (seen.other_metatable != nullptr) {
      ValueId metatable = emit(IrOp::kConstPtr, {}, reinterpret_cast<int64_t>(seen.other_metatable));
      guard(IrOp::kGuardShape, {metatable}, static_cast<int64_t>(seen.other_metatable_shape));
    }
  }
  ValueId whose = args[seen.is_second ? 1 : 0];
  if (!need_tag(whose, TypeTag::kTable, other)) return false;
  ValueId table = address(whose);
  need_shape(table, seen.shape_word, other);
  bool is_property = seen.method == Metamethod::kIndex || seen.method == Metamethod::kNewIndex;
  return !is_property || need_absence(seen, table, other);
}

/// The function, which is guarded to be the one seen, or another closure of it.
ValueId RegionBuilder::handler_in(const HandlerSeen& seen) {
  ValueId metatable = emit(IrOp::kConstPtr, {}, reinterpret_cast<int64_t>(seen.metatable));
  guard(IrOp::kGuardShape, {metatable}, static_cast<int64_t>(seen.metatable_shape));
  ValueId handler = emit(seen.is_far ? IrOp::kLoadFar : IrOp::kLoadField, {metatable}, seen.slot);
  guard(IrOp::kGuardTag, {handler}, static_cast<int64_t>(TypeTag::kFunction));
  ValueId address = emit(IrOp::kUnboxPtr, {handler}, static_cast<int64_t>(TypeTag::kFunction));
  guard(IrOp::kGuardCode, {address}, reinterpret_cast<int64_t>(seen.code));
  return handler;
}

// ---------------------------------------------------------------- calls

/// As the interpreter passes them.
std::vector<ValueId> RegionBuilder::metamethod_arguments() {
  Op op = vm::op_of(insn_);
  auto in = [&](uint32_t slot) { return read(slot); };
  auto integer = [&](int64_t i) { return value_constant(Value::integer(i)); };
  auto key = [&] {
    const auto* code = reinterpret_cast<const char*>(context().code);
    return value_constant(Value::string(reinterpret_cast<const vm::PropertyCache*>(code - context().code[node().word + 1])->key));
  };
  switch (op) {
    case Op::AddI: return {in(rb()), integer(std::abs(vm::arg_sc(insn_)))};
    case Op::AddK: case Op::SubK: case Op::MulK: case Op::DivK: case Op::ModK: case Op::PowK:
      return {in(rb()), value_constant(constant(arg_c(insn_)))};
    case Op::AddKV: case Op::SubKV: case Op::MulKV: case Op::DivKV: return {value_constant(constant(arg_b(insn_))), in(rc())};
    case Op::Neg: case Op::Len: return {in(rb())};
    case Op::GetField: case Op::Self: return {in(rb()), key()};
    case Op::SetField: return {in(ra()), key(), in(rb())};
    case Op::Concat: return {in(rb()), in(rb() + 1)};
    case Op::Gt: case Op::Ge: return {in(rc()), in(rb())};
    case Op::JEq: case Op::JNe: case Op::JLt: case Op::JNotLt: case Op::JLe: case Op::JNotLe: return {in(ra()), in(rb())};
    case Op::JLtI: case Op::JNotLtI: case Op::JLeI: case Op::JNotLeI: return {in(ra()), integer(vm::arg_sd(insn_))};
    case Op::JGtI: case Op::JNotGtI: case Op::JGeI: case Op::JNotGeI: return {integer(vm::arg_sd(insn_)), in(ra())};
    default: return {in(rb()), in(rc())};
  }
}

/// The frame that the instruction has made for the handler; kNone if nothing was recorded of it.
ContextId RegionBuilder::frame_of(const HandlerSeen& seen, const vm::Instr* stub) const {
  for (NodeId n : node().next) {
    const Context& c = profile_.contexts[profile_.nodes[n].context];
    bool is_entry = c.parent == node().context && c.call_word == node().word && profile_.nodes[n].word == 0;
    if (is_entry && c.code == seen.code && c.stub == stub) return profile_.nodes[n].context;
  }
  return kNone;
}

/// Where the instruction went on when it ended in its own frame; kNone if that has not been seen.
NodeId RegionBuilder::own_way() const {
  auto own = std::ranges::find_if(node().next, [&](NodeId n) { return profile_.nodes[n].context == node().context; });
  return own == node().next.end() ? kNone : *own;
}

/// A way for each metamethod that has been asked here. True: these are all; false: the instruction has others, which are next.
bool RegionBuilder::ask_metamethods() {
  std::optional<Asked> asked = asked_by(insn_);
  bool has_own = has_own_way();
  const std::vector<HandlerSeen>& all = node().handlers;
  std::vector<ValueId> args = metamethod_arguments();
  State before = state_;
  for (size_t i = 0; i < all.size(); i++) {
    bool is_last = i + 1 == all.size() && !has_own;
    ContextId child = frame_of(all[i], vm::stub(asked->stub));
    BlockId other = kNoId;
    bool is_possible = child != kNone && need_handler(all[i], args, is_last ? nullptr : &other);
    if (!is_possible) {
      // What is built already of a way that leads nowhere ends here.
      if (other != kNoId || is_last) leave("a metamethod of something else");
      if (other == kNoId && is_last) return true;
      ended_ = false;
      if (other != kNoId) block_ = other;
      continue;
    }
    ValueId handler = handler_in(all[i]);
    uint32_t window = context().base + profile_.contexts[child].window;
    for (uint32_t a = 0; a < args.size(); a++) write(window + vm::kFrameHeader + a, args[a]);
    if (vm::op_of(insn_) == Op::Self) write(ra() + vm::kFrameHeader, args[0]);
    enter_inlined(child, handler, static_cast<uint32_t>(args.size()));
    if (is_last || other == kNoId) return true;
    go_on_apart();
    block_ = other;
    state_ = before;
  }
  if (!has_own) return leave("a metamethod of something else"), true;
  if (!vm::is_conditional_jump(vm::op_of(insn_))) next_ = own_way();
  return false;
}

/// A call of a table: of its metamethod, which gets the table in front of the arguments.
void RegionBuilder::call_table(uint32_t count) {
  uint32_t window = ra(), first = window + vm::kFrameHeader;
  const HandlerSeen& seen = node().handlers[0];
  ValueId table = read(window);
  ContextId child = frame_of(seen, nullptr);
  bool is_one = node().handlers.size() == 1 && callees().size() == 1 && child != kNone && takes(child, count + 1);
  if (!is_one || !need_handler(seen, {table}, nullptr)) return leave("calls different things");
  ValueId handler = handler_in(seen);
  for (uint32_t i = count; i > 0; i--) write(first + i, read(first + i - 1));
  write(first, table);
  enter_inlined(child, handler, count + 1);
}

/// The metamethod returns: what has called it is done, with this result.
void RegionBuilder::finish_interrupted(ValueId result) {
  const Context& frame = context();
  const Context& caller = profile_.contexts[frame.parent];
  vm::Instr interrupted = vm::canonical(caller.code[frame.call_word]);
  auto stub = static_cast<vm::Stub>(frame.stub - vm::stub(static_cast<vm::Stub>(0)));
  uint32_t out = caller.base + arg_a(interrupted);
  state_.row_end = 0;
  switch (stub) {
    case vm::Stub::kDrop: return;
    case vm::Stub::kBool: return write(out, truth_of(result));
    case vm::Stub::kNotBool: return write(out, emit(IrOp::kNotBool, {truth_of(result)}));
    case vm::Stub::kJump:
      return branch_at(frame.parent, frame.call_word, truth_of(result), vm::jumps_when_true(vm::op_of(interrupted)));
    default: return write(out, result);
  }
}

// ---------------------------------------------------------------- setmetatable

/// The table in the first argument gets the metatable in the second: another shape with the same fields. False, with nothing done, if
/// that is not all.
bool RegionBuilder::give_metatable(ValueId& result) {
  if (node().given.size() != 1) return false;
  const MetatableGiven given = node().given[0];
  auto shape_word = static_cast<int64_t>(given.shape_word);
  vm::Shape* from = vm_.shapes().get(shape_id_of(shape_word));
  if (from->is_dictionary || (given.shape_word & vm::Table::kObserved) != 0 || !given.metatable->observed()) return false;
  const vm::Shape* to = vm_.shapes().with_metatable(from, given.metatable);
  bool is_simple = to != nullptr && to->count <= inline_slots_of(shape_word);
  auto has_fact = [](const vm::Shape::Property& p) { return p.fact->types != 0; };
  if (!is_simple || !std::ranges::all_of(to->fields(), has_fact)) return false;
  uint32_t args = ra() + vm::kFrameHeader;
  ValueId table = cell(args, TypeTag::kTable);
  guard(IrOp::kGuardShape, {table}, shape_word);
  guard(IrOp::kGuardValue, {read_value(args + 1)}, static_cast<int64_t>(Value::table(given.metatable).bits()));
  result = read_value(args);
  if (to == from) return true;
  for (uint32_t i = 0; i < to->count; i++) {
    const vm::FieldFact& fact = *to->properties[i].fact;
    if (!fact.is_constant && fact.types == vm::kTypeAny) continue;
    ValueId v = emit(IrOp::kLoadField, {table}, i);
    if (fact.is_constant) guard(IrOp::kGuardValue, {v}, static_cast<int64_t>(fact.constant.bits()));
    else guard(IrOp::kGuardTypes, {v}, fact.types);
  }
  emit(IrOp::kStoreShape, {table}, int64_t{to->id} << 8 | (shape_word & 0xFF));
  return true;
}

}  // namespace gs::orc
