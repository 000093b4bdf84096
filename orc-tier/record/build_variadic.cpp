// The region builder's extra arguments: of an inlined variadic function there are as many as the call has brought, so they are
// registers like others, below the function's frame (vm/runtime/frame.h). select chooses among those of any row.
#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/string.h"

namespace gs::orc {

using vm::TypeTag;
using vm::Value;

namespace {
constexpr uint32_t kMostTests = 8;  // of an argument's number that is not known
}

void RegionBuilder::vararg() {
  const Context& frame = context();
  if (frame.parent == kNone) return execute();
  uint32_t wanted = vm::arg_b(insn_), out = ra();
  bool all = wanted == vm::kMulti;
  for (uint32_t i = 0; i < (all ? frame.extra : wanted); i++) {
    write(out + i, i < frame.extra ? read(extra_slot(i)) : value_constant(Value::nil()));
  }
  if (all) state_.row_end = out + frame.extra;
}

void RegionBuilder::vararg_count() {
  if (context().parent == kNone) return execute();
  write(ra(), int_constant(context().extra));
}

void RegionBuilder::vararg_index() {
  uint32_t extra = context().extra;
  Operand index = reg(rb(), node().b);
  if (context().parent == kNone || kind_of(index) != Number::kInt || extra > kMostTests) return execute();
  write(ra(), one_of(extra_slot(0), extra, int_of(index), true));
}

/// Of the registers from `first` on that of a number, counted from 1; nil behind them all, if that `may_be_none`: otherwise a number
/// behind them leaves. Where the number is not known there is a test for each.
ValueId RegionBuilder::one_of(uint32_t first, uint32_t count, ValueId number, bool may_be_none) {
  if (g_[number].op == IrOp::kConstInt) {
    bool is_there = g_[number].imm >= 1 && g_[number].imm <= static_cast<int64_t>(count);
    return is_there ? read(first + static_cast<uint32_t>(g_[number].imm) - 1) : value_constant(Value::nil());
  }
  if (count == 0) return value_constant(Value::nil());
  Type type = may_be_none ? Type::kValue : type_of(first);
  for (uint32_t i = 1; i < count; i++) type = type_of(first + i) == type ? type : Type::kValue;
  if (type == Type::kPtr) type = Type::kValue;
  if (!may_be_none) guard(IrOp::kGuardBounds, {emit(IrOp::kSubInt, {number, int_constant(1)}), int_constant(count)});
  BlockId join = g_.add_block();
  auto give = [&](ValueId v) {
    ValueId given = type == Type::kValue ? boxed(v) : v;
    emit(IrOp::kJump);
    g_.blocks[block_].successors = {{join, {given}}};
  };
  uint32_t tests = may_be_none ? count : count - 1;
  for (uint32_t i = 0; i < tests; i++) {
    BlockId other = unless(emit(IrOp::kEqInt, {number, int_constant(i + 1)}));
    give(read(first + i));
    block_ = other;
  }
  give(may_be_none ? value_constant(Value::nil()) : read(first + count - 1));
  block_ = join;
  return g_.add_param(join, type);
}

/// The library function: how many arguments there are behind the first one, or one of these, where no more are wanted.
ValueId RegionBuilder::select(uint32_t count) {
  Operand which = argument(0);
  ValueId v = read(which.slot);
  if (g_[v].op == IrOp::kConstValue) {
    Value text = Value::from_bits(static_cast<uint64_t>(g_[v].imm));
    bool is_count = text.is_string() && !text.as_string()->is_rope() && text.as_string()->view() == "#";
    return is_count ? int_constant(count - 1) : kNoId;
  }
  if (kind_of(which) != Number::kInt || vm::arg_c(insn_) > 1 || count - 1 > kMostTests) return kNoId;
  ValueId number = int_of(which);
  bool may_be_none = node().is_outside || count == 1;
  if (may_be_none) guard(IrOp::kGuardTrue, {emit(IrOp::kLtInt, {int_constant(0), number})});
  if (g_[number].op == IrOp::kConstInt && g_[number].imm < 1) return kNoId;
  return one_of(which.slot + 1, count - 1, number, may_be_none);
}

void RegionBuilder::vararg_table() {
  const Context& frame = context();
  if (frame.parent == kNone) return execute();
  ValueId table = make_new(IrOp::kNewTable, {}, int64_t{vm::ShapeTree::kEmptyId} << 8, TypeTag::kTable);
  std::vector<ValueId> args{g_[table].args[0]};
  if (frame.extra != 0) emit(IrOp::kReserve, {args[0]}, frame.extra + 1);
  for (uint32_t i = 0; i < frame.extra; i++) args.push_back(read_value(extra_slot(i)));
  if (frame.extra != 0) guard(IrOp::kGuardTrue, {emit(IrOp::kStoreRow, std::move(args), 1)});
  write(ra(), table);
}

}  // namespace gs::orc
