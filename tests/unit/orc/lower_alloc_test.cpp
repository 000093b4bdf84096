// New cells: from the open run, from the routine where that is full, and where there is no memory at all.

#ifdef GS_HAVE_LLVM

#include "tests/unit/orc/lower_testing.h"

namespace gs::orc::test {
namespace {

using vm::Value;

constexpr int64_t kShape = 7 << 8 | 3;  // number 7, three inline slots
constexpr uint64_t kBytes = 16 + 3 * 8;

/// Makes a table of the values in registers 0 and 1.
Builder making_a_table() {
  Builder b;
  ValueId x = b.slot(0), y = b.slot(1);
  SnapshotId up = b.snapshot({x, y});
  ValueId table = b.op(IrOp::kNewTable, {x, y}, kShape, up);
  b.leave_with({table, b.op(IrOp::kLoadField, {table}, 1)});
  return b;
}

/// Whether `words` is the table that it makes.
void check_table(const uint64_t* words, const FakeVm& vm) {
  auto* table = reinterpret_cast<const vm::Table*>(words);
  CHECK(table->kind == gc::Kind::kTable);
  CHECK((table->gc_state | table->byte0) == 0);
  CHECK(table->byte1 == 3);
  CHECK(table->word == 7);
  CHECK(table->storage == vm.empty_storage);
  CHECK(words[2] == Value::integer(1).bits());
  CHECK(words[3] == Value::integer(2).bits());
  CHECK(words[4] == 0);
}

}  // namespace

TEST_CASE("lower: a new table", "[orc][llvm]") {
  Builder b = making_a_table();
  for (const Way& way : ways()) {
    INFO(way.name);
    Compiled compiled(b.graph, way.options);
    FakeStorage empty;
    FakeHeap heap;
    FakeVm vm;
    vm.heap = &heap;
    vm.empty_storage = &empty.cell;
    heap.bump = reinterpret_cast<uintptr_t>(heap.run);
    heap.limit = heap.bump + kBytes;
    calls() = {};
    Result made = run(compiled, vm, {Value::integer(1), Value::integer(2)});
    REQUIRE(made.words == std::vector<uint64_t>{reinterpret_cast<uint64_t>(heap.run), Value::integer(2).bits()});
    check_table(heap.run, vm);
    CHECK(heap.bump == heap.limit);
    CHECK(calls().allocated.empty());

    // Now the run is full.
    uint64_t cell[8] = {};
    calls().next_cell = cell;
    Result found = run(compiled, vm, {Value::integer(1), Value::integer(2)});
    REQUIRE(found.words[0] == reinterpret_cast<uint64_t>(cell));
    check_table(cell, vm);
    REQUIRE(calls().allocated.size() == 1);
    CHECK(calls().allocated[0].first == cell[0]);
    CHECK(calls().allocated[0].second == kBytes);
    CHECK(heap.bump == heap.limit);

    calls().next_cell = nullptr;
    Result left = run(compiled, vm, {Value::integer(1), Value::integer(2)});
    CHECK(left == Result{0, {Value::integer(1).bits(), Value::integer(2).bits()}});
  }
}

TEST_CASE("lower: values that live across the finding of memory", "[orc][llvm]") {
  Builder b;
  std::vector<ValueId> kept;
  for (uint32_t i = 0; i < 20; i++) kept.push_back(b.int_slot(i));
  for (uint32_t i = 0; i < 10; i++) kept.push_back(b.op(IrOp::kIntToDouble, {kept[i]}));
  SnapshotId up = b.snapshot({});
  kept.push_back(b.op(IrOp::kNewCell, {b.slot(3)}, 0, up));
  b.leave_with(kept);
  std::vector<Value> registers;
  for (int i = 0; i < 20; i++) registers.push_back(Value::integer(i * 1000));
  for (const Way& way : ways()) {
    INFO(way.name);
    Compiled compiled(b.graph, way.options);
    FakeHeap heap;
    FakeVm vm;
    vm.heap = &heap;
    uint64_t cell[2] = {};
    calls() = {};
    calls().next_cell = cell;
    Result result = run(compiled, vm, registers);
    REQUIRE(result.words.size() == 31);
    for (int i = 0; i < 20; i++) CHECK(as_int(result.words[i]) == i * 1000);
    for (int i = 0; i < 10; i++) CHECK(as_double(result.words[20 + i]) == i * 1000.0);
    CHECK(result.words[30] == reinterpret_cast<uint64_t>(cell));
    CHECK(cell[1] == Value::integer(3000).bits());
  }
}

TEST_CASE("lower: a row of values into a table", "[orc][llvm]") {
  Builder b;
  ValueId table = b.ptr_slot(0, vm::TypeTag::kTable), x = b.slot(1);
  b.op(IrOp::kReserve, {table}, 12);
  ValueId two = b.op(IrOp::kStoreRow, {table, x, b.value(Value::nil())}, 5);
  ValueId one = b.op(IrOp::kStoreRow, {table, x}, 9);
  b.leave_with({two, one});
  for (const Way& way : ways()) {
    INFO(way.name);
    FakeTable t;
    Compiled compiled(b.graph, way.options);
    FakeVm vm;
    calls() = {};
    Result result = run(compiled, vm, {Value::table(&t.cell), Value::integer(4)});
    CHECK(result.words == std::vector<uint64_t>{1, 0});
    uint64_t four = Value::integer(4).bits();
    CHECK(calls().row == std::vector<uint64_t>{12, 5, four, Value::nil().bits(), 9, four});
  }
}

}  // namespace gs::orc::test

#endif
