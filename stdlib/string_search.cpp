// Plain text: splitting, joining, counting, replacing. All by bytes; an empty text to look for is found between
// characters.
#include <cstring>

#include "stdlib/long_work.h"
#include "stdlib/string_families.h"
#include "stdlib/tostring.h"
#include "stdlib/utf8.h"
#include "vm/table.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

/// First occurrence in one piece. Usually the first byte is rare enough for memchr to find the place nearly alone;
/// when it is not, memmem, which is linear, takes over.
const char* find_in(const char* from, size_t size, std::string_view needle) {
  const char* end = from + size;
  for (int misses = 0; misses < 16; misses++) {
    size_t starts = static_cast<size_t>(end - from);
    if (starts < needle.size()) return nullptr;
    from = static_cast<const char*>(std::memchr(from, needle[0], starts - needle.size() + 1));
    if (from == nullptr || std::memcmp(from, needle.data(), needle.size()) == 0) return from;
    from++;
  }
  return static_cast<const char*>(memmem(from, static_cast<size_t>(end - from), needle.data(), needle.size()));
}

}  // namespace

Result<size_t> find_plain(Vm& vm, std::string_view haystack, std::string_view needle, size_t from) {
  constexpr size_t npos = std::string_view::npos;
  if (needle.empty()) return from <= haystack.size() ? from : npos;
  // Pieces overlap by what an occurrence across their border needs; they are larger than the needle, so the work
  // stays linear.
  size_t piece = std::max(kPollBytes, needle.size() * 4);
  for (size_t at = from; at < haystack.size() && haystack.size() - at >= needle.size(); at += piece) {
    size_t size = std::min(piece + needle.size() - 1, haystack.size() - at);
    const char* found = find_in(haystack.data() + at, size, needle);
    if (found != nullptr) return static_cast<size_t>(found - haystack.data());
    GS_TRYV(vm.check());
  }
  return npos;
}

// ---------------------------------------------------------------- questions

NativeResult string_contains(Vm& vm, Args args) {
  GS_TRY(std::string_view s, args.bytes(0));
  GS_TRY(std::string_view part, args.bytes(1));
  GS_TRY(size_t at, find_plain(vm, s, part, 0));
  return args.give(Value::boolean(at != std::string_view::npos));
}

NativeResult string_has_prefix(Vm&, Args args) {
  GS_TRY(std::string_view s, args.bytes(0));
  GS_TRY(std::string_view part, args.bytes(1));
  return args.give(Value::boolean(s.starts_with(part)));
}

NativeResult string_has_suffix(Vm&, Args args) {
  GS_TRY(std::string_view s, args.bytes(0));
  GS_TRY(std::string_view part, args.bytes(1));
  return args.give(Value::boolean(s.ends_with(part)));
}

namespace {

/// The occurrences of `needle` in `text`, one after the other, not overlapping; an empty needle occurs before each
/// character and at the end.
class Occurrences {
 public:
  Occurrences(Vm& vm, std::string_view text, std::string_view needle)
      : poll_(vm), vm_(vm), text_(text), needle_(needle) {}

  /// Where the next one begins, or npos.
  Result<size_t> next() {
    GS_TRYV(poll_.step());
    if (!needle_.empty()) {
      GS_TRY(size_t found, find_plain(vm_, text_, needle_, at_));
      at_ = found == npos ? npos : found + needle_.size();
      return found;
    }
    if (at_ > text_.size()) return npos;
    size_t found = at_;
    at_ += found == text_.size() ? 1 : utf8_character_length(text_.substr(found));
    return found;
  }

  static constexpr size_t npos = std::string_view::npos;

 private:
  StepPoll poll_;
  Vm& vm_;
  std::string_view text_, needle_;
  size_t at_ = 0;
};

}  // namespace

NativeResult string_count(Vm& vm, Args args) {
  GS_TRY(std::string_view s, args.bytes(0));
  GS_TRY(std::string_view part, args.bytes(1));
  Occurrences occurrences(vm, s, part);
  for (int64_t n = 0;; n++) {
    GS_TRY(size_t at, occurrences.next());
    if (at == Occurrences::npos) return args.give(Value::integer(n));
  }
}

NativeResult string_replace_all(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  GS_TRY(std::string_view old_text, args.bytes(1));
  GS_TRY(std::string_view new_text, args.bytes(2));
  std::string_view text = s->view();
  Occurrences occurrences(vm, text, old_text);
  StringBuilder out(vm);
  size_t copied = 0;
  bool changed = false;
  for (;; changed = true) {
    GS_TRY(size_t at, occurrences.next());
    if (at == Occurrences::npos) break;
    GS_TRYV(out.append(text.substr(copied, at - copied)));
    GS_TRYV(out.append(new_text));
    copied = at + old_text.size();
  }
  if (!changed) return args.give(Value::string(s));
  GS_TRYV(out.append(text.substr(copied)));
  GS_TRY(String * result, out.finish());
  return args.give(Value::string(result));
}

// ---------------------------------------------------------------- lists of strings

namespace {

Result<void> split_bytes(Vm& vm, std::string_view text, Table* out) {
  StepPoll poll(vm);
  for (char c : text) {
    GS_TRY(String * piece, byte_string(vm, static_cast<uint8_t>(c)));
    GS_TRYV(table_append(vm, out, Value::string(piece)));
    GS_TRYV(poll.step());
  }
  return {};
}

Result<void> split_at(Vm& vm, String* s, std::string_view separator, Table* out) {
  Occurrences occurrences(vm, s->view(), separator);
  for (size_t from = 0;;) {
    GS_TRY(size_t at, occurrences.next());
    bool last = at == Occurrences::npos;
    GS_TRY(String * piece, substring(vm, s, from, last ? s->length() : at));
    GS_TRYV(table_append(vm, out, Value::string(piece)));
    if (last) return {};
    from = at + separator.size();
  }
}

}  // namespace

NativeResult string_split(Vm& vm, Args args) {
  GS_TRY(String * s, args.string(0));
  GS_TRY(std::string_view separator, args.bytes(1));
  GS_TRY(Table * out, new_table(vm, 0, 8));
  if (separator.empty()) {
    GS_TRYV(split_bytes(vm, s->view(), out));
  } else {
    GS_TRYV(split_at(vm, s, separator, out));
  }
  return args.give(Value::table(out));
}

/// Elements may have a __tostring, which may change the table: it is read anew for each.
NativeResult string_join(Vm& vm, Args args) {
  GS_TRY(Table * t, args.table(0));
  GS_TRY(std::string_view separator, args.bytes_or(1, ""));
  StringBuilder out(vm);
  StepPoll poll(vm);
  for (int64_t i = 1; i <= table_length(t); i++) {
    if (i > 1) GS_TRYV(out.append(separator));
    GS_TRYV(append_tostring(vm, out, table_get_int(t, i)));
    GS_TRYV(poll.step());
  }
  GS_TRY(String * result, out.finish());
  return args.give(Value::string(result));
}

}  // namespace gs::stdlib
