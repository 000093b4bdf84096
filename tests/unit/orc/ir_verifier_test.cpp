// The verifier of trace SSA: a graph of every form passes, and for each thing it checks there is a graph with just that mistake.

#ifdef GS_HAVE_ORC

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "orc-tier/ir/parser.h"
#include "orc-tier/ir/verifier.h"

namespace gs::orc {
namespace {

Graph parsed(const std::string& text) {
  Graph graph;
  std::string error;
  bool ok = parse("region \"test\" slots 8\n" + text, graph, error);
  INFO(text);
  INFO(error);
  REQUIRE(ok);
  return graph;
}

constexpr std::string_view kSnapshots = "s0: @0+1 line 1 base 0 {}\ns1: poll @0+1 line 1 base 0 {}\n";

/// Of a graph with the snapshots s0 and s1.
std::string mistake(std::string_view blocks) { return verify(parsed(std::string(blocks) + std::string(kSnapshots))); }

/// Of the lines in the one block of a graph, behind v0 … v4, a value of each type.
std::string mistake_in_block(std::string_view lines) {
  return mistake("b0:\n  v0 = LoadSlot[0]\n  v1 = UnboxInt v0\n  v2 = UnboxDouble v0\n  v3 = UnboxBool v0\n"
                 "  v4 = UnboxPtr[table] v0\n" +
                 std::string(lines) + "\n  Leave -> s0\n");
}

/// Of a graph whose only way out is the snapshot.
std::string mistake_in_snapshot(std::string_view snapshot) {
  return verify(parsed("b0:\n  v0 = LoadSlot[0]\n  v1 = UnboxInt v0\n  Leave -> s0\n" + std::string(snapshot)));
}

/// A loop in a loop, with two ways out of the inner one.
constexpr std::string_view kNest = R"(b0:
  v0 = LoadSlot[0]
  GuardTag[int] v0 -> s2
  v2 = UnboxInt v0
  Jump b1(v2)
b1(v3: int): loop s3
  GuardPoll -> s1
  v5 = LtInt v3, 10
  Branch v5, b2(v3), b6
b2(v6: int): loop s4
  v7 = LtInt v6, 20
  Branch v7, b3, b5(v6)
b3:
  v9 = AddOv v6, 1 -> s5
  v10 = EqInt v9, v3
  Branch v10, b5(v9), b4
b4:
  Jump b2(v9)
b5(v12: int):
  Jump b1(v12)
b6:
  Leave -> s3
s2: @0+1 line 1 base 0 {}
s3: @0+2 line 2 base 0 {1: v3}
s4: @0+3 line 3 base 0 {1: v3, 2: v6}
s5: @1+3 line 3 base 4 {1: v3, 2: v6} frame(base 4 delta 4 wanted 1 to @2 callee #function&0)
)";

}  // namespace

TEST_CASE("trace SSA: the verifier has nothing against sound graphs", "[ir]") {
  CHECK(mistake(kNest) == "");
  CHECK(mistake_in_block("  v5 = AddInt v1, 1") == "");
}

TEST_CASE("trace SSA: the verifier looks at blocks and their ends", "[ir]") {
  CHECK(verify(Graph()) == "there is no entry block");
  CHECK(mistake("b0(v0: int):\n  Leave -> s0\n") == "the entry block has parameters");
  CHECK(mistake("b0:\n  v0 = LoadSlot[0]\n") == "b0: v0 is last, but ends no block");
  CHECK(mistake("b0:\n  Jump b1\nb1:\n  Leave -> s0\n  Leave -> s0\n") == "b1: v1 ends a block, but is not last");
  CHECK(mistake("b0:\n  Jump\n") == "b0: Jump wants 1 successors");
  CHECK(mistake("b0:\n  Branch true, b1\nb1:\n  Leave -> s0\n") == "b0: Branch wants 2 successors");
  CHECK(mistake("b0:\n  Leave -> s0\nb1:\n  Leave -> s0\n") == "b1: no edge leads here from an earlier block");
  CHECK(mistake("b0:\n  Jump b1\nb1: s0\n  Leave -> s0\n") == "b1: a snapshot of the entry, but no loop header");
  Graph empty_block = parsed("b0:\n  Jump b1\nb1(v0: int):\n" + std::string(kSnapshots));
  CHECK(verify(empty_block) == "b1: nothing ends the block");
}

TEST_CASE("trace SSA: the verifier looks at edges", "[ir]") {
  CHECK(mistake("b0:\n  Jump b0\n") == "b0: edge to b0: nothing leads to the entry block");
  CHECK(mistake("b0:\n  Jump b1\nb1:\n  Jump b1\n") == "b1: edge to b1 goes back, but not to a loop header");
  CHECK(mistake("b0:\n  Jump b1(1)\nb1:\n  Leave -> s0\n") == "b0: edge to b1 brings 1 arguments for 0 parameters");
  CHECK(mistake("b0:\n  Jump b1(1.0)\nb1(v0: int):\n  Leave -> s0\n") == "b0: edge to b1 brings double for v0: int");
  CHECK(mistake("b0:\n  Branch true, b1, b2\nb1: loop\n  Jump b2\nb2:\n  Jump b1\n") ==
        "b2: edge back to b1, which can be passed by on the way here");
  Graph removed = parsed("b0:\n  Jump b1\nb1:\n  Leave -> s0\n" + std::string(kSnapshots));
  removed.blocks[1] = Block{};
  CHECK(verify(removed) == "b0: edge to b1: there is no such block");
}

TEST_CASE("trace SSA: the verifier looks at where instructions stand", "[ir]") {
  CHECK(mistake("b0:\n  Jump b1\nb1:\n  v0 = LoadSlot[0]\n  Leave -> s0\n") == "b1: v0: LoadSlot outside of the entry block");
  auto changed = [](void (*change)(Graph&)) {
    Graph graph = parsed("b0:\n  v0 = LoadSlot[0]\n  v1 = UnboxInt v0\n  v2 = AddInt v1, 1\n  Leave -> s0\n" + std::string(kSnapshots));
    change(graph);
    return verify(graph);
  };
  CHECK(changed([](Graph&) {}) == "");
  CHECK(changed([](Graph& g) { g[1].dead = true; }) == "b0: v1 is dead, but in the block");
  CHECK(changed([](Graph& g) { g.blocks[0].insts.insert(g.blocks[0].insts.begin(), 1); }) == "b0: v1 is in b0 already");
  CHECK(changed([](Graph& g) { g.blocks[0].insts.insert(g.blocks[0].insts.begin(), 99); }) == "b0: v99 does not exist");
  CHECK(changed([](Graph& g) { g[2].args[0] = 99; }) == "b0: v2 = AddInt v99, 1: v99 does not exist");
  CHECK(changed([](Graph& g) { g[2].args[1] = g.make(IrOp::kConstInt, {}, 5); }) ==
        "b0: v2 = AddInt v1, 5: constant v5 is in no block");
  CHECK(changed([](Graph& g) {
          std::erase(g.blocks[0].insts, ValueId{1});
          g[1].dead = true;
        }) == "b0: v2 = AddInt v1, 1: v1 is dead");
  CHECK(changed([](Graph& g) { g[1].op = IrOp::kParam; }) == "b0: v1: Params are parameters, and nothing else is");
  CHECK(changed([](Graph& g) { g[1].type = Type::kDouble; }) == "b0: v1 = UnboxInt v0: the result is int");
}

TEST_CASE("trace SSA: the verifier looks at operands and immediates", "[ir]") {
  CHECK(mistake_in_block("  v5 = AddInt v1") == "b0: v5 = AddInt v1: wants 2 operands");
  CHECK(mistake_in_block("  v5 = AddInt v1, v2") == "b0: v5 = AddInt v1, v2: v2 is no int");
  CHECK(mistake_in_block("  v5 = AddDouble v2, v1") == "b0: v5 = AddDouble v2, v1: v1 is no double");
  CHECK(mistake_in_block("  GuardTrue v1 -> s0") == "b0: GuardTrue v1 -> s0: v1 is no bool");
  CHECK(mistake_in_block("  v5 = BoxInt v0") == "b0: v5 = BoxInt v0: v0 is no int");
  CHECK(mistake_in_block("  v5 = LoadField[0] v0") == "b0: v5 = LoadField[0] v0: v0 is no ptr");
  CHECK(mistake_in_block("  v5 = CallDouble[SinDouble] v1") == "b0: v5 = CallDouble[SinDouble] v1: v1 is no double");
  CHECK(mistake_in_block("  v5 = CallDouble[PowDouble] v2, v2, v2") ==
        "b0: v5 = CallDouble[PowDouble] v2, v2, v2: wants one or two operands");
  CHECK(mistake_in_block("  v5 = UnboxPtr[9] v0") == "b0: v5 = UnboxPtr[9] v0: the immediate is out of range");
  CHECK(mistake_in_block("  v5 = LoadSlot[8]") == "b0: v5 = LoadSlot[8]: the immediate is out of range");
  CHECK(mistake_in_block("  v5 = LoadField[-1] v4") == "b0: v5 = LoadField[-1] v4: the immediate is out of range");
  CHECK(mistake_in_block("  GuardShape[0x10000000000] v4 -> s0") ==
        "b0: GuardShape[0x10000000000] v4 -> s0: the immediate is out of range");
  CHECK(mistake_in_block("  v5 = AddInt v1, 140737488355327") == "");
  CHECK(mistake_in_block("  v5 = AddInt v1, 140737488355328") == "b0: v6 = ConstInt[140737488355328]: the immediate is out of range");
}

TEST_CASE("trace SSA: the verifier looks whether definitions dominate uses", "[ir]") {
  CHECK(mistake_in_block("  v5 = AddInt v1, v6\n  v6 = AddInt v1, 1") == "b0: v5 = AddInt v1, v6: v6 is not defined here");
  CHECK(mistake_in_block("  v5 = AddInt v1, v5") == "b0: v5 = AddInt v1, v5: v5 is not defined here");
  constexpr std::string_view kDiamond = "b0:\n  v0 = LoadSlot[0]\n  v1 = UnboxInt v0\n  Branch true, b1, b2\n"
                                        "b1:\n  v2 = AddInt v1, 1\n  Jump b3(v2)\nb2:\n  Jump b3(v1)\nb3(v3: int):\n";
  auto behind = [&](std::string_view lines) { return mistake(std::string(kDiamond) + std::string(lines)); };
  CHECK(behind("  v4 = AddInt v1, v3\n  Leave -> s0\n") == "");
  CHECK(behind("  v4 = AddInt v1, v2\n  Leave -> s0\n") == "b3: v4 = AddInt v1, v2: v2 is not defined here");
  CHECK(behind("  Jump b4(v2)\nb4(v4: int):\n  Leave -> s0\n") == "b3: edge to b4: v2 is not defined here");
  CHECK(behind("  Leave -> s2\ns2: @0+1 line 1 base 0 {0: v2}\n") == "b3: Leave -> s2: v2 is not defined here");
  // What the loop's body computes is not there at its header, but for the edge back.
  constexpr std::string_view kLoop = "b0:\n  Jump b1(0)\nb1(v0: int): loop s2\n  v1 = AddInt v0, 1\n  Jump b1(v1)\n";
  CHECK(mistake(std::string(kLoop) + "s2: @0+1 line 1 base 0 {0: v0}\n") == "");
  CHECK(mistake(std::string(kLoop) + "s2: @0+1 line 1 base 0 {0: v1}\n") == "b1: v1 is not defined here");
}

TEST_CASE("trace SSA: the verifier looks at snapshots", "[ir]") {
  CHECK(mistake_in_block("  GuardTrue v3") == "b0: GuardTrue v3: has no snapshot");
  CHECK(mistake_in_block("  v5 = AddInt v1, 1 -> s0") == "b0: v5 = AddInt v1, 1 -> s0: has a snapshot, but cannot leave");
  CHECK(mistake_in_block("  GuardPoll -> s0") == "b0: GuardPoll -> s0: the snapshot is not one for polls");
  // A guard leaves without its result.
  CHECK(mistake("b0:\n  v0 = LoadSlot[0]\n  v1 = UnboxInt v0\n  v2 = AddOv v1, 1 -> s2\n  Leave -> s0\n"
                "s2: @0+1 line 1 base 0 {0: v2}\n") == "b0: v2 = AddOv v1, 1 -> s2: v2 is not defined here");
  CHECK(mistake_in_snapshot("s0: @0+1 line 1 base 0 {8: v1}") == "b0: Leave -> s0: s0, register 8 is outside of the frames");
  CHECK(mistake_in_snapshot("s0: @0+1 line 1 base 0 {3: v1, 3: v1}") == "b0: Leave -> s0: s0, register 3 is named twice");
  CHECK(mistake_in_snapshot("s0: @0+1 line 1 base 4 {3: v1}") ==
        "b0: Leave -> s0: s0: its base is not that of the innermost frame");
  CHECK(mistake_in_snapshot("s0: @0+1 line 1 base 5 {} frame(base 5 delta 4 wanted 1 to @1 callee v0)") ==
        "b0: Leave -> s0: s0: frames do not follow each other");
  CHECK(mistake_in_snapshot("s0: @0+1 line 1 base 4 {} frame(base 4 delta 4 wanted 1 to @1 callee v1)") ==
        "b0: Leave -> s0: s0: v1 is no callee");
  CHECK(mistake_in_snapshot("s0: @0+1 line 1 base 4 {} frame(base 4 delta 4 wanted 1 to @1 callee v0)") == "");
}

}  // namespace gs::orc

#endif  // GS_HAVE_ORC
