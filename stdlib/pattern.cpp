#include "stdlib/pattern.h"

#include <algorithm>
#include <cstring>

#include "vm/base/check.h"

namespace gs::stdlib {

std::string_view pattern_error_text(PatternError error) {
  static constexpr std::string_view kTexts[] = {
#define GS_ROW(id, message) message,
      GS_PATTERN_ERRORS(GS_ROW)
#undef GS_ROW
  };
  return kTexts[static_cast<size_t>(error)];
}

// ---------------------------------------------------------------- classes

namespace {

constexpr bool in_range(int c, int low, int high) { return c >= low && c <= high; }
constexpr bool is_upper(int c) { return in_range(c, 'A', 'Z'); }
constexpr bool is_lower(int c) { return in_range(c, 'a', 'z'); }
constexpr bool is_alpha(int c) { return is_upper(c) || is_lower(c); }
constexpr bool is_digit(int c) { return in_range(c, '0', '9'); }
constexpr bool is_graph(int c) { return in_range(c, 0x21, 0x7E); }

/// Membership of byte `c` in the class of lower-case letter `letter`: the "C" locale, whatever the host's is.
constexpr bool in_class(int letter, int c) {
  switch (letter) {
    case 'a': return is_alpha(c);
    case 'c': return c < 0x20 || c == 0x7F;
    case 'd': return is_digit(c);
    case 'g': return is_graph(c);
    case 'l': return is_lower(c);
    case 'p': return is_graph(c) && !is_alpha(c) && !is_digit(c);
    case 's': return c == ' ' || in_range(c, '\t', '\r');
    case 'u': return is_upper(c);
    case 'w': return is_alpha(c) || is_digit(c);
    case 'x': return is_digit(c) || in_range(c, 'a', 'f') || in_range(c, 'A', 'F');
    case 'z': return c == 0;
    default: return false;
  }
}

constexpr char kClassLetters[] = "acdglpsuwxz";
constexpr uint32_t kClassCount = sizeof kClassLetters - 1;
/// Numbers below are sets of classes; a pattern's own sets are numbered from here.
constexpr uint32_t kNoClass = 2 * kClassCount;

/// Set 2i is the class of letter i, set 2i+1 its complement.
struct ClassSets {
  ByteSet sets[2 * kClassCount];
  constexpr ClassSets() {
    for (uint32_t i = 0; i < kClassCount; i++) {
      for (int c = 0; c < 256; c++) {
        if (in_class(kClassLetters[i], c)) sets[2 * i].add(static_cast<uint8_t>(c));
      }
      sets[2 * i + 1] = sets[2 * i];
      sets[2 * i + 1].complement();
    }
  }
};
constexpr ClassSets kClasses;

/// What compiling looks up for each byte of a pattern.
struct ByteTable {
  uint8_t class_number[256] = {};  ///< of the class that %letter means; kNoClass when it means just the letter
  bool special[256] = {};          ///< means something else than itself
  constexpr ByteTable() {
    for (uint8_t& number : class_number) number = kNoClass;
    for (uint32_t i = 0; i < kClassCount; i++) {
      auto letter = static_cast<uint8_t>(kClassLetters[i]);
      class_number[letter] = static_cast<uint8_t>(2 * i);
      class_number[letter - 'a' + 'A'] = static_cast<uint8_t>(2 * i + 1);
    }
    for (char c : {'^', '$', '*', '+', '?', '.', '(', ')', '[', '%', '-'}) special[static_cast<uint8_t>(c)] = true;
  }
};
constexpr ByteTable kBytes;

}  // namespace

const ByteSet& Pattern::set(uint32_t number) const {
  return number < kNoClass ? kClasses.sets[number] : sets()[number - kNoClass];
}

// ---------------------------------------------------------------- compiling

bool Pattern::is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return kBytes.special[static_cast<uint8_t>(c)]; });
}

Pattern::Bounds::Bounds(std::string_view text) : nodes(static_cast<uint32_t>(text.size()) + 1), sets(0), choices(0) {
  for (char c : text) {
    sets += c == '[';
    choices += c == '*' || c == '+' || c == '-' || c == '?';
  }
}

size_t Pattern::memory_for(std::string_view text) {
  Bounds bounds(text);
  return sizeof(Pattern) + bounds.nodes * sizeof(Node) + bounds.sets * sizeof(ByteSet) +
         bounds.choices * sizeof(Choice);
}

class PatternCompiler {
 public:
  PatternCompiler(std::string_view text, Pattern* out)
      : p_(reinterpret_cast<const uint8_t*>(text.data())), end_(p_ + text.size()), out_(out),
        next_node_(const_cast<Node*>(out->nodes())), next_set_(const_cast<ByteSet*>(out->sets())) {}

  PatternError compile(Pattern::Anchors anchors) {
    out_->anchored_ = anchors == Pattern::Anchors::kYes && p_ != end_ && *p_ == '^';
    if (out_->anchored_) p_++;
    while (p_ != end_ && error_ == PatternError::kNone) item();
    if (open_count_ != 0 && error_ == PatternError::kNone) error_ = PatternError::kUnfinishedCapture;
    emit({Op::kMatch, Op::kAny, 0, 0, 0});
    out_->captures_ = captures_;
    find_first();
    return error_;
  }

 private:
  using Node = Pattern::Node;
  using Op = Pattern::Op;

  void emit(Node n) { *next_node_++ = n; }
  void fail(PatternError error) { error_ = error; }

  void item() {
    switch (*p_) {
      case '(': return open();
      case ')': return close();
      case '$':
        if (p_ + 1 != end_) break;
        p_++;
        return emit({Op::kEnd, Op::kAny, 0, 0, 0});
      case '%':
        if (p_ + 1 == end_) return fail(PatternError::kEndsWithPercent);
        if (p_[1] == 'b') return balance();
        if (p_[1] == 'f') return frontier();
        if (is_digit(p_[1])) return reference();
        break;
      default: break;
    }
    byte_item();
  }

  void open() {
    if (captures_ == kMaxCaptures) return fail(PatternError::kTooManyCaptures);
    auto number = static_cast<uint8_t>(captures_++);
    p_++;
    if (p_ != end_ && *p_ == ')') {
      p_++;
      closed_ |= uint64_t{1} << number;
      return emit({Op::kPosition, Op::kAny, number, 0, 0});
    }
    open_[open_count_++] = number;
    emit({Op::kOpen, Op::kAny, number, 0, 0});
  }

  void close() {
    if (open_count_ == 0) return fail(PatternError::kUnopenedCapture);
    p_++;
    uint8_t number = open_[--open_count_];
    closed_ |= uint64_t{1} << number;
    emit({Op::kClose, Op::kAny, number, 0, 0});
  }

  /// %1: nodes are visited in order, so that the capture is closed here is known here.
  void reference() {
    int number = p_[1] - '1';
    if (number < 0 || !(closed_ >> number & 1)) return fail(PatternError::kCaptureIndex);
    p_ += 2;
    emit({Op::kReference, Op::kAny, static_cast<uint8_t>(number), 0, 0});
  }

  void balance() {
    if (end_ - p_ < 4) return fail(PatternError::kBalanceArguments);
    emit({Op::kBalance, Op::kAny, p_[2], p_[3], 0});
    p_ += 4;
  }

  void frontier() {
    p_ += 2;
    if (p_ == end_ || *p_ != '[') return fail(PatternError::kFrontierSet);
    emit({Op::kFrontier, Op::kAny, 0, 0, set()});
  }

  /// One byte's worth, and the quantifier after it.
  void byte_item() {
    Node n = byte_matcher();
    if (error_ != PatternError::kNone || p_ == end_) return emit(n);
    switch (*p_) {
      case '*': n.op = Op::kStar; break;
      case '+': n.op = Op::kPlus; break;
      case '-': n.op = Op::kMinus; break;
      case '?': n.op = Op::kOptional; break;
      default: return emit(n);
    }
    p_++;
    emit(n);
  }

  Node byte_matcher() {
    uint8_t c = *p_;
    if (c == '[') {
      uint32_t number = set();
      return {Op::kSet, Op::kSet, 0, 0, number};
    }
    p_++;
    if (c == '.') return {Op::kAny, Op::kAny, 0, 0, 0};
    if (c != '%') return {Op::kByte, Op::kByte, c, 0, 0};
    uint8_t letter = *p_++;
    uint32_t number = kBytes.class_number[letter];
    if (number < kNoClass) return {Op::kSet, Op::kSet, 0, 0, number};
    return {Op::kByte, Op::kByte, letter, 0, 0};
  }

  /// After '[': where the ']' is that ends the set, or null. The first character never ends it.
  const uint8_t* end_of_set(const uint8_t* p) const {
    do {
      if (p == end_) return nullptr;
      if (*p++ == '%' && p++ == end_) return nullptr;
    } while (p != end_ && *p != ']');
    return p == end_ ? nullptr : p;
  }

  /// [set] at p_: its number.
  uint32_t set() {
    const uint8_t* p = p_ + 1;
    bool negated = p != end_ && *p == '^';
    if (negated) p++;
    const uint8_t* last = end_of_set(p);
    if (last == nullptr) {
      fail(PatternError::kMissingBracket);
      return 0;
    }
    ByteSet set;
    while (p < last) p = set_member(set, p, last);
    if (negated) set.complement();
    p_ = last + 1;
    *next_set_ = set;
    return kNoClass + static_cast<uint32_t>(next_set_++ - out_->sets());
  }

  static const uint8_t* set_member(ByteSet& set, const uint8_t* p, const uint8_t* last) {
    if (*p == '%') {
      uint32_t number = kBytes.class_number[p[1]];
      if (number < kNoClass) {
        set.add(kClasses.sets[number]);
      } else {
        set.add(p[1]);
      }
      return p + 2;
    }
    if (p + 2 < last && p[1] == '-') {
      for (int c = p[0]; c <= p[2]; c++) set.add(static_cast<uint8_t>(c));
      return p + 3;
    }
    set.add(*p);
    return p + 1;
  }

  /// Captures that open before the first item do not change where a match can start.
  void find_first() {
    const Node* n = out_->nodes();
    while (n->op == Op::kOpen || n->op == Op::kPosition) n++;
    out_->first_ = static_cast<uint32_t>(n - out_->nodes());
  }

  const uint8_t* p_;
  const uint8_t* end_;
  Pattern* out_;
  Node* next_node_;
  ByteSet* next_set_;
  PatternError error_ = PatternError::kNone;
  uint32_t captures_ = 0;
  uint64_t closed_ = 0;  ///< bit per capture
  uint8_t open_[kMaxCaptures];
  uint32_t open_count_ = 0;
};

PatternError Pattern::compile(std::string_view text, Anchors anchors, void* memory) {
  if (text.size() > kMaxPatternLength) return PatternError::kTooComplex;
  auto* out = static_cast<Pattern*>(memory);
  Bounds bounds(text);
  out->node_room_ = bounds.nodes;
  out->set_room_ = bounds.sets;
  return PatternCompiler(text, out).compile(anchors);
}

// ---------------------------------------------------------------- matching one item

/// Does the byte at `at` match the item? `at` may be the end.
GS_INLINE bool Matcher::test(const Node& n, Op item, uint32_t at) const {
  if (at >= size_) return false;
  if (item == Op::kByte) return subject_[at] == n.a;
  return item == Op::kAny || pattern_.set(n.set).has(subject_[at]);
}

/// Counts steps; false when the poll says stop.
GS_INLINE bool Matcher::spend(uint32_t steps) {
  steps_left_ -= static_cast<int32_t>(steps);
  if (steps_left_ > 0) [[likely]]
    return true;
  steps_left_ = kStepsPerPoll;
  if (poll_.go_on(poll_.context)) return true;
  stopped_ = true;
  return false;
}

/// The end of the longest run of matching bytes from `from` on. False: stopped.
bool Matcher::span(const Node& n, uint32_t from, uint32_t& to) {
  if (n.item == Op::kAny) {
    to = size_;
    return true;
  }
  const ByteSet* set = n.item == Op::kSet ? &pattern_.set(n.set) : nullptr;
  for (to = from;;) {
    // In pieces, because a long subject is scanned for longer than an interrupt should wait.
    uint32_t piece_end = to + std::min<uint32_t>(size_ - to, kStepsPerPoll);
    uint32_t start = to;
    if (set != nullptr) {
      while (to < piece_end && set->has(subject_[to])) to++;
    } else {
      while (to < piece_end && subject_[to] == n.a) to++;
    }
    if (!spend(to - start)) return false;
    if (to < piece_end || to == size_) return true;
  }
}

bool Matcher::match_balance(const Node& n, uint32_t& at) {
  if (at >= size_ || subject_[at] != n.a) return false;
  uint32_t depth = 1;
  for (uint32_t i = at + 1; i < size_; i++) {
    if (!spend(1)) return false;
    if (subject_[i] == n.b) {  // first: %b'' has one byte as both
      if (--depth == 0) {
        at = i + 1;
        return true;
      }
    } else if (subject_[i] == n.a) {
      depth++;
    }
  }
  return false;
}

bool Matcher::match_reference(const Node& n, uint32_t& at) {
  const Capture& c = captures_[n.a];
  uint32_t length = c.is_position() ? 0 : c.length;
  if (length > size_ - at) return false;
  for (uint32_t i = 0; i < length; i += kStepsPerPoll) {
    uint32_t piece = std::min<uint32_t>(length - i, kStepsPerPoll);
    if (std::memcmp(subject_ + c.start + i, subject_ + at + i, piece) != 0 || !spend(piece / 16)) return false;
  }
  at += length;
  return true;
}

bool Matcher::match_frontier(const Node& n, uint32_t at) const {
  // Outside the subject there are zero bytes.
  const ByteSet& set = pattern_.set(n.set);
  uint8_t before = at == 0 ? 0 : subject_[at - 1];
  uint8_t here = at == size_ ? 0 : subject_[at];
  return !set.has(before) && set.has(here);
}

// ---------------------------------------------------------------- matching all of it

GS_INLINE void Matcher::push(const Node* n, uint32_t shortest, uint32_t at) {
  pattern_.choices()[choice_count_++] = {static_cast<uint32_t>(n - pattern_.nodes()), shortest, at};
}

/// Takes the first way through a quantifier and notes that there are others. False: there is no way, or stopped.
bool Matcher::step_quantifier(const Node*& n, uint32_t& at) {
  uint32_t from = at;
  switch (n->op) {
    case Op::kStar:
    case Op::kPlus:
      if (n->op == Op::kPlus) {
        if (!test(*n, n->item, at)) return false;
        from++;
      }
      if (!span(*n, from, at)) return false;
      if (at > from) push(n, from, at);
      break;
    case Op::kOptional:
      if (test(*n, n->item, at)) {
        at++;
        push(n, from, at);
      }
      break;
    default:  // kMinus
      push(n, at, at);
      break;
  }
  n++;
  return true;
}

/// One node forward. False: no match this way, or stopped.
GS_INLINE bool Matcher::step(const Node*& n, uint32_t& at) {
  switch (n->op) {
    case Op::kByte:
    case Op::kAny:
    case Op::kSet:
      if (!test(*n, n->op, at)) return false;
      at++;
      break;
    case Op::kStar:
    case Op::kPlus:
    case Op::kMinus:
    case Op::kOptional: return step_quantifier(n, at);
    case Op::kOpen: captures_[n->a] = {at, 0}; break;
    case Op::kClose: captures_[n->a].length = at - captures_[n->a].start; break;
    case Op::kPosition: captures_[n->a] = {at, Capture::kPosition}; break;
    case Op::kReference:
      if (!match_reference(*n, at)) return false;
      break;
    case Op::kBalance:
      if (!match_balance(*n, at)) return false;
      break;
    case Op::kFrontier:
      if (!match_frontier(*n, at)) return false;
      break;
    case Op::kEnd:
      if (at != size_) return false;
      break;
    case Op::kMatch: break;
  }
  n++;
  return true;
}

/// A greedy run gives bytes back: one, or as many as it takes for the literal byte that comes next to stand there.
bool Matcher::shorten(Choice& c, const Node* next) {
  if (next->op != Op::kByte) {
    if (c.at == c.shortest) return false;
    c.at--;
    return true;
  }
  uint32_t from = c.at;
  while (c.at > c.shortest) {
    if (subject_[--c.at] == next->a) return spend(from - c.at);
    if (from - c.at >= kStepsPerPoll) {
      if (!spend(from - c.at)) return false;
      from = c.at;
    }
  }
  return false;
}

/// The next way to go on at the last choice that has one: where. False: none left, or stopped.
bool Matcher::next_choice(const Node*& n, uint32_t& at) {
  for (; choice_count_ > 0 && !stopped_; choice_count_--) {
    Choice& c = pattern_.choices()[choice_count_ - 1];
    const Node* quantifier = pattern_.nodes() + c.node;
    bool more;
    if (quantifier->op == Op::kMinus) {
      more = test(*quantifier, quantifier->item, c.at);
      c.at++;
    } else {
      more = shorten(c, quantifier + 1);
    }
    if (!more) continue;
    n = quantifier + 1;
    at = c.at;
    return true;
  }
  return false;
}

Matcher::Outcome Matcher::match_at(uint32_t start) {
  const Node* n = pattern_.nodes();
  uint32_t at = start;
  choice_count_ = 0;
  while (n->op != Op::kMatch) {
    bool ok = spend(1) && (step(n, at) || (!stopped_ && next_choice(n, at)));
    if (!ok) return stopped_ ? Outcome::kStopped : Outcome::kNoMatch;
  }
  begin_ = start;
  end_ = at;
  return Outcome::kMatch;
}

/// Moves `at` to the next position where the first item could match. False: there is none, or stopped.
bool Matcher::next_candidate(uint32_t& at) {
  const Node& first = pattern_.nodes()[pattern_.first_];
  Op item = first.op == Op::kPlus ? first.item : first.op;
  if (item != Op::kByte && item != Op::kSet) return at <= size_;
  const ByteSet* set = item == Op::kSet ? &pattern_.set(first.set) : nullptr;
  while (at < size_) {
    uint32_t start = at, piece_end = at + std::min<uint32_t>(size_ - at, kStepsPerPoll);
    if (set == nullptr) {
      const void* found = std::memchr(subject_ + at, first.a, piece_end - at);
      at = found == nullptr ? piece_end : static_cast<uint32_t>(static_cast<const uint8_t*>(found) - subject_);
    } else {
      while (at < piece_end && !set->has(subject_[at])) at++;
    }
    if (!spend((at - start) / 4)) return false;
    if (at < piece_end) return true;
  }
  return false;
}

/// Of a pattern that is_run(): a candidate is the beginning of a match.
Matcher::Outcome Matcher::search_run(uint32_t from) {
  if (!next_candidate(from)) return stopped_ ? Outcome::kStopped : Outcome::kNoMatch;
  begin_ = from;
  return span(pattern_.nodes()[0], from + 1, end_) ? Outcome::kMatch : Outcome::kStopped;
}

Matcher::Outcome Matcher::search(uint32_t from) {
  if (from > size_) return Outcome::kNoMatch;
  if (pattern_.anchored()) return match_at(from);
  if (pattern_.is_run()) return search_run(from);
  for (uint32_t at = from; next_candidate(at); at++) {
    Outcome outcome = match_at(at);
    if (outcome != Outcome::kNoMatch) return outcome;
  }
  return stopped_ ? Outcome::kStopped : Outcome::kNoMatch;
}

}  // namespace gs::stdlib
