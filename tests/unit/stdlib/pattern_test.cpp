// Patterns: what they match, what is malformed, and that the iterative matcher agrees with the textbook recursive one on
// thousands of small random patterns.

#include <catch2/catch_test_macros.hpp>

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "stdlib/pattern.h"

using namespace gs::stdlib;

namespace {

struct Compiled {
  explicit Compiled(std::string_view text, Pattern::Anchors anchors = Pattern::Anchors::kYes)
      : memory(new uint32_t[Pattern::memory_for(text) / 4 + 1]), error(Pattern::compile(text, anchors, memory.get())) {}
  const Pattern& operator*() const { return *reinterpret_cast<const Pattern*>(memory.get()); }
  std::unique_ptr<uint32_t[]> memory;
  PatternError error;
};

/// "begin-end" (0-based, end exclusive), then captures as text or @position; "none"; or the error's message.
std::string show(std::string_view subject, std::string_view pattern, uint32_t from = 0) {
  Compiled compiled(pattern);
  if (compiled.error != PatternError::kNone) return std::string(pattern_error_text(compiled.error));
  Matcher m(*compiled, subject, {});
  if (m.search(from) != Matcher::Outcome::kMatch) return "none";
  std::string out = std::to_string(m.begin()) + "-" + std::to_string(m.end());
  for (uint32_t i = 0; i < (*compiled).capture_count(); i++) {
    const Capture& c = m.capture(i);
    out += ' ';
    out += c.is_position() ? "@" + std::to_string(c.start) : std::string(subject.substr(c.start, c.length));
  }
  return out;
}

}  // namespace

TEST_CASE("pattern: items and quantifiers") {
  CHECK(show("hello", "l+") == "2-4");
  CHECK(show("hello", "l-o") == "2-5");
  CHECK(show("hello", "x*") == "0-0");
  CHECK(show("hello", "el?l?l?o") == "1-5");
  CHECK(show("a.b", "%.") == "1-2");
  CHECK(show("a\nb", "a.b") == "0-3");
  CHECK(show("aaa", "a-") == "0-0");
  CHECK(show("aaa", "^a-$") == "0-3");
  CHECK(show("", "") == "0-0");
  CHECK(show("abc", "") == "0-0");
  CHECK(show("abc", "$") == "3-3");
  CHECK(show("abc", "c", 3) == "none");
  CHECK(show("**", "*+") == "0-2");
  CHECK(show("a-", "a%-") == "0-2");
  CHECK(show("x^y$z", "^y$z") == "none");
  CHECK(show("x^y$z", "x^y$z") == "0-5");
}

TEST_CASE("pattern: classes and sets") {
  CHECK(show("key = 42", "%d+") == "6-8");
  CHECK(show("key = 42", "[%a_]+") == "0-3");
  CHECK(show("a]b", "[]]") == "1-2");
  CHECK(show("a]b", "[^]a]") == "2-3");
  CHECK(show("a-c", "[a%-]+") == "0-2");
  CHECK(show("a-c", "[-c]+") == "1-3");
  CHECK(show("x^", "[x^]+") == "0-2");
  CHECK(show("[abc", "[[]") == "0-1");
  CHECK(show("5", "[%D]") == "none");
  CHECK(show("~", "%p") == "0-1");
  CHECK(show("\x7f", "%c") == "0-1");
  CHECK(show("\xE9", "%a") == "none");
  CHECK(show("\xE9", "[\xE0-\xFF]") == "0-1");
  CHECK(show(std::string_view("a\0b", 3), std::string_view("%z", 2)) == "1-2");
  CHECK(show(std::string_view("a\0b", 3), std::string_view("\0", 1)) == "1-2");
  CHECK(show("q", "%q") == "0-1");
}

TEST_CASE("pattern: captures, back references, balance, frontier") {
  CHECK(show("key=val", "(%w+)=(%w+)") == "0-7 key val");
  CHECK(show("hello", "()ll()") == "2-4 @2 @4");
  CHECK(show("hello", "((h)(e))") == "0-2 he h e");
  CHECK(show("say \"x'y\"", "([\"'])(.-)%1") == "4-9 \" x'y");
  CHECK(show("f(a(b)c)d", "%b()") == "1-8");
  CHECK(show("((", "%b()") == "none");
  CHECK(show("xax", "%bxx") == "0-3");
  CHECK(show("THE (quick) fox", "%f[%a]%a+%f[%A]", 1) == "5-10");
  CHECK(show("ab", "%f[%z]") == "2-2");
  CHECK(show("abab", "(a)(b)%1%2") == "0-4 a b");
  // A capture inside a span that is given back is written again.
  CHECK(show("aaab", "(a*)(a)b") == "0-4 aa a");
}

TEST_CASE("pattern: malformed") {
  CHECK(show("a", "%") == "malformed pattern (ends with '%')");
  for (const char* text : {"[", "[a", "[^", "[]", "[^]", "[a-", "[%", "[%]"}) {
    CHECK(show("a", text) == "malformed pattern (missing ']')");
  }
  CHECK(show("a", "%b") == "malformed pattern (missing arguments to '%b')");
  CHECK(show("a", "%bx") == "malformed pattern (missing arguments to '%b')");
  CHECK(show("a", "%f") == "malformed pattern (missing '[' after '%f')");
  CHECK(show("a", "%fa") == "malformed pattern (missing '[' after '%f')");
  for (const char* text : {"%0", "%1", "(a%1)", "(a)%2"}) {
    CHECK(show("a", text) == "malformed pattern (invalid capture index)");
  }
  CHECK(show("a", "(a") == "malformed pattern (unfinished capture)");
  CHECK(show("a", "a)") == "malformed pattern (')' without '(')");
  std::string captures;
  for (int i = 0; i < 33; i++) captures += "()";
  CHECK(show("a", captures) == "too many captures in pattern");
  std::string huge(kMaxPatternLength + 1, 'a');
  std::vector<uint32_t> header(16);
  CHECK(Pattern::compile(huge, Pattern::Anchors::kYes, header.data()) == PatternError::kTooComplex);
}

TEST_CASE("pattern: plain texts are recognised") {
  CHECK(Pattern::is_plain("hello, world/]{}"));
  CHECK(Pattern::is_plain(std::string_view("\0", 1)));
  for (char c : std::string("^$*+?.([%-)")) CHECK_FALSE(Pattern::is_plain(std::string("a") + c));
}

TEST_CASE("pattern: an anchor may be literal") {
  Compiled compiled("^a", Pattern::Anchors::kLiteral);
  Matcher m(*compiled, "a^a", {});
  CHECK(m.search(0) == Matcher::Outcome::kMatch);
  CHECK(m.begin() == 1);
}

TEST_CASE("pattern: long subjects and deep patterns need no stack") {
  std::string subject(3'000'000, 'a');
  CHECK(show(subject, "^.-b") == "none");
  CHECK(show(subject, "^a*$") == "0-3000000");
  CHECK(show(subject, "^(a-)$").substr(0, 9) == "0-3000000");
  std::string many;
  for (int i = 0; i < 100'000; i++) many += "a?";
  CHECK(show("aaa", "^" + many + "$") == "0-3");
}

TEST_CASE("pattern: an exponential match asks whether to go on") {
  std::string pattern, subject(40, 'a');
  for (int i = 0; i < 40; i++) pattern += "a?";
  pattern += std::string(40, 'a') + "b";
  Compiled compiled("^" + pattern);
  int asked = 0;
  Poll poll{[](void* context) { return ++*static_cast<int*>(context) < 10; }, &asked};
  Matcher m(*compiled, subject, poll);
  CHECK(m.search(0) == Matcher::Outcome::kStopped);
  CHECK(asked == 10);
}

TEST_CASE("pattern: scanning a long subject polls too") {
  std::string subject(8'000'000, 'a');
  for (const char* text : {"b", "[bc]", "^a*b", "a-b", "%bax", "^[a]*c", "(a*)%1%1%1c"}) {
    Compiled compiled(text);
    int asked = 0;
    Poll poll{[](void* context) { return ++*static_cast<int*>(context) < 5; }, &asked};
    Matcher m(*compiled, subject, poll);
    CAPTURE(text);
    CHECK(m.search(0) == Matcher::Outcome::kStopped);
  }
}

// ---------------------------------------------------------------- the textbook matcher

namespace {

/// Straight from the definition, recursive, over the pattern's text: only classes, sets, quantifiers, captures.
class Reference {
 public:
  Reference(std::string_view s, std::string_view p) : s_(s), p_(p) {}
  std::string search() {
    for (size_t start = 0; start <= s_.size(); start++) {
      captures_.clear();
      if (std::optional<size_t> end = match(start, 0)) {
        std::string out = std::to_string(start) + "-" + std::to_string(*end);
        for (auto [from, length] : captures_) {
          out += ' ' + (length == kPosition ? "@" + std::to_string(from) : std::string(s_.substr(from, length)));
        }
        return out;
      }
    }
    return "none";
  }

 private:
  static constexpr size_t kPosition = ~size_t{0}, kOpen = kPosition - 1;

  size_t item_end(size_t p) const {
    if (p_[p] == '%') return p + 2;
    if (p_[p] != '[') return p + 1;
    size_t q = p + 1 + (p_[p + 1] == '^');
    do {
      q += p_[q] == '%' ? 2 : 1;
    } while (p_[q] != ']');
    return q + 1;
  }
  static bool in_class(char c, char letter) {
    switch (letter) {
      case 'a': return c == 'a' || c == 'b';
      case 'd': return c == '1';
      case 'A': return !in_class(c, 'a');
      default: return c == letter;
    }
  }
  bool in_set(char c, size_t p, size_t last) const {
    bool negated = p_[p] == '^';
    if (negated) p++;
    for (; p < last; p++) {
      if (p_[p] == '%') {
        if (in_class(c, p_[++p])) return !negated;
      } else if (p + 2 < last && p_[p + 1] == '-') {
        if (p_[p] <= c && c <= p_[p + 2]) return !negated;
        p += 2;
      } else if (p_[p] == c) {
        return !negated;
      }
    }
    return negated;
  }
  bool single(size_t s, size_t p, size_t end) const {
    if (s >= s_.size()) return false;
    if (p_[p] == '.') return true;
    if (p_[p] == '%') return in_class(s_[s], p_[p + 1]);
    if (p_[p] == '[') return in_set(s_[s], p + 1, end - 1);
    return s_[s] == p_[p];
  }
  std::optional<size_t> match(size_t s, size_t p) {
    if (p == p_.size()) return s;
    if (p_[p] == '(') return open(s, p);
    if (p_[p] == ')') return close(s, p);
    size_t end = item_end(p);
    char quantifier = end < p_.size() ? p_[end] : 0;
    if (quantifier == '*' || quantifier == '+') return longest(s, p, end, quantifier == '+');
    if (quantifier == '-') return shortest(s, p, end);
    if (quantifier == '?') {
      if (single(s, p, end)) {
        if (auto r = match(s + 1, end + 1)) return r;
      }
      return match(s, end + 1);
    }
    return single(s, p, end) ? match(s + 1, end) : std::nullopt;
  }
  std::optional<size_t> longest(size_t s, size_t p, size_t end, size_t least) {
    size_t n = 0;
    while (single(s + n, p, end)) n++;
    for (; n + 1 > least; n--) {
      if (auto r = match(s + n, end + 1)) return r;
      if (n == 0) break;
    }
    return std::nullopt;
  }
  std::optional<size_t> shortest(size_t s, size_t p, size_t end) {
    for (;; s++) {
      if (auto r = match(s, end + 1)) return r;
      if (!single(s, p, end)) return std::nullopt;
    }
  }
  std::optional<size_t> open(size_t s, size_t p) {
    bool position = p_[p + 1] == ')';
    captures_.push_back({s, position ? kPosition : kOpen});
    if (auto r = match(s, p + (position ? 2 : 1))) return r;
    captures_.pop_back();
    return std::nullopt;
  }
  std::optional<size_t> close(size_t s, size_t p) {
    size_t i = captures_.size();
    while (captures_[--i].second != kOpen) {}
    captures_[i].second = s - captures_[i].first;
    if (auto r = match(s, p + 1)) return r;
    captures_[i].second = kOpen;
    return std::nullopt;
  }

  std::string_view s_, p_;
  std::vector<std::pair<size_t, size_t>> captures_;
};

struct Generator {
  std::mt19937 random{20240611};
  uint32_t below(uint32_t n) { return random() % n; }
  std::string subject() {
    std::string s;
    for (uint32_t n = below(9); n > 0; n--) s += "ab1]"[below(4)];
    return s;
  }
  std::string pattern() {
    static const char* const kItems[] = {"a", "b", "1", ".", "%a", "%d", "%A", "[ab]", "[^a]", "[%d]]", "[a-b1]", "%]"};
    static const char* const kQuantifiers[] = {"", "", "*", "+", "-", "?"};
    std::string p;
    int open = 0;
    for (uint32_t n = 1 + below(5); n > 0; n--) {
      if (below(6) == 0) p += '(', open++;
      p += kItems[below(12)];
      p += kQuantifiers[below(6)];
      if (open > 0 && below(3) == 0) p += ')', open--;
      if (below(12) == 0) p += "()";
    }
    return p + std::string(static_cast<size_t>(open), ')');
  }
};

}  // namespace

TEST_CASE("pattern: agrees with the textbook matcher") {
  Generator generator;
  for (int i = 0; i < 40'000; i++) {
    std::string subject = generator.subject(), pattern = generator.pattern();
    std::string expected = Reference(subject, pattern).search(), actual = show(subject, pattern);
    if (actual != expected) {
      CAPTURE(subject, pattern);
      REQUIRE(actual == expected);
    }
  }
}
