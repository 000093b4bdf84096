// pcall and xpcall. Their callees are VM frames that return to a stub, not C++ recursion: see unwind() in
// interp/calls.h for the other half.
#pragma once

#include "vm/native.h"

namespace gs::vm {

NativeResult native_pcall(Vm& vm, Args args);
/// Keeps its handler in slot 0 of its frame; the protected function's window begins at slot 1.
NativeResult native_xpcall(Vm& vm, Args args);

/// Is the native frame at `base` one of xpcall (and not of pcall)?
inline bool is_xpcall_frame(const Value* base) { return base[-4].as<NativeFunction>()->code == &native_xpcall; }

}  // namespace gs::vm
