// What names mean, and which variables need a cell.

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/frontend/frontend_testing.h"

namespace gs::frontend {
namespace {

using namespace testing;

/// The printed tree of `text` as the body of a function, so that its declarations are local.
std::string resolved_body(std::string_view text) {
  auto parsed = resolve_text("func test(p) {\n" + std::string(text) + "\n}");
  if (!parsed->ok) return parsed->errors();
  std::string printed = print_ast(parsed->chunk);
  std::string out;
  size_t line = 0;
  for (int skipped = 0; skipped < 3; skipped++) line = printed.find('\n', line) + 1;
  constexpr size_t kIndent = 6;
  while (line < printed.size()) {
    size_t end = printed.find('\n', line) + 1;
    out += printed.substr(line + kIndent, end - line - kIndent);
    line = end;
  }
  return out;
}

/// How closures share `name`, the latest variable of that name: "cell", "copy", or "own" if none captures it.
std::string_view sharing_in(const Function* fn, std::string_view name) {
  std::string_view found = "missing";
  for (const Variable* v : fn->locals) {
    if (v->name == name) found = v->needs_cell ? "cell" : v->captured ? "copy" : "own";
  }
  return found;
}

std::string sharing(std::string_view text, std::string_view name) {
  auto parsed = resolve_text("func test(p) {\n" + std::string(text) + "\n}");
  if (!parsed->ok) return parsed->errors();
  const Function* test = cast<FunctionStmt>(parsed->chunk.main->body.stmts[0])->function;
  return std::string(sharing_in(test, name));
}

struct SharingRow {
  std::string_view text, variable, sharing;
};

template <size_t N>
void check_sharing(const SharingRow (&rows)[N]) {
  for (const SharingRow& row : rows) {
    INFO(row.text);
    CHECK(sharing(row.text, row.variable) == row.sharing);
  }
}

}  // namespace

TEST_CASE("top-level names are globals, names in blocks are not", "[resolver]") {
  auto parsed = resolve_text("x := 1\nvar y\nfunc f() {}\nif x { z := y\nfunc g() { z = x } }\n"
                             "for i := 0; i < 3; i++ { x = i }\nfor k, v := range x { y = k .. v }\n{ w := 1; w = w }\n"
                             "z = w\n");
  REQUIRE(parsed->ok);
  CHECK(print_ast(parsed->chunk) == "main\n"
                                    "  declare x = 1\n"
                                    "  declare y\n"
                                    "  func f = #1\n"
                                    "    #1 f ()\n"
                                    "  if x\n"
                                    "    declare z@0:cell = y\n"
                                    "    func g@1 = #2\n"
                                    "      #2 g () captures z<-local0\n"
                                    "        assign z^0 = x\n"
                                    "  for\n"
                                    "    init declare i@2 = 0\n"
                                    "    cond (< i@2 3)\n"
                                    "    post update + i@2 1\n"
                                    "    body\n"
                                    "      assign x = i@2\n"
                                    "  range k@3 v@4 in x\n"
                                    "    assign y = (.. k@3 v@4)\n"
                                    "  block\n"
                                    "    declare w@5 = 1\n"
                                    "    assign w@5 = w@5\n"
                                    "  assign z = w\n");
}

TEST_CASE("declarations are visible after their statement and shadow", "[resolver]") {
  CHECK(resolved_body("x := x\nx := x") == "declare x@1 = x\ndeclare x@2 = x@1\n");
  CHECK(resolved_body("x := func() { x() }") == "declare x@1 = #2\n  #2 x ()\n    do (call x)\n");
  CHECK(resolved_body("a, a := 1, 2\nreturn a") == "declare a@1 a@2 = 1 2\nreturn a@2\n");
  CHECK(resolved_body("p := p") == "declare p@1 = p@0\n");
  CHECK(resolved_body("x := 1\nif x { x := x; x = 2 }\nx = 3") ==
        "declare x@1 = 1\nif x@1\n  declare x@2 = x@1\n  assign x@2 = 2\nassign x@1 = 3\n");
  CHECK(resolved_body("{ x := 1 }\nreturn x") == "block\n  declare x@1 = 1\nreturn x\n");
  CHECK(resolved_body("y = 1") == "assign y = 1\n");
  CHECK(resolved_body("_ := 1\nreturn _") == "declare _@1 = 1\nreturn _@1\n");
}

TEST_CASE("a redeclared name leaves older closures their variable", "[resolver]") {
  CHECK(resolved_body("x := 1\nf := func() { return x }\nx := 2\ng := func() { return x }") ==
        "declare x@1:copy = 1\ndeclare f@2 = #2\n  #2 f () captures x<-local1\n    return x^0\n"
        "declare x@3:copy = 2\ndeclare g@4 = #3\n  #3 g () captures x<-local3\n    return x^0\n");
}

TEST_CASE("header variables belong to a scope around the body", "[resolver]") {
  CHECK(resolved_body("for i := i; i < p; i++ { i := i }\nreturn i") ==
        "for\n  init declare i@1 = i\n  cond (< i@1 p@0)\n  post update + i@1 1\n  body\n"
        "    declare i@2 = i@1\nreturn i\n");
  CHECK(resolved_body("for k, k := range k { k = 1 }\nreturn k") == "range k@1 k@2 in k\n  assign k@2 = 1\nreturn k\n");
  CHECK(resolved_body("i := 5\nfor i = 0; i < 2; i++ {}") ==
        "declare i@1 = 5\nfor\n  init assign i@1 = 0\n  cond (< i@1 2)\n  post update + i@1 1\n  body\n");
}

TEST_CASE("parameters and the table of extra arguments", "[resolver]") {
  auto parsed = resolve_text("func f(a, a, rest...) { return a, rest, func() { return rest } }");
  REQUIRE(parsed->ok);
  CHECK(print_ast(parsed->chunk) == "main\n"
                                    "  func f = #1\n"
                                    "    #1 f (a@0 a@1 ...rest@2:copy)\n"
                                    "      return a@1 rest@2 #2\n"
                                    "        #2 () captures rest<-local2\n"
                                    "          return rest^0\n");
}

TEST_CASE("upvalues reach through the functions between", "[resolver]") {
  CHECK(resolved_body("a, b := 1, 2\nreturn func() { c := 3\nreturn func() { return b + c + p, func() { a = b } } }") ==
        "declare a@1:cell b@2:copy = 1 2\n"
        "return #2\n"
        "  #2 () captures b<-local2 p<-local0 a<-local1\n"
        "    declare c@0:copy = 3\n"
        "    return #3\n"
        "      #3 () captures b<-up0 c<-local0 p<-up1 a<-up2\n"
        "        return (+ (+ b^0 c^1) p^2) #4\n"
        "          #4 () captures b<-up0 a<-up3\n"
        "            assign a^1 = b^0\n");
}

TEST_CASE("a local function reaches itself without a capture", "[resolver]") {
  CHECK(resolved_body("func f(n) { return f(n - 1) }\nreturn f") ==
        "func f@1 = #2\n  #2 f (n@0)\n    return (call f^self (- n@0 1))\nreturn f@1\n");
  CHECK(resolved_body("func f() { return func() { return func() { return f } } }") ==
        "func f@1 = #2\n  #2 f ()\n    return #3\n      #3 () captures f<-self\n        return #4\n"
        "          #4 () captures f<-up0\n            return f^0\n");
  CHECK(resolved_body("func f() { f() }\nfunc g() { f(); g() }") ==
        "func f@1:copy = #2\n  #2 f ()\n    do (call f^self)\n"
        "func g@2 = #3\n  #3 g () captures f<-local1\n    do (call f^0)\n    do (call g^self)\n");
  CHECK(resolved_body("func f() { f() }\nf = nil") ==
        "func f@1:cell = #2\n  #2 f () captures f<-local1\n    do (call f^0)\nassign f@1 = nil\n");
  CHECK(resolved_body("func f() { f = nil }") ==
        "func f@1:cell = #2\n  #2 f () captures f<-local1\n    assign f^0 = nil\n");
  CHECK(resolved_body("func f(f) { return f }") == "func f@1 = #2\n  #2 f (f@0)\n    return f@0\n");
  CHECK(resolved_body("func f() {}\nfunc f() { f() }\nf()") ==
        "func f@1 = #2\n  #2 f ()\nfunc f@2 = #3\n  #3 f ()\n    do (call f^self)\ndo (call f@2)\n");
}

TEST_CASE("a global function is found by name, not by kSelf", "[resolver]") {
  auto parsed = resolve_text("func f() { f() }");
  CHECK(print_ast(parsed->chunk) == "main\n  func f = #1\n    #1 f ()\n      do (call f)\n");
}

TEST_CASE("straight code: an assignment after a capture needs a cell, one before does not", "[resolver]") {
  check_sharing({
      {"x := 1", "x", "own"},
      {"x := 1; x = 2", "x", "own"},
      {"x := 1; f := func() { return x }", "x", "copy"},
      {"x := 1; x = 2; f := func() { return x }", "x", "copy"},
      {"x := 1; f := func() { return x }; x = 2", "x", "cell"},
      {"x := 1; f := func() { return x }; x++", "x", "cell"},
      {"x := 1; f := func() { return x }; x, y = 2, 3", "x", "cell"},
      {"x := 1; x = func() { return x }", "x", "cell"},
      {"x := 1; x += g(func() { return x })", "x", "cell"},
      {"x := 1; f := func() { x = 2 }", "x", "cell"},
      {"x := 1; f := func() { return func() { x++ } }", "x", "cell"},
      {"x := 1; f := func() { return func() { return x } }", "x", "copy"},
      {"x := 1; f := func() { return func() { return x } }; x = 2", "x", "cell"},
      {"var x; if p { x = 1 } else { x = 2 }; f := func() { return x }", "x", "copy"},
      {"x := 1; if p { f(func() { return x }) } else { x = 2 }", "x", "cell"},
      {"x := 1; f := func() { x := 2; x = 3 }", "x", "own"},
      {"x := 1; f := func() { return x }; x := 2; x = 3", "x", "own"},
      {"x := {}; f := func() { return x }; x.y = 2", "x", "copy"},
      {"x := {}; f := func() { return x }; x.y.z, q = 2, 3", "x", "copy"},
      {"x := 1; go func() { f(x) }()", "x", "copy"},
      {"x := 1; go func() { f(x) }(); x = 2", "x", "cell"},
      {"f := func() { return p }", "p", "copy"},
      {"p = p || 1; f := func() { return p }", "p", "copy"},
      {"f := func() { return p }; p = 1", "p", "cell"},
  });
}

TEST_CASE("loops: a capture and an assignment that share a loop inside the scope", "[resolver]") {
  check_sharing({
      {"x := 1; for { f(func() { return x }) }", "x", "copy"},
      {"x := 1; for { x = 2; f(func() { return x }) }", "x", "cell"},
      {"x := 1; while g(func() { return x }) { x = 2 }", "x", "cell"},
      {"x := 1; while p { x = 2 }; f(func() { return x })", "x", "copy"},
      {"x := 1; for { x = 2 }; for { f(func() { return x }) }", "x", "copy"},
      {"x := 1; for { for { x = 2 }; for { f(func() { return x }) } }", "x", "cell"},
      {"for { x := 1; x = 2; f(func() { return x }) }", "x", "copy"},
      {"for { x := 1; f(func() { return x }); x = 2 }", "x", "cell"},
      {"for { x := 1; for { x = 2; f(func() { return x }) } }", "x", "cell"},
      {"for { x := 1; for { x = 2 }; f(func() { return x }) }", "x", "copy"},
      {"for { x := 1; x = 2; for { f(func() { return x }) } }", "x", "copy"},
      {"x := 1; for k := range t { x = k; f(func() { return x }) }", "x", "cell"},
      {"x := 1; for k := range f(func() { return x }) { g() }", "x", "copy"},
      {"x := 1; x = 2; for k := range f(func() { return x }) { g() }", "x", "copy"},
      {"for { x := 1; x = 2; for k := range f(func() { return x }) { g() } }", "x", "copy"},
      {"x := 1; for i := 0; i < 3; x = i { f(func() { return x }) }", "x", "cell"},
      {"x := 1; for x = 0; p; { f(func() { return x }) }", "x", "copy"},
      {"x := 1; for x = 0; p; x++ { f(func() { return x }) }", "x", "cell"},
      {"x := 1; for { f(func() { for { y := x; y = 2 } }) }", "x", "copy"},
      {"x := 1; f(func() { for { g(x) } }); for { g() }", "x", "copy"},
      {"for { f(func() { return p }) }", "p", "copy"},
      {"for { p = 1; f(func() { return p }) }", "p", "cell"},
  });
}

TEST_CASE("header variables have one life per round: post, condition, body", "[resolver]") {
  check_sharing({
      {"for i := 0; i < 3; i++ { f(func() { return i }) }", "i", "copy"},
      {"for i := 0; i < 3; i++ { f(func() { return i }); i++ }", "i", "cell"},
      {"for i := 0; i < 3; i++ { i++; f(func() { return i }) }", "i", "copy"},
      {"for i := 0; i < 3; i++ { f(func() { i++ }) }", "i", "cell"},
      {"for i := 0; i < 3; i++ { for { i++; f(func() { return i }) } }", "i", "cell"},
      {"for i := 0; i < 3; i++ { for { f(func() { return i }) } }", "i", "copy"},
      {"for i := 0; g(func() { return i }); i++ { h() }", "i", "copy"},
      {"for i := 0; g(func() { return i }); i++ { i = 2 }", "i", "cell"},
      {"for i := 0; i < 3; i = g(func() { return i }) { h() }", "i", "cell"},
      {"for i := 0; i < 3; g(func() { return i }) { h() }", "i", "copy"},
      {"for i := 0; i < 3; g(func() { return i }) { i++ }", "i", "cell"},
      {"for i, j := 0, 9; i < j; i, j = i + 1, j - 1 { f(func() { return i + j }) }", "j", "copy"},
      {"for { for i := 0; i < 3; i++ { f(func() { return i }) } }", "i", "copy"},
      {"for k, v := range t { f(func() { return k, v }) }", "v", "copy"},
      {"for k, v := range t { v = 1; f(func() { return k, v }) }", "v", "copy"},
      {"for k, v := range t { f(func() { return k, v }); v = 1 }", "v", "cell"},
  });
}

TEST_CASE("local functions as captured variables", "[resolver]") {
  check_sharing({
      {"func f() { f() }", "f", "own"},
      {"func f() { return func() { f() } }", "f", "own"},
      {"func f() {}; g := func() { f() }", "f", "copy"},
      {"func f() { f() }; g := func() { f() }", "f", "copy"},
      {"func f() {}; f = 1; g := func() { f() }", "f", "copy"},
      {"func f() { f() }; f = 1", "f", "cell"},
      {"func f() { return func() { f() } }; f = 1", "f", "cell"},
      {"func f() {}; g := func() { f() }; f = 1", "f", "cell"},
      {"for { func f() { f() }; g(func() { f() }) }", "f", "copy"},
      {"func f() { f = 1 }", "f", "cell"},
      {"func f() { func f() { f() } }", "f", "own"},
  });
}

TEST_CASE("flags of variables", "[resolver]") {
  auto parsed = resolve_text("func test(p) { a := 1; func g() { return a }; p = 2; for k := range t { a = k } }");
  REQUIRE(parsed->ok);
  const Function* test = cast<FunctionStmt>(parsed->chunk.main->body.stmts[0])->function;
  REQUIRE(test->locals.size == 4);
  const Variable *p = test->locals[0], *a = test->locals[1], *g = test->locals[2], *k = test->locals[3];
  CHECK((p->name == "p" && p->assigned && !p->captured && !p->is_function_name && p->index == 0));
  CHECK((a->name == "a" && a->assigned && a->captured && a->needs_cell && a->index == 1));
  CHECK((g->name == "g" && !g->assigned && !g->captured && g->is_function_name && g->index == 2));
  CHECK((k->name == "k" && !k->assigned && !k->captured && !k->needs_cell && k->index == 3));
  for (const Variable* v : test->locals) CHECK(v->owner == test);
  CHECK(a->pos == SourcePos{1, 16});
  REQUIRE(g->owner->upvalues.empty());
  const Function* inner = cast<FunctionStmt>(test->body.stmts[1])->function;
  REQUIRE(inner->upvalues.size == 1);
  CHECK(inner->upvalues[0].variable == a);
  CHECK(inner->upvalues[0].from_parent);
}

TEST_CASE("many names and many upvalues", "[resolver]") {
  std::string text = "func test() {\n";
  for (int i = 0; i < 3000; i++) text += "v" + std::to_string(i) + " := " + std::to_string(i) + "\n";
  text += "return func() { return 0";
  for (int i = 0; i < 3000; i++) text += " + w" + std::to_string(i) + " .. v" + std::to_string(i);
  text += " } }";
  auto parsed = resolve_text(text);
  REQUIRE(parsed->ok);
  const Function* test = cast<FunctionStmt>(parsed->chunk.main->body.stmts[0])->function;
  CHECK(test->locals.size == 3000);
  const Function* inner = cast<FunctionExpr>(cast<ReturnStmt>(test->body.stmts[3000])->values[0])->function;
  REQUIRE(inner->upvalues.size == 3000);
  for (uint32_t i = 0; i < 3000; i++) REQUIRE(inner->upvalues[i].variable == test->locals[i]);
}

}  // namespace gs::frontend
