// The parser's entry point. The grammar and how mistakes are survived: parser_impl.h.
#pragma once

#include <cstdint>

#include "vm/base/arena.h"
#include "vm/base/source.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/diagnostics.h"

namespace gs::frontend {

/// How deep expressions and blocks may nest in the text, counted together; a function counts twice. A level costs the
/// parser up to 400 bytes of native stack, in unoptimised and sanitizer builds up to 850, and a script may load
/// another on a coroutine's 256 KB stack.
inline constexpr uint32_t kMaxNesting = 200;

/// Parses `source` into `chunk`; false if anything was reported. The tree refers to the texts of `source` and
/// `arena`, which must outlive it. Names are not bound yet: run resolve() (resolver.h) on a tree without errors.
bool parse(const Source& source, Arena& arena, Diagnostics& diagnostics, Chunk& chunk);

}  // namespace gs::frontend
