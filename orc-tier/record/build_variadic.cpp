// The region builder's extra arguments: of an inlined variadic function there are as many as the call has brought, so they are
// registers like others, below the function's frame (vm/runtime/frame.h).
#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"

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

/// The argument of a number that is known; or a test for each.
void RegionBuilder::vararg_index() {
  uint32_t extra = context().extra;
  Operand index = reg(rb(), node().b);
  if (context().parent == kNone || kind_of(index) != Number::kInt || extra > kMostTests) return execute();
  ValueId i = int_of(index);
  if (g_[i].op == IrOp::kConstInt) {
    bool is_there = g_[i].imm >= 1 && g_[i].imm <= static_cast<int64_t>(extra);
    return write(ra(), is_there ? read(extra_slot(static_cast<uint32_t>(g_[i].imm) - 1)) : value_constant(Value::nil()));
  }
  if (extra == 0) return write(ra(), value_constant(Value::nil()));
  // Of one type they stay unboxed, and there has to be such an argument.
  Type type = type_of(extra_slot(0));
  for (uint32_t at = 1; at < extra; at++) type = type_of(extra_slot(at)) == type ? type : Type::kValue;
  if (type == Type::kPtr) type = Type::kValue;
  if (type != Type::kValue) guard(IrOp::kGuardBounds, {emit(IrOp::kSubInt, {i, int_constant(1)}), int_constant(extra)});
  BlockId join = g_.add_block();
  auto give = [&](ValueId v) {
    if (type == Type::kValue) return jump_to_join(join, v);
    emit(IrOp::kJump);
    g_.blocks[block_].successors = {{join, {v}}};
  };
  for (uint32_t at = 0; at < extra; at++) {
    if (at + 1 == extra && type != Type::kValue) break;
    BlockId other = unless(emit(IrOp::kEqInt, {i, int_constant(at + 1)}));
    give(read(extra_slot(at)));
    block_ = other;
  }
  give(type == Type::kValue ? value_constant(Value::nil()) : read(extra_slot(extra - 1)));
  block_ = join;
  write(ra(), g_.add_param(join, type));
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
