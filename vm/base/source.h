// Source text and positions in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gs {

/// A place in a source file. Both are 1-based and count bytes; line 0 means "no position".
struct SourcePos {
  uint32_t line = 0;
  uint32_t column = 0;
  friend bool operator==(SourcePos, SourcePos) = default;
};

/// A named source text. `name` is what messages print (a path as the user wrote it, `-e`, `stdin`, `repl`).
struct Source {
  std::string name;
  std::string text;
  /// Line `line` (1-based) without its line break; empty when out of range.
  std::string_view line_text(uint32_t line) const;
};

/// Appends the line of `pos` with a caret under the column, the excerpt every error message carries:
///
///    3 | x := 1 +
///      |         ^
///
/// Tabs before the caret are kept so that it stays under its column; long lines are cut around the column.
void append_excerpt(std::string& out, const Source& source, SourcePos pos);

}  // namespace gs
