// The region builder's instructions: moves, arithmetic, comparisons, jumps.
#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::orc {

namespace {
constexpr int64_t kPowDouble = 1;  // the second row of runtime_calls.def
}

using vm::arg_a;
using vm::arg_b;
using vm::arg_c;
using vm::arg_d;
using vm::arg_sc;
using vm::arg_sd;
using vm::Op;
using vm::TypeSet;
using vm::TypeTag;
using vm::Value;

// ---------------------------------------------------------------- values

ValueId RegionBuilder::emit(IrOp op, std::vector<ValueId> args, int64_t imm) {
  return g_.append(block_, op, std::move(args), imm);
}
ValueId RegionBuilder::guard(IrOp op, std::vector<ValueId> args, int64_t imm) {
  return g_.append(block_, op, std::move(args), imm, snapshot());
}
ValueId RegionBuilder::read(uint32_t slot) {
  ValueId& v = state_.slots[slot];
  if (v == kNoId) v = from_entry(slot);
  return v;
}
void RegionBuilder::write(uint32_t slot, ValueId v) { state_.slots[slot] = v; }

ValueId RegionBuilder::value_constant(Value v) { return emit(IrOp::kConstValue, {}, static_cast<int64_t>(v.bits())); }

ValueId RegionBuilder::boxed(ValueId v) { return boxed_at(block_, v); }

/// `v` as an unboxed value of type `tag`, which is guarded.
ValueId RegionBuilder::unboxed(ValueId v, TypeTag tag) {
  auto known = known_types_.find(v);
  if (known == known_types_.end() || known->second != tag) guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(tag));
  return unbox(v, tag);
}

ValueId RegionBuilder::unbox(ValueId v, TypeTag tag) {
  switch (tag) {
    case TypeTag::kInt: return emit(IrOp::kUnboxInt, {v});
    case TypeTag::kDouble: return emit(IrOp::kUnboxDouble, {v});
    case TypeTag::kBool: return emit(IrOp::kUnboxBool, {v});
    default: return emit(IrOp::kUnboxPtr, {v}, static_cast<int64_t>(tag));
  }
}

/// The address of the cell in `slot`, whose type is guarded.
ValueId RegionBuilder::cell(uint32_t slot, TypeTag tag) {
  return unboxed(read_value(slot), tag);
}

/// Which kind of number `v` is: by its own type, else by what has been seen.
RegionBuilder::Number RegionBuilder::number_kind(ValueId v, TypeSet seen) const {
  switch (g_.type(v)) {
    case Type::kInt: return Number::kInt;
    case Type::kDouble: return Number::kDouble;
    case Type::kValue: break;
    default: return Number::kNone;
  }
  if (seen == vm::kTypeInt) return Number::kInt;
  if (seen == vm::kTypeDouble) return Number::kDouble;
  return seen != 0 && (seen & ~vm::kTypeNumber) == 0 ? Number::kMixed : Number::kNone;
}

RegionBuilder::Number RegionBuilder::kind_of(const Operand& o) {
  if (o.slot == kNoId) return o.constant.is_int() ? Number::kInt : Number::kDouble;
  return number_kind(read(o.slot), o.seen);
}

/// An int operand as such. From here on its register has it unboxed.
ValueId RegionBuilder::int_of(const Operand& o) {
  if (o.slot == kNoId) return int_constant(o.constant.as_int());
  ValueId v = read(o.slot);
  if (g_.type(v) == Type::kInt) return v;
  v = unboxed(v, TypeTag::kInt);
  write(o.slot, v);
  return v;
}

/// A number as a double.
ValueId RegionBuilder::double_of(const Operand& o, Number kind) {
  if (o.slot == kNoId) return emit(IrOp::kConstDouble, {}, std::bit_cast<int64_t>(o.constant.as_number()));
  if (kind == Number::kInt) return emit(IrOp::kIntToDouble, {int_of(o)});
  ValueId v = read(o.slot);
  if (g_.type(v) == Type::kDouble) return v;
  if (kind == Number::kMixed) return guard(IrOp::kNumberToDouble, {v});
  v = unboxed(v, TypeTag::kDouble);
  write(o.slot, v);
  return v;
}

// ---------------------------------------------------------------- arithmetic

void RegionBuilder::arith(Arith op, Operand left, Operand right) {
  Number x = kind_of(left), y = kind_of(right);
  if (x == Number::kNone || y == Number::kNone) return execute();
  if (x == Number::kMixed && y != Number::kDouble && op != Arith::kDiv) {
    tell_apart(op, left, left, right);
    x = Number::kInt;
    y = kind_of(right);  // which may be the same register
  }
  if (y == Number::kMixed && x != Number::kDouble && op != Arith::kDiv) {
    tell_apart(op, right, left, right);
    y = Number::kInt;
  }
  ValueId result;
  if (x == Number::kInt && y == Number::kInt && op != Arith::kDiv) {
    ValueId l = int_of(left);
    ValueId r = int_of(right);
    result = node().overflows ? int_or_double_arith(op, l, r) : int_arith(op, l, r);
  } else {
    ValueId l = double_of(left, x);
    result = double_arith(op, l, double_of(right, y));
  }
  write(ra(), result);
}

/// Two ways on: here `mixed`, one of the operands, is an integer; where it is a double, so is the result.
void RegionBuilder::tell_apart(Arith op, const Operand& mixed, const Operand& left, const Operand& right) {
  ValueId v = read(mixed.slot);
  snapshot();
  BlockId is_double = unless(emit(IrOp::kIsTag, {v}, static_cast<int64_t>(TypeTag::kInt)));
  BlockId is_int = std::exchange(block_, is_double);
  State here = state_;
  write(mixed.slot, unboxed(v, TypeTag::kDouble));
  ValueId l = double_of(left, kind_of(left));
  write(ra(), double_arith(op, l, double_of(right, kind_of(right))));
  state_.way = new_way(instance_, state_.way);
  go_on_apart();
  state_ = std::move(here);
  block_ = is_int;
  write(mixed.slot, unbox(v, TypeTag::kInt));
}

ValueId RegionBuilder::int_arith(Arith op, ValueId x, ValueId y) {
  switch (op) {
    case Arith::kAdd: return guard(IrOp::kAddOv, {x, y});
    case Arith::kSub: return guard(IrOp::kSubOv, {x, y});
    case Arith::kMul: return guard(IrOp::kMulOv, {x, y});
    default: break;
  }
  guard(IrOp::kGuardFalse, {emit(IrOp::kEqInt, {y, int_constant(0)})});
  return emit(IrOp::kModInt, {x, y});
}

/// Two ways on: here with the sum as an integer; where it does not fit, with the double that it is then.
ValueId RegionBuilder::int_or_double_arith(Arith op, ValueId x, ValueId y) {
  IrOp test, exact;
  switch (op) {
    case Arith::kAdd: test = IrOp::kAddFits, exact = IrOp::kAddInt; break;
    case Arith::kSub: test = IrOp::kSubFits, exact = IrOp::kSubInt; break;
    case Arith::kMul: test = IrOp::kMulFits, exact = IrOp::kMulInt; break;
    default: return int_arith(op, x, y);
  }
  emit(IrOp::kBranch, {emit(test, {x, y})});
  BlockId fits = g_.add_block(), overflows = g_.add_block();
  g_.blocks[block_].successors = {{fits, {}}, {overflows, {}}};
  block_ = overflows;
  State state = state_;
  ValueId left = emit(IrOp::kIntToDouble, {x});
  state.slots[ra()] = double_arith(op, left, emit(IrOp::kIntToDouble, {y}));
  state.way = new_way(instance_, state.way);
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  add_pending(next_, block_, 0, std::move(state));
  block_ = fits;
  return emit(exact, {x, y});
}

/// The reciprocal of a power of two, if both are normal: then x / p and x * (1 / p) are the same number, whatever x is.
std::optional<double> exact_reciprocal(double p) {
  int exponent;
  bool is_power = std::frexp(p, &exponent) == 0.5;
  return is_power && exponent > -1000 && exponent < 1000 ? std::optional(1 / p) : std::nullopt;
}

ValueId RegionBuilder::double_arith(Arith op, ValueId x, ValueId y) {
  bool is_constant = g_[y].op == IrOp::kConstDouble;
  auto inverse = is_constant ? exact_reciprocal(std::bit_cast<double>(g_[y].imm)) : std::nullopt;
  switch (op) {
    case Arith::kAdd: return emit(IrOp::kAddDouble, {x, y});
    case Arith::kSub: return emit(IrOp::kSubDouble, {x, y});
    case Arith::kMul: return emit(IrOp::kMulDouble, {x, y});
    case Arith::kDiv:
      if (inverse) return emit(IrOp::kMulDouble, {x, emit(IrOp::kConstDouble, {}, std::bit_cast<int64_t>(*inverse))});
      return emit(IrOp::kDivDouble, {x, y});
    default: break;
  }
  guard(IrOp::kGuardFalse, {emit(IrOp::kEqDouble, {y, emit(IrOp::kConstDouble, {}, 0)})});
  return emit(IrOp::kCallDouble, {x, y}, 0);  // ModDouble, the first row of runtime_calls.def
}

/// Doubles; and the square of an integer, the power that most programs take.
void RegionBuilder::power(Operand left, Operand right) {
  Number x = kind_of(left), y = kind_of(right);
  bool is_square = right.slot == kNoId && right.constant.is_int() && right.constant.as_int() == 2;
  if (x == Number::kInt && is_square) {
    ValueId i = int_of(left);
    return write(ra(), guard(IrOp::kMulOv, {i, i}));
  }
  bool is_of_doubles = (x == Number::kDouble && y != Number::kNone) || (y == Number::kDouble && x != Number::kNone);
  if (!is_of_doubles) return execute();
  ValueId base = double_of(left, x);
  write(ra(), emit(IrOp::kCallDouble, {base, double_of(right, y)}, kPowDouble));
}

void RegionBuilder::negate() {
  Operand x = reg(rb(), seen_alone(node().b));
  switch (kind_of(x)) {
    case Number::kInt: return write(ra(), guard(IrOp::kSubOv, {int_constant(0), int_of(x)}));
    case Number::kDouble: return write(ra(), emit(IrOp::kNegDouble, {double_of(x, Number::kDouble)}));
    default: return execute();
  }
}

// ---------------------------------------------------------------- comparisons

/// Whether the comparison of two numbers holds; kNoId if they are none.
ValueId RegionBuilder::compare(Test test, Operand left, Operand right) {
  Number x = kind_of(left), y = kind_of(right);
  if (x == Number::kNone || y == Number::kNone) return kNoId;
  if (x == Number::kInt && y == Number::kInt) {
    IrOp op = test == Test::kEq ? IrOp::kEqInt : test == Test::kLt ? IrOp::kLtInt : IrOp::kLeInt;
    ValueId l = int_of(left);
    return emit(op, {l, int_of(right)});
  }
  IrOp op = test == Test::kEq ? IrOp::kEqDouble : test == Test::kLt ? IrOp::kLtDouble : IrOp::kLeDouble;
  ValueId l = double_of(left, x);
  return emit(op, {l, double_of(right, y)});
}

/// a == b of two registers, where that is decided by numbers or by identity; kNoId otherwise.
ValueId RegionBuilder::same(uint32_t left, uint32_t right) {
  ValueId condition = compare(Test::kEq, reg(left, seen_alone(node().a)), reg(right, seen_alone(node().b)));
  if (condition != kNoId) return condition;
  if (type_of(left) == Type::kBool && type_of(right) == Type::kBool) {
    return emit(IrOp::kSameValue, {read_value(left), read_value(right)});
  }
  if (are_strings(left, right)) return compare_strings(Test::kEq, left, right);
  // One operand that equals nothing but itself is enough.
  for (TypeTag tag : {TypeTag::kNil, TypeTag::kBool, TypeTag::kFunction}) {
    bool is_left = node().a == vm::type_bit(tag);
    if (!is_left && node().b != vm::type_bit(tag)) continue;
    ValueId v = read(is_left ? left : right);
    if (g_.type(v) != Type::kValue) return kNoId;  // here it has another type than where it was seen
    guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(tag));
    return emit(IrOp::kSameValue, {read_value(left), read_value(right)});
  }
  return kNoId;
}

/// Whether a < b or a <= b of two registers, numbers or strings; kNoId if they are something else.
ValueId RegionBuilder::order(Test test, const Operand& left, const Operand& right) {
  constexpr TypeSet kString = vm::type_bit(TypeTag::kString);
  bool are_strings = left.seen == kString && right.seen == kString;
  are_strings = are_strings && type_of(left.slot) == Type::kValue && type_of(right.slot) == Type::kValue;
  return are_strings ? compare_strings(test, left.slot, right.slot) : compare(test, left, right);
}

ValueId RegionBuilder::same_as_constant(uint32_t slot, Value k) {
  if (k.is_number()) {
    ValueId condition = compare(Test::kEq, reg(slot, node().a), number(k));
    bool has_double = node().a == 0 || (node().a & vm::kTypeDouble) != 0;
    if (condition != kNoId || !k.is_int() || has_double || type_of(slot) != Type::kValue) return condition;
    // Among things that are no numbers: an integer is the same as one integer only.
    guard(IrOp::kGuardTypes, {read(slot)}, node().a);
    return emit(IrOp::kSameValue, {read(slot), value_constant(k)});
  }
  if (k.is_nil() || k.is_bool()) {
    if (k.is_bool() && type_of(slot) == Type::kBool) {
      return k.as_bool() ? read(slot) : emit(IrOp::kNotBool, {read(slot)});
    }
    return emit(IrOp::kSameValue, {read_value(slot), value_constant(k)});
  }
  constexpr TypeSet kString = vm::type_bit(TypeTag::kString);
  if (!k.is_string() || (node().a & kString) == 0 || type_of(slot) != Type::kValue) return kNoId;
  ValueId string = emit(IrOp::kConstPtr, {}, reinterpret_cast<int64_t>(k.as_cell()));
  if (node().a == kString) return equal_strings(cell(slot, TypeTag::kString), string);
  // Only a string is the same as one.
  ValueId v = read(slot);
  BlockId join = g_.add_block(), other = unless(emit(IrOp::kIsTag, {v}, static_cast<int64_t>(TypeTag::kString)));
  jump_to_join(join, equal_strings(unbox(v, TypeTag::kString), string));
  block_ = other;
  jump_to_join(join, emit(IrOp::kConstBool, {}, 0));
  block_ = join;
  return emit(IrOp::kUnboxBool, {g_.add_param(join, Type::kValue)});
}

/// Whether both registers have held strings, and nothing else.
bool RegionBuilder::are_strings(uint32_t left, uint32_t right) {
  TypeSet string = vm::type_bit(TypeTag::kString);
  return node().a == string && node().b == string && type_of(left) == Type::kValue && type_of(right) == Type::kValue;
}

ValueId RegionBuilder::compare_strings(Test test, uint32_t left, uint32_t right) {
  ValueId l = cell(left, TypeTag::kString), r = cell(right, TypeTag::kString);
  if (test == Test::kEq) return equal_strings(l, r);
  ValueId order = emit(IrOp::kUnboxInt, {value_from(RuntimeCall::kOrderStrings, {l, r})});
  return emit(test == Test::kLt ? IrOp::kLtInt : IrOp::kLeInt, {order, int_constant(0)});
}

ValueId RegionBuilder::equal_strings(ValueId left, ValueId right) {
  return emit(IrOp::kUnboxBool, {value_from(RuntimeCall::kEqualStrings, {left, right})});
}

ValueId RegionBuilder::truth_of(ValueId v) {
  if (g_.type(v) == Type::kBool) return v;
  if (g_.type(v) != Type::kValue) return emit(IrOp::kConstBool, {}, 1);
  return emit(IrOp::kTruthy, {v});
}

void RegionBuilder::result_of_test(ValueId condition, bool negated) {
  if (condition == kNoId) return execute();
  write(ra(), negated ? emit(IrOp::kNotBool, {condition}) : condition);
}

// ---------------------------------------------------------------- jumps

/// Due work is done by the instruction that polls, below.
void RegionBuilder::poll() {
  Snapshot s = g_.snapshots[snapshot()];
  s.is_poll = true;
  g_.append(block_, IrOp::kGuardPoll, {}, 0, g_.add_snapshot(std::move(s)));
}

/// Whether this is a jump that begins another round, and those are counted.
bool RegionBuilder::counts_rounds(RoundCounter counter) const {
  Op op = vm::op_of(insn_);
  if (!vm::is_backward_jump(op) && op != Op::RangeNext && op != Op::RangeTest) return false;
  if (counter == kOfAllRegions) return vm_.rounds.wanted;
  NextWords words = next_words(context().code, node().word);
  bool is_own = words.words[words.count - 1] == profile_.header || (op == Op::RangeNext && node().word == profile_.header);
  return profile_.is_on_trial && node().context == 0 && is_own;
}

/// The jump is taken. Behind its guards: where one fails it is executed, and counted, below.
void RegionBuilder::count_round() {
  for (RoundCounter counter : {kOfAllRegions, kOnTrial}) {
    if (counts_rounds(counter)) emit(IrOp::kCountRounds, {int_constant(1)}, counter);
  }
}

/// Ends the current instruction with the two ways of the one at `word`, of which perhaps only one has been seen.
void RegionBuilder::branch_at(ContextId context, uint32_t word, ValueId condition, bool jumps_if) {
  NextWords words = next_words(profile_.contexts[context].code, word);
  NodeId fall = profile_.find(context, words.words[0]), jump = profile_.find(context, words.words[1]);
  auto is_seen = [&](NodeId n) { return std::find(node().next.begin(), node().next.end(), n) != node().next.end(); };
  bool falls = fall != kNone && is_seen(fall), jumps = jump != kNone && is_seen(jump);
  std::optional<bool> known = decided(condition);
  bool surely_jumps = known == jumps_if;
  if (known && (surely_jumps ? jumps : falls)) {
    if (surely_jumps) count_round();
    next_ = surely_jumps ? jump : fall;
    return;
  }
  if (fall == jump || !(falls && jumps)) {
    if (fall != jump) guard(jumps == jumps_if ? IrOp::kGuardTrue : IrOp::kGuardFalse, {condition});
    if (jumps) count_round();
    next_ = jumps ? jump : fall;
    return;
  }
  for (RoundCounter counter : {kOfAllRegions, kOnTrial}) {
    if (!counts_rounds(counter)) continue;
    ValueId is_taken = jumps_if ? condition : emit(IrOp::kNotBool, {condition});
    emit(IrOp::kCountRounds, {emit(IrOp::kBoolToInt, {is_taken})}, counter);
  }
  emit(IrOp::kBranch, {condition});
  g_.blocks[block_].successors.resize(2);
  ended_ = true;
  NodeId holds = jumps_if ? jump : fall, fails = jumps_if ? fall : jump;
  add_pending(holds, block_, 0, state_);
  add_pending(fails, block_, 1, state_);
}

void RegionBuilder::conditional_jump() {
  Op op = vm::op_of(insn_);
  if (vm::is_backward_jump(op)) poll();
  bool jumps_if = vm::jumps_when_true(op);
  ValueId condition = kNoId;
  auto with_int = [&](Test test, bool swapped) {
    Operand v = reg(ra(), seen_alone(node().a)), k = number(Value::integer(arg_sd(insn_)));
    return swapped ? compare(test, k, v) : compare(test, v, k);
  };
  switch (op) {
    case Op::JTrue: case Op::LTrue: condition = truth(ra()); break;
    case Op::JFalse: case Op::LFalse: condition = truth(ra()), jumps_if = false; break;
    case Op::JEq: case Op::LEq: case Op::JNe: case Op::LNe: condition = same(ra(), rb()); break;
    case Op::JEqK: case Op::LEqK: case Op::JNeK: case Op::LNeK:
      condition = same_as_constant(ra(), constant(arg_d(insn_)));
      jumps_if = op == Op::JEqK || op == Op::LEqK;
      break;
    case Op::JLt: case Op::LLt: case Op::JNotLt: case Op::LNotLt:
      condition = order(Test::kLt, reg(ra(), seen_alone(node().a)), reg(rb(), seen_alone(node().b)));
      break;
    case Op::JLe: case Op::LLe: case Op::JNotLe: case Op::LNotLe:
      condition = order(Test::kLe, reg(ra(), seen_alone(node().a)), reg(rb(), seen_alone(node().b)));
      break;
    case Op::JLtI: case Op::LLtI: case Op::JNotLtI: case Op::LNotLtI: condition = with_int(Test::kLt, false); break;
    case Op::JLeI: case Op::LLeI: case Op::JNotLeI: case Op::LNotLeI: condition = with_int(Test::kLe, false); break;
    case Op::JGtI: case Op::LGtI: case Op::JNotGtI: case Op::LNotGtI: condition = with_int(Test::kLt, true); break;
    default: condition = with_int(Test::kLe, true); break;  // …GeI
  }
  if (condition == kNoId) return execute();
  branch(condition, jumps_if);
}

// ---------------------------------------------------------------- all of them

/// Branches within the instruction: goes on where the condition holds. Gives the block where it does not.
BlockId RegionBuilder::unless(ValueId condition) {
  emit(IrOp::kBranch, {condition});
  BlockId here = g_.add_block(), other = g_.add_block();
  g_.blocks[block_].successors = {{here, {}}, {other, {}}};
  block_ = here;
  return other;
}

/// Ends the block: what follows the instruction is built later for this state, which is moved from.
void RegionBuilder::go_on_apart() {
  emit(IrOp::kJump);
  g_.blocks[block_].successors.resize(1);
  add_pending(next_, block_, 0, std::move(state_));
}

/// Ends the block: `v` is what the block `join`'s only parameter gets.
void RegionBuilder::jump_to_join(BlockId join, ValueId v) {
  emit(IrOp::kJump);
  g_.blocks[block_].successors = {{join, {boxed(v)}}};
}

/// Ends the block here: the rest is done below.
void RegionBuilder::leave(const char* reason) {
  (void)reason;
  g_.append(block_, IrOp::kLeave, {}, 0, snapshot());
  ended_ = true;
}

void RegionBuilder::load_constant(Value v) {
  if (v.is_int()) return write(ra(), int_constant(v.as_int()));
  if (v.is_double()) return write(ra(), emit(IrOp::kConstDouble, {}, std::bit_cast<int64_t>(v.as_double())));
  if (v.is_bool()) return write(ra(), emit(IrOp::kConstBool, {}, v.as_bool()));
  write(ra(), value_constant(v));
}

/// 0 if it stands in another file than the root function.
uint32_t RegionBuilder::line_of(const vm::Instr* pc) const {
  const vm::Proto &root = *profile_.contexts[0].proto, &here = *context().proto;
  return here.source == root.source ? here.position_of(pc + 1).line : 0;
}

void RegionBuilder::build_instruction() {
  const Node& n = node();
  if (n.next.empty()) return leave(n.leaves == nullptr ? "not recorded further" : n.leaves);
  const vm::Instr* at = context().code + n.word;
  g_.line = line_of(at);
  insn_ = vm::canonical(*at);
  Op op = vm::op_of(insn_);
  uint32_t x = vm::op_info(op).has_x() ? at[1] : 0;
  if (!vm::is_conditional_jump(op) && op != Op::Call) next_ = n.next[0];
  if (!n.handlers.empty() && op != Op::Call && ask_metamethods()) return;
  Operand b = reg(rb(), seen_alone(n.b)), c = reg(rc(), seen_alone(n.c));
  switch (op) {
    case Op::Move: return write(ra(), read(rb()));
    case Op::LoadNil:
      for (uint32_t i = 0; i < arg_b(insn_); i++) write(ra() + i, value_constant(Value::nil()));
      return;
    case Op::LoadBool: return load_constant(Value::boolean(arg_b(insn_) != 0));
    case Op::LoadInt: return load_constant(Value::integer(arg_sd(insn_)));
    case Op::LoadK: return load_constant(constant(arg_d(insn_)));
    case Op::LoadKX: return load_constant(constant(x));
    case Op::GetGlobal: return write(ra(), emit(IrOp::kLoadGlobal, {}, x));
    case Op::SetGlobal: emit(IrOp::kStoreGlobal, {read_value(ra())}, x); return;
    case Op::GetUpval: return upvalue();
    case Op::GetUpcell: return upcell(false);
    case Op::SetUpcell: return upcell(true);
    case Op::GetCell: return write(ra(), emit(IrOp::kLoadCell, {cell_in(read(rb()))}));
    case Op::SetCell: {
      ValueId container = cell_in(read(ra())), v = read_value(rb());
      emit(IrOp::kStoreCell, {container, v});
      return report(container, read(rb()));
    }
    case Op::GetSelf:
      return write(ra(), callee());
    case Op::Add: return arith(Arith::kAdd, b, c);
    case Op::Sub: return arith(Arith::kSub, b, c);
    case Op::Mul: return arith(Arith::kMul, b, c);
    case Op::Div: return arith(Arith::kDiv, b, c);
    case Op::Mod: return arith(Arith::kMod, b, c);
    case Op::Pow: return power(b, c);
    case Op::PowK: return power(b, number(constant(arg_c(insn_))));
    case Op::AddI: return arith(Arith::kAdd, b, number(Value::integer(arg_sc(insn_))));
    case Op::AddK: return arith(Arith::kAdd, b, number(constant(arg_c(insn_))));
    case Op::SubK: return arith(Arith::kSub, b, number(constant(arg_c(insn_))));
    case Op::MulK: return arith(Arith::kMul, b, number(constant(arg_c(insn_))));
    case Op::DivK: return arith(Arith::kDiv, b, number(constant(arg_c(insn_))));
    case Op::ModK: return arith(Arith::kMod, b, number(constant(arg_c(insn_))));
    case Op::AddKV: return arith(Arith::kAdd, number(constant(arg_b(insn_))), c);
    case Op::SubKV: return arith(Arith::kSub, number(constant(arg_b(insn_))), c);
    case Op::MulKV: return arith(Arith::kMul, number(constant(arg_b(insn_))), c);
    case Op::DivKV: return arith(Arith::kDiv, number(constant(arg_b(insn_))), c);
    case Op::Neg: return negate();
    case Op::Not: return write(ra(), emit(IrOp::kNotBool, {truth(rb())}));
    case Op::Len: return length();
    case Op::Eq: return result_of_test(compare(Test::kEq, b, c), false);
    case Op::Ne: return result_of_test(compare(Test::kEq, b, c), true);
    case Op::Lt: return result_of_test(order(Test::kLt, b, c), false);
    case Op::Le: return result_of_test(order(Test::kLe, b, c), false);
    case Op::Gt: return result_of_test(order(Test::kLt, c, b), false);
    case Op::Ge: return result_of_test(order(Test::kLe, c, b), false);
    case Op::Jump: return;
    case Op::Loop: return poll(), count_round();
    case Op::GetField: return get_field(rb(), ra());
    case Op::SetField: return set_field();
    case Op::Self: return self();
    case Op::GetIndex: return get_element(rb(), c);
    case Op::GetIndexI: return get_element(rb(), number(Value::integer(arg_c(insn_))));
    case Op::SetIndex: return set_element(ra(), b, rc());
    case Op::SetIndexI: return set_element(ra(), number(Value::integer(arg_b(insn_))), rc());
    case Op::NewTable: return new_table();
    case Op::NewObject: return new_object();
    case Op::SetList: return store_row();
    case Op::Closure: return new_closure();
    case Op::NewCell: return write(ra(), make_new(IrOp::kNewCell, {read_value(rb())}, 0, TypeTag::kObject));
    case Op::RangePrep: return range_prep();
    case Op::RangeNext: return range_next();
    case Op::RangeTest: return range_test();
    case Op::Call: return call();
    case Op::Vararg: return vararg();
    case Op::VarargCount: return vararg_count();
    case Op::VarargIndex: return vararg_index();
    case Op::VarargTable: return vararg_table();
    case Op::ReturnV: case Op::Return: return return_values(ra(), arg_b(insn_));
    case Op::Return0: return return_values(ra(), 0);
    case Op::Return1: return return_values(ra(), 1);
    default: return vm::is_conditional_jump(op) ? conditional_jump() : execute();
  }
}

}  // namespace gs::orc
