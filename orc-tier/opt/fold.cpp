// Folding: what a single instruction and its operands say.
//
// Constants are computed, identities used that are exact, boxing and unboxing of the same value undone, guards that
// always hold removed, branches on constants made jumps. One sweep in order of blocks: operands are folded before
// what uses them, but along back edges. Instructions become others where they stand; nothing is inserted.
//
// Exact means: bit for bit what the interpreter computes. So x + 0.0 stays (it turns -0.0 into 0.0), and so does an
// operation whose result is a NaN, as the machine chooses its sign. Integers are folded only if the result fits.
//
// Guards that can be seen to fail always stay, too: they are rare, and only leave.
#include <bit>
#include <cmath>
#include <optional>

#include "orc-tier/opt/cfg.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/opt/rewrite.h"
#include "orc-tier/opt/types.h"
#include "vm/runtime/arith.h"

namespace gs::orc {

namespace {

using vm::TypeTag;
using vm::Value;

class Folder {
 public:
  explicit Folder(Graph& graph) : g_(graph), equal_(graph) {}
  void run();

 private:
  // What became of an instruction: itself (perhaps as another operation), an equal value, or nothing (a guard that
  // holds).
  static constexpr ValueId kGone = kNoId;
  ValueId fold(ValueId v);

  ValueId fold_box(ValueId v, IrOp unbox);
  ValueId fold_unbox(ValueId v, IrOp box);
  ValueId fold_type_test(ValueId v);
  ValueId fold_same_value(ValueId v);
  ValueId fold_guard(ValueId v);
  ValueId fold_int(ValueId v);
  ValueId fold_int_identity(ValueId v);
  ValueId fold_double(ValueId v);
  ValueId fold_conversion(ValueId v);
  ValueId fold_compare_ints(ValueId v);
  ValueId fold_compare_doubles(ValueId v);
  ValueId fold_fits(ValueId v);
  ValueId fold_not(ValueId v);
  void fold_branch(BlockId b);

  // Operands of the instruction `v`.
  ValueId arg(ValueId v, int i) const { return g_[v].args[i]; }
  const Inst& def(ValueId v, int i) const { return g_[g_[v].args[i]]; }
  std::optional<int64_t> int_arg(ValueId v, int i) const { return constant(v, i, IrOp::kConstInt); }
  std::optional<int64_t> bool_arg(ValueId v, int i) const { return constant(v, i, IrOp::kConstBool); }
  std::optional<double> double_arg(ValueId v, int i) const;
  std::optional<int64_t> constant(ValueId v, int i, IrOp op) const;
  std::optional<int64_t> as_exact_int(ValueId v) const;
  ValueId fold_floor_of_quotient(ValueId v);

  ValueId now(ValueId v, IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0) {
    become(g_, v, op, std::move(args), imm);
    return v;
  }
  ValueId now_bool(ValueId v, bool b) { return now(v, IrOp::kConstBool, {}, b); }
  ValueId now_int(ValueId v, int64_t i) { return vm::fits_int(i) ? now(v, IrOp::kConstInt, {}, i) : v; }
  ValueId now_double(ValueId v, double d) {
    return d == d ? now(v, IrOp::kConstDouble, {}, std::bit_cast<int64_t>(d)) : v;
  }

  Graph& g_;
  Substitution equal_;
  bool edges_changed_ = false;
};

void Folder::run() {
  for (BlockId b = 0; b < g_.blocks.size(); b++) {
    for (ValueId v : g_.blocks[b].insts) {
      equal_.rewrite(g_[v]);
      ValueId result = fold(v);
      if (result == v) continue;
      if (result != kGone) equal_.replace(v, result);
      kill(g_, v);
    }
    fold_branch(b);
  }
  equal_.apply(g_);
  if (edges_changed_) remove_unreachable_blocks(g_);
}

ValueId Folder::fold(ValueId v) {
  switch (g_[v].op) {
    case IrOp::kBoxInt: return fold_box(v, IrOp::kUnboxInt);
    case IrOp::kBoxDouble: return fold_box(v, IrOp::kUnboxDouble);
    case IrOp::kBoxBool: return fold_box(v, IrOp::kUnboxBool);
    case IrOp::kBoxPtr: return fold_box(v, IrOp::kUnboxPtr);
    case IrOp::kUnboxInt: return fold_unbox(v, IrOp::kBoxInt);
    case IrOp::kUnboxDouble: return fold_unbox(v, IrOp::kBoxDouble);
    case IrOp::kUnboxBool: return fold_unbox(v, IrOp::kBoxBool);
    case IrOp::kUnboxPtr: return fold_unbox(v, IrOp::kBoxPtr);
    case IrOp::kIsTag:
    case IrOp::kTruthy: return fold_type_test(v);
    case IrOp::kSameValue: return fold_same_value(v);
    case IrOp::kGuardTag:
    case IrOp::kGuardTypes:
    case IrOp::kGuardTrue:
    case IrOp::kGuardFalse:
    case IrOp::kGuardValue:
    case IrOp::kGuardNotNil:
    case IrOp::kGuardBounds: return fold_guard(v);
    case IrOp::kAddOv:
    case IrOp::kSubOv:
    case IrOp::kMulOv:
    case IrOp::kAddInt:
    case IrOp::kSubInt:
    case IrOp::kMulInt:
    case IrOp::kModInt:
    case IrOp::kModNatural:
    case IrOp::kAndInt:
    case IrOp::kOrInt:
    case IrOp::kXorInt:
    case IrOp::kShlInt:
    case IrOp::kShrInt:
    case IrOp::kMaxInt:
    case IrOp::kMinInt: return fold_int(v);
    case IrOp::kAddDouble:
    case IrOp::kSubDouble:
    case IrOp::kMulDouble:
    case IrOp::kDivDouble:
    case IrOp::kNegDouble:
    case IrOp::kAbsDouble:
    case IrOp::kSqrtDouble:
    case IrOp::kFloorDouble: return fold_double(v);
    case IrOp::kIntToDouble:
    case IrOp::kDoubleToInt:
    case IrOp::kNumberToDouble:
    case IrOp::kBoolToInt: return fold_conversion(v);
    case IrOp::kEqInt:
    case IrOp::kLtInt:
    case IrOp::kLeInt: return fold_compare_ints(v);
    case IrOp::kAddFits:
    case IrOp::kSubFits:
    case IrOp::kMulFits: return fold_fits(v);
    case IrOp::kEqDouble:
    case IrOp::kLtDouble:
    case IrOp::kLeDouble: return fold_compare_doubles(v);
    case IrOp::kNotBool: return fold_not(v);
    default: return v;  // memory, calls and control: nothing to be known from the operands
  }
}

// ---- operands

std::optional<int64_t> Folder::constant(ValueId v, int i, IrOp op) const {
  if (def(v, i).op != op) return std::nullopt;
  return def(v, i).imm;
}
std::optional<double> Folder::double_arg(ValueId v, int i) const {
  auto bits = constant(v, i, IrOp::kConstDouble);
  if (!bits) return std::nullopt;
  return std::bit_cast<double>(*bits);
}

// The integer that `v`, a double, certainly is: a constant that is one. -0.0 equals 0 in comparisons, for which this
// is.
std::optional<int64_t> Folder::as_exact_int(ValueId v) const {
  if (g_[v].op != IrOp::kConstDouble) return std::nullopt;
  double d = std::bit_cast<double>(g_[v].imm);
  if (!(d >= static_cast<double>(vm::kMinInt) && d <= static_cast<double>(vm::kMaxInt)) || d != std::floor(d))
    return std::nullopt;
  return static_cast<int64_t>(d);
}

// ---- tags

// Boxing what was unboxed from a value of the same type gives that value, and the other way round.
ValueId Folder::fold_box(ValueId v, IrOp unbox) {
  const Inst& inner = def(v, 0);
  if (inner.op == unbox && inner.imm == g_[v].imm) return inner.args[0];
  auto now_value = [&](Value value) { return now(v, IrOp::kConstValue, {}, std::bit_cast<int64_t>(value.bits())); };
  switch (inner.op) {
    case IrOp::kConstInt: return now_value(Value::integer(inner.imm));
    case IrOp::kConstDouble: return now_value(Value::number(std::bit_cast<double>(inner.imm)));
    case IrOp::kConstBool: return now_value(Value::boolean(inner.imm != 0));
    default: return v;
  }
}

ValueId Folder::fold_unbox(ValueId v, IrOp box) {
  const Inst& inner = def(v, 0);
  if (inner.op == box && inner.imm == g_[v].imm) return inner.args[0];
  if (inner.op != IrOp::kConstValue) return v;
  Value value = constant_value(inner);
  if (value.type_tag() != unboxed_tag(g_[v])) return v;  // code that is never reached
  switch (box) {
    case IrOp::kBoxInt: return now(v, IrOp::kConstInt, {}, value.as_int());
    case IrOp::kBoxDouble: return now(v, IrOp::kConstDouble, {}, std::bit_cast<int64_t>(value.as_double()));
    case IrOp::kBoxBool: return now_bool(v, value.as_bool());
    default: return now(v, IrOp::kConstPtr, {}, reinterpret_cast<int64_t>(value.as_cell()));
  }
}

ValueId Folder::fold_type_test(ValueId v) {
  vm::TypeSet types = types_by_definition(g_[arg(v, 0)]);
  if (g_[v].op == IrOp::kIsTag) {
    vm::TypeSet asked = vm::type_bit(static_cast<TypeTag>(g_[v].imm));
    if ((types & asked) == 0) return now_bool(v, false);
    return types == asked ? now_bool(v, true) : v;
  }
  const Inst& inner = def(v, 0);
  if (inner.op == IrOp::kConstValue) return now_bool(v, constant_value(inner).truthy());
  if (inner.op == IrOp::kBoxBool) return inner.args[0];
  return (types & (vm::kTypeNil | vm::kTypeBool)) == 0 ? now_bool(v, true) : v;
}

ValueId Folder::fold_same_value(ValueId v) {
  if (arg(v, 0) == arg(v, 1)) return now_bool(v, true);
  const Inst &a = def(v, 0), &b = def(v, 1);
  if (a.op == IrOp::kConstValue && b.op == IrOp::kConstValue) return now_bool(v, a.imm == b.imm);
  if ((types_by_definition(a) & types_by_definition(b)) == 0) return now_bool(v, false);
  if (a.op == IrOp::kBoxInt && b.op == IrOp::kBoxInt) return now(v, IrOp::kEqInt, {a.args[0], b.args[0]});
  if (a.op == IrOp::kBoxBool && b.op == IrOp::kConstValue) {
    return constant_value(b).is_true() ? a.args[0] : now(v, IrOp::kNotBool, a.args);
  }
  return v;
}

// ---- guards

ValueId Folder::fold_guard(ValueId v) {
  Inst& guard = g_[v];
  const Inst& a = def(v, 0);
  switch (guard.op) {
    case IrOp::kGuardTag:
      return types_by_definition(a) == vm::type_bit(static_cast<TypeTag>(guard.imm)) ? kGone : v;
    case IrOp::kGuardTypes: return (types_by_definition(a) & ~guard.imm) == 0 ? kGone : v;
    case IrOp::kGuardNotNil: return (types_by_definition(a) & vm::kTypeNil) == 0 ? kGone : v;
    case IrOp::kGuardValue: return a.op == IrOp::kConstValue && a.imm == guard.imm ? kGone : v;
    case IrOp::kGuardBounds: {
      auto index = int_arg(v, 0), length = int_arg(v, 1);
      return index && length && *index >= 0 && *index < *length ? kGone : v;
    }
    default: break;
  }
  if (a.op == IrOp::kNotBool) {
    guard.op = guard.op == IrOp::kGuardTrue ? IrOp::kGuardFalse : IrOp::kGuardTrue;
    guard.args[0] = a.args[0];
  }
  auto known = bool_arg(v, 0);
  return known && *known == (guard.op == IrOp::kGuardTrue) ? kGone : v;
}

// ---- integers

ValueId Folder::fold_int(ValueId v) {
  auto a = int_arg(v, 0), b = int_arg(v, 1);
  if (!a || !b) return fold_int_identity(v);
  int64_t wide;
  switch (g_[v].op) {
    case IrOp::kAddOv:
    case IrOp::kAddInt: return now_int(v, *a + *b);
    case IrOp::kSubOv:
    case IrOp::kSubInt: return now_int(v, *a - *b);
    case IrOp::kMulOv:
    case IrOp::kMulInt: return __builtin_mul_overflow(*a, *b, &wide) ? v : now_int(v, wide);
    case IrOp::kModInt:
    case IrOp::kModNatural: return *b == 0 ? v : now_int(v, vm::floor_mod(*a, *b));
    case IrOp::kAndInt: return now_int(v, *a & *b);
    case IrOp::kOrInt: return now_int(v, *a | *b);
    case IrOp::kXorInt: return now_int(v, *a ^ *b);
    case IrOp::kShlInt:
      if (*b < 0 || *b > 63) return v;
      wide = static_cast<int64_t>(static_cast<uint64_t>(*a) << *b);
      return wide >> *b == *a ? now_int(v, wide) : v;
    case IrOp::kShrInt:
      if (*b < 0 || *b > 63) return v;
      return now_int(v, static_cast<int64_t>(static_cast<uint64_t>(*a) >> *b));
    case IrOp::kMaxInt: return now_int(v, std::max(*a, *b));
    case IrOp::kMinInt: return now_int(v, std::min(*a, *b));
    default: return v;
  }
}

ValueId Folder::fold_int_identity(ValueId v) {
  ValueId x = arg(v, 0), y = arg(v, 1);
  auto is = [&](int i, int64_t constant) { return int_arg(v, i) == constant; };
  switch (g_[v].op) {
    case IrOp::kAddOv:
    case IrOp::kAddInt:
    case IrOp::kOrInt:
    case IrOp::kXorInt:
      if (is(1, 0)) return x;
      if (is(0, 0)) return y;
      if (x == y && g_[v].op == IrOp::kOrInt) return x;
      if (x == y && g_[v].op == IrOp::kXorInt) return now_int(v, 0);
      return v;
    case IrOp::kSubOv:
    case IrOp::kSubInt:
      if (x == y) return now_int(v, 0);
      return is(1, 0) ? x : v;
    case IrOp::kShlInt:
    case IrOp::kShrInt: return is(1, 0) ? x : v;
    case IrOp::kMulOv:
    case IrOp::kMulInt:
      if (is(1, 1)) return x;
      if (is(0, 1)) return y;
      return is(0, 0) || is(1, 0) ? now_int(v, 0) : v;
    case IrOp::kModInt:
    case IrOp::kModNatural: return is(1, 1) || is(1, -1) ? now_int(v, 0) : v;
    case IrOp::kAndInt:
      if (is(0, 0) || is(1, 0)) return now_int(v, 0);
      if (is(1, -1)) return x;
      if (is(0, -1)) return y;
      return x == y ? x : v;
    case IrOp::kMaxInt:
    case IrOp::kMinInt: return x == y ? x : v;
    default: return v;
  }
}

ValueId Folder::fold_compare_ints(ValueId v) {
  IrOp op = g_[v].op;
  if (arg(v, 0) == arg(v, 1)) return now_bool(v, op != IrOp::kLtInt);
  auto a = int_arg(v, 0), b = int_arg(v, 1);
  // A boolean that was one all the time: stored as a byte, loaded, compared with 1.
  if (op == IrOp::kEqInt && def(v, 0).op == IrOp::kBoolToInt && b == 1) return def(v, 0).args[0];
  if (op == IrOp::kEqInt && def(v, 0).op == IrOp::kBoolToInt && b == 0) return now(v, IrOp::kNotBool, def(v, 0).args);
  if (!a || !b) return v;
  return now_bool(v, op == IrOp::kEqInt ? *a == *b : op == IrOp::kLtInt ? *a < *b : *a <= *b);
}

// ---- doubles

ValueId Folder::fold_double(ValueId v) {
  IrOp op = g_[v].op;
  auto a = double_arg(v, 0);
  if (g_[v].args.size() == 1) {
    if (op == IrOp::kNegDouble && def(v, 0).op == IrOp::kNegDouble) return def(v, 0).args[0];
    if (!a) return v;
    switch (op) {
      case IrOp::kNegDouble: return now_double(v, -*a);
      case IrOp::kAbsDouble: return now_double(v, std::fabs(*a));
      case IrOp::kSqrtDouble: return now_double(v, std::sqrt(*a));
      default: return now_double(v, std::floor(*a));
    }
  }
  auto b = double_arg(v, 1);
  if (a && b) {
    switch (op) {
      case IrOp::kAddDouble: return now_double(v, *a + *b);
      case IrOp::kSubDouble: return now_double(v, *a - *b);
      case IrOp::kMulDouble: return now_double(v, *a * *b);
      default: return now_double(v, *a / *b);
    }
  }
  // The neutral elements that are neutral for all numbers, zeros of both signs included.
  bool neutral = b && ((op == IrOp::kAddDouble && *b == 0 && std::signbit(*b)) ||
                       (op == IrOp::kSubDouble && *b == 0 && !std::signbit(*b)) ||
                       ((op == IrOp::kMulDouble || op == IrOp::kDivDouble) && *b == 1));
  if (neutral) return arg(v, 0);
  // Twice a number is what it and itself are; an addition needs no constant.
  if (op != IrOp::kMulDouble) return v;
  for (int i : {0, 1}) {
    if (double_arg(v, i) == 2) return now(v, IrOp::kAddDouble, {arg(v, 1 - i), arg(v, 1 - i)});
  }
  return v;
}

ValueId Folder::fold_conversion(ValueId v) {
  const Inst& inner = def(v, 0);
  switch (g_[v].op) {
    case IrOp::kIntToDouble: return inner.op == IrOp::kConstInt ? now_double(v, static_cast<double>(inner.imm)) : v;
    case IrOp::kBoolToInt: return inner.op == IrOp::kConstBool ? now_int(v, inner.imm) : v;
    case IrOp::kNumberToDouble:
      if (inner.op == IrOp::kBoxDouble) return inner.args[0];
      if (inner.op == IrOp::kBoxInt) return now(v, IrOp::kIntToDouble, inner.args);
      if (inner.op != IrOp::kConstValue || !constant_value(inner).is_number()) return v;
      return now_double(v, constant_value(inner).as_number());
    default: break;
  }
  if (inner.op == IrOp::kIntToDouble) return inner.args[0];
  if (inner.op == IrOp::kFloorDouble) return fold_floor_of_quotient(v);
  auto i = as_exact_int(arg(v, 0));
  return i ? now_int(v, *i) : v;
}

// An integer divided by an integer, and then rounded down. The quotient is a double that may have been rounded, but never up to the next
// integer: it lies 1/divisor below that at least, which is 2^-47 of it or more, and rounding moves it by 2^-53.
ValueId Folder::fold_floor_of_quotient(ValueId v) {
  ValueId quotient = def(v, 0).args[0];
  const Inst& inst = g_[quotient];
  if (inst.op != IrOp::kMulDouble && inst.op != IrOp::kDivDouble) return v;
  auto by = double_arg(quotient, 1);
  if (!by || def(quotient, 0).op != IrOp::kIntToDouble) return v;
  // A product with the reciprocal of a power of two is a division by that.
  int exponent;
  bool is_power = std::frexp(*by, &exponent) == 0.5;
  if (inst.op == IrOp::kMulDouble && !is_power) return v;
  double divisor = inst.op == IrOp::kMulDouble ? 1 / *by : *by;
  bool is_natural = divisor >= 1 && divisor <= static_cast<double>(vm::kMaxInt) && divisor == std::floor(divisor);
  return is_natural ? now(v, IrOp::kQuotientInt, def(quotient, 0).args, static_cast<int64_t>(divisor)) : v;
}

ValueId Folder::fold_fits(ValueId v) {
  auto a = int_arg(v, 0), b = int_arg(v, 1);
  if (!a || !b) return v;
  int64_t result;
  switch (g_[v].op) {
    case IrOp::kAddFits: return now_bool(v, vm::fits_int(*a + *b));
    case IrOp::kSubFits: return now_bool(v, vm::fits_int(*a - *b));
    default: return now_bool(v, !__builtin_mul_overflow(*a, *b, &result) && vm::fits_int(result));
  }
}

// Integers of 48 bits are doubles exactly, so converted ones compare as they were.
ValueId Folder::fold_compare_doubles(ValueId v) {
  IrOp op = g_[v].op;
  auto a = double_arg(v, 0), b = double_arg(v, 1);
  if (a && b) return now_bool(v, op == IrOp::kEqDouble ? *a == *b : op == IrOp::kLtDouble ? *a < *b : *a <= *b);
  if (def(v, 0).op != IrOp::kIntToDouble || def(v, 1).op != IrOp::kIntToDouble) return v;
  IrOp ints = op == IrOp::kEqDouble ? IrOp::kEqInt : op == IrOp::kLtDouble ? IrOp::kLtInt : IrOp::kLeInt;
  return now(v, ints, {def(v, 0).args[0], def(v, 1).args[0]});
}

// ---- conditions

ValueId Folder::fold_not(ValueId v) {
  const Inst& inner = def(v, 0);
  switch (inner.op) {
    case IrOp::kConstBool: return now_bool(v, !inner.imm);
    case IrOp::kNotBool: return inner.args[0];
    // Integers have an order without exceptions; doubles have NaN.
    case IrOp::kLtInt: return now(v, IrOp::kLeInt, {inner.args[1], inner.args[0]});
    case IrOp::kLeInt: return now(v, IrOp::kLtInt, {inner.args[1], inner.args[0]});
    default: return v;
  }
}

void Folder::fold_branch(BlockId b) {
  Block& block = g_.blocks[b];
  ValueId last = block.insts.back();
  if (g_[last].op != IrOp::kBranch) return;
  if (def(last, 0).op == IrOp::kNotBool) {
    g_[last].args[0] = def(last, 0).args[0];
    std::swap(block.successors[0], block.successors[1]);
  }
  const Edge &yes = block.successors[0], &no = block.successors[1];
  auto known = bool_arg(last, 0);
  bool same = yes.to == no.to && yes.args == no.args;
  if (!known && !same) return;
  branch_to_jump(g_, b, known && !*known ? 1 : 0);
  edges_changed_ = true;
}

}  // namespace

void run_fold(Graph& graph) { Folder(graph).run(); }

}  // namespace gs::orc
