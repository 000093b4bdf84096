// Tracebacks: the chain of active frames as text, for errors nobody catches.
#pragma once

#include <string>

#include "vm/vm.h"

namespace gs::vm {

/// Where the running coroutine is now: position and source of the innermost script frame, both left alone when there
/// is none. Returns the cell that keeps the source alive, or null.
HostObject* current_position(Vm& vm, SourcePos& pos, const Source*& source);

/// The frames of the running coroutine (and, through wrapped ones, of its resumers), innermost first, one line each; the
/// middle of a deep one is folded:
///
///   traceback:
///     script.gs:3: in function 'inner'
///     [native]: in function 'table.sort'
///     ... 199960 more ...
///     script.gs:9: in main chunk
std::string render_traceback(Vm& vm);

}  // namespace gs::vm
