// The functions that take patterns: find, match, gmatch, gsub.
#include <algorithm>

#include "stdlib/pattern.h"
#include "stdlib/string_families.h"
#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/property.h"
#include "vm/string.h"
#include "vm/vm.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

Raised raise(Vm& vm, PatternError error) { return vm.raise(ErrorId::kPlain, {pattern_error_text(error)}); }

/// `text` compiled, as a string of bytes that no script ever sees.
///
/// Patterns are nearly always literals of the program, the same few again and again, and compiling one takes as long
/// as matching it. So each function remembers some in its upvalues: pairs of text and compiled pattern. The text of a
/// literal is interned, so its address says which; what is put together at run time is not kept.
/// Sharing is safe although a pattern contains the matcher's memory: nothing else runs during a match.
Result<String*> compile_pattern(Vm& vm, NativeFunction* self, String* text, Pattern::Anchors anchors) {
  Value* entry = self->upvalues() + (reinterpret_cast<uintptr_t>(text) >> 4) % (kPatternUpvalues / 2) * 2;
  if (entry[0] == Value::string(text)) return entry[1].as_string();
  if (text->length() > kMaxPatternLength) return raise(vm, PatternError::kTooComplex);
  char* memory;
  GS_TRY(String * compiled, new_uninitialized_string(vm, Pattern::memory_for(text->view()), &memory));
  PatternError error = Pattern::compile(text->view(), anchors, memory);
  if (error != PatternError::kNone) return raise(vm, error);
  if (text->is_interned()) {
    entry[0] = Value::string(text);
    entry[1] = Value::string(compiled);
    vm.barrier(self);
  }
  return compiled;
}

const Pattern& pattern_in(const String* compiled) { return *reinterpret_cast<const Pattern*>(compiled->data); }

/// Argument 1, compiled. The caller's reference to it, on the native stack, keeps it alive.
Result<const Pattern*> pattern_argument(Vm& vm, Args args) {
  GS_TRY(String * text, args.string(1));
  GS_TRY(String * compiled, compile_pattern(vm, running_native(args), text, Pattern::Anchors::kYes));
  return &pattern_in(compiled);
}

Poll poll_of(Vm& vm) {
  return {[](void* context) { return static_cast<Vm*>(context)->check().ok(); }, &vm};
}

/// True for a match, false for none.
Result<bool> outcome(Matcher::Outcome o) {
  if (o == Matcher::Outcome::kStopped) return Raised{};
  return o == Matcher::Outcome::kMatch;
}

// ---------------------------------------------------------------- captures as values

Result<Value> capture_value(Vm& vm, String* subject, const Capture& c) {
  if (c.is_position()) return Value::integer(int64_t{c.start} + 1);
  GS_TRY(String * text, substring(vm, subject, c.start, c.start + size_t{c.length}));
  return Value::string(text);
}

Capture whole_match(const Matcher& m) { return {m.begin(), m.end() - m.begin()}; }

/// Capture `i`; a pattern without any has one, the whole match.
Result<Value> capture_or_match(Vm& vm, String* subject, const Pattern& pattern, const Matcher& m, uint32_t i) {
  return capture_value(vm, subject, pattern.capture_count() == 0 ? whole_match(m) : m.capture(i));
}

/// The values of a match. Collected aside: results lie where the frame's header still is, and making a string may
/// fail.
struct CaptureRow {
  CaptureRow() {}  // leaves the values as they are: mostly one or two of them will be needed
  union {
    Value values[kMaxCaptures + 2];
  };
  uint32_t count = 0;

  void add(Value v) { values[count++] = v; }
  Result<void> add_captures(Vm& vm, String* subject, const Pattern& pattern, const Matcher& m) {
    for (uint32_t i = 0; i < pattern.capture_count(); i++) {
      GS_TRY(values[count], capture_value(vm, subject, m.capture(i)));
      count++;
    }
    return {};
  }
  Result<void> add_captures_or_match(Vm& vm, String* subject, const Pattern& pattern, const Matcher& m) {
    if (pattern.capture_count() != 0) return add_captures(vm, subject, pattern, m);
    GS_TRY(values[count], capture_value(vm, subject, whole_match(m)));
    count++;
    return {};
  }
  NativeResult give(Args args) const {
    move_values(args.results(), values, count);
    return NativeResult::results(count);
  }
};

/// Argument `i` as a 0-based start; negative ones count from the end. Beyond the end it is length + 1.
size_t start_argument(Args args, uint32_t i, size_t length) {
  int64_t init = args.integer_or(i, 1);
  auto n = static_cast<int64_t>(length);
  if (init < 0) init = init < -n ? 1 : n + init + 1;
  if (init < 1) init = 1;
  return init > n + 1 ? length + 1 : static_cast<size_t>(init - 1);
}

// ---------------------------------------------------------------- find, match

NativeResult find_text(Vm& vm, Args args, std::string_view s, std::string_view text, size_t from) {
  GS_TRY(size_t at, find_plain(vm, s, text, from));
  if (at == std::string_view::npos) return args.give(Value::nil());
  auto start = static_cast<int64_t>(at);
  return args.give(Value::integer(start + 1), Value::integer(start + static_cast<int64_t>(text.size())));
}

enum class Positions : bool { kNo, kYes };

NativeResult find_pattern(Vm& vm, Args args, String* s, size_t from, Positions positions) {
  GS_TRY(const Pattern* pattern, pattern_argument(vm, args));
  Matcher m(*pattern, s->view(), poll_of(vm));
  GS_TRY(bool found, outcome(m.search(static_cast<uint32_t>(from))));
  if (!found) return args.give(Value::nil());
  CaptureRow row;
  if (positions == Positions::kYes) {
    row.add(Value::integer(int64_t{m.begin()} + 1));
    row.add(Value::integer(m.end()));
    GS_TRYV(row.add_captures(vm, s, *pattern, m));
  } else {
    GS_TRYV(row.add_captures_or_match(vm, s, *pattern, m));
  }
  return row.give(args);
}

}  // namespace

NativeResult string_find(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  GS_TRY(std::string_view text, args.bytes(1));
  size_t from = start_argument(args, 2, s->length());
  if (from > s->length()) return args.give(Value::nil());
  if (args[3].truthy() || Pattern::is_plain(text)) return find_text(vm, args, s->view(), text, from);
  return find_pattern(vm, args, s, from, Positions::kYes);
}

NativeResult string_match(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  GS_TRYV(args.string(1));
  size_t from = start_argument(args, 2, s->length());
  if (from > s->length()) return args.give(Value::nil());
  return find_pattern(vm, args, s, from, Positions::kNo);
}

// ---------------------------------------------------------------- gmatch

namespace {

/// A match that is empty and begins where the last one ended is not counted: "%w*" finds each word once.
constexpr uint32_t kNoMatchYet = ~0u;

Result<bool> next_match(Matcher& m, uint32_t& from, uint32_t& last_end) {
  for (;;) {
    GS_TRY(bool found, outcome(m.search(from)));
    if (!found) return false;
    if (m.end() != last_end) break;
    from = m.begin() + 1;
  }
  from = last_end = m.end();
  return true;
}

enum GmatchUpvalue : uint32_t { kSubject, kPattern, kFrom, kLastEnd, kGmatchUpvalues };

NativeResult gmatch_step(Vm& vm, Args args) {
  Value* upvalues = running_native(args)->upvalues();
  String* subject = upvalues[kSubject].as_string();
  const Pattern& pattern = pattern_in(upvalues[kPattern].as_string());
  auto from = static_cast<uint32_t>(upvalues[kFrom].as_int());
  auto last_end = static_cast<uint32_t>(upvalues[kLastEnd].as_int());
  Matcher m(pattern, subject->view(), poll_of(vm));
  GS_TRY(bool found, next_match(m, from, last_end));
  if (!found) {
    upvalues[kFrom] = Value::integer(int64_t{subject->length()} + 1);
    return args.give(Value::nil());
  }
  upvalues[kFrom] = Value::integer(from);
  upvalues[kLastEnd] = Value::integer(last_end);
  CaptureRow row;
  GS_TRYV(row.add_captures_or_match(vm, subject, pattern, m));
  return row.give(args);
}

}  // namespace

/// Here ^ is a character like others: an anchored pattern would have nothing to iterate over.
NativeResult string_gmatch(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  GS_TRY(String * text, args.string(1));
  GS_TRY(String * pattern, compile_pattern(vm, running_native(args), text, Pattern::Anchors::kLiteral));
  GS_TRY(NativeFunction * iterator, new_native(vm, "string.gmatch iterator", gmatch_step, kGmatchUpvalues));
  Value* upvalues = iterator->upvalues();
  upvalues[kSubject] = Value::string(s);
  upvalues[kPattern] = Value::string(pattern);
  upvalues[kFrom] = Value::integer(0);
  upvalues[kLastEnd] = Value::integer(kNoMatchYet);
  return args.give(Value::function(iterator));
}

// ---------------------------------------------------------------- gsub

namespace {

/// Everything a running gsub knows. Lives on the native stack across callbacks, so it owns nothing but heap cells; the
/// strings its views lie in are arguments, which stay where they are.
struct Substitution {
  Vm& vm;
  String* subject;
  Value replacement;
  std::string_view template_text;  ///< of a string or number
  const Pattern& pattern;
  StringBuilder out;
  char number_text[kMaxNumberText];

  Substitution(Vm& vm, String* subject, Value replacement, const Pattern& pattern)
      : vm(vm), subject(subject), replacement(replacement), pattern(pattern), out(vm) {}

  Result<void> check_replacement(Args args);
  Result<void> append_replacement(const Matcher& m);

 private:
  Result<void> append_capture(const Matcher& m, uint32_t number);
  Result<void> expand_template(const Matcher& m);
  Result<Value> ask(const Matcher& m);
};

Result<void> Substitution::check_replacement(Args args) {
  Value r = replacement;
  if (r.is_string()) {
    GS_TRY(template_text, read_string(vm, r.as_string()));
  } else if (r.is_number()) {
    template_text = {number_text, format_number(r, number_text)};
  } else if (!r.is_table() && !r.is_function()) {
    return args.expected(2, "string, function or table");
  }
  return {};
}

/// %0 the match, %1 … the captures; %1 is the match when there are none.
Result<void> Substitution::append_capture(const Matcher& m, uint32_t number) {
  std::string_view text = subject->view();
  if (number == 0 || (number == 1 && pattern.capture_count() == 0)) {
    return out.append(text.substr(m.begin(), m.end() - m.begin()));
  }
  if (number > pattern.capture_count())
    return vm.raise(ErrorId::kPlain, {"invalid capture index in replacement string"});
  const Capture& c = m.capture(number - 1);
  if (c.is_position()) return append_display(vm, out, Value::integer(int64_t{c.start} + 1));
  return out.append(text.substr(c.start, c.length));
}

Result<void> Substitution::expand_template(const Matcher& m) {
  std::string_view rest = template_text;
  for (size_t at; (at = rest.find('%')) != std::string_view::npos; rest.remove_prefix(at + 2)) {
    GS_TRYV(out.append(rest.substr(0, at)));
    char c = at + 1 < rest.size() ? rest[at + 1] : 0;
    if (c == '%') {
      GS_TRYV(out.append('%'));
    } else if (c >= '0' && c <= '9') {
      GS_TRYV(append_capture(m, static_cast<uint32_t>(c - '0')));
    } else {
      return vm.raise(ErrorId::kPlain, {"invalid use of '%' in replacement string"});
    }
  }
  return out.append(rest);
}

/// What the function or table gives for this match.
Result<Value> Substitution::ask(const Matcher& m) {
  if (replacement.is_function()) {
    CaptureRow row;
    GS_TRYV(row.add_captures_or_match(vm, subject, pattern, m));
    Value* results;
    GS_TRY(uint32_t n, vm.call(replacement, row.values, row.count, &results));
    return n == 0 ? Value::nil() : results[0];
  }
  GS_TRY(Value key, capture_or_match(vm, subject, pattern, m, 0));
  Value found;
  PendingCall call;
  Outcome outcome = index_get(vm, replacement, key, found, call);
  if (outcome == Outcome::kRaised) return Raised{};
  if (outcome == Outcome::kDone) return found;
  Value* results;
  GS_TRY(uint32_t n, vm.call(call.callee, call.args, call.count, &results));
  return n == 0 ? Value::nil() : results[0];
}

Result<void> Substitution::append_replacement(const Matcher& m) {
  if (!replacement.is_table() && !replacement.is_function()) return expand_template(m);
  GS_TRY(Value v, ask(m));
  if (v.is_string() || v.is_number()) return append_display(vm, out, v);
  if (!v.truthy()) return append_capture(m, 0);
  return vm.raise(ErrorId::kReplacement, {type_name(v)});
}

}  // namespace

NativeResult string_gsub(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  GS_TRY(const Pattern* pattern, pattern_argument(vm, args));
  int64_t limit = args.integer_or(3, INT64_MAX);
  Substitution sub(vm, s, args[2], *pattern);
  GS_TRYV(sub.check_replacement(args));
  Matcher m(*pattern, s->view(), poll_of(vm));

  uint32_t from = 0, last_end = kNoMatchYet;
  size_t copied = 0;
  int64_t count = 0;
  while (count < limit) {
    GS_TRY(bool found, next_match(m, from, last_end));
    if (!found) break;
    GS_TRYV(sub.out.append(s->view().substr(copied, m.begin() - copied)));
    GS_TRYV(sub.append_replacement(m));
    copied = m.end();
    count++;
    if (pattern->anchored()) break;
  }
  if (count == 0) return args.give(Value::string(s), Value::integer(0));
  GS_TRYV(sub.out.append(s->view().substr(copied)));
  GS_TRY(String * result, sub.out.finish());
  return args.give(Value::string(result), Value::integer(count));
}

}  // namespace gs::stdlib
