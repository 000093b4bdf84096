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

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
