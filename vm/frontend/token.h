// Tokens: what the lexer hands to the parser. The kinds come from tokens.def.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "vm/base/source.h"

namespace gs::frontend {

enum class TokenKind : uint8_t {
#define GS_TOKEN(kind, family) kind,
#define GS_SYMBOL(kind, spelling) kind,
#define GS_KEYWORD(kind, spelling) kind,
#include "vm/frontend/tokens.def"
};

inline constexpr size_t kTokenKindCount = 0
#define GS_TOKEN(kind, family) +1
#define GS_SYMBOL(kind, spelling) +1
#define GS_KEYWORD(kind, spelling) +1
#include "vm/frontend/tokens.def"
    ;

struct Token {
  TokenKind kind = TokenKind::kEnd;
  bool first_on_line = false;  ///< no other token before it on its line
  SourcePos pos;
  std::string_view text;       ///< the spelling in the source, quotes included
  std::string_view string;     ///< kString: the value, escapes decoded
  union {
    int64_t integer = 0;  ///< kInt
    double number;        ///< kFloat
  };
};

/// True for `if`, `func` ...: words that are no names in ordinary places.
constexpr bool is_keyword(TokenKind kind) { return kind >= TokenKind::kFunc; }
/// True for anything spelled like an identifier; what may follow `.` and `:` and be a table key.
constexpr bool is_word(TokenKind kind) { return kind == TokenKind::kName || is_keyword(kind); }

/// The fixed spelling of a symbol or keyword, else the family: `"("`, `"if"`, `name`.
std::string_view token_spelling(TokenKind kind);

/// How messages name a token: `name ("x")`, `keyword ("if")`, `symbol (")")`, `end of input`.
std::string describe(const Token& token);

}  // namespace gs::frontend
