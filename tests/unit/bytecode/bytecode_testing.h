// What the tests of the bytecode folder share: from text to code, or to the reason why not.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "vm/base/arena.h"
#include "vm/base/source.h"
#include "vm/bytecode/code_unit.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/verifier.h"
#include "vm/frontend/parser.h"
#include "vm/frontend/resolver.h"

#ifndef GS_SOURCE_DIR
#define GS_SOURCE_DIR "."
#endif

namespace gs::vm {

struct Compiled {
  bool ok = false;
  CompiledFunction main;
  std::string errors;  // what was reported, rendered
};

/// Parses, resolves and compiles a script.
inline Compiled compile_text(std::string_view text, std::string name = "test.gs", const CompileLimits& limits = {}) {
  Compiled out;
  Source source{std::move(name), std::string(text)};
  Arena arena;
  frontend::Diagnostics diagnostics;
  frontend::Chunk chunk;
  out.ok = frontend::parse(source, arena, diagnostics, chunk);
  if (out.ok) {
    frontend::resolve(chunk, arena);
    out.ok = compile(source, chunk, diagnostics, out.main, limits);
  }
  out.errors = diagnostics.render(source);
  return out;
}

/// Empty if `f` verifies, else why it does not.
inline std::string why_unsound(const CompiledFunction& f) {
  std::string why;
  verify(f, why);
  return why;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace gs::vm
