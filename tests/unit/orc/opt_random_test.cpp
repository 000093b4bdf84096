// Random graphs through random passes, against the evaluator.
//
// A program of a few statements - arithmetic, boxing, fields, elements, a global, branches, loops - is made at
// random, as a naive builder would: each statement guards what it needs, and all of its guards leave in the state
// before it. It works on a fixed set of variables, the frame's registers; blocks where paths join and headers of
// loops have a parameter for each.
//
// The optimized graph must come to the same end. It may also leave earlier, before a loop, where a guard that was
// moved fails; then in a state which the original graph has passed through.
//
// GS_SEED=n in the environment runs that seed alone, and prints both graphs.

#ifdef GS_HAVE_ORC

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "orc-tier/opt/pipeline.h"
#include "tests/unit/orc/ir_testing.h"
#include "vm/object.h"

namespace gs::orc::test {
namespace {

using vm::TypeTag;
using vm::Value;

// The variables. Tables are as they come in, or swapped; so two of them may be one.
constexpr uint32_t kTables = 0, kTableCount = 2;
constexpr uint32_t kRow = 2;
constexpr uint32_t kInts = 3, kIntCount = 4;
constexpr uint32_t kDoubles = 7, kDoubleCount = 2;
constexpr uint32_t kValues = 9, kValueCount = 2;
constexpr uint32_t kVariables = 11;

Type type_of(uint32_t variable) {
  if (variable >= kInts && variable < kDoubles) return Type::kInt;
  if (variable >= kDoubles && variable < kValues) return Type::kDouble;
  return Type::kValue;
}

/// What a graph needs to know of the objects it runs on.
struct World {
  uint64_t shape = 0, row_shape = 0;
  int64_t global = 0;
};

class Generator {
 public:
  Generator(uint32_t seed, const World& world) : random_(seed), world_(world) {}
  Graph make();

 private:
  using State = std::vector<ValueId>;

  uint32_t pick(uint32_t count) { return static_cast<uint32_t>(random_() % count); }
  bool chance(uint32_t percent) { return pick(100) < percent; }

  ValueId emit(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0) {
    return g_.append(block_, op, std::move(args), imm);
  }
  // A guard whose result nobody wants is none: where the original would leave, a graph without it need not. So
  // somebody wants it.
  ValueId guard(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0) {
    keeps_ |= ir_info(op).result != Type::kNone;
    return g_.append(block_, op, std::move(args), imm, before_);
  }
  ValueId constant(int64_t i) { return emit(IrOp::kConstInt, {}, i); }
  ValueId some_int() { return chance(30) ? constant(small()) : now_[kInts + pick(kIntCount)]; }
  ValueId some_double() { return now_[kDoubles + pick(kDoubleCount)]; }
  int64_t small() { return static_cast<int64_t>(pick(9)) - 3; }
  void set_int(ValueId v) { now_[kInts + pick(kIntCount)] = v; }

  SnapshotId snapshot(bool is_poll = false);
  void begin_statement() { before_ = snapshot(); }
  void statements(int count, int depth);
  void statement(int depth);
  void integers();
  void doubles();
  void boxing();
  void fields();
  void elements();
  void globals();
  ValueId table(uint32_t variable);
  ValueId condition();
  void branch(int depth);
  void loop(int depth);
  void nest();
  void simple_statements(uint32_t count);
  BlockId begin_loop();
  void end_loop(BlockId header, uint32_t counter);
  void leave_sometimes();

  void jump_to(BlockId to) {
    emit(IrOp::kJump);
    g_.blocks[block_].successors = {{to, {}}};
  }
  void branch_to(ValueId condition, BlockId yes, BlockId no) {
    emit(IrOp::kBranch, {condition});
    g_.blocks[block_].successors = {{yes, {}}, {no, {}}};
  }
  /// A block where all variables are parameters.
  BlockId join_block();

  std::mt19937 random_;
  const World& world_;
  Graph g_;
  BlockId block_ = 0;
  SnapshotId before_ = kNoId;
  uint32_t word_ = 1;
  bool keeps_ = false;  ///< the statement has a guard with a result
  State now_;
};

Graph Generator::make() {
  g_.name = "random";
  g_.slot_count = kVariables;
  block_ = g_.add_block();
  for (uint32_t v = 0; v < kVariables; v++) now_.push_back(emit(IrOp::kLoadSlot, {}, v));
  Snapshot nothing;
  nothing.word = word_++;
  before_ = g_.add_snapshot(nothing);
  for (uint32_t v = kInts; v < kValues; v++) {
    bool is_int = type_of(v) == Type::kInt;
    guard(IrOp::kGuardTag, {now_[v]}, static_cast<int64_t>(is_int ? TypeTag::kInt : TypeTag::kDouble));
    now_[v] = emit(is_int ? IrOp::kUnboxInt : IrOp::kUnboxDouble, {now_[v]});
  }
  statements(4 + static_cast<int>(pick(6)), 0);
  begin_statement();
  g_.append(block_, IrOp::kLeave, {}, 0, before_);
  return std::move(g_);
}

SnapshotId Generator::snapshot(bool is_poll) {
  Snapshot s;
  s.word = word_++;
  s.is_poll = is_poll;
  for (uint32_t v = 0; v < kVariables; v++) s.slots.push_back({v, now_[v]});
  return g_.add_snapshot(std::move(s));
}

void Generator::statements(int count, int depth) {
  for (int i = 0; i < count; i++) {
    begin_statement();
    statement(depth);
    if (chance(keeps_ ? 100 : 10)) g_.append(block_, IrOp::kGuardPoll, {}, 0, snapshot(true));
    keeps_ = false;
  }
}

void Generator::statement(int depth) {
  uint32_t kind = pick(depth < 3 ? 22 : 14);
  if (kind < 4) integers();
  else if (kind < 6) doubles();
  else if (kind < 8) boxing();
  else if (kind < 10) fields();
  else if (kind < 12) elements();
  else if (kind < 14) globals();
  else if (kind < 16) branch(depth);
  else if (kind < 19) loop(depth);
  else if (kind < 20) leave_sometimes();
  else nest();
}

void Generator::integers() {
  constexpr IrOp kFits[] = {IrOp::kAddFits, IrOp::kSubFits, IrOp::kMulFits};
  ValueId x = some_int(), y = some_int();
  switch (pick(9)) {
    case 0: case 1: return set_int(guard(IrOp::kAddOv, {x, y}));
    case 2: return set_int(guard(IrOp::kSubOv, {x, y}));
    case 3: return set_int(guard(IrOp::kMulOv, {x, y}));
    case 4:
      guard(IrOp::kGuardFalse, {emit(IrOp::kEqInt, {y, constant(0)})});
      return set_int(emit(IrOp::kModInt, {x, y}));
    case 5: return set_int(emit(chance(50) ? IrOp::kMaxInt : IrOp::kMinInt, {x, y}));
    case 6: return set_int(emit(chance(50) ? IrOp::kAndInt : IrOp::kOrInt, {x, y}));
    case 7: return set_int(emit(IrOp::kBoolToInt, {chance(60) ? condition() : emit(kFits[pick(3)], {x, y})}));
    default: return set_int(constant(small()));
  }
}

void Generator::doubles() {
  ValueId x = some_double(), y = chance(30) ? emit(IrOp::kIntToDouble, {some_int()}) : some_double();
  ValueId& out = now_[kDoubles + pick(kDoubleCount)];
  switch (pick(5)) {
    case 0: out = emit(IrOp::kAddDouble, {x, y}); return;
    case 1: out = emit(IrOp::kSubDouble, {x, y}); return;
    case 2: out = emit(IrOp::kMulDouble, {x, y}); return;
    case 3: out = emit(IrOp::kConstDouble, {}, std::bit_cast<int64_t>(static_cast<double>(small()) / 2)); return;
    default: set_int(guard(IrOp::kDoubleToInt, {emit(IrOp::kFloorDouble, {x})})); return;
  }
}

void Generator::boxing() {
  ValueId& value = now_[kValues + pick(kValueCount)];
  switch (pick(8)) {
    case 0: value = emit(IrOp::kBoxInt, {some_int()}); return;
    case 1: value = emit(IrOp::kBoxDouble, {some_double()}); return;
    case 2: value = emit(IrOp::kBoxBool, {condition()}); return;
    case 3:
      guard(IrOp::kGuardTag, {value}, static_cast<int64_t>(TypeTag::kInt));
      return set_int(emit(IrOp::kUnboxInt, {value}));
    case 4: now_[kDoubles] = guard(IrOp::kNumberToDouble, {value}); return;
    case 5:
      guard(IrOp::kGuardTypes, {value}, chance(50) ? vm::kTypeNumber : vm::kTypeInt | vm::type_bit(TypeTag::kTable));
      return;
    case 6: std::swap(now_[kTables], now_[kTables + 1]); return;
    default: value = now_[kValues + pick(kValueCount)]; return;
  }
}

ValueId Generator::table(uint32_t variable) {
  guard(IrOp::kGuardTag, {now_[variable]}, static_cast<int64_t>(TypeTag::kTable));
  return emit(IrOp::kUnboxPtr, {now_[variable]}, static_cast<int64_t>(TypeTag::kTable));
}

void Generator::fields() {
  ValueId t = table(kTables + pick(kTableCount));
  guard(IrOp::kGuardShape, {t}, static_cast<int64_t>(world_.shape));
  int64_t field = pick(2);
  if (chance(50)) {
    ValueId v = emit(IrOp::kLoadField, {t}, field);
    if (chance(50)) now_[kValues] = v;
    else {
      guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(TypeTag::kInt));
      set_int(emit(IrOp::kUnboxInt, {v}));
    }
  } else {
    bool is_int = chance(80);
    ValueId v = is_int ? emit(IrOp::kBoxInt, {some_int()}) : emit(IrOp::kBoxDouble, {some_double()});
    emit(IrOp::kStoreField, {t, v}, field);
  }
}

void Generator::elements() {
  ValueId t = table(kRow), at = some_int();
  if (chance(15)) {
    guard(IrOp::kGuardShape, {t}, static_cast<int64_t>(world_.row_shape));
    ValueId done = emit(IrOp::kAppend, {t, emit(IrOp::kBoxInt, {some_int()})});
    begin_statement();
    return static_cast<void>(guard(IrOp::kGuardTrue, {done}));
  }
  if (chance(30)) at = guard(IrOp::kAddOv, {at, constant(1)});
  guard(IrOp::kGuardElements, {t}, vm::kTypeInt);
  ValueId storage = emit(IrOp::kLoadStorage, {t}), length = emit(IrOp::kLoadLength, {storage});
  if (chance(20)) return set_int(emit(IrOp::kMaxInt, {emit(IrOp::kSubInt, {length, constant(1)}), constant(0)}));
  guard(IrOp::kGuardBounds, {at, length});
  if (chance(80)) guard(IrOp::kGuardTrue, {emit(IrOp::kLtInt, {constant(0), at})});
  else guard(IrOp::kGuardFirst, {storage}, vm::Storage::kValues);
  if (chance(60)) set_int(emit(IrOp::kUnboxInt, {emit(IrOp::kLoadElement, {storage, at})}));
  else emit(IrOp::kStoreElement, {storage, at, emit(IrOp::kBoxInt, {some_int()})});
}

void Generator::globals() {
  if (chance(40)) {
    emit(IrOp::kStoreGlobal, {chance(80) ? emit(IrOp::kBoxInt, {some_int()}) : now_[kValues]}, world_.global);
    return;
  }
  ValueId v = emit(IrOp::kLoadGlobal, {}, world_.global);
  if (chance(30)) {
    now_[kValues + pick(kValueCount)] = v;
    return;
  }
  guard(IrOp::kGuardTag, {v}, static_cast<int64_t>(TypeTag::kInt));
  set_int(emit(IrOp::kUnboxInt, {v}));
}

ValueId Generator::condition() {
  ValueId v = now_[kValues + pick(kValueCount)];
  switch (pick(9)) {
    case 0: return emit(IrOp::kEqInt, {some_int(), some_int()});
    case 1: case 2: return emit(IrOp::kLtInt, {some_int(), some_int()});
    case 3: return emit(IrOp::kLeInt, {some_int(), some_int()});
    case 4: return emit(IrOp::kLtDouble, {some_double(), some_double()});
    case 5: return emit(IrOp::kIsTag, {v}, static_cast<int64_t>(chance(50) ? TypeTag::kInt : TypeTag::kDouble));
    case 6: return emit(IrOp::kTruthy, {v});
    case 7: return emit(IrOp::kSameValue, {v, now_[kValues]});
    default: return emit(IrOp::kNotBool, {condition()});
  }
}

BlockId Generator::join_block() {
  BlockId block = g_.add_block();
  for (uint32_t v = 0; v < kVariables; v++) g_.add_param(block, type_of(v));
  return block;
}

void Generator::branch(int depth) {
  ValueId chosen = condition();
  BlockId from = block_, yes = g_.add_block();
  branch_to(chosen, yes, kNoId);
  State before = now_;
  block_ = yes;
  statements(static_cast<int>(pick(3)), depth + 1);
  BlockId yes_end = block_;
  emit(IrOp::kJump);
  State yes_state = std::move(now_);

  BlockId no = g_.add_block();
  g_.blocks[from].successors[1].to = no;
  block_ = no;
  now_ = std::move(before);
  statements(static_cast<int>(pick(3)), depth + 1);
  emit(IrOp::kJump);
  BlockId join = join_block();
  g_.blocks[yes_end].successors = {{join, yes_state}};
  g_.blocks[block_].successors = {{join, now_}};
  block_ = join;
  now_ = g_.blocks[join].params;
}

/// for counter := …; counter < limit; counter += step { … }, tested at the end, or at the beginning as well.
void Generator::loop(int depth) {
  uint32_t counter = kInts + pick(kIntCount);
  if (chance(70)) now_[counter] = constant(pick(3));
  ValueId limit_constant = constant(1 + pick(7));
  uint32_t limit_variable = kInts + pick(kIntCount);
  bool is_constant = chance(50) || limit_variable == counter;
  bool down = chance(20);
  auto goes_on = [&](ValueId v) {
    if (down) return emit(IrOp::kLtInt, {constant(0), v});
    return emit(IrOp::kLtInt, {v, is_constant ? limit_constant : now_[limit_variable]});
  };
  BlockId skip = kNoId, from = block_;
  State skip_state = now_;
  if (chance(40)) {
    ValueId enters = goes_on(now_[counter]);
    BlockId inside = g_.add_block();
    branch_to(enters, inside, kNoId);
    skip = from;
    block_ = inside;
  }
  BlockId entry = block_;
  emit(IrOp::kJump);
  BlockId header = join_block();
  g_.blocks[entry].successors = {{header, now_}};
  g_.blocks[header].is_loop_header = true;
  block_ = header;
  now_ = g_.blocks[header].params;
  g_.blocks[header].entry_snapshot = chance(95) ? snapshot() : kNoId;
  statements(1 + static_cast<int>(pick(5)), depth + 1);
  begin_statement();
  ValueId step = chance(10) ? now_[kInts + pick(kIntCount)] : constant(chance(80) ? 1 : 2);
  now_[counter] = guard(down ? IrOp::kSubOv : IrOp::kAddOv, {now_[counter], step});
  if (chance(50)) g_.append(block_, IrOp::kGuardPoll, {}, 0, snapshot(true));
  begin_statement();
  ValueId again = goes_on(now_[counter]);
  if (chance(20)) {
    guard(IrOp::kGuardTrue, {again});
    again = condition();
  }
  emit(IrOp::kBranch, {again});
  BlockId latch = block_;
  State after = now_;
  BlockId exit = join_block();
  g_.blocks[latch].successors = {{header, after}, {exit, after}};
  if (skip != kNoId) g_.blocks[skip].successors[1] = {exit, skip_state};
  block_ = exit;
  now_ = g_.blocks[exit].params;
}

/// A loop in which there is a short one, with few rounds of both; what the inner loop does leaves the outer counter alone.
void Generator::nest() {
  uint32_t outer = kInts + pick(kIntCount), inner = kInts + pick(kIntCount);
  now_[outer] = constant(pick(3));
  BlockId header = begin_loop();
  ValueId counted = now_[outer];
  simple_statements(pick(2));
  now_[inner] = constant(pick(3));
  BlockId inner_header = begin_loop();
  for (uint32_t i = 0; i <= pick(3); i++) chance(60) ? doubles() : chance(50) ? integers() : elements();
  end_loop(inner_header, inner);
  now_[outer] = counted;
  simple_statements(1 + pick(3));
  now_[outer] = counted;
  end_loop(header, outer);
}

void Generator::simple_statements(uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    begin_statement();
    statement(3);
  }
}

BlockId Generator::begin_loop() {
  BlockId entry = block_, header;
  emit(IrOp::kJump);
  header = join_block();
  g_.blocks[entry].successors = {{header, now_}};
  g_.blocks[header].is_loop_header = true;
  block_ = header;
  now_ = g_.blocks[header].params;
  g_.blocks[header].entry_snapshot = chance(95) ? snapshot() : kNoId;
  begin_statement();
  return header;
}

void Generator::end_loop(BlockId header, uint32_t counter) {
  begin_statement();
  now_[counter] = guard(IrOp::kAddOv, {now_[counter], constant(1 + pick(2))});
  if (chance(50)) g_.append(block_, IrOp::kGuardPoll, {}, 0, snapshot(true));
  begin_statement();
  emit(IrOp::kBranch, {emit(IrOp::kLtInt, {now_[counter], constant(3 + pick(9))})});
  BlockId latch = block_, exit = join_block();
  g_.blocks[latch].successors = {{header, now_}, {exit, now_}};
  block_ = exit;
  now_ = g_.blocks[exit].params;
}

void Generator::leave_sometimes() {
  ValueId stays = condition();
  if (chance(50)) return static_cast<void>(guard(IrOp::kGuardTrue, {stays}));
  BlockId from = block_, out = g_.add_block(), on = g_.add_block();
  branch_to(stays, on, out);
  std::swap(g_.blocks[from].successors[0], g_.blocks[from].successors[1]);
  block_ = out;
  g_.append(block_, IrOp::kLeave, {}, 0, before_);
  block_ = on;
}

// ---- comparing

void optimize_somehow(Graph& graph, std::mt19937& random) {
  if (random() % 2 == 0) return optimize(graph);
  auto names = pass_names();
  for (int i = 0; i < 12; i++) {
    const char* name = names[random() % names.size()];
    std::string before = print(graph);
    INFO(before);
    INFO(name);
    run_pass(name, graph);
    INFO(print(graph));
    REQUIRE(verify(graph) == "");
  }
}

/// What the runs came to, so that the test cannot pass by doing nothing.
struct Tally {
  int same = 0, early = 0, endless = 0, jammed = 0;
};

void check(uint32_t seed, vm::Vm& vm, const World& world, const std::vector<Value>& registers, bool shows,
           Tally& tally) {
  EvalOptions options;
  options.fuel = 3000;
  options.keep_headers = true;
  Graph original = Generator(seed, world).make();
  INFO("GS_SEED=" << seed);
  REQUIRE(verify(original) == "");
  Evaluation expected = evaluate(original, vm, registers, options);
  REQUIRE(expected.wrong == "");
  std::mt19937 random(seed);
  Graph optimized = original;
  optimize_somehow(optimized, random);
  REQUIRE(verify(optimized) == "");
  if (shows) std::printf("%s\n%s\n", print(original).c_str(), print(optimized).c_str());
  tally.jammed += optimized.is_jammed;
  Evaluation got = evaluate(optimized, vm, registers, options);
  if (expected.end == Evaluation::End::kOutOfFuel && got.end == Evaluation::End::kOutOfFuel) {
    tally.endless++;
  } else if (difference(expected, got).empty()) {
    tally.same++;
  } else {
    REQUIRE(difference_after_moves(expected, got) == "");
    tally.early++;
  }
}

}  // namespace

TEST_CASE("passes: random graphs come to the same end, or leave earlier where they may", "[ir][opt]") {
  with_library([](vm::Vm& vm) {
    // Fields and elements that may be int and double, so that stores of both are covered; some registers of the wrong
    // type.
    constexpr std::string_view kScripts[] = {
        "t := {x: 1, y: 2}; t.x = 0.5; t.y = 0.5; t.x = 3; t.y = 4; u := {x: 5, y: 6}; "
        "return t, u, {7, 3, 1, 4, 5, 2}, 2, 0, 5, -1, 0.5, 3.0, 1, nil",
        "t := {x: 1, y: 2}; t.x = 0.5; t.y = 0.5; t.x = 3; t.y = 4; "
        "return t, t, {7, 3, 1}, 1, 3, 140737488355326, 2, -0.0, 1.5, 2.5, true",
        "t := {x: 1, y: 2}; t.x = 0.5; t.y = 0.5; t.x = 2.5; return t, {y: 1}, {1, 2}, 0, 1, 2, 3, 4.0, 5.0, t, 1",
    };
    vm::test::ok(vm.set_global("shared", Value::integer(7)));
    World world;
    world.global = vm.global_slot(vm::test::name(vm, "shared"));
    std::vector<std::vector<Value>> registers;
    for (std::string_view script : kScripts) registers.push_back(registers_from(vm, script));
    world.shape = shape_word(registers[0][kTables]);
    world.row_shape = shape_word(registers[0][kRow]);

    Tally tally;
    const char* only = std::getenv("GS_SEED");
    const char* count = std::getenv("GS_SEEDS");
    uint32_t seeds = count != nullptr ? static_cast<uint32_t>(std::atoi(count)) : 1500;
    for (uint32_t i = 0; i < (only != nullptr ? 1 : seeds); i++) {
      uint32_t seed = only != nullptr ? static_cast<uint32_t>(std::atoi(only)) : i;
      check(seed, vm, world, registers[seed % std::size(kScripts)], only != nullptr, tally);
    }
    if (only != nullptr || count != nullptr) {
      std::printf("%d the same, %d earlier, %d endless; %d jammed\n", tally.same, tally.early, tally.endless, tally.jammed);
      return;
    }
    CHECK(tally.same > 500);
    CHECK(tally.early > 20);
    CHECK(tally.jammed > 5);
  });
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC
