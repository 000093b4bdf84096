// The ends of strings: trimming and padding.
#include <algorithm>
#include <cstring>

#include "stdlib/long_work.h"
#include "stdlib/string_families.h"
#include "stdlib/utf8.h"

namespace gs::stdlib {

using namespace gs::vm;

namespace {

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";

/// Is the character `c`, of one or more bytes, among those of `set`?
bool in_set(std::string_view set, std::string_view c) {
  for (; !set.empty(); set.remove_prefix(utf8_character_length(set))) {
    if (set.substr(0, utf8_character_length(set)) == c) return true;
  }
  return false;
}

enum Ends : uint8_t { kLeft = 1, kRight = 2, kBoth = 3 };

Result<size_t> trimmed_start(Vm& vm, std::string_view s, std::string_view set) {
  StepPoll poll(vm);
  size_t at = 0;
  while (at < s.size()) {
    size_t n = utf8_character_length(s.substr(at));
    if (!in_set(set, s.substr(at, n))) break;
    at += n;
    GS_TRYV(poll.step());
  }
  return at;
}

Result<size_t> trimmed_end(Vm& vm, std::string_view s, std::string_view set) {
  StepPoll poll(vm);
  size_t end = s.size();
  while (end > 0) {
    size_t n = utf8_last_character_length(s.substr(0, end));
    if (!in_set(set, s.substr(end - n, n))) break;
    end -= n;
    GS_TRYV(poll.step());
  }
  return end;
}

NativeResult trim(Vm& vm, Args args, Ends ends) {
  GS_TRY(String * s, args.string(0));
  GS_TRY(std::string_view set, args.bytes_or(1, kWhiteSpace));
  size_t from = 0, to = s->length();
  if (ends & kLeft) {
    GS_TRY(from, trimmed_start(vm, s->view(), set));
  }
  if (ends & kRight) {
    GS_TRY(size_t kept, trimmed_end(vm, s->view().substr(from), set));
    to = from + kept;
  }
  GS_TRY(String * result, substring(vm, s, from, to));
  return args.give(Value::string(result));
}

}  // namespace

NativeResult string_trim(Vm& vm, Args args) { return trim(vm, args, kBoth); }
NativeResult string_trim_left(Vm& vm, Args args) { return trim(vm, args, kLeft); }
NativeResult string_trim_right(Vm& vm, Args args) { return trim(vm, args, kRight); }

// ---------------------------------------------------------------- padding

namespace {

/// What padding does: `fill` bytes of repeated `pad` starting with its byte number `phase`, before or after the text.
Result<void> fill_pad(Vm& vm, char* out, size_t fill, std::string_view pad, size_t phase) {
  return in_pieces(vm, fill, [=](size_t from, size_t to) {
    for (size_t i = from; i < to; i++) out[i] = pad[(phase + i) % pad.size()];
  });
}

struct PadArguments {
  String* s = nullptr;
  size_t width = 0;
  std::string_view pad;
};

Result<PadArguments> pad_arguments(Vm& vm, Args args) {
  PadArguments out;
  GS_TRY(out.s, args.string(0));
  int64_t width = std::max<int64_t>(args.integer(1), 0);
  GS_TRY(out.pad, args.bytes_or(2, " "));
  if (static_cast<uint64_t>(width) > kMaxStringLength) return vm.raise(ErrorId::kStringTooLong);
  // Nothing to pad with: the width only cuts.
  out.width =
      out.pad.empty() ? std::min<size_t>(static_cast<size_t>(width), out.s->length()) : static_cast<size_t>(width);
  return out;
}

}  // namespace

/// Whole pads stand before the text, and of all that the right end is kept: the first pad may be cut.
NativeResult string_pad_left(Vm& vm, Args args) {
  GS_TRY(PadArguments a, pad_arguments(vm, args));
  size_t length = a.s->length();
  if (a.width <= length) {
    GS_TRY(String * cut, substring(vm, a.s, length - a.width, length));
    return args.give(Value::string(cut));
  }
  char* out;
  GS_TRY(String * result, new_uninitialized_string(vm, a.width, &out));
  size_t fill = a.width - length, pads = (fill + a.pad.size() - 1) / a.pad.size();
  GS_TRYV(fill_pad(vm, out, fill, a.pad, pads * a.pad.size() - fill));
  std::memcpy(out + fill, a.s->view().data(), length);
  return args.give(Value::string(result));
}

NativeResult string_pad_right(Vm& vm, Args args) {
  GS_TRY(PadArguments a, pad_arguments(vm, args));
  size_t length = a.s->length();
  if (a.width <= length) {
    GS_TRY(String * cut, substring(vm, a.s, 0, a.width));
    return args.give(Value::string(cut));
  }
  char* out;
  GS_TRY(String * result, new_uninitialized_string(vm, a.width, &out));
  std::memcpy(out, a.s->view().data(), length);
  GS_TRYV(fill_pad(vm, out + length, a.width - length, a.pad, 0));
  return args.give(Value::string(result));
}

}  // namespace gs::stdlib
