// The region builder's library functions: the common cases of some are instructions; all else the interpreter calls.
#include <algorithm>
#include <bit>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/native.h"

namespace gs::orc {

using vm::FastNative;
using vm::TypeSet;
using vm::TypeTag;
using vm::Value;

namespace {

enum DoubleCall : int64_t {
#define GS_DOUBLE_CALL(id, function, doc) k##id,
#define GS_RUNTIME_CALL(id, function, doc)
#include "orc-tier/ir/runtime_calls.def"
};

constexpr uint32_t kMostOfExtreme = 4;  // arguments: as many as types are noted of

/// The routine for a library function of one double, or of two; -1 if it is none.
int64_t routine_of(FastNative id, uint32_t count) {
  switch (id) {
    case FastNative::kMathSin: return count == 1 ? kSinDouble : -1;
    case FastNative::kMathCos: return count == 1 ? kCosDouble : -1;
    case FastNative::kMathTan: return count == 1 ? kTanDouble : -1;
    case FastNative::kMathExp: return count == 1 ? kExpDouble : -1;
    case FastNative::kMathLog: return count == 1 ? kLogDouble : -1;
    case FastNative::kMathAtan: return count == 1 ? kAtanDouble : count == 2 ? kAtan2Double : -1;
    case FastNative::kMathPow: return count == 2 ? kPowDouble : -1;
    case FastNative::kMathFmod: return count == 2 ? kFmodDouble : -1;
    default: return -1;
  }
}

/// What a value of the graph can be to the program.
TypeSet types_of(Type type, TypeSet seen) {
  switch (type) {
    case Type::kInt: return vm::kTypeInt;
    case Type::kDouble: return vm::kTypeDouble;
    case Type::kBool: return vm::kTypeBool;
    default: return seen;
  }
}

}  // namespace

RegionBuilder::Operand RegionBuilder::argument(uint32_t i) {
  const Node& n = node();
  const TypeSet seen[] = {n.a, n.b, n.c, n.d};
  return reg(ra() + vm::kFrameHeader + i, i < std::size(seen) ? seen[i] : TypeSet{0});
}

/// Calls `native`, the only one left that `callee` has been.
void RegionBuilder::call_native(vm::NativeFunction* native, ValueId callee, uint32_t count) {
  if (!has_instruction(native->fast()) || !has_own_way()) return execute();
  guard(IrOp::kGuardValue, {callee}, static_cast<int64_t>(Value::function(native).bits()));
  do_native(native, count);
}

/// The same on a way of its own: behind it, and so here from now on, `callee` is something else.
void RegionBuilder::call_native_apart(vm::NativeFunction* native, ValueId callee, uint32_t count) {
  BlockId other = unless(emit(IrOp::kSameValue, {callee, value_constant(Value::function(native))}));
  State before = state_;
  if (has_instruction(native->fast()) && has_own_way()) do_native(native, count);
  else execute();
  if (!ended_) go_on_apart();
  ended_ = false;
  block_ = other;
  state_ = std::move(before);
}

/// What calling `native` does, by instructions if it is a common case of it.
void RegionBuilder::do_native(vm::NativeFunction* native, uint32_t count) {
  native_ = native;
  FastNative id = native->fast();
  ValueId result = kNoId;
  if (!native_result(id, count, result)) return execute();
  uint32_t wanted = vm::arg_c(insn_), window = ra(), given = result != kNoId;
  state_.row_end = wanted == vm::kMulti ? window + given : 0;
  if (wanted == vm::kMulti) wanted = given;
  for (uint32_t i = 0; i < wanted; i++) write(window + i, i < given ? result : value_constant(Value::nil()));
  next_ = own_way();
}

bool RegionBuilder::has_instruction(FastNative id) {
  switch (id) {
    case FastNative::kMathSqrt: case FastNative::kMathFloor: case FastNative::kMathAbs: case FastNative::kMathCeil:
    case FastNative::kMathMax: case FastNative::kMathMin:
    case FastNative::kMathSin: case FastNative::kMathCos: case FastNative::kMathTan: case FastNative::kMathExp:
    case FastNative::kMathLog: case FastNative::kMathAtan: case FastNative::kMathPow: case FastNative::kMathFmod:
    case FastNative::kBitAnd: case FastNative::kBitOr: case FastNative::kBitXor:
    case FastNative::kBitLeft: case FastNative::kBitRight:
    case FastNative::kStringLen: case FastNative::kStringByte: case FastNative::kStringSub: case FastNative::kStringChar:
    case FastNative::kType: case FastNative::kToNumber: case FastNative::kTableInsert: case FastNative::kTableRemove:
    case FastNative::kMatrixGetf: case FastNative::kMatrixSetf: case FastNative::kSetMetatable: case FastNative::kIpairs:
    case FastNative::kSelect:
      return true;
    default: return false;
  }
}

/// What the function gives for `count` arguments, if it gives something. False, with nothing done, if that is no common case.
bool RegionBuilder::native_result(FastNative id, uint32_t count, ValueId& result) {
  switch (id) {
    case FastNative::kMathMax: case FastNative::kMathMin: result = extreme(id == FastNative::kMathMax, count); break;
    case FastNative::kStringLen: case FastNative::kStringByte: case FastNative::kStringSub: case FastNative::kStringChar:
      result = of_string(id, count);
      break;
    case FastNative::kBitAnd: case FastNative::kBitOr: case FastNative::kBitXor: case FastNative::kBitLeft: case FastNative::kBitRight:
      result = of_bits(id, count);
      break;
    case FastNative::kType: result = count == 1 ? type_name(argument(0)) : kNoId; break;
    case FastNative::kIpairs: result = count == 1 ? new_iterator() : kNoId; break;
    case FastNative::kTableInsert: return count == 2 && insert_last();
    case FastNative::kTableRemove: result = count == 1 ? remove_last() : kNoId; break;
    case FastNative::kMatrixGetf: case FastNative::kMatrixSetf: return of_matrix(id, count, result);
    case FastNative::kSetMetatable: return count == 2 && give_metatable(result);
    case FastNative::kSelect: result = count > 0 ? select(count) : kNoId; break;
    default: result = of_number(id, count); break;
  }
  return result != kNoId;
}

// ---------------------------------------------------------------- numbers

ValueId RegionBuilder::of_number(FastNative id, uint32_t count) {
  if (int64_t routine = routine_of(id, count); routine >= 0) return call_routine(routine, count);
  if (count != 1) return kNoId;
  Operand x = argument(0);
  Number kind = kind_of(x);
  if (kind == Number::kNone || (kind == Number::kMixed && id != FastNative::kMathSqrt)) return kNoId;
  if (id == FastNative::kMathSqrt) return emit(IrOp::kSqrtDouble, {double_of(x, kind)});
  if (kind == Number::kInt) {
    ValueId i = int_of(x);
    return id == FastNative::kMathAbs ? emit(IrOp::kMaxInt, {i, guard(IrOp::kSubOv, {int_constant(0), i})}) : i;
  }
  ValueId d = double_of(x, kind);
  switch (id) {
    case FastNative::kMathAbs: return emit(IrOp::kAbsDouble, {d});
    case FastNative::kMathFloor: return guard(IrOp::kDoubleToInt, {emit(IrOp::kFloorDouble, {d})});
    case FastNative::kMathCeil:
      return guard(IrOp::kDoubleToInt, {emit(IrOp::kNegDouble, {emit(IrOp::kFloorDouble, {emit(IrOp::kNegDouble, {d})})})});
    default: return d;  // tonumber
  }
}

/// A routine of one or two doubles, which takes integers as such.
ValueId RegionBuilder::call_routine(int64_t routine, uint32_t count) {
  std::vector<ValueId> args;
  for (uint32_t i = 0; i < count; i++) {
    Operand x = argument(i);
    Number kind = kind_of(x);
    if (kind == Number::kNone) return kNoId;
    args.push_back(double_of(x, kind));
  }
  return emit(IrOp::kCallDouble, std::move(args), routine);
}

/// The greatest or least of some numbers: the first of those that are equal, as it is.
ValueId RegionBuilder::extreme(bool is_max, uint32_t count) {
  if (count == 0 || count > kMostOfExtreme) return kNoId;
  std::vector<ValueId> args;
  for (uint32_t i = 0; i < count; i++) {
    Operand x = argument(i);
    Number kind = kind_of(x);
    if (kind == Number::kNone || kind == Number::kMixed) return kNoId;
    args.push_back(kind == Number::kInt ? int_of(x) : double_of(x, kind));
  }
  ValueId best = args[0];
  for (uint32_t i = 1; i < count; i++) best = better(is_max, best, args[i]);
  return best;
}

ValueId RegionBuilder::better(bool is_max, ValueId best, ValueId v) {
  Type of_best = g_.type(best), of_v = g_.type(v);
  if (of_best == Type::kInt && of_v == Type::kInt) return emit(is_max ? IrOp::kMaxInt : IrOp::kMinInt, {best, v});
  if (of_best == Type::kDouble && of_v == Type::kDouble) return emit(is_max ? IrOp::kMaxDouble : IrOp::kMinDouble, {best, v});
  auto as_double = [&](ValueId x) {
    if (g_.type(x) == Type::kDouble) return x;
    return g_.type(x) == Type::kInt ? emit(IrOp::kIntToDouble, {x}) : guard(IrOp::kNumberToDouble, {x});
  };
  ValueId x = as_double(best), y = as_double(v);
  BlockId join = g_.add_block();
  BlockId stays = unless(is_max ? emit(IrOp::kLtDouble, {x, y}) : emit(IrOp::kLtDouble, {y, x}));
  jump_to_join(join, v);
  block_ = stays;
  jump_to_join(join, best);
  block_ = join;
  return g_.add_param(join, Type::kValue);
}

/// The library's numbers have 32 bits.
ValueId RegionBuilder::of_bits(FastNative id, uint32_t count) {
  Operand x = argument(0), y = argument(1);
  if (count != 2 || kind_of(x) != Number::kInt || kind_of(y) != Number::kInt) return kNoId;
  ValueId mask = int_constant(0xFFFFFFFF), i = emit(IrOp::kAndInt, {int_of(x), mask}), j = int_of(y);
  if (id == FastNative::kBitLeft || id == FastNative::kBitRight) {
    guard(IrOp::kGuardBounds, {j, int_constant(32)});
    return id == FastNative::kBitRight ? emit(IrOp::kShrInt, {i, j}) : emit(IrOp::kAndInt, {emit(IrOp::kShlInt, {i, j}), mask});
  }
  j = emit(IrOp::kAndInt, {j, mask});
  return emit(id == FastNative::kBitAnd ? IrOp::kAndInt : id == FastNative::kBitOr ? IrOp::kOrInt : IrOp::kXorInt, {i, j});
}

// ---------------------------------------------------------------- strings

ValueId RegionBuilder::of_string(FastNative id, uint32_t count) {
  Operand subject = argument(0), x = argument(1), y = argument(2);
  if (id == FastNative::kStringChar) {
    if (count != 1 || kind_of(subject) != Number::kInt) return kNoId;
    ValueId made = value_from(RuntimeCall::kStringChar, {int_of(subject)});
    known_types_[made] = TypeTag::kString;
    return made;
  }
  if (count == 0 || subject.seen != vm::type_bit(TypeTag::kString) || type_of(subject.slot) != Type::kValue) return kNoId;
  bool has_x = count > 1 && kind_of(x) == Number::kInt, has_y = count > 2 && kind_of(y) == Number::kInt;
  if (id == FastNative::kStringLen) return count == 1 ? emit(IrOp::kStringLength, {cell(subject.slot, TypeTag::kString)}) : kNoId;
  if (id == FastNative::kStringByte) {
    if (count > 2 || (count == 2 && !has_x)) return kNoId;
    ValueId string = cell(subject.slot, TypeTag::kString);
    return byte_of(string, count == 2 ? int_of(x) : int_constant(1));
  }
  if (count > 3 || !has_x || (count == 3 && !has_y)) return kNoId;
  ValueId string = cell(subject.slot, TypeTag::kString), from = int_of(x), to = count == 3 ? int_of(y) : int_constant(-1);
  ValueId part = value_from(RuntimeCall::kStringSub, {string, from, to});
  known_types_[part] = TypeTag::kString;
  return part;
}

/// The byte at a position, from 1; nil behind the end, if that has been seen.
ValueId RegionBuilder::byte_of(ValueId string, ValueId position) {
  guard(IrOp::kGuardFlat, {string});
  ValueId at = guard(IrOp::kSubOv, {position, int_constant(1)}), length = emit(IrOp::kStringLength, {string});
  if (!node().is_outside) {
    guard(IrOp::kGuardBounds, {at, length});
    return emit(IrOp::kStringByte, {string, at});
  }
  guard(IrOp::kGuardTrue, {emit(IrOp::kLeInt, {int_constant(0), at})});
  BlockId join = g_.add_block();
  BlockId outside = unless(emit(IrOp::kLtInt, {at, length}));
  jump_to_join(join, emit(IrOp::kStringByte, {string, at}));
  block_ = outside;
  jump_to_join(join, value_constant(Value::nil()));
  block_ = join;
  return g_.add_param(join, Type::kValue);
}

// ---------------------------------------------------------------- tables, types

/// The names are upvalues of the function, one for each type.
ValueId RegionBuilder::type_name(const Operand& x) {
  constexpr TypeSet kObject = vm::type_bit(TypeTag::kObject);
  ValueId v = read_value(x.slot);
  TypeSet seen = gs::orc::types_of(type_of(x.slot), x.seen);
  if (seen == 0 || (seen & kObject) != 0) return kNoId;
  const Value* names = native_->upvalues();
  auto name = [&](TypeSet one) { return value_constant(names[__builtin_ctz(one)]); };
  guard(IrOp::kGuardTypes, {v}, seen);
  BlockId join = (seen & (seen - 1)) != 0 ? g_.add_block() : kNoId;
  while ((seen & (seen - 1)) != 0) {
    BlockId other = unless(emit(IrOp::kIsTag, {v}, __builtin_ctz(seen)));
    jump_to_join(join, name(seen & -seen));
    block_ = other;
    seen &= seen - 1;
  }
  ValueId result = name(seen);
  if (join != kNoId) {
    jump_to_join(join, result);
    block_ = join;
    result = g_.add_param(join, Type::kValue);
  }
  known_types_[result] = TypeTag::kString;
  return result;
}

/// What ipairs gives: its upvalues are the table and the key given last.
ValueId RegionBuilder::new_iterator() {
  Operand table = argument(0);
  if (table.seen != vm::type_bit(TypeTag::kTable) || type_of(table.slot) != Type::kValue) return kNoId;
  Value pattern = native_->upvalues()[0];
  cell(table.slot, TypeTag::kTable);
  return make_new(IrOp::kNewNative, {read_value(table.slot), value_constant(Value::integer(0))},
                  reinterpret_cast<int64_t>(pattern.as_cell()), TypeTag::kFunction);
}

/// Behind the last element, whatever metatable the table has. No guard follows the store: executed again, this would store one more.
bool RegionBuilder::insert_last() {
  Operand table = argument(0), value = argument(1);
  if (table.seen != vm::type_bit(TypeTag::kTable) || type_of(table.slot) != Type::kValue) return false;
  if (settle_type(value.slot, value.seen) & vm::kTypeNil) return false;
  ValueId t = cell(table.slot, TypeTag::kTable), v = read_value(value.slot);
  BlockId undone = unless(emit(IrOp::kAppend, {t, v}));
  g_.append(undone, IrOp::kLeave, {}, 0, snapshot());
  return true;
}

/// The last element, of a table that still has one then. (What else there may be, the recorder has not seen.) All guards come before
/// the store, as in insert_last().
ValueId RegionBuilder::remove_last() {
  Operand table = argument(0);
  Elements seen;
  if (table.seen != vm::type_bit(TypeTag::kTable) || type_of(table.slot) != Type::kValue || node().is_outside) return kNoId;
  if (!summarize(node().elements, seen) || seen.facts == 0 || is_of_bytes(seen.facts)) return kNoId;
  ValueId t = cell(table.slot, TypeTag::kTable);
  guard(IrOp::kGuardElements, {t}, seen.facts);
  ValueId storage = emit(IrOp::kLoadStorage, {t}), length = emit(IrOp::kLoadLength, {storage});
  guard(IrOp::kGuardTrue, {emit(IrOp::kLtInt, {int_constant(2), length})});
  ValueId last = emit(IrOp::kSubInt, {length, int_constant(1)}), found = emit(IrOp::kLoadElement, {storage, last});
  if (seen.facts & vm::kTypeNil) {
    guard(IrOp::kGuardNotNil, {emit(IrOp::kLoadElement, {storage, emit(IrOp::kSubInt, {length, int_constant(2)})})});
    guard(IrOp::kGuardNotNil, {found});
  }
  emit(IrOp::kStoreLength, {storage, last});
  return typed(found, seen.facts & ~vm::kTypeNil);
}

bool RegionBuilder::of_matrix(FastNative id, uint32_t count, ValueId& result) {
  ValueId storage, at, element;
  if (id == FastNative::kMatrixGetf) {
    if (count != 3 || !matrix_place(storage, at, element)) return false;
    result = emit(IrOp::kUnboxDouble, {element});
    return true;
  }
  Operand value = argument(3);
  if (count != 4 || kind_of(value) != Number::kDouble) return false;
  ValueId v = double_of(value, Number::kDouble);
  if (!matrix_place(storage, at, element)) return false;
  emit(IrOp::kStoreElement, {storage, at, boxed(v)});
  return true;
}

}  // namespace gs::orc
