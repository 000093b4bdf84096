// Mistakes: what is said about them, where, and that one does not breed others.

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/frontend/frontend_testing.h"

namespace gs::frontend {
namespace {

using namespace testing;

struct Row {
  std::string_view text, errors;
};

template <size_t N>
void check_errors(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(errors_of(row.text) == row.errors);
  }
}

}  // namespace

TEST_CASE("one mistake, one message, at the offending token", "[recovery]") {
  check_errors({
      {"x = = 1", "1:5 expected expression, got symbol (\"=\")\n"},
      {"x = 1 +\n}", "2:1 expected expression, got symbol (\"}\")\n"},
      {"f(1 2)", "1:5 expected \",\" or \")\", got number (\"2\")\n"},
      {"f(,)", "1:3 expected expression or \")\", got symbol (\",\")\n"},
      {"x = (1 2)", "1:8 expected \")\", got number (\"2\")\n"},
      {"x = a[1", "1:8 expected \"]\", got end of input\n"},
      {"x = a.1", "1:7 expected field name, got number (\"1\")\n"},
      {"x = a.", "1:7 expected field name, got end of input\n"},
      {"x = a:1", "1:7 expected method name, got number (\"1\")\n"},
      {"x = a:b", "1:8 expected \"(\", got end of input\n"},
      {"x = {1, ]}", "1:9 expected field or \"}\", got symbol (\"]\")\n"},
      {"x = {[1] 2}", "1:10 expected \":\", got number (\"2\")\n"},
      {"x = {if}", "1:6 expected expression or \"}\", got keyword (\"if\")\n"},
      {"if x = 5 { f() }", "1:6 expected \"{\", got symbol (\"=\")\n"},
      {"if { f(1) }", "1:4 expected condition before \"{\"\n"},
      {"while {}", "1:7 expected condition before \"{\"\n"},
      {"if x", "1:5 expected \"{\", got end of input\n"},
      {"for i := 0; i < 3 { f() }", "1:19 expected \";\", got symbol (\"{\")\n"},
      {"for i := 0 { f() }", "1:12 expected \";\", got symbol (\"{\")\n"},
      {"for a, b { f() }", "1:10 expected \",\", \"=\" or \":=\", got symbol (\"{\")\n"},
      {"for i := 0; i < 3; i := i + 1 {}", "1:20 cannot declare a variable in the last clause of a for loop\n"},
      {"for a, b, c := range t {}", "1:11 range gives at most two values\n"},
      {"for x = range t { f() }", "1:9 expected expression, got keyword (\"range\")\n"},
      {"func f(a, 1) { g() }", "1:11 expected \",\" or \")\", got number (\"1\")\n"},
      {"func f(1) { g() }", "1:8 expected parameter name or \")\", got number (\"1\")\n"},
      {"func f(..., a) { g() }", "1:13 expected \")\", got name (\"a\")\n"},
      {"func T.m() { g() }", "1:7 expected \"(\", got symbol (\".\")\n"},
      {"func (a b) {}", "1:9 expected \",\" or \")\", got name (\"b\")\n"},
      {"func := 1", "1:6 expected \"(\", got symbol (\":=\")\n"},
      {"x", "1:1 expression is not a statement\n"},
      {"x y z", "1:1 expression is not a statement\n"},
      {"a == b", "1:1 expression is not a statement\n"},
      {"func() {}", "1:1 expression is not a statement\n"},
      {"make(chan)", "1:1 expression is not a statement\n"},
      {"-f()", "1:1 expression is not a statement\n"},
      {"f() = 1", "1:2 cannot assign to this expression\n"},
      {"1 = 2", "1:1 cannot assign to this expression\n"},
      {"f()++", "1:2 cannot assign to this expression\n"},
      {"...[1] = 2", "1:4 cannot assign to this expression\n"},
      {"a.b := 1", "1:2 expected a name on the left of \":=\"\n"},
      {"a, f() := 1", "1:5 expected a name on the left of \":=\"\n"},
      {"a, b", "1:5 expected \",\", \"=\" or \":=\", got end of input\n"},
      {"go x", "1:4 expected a call after \"go\"\n"},
      {"go f() + 1", "1:4 expected a call after \"go\"\n"},
      {"var = 1", "1:5 expected name, got symbol (\"=\")\n"},
      {"var 1", "1:5 expected name, got number (\"1\")\n"},
      {"else {}", "1:1 expected statement, got keyword (\"else\")\n"},
      {"in = 1", "1:1 expected statement, got keyword (\"in\")\n"},
      {"x = ++y", "1:5 expected expression, got symbol (\"++\")\n"},
      {"make([]int)", "1:11 expected \",\", got symbol (\")\")\n"},
      {"x = make([], 1)", "1:12 expected type, got symbol (\",\")\n"},
      {"}", "1:1 unexpected symbol (\"}\")\n"},
      {")", "1:1 expected statement, got symbol (\")\")\n"},
  });
}

TEST_CASE("break and continue need a loop of the same function", "[recovery]") {
  check_errors({
      {"break", "1:1 break outside loop\n"},
      {"if x { continue }", "1:8 continue outside loop\n"},
      {"for { f = func() { break } }", "1:20 break outside loop\n"},
      {"func f() { for { break }; continue }", "1:27 continue outside loop\n"},
      {"for { if x { break } else { { continue } } }", ""},
      {"f = func() { for x { break } }", ""},
      {"break; continue", "1:1 break outside loop\n1:8 continue outside loop\n"},
  });
}

TEST_CASE("an unclosed bracket names the place it was opened, unless that is on the same line", "[recovery]") {
  check_errors({
      {"f(1,\n  2\n", "2:4 expected \",\" or \")\" (opened at 1:2), got end of input\n"},
      {"x = {\n a: 1\n", "2:6 expected field or \"}\" (opened at 1:5), got end of input\n"},
      {"if a {\n f()\n", "2:5 expected statement or \"}\" (opened at 1:6), got end of input\n"},
      {"if a { f()", "1:11 expected statement or \"}\", got end of input\n"},
  });
}

TEST_CASE("several mistakes in one text are all found, and nothing else", "[recovery]") {
  CHECK(errors_of(R"(
x = (1 +
y := 5
if x = 5 {
  foo(
    1, 2 3,
    4)
  z := 1 +
  bar()
}
for i := 0, i < 3 {
  a b c
}
func f(a, 1) {
  return = 2
}
t := {
  a: 1,
  b: = 2,
  c: 3
}
print("after"
print("x")
)") == "3:3 expected \")\" (opened at 2:5), got symbol (\":=\")\n"
       "4:6 expected \"{\", got symbol (\"=\")\n"
       "6:10 expected \",\" or \")\" (opened at 5:6), got number (\"3\")\n"
       "11:19 expected \";\", got symbol (\"{\")\n"
       "12:3 expression is not a statement\n"
       "14:11 expected \",\" or \")\", got number (\"1\")\n"
       "15:10 expected statement, got symbol (\"=\")\n"
       "19:6 expected expression, got symbol (\"=\")\n"
       "23:1 expected \",\" or \")\" (opened at 22:6), got name (\"print\")\n");
}

TEST_CASE("a mistake inside a function literal does not spoil the call around it", "[recovery]") {
  check_errors({
      {"f(1, func() {\n  x = = 1\n  y = 2\n}, 3)\ng()", "2:7 expected expression, got symbol (\"=\")\n"},
      {"x = {a: func(b c) {\n    y z\n  }, d: 1}\ng()", "1:16 expected \",\" or \")\", got name (\"c\")\n"
                                                        "2:5 expression is not a statement\n"},
      {"f(func a b) { g() }\ny z", "1:8 expected \"(\", got name (\"a\")\n2:1 expression is not a statement\n"},
      {"f({\n  a: func() {\n    x y\n  },\n  b: 2\n})\nz 1", "3:5 expression is not a statement\n"
                                                             "7:1 expression is not a statement\n"},
      {"if a {\n  f(\n}\ng 1", "3:1 expected expression or \")\" (opened at 2:4), got symbol (\"}\")\n"
                               "4:1 expression is not a statement\n"},
      {"func f() {\n  x = {1, 2\n}\ng 1", "4:1 expression is not a statement\n"},
  });
}

TEST_CASE("a lexical error silences what the parser makes of it", "[recovery]") {
  check_errors({
      {"x = 1 @ 2\ny = = 3", "1:7 unexpected character \"@\"\n2:5 expected expression, got symbol (\"=\")\n"},
      {"f(\"abc\ny = 1", "1:3 string is not closed\n"},
      {"@", "1:1 unexpected character \"@\"\n"},
      {"x = 'a' + 1", "1:5 unexpected character \"'\" (strings stand in double quotes)\n"},
      {"if a & b { c() }", "1:6 unexpected character \"&\" (did you mean \"&&\"?)\n"},
      {"x = 0x1F", "1:5 malformed number \"0x1F\"\n"},
      {"f(1,", "1:5 expected expression or \")\", got end of input\n"},
      {"f(/* no end", "1:3 comment is not closed\n"},
  });
}

TEST_CASE("errors are limited in number", "[recovery]") {
  auto parsed = parse_text(repeat("x = = 1\n", 100));
  REQUIRE(parsed->diagnostics.list().size() == Diagnostics::kMaxErrors + 1);
  CHECK(parsed->diagnostics.list().back().message == "too many errors");
  CHECK(parsed->diagnostics.list().back().pos == SourcePos{21, 5});
}

TEST_CASE("a REPL can tell unfinished input from wrong input", "[recovery]") {
  for (std::string_view text :
       {"x =", "f(", "f(1,", "if x {", "if x", "func f() {\n  return 1", "x = {a: 1,", "x = a.", "for i := 0; i < 3;",
        "/* comment", "x = `raw", "x = a +", "go", "a, b", "if x { /*", "func", "var", "for", "x = -"}) {
    INFO(text);
    CHECK(parse_text(text)->diagnostics.incomplete());
  }
  for (std::string_view text :
       {"x = = 1", "x", "x = \"abc", "}", "f(]", "if x { y }", "break; if x {", "x = 1", "", "x = = 1\nf("}) {
    INFO(text);
    CHECK_FALSE(parse_text(text)->diagnostics.incomplete());
  }
}

TEST_CASE("diagnostics are rendered with their line", "[recovery]") {
  auto parsed = parse_text("x := 1\n\tprint(x }\nbreak\ny = 'a'\n");
  CHECK(parsed->diagnostics.render(parsed->source) ==
        "test.gs: parse error at 2:10: expected \",\" or \")\", got symbol (\"}\")\n"
        "   2 | \tprint(x }\n"
        "     | \t        ^\n"
        "test.gs: compile error at 3:1: break outside loop\n"
        "   3 | break\n"
        "     | ^\n"
        "test.gs: lexer error at 4:5: unexpected character \"'\" (strings stand in double quotes)\n"
        "   4 | y = 'a'\n"
        "     |     ^\n");
}

TEST_CASE("excerpts of long lines are cut around the caret, between characters", "[recovery]") {
  Source source{"long.gs", repeat("\xC3\xA9", 200)};
  std::string out;
  append_excerpt(out, source, {1, 201});
  CHECK(out == "   1 | " + repeat("\xC3\xA9", 60) + "\n     | " + std::string(30, ' ') + "^\n");
  out.clear();
  append_excerpt(out, source, {1, 202});
  CHECK(out == "   1 | " + repeat("\xC3\xA9", 60) + "\n     | " + std::string(30, ' ') + "^\n");
  CHECK(source.line_text(0).empty());
  CHECK(source.line_text(2).empty());
}

TEST_CASE("a tree with mistakes can still be printed", "[recovery]") {
  auto parsed = parse_text("f(1, func() { x = = 1 }, 2)\ny = (1 +\nz = {a: *}");
  CHECK_FALSE(parsed->ok);
  std::string printed = print_ast(parsed->chunk);
  CHECK(printed.find("do (call f 1 #1 2)") != std::string::npos);
}

}  // namespace gs::frontend
