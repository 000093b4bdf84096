// Texts without measure: very long and very deep, on a small native stack.

#include <pthread.h>

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/frontend/frontend_testing.h"

namespace gs::frontend {
namespace {

using namespace testing;

struct Outcome {
  std::string text;
  std::string errors;
  size_t printed = 0;
};

void* run_front_end(void* argument) {
  auto* outcome = static_cast<Outcome*>(argument);
  auto parsed = resolve_text(outcome->text);
  outcome->errors = parsed->errors();
  outcome->printed = print_ast(parsed->chunk).size();
  return nullptr;
}

/// Parses, resolves and prints on a thread with the stack of a coroutine.
Outcome on_small_stack(std::string text) {
  constexpr size_t kStackSize = 256 * 1024;
  Outcome outcome{std::move(text), {}, 0};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  REQUIRE(pthread_attr_setstacksize(&attributes, kStackSize) == 0);
  pthread_t thread;
  REQUIRE(pthread_create(&thread, &attributes, run_front_end, &outcome) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  return outcome;
}

std::string errors_on_small_stack(std::string text) { return on_small_stack(std::move(text)).errors; }

struct Nest {
  std::string_view open, middle, close;
  size_t levels;  // how many the limit allows
};

// Each construct that nests, and how much one round of it counts. The assignment in front counts one.
constexpr Nest kNests[] = {
    {"(", "1", ")", kMaxNesting - 1},
    {"1 + (", "1", ")", kMaxNesting - 1},
    {"f(", "1", ")", kMaxNesting - 1},
    {"o:m(", "1", ")", kMaxNesting - 1},
    {"a[", "1", "]", kMaxNesting - 1},
    {"{", "1", "}", kMaxNesting - 1},
    {"{k: ", "1", "}", kMaxNesting - 1},
    {"{[", "1", "]: 1}", kMaxNesting - 1},
    {"make(chan, ", "1", ")", kMaxNesting - 1},
    {"make([]int, ", "1", ")", kMaxNesting - 1},
    {"-f(!", "1", ")", kMaxNesting - 1},
    {"a || b && c == d .. e + f * g ** -(", "1", ")", 111},  // ends at the depth of the tree, nine levels each
    {"func() { return ", "1", " }", (kMaxNesting - 1) / 3},
    {"func() { if ", "1", " {} }", (kMaxNesting - 1) / 3},
    {"func() { for i := ", "1", "; i; i++ {} }", (kMaxNesting - 1) / 3},
    {"func() { for k := range ", "1", " {} }", (kMaxNesting - 1) / 3},
    {"func() { var a = ", "1", " }", (kMaxNesting - 1) / 3},
    {"func() { a.b, c = 1, ", "1", " }", (kMaxNesting - 1) / 3},
    {"func() { ch <- ", "1", " }", (kMaxNesting - 1) / 3},
    {"func() { go f(", "1", ") }", (kMaxNesting - 1) / 4},
};

constexpr Nest kBlockNests[] = {
    {"{ ", "f()", " }", kMaxNesting - 1},
    {"if a { ", "f()", " }", kMaxNesting - 1},
    {"if a {} else { ", "f()", " }", kMaxNesting - 1},
    {"while a { ", "f()", " }", kMaxNesting - 1},
    {"for i := 1; i < 9; i++ { ", "f()", " }", kMaxNesting - 1},
    {"for k, v := range t { ", "f()", " }", kMaxNesting - 1},
    {"func f() { ", "f()", " }", (kMaxNesting - 1) / 2},
    {"go func() { ", "f()", " }()", (kMaxNesting - 1) / 3},
};

std::string nested(const Nest& nest, size_t levels) {
  return repeat(nest.open, levels) + std::string(nest.middle) + repeat(nest.close, levels);
}

void check_nest(std::string_view before, const Nest& nest) {
  std::string start(before);
  INFO(nest.open);
  CHECK(errors_on_small_stack(start + nested(nest, nest.levels)) == "");
  CHECK(errors_on_small_stack(start + nested(nest, nest.levels + 1)) != "");
  std::string errors = errors_on_small_stack(start + nested(nest, 100'000));
  bool too_much = errors.find("nesting too deep\n") != std::string::npos ||
                  errors.find("expression too complex\n") != std::string::npos;
  CHECK(too_much);
  CHECK(errors.find('\n') + 1 == errors.size());
  CHECK(errors_on_small_stack(start + repeat(nest.open, 100'000)) == errors);
}

}  // namespace

TEST_CASE("nesting is limited and never overflows a small stack", "[limits]") {
  for (const Nest& nest : kNests) check_nest("x = ", nest);
  for (const Nest& nest : kBlockNests) check_nest("", nest);
}

TEST_CASE("after nesting too deep nothing else is said", "[limits]") {
  CHECK(errors_on_small_stack("x = = 1\ny = 1\n" + repeat("{", 5000) + "\ny = = 1") ==
        "1:5 expected expression, got symbol (\"=\")\n3:201 nesting too deep\n");
}

TEST_CASE("long flat texts", "[limits]") {
  constexpr size_t kMany = 100'000;
  CHECK(errors_on_small_stack(repeat("f(x)\n", kMany)) == "");
  CHECK(errors_on_small_stack("if a {}" + repeat(" elseif b { f() }", kMany) + " else {}") == "");
  CHECK(errors_on_small_stack("if a {}" + repeat(" else if b { f() }", kMany)) == "");
  CHECK(errors_on_small_stack("x = a" + repeat(" .. b", kMany)) == "");
  CHECK(errors_on_small_stack("x = a" + repeat(" .. b + 1", kMany) + "\ny = 2") == "");
  CHECK(errors_on_small_stack("x = {" + repeat("{1, 2}, k: 3, ", kMany) + "}") == "");
  CHECK(errors_on_small_stack("f(" + repeat("a, ", kMany) + ")") == "");
  CHECK(errors_on_small_stack("a" + repeat(", a", kMany) + " := 1" + repeat(", 2", kMany)) == "");
  CHECK(errors_on_small_stack("func f(a" + repeat(", a", kMany) + ") { return a }") == "");
  CHECK(errors_on_small_stack(repeat("func f() { x := 1; return func() { return x } }\n", kMany / 10)) == "");
  CHECK(errors_on_small_stack(repeat(";", kMany)) == "");
  CHECK(errors_on_small_stack("x = \"" + repeat("\\n", kMany) + "\"") == "");
  CHECK(errors_on_small_stack(repeat("// comment\n/* other */", kMany)) == "");
  CHECK(errors_on_small_stack(repeat("x", kMany) + " = 1") == "");
}

TEST_CASE("recovery takes linear time", "[limits]") {
  constexpr size_t kMany = 50'000;
  for (std::string_view opened : {"(", "[", "{", "f(", "(]", "{)"}) {
    for (std::string_view closed : {")", "]", "}", "(}"}) {
      CHECK(errors_on_small_stack("x = = 1 " + repeat(opened, kMany) + repeat(closed, kMany)) != "");
    }
  }
}

TEST_CASE("trees are at most kMaxTreeDepth deep", "[limits]") {
  struct Row {
    std::string_view start, piece;
    uint32_t fits;  // pieces that still fit
  };
  constexpr uint32_t kFits = kMaxTreeDepth - 1;  // the start counts one
  const Row rows[] = {
      {"x = a", " + b", kFits},         {"x = a", " && b", kFits}, {"x = a", " < b", kFits}, {"x = a", ".b", kFits},
      {"x = a", "[1]", kFits},          {"x = a", "()", kFits},    {"x = a", ":m()", kFits}, {"x = a", " ** b", kFits},
      {"x = a", " * b + c", kFits - 1}, {"f()", "()", kFits - 1},
  };
  for (const Row& row : rows) {
    INFO(row.piece);
    std::string start(row.start);
    CHECK(errors_on_small_stack(start + repeat(row.piece, row.fits)) == "");
    for (uint32_t pieces : {row.fits + 1, 100'000u}) {
      std::string errors = errors_on_small_stack(start + repeat(row.piece, pieces) + "\ny = = 1");
      CHECK(errors.find(" expression too complex\n2:5 expected expression") != std::string::npos);
    }
  }
  CHECK(errors_on_small_stack("x = " + repeat("- ", kFits) + "a") == "");
  CHECK(errors_on_small_stack("x = " + repeat("- ", kFits + 1) + "a") != "");
  CHECK(errors_on_small_stack("x = " + repeat("-", 100'000) + "a") != "");
  CHECK(errors_on_small_stack("x = " + repeat("<-", 100'000) + "a") != "");
}

TEST_CASE("the depth of a tree counts across functions and blocks", "[limits]") {
  std::string chain = "a" + repeat(" + b", kMaxTreeDepth / 2);
  CHECK(errors_on_small_stack("x = " + chain) == "");
  std::string inner = "func() { if c { return " + chain + " } }";
  CHECK(errors_on_small_stack("x = " + inner + "(" + chain + ")") == "");
  CHECK(errors_on_small_stack("x = " + inner + repeat(" + b", kMaxTreeDepth / 2)) != "");
}

TEST_CASE("the recorded depth is the tree's", "[limits]") {
  auto parsed = parse_text("x = a .. b .. (c + d * e) .. f\ny = f(1, {k: -2})\nz = func() { return 1 + 2 }");
  REQUIRE(parsed->ok);
  auto value = [&](uint32_t i) { return cast<AssignStmt>(parsed->chunk.main->body.stmts[i])->values[0]; };
  CHECK(value(0)->depth == 5);  // .., ( ), +, *, d
  CHECK(value(1)->depth == 4);
  CHECK(value(2)->depth == 4);  // func, its block, +, 1
}

}  // namespace gs::frontend
