// Lua patterns: compiled to a short row of nodes, then matched without recursion.
//
//   .  %a %d …  [set]  [^set]     one byte            x*  x+  x-  x?     of a one-byte item: longest, shortest, optional
//   ( … )  ()                     capture, position   %1 … %9            what capture n matched, again
//   %bxy                          balanced x … y      %f[set]            frontier: set begins here
//   ^ first, $ last               ends of the subject
//
// Compiling costs about as much as one failed match and buys two things. A set is a bitmap, so testing a byte is one
// load, and spans and the search for a first byte are tight loops. And the matcher's only memory is one *choice* for
// each quantifier: patterns have no groups to repeat, so a match visits the nodes in order, each at most once, and the
// row of choices it may come back to can be no longer than the pattern's quantifiers. No recursion, no depth limit, and
// a capture need not be undone: on any path to the end it is written again.
//
//    "(%a+)-x"   open 0 | plus set(%a) | close 0 | byte '-' | byte 'x' | match
//                         `- choice: node, shortest, longest so far
//
// Backtracking is exponential for some patterns, so the matcher counts steps and asks a Poll now and then whether to
// go on. Pure code: knows no Vm, and the caller gives it memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gs::stdlib {

/// What may be wrong with a pattern.  ROW(Id, message)
#define GS_PATTERN_ERRORS(ROW)                                             \
  ROW(None, "")                                                            \
  ROW(EndsWithPercent, "malformed pattern (ends with '%')")                \
  ROW(MissingBracket, "malformed pattern (missing ']')")                   \
  ROW(BalanceArguments, "malformed pattern (missing arguments to '%b')")   \
  ROW(FrontierSet, "malformed pattern (missing '[' after '%f')")           \
  ROW(CaptureIndex, "malformed pattern (invalid capture index)")           \
  ROW(UnfinishedCapture, "malformed pattern (unfinished capture)")         \
  ROW(UnopenedCapture, "malformed pattern (')' without '(')")              \
  ROW(TooManyCaptures, "too many captures in pattern")                     \
  ROW(TooComplex, "pattern too complex")

enum class PatternError : uint8_t {
#define GS_ROW(id, message) k##id,
  GS_PATTERN_ERRORS(GS_ROW)
#undef GS_ROW
};
std::string_view pattern_error_text(PatternError error);

inline constexpr uint32_t kMaxCaptures = 32;
/// Longest pattern; a longer one is "too complex".
inline constexpr size_t kMaxPatternLength = size_t{1} << 20;

/// A set of bytes.
struct ByteSet {
  uint32_t words[8] = {};
  constexpr bool has(uint8_t b) const { return (words[b >> 5] >> (b & 31)) & 1; }
  constexpr void add(uint8_t b) { words[b >> 5] |= uint32_t{1} << (b & 31); }
  constexpr void add(const ByteSet& other) {
    for (int i = 0; i < 8; i++) words[i] |= other.words[i];
  }
  constexpr void complement() {
    for (uint32_t& w : words) w = ~w;
  }
};

/// A compiled pattern: this header, then nodes, sets and room for choices. Holds no addresses, so it may be kept in any
/// 4-aligned memory, a string's bytes for instance.
class Pattern {
 public:
  /// Does `text` hold any character with a meaning? If not, it matches just itself.
  static bool is_plain(std::string_view text);
  /// Bytes of memory that compiling `text` needs. At most kMaxPatternLength long.
  static size_t memory_for(std::string_view text);
  /// Compiles `text` into `memory`. A leading ^ anchors, unless `anchors` is kLiteral (gmatch).
  enum class Anchors : uint8_t { kYes, kLiteral };
  static PatternError compile(std::string_view text, Anchors anchors, void* memory);

  uint32_t capture_count() const { return captures_; }
  bool anchored() const { return anchored_; }

 private:
  friend class PatternCompiler;
  friend class Matcher;

  enum class Op : uint8_t {
    kByte, kAny, kSet,                     // one byte
    kStar, kPlus, kMinus, kOptional,       // of an item
    kOpen, kClose, kPosition, kReference,  // a: number of the capture
    kBalance,                              // a, b: the two bytes
    kFrontier, kEnd, kMatch,
  };
  struct Node {
    Op op;
    Op item;         ///< of a quantifier: kByte, kAny or kSet
    uint8_t a, b;    ///< kByte: a
    uint32_t set;    ///< kSet, kFrontier: number of the set; those of the classes %a … %Z come first
  };
  struct Choice {
    uint32_t node;
    uint32_t shortest, at;  ///< positions in the subject: may go back to, is at
  };
  /// How much of each a pattern can need, found without parsing it.
  struct Bounds {
    explicit Bounds(std::string_view text);
    uint32_t nodes, sets, choices;
  };

  const Node* nodes() const { return reinterpret_cast<const Node*>(this + 1); }
  const ByteSet* sets() const { return reinterpret_cast<const ByteSet*>(nodes() + node_room_); }
  Choice* choices() const {
    return reinterpret_cast<Choice*>(const_cast<ByteSet*>(sets() + set_room_));
  }
  const ByteSet& set(uint32_t number) const;
  /// Is it one x+ and nothing else? Then a match is a run of such bytes, and there is nothing to come back to.
  bool is_run() const { return nodes()[0].op == Op::kPlus && nodes()[0].item != Op::kAny && nodes()[1].op == Op::kMatch; }

  uint32_t node_room_, set_room_;
  uint32_t captures_;
  uint32_t first_;  ///< the first node that looks at the subject
  bool anchored_;
};

/// Asked every few thousand steps; false ends the match with kStopped.
struct Poll {
  bool (*go_on)(void* context) = [](void*) { return true; };
  void* context = nullptr;
};

struct Capture {
  static constexpr uint32_t kPosition = ~0u;  ///< as length: only the start counts
  uint32_t start, length;
  bool is_position() const { return length == kPosition; }
};

/// Matches one pattern against one subject (shorter than 4 GiB). The pattern's memory is used while a call runs.
class Matcher {
 public:
  enum class Outcome : uint8_t { kMatch, kNoMatch, kStopped };

  Matcher(const Pattern& pattern, std::string_view subject, Poll poll)
      : pattern_(pattern), subject_(reinterpret_cast<const uint8_t*>(subject.data())),
        size_(static_cast<uint32_t>(subject.size())), poll_(poll) {}

  /// A match that starts at `start`.
  Outcome match_at(uint32_t start);
  /// The first match that starts at `from` or, unless the pattern is anchored, later.
  Outcome search(uint32_t from);

  // Of the last match:
  uint32_t begin() const { return begin_; }
  uint32_t end() const { return end_; }
  const Capture& capture(uint32_t i) const { return captures_[i]; }

 private:
  using Node = Pattern::Node;
  using Op = Pattern::Op;
  using Choice = Pattern::Choice;

  bool test(const Node& n, Op item, uint32_t at) const;
  bool spend(uint32_t steps);
  bool span(const Node& n, uint32_t from, uint32_t& to);
  bool match_balance(const Node& n, uint32_t& at);
  bool match_reference(const Node& n, uint32_t& at);
  bool match_frontier(const Node& n, uint32_t at) const;
  bool step(const Node*& n, uint32_t& at);
  bool step_quantifier(const Node*& n, uint32_t& at);
  bool next_choice(const Node*& n, uint32_t& at);
  bool shorten(Choice& c, const Node* next);
  bool next_candidate(uint32_t& at);
  Outcome search_run(uint32_t from);
  void push(const Node* n, uint32_t shortest, uint32_t at);

  static constexpr int32_t kStepsPerPoll = 1 << 14;

  const Pattern& pattern_;
  const uint8_t* subject_;
  uint32_t size_;
  Poll poll_;
  int32_t steps_left_ = kStepsPerPoll;
  bool stopped_ = false;
  uint32_t begin_ = 0, end_ = 0;
  uint32_t choice_count_ = 0;
  Capture captures_[kMaxCaptures];
};

}  // namespace gs::stdlib
