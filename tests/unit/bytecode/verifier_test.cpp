// The verifier accepts what the compiler makes (golden_test, roundtrip_test) and refuses what it must.

#include <random>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/bytecode/bytecode_testing.h"
#include "vm/bytecode/parser.h"

namespace gs::vm {
namespace {

/// The verifier's complaint about the instructions of one function with 2 parameters and 12 slots.
std::string complaint(std::string_view body, std::string_view flags = "") {
  std::string text = "function 0 \"f\" at 1:1, params 2" + std::string(flags) + ", frame 12\n" + std::string(body);
  CompiledFunction f;
  std::string error;
  if (!parse_bytecode(text, f, error)) return "text: " + error;
  std::string why = why_unsound(f);
  constexpr std::string_view kPrefix = "function 0: ";
  return why.starts_with(kPrefix) ? why.substr(kPrefix.size()) : why;
}

}  // namespace

TEST_CASE("verifier: the end of the code") {
  CHECK(complaint("  Return0\n") == "");
  CHECK(complaint("") == "execution can fall off the end");
  CHECK(complaint("  Move r0, r1\n") == "execution can fall off the end");
  CHECK(complaint("L0:\n  JTrue r0, L0\n") == "execution can fall off the end");
  CHECK(complaint("  ContStore\n") == "pc 0: ContStore: only the VM uses this opcode");
}

TEST_CASE("verifier: registers and rows lie in the frame") {
  CHECK(complaint("  Move r11, r1\n  Return0\n") == "");
  CHECK(complaint("  Move r12, r1\n  Return0\n") == "pc 0: Move        r12, r1: register outside the frame");
  CHECK(complaint("  LoadNil r10, 2\n  Return0\n") == "");
  CHECK(complaint("  LoadNil r10, 3\n  Return0\n") ==
        "pc 0: LoadNil     r10, 3: row or window reaches beyond the frame");
  CHECK(complaint("  Move r2, r0\n  Call r2, 0, 1\n  Return0\n") == "");
  CHECK(complaint("  Move r9, r0\n  Call r9, 0, 1\n  Return0\n") ==
        "pc 1: Call        r9, 0, 1: row or window reaches beyond the frame");
  CHECK(complaint("  Self r8, r0, .m\n  Return0\n") ==
        "pc 0: Self        r8, r0, .m: row or window reaches beyond the frame");
  CHECK(complaint("  SetFar r0, r1, [0]\n  Return0\n") == "pc 0: SetFar      r0, r1, [0]: the row has no such element");
  CHECK(complaint("  NewRow r2, 1\n  SetFar r2, r1, [0]\n  Return0\n") == "");
  CHECK(complaint("  NewRow r2, 1\n  SetFar r2, r1, [1]\n  Return0\n") ==
        "pc 2: SetFar      r2, r1, [1]: the row has no such element");
}

TEST_CASE("verifier: operands mean something") {
  CHECK(complaint("  AddK r2, r0, 1.5\n  Return0\n") == "");
  CHECK(complaint("  AddK r2, r0, \"1\"\n  Return0\n") ==
        "pc 0: AddK        r2, r0, \"1\": the constant must be a number");
  CHECK(complaint("  GetUpval r2, up0\n  Return0\n") == "pc 0: GetUpval    r2, up0: no such upvalue");
  CHECK(complaint("  Closure r2, fn0\n  Return0\n") == "pc 0: Closure     r2, fn0: no such function");
  CHECK(complaint("  upvalue up0 \"x\" from r0, cell\n  GetUpval r2, up0\n  Return0\n") ==
        "pc 0: GetUpval    r2, up0: the upvalue is a cell");
  CHECK(complaint("  upvalue up0 \"x\" from r0\n  SetUpcell r0, up0\n  Return0\n") ==
        "pc 0: SetUpcell   r0, up0: the upvalue is no cell");
  CHECK(complaint("  NewObject r2, r0, 2, {x}\n  Return0\n") ==
        "pc 0: NewObject   r2, r0, 2, {x}: the site names another number of fields");
}

TEST_CASE("verifier: jumps") {
  CHECK(complaint("  JTrue r0, L0\nL0:\n  Return0\n") == "");
  CHECK(complaint("  Jump L0\n  Return0\nL0:\n") == "pc 0: Jump        ->2: jump goes to no instruction");
  CHECK(complaint("L0:\n  JTrue r0, L0\n  Return0\n") == "pc 0: JTrue       r0, ->0: jump goes backward");
  CHECK(complaint("  LTrue r0, L0\nL0:\n  Return0\n") == "pc 0: LTrue       r0, ->2: jump goes forward");
  CHECK(complaint("L0:\n  Jump L0\n") == "pc 0: Jump        ->0: jump goes backward");
  CHECK(complaint("L0:\n  Loop L0\n") == "");
  CompiledFunction f;
  std::string error;
  REQUIRE(parse_bytecode("function 0 \"f\" at 1:1, params 1, frame 1\n  JTrue r0, L0\n  GetGlobal r0, x\nL0:\n  Return0\n",
                         f, error));
  f.code[1] = 1;  // into the second word of GetGlobal
  CHECK(why_unsound(f) == "function 0: pc 0: JTrue       r0, ->3: jump goes to no instruction");
  f.code[1] = 100;
  CHECK(why_unsound(f) == "function 0: pc 0: JTrue       r0, ->102: jump goes to no instruction");
}

TEST_CASE("verifier: values whose number is known at run time") {
  CHECK(complaint("  Vararg r2, *\n  ReturnV r2, *\n", ", variadic") == "");
  CHECK(complaint("  Move r2, r0\n  Vararg r3, *\n  ReturnV r2, *\n", ", variadic") == "");
  CHECK(complaint("  Vararg r2, *\n  ReturnV r3, *\n", ", variadic") ==
        "pc 0: Vararg      r2, *: the next instruction takes values from higher up");
  CHECK(complaint("  Vararg r2, *\n  ReturnV r2, 1\n", ", variadic") ==
        "pc 0: Vararg      r2, *: the next instruction does not take the values it leaves");
  CHECK(complaint("  ReturnV r2, *\n", ", variadic") ==
        "pc 0: ReturnV     r2, *: no instruction before it leaves the values it takes");
  CHECK(complaint("  JTrue r0, L0\n  Vararg r2, *\nL0:\n  ReturnV r2, *\n", ", variadic") ==
        "pc 0: JTrue       r0, ->3: jump goes between instructions that belong together");
}

TEST_CASE("verifier: range loops") {
  std::string_view loop =
      "  LoadNil r2, 3\n  RangePrep r2, L1\nL0:\n  Move r0, r5\nL1:\n  RangeNext r2, 1, L0\n  RangeTest r2, L0\n  Return0\n";
  CHECK(complaint(loop) == "");
  CHECK(complaint("  LoadNil r2, 3\n  RangePrep r2, L1\nL0:\n  Move r0, r5\nL1:\n  RangeNext r2, 1, L0\n  Return0\n") ==
        "pc 4: RangeNext   r2, 1, ->3: no RangeTest of the same loop follows");
  CHECK(complaint("L0:\n  RangeTest r0, L0\n  Return0\n") == "pc 0: RangeTest   r0, ->0: no RangeNext before it");
  CHECK(complaint("  LoadNil r2, 3\n  RangePrep r2, L1\nL1:\n  Return0\n") ==
        "pc 1: RangePrep   r2, ->3: jump goes to no RangeNext of the same loop");
}

TEST_CASE("verifier: registers are written before they are read") {
  CHECK(complaint("  Move r2, r3\n  Return0\n") == "pc 0: Move        r2, r3: r3 may be read before it is written");
  CHECK(complaint("  JTrue r0, L0\n  Move r2, r0\nL0:\n  Return1 r2\n") ==
        "pc 3: Return1     r2: r2 may be read before it is written");
  CHECK(complaint("  JTrue r0, L0\n  Move r2, r0\n  Jump L1\nL0:\n  Move r2, r1\nL1:\n  Return1 r2\n") == "");
  // A call takes what lies above its results.
  CHECK(complaint("  Move r3, r0\n  Move r2, r0\n  Call r2, 0, 1\n  Return1 r3\n") ==
        "pc 3: Return1     r3: r3 may be read before it is written");
  CHECK(complaint("  Move r2, r0\n  Call r2, 0, 2\n  Return1 r3\n") == "");
  // Concat's operands are gone, its result is not.
  CHECK(complaint("  Move r2, r0\n  Move r3, r1\n  Concat r2, r2, 2\n  Return1 r2\n") == "");
  CHECK(complaint("  Move r2, r0\n  Move r3, r1\n  Concat r2, r2, 2\n  Return1 r3\n") ==
        "pc 3: Return1     r3: r3 may be read before it is written");
}

TEST_CASE("verifier: returns fit the function") {
  CHECK(complaint("  ReturnV r0, 1\n") == "pc 0: ReturnV     r0, 1: the function is not variadic");
  CHECK(complaint("  Return1 r0\n", ", variadic") == "pc 0: Return1     r0: the function is variadic");
}

// Any word may change. The verifier must come to a verdict without reading out of bounds (sanitizers watch), and must
// not accept operands that it promises to have checked.
TEST_CASE("verifier: survives random changes of the code") {
  Compiled compiled = compile_text(
      "func f(a, ...) { t := {x: a, y: {1, 2, ...}}; for k, v := range t { if k == \"x\" && v > 3 { break }\n"
      "t[k] = func() { a = a + k }; a ..= v .. \"!\" }; return t:m(a, ...), t.x.y[1] }");
  REQUIRE(compiled.ok);
  std::mt19937 random(7);
  int refused = 0;
  constexpr int kRounds = 20000;
  for (int i = 0; i < kRounds; i++) {
    CompiledFunction changed = compiled.main;
    std::vector<Instr>& code = changed.nested[0].code;
    code[random() % code.size()] ^= 1u << random() % 32;
    refused += !why_unsound(changed).empty();
  }
  CHECK(refused > kRounds / 4);
}

}  // namespace gs::vm
