// What the front end's tests share: run a text through it and look at the result as text.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "vm/base/arena.h"
#include "vm/base/source.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/ast_printer.h"
#include "vm/frontend/diagnostics.h"
#include "vm/frontend/parser.h"
#include "vm/frontend/resolver.h"

namespace gs::frontend::testing {

/// A text, its tree and what was wrong with it, kept alive together.
struct Parsed {
  Source source;
  Arena arena;
  Diagnostics diagnostics;
  Chunk chunk;
  bool ok = false;

  /// "3:7 message" for each diagnostic, one a line.
  std::string errors() const {
    std::string out;
    for (const Diagnostic& d : diagnostics.list()) {
      out += std::to_string(d.pos.line) + ":" + std::to_string(d.pos.column) + " " + d.message + "\n";
    }
    return out;
  }
};

inline std::unique_ptr<Parsed> parse_text(std::string_view text) {
  auto parsed = std::make_unique<Parsed>();
  parsed->source = {"test.gs", std::string(text)};
  parsed->ok = parse(parsed->source, parsed->arena, parsed->diagnostics, parsed->chunk);
  return parsed;
}

inline std::unique_ptr<Parsed> resolve_text(std::string_view text) {
  auto parsed = parse_text(text);
  if (parsed->ok) resolve(parsed->chunk, parsed->arena);
  return parsed;
}

/// The tree of a text without the `main` line and its indentation, or its errors if it has any.
inline std::string tree_of(std::string_view text) {
  auto parsed = parse_text(text);
  if (!parsed->ok) return parsed->errors();
  std::string printed = print_ast(parsed->chunk);
  std::string out;
  size_t line = printed.find('\n') + 1;
  while (line < printed.size()) {
    size_t end = printed.find('\n', line) + 1;
    out += printed.substr(line + 2, end - line - 2);
    line = end;
  }
  return out;
}

/// The tree of one expression in prefix form: that of `x = TEXT`, without the assignment.
inline std::string expression_of(std::string_view text) {
  std::string tree = tree_of("x = " + std::string(text));
  constexpr std::string_view kPrefix = "assign x = ";
  if (!tree.starts_with(kPrefix)) return tree;
  return tree.substr(kPrefix.size(), tree.size() - kPrefix.size() - 1);
}

inline std::string errors_of(std::string_view text) { return parse_text(text)->errors(); }

inline std::string repeat(std::string_view text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (size_t i = 0; i < times; i++) out += text;
  return out;
}

}  // namespace gs::frontend::testing
