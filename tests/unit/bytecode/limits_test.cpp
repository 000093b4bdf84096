// Very deep and very long programs, on the native stack of a coroutine: the parser lets them through (its own limits
// are in parser.h and ast.h), so the compiler must manage.

#include <pthread.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/bytecode/bytecode_testing.h"

namespace gs::vm {
namespace {

std::string repeat(std::string_view piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; i++) out += piece;
  return out;
}

struct Task {
  std::string text;
  std::string trouble;
};

void* compile_task(void* argument) {
  auto* task = static_cast<Task*>(argument);
  Compiled compiled = compile_text(task->text);
  task->trouble = compiled.ok ? why_unsound(compiled.main) : compiled.errors;
  return nullptr;
}

/// What goes wrong when `text` is compiled on 256 KB of stack; empty if nothing does.
std::string trouble_on_small_stack(std::string text) {
  constexpr size_t kStackSize = 256 * 1024;
  Task task{std::move(text), {}};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  REQUIRE(pthread_attr_setstacksize(&attributes, kStackSize) == 0);
  pthread_t thread;
  REQUIRE(pthread_create(&thread, &attributes, compile_task, &task) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  return task.trouble;
}

/// `open` nested as deep as the parser allows.
std::string deepest(std::string_view start, std::string_view open, std::string_view middle, std::string_view close) {
  auto nest = [&](size_t n) {
    return std::string(start) + repeat(open, n) + std::string(middle) + repeat(close, n);
  };
  size_t low = 0, high = 2 * frontend::kMaxNesting;
  while (high - low > 1) {
    size_t n = (low + high) / 2;
    Source source{"test.gs", nest(n)};
    Arena arena;
    frontend::Diagnostics diagnostics;
    frontend::Chunk chunk;
    (frontend::parse(source, arena, diagnostics, chunk) ? low : high) = n;
  }
  return nest(low);
}

}  // namespace

TEST_CASE("bytecode: the deepest texts do not overflow a small stack", "[limits]") {
  struct Nest {
    std::string_view start, open, middle, close;
  };
  const Nest nests[] = {
      {"x = ", "(", "1", ")"},
      {"x = ", "a + (", "1", ")"},
      {"x = ", "f(", "1", ")"},
      {"x = ", "f(a, ", "1", ", b)"},
      {"x = ", "o:m(", "1", ")"},
      {"x = ", "a[", "1", "]"},
      {"x = ", "{", "1", "}"},
      {"x = ", "{k: ", "1", "}"},
      {"x = ", "{[", "1", "]: 1}"},
      {"x = ", "a .. (", "b", ")"},
      {"x = ", "(a || (", "b", "))"},
      {"x = ", "make(chan, ", "1", ")"},
      {"x = ", "-f(!", "1", ")"},
      {"x = ", "a || b && c == d .. e + f * g ** -(", "1", ")"},
      {"x = ", "func() { return ", "1", " }"},
      {"x = ", "func() { if ", "1", " {} }"},
      {"x = ", "func() { for i := ", "1", "; i; i++ {} }"},
      {"x = ", "func() { for k := range ", "1", " {} }"},
      {"x = ", "func() { go f(", "1", ") }"},
      {"", "{ ", "f()", " }"},
      {"", "if a { ", "f()", " }"},
      {"", "if a {} else { ", "f()", " }"},
      {"", "while a { ", "f()", " }"},
      {"", "for i := 1; i < 9; i++ { ", "f()", " }"},
      {"", "for k, v := range t { ", "f()", " }"},
      {"", "func f() { ", "f()", " }"},
      {"", "go func() { ", "f()", " }()"},
  };
  for (const Nest& nest : nests) {
    INFO(nest.start << nest.open);
    std::string trouble = trouble_on_small_stack(deepest(nest.start, nest.open, nest.middle, nest.close));
    // Frames are larger without optimization and with sanitizers: a refusal is fine, a crash is not.
    bool refused = trouble.find("compile error at 1:") != std::string::npos &&
                   trouble.find("expression too complex\n") != std::string::npos;
    CHECK((trouble == "" || refused));
  }
}

TEST_CASE("bytecode: the deepest trees of flat texts compile on a small stack", "[limits]") {
  constexpr size_t kFits = frontend::kMaxTreeDepth - 3;
  for (std::string_view piece : {" + b", " - 1", " && b", " || b", " < b", ".b", "[1]", "()", ":m()", " ** b"}) {
    INFO(piece);
    CHECK(trouble_on_small_stack("x = a" + repeat(piece, kFits)) == "");
    CHECK(trouble_on_small_stack("if a" + repeat(piece, kFits) + " { f() }") == "");
    CHECK(trouble_on_small_stack("func f(a) { a = a" + repeat(piece, kFits - 2) + " }") == "");
  }
  CHECK(trouble_on_small_stack("x = " + repeat("- ", kFits) + "a") == "");
  CHECK(trouble_on_small_stack("if " + repeat("! ", kFits) + "a { f() }") == "");
  CHECK(trouble_on_small_stack("x = " + repeat("<- ", kFits) + "a") == "");
}

TEST_CASE("bytecode: long texts compile on a small stack", "[limits]") {
  constexpr size_t kMany = 20'000;
  CHECK(trouble_on_small_stack(repeat("f(x)\n", kMany)) == "");
  CHECK(trouble_on_small_stack("if a {}" + repeat(" elseif b { f() }", kMany) + " else {}") == "");
  CHECK(trouble_on_small_stack("x = a" + repeat(" .. b", kMany)) == "");
  CHECK(trouble_on_small_stack("x ..= a" + repeat(" .. b + 1", kMany)) == "");
  CHECK(trouble_on_small_stack("x = {" + repeat("{1, 2}, k: 3, ", kMany) + "}") == "");
  CHECK(trouble_on_small_stack("f(" + repeat("a, ", kMany) + "b)") == "");
  CHECK(trouble_on_small_stack("a" + repeat(", a", kMany) + " := 1" + repeat(", 2", kMany)) == "");
  CHECK(trouble_on_small_stack("func f() { a" + repeat(", a", kMany) + " := g(); return a }") == "");
  CHECK(trouble_on_small_stack("func f() { return a" + repeat(", a", kMany) + " }") == "");
  CHECK(trouble_on_small_stack("func f(a" + repeat(", a", kMany) + ") { return a }") == "");
  CHECK(trouble_on_small_stack("func f() {" + repeat(" a := 1;", kMany) + " return a }") == "");
  CHECK(trouble_on_small_stack("func f() {" + repeat(" { a := 1 }", kMany) + " }") == "");
}

// Saving temporaries fills those not yet written with nil. In an arm of a branch that says nothing about the other way.
TEST_CASE("bytecode: temporaries saved in one arm of a branch and again behind it", "[limits]") {
  std::string deep = repeat("f(a, ", 14) + "1" + repeat(", 2)", 14);
  Compiled compiled = compile_text("func t(f, a) { return f(a, a && " + deep + ", " + deep + ", 3) }", "test.gs",
                                   CompileLimits::few());
  REQUIRE(compiled.ok);
  CHECK(why_unsound(compiled.main) == "");
}

TEST_CASE("bytecode: what no instruction can say is reported", "[limits]") {
  CHECK(compile_text("func f(a" + repeat(", a", kMaxParams - 1) + ") { return a }").ok);
  Compiled many = compile_text("func f(a" + repeat(", a", kMaxParams) + ") { return a }");
  CHECK(many.errors.find("compile error at 1:1: too many parameters") != std::string::npos);
}

TEST_CASE("bytecode: a function may have more constants than eight or sixteen bits count", "[limits]") {
  std::string text = "func f(x) {\n";
  for (int i = 0; i < 70'000; i++) text += "x = x * " + std::to_string(i) + ".5\n";
  text += "if x == 80000.5 { x = 1 }; return x == 90000.5, \"last\" }";
  Compiled compiled = compile_text(text);
  REQUIRE(compiled.ok);
  CHECK(why_unsound(compiled.main) == "");
  CHECK(compiled.main.nested[0].constants.size() > 70'000);
}

}  // namespace gs::vm
