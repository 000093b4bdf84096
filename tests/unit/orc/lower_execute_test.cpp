// Instructions that the interpreter executes for a region: what is in memory when its stub is called, and what the region makes of
// where that says the function goes on.

#ifdef GS_HAVE_LLVM

#include "tests/unit/orc/lower_testing.h"
#include "vm/runtime/frame.h"

namespace gs::orc::test {
namespace {

using vm::Instr;
using vm::Value;
using vm::Vm;  // of GS_PARAMS

constexpr Instr kCode[16] = {};
constexpr Instr kInsn = 0x01020304;

/// What the stub was called with, and what it is to do.
struct Executed {
  const Instr *pc = nullptr, *code = nullptr;
  const Value* base = nullptr;
  uint64_t insn = 0;
  std::vector<Value> registers;   ///< the root's, as they were
  uint32_t times = 0;
} executed;
const Value* root;

/// Doubles register 0, as often as it is called, and goes on three words further until that is above 100.
__attribute__((preserve_none)) uint64_t fake_execute(GS_PARAMS) {
  Value* registers = const_cast<Value*>(root);
  executed = {pc, code, base, insn, {registers, registers + 16}, executed.times + 1};
  registers[0] = Value::integer(2 * registers[0].as_int());
  reinterpret_cast<FakeVm*>(vm)->run_base = base;
  return reinterpret_cast<uint64_t>(pc - 1 + (registers[0].as_int() > 100 ? 1 : 3));
}

/// Runs `graph` in every way; the stub's last call is in `executed`.
std::vector<uint64_t> run_executing(const Graph& graph, std::vector<Value> registers, SnapshotId exit) {
  std::vector<uint64_t> words;
  for (const Way& way : ways()) {
    INFO(way.name);
    Layout layout = fake_layout();
    layout.execute = reinterpret_cast<const void*>(&fake_execute);
    CompiledRegion region = generator().compile(graph, layout, way.options);
    INFO(region.error);
    REQUIRE(region.entry != nullptr);
    FakeVm vm;
    std::vector<Value> memory = registers;
    memory.resize(32);
    root = memory.data();
    executed = {};
    Left how = enter(region, vm, memory.data());
    REQUIRE(how.state_kept);
    REQUIRE(region.exits[how.exit].snapshot == exit);
    CHECK(vm.run_base == memory.data());  // whatever frame the instruction was executed in
    words.assign(vm.exit_values, vm.exit_values + region.exits[how.exit].values.size());
    generator().free(region);
  }
  return words;
}

SnapshotId snapshot_at(Builder& b, uint32_t word, std::vector<SnapshotSlot> slots) {
  Snapshot s;
  s.code = kCode;
  s.word = word;
  s.slots = std::move(slots);
  return b.graph.add_snapshot(std::move(s));
}

}  // namespace

TEST_CASE("execute: registers are in memory, whatever their type, and results are read from there", "[orc][llvm]") {
  Builder b;
  ValueId i = b.int_slot(0), d = b.double_slot(1), is_less = b.op(IrOp::kLtInt, {i, b.integer(9)}), table = b.ptr_slot(2, vm::TypeTag::kTable);
  ValueId sum = b.op(IrOp::kAddInt, {i, b.integer(-4)});
  SnapshotId at = snapshot_at(b, 5, {{0, sum}, {3, d}, {4, is_less}, {5, table}, {6, b.integer(-7)}, {7, b.number(0.5)}, {8, b.slot(2)}, {9, b.value(Value::nil())}});
  ValueId word = b.op(IrOp::kExecute, {}, kInsn, at);
  ValueId loaded = b.op(IrOp::kLoadFrame, {}, 0);
  SnapshotId exit = b.snapshot({word, loaded, i});
  b.leave(exit);
  FakeTable object;
  std::vector<uint64_t> words = run_executing(b.graph, {Value::integer(1), Value::number(2.5), Value::table(&object.cell)}, exit);
  CHECK(words == std::vector<uint64_t>{8, Value::integer(-6).bits(), 1});
  CHECK(executed.pc == kCode + 6);
  CHECK(executed.code == kCode);
  CHECK(executed.insn == kInsn);
  CHECK(executed.base == root);
  Value nil = Value::nil();
  std::vector<Value> expected{Value::integer(-3), Value::number(2.5), Value::table(&object.cell), Value::number(2.5), Value::boolean(true),
                              Value::table(&object.cell), Value::integer(-7), Value::number(0.5), Value::table(&object.cell), nil};
  for (size_t n = 0; n < expected.size(); n++) {
    INFO(n);
    CHECK(executed.registers[n].bits() == expected[n].bits());
  }
}

TEST_CASE("execute: frames of inlined calls", "[orc][llvm]") {
  Builder b;
  ValueId callee = b.slot(1);
  Snapshot s;
  s.code = kCode;
  s.word = 2;
  s.base = 12;
  s.frames.push_back({6, 6, 1, kCode + 9, callee});
  s.frames.push_back({12, 6, 0, kCode + 11, callee});
  b.op(IrOp::kExecute, {}, kInsn, b.graph.add_snapshot(std::move(s)));
  SnapshotId exit = b.snapshot({callee});
  b.leave(exit);
  run_executing(b.graph, {Value::integer(1), Value::integer(77)}, exit);
  CHECK(executed.base == root + 12);
  for (uint32_t base : {6u, 12u}) {
    CHECK(executed.registers[base - 4] == Value::integer(77));
    CHECK(executed.registers[base - 2].bits() == reinterpret_cast<uint64_t>(base == 6 ? kCode + 9 : kCode + 11));
    CHECK(executed.registers[base - 1].bits() == vm::FrameInfo::make(6, 0, base == 6 ? 1 : 0).bits);
  }
}

TEST_CASE("execute: a loop of it, with values that live across", "[orc][llvm]") {
  Builder b;
  ValueId i = b.int_slot(0), d = b.double_slot(1);
  BlockId loop = b.add_block(true), out = b.add_block();
  b.jump(loop, {i, d});
  ValueId n = b.param(loop, Type::kInt), x = b.param(loop, Type::kDouble);
  b.block = loop;
  SnapshotId at = snapshot_at(b, 4, {{0, n}, {1, x}});
  ValueId word = b.op(IrOp::kExecute, {}, kInsn, at);
  ValueId next = b.op(IrOp::kUnboxInt, {b.op(IrOp::kLoadFrame, {}, 0)});
  ValueId more = b.op(IrOp::kEqInt, {word, b.integer(7)}), half = b.op(IrOp::kMulDouble, {x, b.number(0.5)});
  b.branch(more, {loop, {next, half}}, {out, {}});
  b.block = out;
  SnapshotId exit = b.snapshot({next, half});
  b.leave(exit);
  std::vector<uint64_t> words = run_executing(b.graph, {Value::integer(3), Value::number(64)}, exit);
  CHECK(words == std::vector<uint64_t>{192, std::bit_cast<uint64_t>(1.0)});
  CHECK(executed.times == 6);
  CHECK(executed.registers[1] == Value::number(2));
}

TEST_CASE("execute: rows from it, and for it", "[orc][llvm]") {
  Builder b;
  ValueId i = b.int_slot(0);
  Snapshot s;
  s.code = kCode;
  s.row_end = 5;
  s.slots = {{0, i}};
  b.op(IrOp::kExecute, {}, kInsn, b.graph.add_snapshot(std::move(s)));
  ValueId end = b.op(IrOp::kLoadRowEnd);
  SnapshotId exit = b.snapshot({end});
  b.leave(exit);
  CHECK(run_executing(b.graph, {Value::integer(3)}, exit) == std::vector<uint64_t>{5});
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
