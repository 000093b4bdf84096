// The evaluator of trace SSA: what single instructions give, what it does not believe, and that it leaves memory as it was. (Loops,
// objects and frames: tests/filetests/ir/text.)

#ifdef GS_HAVE_ORC

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/orc/ir_testing.h"
#include "vm/vm.h"

namespace gs::orc::test {
namespace {

/// Where a graph of these lines leaves: s0, or s1 behind them with `result` in register 0. Register 1 has `input`.
std::string run_lines(std::string_view lines, std::string_view result, std::string_view input = "nil") {
  std::string out;
  with_library([&](vm::Vm& vm) {
    Graph graph = parsed("region \"test\" slots 2\nb0:\n  v0 = LoadSlot[1]\n" + std::string(lines) + "\n  Leave -> s1\n" +
                         "s0: @0+0 line 1 base 0 {}\ns1: @0+1 line 1 base 0 {0: " + std::string(result) + ", 1: #nil}\n");
    INFO(lines);
    out = describe(evaluate(graph, vm, registers_from(vm, "return nil, " + std::string(input))));
  });
  return out;
}

/// The result of `operation`.
std::string value_of(std::string_view operation, std::string_view input = "nil") {
  return run_lines("  v1 = " + std::string(operation), "v1", input);
}
std::string gives(std::string_view value) { return "leaves to word 1 {0: " + std::string(value) + "}"; }

bool is_wrong(std::string_view operation, std::string_view why, std::string_view input = "nil") {
  std::string got = value_of(operation, input);
  INFO(got);
  return got.starts_with("wrong: b0: ") && got.ends_with(why);
}

/// Of a guard without result: whether it holds.
bool holds(std::string_view guard, std::string_view input) {
  std::string got = run_lines("  " + std::string(guard) + " -> s0", "#true", input);
  INFO(got);
  REQUIRE((got == gives("true") || got.starts_with("leaves to word 0")));
  return got == gives("true");
}

}  // namespace

TEST_CASE("evaluator: integers", "[ir]") {
  CHECK(value_of("AddInt 140737488355326, 1") == gives("140737488355327"));
  CHECK(value_of("SubInt 3, 5") == gives("-2"));
  CHECK(value_of("MulInt -3, 5") == gives("-15"));
  CHECK(value_of("ModInt -7, 3") == gives("2"));
  CHECK(value_of("ModInt 7, -3") == gives("-2"));
  CHECK(value_of("AndInt -2, 7") == gives("6"));
  CHECK(value_of("OrInt 8, 3") == gives("11"));
  CHECK(value_of("XorInt -1, 0") == gives("-1"));
  CHECK(value_of("ShlInt -3, 4") == gives("-48"));
  CHECK(value_of("ShlInt 0, 63") == gives("0"));
  CHECK(value_of("ShrInt 256, 4") == gives("16"));
  CHECK(value_of("ShrInt -1, 17") == gives("140737488355327"));
  CHECK(value_of("QuotientInt[8] -17") == gives("-3"));
  CHECK(value_of("QuotientInt[10] -20") == gives("-2"));
  CHECK(value_of("QuotientInt[10] 19") == gives("1"));
  CHECK(value_of("QuotientInt[140737488355327] 140737488355327") == gives("1"));
  CHECK(is_wrong("QuotientInt[0] 1", "the divisor is not greater than 0"));
  CHECK(value_of("MaxInt -3, 2") == gives("2"));
  CHECK(value_of("MinInt -3, 2") == gives("-3"));
  CHECK(value_of("BoolToInt true") == gives("1"));
}

TEST_CASE("evaluator: integers that do not fit leave, or should have been known to fit", "[ir]") {
  CHECK(value_of("AddOv 140737488355327, 1 -> s0") == "leaves to word 0 {}");
  CHECK(value_of("AddOv 140737488355327, 0 -> s0") == gives("140737488355327"));
  CHECK(value_of("SubOv -140737488355328, 1 -> s0") == "leaves to word 0 {}");
  CHECK(value_of("MulOv 140737488355327, 140737488355327 -> s0") == "leaves to word 0 {}");
  CHECK(value_of("MulOv -140737488355328, 1 -> s0") == gives("-140737488355328"));
  CHECK(value_of("AddFits 140737488355327, 0") == gives("true"));
  CHECK(value_of("AddFits 140737488355327, 1") == gives("false"));
  CHECK(value_of("SubFits -140737488355328, 1") == gives("false"));
  CHECK(value_of("MulFits 140737488355327, 140737488355327") == gives("false"));
  CHECK(value_of("MulFits -140737488355328, 1") == gives("true"));
  CHECK(is_wrong("AddInt 140737488355327, 1", "does not fit 48 bits"));
  CHECK(is_wrong("SubInt -140737488355328, 1", "does not fit 48 bits"));
  CHECK(is_wrong("MulInt 140737488355327, 140737488355327", "does not fit 48 bits"));
  CHECK(is_wrong("ShlInt 1, 47", "does not fit 48 bits"));
  CHECK(is_wrong("ShrInt -1, 16", "does not fit 48 bits"));
  CHECK(is_wrong("ShlInt 1, 64", "the distance is not 0 to 63"));
  CHECK(is_wrong("ModInt 1, 0", "the divisor is 0"));
  CHECK(value_of("ModNatural 17, 5") == gives("2"));
  CHECK(is_wrong("ModNatural -1, 5", "an operand is not natural"));
  CHECK(is_wrong("ModNatural 1, 0", "an operand is not natural"));
}

TEST_CASE("evaluator: doubles", "[ir]") {
  CHECK(value_of("IntToDouble 7") == gives("7.0"));
  CHECK(value_of("AddDouble 0.1, 0.2") == gives("0.30000000000000004"));
  CHECK(value_of("DivDouble 1.0, -0.0") == gives("-inf"));
  CHECK(value_of("NegDouble 0.0") == gives("-0.0"));
  CHECK(value_of("AbsDouble -2.5") == gives("2.5"));
  CHECK(value_of("FloorDouble -2.5") == gives("-3.0"));
  CHECK(value_of("SqrtDouble -1.0") == gives("nan"));
  CHECK(value_of("MaxDouble 1.0, 2.0") == gives("2.0"));
  CHECK(value_of("MinDouble 1.0, 2.0") == gives("1.0"));
  CHECK(value_of("MaxDouble -0.0, 0.0") == gives("-0.0"));
  CHECK(value_of("CallDouble[ModDouble] -7.5, 2.0") == gives("0.5"));
  CHECK(value_of("CallDouble[CosDouble] 0.0") == gives("1.0"));
  CHECK(is_wrong("CallDouble[CosDouble] 0.0, 1.0", "wrong number of operands"));
  CHECK(value_of("EqDouble nan, nan") == gives("false"));
  CHECK(value_of("EqDouble 0.0, -0.0") == gives("true"));
  CHECK(value_of("LtDouble 1.0, nan") == gives("false"));
  CHECK(value_of("DoubleToInt -3.0 -> s0") == gives("-3"));
  CHECK(value_of("DoubleToInt -0.0 -> s0") == gives("0"));
  for (std::string_view bad : {"0.5", "nan", "inf", "140737488355328.0"}) {
    CHECK(value_of("DoubleToInt " + std::string(bad) + " -> s0") == "leaves to word 0 {}");
  }
}

TEST_CASE("evaluator: tags", "[ir]") {
  CHECK(value_of("UnboxInt v0", "-5") == gives("-5"));
  CHECK(value_of("UnboxDouble v0", "2.5") == gives("2.5"));
  CHECK(value_of("UnboxBool v0", "true") == gives("true"));
  CHECK(value_of("UnboxPtr[string] v0", "\"text\"") == gives("string"));
  CHECK(is_wrong("UnboxInt v0", "the value has another type", "2.0"));
  CHECK(is_wrong("UnboxPtr[table] v0", "the value has another type", "\"text\""));
  CHECK(is_wrong("UnboxPtr[int] v0", "not the tag of a cell", "1"));
  CHECK(value_of("NumberToDouble v0 -> s0", "3") == gives("3.0"));
  CHECK(value_of("NumberToDouble v0 -> s0", "2.5") == gives("2.5"));
  CHECK(value_of("NumberToDouble v0 -> s0", "\"3\"") == "leaves to word 0 {1: string}");
  CHECK(value_of("BoxDouble 1.0") == gives("1.0"));
  CHECK(value_of("BoxBool false") == gives("false"));
  CHECK(run_lines("  v1 = UnboxPtr[table] v0\n  v2 = BoxPtr[table] v1\n  v3 = SameValue v0, v2", "v3", "{}") == gives("true"));
  CHECK(run_lines("  v1 = UnboxPtr[table] v0\n  v2 = BoxPtr[string] v1", "v2", "{}").ends_with("the cell is not of that type"));
  CHECK(value_of("IsTag[nil] v0") == gives("true"));
  CHECK(value_of("Truthy v0", "0") == gives("true"));
  CHECK(value_of("Truthy v0", "false") == gives("false"));
  CHECK(run_lines("  v1 = UnboxPtr[string] v0\n  v2 = StringLength v1", "v2", "\"four\"") == gives("4"));
  CHECK(run_lines("  v1 = UnboxPtr[string] v0\n  v2 = StringByte v1, 3", "v2", "\"four\"") == gives("114"));
  CHECK(run_lines("  v1 = UnboxPtr[string] v0\n  v2 = StringByte v1, 4", "v2", "\"four\"").ends_with("not within the string"));
  CHECK(run_lines("  v1 = UnboxPtr[string] v0\n  GuardFlat v1 -> s0", "1", "\"four\"") == gives("1"));
  CHECK(run_lines("  v1 = UnboxPtr[function] v0\n  v2 = LoadNative[1] v1", "v2", "ipairs({7})") == gives("0"));
  CHECK(run_lines("  v1 = UnboxPtr[function] v0\n  StoreNative[1] v1, #1\n  v3 = LoadNative[1] v1\n  v4 = SameValue #1, v3", "v4", "ipairs({})") == gives("true") + " words stored: 1");
  CHECK(value_of("InBounds 0, 1") == gives("true"));
  CHECK(value_of("InBounds -1, 1") == gives("false"));
  std::string_view table = "  v1 = UnboxPtr[table] v0\n  v2 = LoadStorage v1\n";
  CHECK(run_lines(std::string(table) + "  v3 = IsElements[int] v1", "v3", "{7}") == gives("true"));
  CHECK(run_lines(std::string(table) + "  v3 = IsElements[int] v1", "v3", "{7.5}") == gives("false"));
  CHECK(run_lines(std::string(table) + "  v3 = IsFirst[values] v2", "v3", "{7}") == gives("false"));
  CHECK(run_lines(std::string(table) + "  v3 = SameCell v1, v2", "v3", "{7}") == gives("false"));
  CHECK(run_lines(std::string(table) + "  v3 = SameCell v1, v1", "v3", "{7}") == gives("true"));
  std::string_view shorter = "  v1 = UnboxPtr[table] v0\n  v2 = LoadStorage v1\n  StoreLength v2, 3\n  v4 = LoadLength v2";
  CHECK(run_lines(shorter, "v4", "{1, 2, 3}") == gives("3") + " words stored: 1");
  CHECK(run_lines(shorter, "v4", "{1, 2, 3, 4}").ends_with("more than the last element would go"));
}

TEST_CASE("evaluator: guards", "[ir]") {
  CHECK(holds("GuardTag[int] v0", "1"));
  CHECK_FALSE(holds("GuardTag[int] v0", "1.0"));
  CHECK(holds("GuardNotNil v0", "false"));
  CHECK_FALSE(holds("GuardNotNil v0", "nil"));
  CHECK(holds("GuardValue[7] v0", "7"));
  CHECK_FALSE(holds("GuardValue[7] v0", "7.0"));
  CHECK(holds("GuardTrue true", "nil"));
  CHECK_FALSE(holds("GuardFalse true", "nil"));
  CHECK(holds("GuardBounds 0, 1", "nil"));
  CHECK_FALSE(holds("GuardBounds 1, 1", "nil"));
  CHECK_FALSE(holds("GuardBounds -1, 1", "nil"));
}

TEST_CASE("evaluator: a poll that is due leaves", "[ir]") {
  vm::test::with_vm([](vm::Vm& vm) {
    Graph graph = parsed("region \"test\" slots 1\nb0:\n  GuardPoll -> s0\n  Leave -> s1\n"
                         "s0: poll @0+0 line 1 base 0 {}\ns1: @0+1 line 1 base 0 {}\n");
    CHECK(evaluate(graph, vm, {}).snapshot == 1);
    vm.poll = 1;
    CHECK(evaluate(graph, vm, {}).snapshot == 0);
    vm.poll = 0;
  });
}

TEST_CASE("evaluator: arguments of an edge are read before any parameter changes", "[ir]") {
  vm::test::with_vm([](vm::Vm& vm) {
    Graph graph = parsed("region \"test\" slots 2\nb0:\n  Jump b1(1, 2, 0)\nb1(v0: int, v1: int, v2: int): loop\n"
                         "  v3 = LtInt v2, 3\n  Branch v3, b2, b3\nb2:\n  v4 = AddInt v2, 1\n  Jump b1(v1, v0, v4)\n"
                         "b3:\n  Leave -> s0\ns0: @0+1 line 1 base 0 {0: v0, 1: v1}\n");
    CHECK(describe(evaluate(graph, vm, {})) == "leaves to word 1 {0: 2, 1: 1}");
  });
}

TEST_CASE("evaluator: loops without end run out of fuel", "[ir]") {
  vm::test::with_vm([](vm::Vm& vm) {
    Graph graph = parsed("region \"test\" slots 1\nb0:\n  Jump b1\nb1: loop\n  Jump b1\n");
    Evaluation evaluation = evaluate(graph, vm, {});
    CHECK(describe(evaluation) == "does not end");
    CHECK(difference(evaluation, evaluation) != "");
  });
}

TEST_CASE("evaluator: memory is as it was when the run has ended, and what changed is told", "[ir]") {
  with_library([](vm::Vm& vm) {
    std::vector<vm::Value> registers = registers_from(vm, "return {x: 1}, {5, 6}");
    auto graph = [&](std::string_view lines) {
      return parsed("region \"test\" slots 2\nb0:\n  v0 = LoadSlot[0]\n  v1 = UnboxPtr[table] v0\n  v2 = LoadSlot[1]\n"
                    "  v3 = UnboxPtr[table] v2\n  v4 = LoadStorage v3\n" +
                    std::string(lines) + "  Leave -> s0\ns0: @0+1 line 1 base 0 {}\n");
    };
    Evaluation both = evaluate(graph("  StoreField[0] v1, #7\n  StoreElement v4, 2, #8\n"), vm, registers);
    CHECK(both.left.stores.size() == 2);
    vm::Table* list = registers[1].as_table();
    CHECK(registers[0].as_table()->slots()[0] == vm::test::num(1));
    CHECK(vm::table_get_int(list, 2) == vm::test::num(6));
    // The order of stores into different places, and stores of what was there, are no difference; values are.
    auto difference_to = [&](std::string_view lines) { return difference(both, evaluate(graph(lines), vm, registers)); };
    CHECK(difference_to("  StoreElement v4, 2, #8\n  StoreElement v4, 1, #5\n  StoreField[0] v1, #7\n") == "");
    CHECK(difference_to("  StoreField[0] v1, #7\n").starts_with("different memory"));
    CHECK(difference_to("  StoreField[0] v1, #7\n  StoreElement v4, 2, #9\n").starts_with("different memory"));
    // Elements have facts as well.
    auto outcome = [&](std::string_view lines) { return describe(evaluate(graph(lines), vm, registers)); };
    CHECK(outcome("  StoreElement v4, 2, #2.5\n").ends_with("facts do not cover the value"));
    CHECK(outcome("  StoreElement v4, 3, #5\n").ends_with("the index is out of bounds"));
    CHECK(outcome("  v5 = LoadField[0] v4\n").ends_with("another kind of cell"));
  });
}

TEST_CASE("evaluator: routines are what the caller says they are", "[ir]") {
  vm::test::with_vm([](vm::Vm& vm) {
    Graph graph = parsed("region \"test\" slots 1\nb0:\n  v0 = Call[SetElement] 1, 2, 3 -> s0\n  Leave -> s1\n"
                         "s0: @0+0 line 1 base 0 {}\ns1: @0+1 line 1 base 0 {0: v0}\n");
    CHECK(describe(evaluate(graph, vm, {})).ends_with("nobody said what the routine does"));
    EvalOptions options;
    options.call = [](int64_t, std::span<const uint64_t> args) { return vm::test::num(static_cast<int64_t>(args.size())); };
    CHECK(describe(evaluate(graph, vm, {}, options)) == gives("3"));
  });
}

TEST_CASE("evaluator: a guard that was moved in front of its loop leaves at the loop's header", "[ir]") {
  vm::test::with_vm([](vm::Vm& vm) {
    auto loop = [](std::string_view in_front, std::string_view inside) {
      return parsed("region \"test\" slots 2\nb0:\n  v0 = LoadSlot[0]\n  v1 = LoadSlot[1]\n" + std::string(in_front) +
                    "  Jump b1(0)\nb1(v2: int): loop s0\n" + std::string(inside) +
                    "  v3 = AddInt v2, 1\n  v4 = LtInt v3, 10\n  Branch v4, b2, b3\nb2:\n  Jump b1(v3)\n"
                    "b3:\n  Leave -> s2\ns0: @0+1 line 1 base 0 {0: v2}\ns1: @0+1 line 1 base 0 {0: 0}\n"
                    "s2: @0+9 line 1 base 0 {0: v2}\ns3: @0+2 line 1 base 0 {0: v2}\n");
    };
    Graph inside = loop("", "  GuardNotNil v1 -> s3\n"), in_front = loop("  GuardNotNil v1 -> s1\n", "");
    EvalOptions options;
    options.keep_headers = true;
    for (vm::Value v : {vm::Value::nil(), vm::test::num(1)}) {
      std::vector<vm::Value> registers = {vm::Value::nil(), v};
      Evaluation before = evaluate(inside, vm, registers, options), after = evaluate(in_front, vm, registers);
      CHECK(difference_after_moves(before, after) == "");
      CHECK((difference(before, after) == "") == !v.is_nil());
      // The other way round is no move.
      Evaluation wrong_way = evaluate(in_front, vm, registers, options);
      CHECK((difference_after_moves(wrong_way, before) == "") == !v.is_nil());
    }
  });
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC
