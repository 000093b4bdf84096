// Random loops, natively in every way to compile and by the evaluator: the same end, with the same registers.
//
// A graph has a loop of integers, doubles and booleans that go round, with operations and guards at random in it, a
// fork with a join, and another loop inside. Whatever the operations give, what leaves is compared bit for bit.

#if defined(GS_HAVE_LLVM) && defined(GS_HAVE_ORC)

#include <random>

#include "orc-tier/ir/evaluator.h"
#include "orc-tier/ir/printer.h"
#include "orc-tier/ir/verifier.h"
#include "orc-tier/opt/pipeline.h"
#include "tests/unit/orc/lower_testing.h"
#include "tests/unit/vm/vm_fixture.h"

namespace gs::orc::test {
namespace {

using vm::TypeTag;
using vm::Value;

class RandomGraph {
 public:
  explicit RandomGraph(uint32_t seed) : random_(seed) {}

  Graph build() {
    std::vector<ValueId> start = entry();
    BlockId outer = b_.add_block(true), body = b_.add_block();
    b_.jump(outer, start);
    enter(outer, start);
    std::vector<ValueId> going = known_;
    SnapshotId end = state();
    b_.guard(IrOp::kGuardTrue, {b_.op(IrOp::kLtInt, {going[0], b_.integer(pick(40))})}, end);
    some_operations();
    b_.jump(body, current());
    b_.block = body;
    enter(body, going);
    fork();
    if (pick(2) == 0) inner_loop();
    some_operations();
    std::vector<ValueId> next = current();
    next[0] = b_.op(IrOp::kAddInt, {counter_, b_.integer(1)});
    b_.jump(outer, next);
    return std::move(b_.graph);
  }

  /// Registers it can be entered with: by type, and now and then of another.
  std::vector<Value> registers() {
    std::vector<Value> out;
    for (Type type : kTypes) out.push_back(random_value(pick(60) == 0 ? kTypes[pick(kCount)] : type));
    return out;
  }

 private:
  /// What goes round, the counter first.
  static constexpr Type kTypes[] = {Type::kInt,    Type::kInt,  Type::kInt,  Type::kDouble,
                                    Type::kDouble, Type::kBool, Type::kValue};
  static constexpr size_t kCount = std::size(kTypes);

  uint32_t pick(uint32_t below) { return std::uniform_int_distribution<uint32_t>(0, below - 1)(random_); }

  int64_t random_int() {
    constexpr int64_t kSome[] = {0, 1, -1, 2, 3, 7, 1000, vm::kMaxInt, vm::kMinInt, vm::kMaxInt / 3, int64_t{1} << 32};
    return pick(3) == 0 ? kSome[pick(std::size(kSome))] : static_cast<int64_t>(pick(200)) - 100;
  }
  double random_double() {
    constexpr double kSome[] = {0.0, -0.0, 1.0, 0.5, 1e300, -1e18, 3.0, 1e-300};
    return pick(2) == 0 ? kSome[pick(std::size(kSome))] : (static_cast<double>(pick(4000)) - 2000) / 16;
  }
  Value random_value(Type type) {
    switch (type) {
    case Type::kInt: return Value::integer(random_int());
    case Type::kDouble: return Value::number(random_double());
    case Type::kBool: return Value::boolean(pick(2) == 0);
    default: return pick(3) == 0 ? Value::nil() : random_value(kTypes[pick(kCount - 1)]);
    }
  }

  ValueId constant(Type type) {
    switch (type) {
    case Type::kInt: return b_.integer(random_int());
    case Type::kDouble: return b_.number(random_double());
    case Type::kBool: return b_.op(IrOp::kConstBool, {}, pick(2));
    default: return b_.value(random_value(type));
    }
  }

  /// Some value of the type, rather a late one.
  ValueId any(Type type) {
    if (pick(8) == 0) return constant(type);
    std::vector<ValueId> fit;
    for (ValueId v : known_) {
      if (b_.graph.type(v) == type) fit.push_back(v);
    }
    if (fit.empty()) return constant(type);
    return fit[std::max(pick(static_cast<uint32_t>(fit.size())), pick(static_cast<uint32_t>(fit.size())))];
  }
  void know(ValueId v) { known_.push_back(v); }

  std::vector<ValueId> current() {
    std::vector<ValueId> values;
    for (Type type : kTypes) values.push_back(any(type));
    return values;
  }

  /// A snapshot of what goes round, and of more.
  SnapshotId state() {
    std::vector<ValueId> values = current();
    for (uint32_t more = pick(4); more > 0; more--) values.push_back(any(kTypes[pick(kCount)]));
    SnapshotId s = b_.snapshot(values);
    b_.graph.snapshots[s].word = s;
    return s;
  }

  std::vector<ValueId> entry() {
    SnapshotId outside = b_.snapshot({});
    for (uint32_t i = 0; i < kCount; i++) {
      ValueId v = b_.slot(i);
      switch (kTypes[i]) {
      case Type::kInt: know(unboxed(v, TypeTag::kInt, IrOp::kUnboxInt, outside)); break;
      case Type::kDouble: know(unboxed(v, TypeTag::kDouble, IrOp::kUnboxDouble, outside)); break;
      case Type::kBool: know(unboxed(v, TypeTag::kBool, IrOp::kUnboxBool, outside)); break;
      default: know(v);
      }
    }
    std::vector<ValueId> start = known_;
    start[0] = b_.integer(0);
    return start;
  }
  ValueId unboxed(ValueId v, TypeTag tag, IrOp op, SnapshotId outside) {
    b_.guard(IrOp::kGuardTag, {v}, outside, static_cast<int64_t>(tag));
    return b_.op(op, {v}, static_cast<int64_t>(tag));
  }

  /// Goes on in `block` with its parameters, one for each value that goes round.
  void enter(BlockId block, const std::vector<ValueId>& before) {
    b_.block = block;
    known_.clear();
    for (Type type : kTypes) know(b_.param(block, type));
    if (b_.graph.blocks[block].is_loop_header) {
      counter_ = known_[0];
      b_.graph.blocks[block].entry_snapshot = b_.snapshot(known_);
    } else {
      for (ValueId v : before) know(v);
    }
  }

  void fork() {
    std::vector<ValueId> before = known_;
    ValueId condition = any(Type::kBool);
    if (pick(4) == 0) {  // both ways lead to the join, with different arguments
      BlockId join = b_.add_block();
      b_.branch(condition, {join, current()}, {join, current()});
      return enter(join, before);
    }
    BlockId left = b_.add_block(), right = b_.add_block(), join = b_.add_block();
    b_.branch(condition, {left, {}}, {right, {}});
    fill(left, join);
    known_ = before;
    fill(right, join);
    enter(join, before);
  }
  void fill(BlockId block, BlockId join) {
    b_.block = block;
    some_operations();
    b_.jump(join, current());
  }

  void inner_loop() {
    std::vector<ValueId> before = known_;
    ValueId outer_counter = counter_;
    BlockId loop = b_.add_block(true), body = b_.add_block(), after = b_.add_block();
    std::vector<ValueId> start = current();
    start[0] = b_.integer(0);
    b_.jump(loop, start);
    enter(loop, before);
    for (ValueId v : before) know(v);
    ValueId i = counter_;
    std::vector<ValueId> at_header = known_;
    b_.branch(b_.op(IrOp::kLtInt, {i, b_.integer(pick(6))}), {body, {}}, {after, {}});
    b_.block = body;
    some_operations();
    std::vector<ValueId> next = current();
    next[0] = b_.op(IrOp::kAddInt, {i, b_.integer(1)});
    b_.jump(loop, next);
    b_.block = after;
    known_ = at_header;
    counter_ = outer_counter;
  }

  void some_operations() {
    for (uint32_t n = 1 + pick(8); n > 0; n--) operation();
  }

  void operation() {
    constexpr IrOp kInts[] = {IrOp::kAddOv,  IrOp::kSubOv,  IrOp::kMulOv,  IrOp::kAndInt, IrOp::kOrInt,
                              IrOp::kXorInt, IrOp::kMaxInt, IrOp::kMinInt, IrOp::kModInt};
    constexpr IrOp kDoubles[] = {IrOp::kAddDouble, IrOp::kSubDouble, IrOp::kMulDouble, IrOp::kDivDouble};
    constexpr IrOp kOfOneDouble[] = {IrOp::kNegDouble, IrOp::kAbsDouble, IrOp::kSqrtDouble, IrOp::kFloorDouble};
    constexpr IrOp kCompare[] = {IrOp::kEqInt, IrOp::kLtInt, IrOp::kLeInt, IrOp::kAddFits, IrOp::kSubFits, IrOp::kMulFits};
    constexpr IrOp kCompareDoubles[] = {IrOp::kEqDouble, IrOp::kLtDouble, IrOp::kLeDouble};
    switch (pick(16)) {
    case 0:
    case 1:
    case 2: return int_operation(kInts[pick(std::size(kInts))]);
    case 3:
    case 4: return know(b_.op(kDoubles[pick(4)], {any(Type::kDouble), any(Type::kDouble)}));
    case 5: return know(b_.op(kOfOneDouble[pick(4)], {any(Type::kDouble)}));
    case 6: return know(b_.op(kCompare[pick(std::size(kCompare))], {any(Type::kInt), any(Type::kInt)}));
    case 7: return know(b_.op(kCompareDoubles[pick(3)], {any(Type::kDouble), any(Type::kDouble)}));
    case 8: return know(b_.op(IrOp::kIntToDouble, {any(Type::kInt)}));
    case 9: return know(b_.op(IrOp::kNotBool, {any(Type::kBool)}));
    case 10: return know(b_.op(IrOp::kBoolToInt, {any(Type::kBool)}));
    case 11: return box();
    case 12: return know(b_.op(IrOp::kIsTag, {any(Type::kValue)}, pick(8)));
    case 13:
      if (pick(2) == 0) return know(b_.op(IrOp::kTruthy, {any(Type::kValue)}));
      return know(b_.op(IrOp::kSameValue, {any(Type::kValue), any(Type::kValue)}));
    case 14: return guard();
    default: return convert();
    }
  }

  void int_operation(IrOp op) {
    ValueId left = any(Type::kInt), right = any(Type::kInt);
    if (op == IrOp::kModInt) {
      int64_t divisor = random_int();
      right = b_.integer(divisor == 0 ? 5 : divisor);
    }
    bool checked = ir_info(op).effect == Effect::kGuard;
    know(checked ? b_.guard(op, {left, right}, state()) : b_.op(op, {left, right}));
  }
  void box() {
    constexpr IrOp kBoxes[] = {IrOp::kBoxInt, IrOp::kBoxDouble, IrOp::kBoxBool};
    constexpr Type kFrom[] = {Type::kInt, Type::kDouble, Type::kBool};
    uint32_t which = pick(3);
    know(b_.op(kBoxes[which], {any(kFrom[which])}));
  }
  void guard() {
    if (pick(3) != 0) return;  // else hardly anything would go round twice
    if (pick(2) == 0) {
      b_.guard(pick(2) == 0 ? IrOp::kGuardTrue : IrOp::kGuardFalse, {any(Type::kBool)}, state());
    } else {
      b_.guard(IrOp::kGuardNotNil, {any(Type::kValue)}, state());
    }
  }
  void convert() {
    if (pick(2) == 0) return know(b_.guard(IrOp::kDoubleToInt, {any(Type::kDouble)}, state()));
    know(b_.guard(IrOp::kNumberToDouble, {any(Type::kValue)}, state()));
  }

  std::mt19937 random_;
  Builder b_;
  std::vector<ValueId> known_;  ///< what may be used here
  ValueId counter_ = 0;
};

Value boxed(Type type, uint64_t word) {
  switch (type) {
  case Type::kInt: return Value::integer(static_cast<int64_t>(word));
  case Type::kBool: return Value::boolean(word != 0);
  default: return Value::from_bits(word);
  }
}

/// The registers after a native run: what came in, with the snapshot on top.
std::vector<Value> registers_after(const Graph& graph, const Compiled& compiled, const Result& result,
                                   std::vector<Value> registers) {
  const Snapshot& snapshot = graph.snapshots[result.snapshot];
  for (const Exit& exit : compiled.region.exits) {
    if (exit.snapshot != result.snapshot) continue;
    for (const SnapshotSlot& slot : snapshot.slots) {
      if (registers.size() <= slot.slot) registers.resize(slot.slot + 1, Value::nil());
      auto at = std::find(exit.values.begin(), exit.values.end(), slot.value);
      uint64_t word = at != exit.values.end() ? result.words[at - exit.values.begin()]
                                              : static_cast<uint64_t>(graph[slot.value].imm);
      registers[slot.slot] = boxed(graph.type(slot.value), word);
    }
  }
  return registers;
}

/// Any NaN is as good as another.
bool same(Value a, Value b) {
  bool nan_a = a.is_double() && a.as_double() != a.as_double(), nan_b = b.is_double() && b.as_double() != b.as_double();
  return a == b || (nan_a && nan_b);
}

/// A graph compiled in every way, run against the evaluator.
class Compared {
 public:
  Compared(vm::Vm& vm, const Graph& graph) : vm_(vm), graph_(graph) {
    for (const Way& way : ways()) all_.push_back(std::make_unique<Compiled>(graph, way.options));
  }

  /// By which snapshot it left.
  SnapshotId check(const std::vector<Value>& registers) {
    Evaluation expected = evaluate(graph_, vm_, registers);
    REQUIRE(expected.wrong == "");
    REQUIRE(expected.end == Evaluation::End::kLeft);
    for (const auto& compiled : all_) {
      FakeVm fake;
      Result result = run(*compiled, fake, registers);
      REQUIRE(result.snapshot == expected.snapshot);
      std::vector<Value> after = registers_after(graph_, *compiled, result, registers);
      for (size_t i = 0; i < after.size(); i++) {
        CAPTURE(i, after[i].bits(), expected.left.registers[i].bits());
        REQUIRE(same(after[i], expected.left.registers[i]));
      }
    }
    return expected.snapshot;
  }

 private:
  vm::Vm& vm_;
  const Graph& graph_;
  std::vector<std::unique_ptr<Compiled>> all_;
};

}  // namespace

TEST_CASE("lower: random loops come to the end that the evaluator says", "[orc][llvm]") {
  const char* wanted = std::getenv("GS_RANDOM_GRAPHS");
  uint32_t graphs = wanted != nullptr ? static_cast<uint32_t>(std::atoi(wanted)) : 60;
  uint32_t left_late = 0;
  vm::test::with_vm([&](vm::Vm& vm) {
    for (uint32_t seed = 1; seed <= graphs; seed++) {
      RandomGraph random(seed);
      Graph graph = random.build();
      if (seed % 2 == 0) optimize(graph);  // as regions are: with blocks and values removed
      INFO("seed " << seed << "\n" << print(graph));
      REQUIRE(verify(graph) == "");
      Compared compared(vm, graph);
      for (int run_number = 0; run_number < 10; run_number++) left_late += compared.check(random.registers()) > 1;
    }
  });
  CHECK(left_late > 3 * graphs);  // that is, most runs get into the loop
}

}  // namespace gs::orc::test

#endif
