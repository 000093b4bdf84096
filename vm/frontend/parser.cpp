#include "vm/frontend/parser.h"

#include "vm/frontend/parser_impl.h"

namespace gs::frontend {

bool parse(const Source& source, Arena& arena, Diagnostics& diagnostics, Chunk& chunk) {
  size_t errors_before = diagnostics.list().size();
  Parser parser(source, arena, diagnostics);
  chunk.main = parser.program();
  chunk.function_count = parser.function_count();
  return diagnostics.list().size() == errors_before;
}

Parser::Parser(const Source& source, Arena& arena, Diagnostics& diagnostics)
    : lexer_(source, arena, diagnostics), arena_(arena), diagnostics_(diagnostics) {
  advance();
}

/// The whole text: statements up to the end. A `}` too many is skipped; after another mistake it is only its
/// consequence and not worth a word.
Function* Parser::program() {
  Function* main = arena_.make<Function>();
  main->name = "main";
  main->pos = current_.pos;
  main->variadic = true;
  main->is_main = true;
  main->index = function_count_++;
  function_ = main;
  ListBuilder<Stmt*> list(stmt_lists_);
  while (true) {
    for (Stmt* stmt : statements()) list.add(stmt);
    if (!at(TokenKind::kRightBrace)) break;
    if (diagnostics_.empty()) complain(current_.pos, "unexpected " + describe(current_));
    advance();
  }
  main->body.stmts = list.finish(arena_);
  main->body.end = panicking_ ? stuck_.pos : current_.pos;
  return main;
}

// ---------------------------------------------------------------- tokens

void Parser::advance() {
  GS_ASSERT(!panicking_, "no rule consumes tokens while the parser unwinds");
  tokens_read_++;
  if (has_ahead_) {
    current_ = ahead_;
    has_ahead_ = false;
  } else {
    current_ = lexer_.next();
  }
}

/// The token after the current one.
const Token& Parser::peek() {
  if (!has_ahead_) {
    ahead_ = lexer_.next();
    has_ahead_ = true;
  }
  return ahead_;
}

bool Parser::accept(TokenKind kind) {
  if (!at(kind)) return false;
  advance();
  return true;
}

bool Parser::expect(TokenKind kind) {
  if (accept(kind)) return true;
  fail_expected("\"" + std::string(token_spelling(kind)) + "\"");
  return false;
}

/// Consumes an opening bracket that is known to be there.
SourcePos Parser::open(TokenKind bracket) {
  SourcePos pos = current_.pos;
  brackets_.push_back(bracket);
  advance();
  return pos;
}

/// Consumes the closing bracket. `instead` names what else could have stood here (`","`).
void Parser::close(TokenKind bracket, SourcePos opened_at, std::string_view instead) {
  if (at(bracket)) {
    brackets_.pop_back();
    advance();
  } else {
    fail_unclosed(bracket, opened_at, instead);
  }
}

// ---------------------------------------------------------------- mistakes

/// Reports a mistake that leaves the parser where it is, with all tokens in their places.
void Parser::complain(SourcePos pos, std::string message) {
  if (panicking_ || stopped_) return;
  diagnostics_.report(DiagnosticKind::kParse, pos, std::move(message));
}

/// Is the latest error one of the lexer's, in the current statement? Then what the parser stumbles over is most
/// likely its consequence.
bool Parser::has_lexer_error() const {
  const std::vector<Diagnostic>& list = diagnostics_.list();
  return list.size() > errors_before_ && list.back().kind == DiagnosticKind::kLexer;
}

/// Reports a mistake and starts to unwind.
void Parser::fail(SourcePos pos, std::string message, bool at_end_of_input) {
  if (panicking_) return;
  if (!has_lexer_error()) diagnostics_.report(DiagnosticKind::kParse, pos, std::move(message), at_end_of_input);
  panic();
}

void Parser::fail_expected(std::string_view what) {
  if (panicking_) return;
  if (at(TokenKind::kError)) return panic();  // the lexer has said it
  fail(current_.pos, "expected " + std::string(what) + ", got " + describe(current_), at(TokenKind::kEnd));
}

/// The message for a closing bracket that is not there; it tells where the bracket was opened unless that is in sight.
void Parser::fail_unclosed(TokenKind bracket, SourcePos opened_at, std::string_view instead) {
  if (panicking_) return;
  std::string what(instead);
  what += what.empty() ? "\"" : " or \"";
  what += token_spelling(bracket);
  what += "\"";
  if (opened_at.line != current_.pos.line) {
    what += " (opened at " + std::to_string(opened_at.line) + ":" + std::to_string(opened_at.column) + ")";
  }
  fail_expected(what);
}

/// Reports a mistake after which nothing sensible can be said about the rest of the text.
void Parser::stop(std::string message) {
  fail(current_.pos, std::move(message));
  stopped_ = true;
}

void Parser::panic() {
  stuck_ = current_;
  current_.kind = TokenKind::kPanic;
  panicking_ = true;
}

/// Ends the panic where a statement can start again. `column` is where the broken statement began, `first_token`
/// how many tokens had been read then. If the text ends first the panic stays, and every open rule ends silently.
void Parser::synchronise(uint32_t column, uint32_t first_token) {
  if (!must_end()) {
    resume();
    if (tokens_read_ == first_token) skip_token();  // a statement that consumes nothing would fail here for ever
    while (!at_statement_boundary(column)) skip_token();
    if (at(TokenKind::kEnd)) panic();
  }
  brackets_.resize(statement_brackets_);
}

/// A line that begins like a statement ends the broken one if all its brackets are closed; if not, it may be the
/// rest of an argument list, and indentation decides: continuation lines stand further right.
bool Parser::at_statement_boundary(uint32_t column) const {
  auto opened = brackets_.begin() + static_cast<ptrdiff_t>(statement_brackets_);
  bool balanced = opened == brackets_.end();
  switch (current_.kind) {
  case TokenKind::kEnd: return true;
  case TokenKind::kSemicolon: return balanced;
  case TokenKind::kRightBrace: return std::find(opened, brackets_.end(), TokenKind::kLeftBrace) == brackets_.end();
  case TokenKind::kIf:
  case TokenKind::kFor:
  case TokenKind::kReturn:
  case TokenKind::kBreak:
  case TokenKind::kContinue:
  case TokenKind::kGo:
  case TokenKind::kVar:
  case TokenKind::kFunc:
  case TokenKind::kName:
  case TokenKind::kLeftParen:
  case TokenKind::kArrow: return current_.first_on_line && (balanced || current_.pos.column <= column);
  default: return false;
  }
}

namespace {
TokenKind opening_of(TokenKind closing) {
  switch (closing) {
  case TokenKind::kRightParen: return TokenKind::kLeftParen;
  case TokenKind::kRightBracket: return TokenKind::kLeftBracket;
  case TokenKind::kRightBrace: return TokenKind::kLeftBrace;
  default: return TokenKind::kError;
  }
}

// No honest statement opens more; a bound keeps the search for the one that a closing bracket closes short.
constexpr size_t kMaxTrackedBrackets = 500;

}  // namespace

/// Skips one token of a broken statement and keeps account of its brackets. A closing bracket also closes whatever
/// was left open inside it; one that closes nothing is ignored.
void Parser::skip_token() {
  switch (current_.kind) {
  case TokenKind::kLeftParen:
  case TokenKind::kLeftBracket:
  case TokenKind::kLeftBrace:
    if (brackets_.size() < kMaxTrackedBrackets) brackets_.push_back(current_.kind);
    break;
  default: {
    TokenKind opening = opening_of(current_.kind);
    for (size_t i = brackets_.size(); i > statement_brackets_; i--) {
      if (brackets_[i - 1] == opening) {
        brackets_.resize(i - 1);
        break;
      }
    }
  }
  }
  advance();
}

/// After a mistake in a header: ends the panic at the `{` of the block if that is on the same line. The header began
/// with `outer_brackets` brackets open; skipping one that closes one of those means leaving it.
void Parser::skip_to_block(size_t outer_brackets) {
  if (!panicking_ || must_end()) return;
  resume();
  uint32_t line = current_.pos.line;
  while (!at(TokenKind::kLeftBrace)) {
    bool leaves_header = current_.pos.line != line || current_.first_on_line || at(TokenKind::kRightBrace);
    if (leaves_header || at(TokenKind::kEnd)) return panic();
    skip_token();
    if (brackets_.size() < outer_brackets) return panic();
  }
  brackets_.resize(outer_brackets);
}

// ---------------------------------------------------------------- depth

/// Counts one more level of nesting. Text nested too deeply is hostile or generated by mistake: parsing stops.
bool Parser::enter_level() {
  if (level_++ < kMaxNesting) return true;
  if (!panicking_) stop("nesting too deep");
  return false;
}

uint32_t Parser::checked_depth(SourcePos pos, uint32_t depth) {
  if (depth <= kMaxTreeDepth) return depth;
  fail(pos, "expression too complex");
  return kMaxTreeDepth;
}

}  // namespace gs::frontend
