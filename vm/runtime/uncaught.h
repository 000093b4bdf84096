// What is printed about errors nobody catches.
#pragma once

#include <string>

#include "vm/vm.h"

namespace gs::vm {

/// `FILE: FILE:LINE: MESSAGE`, the source line with a caret, the traceback. Uses the position and the traceback that
/// Vm::raise kept. May run script (__tostring).
std::string render_uncaught(Vm& vm, Value error);

/// Notes on stderr that a goroutine ended with an error; the program goes on.
void report_goroutine_error(Vm& vm, Value error);

}  // namespace gs::vm
