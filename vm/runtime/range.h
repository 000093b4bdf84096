// `for k, v := range e`: the loop's state lives in five registers (opcodes.def):
//
//   state[0] e    state[1], state[2] state and control    state[3] key    state[4] value
//
// For a table state[1] is the iteration cursor; for an integer or string, the position; functions are called by the
// interpreter itself (they are VM frames).
#pragma once

#include "vm/base/result.h"
#include "vm/value.h"
#include "vm/vm.h"

namespace gs::vm {

/// Checks that state[0] can be iterated and sets up state[1] unless it is a function's own.
Result<void> range_prepare(Vm& vm, Value* state);
/// Sets key and value, or `more` to false at the end. Not for functions.
Result<void> range_next(Vm& vm, Value* state, bool& more);

/// The zero that `make([]T, n)` fills an array with.
enum class ArrayZero : uint8_t { kNothing, kBool, kInt, kFloat, kString };
Result<Table*> make_array(Vm& vm, Value length, ArrayZero zero);

}  // namespace gs::vm
