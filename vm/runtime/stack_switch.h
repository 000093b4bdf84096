// The switch between two native stacks: a register save and a jump.
#pragma once

namespace gs::vm {

/// Pushes the callee-saved registers, stores the stack pointer to *save, continues on the stack `load` (a value that
/// an earlier switch_stacks or prepare_stack produced).
extern "C" void gs_switch_stacks(void** save, void* load);

/// Lays out a fresh stack ending at `top` so that switching to it calls `entry(argument)`, which must never return.
void* prepare_stack(void* top, void (*entry)(void*), void* argument);

}  // namespace gs::vm
