// Recording: what is live, which loops there are, and how recordings add up.

#if defined(GS_HAVE_ORC) && defined(GS_HAVE_BASELINE)

#include <algorithm>
#include <bit>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "orc-tier/record/liveness.h"
#include "orc-tier/record/loop_forest.h"
#include "orc-tier/record/profile_printer.h"
#include "tests/unit/orc/region_testing.h"
#include "vm/bytecode/encoding.h"
#include "vm/bytecode/fusion.h"

namespace gs::orc::test {
namespace {

/// A profile of nothing but edges, from node 0 on.
Profile graph_of(uint32_t nodes, const std::vector<std::pair<NodeId, NodeId>>& edges) {
  Profile profile;
  for (uint32_t word = 0; word < nodes; word++) profile.node_at(0, word);
  for (auto [from, to] : edges) profile.add_edge(from, to);
  return profile;
}

std::set<NodeId> nodes_of(const ProfileLoop& loop) { return {loop.nodes.begin(), loop.nodes.end()}; }

/// The first word at or behind `from` with that opcode.
uint32_t find_op(const vm::Proto& proto, vm::Op op, uint32_t from = 0) {
  uint32_t at = from;
  while (vm::canonical_op(proto.code()[at]) != op) {
    at += static_cast<uint32_t>(vm::op_info(vm::canonical_op(proto.code()[at])).words());
  }
  return at;
}

/// Runs `body(proto)` on the function `f` that the script defines as a global.
template <class Body>
void with_function(const std::string& script, Body body) {
  bool is_run = false;
  std::string out = watch(script + "\nfor i := 0; i < 5; i++ { f(1, 2, 3) }", {},
                          [&](vm::Vm&, const Profile& profile, vm::Value*) {
                            body(*profile.contexts.back().proto);
                            is_run = true;
                          });
  INFO(out);
  CHECK(is_run);
}

}  // namespace

// ---------------------------------------------------------------- liveness

TEST_CASE("liveness: a register is live from its write to its last read", "[regions]") {
  with_function("func f(a, b, c) { x := a + b; y := x * 2; return y }", [](const vm::Proto& proto) {
    Liveness live(proto);
    CHECK(live.live_in(0).to_ulong() == 0b011);  // a and b; nobody reads c
    uint32_t mul = find_op(proto, vm::Op::MulK);
    RegisterSet at = live.live_in(mul);
    CHECK(at.count() == 1);
    CHECK(at[vm::arg_b(vm::canonical(proto.code()[mul]))]);
    CHECK(live.live_in(find_op(proto, vm::Op::Return1)).count() == 1);
  });
}

TEST_CASE("liveness: what a loop reads in its next round is live at its end", "[regions]") {
  with_function("func f(a, b, c) { s := 0; for i := 0; i < 3; i++ { s = s + a }; return s }", [](const vm::Proto& proto) {
    Liveness live(proto);
    uint32_t add = find_op(proto, vm::Op::Add);
    CHECK(live.live_in(add)[0]);
    uint32_t last = find_op(proto, vm::Op::LLtI);
    CHECK(live.live_in(last)[0]);
    CHECK(!live.live_in(last)[1]);
    CHECK(!live.live_in(find_op(proto, vm::Op::Return1))[0]);
  });
}

TEST_CASE("liveness: a call reads its window and leaves nothing behind it", "[regions]") {
  with_function("func f(a, b, c) { return a + #tostring(b) }", [](const vm::Proto& proto) {
    Liveness live(proto);
    uint32_t call = find_op(proto, vm::Op::Call);
    vm::Instr insn = vm::canonical(proto.code()[call]);
    uint32_t window = vm::arg_a(insn);
    RegisterSet at = live.live_in(call);
    CHECK(at[0]);
    CHECK(!at[1]);  // it has been copied into the window
    CHECK(at[window]);
    CHECK(at[window + vm::kFrameHeader]);
    CHECK(at.count() == 3);
  });
}

// ---------------------------------------------------------------- loops

TEST_CASE("loops: one loop, and what lies behind it", "[regions]") {
  //  0 -> 1 -> 2 -> 0, 1 -> 3
  Profile profile = graph_of(4, {{0, 1}, {1, 2}, {2, 0}, {1, 3}});
  LoopForest forest(profile);
  REQUIRE(forest.loops.size() == 1);
  CHECK(nodes_of(forest.loops[0]) == std::set<NodeId>{0, 1, 2});
  CHECK(forest.is_header(0));
  CHECK(!forest.is_header(1));
  CHECK(forest.loop_of[3] == kNone);
  CHECK(forest.order[3] >= forest.loops[0].end);
}

TEST_CASE("loops: within each other, each contiguous in the order", "[regions]") {
  // 0: outer header, 1 -> 2 -> 1 and 3 -> 4 -> 3 in it, 5 leads back, 6 is outside. The way out of a loop was seen first.
  Profile profile = graph_of(7, {{0, 1}, {1, 3}, {1, 2}, {2, 1}, {3, 5}, {3, 4}, {4, 3}, {5, 0}, {0, 6}});
  LoopForest forest(profile);
  REQUIRE(forest.loops.size() == 3);
  uint32_t outer = forest.loop_of[0], first = forest.loop_of[1], second = forest.loop_of[3];
  CHECK(nodes_of(forest.loops[outer]) == std::set<NodeId>{0, 1, 2, 3, 4, 5});
  CHECK(nodes_of(forest.loops[first]) == std::set<NodeId>{1, 2});
  CHECK(nodes_of(forest.loops[second]) == std::set<NodeId>{3, 4});
  CHECK(forest.loops[first].parent == outer);
  CHECK(forest.loops[second].parent == outer);
  CHECK(forest.is_within(first, outer));
  CHECK(!forest.is_within(outer, first));
  CHECK(!forest.is_within(first, second));
  for (uint32_t l : {outer, first, second}) {
    const ProfileLoop& loop = forest.loops[l];
    CHECK(forest.order[loop.header] + loop.nodes.size() == loop.end);
    for (NodeId n : loop.nodes) CHECK((forest.order[n] >= forest.order[loop.header] && forest.order[n] < loop.end));
  }
}

TEST_CASE("loops: a header with two ways round is one loop; nodes nobody reaches are in none", "[regions]") {
  Profile profile = graph_of(5, {{0, 1}, {0, 2}, {1, 0}, {2, 0}, {4, 0}});
  LoopForest forest(profile);
  REQUIRE(forest.loops.size() == 1);
  CHECK(forest.order[3] == kNone);
  CHECK(forest.loop_of[3] == kNone);
  CHECK(forest.order[4] == kNone);
}

TEST_CASE("loops: a recording that never came round has none", "[regions]") {
  LoopForest forest(graph_of(3, {{0, 1}, {1, 2}}));
  CHECK(forest.loops.empty());
  CHECK(!forest.is_header(0));
}

// ---------------------------------------------------------------- profiles

TEST_CASE("profiles: what is noted twice is noted once, and news are counted", "[regions]") {
  Profile profile;
  NodeId a = profile.node_at(0, 10), b = profile.node_at(0, 12), other = profile.node_at(1, 10);
  CHECK(a != other);
  CHECK(profile.node_at(0, 10) == a);
  CHECK(profile.find(0, 12) == b);
  CHECK(profile.find(2, 12) == kNone);
  CHECK(profile.news == 3);
  profile.add_edge(a, b);
  profile.add_edge(a, other);
  profile.add_edge(a, b);
  CHECK(profile.nodes[a].next == std::vector<NodeId>{b, other});
  CHECK(profile.news == 5);
}

namespace {

/// The profile of `rounds` rounds of the first loop of `script`, looked at by `body`.
template <class Body>
void with_profile(const std::string& script, uint32_t rounds, Body body) {
  bool is_run = false;
  std::string out = watch(script, {0, rounds, 1}, [&](vm::Vm&, const Profile& profile, vm::Value*) {
    body(profile);
    is_run = true;
  });
  INFO(out);
  CHECK(is_run);
}

size_t branches(const Profile& profile) {
  return static_cast<size_t>(std::count_if(profile.nodes.begin(), profile.nodes.end(), [](const Node& n) { return n.next.size() == 2; }));
}

const Node* node_of(const Profile& profile, vm::Op op) {
  for (const Node& n : profile.nodes) {
    if (vm::canonical_op(profile.contexts[n.context].code[n.word]) == op) return &n;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("profiles: rounds that go different ways make one graph", "[regions]") {
  const std::string script = "s := 0\nfor i := 0; i < 50; i++ { if i % 2 == 0 { s = s + 1 } else { s = s - 1 } }";
  size_t nodes = 0;
  with_profile(script, 1, [&](const Profile& p) {
    CHECK(branches(p) == 0);
    nodes = p.nodes.size();
  });
  with_profile(script, 2, [&](const Profile& p) {
    CHECK(branches(p) == 1);
    CHECK(p.nodes.size() > nodes);
    CHECK(p.recordings == 2);
    nodes = p.nodes.size();
  });
  // Four rounds show no more than two.
  with_profile(script, 4, [&](const Profile& p) {
    CHECK(branches(p) == 1);
    CHECK(p.nodes.size() == nodes);
  });
}

TEST_CASE("profiles: types and shapes add up, and a method's holder is known", "[regions]") {
  const std::string script =
      "M := {}; M.__index = M; M.f = func(self) { return 1 }\n"
      "func run(list, p) { for i := 0; i < 50; i++ { n := list[i % 2 + 1].a; x := p:f(); y := n + x } }\n"
      "run({{a: 0.5}, {b: 1, a: 2}}, setmetatable({c: 1}, M))";
  auto check_after = [&](uint32_t rounds, size_t shapes) {
    with_profile(script, rounds, [&](const Profile& p) {
      const Node *get = node_of(p, vm::Op::GetField), *self = node_of(p, vm::Op::Self), *add = node_of(p, vm::Op::Add);
      REQUIRE((get != nullptr && self != nullptr && add != nullptr));
      REQUIRE(get->properties.size() == shapes);
      for (const PropertySeen& seen : get->properties) CHECK((seen.where == PropertySeen::kOwn));
      REQUIRE(self->properties.size() == 1);
      CHECK((self->properties[0].where == PropertySeen::kHolder));
      CHECK(self->properties[0].has_metatable);
      CHECK(std::popcount(add->b) == static_cast<int>(shapes));
      CHECK((add->b & ~vm::kTypeNumber) == 0);
      CHECK(add->c == vm::kTypeInt);
      CHECK(p.contexts.size() == 2);
    });
  };
  check_after(1, 1);
  check_after(3, 2);
}

TEST_CASE("profiles: a call in two places is two chains", "[regions]") {
  const std::string script = "func f(x) { return x + 1 }\nfor i := 0; i < 50; i++ { a := f(i); b := f(a) }";
  with_profile(script, 1, [](const Profile& p) {
    REQUIRE(p.contexts.size() == 3);
    CHECK(p.contexts[1].parent == 0);
    CHECK(p.contexts[2].parent == 0);
    CHECK(p.contexts[1].code == p.contexts[2].code);
    CHECK(p.contexts[1].call_word < p.contexts[2].call_word);
    CHECK(p.contexts[1].return_word == p.contexts[1].call_word + 1);
    CHECK(p.contexts[1].wanted == 1);
  });
}

TEST_CASE("profiles: as text they show what was seen, the same in each run", "[regions]") {
  const std::string script =
      "func f(o, i) { if i % 2 == 0 { return o.a }; return o.b - 1 }\n"
      "func run(list) { for i := 0; i < 50; i++ { x := f(list[i % 2 + 1], i) } }\n"
      "run({{a: 0.5}, {b: 1, a: 2}})";
  with_profile(script, 3, [](const Profile& p) {
    CHECK(print(p, "run:2") ==
          "trace of run:2: 3 recordings\n"
          "  f0 run, words 3 to 13\n"
          "  f1 f, called at f0+9, at base 6\n"
          "  entered with 0: table, 1: int\n"
          "  n0   f0+3 loop    line 2    GetGlobal   -> n1\n"
          "  n1   f0+5         line 2    ModK        -> n2      b: int\n"
          "  n2   f0+6         line 2    AddI        -> n3      b: int\n"
          "  n3   f0+7         line 2    GetIndex    -> n4      b: table, c: int; element: values of table, inside\n"
          "  n4   f0+8         line 2    Move        -> n5      b: int\n"
          "  n5   f0+9         line 2    Call        -> n6      f\n"
          "  n6   f1+0         line 1    ModK        -> n7      b: int\n"
          "  n7   f1+1         line 1    JNeK        -> n8, n12 a: int\n"
          "  n8   f1+3         line 1    GetField    -> n9      b: table; property: shape 0, own slot 0 of double\n"
          "  n9   f1+5         line 1    Return1     -> n10     a: double\n"
          "  n10  f0+10        line 2    AddI        -> n11     b: int\n"
          "  n11  f0+11        line 2    LLtI        -> n0      a: int\n"
          "  n12  f1+6         line 1    GetField    -> n13     b: table; property: shape 1, own slot 0 of int\n"
          "  n13  f1+8         line 1    AddI        -> n14     b: int\n"
          "  n14  f1+9         line 1    Return1     -> n10     a: int\n");
  });
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC and GS_HAVE_BASELINE
