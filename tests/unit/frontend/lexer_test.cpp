// The lexer, by tables of text and tokens.

#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "vm/frontend/lexer.h"

namespace gs::frontend {
namespace {

struct Lexed {
  std::vector<Token> tokens;  // without the end
  Token end;
  std::string errors;  // "1:2 message; "
};

// Sources and the arena live as long as the process: the tokens refer to them.
Lexed lex(std::string_view text) {
  static std::vector<std::unique_ptr<Source>> sources;
  static Arena arena;
  sources.push_back(std::make_unique<Source>(Source{"test.gs", std::string(text)}));
  Diagnostics diagnostics;
  Lexer lexer(*sources.back(), arena, diagnostics);
  Lexed result;
  while (true) {
    Token token = lexer.next();
    if (token.kind == TokenKind::kEnd) {
      result.end = token;
      break;
    }
    result.tokens.push_back(token);
  }
  for (const Diagnostic& d : diagnostics.list()) {
    result.errors += std::to_string(d.pos.line) + ":" + std::to_string(d.pos.column) + " " + d.message + "; ";
  }
  return result;
}

Token only_token(std::string_view text) {
  Lexed lexed = lex(text);
  INFO(text);
  REQUIRE(lexed.errors == "");
  REQUIRE(lexed.tokens.size() == 1);
  return lexed.tokens[0];
}

std::string texts(std::string_view text) {
  std::string out;
  for (const Token& token : lex(text).tokens) out += (out.empty() ? "" : " ") + std::string(token.text);
  return out;
}

}  // namespace

TEST_CASE("each symbol and keyword is one token", "[lexer]") {
  struct Row {
    std::string_view spelling;
    TokenKind kind;
  };
  const Row rows[] = {
#define GS_SYMBOL(kind, spelling) {spelling, TokenKind::kind},
#define GS_KEYWORD(kind, spelling) {spelling, TokenKind::kind},
#include "vm/frontend/tokens.def"
  };
  for (const Row& row : rows) {
    INFO(row.spelling);
    CHECK(only_token(row.spelling).kind == row.kind);
    CHECK(token_spelling(row.kind) == row.spelling);
  }
}

TEST_CASE("words that resemble keywords are names", "[lexer]") {
  for (std::string_view word : {"f", "fo", "fors", "Func", "nill", "make", "while", "_", "if_", "chan2", "g", "RETURN",
                                "elseiff", "els", "x1_Y", "in_", "i"}) {
    INFO(word);
    CHECK(only_token(word).kind == TokenKind::kName);
  }
}

TEST_CASE("symbols match the longest spelling", "[lexer]") {
  struct Row {
    std::string_view text, tokens;
  };
  const Row rows[] = {
      {"a<-1", "a <- 1"},
      {"a--b", "a -- b"},
      {"a**=b", "a **= b"},
      {"a** =b", "a ** = b"},
      {"1..2", "1 .. 2"},
      {"1...2", "1 ... 2"},
      {"a..=b", "a ..= b"},
      {"a....b", "a ... . b"},
      {"a:=b", "a := b"},
      {"a: =b", "a : = b"},
      {"!==", "!= ="},
      {"<--", "<- -"},
      {"+++", "++ +"},
      {"a&&b||c", "a && b || c"},
      {"x%=y%z", "x %= y % z"},
      {"***", "** *"},
      {"t[1]:m().x", "t [ 1 ] : m ( ) . x"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(texts(row.text) == row.tokens);
  }
}

TEST_CASE("integer literals", "[lexer]") {
  struct Row {
    std::string_view text;
    int64_t value;
  };
  const Row rows[] = {{"0", 0},
                      {"7", 7},
                      {"010", 10},
                      {"08", 8},
                      {"000000000000000000000000000012", 12},
                      {"140737488355327", 140737488355327},
                      {"99999999999999", 99999999999999}};
  for (const Row& row : rows) {
    Token token = only_token(row.text);
    INFO(row.text);
    CHECK(token.kind == TokenKind::kInt);
    CHECK(token.integer == row.value);
  }
}

TEST_CASE("float literals, and integers too large for 48 bits", "[lexer]") {
  struct Row {
    std::string_view text;
    double value;
  };
  const Row rows[] = {
      {"1.5", 1.5},
      {"5.", 5.0},
      {"1e3", 1000.0},
      {"1E3", 1000.0},
      {"5.e2", 500.0},
      {"2.5e-3", 0.0025},
      {"1e+2", 100.0},
      {"0.1", 0.1},
      {"140737488355328", 140737488355328.0},
      {"999999999999999", 999999999999999.0},
      {"1000000000000000", 1e15},
      {"9007199254740993", 9007199254740992.0},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"4.9e-324", 4.9e-324},
      {"1e-400", 0.0},
  };
  for (const Row& row : rows) {
    Token token = only_token(row.text);
    INFO(row.text);
    CHECK(token.kind == TokenKind::kFloat);
    CHECK(token.number == row.value);
  }
  CHECK(std::isinf(only_token("1e999").number));
}

TEST_CASE("malformed numbers are reported and stay numbers", "[lexer]") {
  for (std::string_view text : {"1e", "1e+", "1.e-", "0x10", "1_000", "3px", "1.5f", "1ex", "5.foo", "0b1"}) {
    INFO(text);
    Lexed lexed = lex(text);
    CHECK(lexed.errors == "1:1 malformed number \"" + std::string(text) + "\"; ");
    REQUIRE(lexed.tokens.size() == 1);
    CHECK(lexed.tokens[0].kind == TokenKind::kInt);
  }
}

TEST_CASE("string literals", "[lexer]") {
  struct Row {
    std::string_view text, value;
  };
  using namespace std::string_view_literals;
  const Row rows[] = {
      {R"("")", ""},
      {R"("abc")", "abc"},
      {R"("a\nb\tc\rd")", "a\nb\tc\rd"},
      {R"("\\ \"")", "\\ \""},
      {R"("\q\d\0\x41\'")", R"(\q\d\0\x41\')"},
      {R"("%d+")", "%d+"},
      {"\"h\xC3\xA9\xFF\"", "h\xC3\xA9\xFF"},
      {"\"a\0b\\n\0\""sv, "a\0b\n\0"sv},
      {"\"// no comment /*\"", "// no comment /*"},
      {"\"carriage\rreturn\"", "carriage\rreturn"},
      {"`raw \\n \"x\"\nsecond line`", "raw \\n \"x\"\nsecond line"},
      {"``", ""},
  };
  for (const Row& row : rows) {
    Token token = only_token(row.text);
    INFO(row.text);
    CHECK(token.kind == TokenKind::kString);
    CHECK(token.string == row.value);
    CHECK(token.text == row.text);
  }
}

TEST_CASE("strings that do not end", "[lexer]") {
  CHECK(lex("\"abc").errors == "1:1 string is not closed; ");
  CHECK(lex("\"abc\\\"").errors == "1:1 string is not closed; ");
  CHECK(lex("\"abc\\").errors == "1:1 string is not closed; ");
  CHECK(lex("x = \"abc\ny").errors == "1:5 string is not closed; ");
  CHECK(lex("x = \"abc\\\ny").errors == "1:5 string is not closed; ");
  CHECK(texts("x = \"abc\ny = 1") == "x = \"abc y = 1");
  CHECK(lex("a `b\nc").errors == "1:3 string is not closed; ");
}

TEST_CASE("blanks and comments", "[lexer]") {
  CHECK(texts(" a\t// b\r\n c/* d\n * / ** e */f // g") == "a c f");
  CHECK(texts("/**/a/***/b/*/*/c") == "a b c");
  CHECK(texts("// only") == "");
  CHECK(texts("") == "");
  CHECK(lex("a /* b").errors == "1:3 comment is not closed; ");
  CHECK(lex("\n /*").errors == "2:2 comment is not closed; ");
  CHECK(lex("/*/").errors == "1:1 comment is not closed; ");
  using namespace std::string_view_literals;
  CHECK(texts("a /* \0 \xFF */ b // \0 \xFF\nc"sv) == "a b c");
}

TEST_CASE("a byte order mark and a #! line are skipped, at the start only", "[lexer]") {
  CHECK(texts("#!/usr/bin/env gscript\nx") == "x");
  CHECK(texts("\xEF\xBB\xBFx") == "x");
  CHECK(texts("\xEF\xBB\xBF#!run\nx") == "x");
  CHECK(texts("#!") == "");
  CHECK(texts("\n#!x") == "# ! x");
  CHECK(lex("x\xEF\xBB\xBF").errors != "");
  CHECK(lex("#!x\ny").tokens[0].pos == SourcePos{2, 1});
}

TEST_CASE("bytes that begin no token", "[lexer]") {
  using namespace std::string_view_literals;
  CHECK(lex("a @ b").errors == "1:3 unexpected character \"@\"; ");
  CHECK(lex("a ? $ \\ ^ ~").errors ==
        "1:3 unexpected character \"?\"; 1:5 unexpected character \"$\"; 1:7 unexpected character \"\\\"; "
        "1:9 unexpected character \"^\"; 1:11 unexpected character \"~\"; ");
  CHECK(lex("\xC3\xA9t\xC3\xA9").errors ==
        "1:1 unexpected character \"\xC3\xA9\"; 1:4 unexpected character \"\xC3\xA9\"; ");
  CHECK(lex("\xFF\xFE\x80").errors == "1:1 unexpected byte 0xFF; ");
  CHECK(lex("\xE2\x82").errors == "1:1 unexpected byte 0xE2; ");
  CHECK(lex("a\0b"sv).errors == "1:2 unexpected byte 0x00; ");
  CHECK(lex("\x7f").errors == "1:1 unexpected byte 0x7F; ");
  CHECK(texts("a\0b"sv) == "a \0 b"sv);
}

TEST_CASE("mistakes that are read as what was meant", "[lexer]") {
  CHECK(lex("a & b").tokens[1].kind == TokenKind::kAnd);
  CHECK(lex("a & b").errors == "1:3 unexpected character \"&\" (did you mean \"&&\"?); ");
  CHECK(lex("a | b").tokens[1].kind == TokenKind::kOr);
  Lexed single = lex("'text' x");
  REQUIRE(single.tokens.size() == 2);
  CHECK(single.tokens[0].kind == TokenKind::kString);
  CHECK(single.tokens[0].string == "text");
  CHECK(single.errors == "1:1 unexpected character \"'\" (strings stand in double quotes); ");
  CHECK(lex("don't").errors == "1:4 unexpected character \"'\"; ");
}

TEST_CASE("positions count bytes from one, tabs and raw strings included", "[lexer]") {
  Lexed lexed = lex("a\tb\n\n  \"\xC3\xA9\" c `x\ny` d\r\ne");
  const SourcePos expected[] = {{1, 1}, {1, 3}, {3, 3}, {3, 8}, {3, 10}, {4, 4}, {5, 1}};
  REQUIRE(lexed.tokens.size() == std::size(expected));
  for (size_t i = 0; i < std::size(expected); i++) CHECK(lexed.tokens[i].pos == expected[i]);
}

TEST_CASE("tokens know whether they are the first of their line", "[lexer]") {
  Lexed lexed = lex("a b\nc /* \n */ d\n`x\ny` e // f\ng");
  const bool expected[] = {true, false, true, true, true, false, true};
  REQUIRE(lexed.tokens.size() == std::size(expected));
  for (size_t i = 0; i < std::size(expected); i++) CHECK(lexed.tokens[i].first_on_line == expected[i]);
}

TEST_CASE("the end stands just behind the last token", "[lexer]") {
  CHECK(lex("").end.pos == SourcePos{1, 1});
  CHECK(lex("ab  \n\n // c\n").end.pos == SourcePos{1, 3});
  CHECK(lex("a\nb").end.pos == SourcePos{2, 2});
}

TEST_CASE("a probe reads ahead silently and leaves its lexer alone", "[lexer]") {
  Source source{"test.gs", "a @ b"};
  Arena arena;
  Diagnostics diagnostics;
  Lexer lexer(source, arena, diagnostics);
  Lexer probe = lexer.probe();
  probe.next();
  probe.next();
  CHECK(probe.next().text == "b");
  CHECK(diagnostics.empty());
  CHECK(lexer.next().text == "a");
}

TEST_CASE("a binary file gives a bounded number of errors", "[lexer]") {
  std::string text;
  for (int i = 0; i < 1000; i++) text += "\x01 ";
  Source source{"test.gs", text};
  Arena arena;
  Diagnostics diagnostics;
  Lexer lexer(source, arena, diagnostics);
  while (lexer.next().kind != TokenKind::kEnd) {}
  REQUIRE(diagnostics.list().size() == Diagnostics::kMaxErrors + 1);
  CHECK(diagnostics.list().back().message == "too many errors");
}

TEST_CASE("tokens as messages name them", "[lexer]") {
  CHECK(describe(only_token("foo")) == "name (\"foo\")");
  CHECK(describe(only_token("if")) == "keyword (\"if\")");
  CHECK(describe(only_token("..=")) == "symbol (\"..=\")");
  CHECK(describe(only_token("12.5")) == "number (\"12.5\")");
  CHECK(describe(only_token("\"a\"")) == "string (\"a\")");
  CHECK(describe(only_token("`a\nb`")) == "string (\"a...\")");
  CHECK(describe(only_token("\"\x1b[31m\"")) == "string (\"?[31m\")");
  CHECK(describe(only_token(std::string(200, 'x'))) == "name (\"" + std::string(40, 'x') + "...\")");
  CHECK(describe(lex("").end) == "end of input");
}

}  // namespace gs::frontend
