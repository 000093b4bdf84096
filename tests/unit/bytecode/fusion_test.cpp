// Pairs of instructions with one handler: which are chosen, and that nobody else can tell.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/bytecode/bytecode_testing.h"
#include "vm/bytecode/fusion.h"

namespace gs::vm {
namespace {

bool is_fused(Instr i) { return (i & 0xFF) >= static_cast<Instr>(kOpCount); }

std::vector<bool> fused_words(std::vector<Instr> code) {
  fuse(code);
  std::vector<bool> fused;
  for (Instr i : code) fused.push_back(is_fused(i));
  return fused;
}

}  // namespace

TEST_CASE("fusion: every run is undone to its first instruction", "[fusion]") {
#define GS_FUSION(first, second, weight)                                                        \
  CHECK(canonical_op(static_cast<Instr>(FusedOp::first##_##second) | 0x11223300) == Op::first); \
  CHECK(weight > 0);
#define GS_FUSION3(first, second, third, weight)                                                          \
  CHECK(canonical_op(static_cast<Instr>(FusedOp::first##_##second##_##third) | 0x11223300) == Op::first); \
  CHECK(weight > 0);
#include "vm/defs/fusions.def"
  for (int op = 0; op < kOpCount; op++) CHECK(canonical_op(static_cast<Instr>(op)) == static_cast<Op>(op));
}

TEST_CASE("fusion: overlapping runs go by the greatest sum", "[fusion]") {
  Instr move = encode_abc(Op::Move, 1, 2), call = encode_abc(Op::Call, 1, 1, 1), not_ = encode_abc(Op::Not, 1, 2);
  Instr mul = encode_abc(Op::Mul, 1, 1, 2);
  CHECK(fused_words({move, call}) == std::vector<bool>{true, false});
  // Move Move Call is a run of three; with a fourth instruction two pairs are worth more than it.
  CHECK(fused_words({move, move, call}) == std::vector<bool>{true, false, false});
  CHECK(fused_words({move, move, move, call}) == std::vector<bool>{true, false, true, false});
  CHECK(fused_words({move, not_, call}) == std::vector<bool>{false, false, false});
  Instr add_i = encode_abc(Op::AddI, 3, 3, 1), test = encode_abc(Op::LLt, 3, 0), back = 0;
  CHECK(fused_words({mul, add_i, test, back}) == std::vector<bool>{true, false, false, false});
  CHECK(fused_words({mul, mul, add_i, test, back}) == std::vector<bool>{false, true, false, false, false});
  CHECK(fused_words({move}) == std::vector<bool>{false});
  CHECK(fused_words({}).empty());
}

TEST_CASE("fusion: second words are not taken for instructions", "[fusion]") {
  // The X of the first GetGlobal would be a Move.
  std::vector<Instr> code = {encode_abc(Op::GetGlobal, 1), encode_abc(Op::Move, 1, 2), encode_abc(Op::Move, 1, 2),
                             encode_abc(Op::Return1, 1)};
  std::vector<Instr> before = code;
  fuse(code);
  CHECK(is_fused(code[0]));
  CHECK(code[1] == before[1]);
  CHECK(code[2] == before[2]);
  for (Instr& i : code) i = canonical(i);
  CHECK(code == before);
}

}  // namespace gs::vm
