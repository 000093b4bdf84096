#include "vm/frontend/lexer.h"

#include <array>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include <fast_float/fast_float.h>

namespace gs::frontend {

namespace {

// ---------------------------------------------------------------- character classes

enum CharClass : uint8_t { kOther = 0, kBlank = 1, kDigit = 2, kLetter = 4 };

consteval std::array<uint8_t, 256> make_char_classes() {
  std::array<uint8_t, 256> table{};
  for (int c : {' ', '\t', '\r'}) table[c] = kBlank;
  for (int c = '0'; c <= '9'; c++) table[c] = kDigit;
  for (int c = 'a'; c <= 'z'; c++) table[c] = kLetter;
  for (int c = 'A'; c <= 'Z'; c++) table[c] = kLetter;
  table['_'] = kLetter;
  return table;
}
constexpr std::array<uint8_t, 256> kCharClasses = make_char_classes();

bool has_class(char c, int classes) { return (kCharClasses[static_cast<uint8_t>(c)] & classes) != 0; }
bool is_digit(char c) { return has_class(c, kDigit); }
bool is_name_char(char c) { return has_class(c, kLetter | kDigit); }
bool is_high_byte(char c) { return static_cast<uint8_t>(c) >= 0x80; }

// ---------------------------------------------------------------- keywords

struct Keyword {
  std::string_view spelling;
  TokenKind kind;
};
constexpr Keyword kKeywords[] = {
#define GS_KEYWORD(kind, spelling) {spelling, TokenKind::kind},
#include "vm/frontend/tokens.def"
};

// Every identifier in a program asks whether it is a keyword, so the answer must cost one compare: the first
// two characters and the length pick the only keyword it could be. A new keyword that collides with an old one
// stops the build, then the multipliers need another try.
constexpr size_t kKeywordSlots = 64;
constexpr size_t keyword_slot(std::string_view word) {
  return (static_cast<uint8_t>(word[0]) * 2 + static_cast<uint8_t>(word[1]) * 13 + word.size()) % kKeywordSlots;
}
consteval std::array<Keyword, kKeywordSlots> make_keyword_slots() {
  std::array<Keyword, kKeywordSlots> slots{};
  for (const Keyword& keyword : kKeywords) {
    Keyword& slot = slots[keyword_slot(keyword.spelling)];
    if (!slot.spelling.empty()) __builtin_trap();  // two keywords in one slot: not a constant, so no build
    slot = keyword;
  }
  return slots;
}
constexpr std::array<Keyword, kKeywordSlots> kKeywordTable = make_keyword_slots();

TokenKind keyword_or_name(std::string_view word) {
  if (word.size() < 2) return TokenKind::kName;
  const Keyword& candidate = kKeywordTable[keyword_slot(word)];
  return candidate.spelling == word ? candidate.kind : TokenKind::kName;
}

// ---------------------------------------------------------------- numbers

// Out-of-range literals become what IEEE says (infinity, zero): fast_float leaves exactly that behind.
double parse_double(const char* first, const char* last) {
  double value = 0;
  fast_float::from_chars(first, last, value);
  return value;
}

// Fifteen digits always fit both int64_t and the test against the 48-bit limit.
constexpr ptrdiff_t kMaxIntDigits = 15;

bool parse_int(const char* first, const char* last, int64_t& value) {
  while (first + 1 < last && *first == '0') first++;
  if (last - first > kMaxIntDigits) return false;
  value = 0;
  for (const char* p = first; p < last; p++) value = value * 10 + (*p - '0');
  return value <= kMaxIntLiteral;
}

// ---------------------------------------------------------------- bytes in messages

// The length of the well-formed UTF-8 sequence at p, 0 if there is none. Only for showing a character in a
// message; overlong forms do not matter there.
size_t utf8_length(const char* p, const char* end) {
  uint8_t lead = static_cast<uint8_t>(*p);
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || static_cast<size_t>(end - p) < length) return 0;
  for (size_t i = 1; i < length; i++) {
    if ((static_cast<uint8_t>(p[i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

std::string byte_in_hex(char c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  uint8_t byte = static_cast<uint8_t>(c);
  return std::string("0x") + kDigits[byte >> 4] + kDigits[byte & 15];
}

}  // namespace

// ---------------------------------------------------------------- set-up

Lexer::Lexer(const Source& source, Arena& arena, Diagnostics& diagnostics)
    : cursor_(source.text.data()), end_(cursor_ + source.text.size()), line_start_(cursor_), arena_(&arena),
      diagnostics_(&diagnostics) {
  if (source.text.size() >= std::numeric_limits<uint32_t>::max()) {
    error({1, 1}, "source text of 4 GB or more");
    stop();
  }
  if (source.text.starts_with("\xEF\xBB\xBF")) cursor_ += 3;
  if (cursor_[0] == '#' && cursor_[1] == '!') skip_line_comment();
}

Lexer Lexer::probe() const {
  Lexer copy = *this;
  copy.diagnostics_ = nullptr;
  return copy;
}

SourcePos Lexer::pos_of(const char* p) const { return {line_, static_cast<uint32_t>(p - line_start_) + 1}; }

void Lexer::error(SourcePos pos, std::string message, bool at_end_of_input) {
  if (diagnostics_ == nullptr) return;
  diagnostics_->report(DiagnosticKind::kLexer, pos, std::move(message), at_end_of_input);
  if (diagnostics_->full()) stop();
}

// ---------------------------------------------------------------- blanks and comments

void Lexer::newline_at(const char* p) {
  line_++;
  line_start_ = p + 1;
  first_on_line_ = true;
}

/// Moves to the next token; false at the end of the text. The NUL behind the text belongs to no class, so only
/// the last case has to look at end_.
bool Lexer::skip_blank() {
  while (true) {
    char c = *cursor_;
    if (has_class(c, kBlank)) {
      cursor_++;
    } else if (c == '\n') {
      newline_at(cursor_++);
    } else if (c == '/' && cursor_[1] == '/') {
      skip_line_comment();
    } else if (c == '/' && cursor_[1] == '*') {
      skip_block_comment();
    } else {
      return cursor_ < end_;
    }
  }
}

void Lexer::skip_line_comment() {
  const void* newline = std::memchr(cursor_, '\n', static_cast<size_t>(end_ - cursor_));
  cursor_ = newline == nullptr ? end_ : static_cast<const char*>(newline);
}

void Lexer::skip_block_comment() {
  SourcePos start = pos_of(cursor_);
  for (cursor_ += 2; cursor_ < end_; cursor_++) {
    if (*cursor_ == '\n') newline_at(cursor_);
    if (cursor_[0] == '*' && cursor_[1] == '/') {
      cursor_ += 2;
      return;
    }
  }
  error(start, "comment is not closed", true);
}

// ---------------------------------------------------------------- tokens

/// Ends a token that lies on the current line.
Token Lexer::token(TokenKind kind, const char* start, size_t length) {
  Token t;
  t.kind = kind;
  t.first_on_line = first_on_line_;
  t.pos = pos_of(start);
  t.text = {start, length};
  cursor_ = start + length;
  first_on_line_ = false;
  return t;
}

Token Lexer::next() {
  SourcePos behind_last = pos_of(cursor_);
  if (!skip_blank()) {
    // Just behind the last token is where something is missing, not behind the empty lines that follow.
    Token t = token(TokenKind::kEnd, end_, 0);
    t.pos = behind_last;
    return t;
  }
  const char* start = cursor_;
  switch (kCharClasses[static_cast<uint8_t>(*start)]) {
  case kLetter: return name(start);
  case kDigit: return number(start);
  }
  if (*start == '"') return quoted_string(start);
  if (*start == '`') return raw_string(start);
  return symbol(start);
}

Token Lexer::name(const char* start) {
  const char* p = start + 1;
  while (is_name_char(*p)) p++;
  std::string_view word(start, static_cast<size_t>(p - start));
  return token(keyword_or_name(word), start, word.size());
}

Token Lexer::number(const char* start) {
  const char* p = start;
  bool is_float = false;
  bool malformed = false;
  while (is_digit(*p)) p++;
  if (p[0] == '.' && p[1] != '.') {  // `1..2` is `1 .. 2`
    is_float = true;
    p++;
    while (is_digit(*p)) p++;
  }
  if (*p == 'e' || *p == 'E') {
    is_float = true;
    p++;
    if (*p == '+' || *p == '-') p++;
    malformed = !is_digit(*p);
    while (is_digit(*p)) p++;
  }
  // `0x10`, `1_000`, `3px`: taken apart they would give a puzzling message about the name, or none at all.
  if (is_name_char(*p)) malformed = true;
  while (is_name_char(*p)) p++;

  Token t = token(TokenKind::kInt, start, static_cast<size_t>(p - start));
  if (malformed) {
    error(t.pos, "malformed number \"" + std::string(t.text.substr(0, 40)) + "\"");
  } else if (is_float || !parse_int(start, p, t.integer)) {
    t.kind = TokenKind::kFloat;
    t.number = parse_double(start, p);
  }
  return t;
}

// ---------------------------------------------------------------- strings

namespace {

// Unknown escapes keep both characters: patterns such as "\d" rely on it.
char* decode_escape(char c, char* out) {
  switch (c) {
  case 'n': *out++ = '\n'; return out;
  case 't': *out++ = '\t'; return out;
  case 'r': *out++ = '\r'; return out;
  case '\\': *out++ = '\\'; return out;
  case '"': *out++ = '"'; return out;
  }
  *out++ = '\\';
  *out++ = c;
  return out;
}

/// `body` is complete: a backslash is never its last byte.
std::string_view decode_escapes(std::string_view body, Arena& arena) {
  char* start = static_cast<char*>(arena.allocate(body.size(), 1));
  char* out = start;
  for (size_t i = 0; i < body.size(); i++) {
    if (body[i] == '\\' && i + 1 < body.size()) out = decode_escape(body[++i], out);
    else *out++ = body[i];
  }
  return {start, static_cast<size_t>(out - start)};
}

}  // namespace

Token Lexer::quoted_string(const char* start) {
  const char* p = start + 1;
  bool has_escapes = false;
  while (*p != '"') {
    if (*p == '\n' || p == end_) break;
    // A backslash protects the next byte, but neither a line break nor the end of the text.
    if (*p == '\\' && p + 1 < end_ && p[1] != '\n') {
      has_escapes = true;
      p++;
    }
    p++;
  }
  bool closed = p < end_ && *p == '"';
  std::string_view body(start + 1, static_cast<size_t>(p - start) - 1);
  Token t = token(TokenKind::kString, start, body.size() + (closed ? 2 : 1));
  t.string = has_escapes ? decode_escapes(body, *arena_) : body;
  if (!closed) error(t.pos, "string is not closed");
  return t;
}

/// Everything up to the next back quote, line breaks included.
Token Lexer::raw_string(const char* start) {
  Token t = token(TokenKind::kString, start, 1);
  const void* found = std::memchr(start + 1, '`', static_cast<size_t>(end_ - start - 1));
  const char* close = found == nullptr ? end_ : static_cast<const char*>(found);
  t.string = {start + 1, static_cast<size_t>(close - start) - 1};
  cursor_ = found == nullptr ? end_ : close + 1;
  t.text = {start, static_cast<size_t>(cursor_ - start)};
  for (size_t i = t.string.find('\n'); i != std::string_view::npos; i = t.string.find('\n', i + 1)) {
    newline_at(t.string.data() + i);
  }
  first_on_line_ = false;
  if (found == nullptr) error(t.pos, "string is not closed", true);
  return t;
}

// ---------------------------------------------------------------- symbols

Token Lexer::symbol(const char* start) {
  using enum TokenKind;
  char next = start[1];
  auto one = [&](TokenKind kind) { return token(kind, start, 1); };
  auto two = [&](TokenKind kind) { return token(kind, start, 2); };
  auto three = [&](TokenKind kind) { return token(kind, start, 3); };
  switch (*start) {
  case '(': return one(kLeftParen);
  case ')': return one(kRightParen);
  case '{': return one(kLeftBrace);
  case '}': return one(kRightBrace);
  case '[': return one(kLeftBracket);
  case ']': return one(kRightBracket);
  case ',': return one(kComma);
  case ';': return one(kSemicolon);
  case '#': return one(kHash);
  case ':': return next == '=' ? two(kDeclare) : one(kColon);
  case '=': return next == '=' ? two(kEqual) : one(kAssign);
  case '!': return next == '=' ? two(kNotEqual) : one(kNot);
  case '>': return next == '=' ? two(kGreaterEqual) : one(kGreater);
  case '<': return next == '=' ? two(kLessEqual) : next == '-' ? two(kArrow) : one(kLess);
  case '+': return next == '+' ? two(kIncrement) : next == '=' ? two(kPlusAssign) : one(kPlus);
  case '-': return next == '-' ? two(kDecrement) : next == '=' ? two(kMinusAssign) : one(kMinus);
  case '/': return next == '=' ? two(kSlashAssign) : one(kSlash);
  case '%': return next == '=' ? two(kPercentAssign) : one(kPercent);
  case '*':
    if (next == '*') return start[2] == '=' ? three(kPowerAssign) : two(kPower);
    return next == '=' ? two(kStarAssign) : one(kStar);
  case '.':
    if (next == '.') return start[2] == '.' ? three(kEllipsis) : start[2] == '=' ? three(kConcatAssign) : two(kConcat);
    return one(kDot);
  case '&': return next == '&' ? two(kAnd) : lone(kAnd, start);
  case '|': return next == '|' ? two(kOr) : lone(kOr, start);
  case '\'': return single_quoted(start);
  }
  return unexpected(start);
}

/// Half of a double operator; there are no bitwise ones.
Token Lexer::lone(TokenKind meant, const char* start) {
  Token t = token(meant, start, 1);
  error(t.pos, std::string("unexpected character \"") + *start + "\" (did you mean \"" +
                   std::string(token_spelling(meant)) + "\"?)");
  return t;
}

/// `'text'` is read as the string that was surely meant, if it ends on its line.
Token Lexer::single_quoted(const char* start) {
  const char* p = start + 1;
  while (p < end_ && *p != '\'' && *p != '\n') p++;
  if (p == end_ || *p == '\n') return unexpected(start);
  Token t = token(TokenKind::kString, start, static_cast<size_t>(p - start) + 1);
  t.string = t.text.substr(1, t.text.size() - 2);
  error(t.pos, "unexpected character \"'\" (strings stand in double quotes)");
  return t;
}

/// One error for a whole run of bytes >= 0x80: a word in another script, a binary file.
Token Lexer::unexpected(const char* start) {
  const char* p = start + 1;
  if (is_high_byte(*start)) {
    while (is_high_byte(*p)) p++;
  }
  Token t = token(TokenKind::kError, start, static_cast<size_t>(p - start));
  bool printable = *start > 0x20 && *start < 0x7f;
  size_t shown = printable ? 1 : utf8_length(start, end_);
  error(t.pos, shown > 0 ? "unexpected character \"" + std::string(start, shown) + "\""
                         : "unexpected byte " + byte_in_hex(*start));
  return t;
}

}  // namespace gs::frontend
