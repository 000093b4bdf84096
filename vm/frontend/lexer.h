// The lexer: source bytes to tokens, one at a time, on demand.
//
// It is a small value (pointers into the text and a line count), so a parser that must look far ahead copies it,
// reads from the copy and throws the copy away (`Lexer::probe`). Only bytes below 0x80 mean anything outside
// literals and comments; inside them any byte may stand, NUL included. Text is never copied unless a string
// literal contains an escape; then its decoded form goes to the arena.
//
// Mistakes are reported here, with the token that fits best in their place, so that the parser goes on undisturbed:
// a malformed number is still a number, a string that misses its end still a string, a lone `&` is `&&`. Only
// where nothing fits does a kError token appear.
#pragma once

#include <cstdint>
#include <string_view>

#include "vm/base/arena.h"
#include "vm/base/source.h"
#include "vm/frontend/diagnostics.h"
#include "vm/frontend/token.h"

namespace gs::frontend {

/// The integers of the language are signed and 48 bits wide; larger literals are floats.
inline constexpr int64_t kMaxIntLiteral = (int64_t{1} << 47) - 1;

class Lexer {
 public:
  /// `source` and `arena` must outlive the tokens. A leading byte order mark and a `#!` line are skipped.
  Lexer(const Source& source, Arena& arena, Diagnostics& diagnostics);

  /// The next token; kEnd for ever after the last one, or once `diagnostics` is full.
  Token next();

  /// A copy that reads ahead without reporting anything.
  Lexer probe() const;

  /// Makes every further token kEnd.
  void stop() { cursor_ = end_; }

 private:
  bool skip_blank();
  void skip_line_comment();
  void skip_block_comment();
  void newline_at(const char* p);

  Token token(TokenKind kind, const char* start, size_t length);
  Token name(const char* start);
  Token number(const char* start);
  Token quoted_string(const char* start);
  Token raw_string(const char* start);
  Token symbol(const char* start);
  Token unexpected(const char* start);
  Token lone(TokenKind meant, const char* start);
  Token single_quoted(const char* start);

  SourcePos pos_of(const char* p) const;
  void error(SourcePos pos, std::string message, bool at_end_of_input = false);

  const char* cursor_;
  const char* end_;  // *end_ is a NUL: one byte may always be read past the cursor
  const char* line_start_;
  uint32_t line_ = 1;
  bool first_on_line_ = true;
  Arena* arena_;
  Diagnostics* diagnostics_;  // null in a probe
};

}  // namespace gs::frontend
