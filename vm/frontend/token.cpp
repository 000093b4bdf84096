#include "vm/frontend/token.h"

namespace gs::frontend {

namespace {

constexpr std::string_view kSpellings[] = {
#define GS_TOKEN(kind, family) family,
#define GS_SYMBOL(kind, spelling) spelling,
#define GS_KEYWORD(kind, spelling) spelling,
#include "vm/frontend/tokens.def"
};
static_assert(std::size(kSpellings) == kTokenKindCount);
static_assert(TokenKind::kFunc > TokenKind::kConcatAssign, "is_keyword() needs the keywords last");

// A message is one line: long or multi-line literals are cut, and bytes a terminal could act on are not shown.
constexpr size_t kMaxShownText = 40;

std::string shown_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\n' || out.size() == kMaxShownText) return out + "...";
    out += (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) ? '?' : c;
  }
  return out;
}

std::string_view family_of(TokenKind kind) {
  if (is_keyword(kind)) return "keyword";
  if (kind >= TokenKind::kLeftParen) return "symbol";
  return kSpellings[static_cast<size_t>(kind)];
}

}  // namespace

std::string_view token_spelling(TokenKind kind) { return kSpellings[static_cast<size_t>(kind)]; }

std::string describe(const Token& token) {
  std::string out(family_of(token.kind));
  if (token.kind == TokenKind::kEnd) return out;
  bool quoted = token.kind == TokenKind::kString && token.text.size() >= 2;
  std::string_view text = quoted ? token.text.substr(1, token.text.size() - 2) : token.text;
  return out + " (\"" + shown_text(text) + "\")";
}

}  // namespace gs::frontend
