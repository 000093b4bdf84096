#include "vm/base/source.h"

namespace gs {

namespace {
// Lines longer than this are cut to a window around the caret: a minified file must not flood the terminal.
constexpr size_t kMaxExcerpt = 120;
constexpr size_t kContextBefore = 60;

bool is_continuation_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Cuts `line` to a window around `caret`, which moves with it. No character of several bytes is cut in two.
void cut_to_window(std::string_view& line, size_t& caret) {
  if (line.size() <= kMaxExcerpt) return;
  size_t start = caret > kContextBefore ? caret - kContextBefore : 0;
  while (start < caret && is_continuation_byte(line[start])) start++;
  size_t end = line.size() - start > kMaxExcerpt ? start + kMaxExcerpt : line.size();
  while (end < line.size() && end > caret && is_continuation_byte(line[end])) end--;
  line = line.substr(start, end - start);
  caret -= start;
}
}  // namespace

std::string_view Source::line_text(uint32_t line) const {
  if (line == 0) return {};
  std::string_view rest = text;
  for (uint32_t n = 1; n < line; n++) {
    size_t newline = rest.find('\n');
    if (newline == std::string_view::npos) return {};
    rest.remove_prefix(newline + 1);
  }
  std::string_view found = rest.substr(0, rest.find('\n'));
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

void append_excerpt(std::string& out, const Source& source, SourcePos pos) {
  if (pos.line == 0) return;
  std::string_view line = source.line_text(pos.line);
  size_t caret = pos.column == 0 ? 0 : pos.column - 1;
  if (caret > line.size()) caret = line.size();
  cut_to_window(line, caret);
  std::string number = std::to_string(pos.line);
  std::string margin(number.size() < 4 ? 4 - number.size() : 0, ' ');
  out += margin + number + " | ";
  for (char c : line) out += (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f ? '?' : c;
  out += '\n';
  out.append(margin.size() + number.size(), ' ');
  out += " | ";
  for (size_t i = 0; i < caret; i++) {
    if (line[i] == '\t') out += '\t';
    else if (!is_continuation_byte(line[i])) out += ' ';
  }
  out += "^\n";
}

}  // namespace gs
