// Loops, natively: what goes round, and how they are left.

#ifdef GS_HAVE_LLVM

#include "tests/unit/orc/lower_testing.h"

namespace gs::orc::test {
namespace {

using vm::Value;

/// for i := 0; i < n; i++ { sum += i * step }, in integers; leaves with (i, sum) at the end or where something overflows.
Graph sum_of_ints() {
  Builder b;
  ValueId n = b.int_slot(0), step = b.int_slot(1), sum0 = b.int_slot(2);
  BlockId loop = b.add_block(true), body = b.add_block(), end = b.add_block();
  b.jump(loop, {b.integer(0), sum0});
  ValueId i = b.param(loop, Type::kInt), sum = b.param(loop, Type::kInt);
  b.block = loop;
  SnapshotId here = b.snapshot({i, sum});
  b.branch(b.op(IrOp::kLtInt, {i, n}), {body, {}}, {end, {}});
  b.block = body;
  ValueId product = b.guard(IrOp::kMulOv, {i, step}, here);
  ValueId next_sum = b.guard(IrOp::kAddOv, {sum, product}, here);
  ValueId next = b.op(IrOp::kAddInt, {i, b.integer(1)});
  b.jump(loop, {next, next_sum});
  b.block = end;
  b.leave(b.snapshot({i, sum}));
  return b.graph;
}

/// for i := 0; i < n; i++ { target[i] = source[i] * factor }, on elements known to be doubles, without a poll.
Graph scaled_copy() {
  Builder b;
  ValueId source = b.op(IrOp::kLoadStorage, {b.ptr_slot(0, vm::TypeTag::kTable)});
  ValueId target = b.op(IrOp::kLoadStorage, {b.ptr_slot(1, vm::TypeTag::kTable)});
  ValueId n = b.int_slot(2), factor = b.double_slot(3);
  BlockId loop = b.add_block(true), body = b.add_block(), end = b.add_block();
  b.jump(loop, {b.integer(0)});
  ValueId i = b.param(loop, Type::kInt);
  b.block = loop;
  b.branch(b.op(IrOp::kLtInt, {i, n}), {body, {}}, {end, {}});
  b.block = body;
  ValueId element = b.op(IrOp::kUnboxDouble, {b.op(IrOp::kLoadElement, {source, i})});
  b.op(IrOp::kStoreElement, {target, i, b.op(IrOp::kBoxDouble, {b.op(IrOp::kMulDouble, {element, factor})})});
  b.jump(loop, {b.op(IrOp::kAddInt, {i, b.integer(1)})});
  b.block = end;
  b.leave_with({i});
  return b.graph;
}

/// An outer loop over an inner one, the sum going through both: the inner one's bound is the outer one's counter.
Graph nested() {
  Builder b;
  ValueId n = b.int_slot(0);
  BlockId outer = b.add_block(true), enter = b.add_block(), inner = b.add_block(true), body = b.add_block();
  BlockId next = b.add_block(), end = b.add_block();
  b.jump(outer, {b.integer(0), b.integer(0)});
  ValueId i = b.param(outer, Type::kInt), sum = b.param(outer, Type::kInt);
  b.block = outer;
  b.branch(b.op(IrOp::kLtInt, {i, n}), {enter, {}}, {end, {}});
  b.block = enter;
  b.jump(inner, {b.integer(0), sum});
  ValueId k = b.param(inner, Type::kInt), inner_sum = b.param(inner, Type::kInt);
  b.block = inner;
  b.branch(b.op(IrOp::kLtInt, {k, i}), {body, {}}, {next, {}});
  b.block = body;
  ValueId more = b.guard(IrOp::kAddOv, {inner_sum, b.op(IrOp::kMulInt, {i, k})}, b.snapshot({i, k, inner_sum}));
  b.jump(inner, {b.op(IrOp::kAddInt, {k, b.integer(1)}), more});
  b.block = next;
  b.jump(outer, {b.op(IrOp::kAddInt, {i, b.integer(1)}), inner_sum});
  b.block = end;
  b.leave_with({i, sum});
  return b.graph;
}

}  // namespace

TEST_CASE("lower: a loop of integers", "[orc][llvm]") {
  Graph graph = sum_of_ints();
  auto run = [&](int64_t n, int64_t step, int64_t sum) {
    return run_all(graph, {Value::integer(n), Value::integer(step), Value::integer(sum)});
  };
  CHECK(run(0, 3, 7) == Result{1, {0, 7}});
  CHECK(run(1000, 3, -5) == Result{1, {1000, 3 * 999 * 500 - 5}});
  // The sum overflows at i = 2, the product at i = 3.
  CHECK(run(1000, 1, vm::kMaxInt - 2) == Result{0, {2, static_cast<uint64_t>(vm::kMaxInt - 1)}});
  CHECK(run(1000, vm::kMaxInt / 3 + 1, -vm::kMaxInt).snapshot == 0);
  CHECK(run(1000, vm::kMinInt / 2, 0) == Result{0, {2, static_cast<uint64_t>(vm::kMinInt / 2)}});
}

TEST_CASE("lower: a loop in a loop", "[orc][llvm]") {
  Graph graph = nested();
  for (int64_t n : {0, 1, 2, 30}) {
    int64_t sum = 0;
    for (int64_t i = 0; i < n; i++) {
      for (int64_t k = 0; k < i; k++) sum += i * k;
    }
    CHECK(run_all(graph, {Value::integer(n)}) == Result{1, {static_cast<uint64_t>(n), static_cast<uint64_t>(sum)}});
  }
}

TEST_CASE("lower: heavy is for loops over doubles that can be vectors", "[orc][llvm]") {
  Graph graph = scaled_copy();
  for (int64_t n : {0, 1, 7, 40}) {
    for (const Way& way : ways()) {
      CAPTURE(n, way.name);
      FakeTable source, target;
      for (int i = 0; i < 64; i++) source.elements.values[i] = target.elements.values[i] = Value::number(i - 0.5);
      CodegenOptions options = way.options;
      options.dump_llvm = true;
      Compiled compiled(graph, options);
      FakeVm vm;
      run(compiled, vm, {Value::table(&source.cell), Value::table(&target.cell), Value::integer(n), Value::number(3)});
      for (int i = 0; i < 64; i++) {
        REQUIRE(target.elements.values[i].as_double() == (i < n ? (i - 0.5) * 3 : i - 0.5));
      }
      CHECK((compiled.region.llvm_text.find(" x double>") != std::string::npos) == options.heavy);
      // The same row: what one round writes the next one reads.
      run(compiled, vm, {Value::table(&source.cell), Value::table(&source.cell), Value::integer(n), Value::number(2)});
      for (int i = 0; i < 64; i++) {
        REQUIRE(source.elements.values[i].as_double() == (i < n ? (i - 0.5) * 2 : i - 0.5));
      }
    }
  }
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
