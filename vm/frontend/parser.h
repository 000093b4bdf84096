// The parser's entry point. The grammar and how mistakes are survived: parser_impl.h.
#pragma once

#include <cstdint>

#include "vm/base/arena.h"
#include "vm/base/source.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/diagnostics.h"

namespace gs::frontend {

/// How deep expressions and blocks may nest in the text, counted together. Each level costs the parser a few native
/// frames (about 600 bytes, 1 KB in sanitizer builds), and parsing may happen on a coroutine's 256 KB stack.
inline constexpr uint32_t kMaxNesting = 200;

/// Parses `source` into `chunk`; false if anything was reported. The tree refers to the texts of `source` and
/// `arena`, which must outlive it. Names are not bound yet: run resolve() (resolver.h) on a tree without errors.
bool parse(const Source& source, Arena& arena, Diagnostics& diagnostics, Chunk& chunk);

}  // namespace gs::frontend
