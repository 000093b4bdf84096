// Graphs built by hand, compiled and run: a machine state that is nothing but memory, and exits that come back to the test.
#pragma once

#include <array>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "orc-tier/ir/graph.h"
#include "orc-tier/lower/compile.h"
#include "orc-tier/module_loader.h"
#include "vm/interp/machine_state.h"
#include "vm/value.h"

namespace gs::orc::test {

/// One for the whole program, as in real life.
CodeGenerator& generator();

/// The words of a heap that regions see, and a run for them to take cells from.
struct FakeHeap {
  uintptr_t bump = 0, limit = 0;
  uint64_t run[64] = {};
};

/// What regions see as their Vm.
struct FakeVm {
  uint32_t poll = 0;
  uint32_t epoch = 1;
  vm::Value* globals = nullptr;
  uint64_t exit_values[80] = {};
  uint32_t guard_countdown = 0;
  uint64_t rounds = 0;
  const vm::Value *run_base = nullptr, *multi_top = nullptr;
  FakeHeap* heap = nullptr;
  vm::Storage* empty_storage = nullptr;
};

/// Cells as vm/object.h lays them out, each with room behind it.
struct FakeStorage {
  vm::Storage cell = {};
  vm::Value values[64] = {};
};
struct FakeSlots {
  vm::Slots cell = {};
  vm::Value slots[8] = {};
};
struct FakeTable {
  vm::Table cell = {};
  vm::Value slots[8] = {};
  FakeStorage elements;
  FakeSlots overflow;
  FakeTable() {
    cell.kind = gc::Kind::kTable;
    cell.storage = &elements.cell;
    elements.cell.kind = gc::Kind::kStorage;
    elements.cell.overflow = &overflow.cell;
  }
  FakeTable(const FakeTable& other) : FakeTable() {
    static_cast<gc::Header&>(cell) = other.cell;
    std::memcpy(slots, other.slots, sizeof slots);
  }
  FakeTable& operator=(const FakeTable&) = delete;
};
static_assert(offsetof(FakeTable, slots) == sizeof(vm::Table) && offsetof(FakeStorage, values) == sizeof(vm::Storage) &&
              offsetof(FakeSlots, slots) == sizeof(vm::Slots));

/// The runtime calls of fake_layout().
enum FakeCall : int64_t {
  kAddWords,  ///< the sum of two words
  kMoveGlobals,  ///< the same, and the row of globals is one further
  kMixedCall,  ///< (int, double, bool, ptr): their sum, the double ten thousandfold
  kEqualCall,  ///< EqualStrings, which asks for bytes only where it must
};

static_assert(kEqualCall == static_cast<int64_t>(RuntimeCall::kEqualStrings));

/// Where the fields of FakeVm are, and routines that count how they are called.
Layout fake_layout();

/// How a region was left.
struct Left {
  uint64_t exit = ~uint64_t{0};
  bool state_kept = false;  ///< base, vm and table are what they were
};

/// Enters a region whose every exit comes back.
Left enter(const CompiledRegion& region, FakeVm& vm, vm::Value* base);

/// A graph with a short way of writing it down.
struct Builder {
  Graph graph;
  BlockId block = 0;

  Builder() {
    graph.add_block();
    graph.name = "test";
    graph.slot_count = 32;
  }

  BlockId add_block(bool is_loop_header = false) {
    BlockId b = graph.add_block();
    graph.blocks[b].is_loop_header = is_loop_header;
    return b;
  }
  ValueId param(BlockId b, Type type) { return graph.add_param(b, type); }
  ValueId op(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0, SnapshotId snapshot = kNoId) {
    return graph.append(block, op, std::move(args), imm, snapshot);
  }
  ValueId guard(IrOp op, std::vector<ValueId> args, SnapshotId snapshot, int64_t imm = 0) {
    return this->op(op, std::move(args), imm, snapshot);
  }
  ValueId integer(int64_t i) { return op(IrOp::kConstInt, {}, i); }
  ValueId number(double d) { return op(IrOp::kConstDouble, {}, std::bit_cast<int64_t>(d)); }
  ValueId value(vm::Value v) { return op(IrOp::kConstValue, {}, static_cast<int64_t>(v.bits())); }
  ValueId slot(uint32_t index) { return op(IrOp::kLoadSlot, {}, index); }
  ValueId int_slot(uint32_t index) { return op(IrOp::kUnboxInt, {slot(index)}); }
  ValueId double_slot(uint32_t index) { return op(IrOp::kUnboxDouble, {slot(index)}); }
  ValueId ptr_slot(uint32_t index, vm::TypeTag tag) {
    return op(IrOp::kUnboxPtr, {slot(index)}, static_cast<int64_t>(tag));
  }
  /// A snapshot of registers 0, 1, 2 … as these values.
  SnapshotId snapshot(std::vector<ValueId> values) {
    Snapshot s;
    for (uint32_t i = 0; i < values.size(); i++) s.slots.push_back({i, values[i]});
    return graph.add_snapshot(std::move(s));
  }
  void leave(SnapshotId s) { op(IrOp::kLeave, {}, 0, s); }
  void leave_with(std::vector<ValueId> values) { leave(snapshot(std::move(values))); }
  void jump(BlockId to, std::vector<ValueId> args = {}) {
    op(IrOp::kJump);
    graph.blocks[block].successors = {{to, std::move(args)}};
  }
  void branch(ValueId condition, Edge yes, Edge no) {
    op(IrOp::kBranch, {condition});
    graph.blocks[block].successors = {std::move(yes), std::move(no)};
  }
};

/// The ways to compile that must all mean the same.
struct Way {
  const char* name;
  CodegenOptions options;
};
std::vector<Way> ways();

/// A compiled graph, freed at the end.
class Compiled {
 public:
  explicit Compiled(const Graph& graph, CodegenOptions options = {}) {
    region = generator().compile(graph, fake_layout(), options);
    INFO(region.error);
    REQUIRE(region.entry != nullptr);
  }
  ~Compiled() { generator().free(region); }
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  CompiledRegion region;
};

/// What a run of a graph leaves behind: by which snapshot, and for each of its values (constants are no values) the word.
struct Result {
  SnapshotId snapshot = kNoId;
  std::vector<uint64_t> words;
  friend bool operator==(const Result&, const Result&) = default;
};
/// For messages of failed checks.
inline std::ostream& operator<<(std::ostream& out, const Result& result) {
  out << "s" << result.snapshot << " {" << std::hex;
  for (uint64_t word : result.words) out << " " << word;
  return out << " }" << std::dec;
}
Result run(const Compiled& compiled, FakeVm& vm, std::vector<vm::Value> registers);

/// Compiles in every way, runs each, and requires one result.
Result run_all(const Graph& graph, std::vector<vm::Value> registers, const FakeVm& vm = {});

inline int64_t as_int(uint64_t word) { return static_cast<int64_t>(word); }
inline double as_double(uint64_t word) { return std::bit_cast<double>(word); }

/// What the routines of fake_layout() have been called with.
struct Calls {
  std::vector<const void*> stored;  ///< containers told to the collector
  std::vector<uint64_t> appended;
  std::vector<std::pair<uint64_t, uint64_t>> allocated;  ///< headers and sizes
  void* next_cell = nullptr;                             ///< what allocating gives
  uint32_t compared = 0;                                 ///< strings
  std::vector<uint64_t> row;                             ///< index, and what is stored from there on
};
Calls& calls();

}  // namespace gs::orc::test
