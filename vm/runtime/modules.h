// require, dofile, loadstring: running further source text. The loaded chunk is a VM frame, not C++ recursion.
#pragma once

#include <string>

#include "vm/native.h"

namespace gs::vm {

/// require(name): dots become slashes, `.gs` is appended; looked for beside the main program, then in the working
/// directory. Runs once per name; the first value it returns (or true) is remembered.
NativeResult native_require(Vm& vm, Args args);
/// dofile(path): runs the file, gives what it returns.
NativeResult native_dofile(Vm& vm, Args args);
/// loadstring(text): runs the text at once, gives what it returns.
NativeResult native_loadstring(Vm& vm, Args args);

/// After a module has run: remembers its value.
Result<void> finish_require(Vm& vm, Value name, Value value);

/// Reads a whole file. False: errno says why.
bool read_file(const char* path, std::string& out);

}  // namespace gs::vm
