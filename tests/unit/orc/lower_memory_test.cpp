// Guards on memory, loads, stores, the barrier, calls: on cells made by hand.

#ifdef GS_HAVE_LLVM

#include <functional>

#include "gc/barrier.h"
#include "tests/unit/orc/lower_testing.h"
#include "vm/native.h"
#include "vm/shape.h"

namespace gs::orc::test {
namespace {

using vm::TypeTag;
using vm::Value;

constexpr auto kObject = static_cast<int64_t>(TypeTag::kObject);

Value boxed(const FakeTable& table) { return Value::table(&table.cell); }

/// A guard on the table in register 0 that holds or does not: runs the graph with both.
void check_guard(IrOp op, int64_t imm, Value good, Value bad, TypeTag tag = TypeTag::kTable) {
  INFO(ir_info(op).name);
  Builder b;
  ValueId p = b.ptr_slot(0, tag);
  SnapshotId fails = b.snapshot({p});
  b.guard(op, {p}, fails, imm);
  b.leave_with({});
  CHECK(run_all(b.graph, {good}).snapshot == fails + 1);
  CHECK(run_all(b.graph, {bad}) == Result{fails, {bad.bits() & Value::kPayloadMask}});
}

}  // namespace

TEST_CASE("lower: guards on the headers of cells", "[orc][llvm]") {
  FakeTable good, bad;
  good.cell.word = 0x1234;
  good.cell.byte1 = 3;
  auto shape_of = [](const FakeTable& table) { return int64_t{table.cell.word} << 8 | table.cell.byte1; };
  SECTION("another shape") {
    bad.cell.word = 0x1235;
    bad.cell.byte1 = 3;
    check_guard(IrOp::kGuardShape, shape_of(good), boxed(good), boxed(bad));
  }
  SECTION("the same shape in another layout") {
    bad.cell.word = 0x1234;
    bad.cell.byte1 = 0x83;
    check_guard(IrOp::kGuardShape, shape_of(good), boxed(good), boxed(bad));
  }
  SECTION("what the collector and the elements think is not part of it") {
    FakeTable other = good;
    other.cell.gc_state = 0x21;
    other.cell.byte0 = 0xFF;
    bad.cell.word = 1;
    check_guard(IrOp::kGuardShape, shape_of(good), boxed(other), boxed(bad));
  }
  SECTION("a number of 32 bits") {
    good.cell.word = 0x87654321;
    bad.cell.word = 0x07654321;
    bad.cell.byte1 = 3;
    check_guard(IrOp::kGuardShape, shape_of(good), boxed(good), boxed(bad));
  }
  SECTION("facts") {
    good.cell.byte0 = 0x81;
    bad.cell.byte0 = 0x80;
    check_guard(IrOp::kGuardElements, 0x81, boxed(good), boxed(bad));
  }
  SECTION("facts of a field") {
    vm::FieldFact fact;
    fact.types = vm::kTypeDouble;
    Builder b;
    SnapshotId fails = b.snapshot({});
    b.guard(IrOp::kGuardField, {}, fails, field_fact_word(&fact, vm::kTypeDouble));
    b.leave_with({});
    CHECK(run_all(b.graph, {}).snapshot == fails + 1);
    fact.types |= vm::kTypeNil;
    CHECK(run_all(b.graph, {}).snapshot == fails);
  }
  SECTION("kind") {
    bad.cell.kind = gc::Kind::kClosure;
    check_guard(IrOp::kGuardKind, static_cast<int64_t>(gc::Kind::kTable), boxed(good), boxed(bad));
  }
  SECTION("layout") {
    good.elements.cell.byte0 = vm::Storage::kBytes;
    auto storage = [](FakeTable& table) {
      return Value::from_bits(Value::kTableTag | reinterpret_cast<uint64_t>(&table.elements.cell));
    };
    check_guard(IrOp::kGuardLayout, vm::Storage::kBytes, storage(good), storage(bad));
  }
  SECTION("element 0 of values, of bytes") {
    auto storage = [](FakeTable& table) {
      return Value::from_bits(Value::kTableTag | reinterpret_cast<uint64_t>(&table.elements.cell));
    };
    good.elements.values[0] = Value::boolean(false);
    bad.elements.values[0] = Value::nil();
    check_guard(IrOp::kGuardFirst, vm::Storage::kValues, storage(good), storage(bad));
    good.elements.cell.bytes()[0] = vm::Storage::kByteFalse;
    bad.elements.cell.bytes()[0] = vm::Storage::kByteNil;
    check_guard(IrOp::kGuardFirst, vm::Storage::kBytes, storage(good), storage(bad));
  }
  SECTION("code") {
    vm::Closure closures[2] = {};
    vm::Instr code[2] = {};
    closures[0].code = &code[0];
    closures[1].code = &code[1];
    check_guard(IrOp::kGuardCode, reinterpret_cast<int64_t>(&code[1]), Value::function(&closures[1]),
                Value::function(&closures[0]), TypeTag::kFunction);
  }
}

TEST_CASE("lower: poll and epoch", "[orc][llvm]") {
  Builder b;
  SnapshotId due = b.snapshot({}), moved = b.snapshot({b.integer(1)});
  b.guard(IrOp::kGuardPoll, {}, due);
  b.guard(IrOp::kGuardEpoch, {}, moved, 7);
  b.leave_with({b.integer(2)});
  FakeVm vm;
  vm.epoch = 7;
  CHECK(run_all(b.graph, {}, vm).snapshot == 2);
  vm.epoch = 8;
  CHECK(run_all(b.graph, {}, vm).snapshot == moved);
  vm.poll = 0x80000000;
  CHECK(run_all(b.graph, {}, vm).snapshot == due);
}

TEST_CASE("lower: fields, near and far", "[orc][llvm]") {
  Builder b;
  ValueId table = b.ptr_slot(0, TypeTag::kTable);
  ValueId near = b.op(IrOp::kLoadField, {table}, 2), far = b.op(IrOp::kLoadFar, {table}, 5);
  b.op(IrOp::kStoreField, {table, far}, 2);
  ValueId again = b.op(IrOp::kLoadField, {table}, 2), other = b.op(IrOp::kLoadField, {table}, 1);
  b.leave_with({near, far, again, other});
  for (const Way& way : ways()) {
    INFO(way.name);
    FakeTable t;
    t.slots[2] = Value::integer(22);
    t.slots[1] = Value::integer(11);
    t.overflow.slots[5] = Value::number(5.5);
    Compiled compiled(b.graph, way.options);
    FakeVm vm;
    Result result = run(compiled, vm, {boxed(t)});
    uint64_t moved = Value::number(5.5).bits();
    CHECK(result.words == std::vector<uint64_t>{Value::integer(22).bits(), moved, moved, Value::integer(11).bits()});
    CHECK(t.slots[2] == Value::number(5.5));
  }
}

TEST_CASE("lower: elements and their bounds", "[orc][llvm]") {
  // Swaps elements i and k, out of range leaves at the first or second.
  Builder b;
  ValueId table = b.ptr_slot(0, TypeTag::kTable), i = b.int_slot(1), k = b.int_slot(2);
  ValueId storage = b.op(IrOp::kLoadStorage, {table}), length = b.op(IrOp::kLoadLength, {storage});
  SnapshotId first = b.snapshot({i, length}), second = b.snapshot({k, length});
  b.guard(IrOp::kGuardBounds, {i, length}, first);
  b.guard(IrOp::kGuardBounds, {k, length}, second);
  ValueId at_i = b.op(IrOp::kLoadElement, {storage, i}), at_k = b.op(IrOp::kLoadElement, {storage, k});
  b.op(IrOp::kStoreElement, {storage, i, at_k});
  b.op(IrOp::kStoreElement, {storage, k, at_i});
  b.leave_with({at_i, at_k});
  for (const Way& way : ways()) {
    INFO(way.name);
    Compiled compiled(b.graph, way.options);
    FakeTable t;
    t.elements.cell.length = 4;
    for (int e = 0; e < 8; e++) t.elements.values[e] = Value::integer(10 * e);
    auto swap = [&](int64_t x, int64_t y) {
      FakeVm vm;
      return run(compiled, vm, {boxed(t), Value::integer(x), Value::integer(y)});
    };
    CHECK(swap(0, 3).words == std::vector<uint64_t>{Value::integer(0).bits(), Value::integer(30).bits()});
    CHECK(t.elements.values[0] == Value::integer(30));
    CHECK(t.elements.values[3] == Value::integer(0));
    CHECK(swap(2, 2).snapshot == second + 1);
    CHECK(swap(4, 0) == Result{first, {4, 4}});
    CHECK(swap(-1, 0) == Result{first, {~uint64_t{0}, 4}});
    CHECK(swap(1, vm::kMaxInt) == Result{second, {static_cast<uint64_t>(vm::kMaxInt), 4}});
    CHECK(t.elements.values[1] == Value::integer(10));
    // Lengths have 32 bits.
    t.elements.cell.length = 1u << 31;
    CHECK(swap(-1, 0) == Result{first, {~uint64_t{0}, uint64_t{1} << 31}});
  }
}

TEST_CASE("lower: elements of one byte", "[orc][llvm]") {
  Builder b;
  ValueId table = b.ptr_slot(0, TypeTag::kTable), i = b.int_slot(1);
  ValueId storage = b.op(IrOp::kLoadStorage, {table}), byte = b.op(IrOp::kLoadByte, {storage, i});
  b.op(IrOp::kStoreByte, {storage, i, b.op(IrOp::kXorInt, {byte, b.integer(1)})});
  b.leave_with({byte, b.op(IrOp::kLoadByte, {storage, i})});
  for (const Way& way : ways()) {
    INFO(way.name);
    FakeTable t;
    uint8_t* bytes = t.elements.cell.bytes();
    bytes[4] = bytes[6] = 7;
    bytes[5] = vm::Storage::kByteTrue;
    Compiled compiled(b.graph, way.options);
    FakeVm vm;
    CHECK(run(compiled, vm, {boxed(t), Value::integer(5)}).words == std::vector<uint64_t>{1, 0});
    CHECK(bytes[4] == 7);
    CHECK(bytes[5] == 0);
    CHECK(bytes[6] == 7);
  }
}

TEST_CASE("lower: globals, cells, upvalues, lengths of strings", "[orc][llvm]") {
  Builder b;
  ValueId closure = b.ptr_slot(0, TypeTag::kFunction), string = b.ptr_slot(1, TypeTag::kString);
  ValueId upvalue = b.op(IrOp::kLoadUpvalue, {closure}, 1);
  ValueId cell = b.op(IrOp::kUnboxPtr, {upvalue}, kObject);
  ValueId in_cell = b.op(IrOp::kLoadCell, {cell}), global = b.op(IrOp::kLoadGlobal, {}, 3);
  b.op(IrOp::kStoreCell, {cell, global});
  b.op(IrOp::kStoreGlobal, {in_cell}, 3);
  ValueId swapped = b.op(IrOp::kLoadGlobal, {}, 3), length = b.op(IrOp::kStringLength, {string});
  b.leave_with({in_cell, global, swapped, length});
  struct {
    vm::Closure closure = {};
    Value upvalues[2];
  } f;
  vm::String s = {};
  s.word = 0xFFFFFFFF;
  for (const Way& way : ways()) {
    INFO(way.name);
    vm::Cell c = {};
    c.value = Value::integer(1);
    Value globals[4] = {};
    globals[3] = Value::integer(2);
    f.upvalues[1] = Value::from_bits(Value::kObjectTag | reinterpret_cast<uint64_t>(&c));
    Compiled compiled(b.graph, way.options);
    FakeVm vm;
    vm.globals = globals;
    Result result = run(compiled, vm, {Value::function(&f.closure), Value::string(&s)});
    uint64_t one = Value::integer(1).bits(), two = Value::integer(2).bits();
    CHECK(result.words == std::vector<uint64_t>{one, two, one, 0xFFFFFFFF});
    CHECK(c.value == Value::integer(2));
    CHECK(globals[3] == Value::integer(1));
  }
}

TEST_CASE("lower: bytes of strings, upvalues of library functions, lengths", "[orc][llvm]") {
  Builder b;
  ValueId string = b.ptr_slot(0, TypeTag::kString), at = b.int_slot(1);
  SnapshotId rope = b.snapshot({at});
  b.guard(IrOp::kGuardFlat, {string}, rope);
  ValueId byte = b.op(IrOp::kStringByte, {string, at});
  ValueId native = b.ptr_slot(2, TypeTag::kFunction), first = b.op(IrOp::kLoadNative, {native}, 0);
  b.op(IrOp::kStoreNative, {native, first}, 1);
  ValueId storage = b.op(IrOp::kLoadStorage, {b.ptr_slot(3, TypeTag::kTable)});
  b.op(IrOp::kStoreLength, {storage, b.op(IrOp::kSubInt, {b.op(IrOp::kLoadLength, {storage}), b.integer(1)})});
  b.leave_with({byte, b.op(IrOp::kLoadNative, {native}, 1)});
  struct {
    vm::NativeFunction function = {};
    Value upvalues[2];
  } f;
  f.upvalues[0] = Value::integer(5);
  vm::String s = {};
  for (const Way& way : ways()) {
    INFO(way.name);
    f.upvalues[1] = Value::nil();
    FakeTable t;
    t.elements.cell.length = 4;
    Compiled compiled(b.graph, way.options);
    auto byte_at = [&](int64_t i) {
      FakeVm vm;
      return run(compiled, vm, {Value::string(&s), Value::integer(i), Value::function(reinterpret_cast<vm::Closure*>(&f.function)), boxed(t)});
    };
    s.data = "a\xff";
    CHECK(byte_at(1).words == std::vector<uint64_t>{0xFF, Value::integer(5).bits()});
    CHECK(f.upvalues[1] == Value::integer(5));
    CHECK(t.elements.cell.length == 3);
    s.data = nullptr;
    CHECK(byte_at(1).snapshot == rope);
    CHECK(t.elements.cell.length == 3);
  }
}

TEST_CASE("lower: equal strings are looked into where headers do not tell", "[orc][llvm]") {
  Builder b;
  ValueId left = b.ptr_slot(0, TypeTag::kString), right = b.ptr_slot(1, TypeTag::kString);
  SnapshotId refused = b.snapshot({});
  ValueId equal = b.guard(IrOp::kCall, {left, right}, refused, kEqualCall);
  b.guard(IrOp::kGuardDone, {equal}, refused);
  b.leave_with({equal, b.op(IrOp::kUnboxBool, {equal})});
  struct Row {
    const char *left, *right;  // null: a rope
    uint32_t interned;         // bits: the left one, the right one
    uint32_t left_length, right_length;
    int outcome;               // -1: leaves
    bool is_asked;
  };
  const Row rows[] = {
      {"ab", "ab", 0, 2, 2, 1, true},  {"ab", "ac", 0, 2, 2, 0, true},        {"ab", "ac", 3, 2, 2, 0, false},
      {"ab", "ab", 1, 2, 2, 1, true},  {"ab", "ac", 2, 2, 2, 0, true},        {"ab", "abc", 0, 2, 3, 0, false},
      {"ab", "abc", 1, 2, 3, 0, false}, {nullptr, "ab", 0, 2, 2, -1, true},   {nullptr, nullptr, 0, 2, 3, 0, false},
      {"ab", "ab", 0, 2, 0x80000002, 0, false},
  };
  for (const Way& way : ways()) {
    Compiled compiled(b.graph, way.options);
    auto compare = [&](vm::String& l, vm::String& r) {
      FakeVm vm;
      calls().compared = 0;
      return run(compiled, vm, {Value::string(&l), Value::string(&r)});
    };
    for (const Row& row : rows) {
      INFO(way.name << ", row " << &row - rows);
      vm::String l = {}, r = {};
      l.data = row.left, l.word = row.left_length, l.byte1 = static_cast<uint8_t>(row.interned & 1);
      r.data = row.right, r.word = row.right_length, r.byte1 = static_cast<uint8_t>(row.interned >> 1);
      r.gc_state = 0xFF;  // is not looked at
      Result out = compare(l, r);
      CHECK(calls().compared == row.is_asked);
      if (row.outcome < 0) CHECK(out.snapshot == refused);
      else CHECK(out.words == std::vector<uint64_t>{Value::boolean(row.outcome != 0).bits(), static_cast<uint64_t>(row.outcome)});
      CHECK(compare(l, l).words == std::vector<uint64_t>{Value::boolean(true).bits(), 1});
      CHECK(calls().compared == 0);
    }
  }
}

TEST_CASE("lower: the row of globals may move in a call", "[orc][llvm]") {
  Builder b;
  ValueId before = b.op(IrOp::kLoadGlobal, {}, 0);
  ValueId three = b.op(IrOp::kCall, {b.value(Value::from_bits(1)), b.value(Value::from_bits(2))}, kMoveGlobals);
  ValueId after = b.op(IrOp::kLoadGlobal, {}, 0);
  b.leave_with({before, three, after});
  for (const Way& way : ways()) {
    INFO(way.name);
    Value rows[2] = {Value::integer(1), Value::integer(2)};
    Compiled compiled(b.graph, way.options);
    FakeVm vm;
    vm.globals = &rows[0];
    CHECK(run(compiled, vm, {}).words == std::vector<uint64_t>{Value::integer(1).bits(), 3, Value::integer(2).bits()});
  }
}

TEST_CASE("lower: calls of the runtime", "[orc][llvm]") {
  // Each kind of argument: the routine adds up words, and for the double its bits.
  Builder b;
  ValueId i = b.int_slot(0), d = b.double_slot(1), yes = b.op(IrOp::kLtInt, {i, b.integer(100)}),
          p = b.ptr_slot(2, TypeTag::kTable);
  ValueId sum = b.guard(IrOp::kAddOv, {i, i}, b.snapshot({}));
  ValueId result = b.op(IrOp::kCall, {sum, d, yes, p}, kMixedCall);
  b.leave_with({result, sum});
  FakeTable t;
  Result out = run_all(b.graph, {Value::integer(-21), Value::number(0.5), boxed(t)});
  CHECK(out.words == std::vector<uint64_t>{static_cast<uint64_t>(-42) + 5000 + 1 + reinterpret_cast<uint64_t>(&t),
                                           static_cast<uint64_t>(-42)});
}

TEST_CASE("lower: appending says whether it has", "[orc][llvm]") {
  Builder b;
  ValueId table = b.ptr_slot(0, TypeTag::kTable), value = b.slot(1), done = b.op(IrOp::kAppend, {table, value});
  SnapshotId refused = b.snapshot({value});
  b.guard(IrOp::kGuardTrue, {done}, refused);
  b.leave_with({done});
  FakeTable t;
  calls().appended.clear();
  CHECK(run_all(b.graph, {boxed(t), Value::integer(6)}) == Result{refused + 1, {1}});
  CHECK(calls().appended == std::vector<uint64_t>(ways().size(), Value::integer(6).bits()));
  CHECK(run_all(b.graph, {boxed(t), Value::integer(7)}) == Result{refused, {Value::integer(7).bits()}});
}

TEST_CASE("lower: the barrier reports old cells, and keeps what is in registers", "[orc][llvm]") {
  // A loop over doubles and integers that stores each time round; the container is reported by a routine that changes nothing.
  Builder b;
  ValueId table = b.ptr_slot(0, TypeTag::kTable), n = b.int_slot(1), step = b.double_slot(2);
  BlockId loop = b.add_block(true), body = b.add_block(), end = b.add_block();
  b.jump(loop, {b.integer(0), b.number(0.0)});
  ValueId i = b.param(loop, Type::kInt), x = b.param(loop, Type::kDouble);
  b.block = loop;
  b.branch(b.op(IrOp::kLtInt, {i, n}), {body, {}}, {end, {}});
  b.block = body;
  ValueId next = b.op(IrOp::kAddInt, {i, b.integer(1)}), sum = b.op(IrOp::kAddDouble, {x, step});
  b.op(IrOp::kStoreField, {table, b.op(IrOp::kBoxDouble, {sum})}, 0);
  b.op(IrOp::kBarrier, {table});
  b.jump(loop, {next, sum});
  b.block = end;
  b.leave_with({i, x});
  FakeTable t;
  auto stored_with = [&](uint8_t state) {
    calls().stored.clear();
    t.cell.gc_state = state;
    Result result = run_all(b.graph, {boxed(t), Value::integer(10), Value::number(0.25)});
    CHECK(result.words == std::vector<uint64_t>{10, std::bit_cast<uint64_t>(2.5)});
    CHECK(t.slots[0] == Value::number(2.5));
    for (const void* cell : calls().stored) CHECK(cell == &t.cell);
    return calls().stored.size();
  };
  CHECK(stored_with(gc::kNew) == 0);
  CHECK(stored_with(gc::kRememberedA) == 0);
  CHECK(stored_with(gc::kRememberedB) == 0);
  CHECK(stored_with(gc::kMarkedA) == 10 * ways().size());
  CHECK(stored_with(gc::kMarkedB) == 10 * ways().size());
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
