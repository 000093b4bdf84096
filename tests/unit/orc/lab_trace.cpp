#ifdef GS_HAVE_LLVM

#include "tests/unit/orc/lab_trace.h"

namespace gs::orc::test {
namespace {

using vm::TypeTag;
using vm::Value;

constexpr uint32_t kArrayShape = 5, kObjectShape = 77;
constexpr int64_t imm(TypeTag tag) { return static_cast<int64_t>(tag); }
constexpr int64_t shape_imm(uint32_t shape, uint8_t slots) { return int64_t{shape} << 8 | slots; }
constexpr uint8_t kSlots = 2;

/// What is the same in the whole loop.
struct Invariants {
  ValueId source, target, object, n, factor, step;
};
/// What goes round.
struct Going {
  ValueId i, sum, count;
};

class LabBuilder {
 public:
  LabTrace build(int repeat) {
    Invariants in = entry();
    BlockId loop = b_.add_block(true);
    b_.jump(loop, {b_.integer(0), b_.number(0.0), b_.integer(0)});
    Going at = {b_.param(loop, Type::kInt), b_.param(loop, Type::kDouble), b_.param(loop, Type::kInt)};
    b_.block = loop;
    trace_.poll = state(in, at, 0);
    b_.guard(IrOp::kGuardPoll, {}, trace_.poll);
    trace_.end = state(in, at, 1);
    b_.guard(IrOp::kGuardTrue, {b_.op(IrOp::kLtInt, {at.i, in.n})}, trace_.end);
    for (int r = 0; r < repeat; r++) at = body(in, at, r == 0);
    SnapshotId last = state(in, at, 99);
    b_.jump(loop, {b_.guard(IrOp::kAddOv, {at.i, b_.integer(1)}, last), at.sum, at.count});
    trace_.graph = std::move(b_.graph);
    return std::move(trace_);
  }

 private:
  ValueId checked_slot(uint32_t slot, TypeTag tag, IrOp unbox) {
    ValueId v = b_.slot(slot);
    b_.guard(IrOp::kGuardTag, {v}, trace_.entry, imm(tag));
    return b_.op(unbox, {v}, imm(tag));
  }

  Invariants entry() {
    trace_.entry = b_.snapshot({});
    return {checked_slot(0, TypeTag::kTable, IrOp::kUnboxPtr),     checked_slot(1, TypeTag::kTable, IrOp::kUnboxPtr),
            checked_slot(2, TypeTag::kTable, IrOp::kUnboxPtr),     checked_slot(3, TypeTag::kInt, IrOp::kUnboxInt),
            checked_slot(4, TypeTag::kDouble, IrOp::kUnboxDouble), checked_slot(5, TypeTag::kInt, IrOp::kUnboxInt)};
  }

  /// Six live values; `word` keeps the snapshots apart.
  SnapshotId state(const Invariants& in, const Going& at, uint32_t word) {
    SnapshotId s = b_.snapshot({at.i, at.sum, at.count, in.source, in.target, in.object});
    b_.graph.snapshots[s].word = word;
    return s;
  }

  ValueId elements(ValueId table, ValueId i, SnapshotId shape, SnapshotId bounds) {
    b_.guard(IrOp::kGuardShape, {table}, shape, shape_imm(kArrayShape, 0));
    ValueId storage = b_.op(IrOp::kLoadStorage, {table});
    b_.guard(IrOp::kGuardBounds, {i, b_.op(IrOp::kLoadLength, {storage})}, bounds);
    return storage;
  }

  Going body(const Invariants& in, Going at, bool first) {
    auto leave = [&](SnapshotId& name, uint32_t word) {
      SnapshotId s = state(in, at, word);
      if (first) name = s;
      return s;
    };
    SnapshotId scratch;
    SnapshotId shape = leave(trace_.wrong_shape, 2);
    ValueId storage = elements(in.source, at.i, shape, leave(trace_.out_of_bounds, 3));
    ValueId element = b_.op(IrOp::kLoadElement, {storage, at.i});
    b_.guard(IrOp::kGuardTag, {element}, leave(trace_.wrong_type, 4), imm(TypeTag::kDouble));
    ValueId product = b_.op(IrOp::kMulDouble, {b_.op(IrOp::kUnboxDouble, {element}), in.factor});
    at.sum = b_.op(IrOp::kAddDouble, {at.sum, product});

    storage = elements(in.target, at.i, leave(scratch, 5), leave(trace_.target_bounds, 6));
    b_.op(IrOp::kStoreElement, {storage, at.i, b_.op(IrOp::kBoxDouble, {at.sum})});
    b_.op(IrOp::kBarrier, {storage});

    b_.guard(IrOp::kGuardShape, {in.object}, leave(scratch, 7), shape_imm(kObjectShape, kSlots));
    ValueId field = b_.op(IrOp::kLoadField, {in.object}, 0);
    b_.guard(IrOp::kGuardTag, {field}, leave(scratch, 8), imm(TypeTag::kInt));
    SnapshotId overflow = leave(trace_.overflow, 9);
    at.count = b_.guard(IrOp::kAddOv, {b_.op(IrOp::kUnboxInt, {field}), in.step}, overflow);
    b_.op(IrOp::kStoreField, {in.object, b_.op(IrOp::kBoxInt, {at.count})}, 0);
    ValueId limit = b_.op(IrOp::kLoadField, {in.object}, 1);
    b_.guard(IrOp::kGuardTag, {limit}, leave(scratch, 10), imm(TypeTag::kDouble));
    ValueId below = b_.op(IrOp::kLtDouble, {at.sum, b_.op(IrOp::kUnboxDouble, {limit})});
    b_.guard(IrOp::kGuardTrue, {below}, leave(trace_.branch_flip, 11));
    return at;
  }

  Builder b_;
  LabTrace trace_ = {};
};

}  // namespace

LabTrace lab_trace(int repeat) { return LabBuilder().build(repeat); }

LabMemory::LabMemory() {
  for (FakeTable* table : {&source, &target}) {
    table->cell.word = kArrayShape;
    table->elements.cell.length = 50;
    for (int i = 0; i < 64; i++) table->elements.values[i] = Value::number(i + 0.25);
  }
  object.cell.word = kObjectShape;
  object.cell.byte1 = kSlots;
  object.slots[0] = Value::integer(0);
  object.slots[1] = Value::number(1e6);
}

std::vector<Value> LabMemory::registers() {
  return {Value::table(&source.cell), Value::table(&target.cell), Value::table(&object.cell),
          Value::integer(n),          Value::number(factor),      Value::integer(step)};
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
