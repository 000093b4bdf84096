// Which native stack the coroutines' C++ runs on, and how it is changed.
//
// Frames of script need no native stack: the interpreter is one activation of C++ that follows whatever frames the VM's
// registers name, so any activation can go on with any coroutine's. A coroutine is in one of two modes:
//
//   guest    it runs on the native stack of whoever resumed it, and owns nothing there. Resuming and yielding exchange
//            registers (coroutine.cpp) and return to the same activation.
//   host     it has an activation on the native half of its own slice: because it is the root of a goroutine, or since it
//            called a native registered with calls_back<>. Guests that it resumes run here.
//
//            first call of calls_back<>                    yield without C++ frames, end
//    guest --------------------------------> host      host ------------------------------> guest, dead
//
// A host that yields with C++ frames between its script frames stays a host: they wait on its stack for the next resume.
// One that yields without is a guest again, and what its stack held is forgotten. The root of a goroutine never changes.
//
// Hosts lie on one another like coroutines in a chain of resumes: StackSlice::host says who was left for this one. A
// native stack that is left waits in switch_native_stack with its stack pointer in StackSlice::native_sp (null: running,
// or nothing on it) and is woken for one of two reasons. Either the coroutine that was resumed from here has given way:
// Vm::next says where the interpreter goes on, Vm::handed is switched(). Or the C++ that waits here is that of a yield
// being resumed: Vm::handed is the yield's result.
//
// Frames of compiled code live on native stacks, too; a coroutine that runs such code is a host, and remains one for as
// long as it has such a frame.
#pragma once

#include "vm/native.h"
#include "vm/runtime/stack_arena.h"

namespace gs::vm {

class Vm;

/// Leaves native stack `from`, the running one, for `to`; gives what wakes `from` again.
NativeResult switch_native_stack(Vm& vm, StackSlice* from, StackSlice* to);

/// Leaves `from` for good. Never returns, but is not declared so: sanitizers take a call that does not return for the
/// end of the stack they know.
void leave_native_stack(Vm& vm, StackSlice* from, StackSlice* to);

}  // namespace gs::vm
