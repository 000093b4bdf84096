// The six ways to leave a loop: which exit, and what is in its values, is the same however the loop was compiled.
// Whoever changes a list of passes, or the version of LLVM, asks this first.

#ifdef GS_HAVE_LLVM

#include <functional>

#include "tests/unit/orc/lab_trace.h"

namespace gs::orc::test {
namespace {

using vm::Value;

/// What a run has done: how it was left, and what it wrote.
struct Done {
  Result left;
  std::vector<uint64_t> target;
  uint64_t count;
  friend bool operator==(const Done&, const Done&) = default;
};

/// The loop in C++, up to `rounds`.
struct Model {
  int64_t i = 0, count = 0;
  double sum = 0;
  void run(LabMemory& memory, int64_t rounds) {
    for (; i < rounds; i++) {
      sum += memory.source.elements.values[i].as_double() * memory.factor;
      memory.target.elements.values[i] = Value::number(sum);
      count = memory.object.slots[0].as_int() + memory.step;
      memory.object.slots[0] = Value::integer(count);
    }
  }
};

Done after(LabMemory& memory, Result left) {
  // Addresses differ from memory to memory.
  left.words.resize(std::min<size_t>(left.words.size(), 3));
  Done done{std::move(left), {}, memory.object.slots[0].bits()};
  for (const Value& v : memory.target.elements.values) done.target.push_back(v.bits());
  return done;
}

/// Runs the trace in every way on memory made by `prepare`, and the model for as many whole rounds as it is said to do.
void check(const std::function<void(LabMemory&)>& prepare, SnapshotId LabTrace::* exit, int64_t rounds,
           const std::function<void(LabMemory&, Model&)>& last_round = nullptr) {
  LabTrace trace = lab_trace();
  LabMemory expected;
  prepare(expected);
  Model model;
  model.run(expected, rounds);
  if (last_round) last_round(expected, model);
  Done wanted =
      after(expected,
            {trace.*exit,
             {static_cast<uint64_t>(model.i), std::bit_cast<uint64_t>(model.sum), static_cast<uint64_t>(model.count)}});
  for (const Way& way : ways()) {
    INFO(way.name);
    Compiled compiled(trace.graph, way.options);
    LabMemory memory;
    prepare(memory);
    FakeVm vm;
    Result left = run(compiled, vm, memory.registers());
    REQUIRE(left.words.size() == 6);
    CHECK(left.words[3] == reinterpret_cast<uint64_t>(&memory.source));
    CHECK(left.words[5] == reinterpret_cast<uint64_t>(&memory.object));
    CHECK(after(memory, left) == wanted);
  }
}

}  // namespace

TEST_CASE("exits: the end of the loop", "[orc][llvm]") {
  check([](LabMemory&) {}, &LabTrace::end, 40);
  check([](LabMemory& m) { m.n = 0; }, &LabTrace::end, 0);
}

TEST_CASE("exits: out of bounds, in either table", "[orc][llvm]") {
  check([](LabMemory& m) { m.source.elements.cell.length = 17; }, &LabTrace::out_of_bounds, 17);
  // The sum has been taken, the store not been made.
  check([](LabMemory& m) { m.target.elements.cell.length = 9; }, &LabTrace::target_bounds, 9,
        [](LabMemory& m, Model& model) { model.sum += m.source.elements.values[9].as_double() * m.factor; });
}

TEST_CASE("exits: an element of another type", "[orc][llvm]") {
  check([](LabMemory& m) { m.source.elements.values[23] = Value::integer(23); }, &LabTrace::wrong_type, 23);
  check([](LabMemory& m) { m.source.elements.values[0] = Value::nil(); }, &LabTrace::wrong_type, 0);
}

TEST_CASE("exits: an integer that overflows", "[orc][llvm]") {
  auto stored = [](LabMemory& m, Model& model) {
    model.sum += m.source.elements.values[model.i].as_double() * m.factor;
    m.target.elements.values[model.i] = Value::number(model.sum);
  };
  check([](LabMemory& m) { m.object.slots[0] = Value::integer(vm::kMaxInt - 20); }, &LabTrace::overflow, 6, stored);
  check(
      [](LabMemory& m) {
        m.step = vm::kMinInt;
        m.object.slots[0] = Value::integer(-1);
      },
      &LabTrace::overflow, 0, stored);
}

TEST_CASE("exits: another shape", "[orc][llvm]") {
  check([](LabMemory& m) { m.source.cell.word = 6; }, &LabTrace::wrong_shape, 0);
}

TEST_CASE("exits: the other way of a branch", "[orc][llvm]") {
  // Taken in round 30: everything of the round has been done but the step of the counter.
  auto flip = [](double limit) {
    check([=](LabMemory& m) { m.object.slots[1] = Value::number(limit); }, &LabTrace::branch_flip, 30,
          [](LabMemory& m, Model& model) {
            model.sum += m.source.elements.values[30].as_double() * m.factor;
            m.target.elements.values[30] = Value::number(model.sum);
            model.count += m.step;
            m.object.slots[0] = Value::integer(model.count);
          });
  };
  LabMemory m;
  double sum = 0;
  for (int i = 0; i <= 30; i++) sum += m.source.elements.values[i].as_double() * m.factor;
  flip(sum);
  flip(sum - 0.01);
}

TEST_CASE("exits: a poll that is due, and registers of another type", "[orc][llvm]") {
  LabTrace trace = lab_trace();
  LabMemory memory;
  FakeVm vm;
  vm.poll = 1;
  Result left = run_all(trace.graph, memory.registers(), vm);
  CHECK(left.snapshot == trace.poll);
  CHECK(left.words[0] == 0);
  for (int slot = 0; slot < 6; slot++) {
    std::vector<Value> registers = memory.registers();
    registers[slot] = Value::nil();
    CHECK(run_all(trace.graph, registers) == Result{trace.entry, {}});
  }
}

TEST_CASE("exits: guards with one snapshot share an exit", "[orc][llvm]") {
  LabTrace trace = lab_trace();
  Compiled compiled(trace.graph);
  CHECK(compiled.region.exits.size() == trace.graph.snapshots.size());
  for (size_t i = 0; i < compiled.region.exits.size(); i++) {
    for (size_t k = 0; k < i; k++) CHECK(compiled.region.exits[i].snapshot != compiled.region.exits[k].snapshot);
  }
}

TEST_CASE("exits: values are named once, constants never, those of inlined frames too", "[orc][llvm]") {
  Builder b;
  ValueId callee = b.ptr_slot(0, vm::TypeTag::kFunction), x = b.int_slot(1),
          sum = b.guard(IrOp::kAddOv, {x, x}, b.snapshot({}));
  SnapshotId s = b.snapshot({x, b.integer(5), sum, x, b.value(Value::nil()), sum});
  b.graph.snapshots[s].frames.push_back({4, 4, 1, nullptr, callee});
  b.leave(s);
  uint64_t f = Value::kFunctionTag | 0x1000;
  Compiled compiled(b.graph);
  FakeVm vm;
  CHECK(run(compiled, vm, {Value::from_bits(f), Value::integer(-4)}) ==
        Result{s, {0x1000, static_cast<uint64_t>(-4), static_cast<uint64_t>(-8)}});
  CHECK(compiled.region.exits.back().values == std::vector<ValueId>{callee, x, sum});
}

// The first guard to fail without reason is the n-th that is come by; up to there all is as it would have been.
TEST_CASE("exits: under stress each guard fails in its turn", "[orc][llvm]") {
  Builder b;
  ValueId x = b.int_slot(0);
  std::vector<SnapshotId> snapshots;
  for (int i = 0; i < 5; i++) {
    snapshots.push_back(b.snapshot({x}));
    x = b.guard(IrOp::kAddOv, {x, b.integer(1)}, snapshots.back());
  }
  SnapshotId end = b.snapshot({x});
  b.leave(end);
  for (Way way : ways()) {
    INFO(way.name);
    way.options.stress_exits = true;
    Compiled compiled(b.graph, way.options);
    for (uint32_t n = 1; n <= 6; n++) {
      FakeVm vm;
      vm.guard_countdown = n;
      Result left = run(compiled, vm, {Value::integer(100)});
      CHECK(left == Result{n <= 5 ? snapshots[n - 1] : end, {100 + uint64_t{n} - 1}});
      CHECK(vm.guard_countdown == (n <= 5 ? 0 : 1));
    }
  }
}

TEST_CASE("exits: as many values as there is room for", "[orc][llvm]") {
  // More than fit the set of shifted ones, all of them shifted.
  Builder b;
  std::vector<ValueId> values;
  for (int i = 0; i < 70; i++)
    values.push_back(b.guard(IrOp::kAddOv, {b.int_slot(i % 30), b.integer(i)}, b.snapshot({})));
  b.leave_with(values);
  std::vector<Value> registers;
  for (int i = 0; i < 30; i++) registers.push_back(Value::integer(-100 * i));
  Layout layout = fake_layout();
  layout.max_exit_values = 69;
  CompiledRegion none = generator().compile(b.graph, layout, {});
  CHECK(none.entry == nullptr);
  CHECK(!none.error.empty());
  Result result = run_all(b.graph, registers);
  for (int i = 0; i < 70; i++) CHECK(as_int(result.words[i]) == -100 * (i % 30) + i);
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
