// Trace SSA as text: graphs made in C++ print as text.h says, every row of ir_ops.def survives printing and parsing, mistakes in
// texts are told with their place.

#ifdef GS_HAVE_ORC

#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "tests/unit/orc/ir_testing.h"

namespace gs::orc {
namespace {

using test::parsed;

std::string mistake(std::string_view text) {
  Graph graph;
  std::string error;
  INFO(text);
  REQUIRE_FALSE(parse(text, graph, error));
  return error;
}

/// for i := 0; i < 100; i++ { s += 0.5 }, with i in register 3 and s in register 5.
constexpr std::string_view kLoop = R"(region "sum at 3:5" slots 12
b0: at @0+7
  v0 = LoadSlot[3]
  GuardTag[int] v0 -> s0
  v2 = UnboxInt v0
  Jump b1(v2, 0.0)
b1(v5: int, v6: double): loop s1 at @0+12
  v7 = LtInt v5, 100
  Branch v7, b2, b3
b2:
  GuardPoll -> s1
  v10 = AddOv v5, 1 -> s1
  v12 = AddDouble v6, 0.5
  Jump b1(v10, v12)
b3:
  Leave -> s2
s0: @0+7 line 3 base 0 {}
s1: poll @0+12 line 4 base 0 {3: v5, 5: v6}
s2: @1+2 line 9 base 6 {3: v5, 5: v6, 6: #nil} frame(base 6 delta 6 wanted 1 to @2 callee #function&0)
)";

const vm::Instr* word_at(uint64_t address) { return reinterpret_cast<const vm::Instr*>(address); }

/// The same by hand.
Graph loop() {
  Graph g;
  g.name = "sum at 3:5";
  g.slot_count = 12;
  const vm::Instr *code = word_at(0x1000), *callee = word_at(0x2000);
  BlockId b0 = g.add_block(), b1 = g.add_block(), b2 = g.add_block(), b3 = g.add_block();
  SnapshotId s0 = g.add_snapshot({.code = code, .word = 7, .line = 3, .frames = {}, .slots = {}, .objects = {}});
  SnapshotId s1 = g.add_snapshot({.code = code, .word = 12, .line = 4, .is_poll = true, .frames = {}, .slots = {}, .objects = {}});
  SnapshotId s2 = g.add_snapshot({.code = callee, .word = 2, .base = 6, .line = 9, .frames = {}, .slots = {}, .objects = {}});
  ValueId start = g.append(b0, IrOp::kLoadSlot, {}, 3);
  g.append(b0, IrOp::kGuardTag, {start}, static_cast<int64_t>(vm::TypeTag::kInt), s0);
  ValueId unboxed = g.append(b0, IrOp::kUnboxInt, {start});
  ValueId zero = g.append(b0, IrOp::kConstDouble, {}, 0);
  g.append(b0, IrOp::kJump);
  ValueId i = g.add_param(b1, Type::kInt), s = g.add_param(b1, Type::kDouble);
  g.blocks[b0].successors = {{b1, {unboxed, zero}}};
  // v7 is named before the constant it compares with, so that the numbers of kLoop come out.
  ValueId less = g.append(b1, IrOp::kLtInt);
  ValueId hundred = g.make(IrOp::kConstInt, {}, 100);
  g.blocks[b1].insts.insert(g.blocks[b1].insts.begin(), hundred);
  g[less].args = {i, hundred};
  g.append(b1, IrOp::kBranch, {less});
  g.blocks[b1].successors = {{b2, {}}, {b3, {}}};
  ValueId next = g.make(IrOp::kAddOv, {}, 0, s1);
  ValueId one = g.append(b2, IrOp::kConstInt, {}, 1);
  ValueId sum = g.make(IrOp::kAddDouble);
  ValueId half = g.append(b2, IrOp::kConstDouble, {}, std::bit_cast<int64_t>(0.5));
  g.append(b2, IrOp::kGuardPoll, {}, 0, s1);
  g[next].args = {i, one};
  g[sum].args = {s, half};
  g.blocks[b2].insts.insert(g.blocks[b2].insts.end(), {next, sum});
  g.append(b2, IrOp::kJump);
  g.blocks[b2].successors = {{b1, {next, sum}}};
  g.append(b3, IrOp::kLeave, {}, 0, s2);
  ValueId nil = g.make(IrOp::kConstValue, {}, static_cast<int64_t>(vm::Value::nil().bits()));
  auto* cell = reinterpret_cast<const vm::Closure*>(uint64_t{0x3000});
  ValueId closure = g.make(IrOp::kConstValue, {}, static_cast<int64_t>(vm::Value::function(cell).bits()));
  g.blocks[b0].insts.insert(g.blocks[b0].insts.begin(), {nil, closure});
  g.snapshots[s1].slots = {{3, i}, {5, s}};
  g.snapshots[s2].slots = {{3, i}, {5, s}, {6, nil}};
  g.snapshots[s2].frames = {{6, 6, 1, word_at(0x1040), closure}};
  g.blocks[b0].code = g.blocks[b1].code = code;
  g.blocks[b0].word = 7;
  g.blocks[b1].word = 12;
  g.blocks[b1].is_loop_header = true;
  g.blocks[b1].entry_snapshot = s1;
  return g;
}

/// One instruction of every row, with operands of the types it wants: whether it makes sense is not asked.
std::string every_instruction() {
  std::string out = "region \"all\" slots 1\nb0:\n  v1 = LoadSlot[0]\n  v2 = UnboxInt v1\n  v3 = UnboxDouble v1\n"
                    "  v4 = UnboxBool v1\n  v5 = UnboxPtr[table] v1\n";
  int number = 6;
  for (int i = 0; i < kIrOpCount; i++) {
    auto op = static_cast<IrOp>(i);
    const IrOpInfo& info = ir_info(op);
    if (is_constant(op) || op == IrOp::kParam || info.effect == Effect::kControl) continue;
    out += "  ";
    if (info.result != Type::kNone) out += "v" + std::to_string(number++) + " = ";
    out += info.name;
    auto names = imm_names(op);
    switch (imm_of(op)) {
      case Imm::kNone: break;
      case Imm::kTypes: out += "[nil|int]"; break;
      case Imm::kShape: out += "[0x12ab34]"; break;
      case Imm::kValue: out += "[table&0]"; break;
      case Imm::kCode: out += "[@0]"; break;
      case Imm::kCell: out += "[&0]"; break;
      case Imm::kFact: out += "[%0:nil|int]"; break;
      case Imm::kInsn: out += "[LoadNil:0x20101]"; break;
      default: out += "[" + (names.empty() ? "7" : std::string(names.back())) + "]";
    }
    std::string separator = " ";
    for (const char* arg = *info.args == '*' ? "d" : info.args; *arg != '\0'; arg++) {
      out += separator + "v" + (*arg == 'i' ? "2" : *arg == 'd' ? "3" : *arg == 'b' ? "4" : *arg == 'v' ? "1" : "5");
      separator = ", ";
    }
    if (info.effect == Effect::kGuard) out += " -> s0";
    out += "\n";
  }
  return out + "  Leave -> s0\ns0: poll @1+0 line 1 base 0 {0: v1}\n";
}

}  // namespace

TEST_CASE("trace SSA: a graph prints as its text form says", "[ir]") {
  Graph graph = loop();
  CHECK(verify(graph) == "");
  CHECK(print(graph) == kLoop);
}

TEST_CASE("trace SSA: what was printed is parsed back", "[ir]") {
  Graph graph = parsed(kLoop);
  CHECK(verify(graph) == "");
  CHECK(print(graph) == kLoop);
  CHECK(graph.blocks[1].is_loop_header);
  CHECK(graph.snapshots[1].is_poll);
  CHECK(graph.snapshots[2].frames[0].wanted == 1);
  CHECK(graph.insts[3].dead);
}

TEST_CASE("trace SSA: every instruction is printed and parsed back", "[ir]") {
  std::string text = every_instruction();
  CHECK(print(parsed(text)) == text);
}

TEST_CASE("trace SSA: constants read back to the same bits", "[ir]") {
  const double doubles[] = {0.0, -0.0, 1.0, -1.5, 0.1, 1e300, 5e-324, 1e22, 123456789.0,
                            std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                            std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::quiet_NaN()};
  for (double d : doubles) {
    for (IrOp op : {IrOp::kConstDouble, IrOp::kConstValue}) {
      Graph g;
      g.slot_count = 1;
      BlockId block = g.add_block();
      ValueId v = g.append(block, op, {}, std::bit_cast<int64_t>(d));
      SnapshotId s = g.add_snapshot({.code = nullptr, .frames = {}, .slots = {{0, v}}, .objects = {}});
      g.append(block, IrOp::kLeave, {}, 0, s);
      std::string text = print(g);
      INFO(text);
      Graph back = parsed(text);
      CHECK(print(back) == text);
      const Inst& constant = back[back.snapshots[0].slots[0].value];
      CHECK(constant.op == op);
      CHECK(constant.imm == std::bit_cast<int64_t>(d));
    }
  }
}

TEST_CASE("trace SSA: addresses are numbered in order of first appearance, and may be bound", "[ir]") {
  gc::Header first{}, second{};
  const gc::Header* cells[] = {&first, &second};
  const vm::Instr code[2] = {};
  const vm::Instr* functions[] = {code};
  std::string text = "region \"\" slots 2\nb0:\n  Leave -> s0\ns0: @0+1 line 1 base 0 {0: &0, 1: #table&1}\n";
  Graph graph = parsed(text, {cells, functions});
  CHECK(graph.snapshots[0].code == code);
  CHECK(graph[graph.snapshots[0].slots[0].value].imm == reinterpret_cast<int64_t>(&first));
  CHECK(graph[graph.snapshots[0].slots[1].value].imm ==
        static_cast<int64_t>(vm::Value::table(reinterpret_cast<const vm::Table*>(&second)).bits()));
  CHECK(print(graph) == text);
  CHECK(print(graph, [](const vm::Instr*) { return std::string("f at 1:1"); }) == text + "; @0 is f at 1:1\n");
}

TEST_CASE("trace SSA: removed blocks and left-over snapshots are not printed", "[ir]") {
  Graph graph = parsed(kLoop);
  graph.blocks[3] = Block{};
  std::string text = print(graph);
  CHECK(text.find("b3:") == std::string::npos);
  CHECK(text.find("s2") == std::string::npos);
}

TEST_CASE("trace SSA: comments and blank lines are passed over", "[ir]") {
  std::string text = "; what this is about\n\nregion \"a;b\" slots 1 ; one\n\nb0: ; entry\n\n  Leave->s0\n;\n s0 : @0 + 1 line 2 base 0 { }";
  CHECK(print(parsed(text)) == "region \"a;b\" slots 1\nb0:\n  Leave -> s0\ns0: @0+1 line 2 base 0 {}\n");
}

TEST_CASE("trace SSA: mistakes in a text are told with their place", "[ir]") {
  auto in_block = [](std::string line) { return mistake("region \"\" slots 1\nb0:\n  " + line + "\n"); };
  CHECK(mistake("") == "line 1, column 1: expected 'region'");
  CHECK(mistake("region \"x slots 1") == "line 1, column 18: expected '\"'");
  CHECK(mistake("region \"\" slots 1\n  v0 = LoadSlot[0]") == "line 2, column 3: expected a block");
  CHECK(in_block("v0 = Frobnicate") == "line 3, column 3: expected an instruction");
  CHECK(in_block("v0 = ConstInt[1]") == "line 3, column 3: expected an instruction");
  CHECK(in_block("LoadSlot[0]") == "line 3, column 3: results, and nothing else, have a name");
  CHECK(in_block("v0 = GuardPoll") == "line 3, column 3: results, and nothing else, have a name");
  CHECK(in_block("v0 = LoadSlot 0") == "line 3, column 17: expected '['");
  CHECK(in_block("v0 = LoadSlot[0] v1 v2") == "line 3, column 23: unexpected text at the end of the line");
  CHECK(in_block("v0 = AddInt v0, ?") == "line 3, column 19: expected a constant");
  CHECK(in_block("v0 = AddInt v0, 1x") == "line 3, column 19: expected a constant");
  CHECK(in_block("v0 = AddInt v0, b0") == "line 3, column 19: expected a constant");
  CHECK(in_block("v0 = AddInt v7, 1") == "line 3, column 15: v7 is not defined");
  CHECK(in_block("Jump b4") == "line 3, column 8: b4 is not defined");
  CHECK(in_block("Leave -> s1") == "line 3, column 12: s1 is not defined");
  CHECK(in_block("GuardTag[integer] 1") == "line 3, column 12: expected a constant");
  CHECK(in_block("GuardElements[int|whole] &0") == "line 3, column 21: expected a type");
  CHECK(in_block("GuardValue[#1] #1") == "line 3, column 14: expected a constant");
  CHECK(in_block("GuardTrue true -> s99999999") == "line 3, column 22: number out of range");
  CHECK(in_block("Leave -> s0\ns0: @0+1 line 1 base 0 {0: 1, }") == "line 4, column 31: expected a number");
  CHECK(mistake("region \"\" slots 1\nb0(v0: int, v0: int):") == "line 2, column 13: v0 is defined twice");
  CHECK(mistake("region \"\" slots 1\nb0(v0: none):") == "line 2, column 8: expected a type");
}

}  // namespace gs::orc

#endif  // GS_HAVE_ORC
