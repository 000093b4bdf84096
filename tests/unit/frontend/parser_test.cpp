// The grammar, by printed trees. Whole programs with their trees: tests/filetests/ast.

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/frontend/frontend_testing.h"

namespace gs::frontend {
namespace {

using namespace testing;

struct Row {
  std::string_view text, tree;
};

template <size_t N>
void check_expressions(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(expression_of(row.text) == row.tree);
  }
}

template <size_t N>
void check_statements(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(tree_of(row.text) == row.tree);
  }
}

}  // namespace

TEST_CASE("precedence and associativity", "[parser]") {
  check_expressions({
      {"a || b && c", "(|| a (&& b c))"},
      {"a && b || c", "(|| (&& a b) c)"},
      {"a && b == c", "(&& a (== b c))"},
      {"a == b .. c", "(== a (.. b c))"},
      {"a .. b + c", "(.. a (+ b c))"},
      {"a + b * c", "(+ a (* b c))"},
      {"a * b + c", "(+ (* a b) c)"},
      {"a * b ** c", "(* a (** b c))"},
      {"a - b - c", "(- (- a b) c)"},
      {"a / b * c % d", "(% (* (/ a b) c) d)"},
      {"a ** b ** c", "(** a (** b c))"},
      {"a .. b .. c", "(.. a b c)"},
      {"(a .. b) .. c", "(.. (paren (.. a b)) c)"},
      {"a .. (b .. c)", "(.. a (paren (.. b c)))"},
      {"a < b == c", "(== (< a b) c)"},
      {"a == b < c != d >= e > f <= g", "(<= (> (>= (!= (< (== a b) c) d) e) f) g)"},
      {"1 < 2 == true", "(== (< 1 2) true)"},
      {"a || b || c", "(|| (|| a b) c)"},
      {"a && b && c", "(&& (&& a b) c)"},
      {"a + b .. c + d .. e", "(.. (+ a b) (+ c d) e)"},
      {"a || b && c == d .. e + f * g ** h", "(|| a (&& b (== c (.. d (+ e (* f (** g h)))))))"},
      {"a ** b * c + d .. e == f && g || h", "(|| (&& (== (.. (+ (* (** a b) c) d) e) f) g) h)"},
  });
}

TEST_CASE("prefix operators bind tighter than any binary one", "[parser]") {
  check_expressions({
      {"-2 ** 2", "(** (neg 2) 2)"},
      {"2 ** -1", "(** 2 (neg 1))"},
      {"#t ** 2", "(** (len t) 2)"},
      {"!a == b", "(== (not a) b)"},
      {"- - a", "(neg (neg a))"},
      {"-!#a", "(neg (not (len a)))"},
      {"<-ch + 1", "(+ (receive ch) 1)"},
      {"<-<-ch", "(receive (receive ch))"},
      {"-a.b", "(neg (index a \"b\"))"},
      {"#f()", "(len (call f))"},
      {"a - -b", "(- a (neg b))"},
      {"-\"5\"", "(neg \"5\")"},
  });
}

TEST_CASE("postfix forms", "[parser]") {
  check_expressions({
      {"a.b.c", "(index (index a \"b\") \"c\")"},
      {"a[b][c]", "(index (index a b) c)"},
      {"a.b[c](d):e(f).g", "(index (method e (call (index (index a \"b\") c) d) f) \"g\")"},
      {"f()()", "(call (call f))"},
      {"f(a, b,)", "(call f a b)"},
      {"f(\n)", "(call f)"},
      {"t.in.func.for", "(index (index (index t \"in\") \"func\") \"for\")"},
      {"o:go(1)", "(method go o 1)"},
      {"\"abc\":upper()", "(method upper \"abc\")"},
      {"{1, 2}[1]", "(index (table 1 2) 1)"},
      {"(f())", "(paren (call f))"},
      {"((a))", "(paren (paren a))"},
      {"#...", "(len ...)"},
      {"...[2]", "(index ... 2)"},
      {"f(...)", "(call f ...)"},
      {"5 .x", "(index 5 \"x\")"},
  });
}

TEST_CASE("literals", "[parser]") {
  check_expressions({
      {"nil", "nil"},
      {"true", "true"},
      {"010", "10"},
      {"1.0", "1.0"},
      {"1e3", "1000.0"},
      {"1e300", "1e+300"},
      {"140737488355327", "140737488355327"},
      {"140737488355328", "140737488355328.0"},
      {"1e999", "inf"},
      {R"("a\"\n\\\x")", R"("a\"\n\\\\x")"},
      {"`a\\n`", R"("a\\n")"},
      {"\"\xC3\xA9\"", R"("\xc3\xa9")"},
  });
}

TEST_CASE("table literals", "[parser]") {
  check_expressions({
      {"{}", "(table)"},
      {"{1, 2, 3}", "(table 1 2 3)"},
      {"{1 2 3}", "(table 1 2 3)"},
      {"{1; 2, 3;}", "(table 1 2 3)"},
      {"{a: 1, b: 2}", R"((table "a"=1 "b"=2))"},
      {"{a, b: c, d}", R"((table a "b"=c d))"},
      {"{[1]: 2, [a .. b]: 3}", R"((table [1]=2 [(.. a b)]=3))"},
      {"{\"x y\": 1, \"z\"}", R"((table "x y"=1 "z"))"},
      {"{if: 1, func: 2, nil: 3, true: 4, in: 5}", R"((table "if"=1 "func"=2 "nil"=3 "true"=4 "in"=5))"},
      {"{f(), ...}", "(table (call f) ...)"},
      {"{{1, 2}, {x: {}}}", R"((table (table 1 2) (table "x"=(table))))"},
      {"{a -1}", "(table (- a 1))"},
      {"{obj:method()}", R"((table "obj"=(call method)))"},
      {"{o.p:method()}", R"((table (method method (index o "p"))))"},
      {"{f (x)}", "(table (call f x))"},
      {"{`raw`: 1}", R"((table "raw"=1))"},
  });
}

TEST_CASE("make", "[parser]") {
  check_expressions({
      {"make(chan)", "(make-chan)"},
      {"make(chan, 10)", "(make-chan 10)"},
      {"make(chan int)", "(make-chan)"},
      {"make(chan []string, n)", "(make-chan n)"},
      {"make([]bool, n + 1)", "(make-array bool (+ n 1))"},
      {"make([]int, n)", "(make-array int n)"},
      {"make([]float, n)", "(make-array float n)"},
      {"make([]float64, n, m)", "(make-array float n m)"},
      {"make([]string, 0, 10,)", "(make-array string 0 10)"},
      {"make([]byte, n)", "(make-array int n)"},
      {"make([]Point, n)", "(make-array nothing n)"},
      {"make([][]int, n)", "(make-array nothing n)"},
      {"make([]map[string]int, n)", "(make-array nothing n)"},
      {"make([]*pkg.Type, n)", "(make-array nothing n)"},
      {"make([]interface{}, n)", "(make-array nothing n)"},
      {"make(map[string]int)", "(table)"},
      {"make(map[string][]int, 100)", "(table)"},
      {"make(map[a]map[b]interface{})", "(table)"},
      {"make(map[x])", "(call make (index map x))"},
      {"make(map[x] + y)", "(call make (+ (index map x) y))"},
      {"make(map[x].y)", R"((call make (index (index map x) "y")))"},
      {"make(map, x)", "(call make map x)"},
      {"make(1, 2)", "(call make 1 2)"},
      {"make()", "(call make)"},
      {"make", "make"},
      {"o.make(x)", R"((call (index o "make") x))"},
      {"(make)(x)", "(call (paren make) x)"},
  });
}

TEST_CASE("functions", "[parser]") {
  check_statements({
      {"func f() {}", "func f = #1\n  #1 f ()\n"},
      {"func f(a, b,) {}", "func f = #1\n  #1 f (a b)\n"},
      {"func f(...) {}", "func f = #1\n  #1 f (...)\n"},
      {"func f(a, ...) {}", "func f = #1\n  #1 f (a ...)\n"},
      {"func f(rest...) {}", "func f = #1\n  #1 f (...rest)\n"},
      {"func f(a, ...rest,) {}", "func f = #1\n  #1 f (a ...rest)\n"},
      {"x = func() { return 1 }()", "assign x = (call #1)\n  #1 ()\n    return 1\n"},
      {"func() { return }()", "do (call #1)\n  #1 ()\n    return\n"},
      {"f(func(a) {}, func(b) {})", "do (call f #1 #2)\n  #1 (a)\n  #2 (b)\n"},
  });
}

TEST_CASE("functions take the name of the place they are stored in", "[parser]") {
  check_statements({
      {"f := func() {}", "declare f = #1\n  #1 f ()\n"},
      {"var f = func() {}", "declare f = #1\n  #1 f ()\n"},
      {"f = func() {}", "assign f = #1\n  #1 f ()\n"},
      {"a.b.c = func() {}", "assign (index (index a \"b\") \"c\") = #1\n  #1 a.b.c ()\n"},
      {"a[\"b\"] = func() {}", "assign (index a \"b\") = #1\n  #1 a.b ()\n"},
      {"a[i].run = func() {}", "assign (index (index a i) \"run\") = #1\n  #1 run ()\n"},
      {"a[i] = func() {}", "assign (index a i) = #1\n  #1 ()\n"},
      {"a[\"GET /\"] = func() {}", "assign (index a \"GET /\") = #1\n  #1 ()\n"},
      {"a.b.c.d.e.f = func() {}",
       "assign (index (index (index (index (index a \"b\") \"c\") \"d\") \"e\") \"f\") = #1\n  #1 c.d.e.f ()\n"},
      {"a, b := func() {}, func() {}", "declare a b = #1 #2\n  #1 a ()\n  #2 b ()\n"},
      {"t := {run: func() {}, \"go\": func() {}, 1, [k]: func() {}}",
       "declare t = (table \"run\"=#1 \"go\"=#2 1 [k]=#3)\n  #1 run ()\n  #2 go ()\n  #3 ()\n"},
      {"return func() {}", "return #1\n  #1 ()\n"},
  });
}

TEST_CASE("simple statements", "[parser]") {
  check_statements({
      {"f()", "do (call f)\n"},
      {"o:m(1)", "do (method m o 1)\n"},
      {"<-ch", "do (receive ch)\n"},
      {"(f())", "do (call f)\n"},
      {"a = 1", "assign a = 1\n"},
      {"a, b.c, d[e] = f()", "assign a (index b \"c\") (index d e) = (call f)\n"},
      {"(a) = 1", "assign a = 1\n"},
      {"a, b := 1, 2", "declare a b = 1 2\n"},
      {"a := 1, 2, 3", "declare a = 1 2 3\n"},
      {"a++", "update + a 1\n"},
      {"a.b--", "update - (index a \"b\") 1\n"},
      {"a += 1", "update + a 1\n"},
      {"a -= 1", "update - a 1\n"},
      {"a *= 2", "update * a 2\n"},
      {"a /= 2", "update / a 2\n"},
      {"a %= 2", "update % a 2\n"},
      {"a **= 2", "update ** a 2\n"},
      {"a[i] ..= \"x\"", "update .. (index a i) \"x\"\n"},
      {"ch <- 1 + 2", "send ch (+ 1 2)\n"},
      {"a.b <- <-c", "send (index a \"b\") (receive c)\n"},
      {"go f(1)", "go (call f 1)\n"},
      {"go o:m()", "go (method m o)\n"},
      {"go func() {}()", "go (call #1)\n  #1 ()\n"},
      {"return", "return\n"},
      {"return 1, f()", "return 1 (call f)\n"},
      {"return <-ch", "return (receive ch)\n"},
      {"{ f() }", "block\n  do (call f)\n"},
      {"{}", "block\n"},
      {"", ""},
      {";;;", ""},
  });
}

TEST_CASE("var", "[parser]") {
  check_statements({
      {"var x = 1", "declare x = 1\n"},
      {"var a, b", "declare a b\n"},
      {"var a, b = 1, 2", "declare a b = 1 2\n"},
      {"var x int = 1", "declare x = 1\n"},
      {"var x, y float64 = 1, 2", "declare x y = 1 2\n"},
      {"var x []string = y", "declare x = y\n"},
      {"var m map[string][]int", "declare m\n"},
      {"var x int; y = 1", "declare x\nassign y = 1\n"},
      {"var x\ny = 1", "declare x\nassign y = 1\n"},
      {"var x\nf()", "declare x\ndo (call f)\n"},
      {"var x f()", "declare x\ndo (call f)\n"},
      {"{ var x int }", "block\n  declare x\n"},
      {"var x int\nvar y pkg.T", "declare x\ndeclare y\n"},
  });
}

TEST_CASE("line breaks matter for <- only", "[parser]") {
  check_statements({
      {"x := y\n(f)()", "declare x = (call (call y f))\n"},
      {"x = y\n[1]", "assign x = (index y 1)\n"},
      {"f()\n<-ch", "do (call f)\ndo (receive ch)\n"},
      {"f() <-ch", "send (call f) ch\n"},
      {"o:m()\n<-ch", "do (method m o)\ndo (receive ch)\n"},
      {"<-a\n<-b", "do (receive a)\ndo (receive b)\n"},
      {"ch\n<- 1", "send ch 1\n"},
      {"x := y\n<-ch", "declare x = y\ndo (receive ch)\n"},
      {"return\n1", "return 1\n"},
      {"return\n<-ch", "return (receive ch)\n"},
      {"return\nfunc f() {}", "return\nfunc f = #1\n  #1 f ()\n"},
      {"a = 1 b = 2; c = 3", "assign a = 1\nassign b = 2\nassign c = 3\n"},
      {"a\n=\n1", "assign a = 1\n"},
      {"f\n(\n1\n,\n2\n)", "do (call f 1 2)\n"},
  });
}

TEST_CASE("if", "[parser]") {
  check_statements({
      {"if a {}", "if a\n"},
      {"if a { b() } else { c() }", "if a\n  do (call b)\nelse\n  do (call c)\n"},
      {"if a {} elseif b {} else if c {} else {}", "if a\nelseif b\nelseif c\nelse\n"},
      {"if {1}[1] {}", "if (index (table 1) 1)\n"},
      {"if x == {} {}", "if (== x (table))\n"},
      {"if func() { return a }() {}", "if (call #1)\n  #1 ()\n    return a\n"},
  });
}

TEST_CASE("the forms of for", "[parser]") {
  check_statements({
      {"for {}", "while\n"},
      {"for a < b { f() }", "while (< a b)\n  do (call f)\n"},
      {"for f() {}", "while (call f)\n"},
      {"for i := 0; i < 3; i++ {}", "for\n  init declare i = 0\n  cond (< i 3)\n  post update + i 1\n  body\n"},
      {"for i, j := 0, 1; i < j; i, j = i + 1, j - 1 {}",
       "for\n  init declare i j = 0 1\n  cond (< i j)\n  post assign i j = (+ i 1) (- j 1)\n  body\n"},
      {"for var i int = 0; i < 3; i += 2 {}",
       "for\n  init declare i = 0\n  cond (< i 3)\n  post update + i 2\n  body\n"},
      {"for i = 0; ; {}", "for\n  init assign i = 0\n  body\n"},
      {"for ;; {}", "for\n  body\n"},
      {"for ; a; {}", "for\n  cond a\n  body\n"},
      {"for ; ; f() { break }", "for\n  post do (call f)\n  body\n    break\n"},
      {"for f(); a; b <- 1 {}", "for\n  init do (call f)\n  cond a\n  post send b 1\n  body\n"},
      {"for t := {a: {1; 2}}; t.a; t = next(t) {}",
       "for\n  init declare t = (table \"a\"=(table 1 2))\n  cond (index t \"a\")\n"
       "  post assign t = (call next t)\n  body\n"},
      {"for f := func() { a(); b() }; f; f = nil {}",
       "for\n  init declare f = #1\n    #1 f ()\n      do (call a)\n      do (call b)\n"
       "  cond f\n  post assign f = nil\n  body\n"},
      {"for k := range t {}", "range k in t\n"},
      {"for k, v := range pairs(t) { f(k) }", "range k v in (call pairs t)\n  do (call f k)\n"},
      {"for i := range 10 {}", "range i in 10\n"},
      {"for x := range ... {}", "range x in ...\n"},
      {"for a { continue }", "while a\n  continue\n"},
  });
}

TEST_CASE("while is a word of its own only where it must be", "[parser]") {
  check_statements({
      {"while a < b { f() }", "while (< a b)\n  do (call f)\n"},
      {"while !done {}", "while (not done)\n"},
      {"while (a) {}", "while (paren a)\n"},
      {"while = 1", "assign while = 1\n"},
      {"while := 1", "declare while = 1\n"},
      {"while, x = 1, 2", "assign while x = 1 2\n"},
      {"while.x = 1", "assign (index while \"x\") = 1\n"},
      {"while[1] = 1", "assign (index while 1) = 1\n"},
      {"while:m()", "do (method m while)\n"},
      {"while++", "update + while 1\n"},
      {"while <- 1", "send while 1\n"},
      {"x = while + 1", "assign x = (+ while 1)\n"},
  });
}

TEST_CASE("positions point at what an error would mean", "[parser]") {
  auto parsed = parse_text("x = a +\n  b.c(1)[i]:m()\ny.z += -q\n");
  REQUIRE(parsed->ok);
  Block& body = parsed->chunk.main->body;
  auto* assign = cast<AssignStmt>(body.stmts[0]);
  CHECK(assign->pos == SourcePos{1, 1});
  auto* sum = cast<BinaryExpr>(assign->values[0]);
  CHECK(sum->pos == SourcePos{1, 7});
  auto* method = cast<MethodCallExpr>(sum->right);
  CHECK(method->pos == SourcePos{2, 13});
  auto* element = cast<IndexExpr>(method->object);
  CHECK(element->pos == SourcePos{2, 9});
  auto* call = cast<CallExpr>(element->object);
  CHECK(call->pos == SourcePos{2, 6});
  CHECK(call->callee->pos == SourcePos{2, 4});
  auto* update = cast<CompoundStmt>(body.stmts[1]);
  CHECK(update->pos == SourcePos{3, 5});
  CHECK(update->value->pos == SourcePos{3, 8});
  CHECK(body.end == SourcePos{3, 10});
}

TEST_CASE("functions know their place", "[parser]") {
  auto parsed = parse_text("x = 1\nfunc f() {\n  return func() {}\n}\n");
  REQUIRE(parsed->ok);
  const Function* main = parsed->chunk.main;
  CHECK(main->is_main);
  CHECK(main->variadic);
  CHECK(main->parent == nullptr);
  CHECK(main->pos == SourcePos{1, 1});
  const Function* f = cast<FunctionStmt>(main->body.stmts[1])->function;
  CHECK(f->parent == main);
  CHECK(f->pos == SourcePos{2, 1});
  CHECK(f->body.end == SourcePos{4, 1});
  CHECK_FALSE(f->is_main);
  const Function* inner = cast<FunctionExpr>(cast<ReturnStmt>(f->body.stmts[0])->values[0])->function;
  CHECK(inner->parent == f);
  CHECK(inner->pos == SourcePos{3, 10});
  CHECK(main->index == 0);
  CHECK(f->index == 1);
  CHECK(inner->index == 2);
  CHECK(parsed->chunk.function_count == 3);
}

}  // namespace gs::frontend
