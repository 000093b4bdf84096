// Go types. They mean nothing here except in `make`, where the element type of an array names its zero; in
// `var x T` they are allowed and ignored, so that text written for Go's eyes runs.
//
// Types and expressions look alike (`map[K]` indexes a table, `map[K]V` is a type), so a type is first tried on a
// copy of the lexer, which reports nothing and costs nothing to drop; only a type that is really one is consumed.
#include "vm/frontend/parser_impl.h"

namespace gs::frontend {

/// Reads ahead of a parser without moving it, starting at its current token.
class Parser::TypeProbe {
 public:
  explicit TypeProbe(const Parser& parser)
      : lexer_(parser.lexer_.probe()), token_(parser.current_), queued_(parser.ahead_), has_queued_(parser.has_ahead_) {
  }

  const Token& token() const { return token_; }
  bool at(TokenKind kind) const { return token_.kind == kind; }
  uint32_t tokens_read() const { return read_; }

  bool accept(TokenKind kind) {
    if (!at(kind)) return false;
    advance();
    return true;
  }

  /// type = word { "." word } ["{" "}"] | "[" "]" type | "map" "[" type "]" type | "chan" type | "*" type
  bool type(int depth = 0) {
    if (depth > kMaxTypeDepth) return false;
    if (accept(TokenKind::kLeftBracket)) return accept(TokenKind::kRightBracket) && type(depth + 1);
    if (accept(TokenKind::kStar) || accept(TokenKind::kChan)) return type(depth + 1);
    if (!at(TokenKind::kName)) return false;
    bool is_map = token_.text == "map";
    bool may_have_braces = token_.text == "interface" || token_.text == "struct";
    advance();
    if (is_map && accept(TokenKind::kLeftBracket)) {
      return type(depth + 1) && accept(TokenKind::kRightBracket) && type(depth + 1);
    }
    if (may_have_braces && accept(TokenKind::kLeftBrace)) return accept(TokenKind::kRightBrace);
    while (accept(TokenKind::kDot)) {
      if (!accept(TokenKind::kName)) return false;
    }
    return true;
  }

 private:
  static constexpr int kMaxTypeDepth = 16;

  void advance() {
    read_++;
    if (!has_queued_) {
      token_ = lexer_.next();
      return;
    }
    token_ = queued_;
    has_queued_ = false;
  }

  Lexer lexer_;
  Token token_;
  Token queued_;
  bool has_queued_;
  uint32_t read_ = 0;
};

void Parser::skip_tokens(uint32_t count) {
  for (uint32_t i = 0; i < count; i++) advance();
}

void Parser::expect_type() {
  TypeProbe probe(*this);
  if (probe.type()) skip_tokens(probe.tokens_read());
  else fail_expected("type");
}

/// The `T` of `var x T = value`. Without separators between statements it looks like the start of the next one, so
/// it must stand on the line of the name and end the statement or be followed by `=`.
void Parser::skip_type_word() {
  if (panicking_ || current_.first_on_line || at(TokenKind::kEnd)) return;
  TypeProbe probe(*this);
  if (!probe.type()) return;
  bool ends = probe.at(TokenKind::kAssign) || probe.at(TokenKind::kSemicolon) || probe.at(TokenKind::kRightBrace) ||
              probe.at(TokenKind::kEnd) || probe.token().first_on_line;
  if (ends) skip_tokens(probe.tokens_read());
}

// ---------------------------------------------------------------- make

/// At the `(` after `callee`: the built-in forms of make, or null for an ordinary call.
Expr* Parser::make_form(Expr* callee) {
  if (callee->kind != ExprKind::kName || cast<NameExpr>(callee)->name != "make") return nullptr;
  switch (peek().kind) {
  case TokenKind::kChan: return make_channel();
  case TokenKind::kLeftBracket: return make_array();
  case TokenKind::kName: return make_names_map_type() ? make_map() : nullptr;
  default: return nullptr;
  }
}

bool Parser::make_names_map_type() {
  if (peek().text != "map") return false;
  TypeProbe probe(*this);
  probe.accept(TokenKind::kLeftParen);
  return probe.type() && probe.tokens_read() > 2 && (probe.at(TokenKind::kRightParen) || probe.at(TokenKind::kComma));
}

/// `make(chan [T] [, capacity])`.
Expr* Parser::make_channel() {
  SourcePos paren = open(TokenKind::kLeftParen);
  advance();
  if (!at(TokenKind::kComma) && !at(TokenKind::kRightParen)) expect_type();
  Expr* capacity = nullptr;
  if (accept(TokenKind::kComma) && !at(TokenKind::kRightParen)) capacity = expression();
  accept(TokenKind::kComma);
  close(TokenKind::kRightParen, paren, capacity == nullptr ? "\",\"" : "");
  return node<MakeChanExpr>(paren, capacity == nullptr ? 1 : capacity->depth + 1u, capacity);
}

namespace {

/// The zero of an element type, by its name.
MakeArrayExpr::Zero zero_of(std::string_view type) {
  constexpr std::string_view kIntTypes[] = {"int",    "int8",   "int16",  "int32",   "int64", "uint", "uint8",
                                            "uint16", "uint32", "uint64", "uintptr", "byte",  "rune"};
  for (std::string_view name : kIntTypes) {
    if (type == name) return MakeArrayExpr::kInt;
  }
  if (type == "bool") return MakeArrayExpr::kBool;
  if (type == "string") return MakeArrayExpr::kString;
  if (type == "float" || type == "float32" || type == "float64") return MakeArrayExpr::kFloat;
  return MakeArrayExpr::kNothing;
}

}  // namespace

/// `make([]T, length [, capacity])`.
Expr* Parser::make_array() {
  SourcePos paren = open(TokenKind::kLeftParen);
  SourcePos bracket = open(TokenKind::kLeftBracket);
  close(TokenKind::kRightBracket, bracket);
  MakeArrayExpr::Zero zero = at(TokenKind::kName) ? zero_of(current_.text) : MakeArrayExpr::kNothing;
  expect_type();
  expect(TokenKind::kComma);
  Expr* length = expression();
  Expr* capacity = nullptr;
  if (accept(TokenKind::kComma) && !at(TokenKind::kRightParen)) capacity = expression();
  accept(TokenKind::kComma);
  close(TokenKind::kRightParen, paren, capacity == nullptr ? "\",\"" : "");
  uint32_t depth = capacity == nullptr ? length->depth : std::max(length->depth, capacity->depth);
  return node<MakeArrayExpr>(paren, depth + 1u, zero, length, capacity);
}

/// `make(map[K]V [, size])`: an empty table. The size is a hint that nobody needs; it is read and dropped.
Expr* Parser::make_map() {
  SourcePos paren = open(TokenKind::kLeftParen);
  expect_type();
  if (accept(TokenKind::kComma) && !at(TokenKind::kRightParen)) expression();
  accept(TokenKind::kComma);
  close(TokenKind::kRightParen, paren);
  return node<TableExpr>(paren, 1, ArenaSpan<TableField>{});
}

}  // namespace gs::frontend
