// Making registers visible: a reference that lives only in a callee-saved register must be on the stack before the
// stack is scanned.
#pragma once

namespace gs::gc {

/// Stores every callee-saved register (floating point included, where the ABI has such) in its own frame, then calls
/// fn(context, stack_pointer). Whatever reference the callers hold is in memory between `stack_pointer` and the base
/// of the stack: either the compiler has saved the register in some frame, or this function has.
void with_spilled_registers(void (*fn)(void* context, const void* stack_pointer), void* context);

}  // namespace gs::gc
