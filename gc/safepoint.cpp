#include "gc/safepoint.h"

#include <cstdint>

#include "vm/base/check.h"

namespace gs::gc {

// Why not setjmp: glibc mangles rbp and the stack pointer in it. Why not __builtin_unwind_init: clang lowers it to
// nothing on some targets. The assembly below reads each callee-saved register by name. If the compiler has used one of
// them in this very function, its prologue has saved the caller's value in this frame, which lies above the stack
// pointer we hand out: so each value is covered, however this function is compiled.
GS_NOINLINE __attribute__((no_sanitize("address"))) void
with_spilled_registers(void (*fn)(void* context, const void* stack_pointer), void* context) {
  const void* stack_pointer;
#if defined(__x86_64__)
  volatile uint64_t saved[6];  // System V has no callee-saved vector registers
  asm volatile("movq %%rbx, 0(%1)\n\t"
               "movq %%rbp, 8(%1)\n\t"
               "movq %%r12, 16(%1)\n\t"
               "movq %%r13, 24(%1)\n\t"
               "movq %%r14, 32(%1)\n\t"
               "movq %%r15, 40(%1)\n\t"
               "movq %%rsp, %0"
               : "=&r"(stack_pointer)
               : "r"(saved)
               : "memory");
#elif defined(__aarch64__)
  volatile uint64_t saved[20];
  asm volatile("stp x19, x20, [%1, #0]\n\t"
               "stp x21, x22, [%1, #16]\n\t"
               "stp x23, x24, [%1, #32]\n\t"
               "stp x25, x26, [%1, #48]\n\t"
               "stp x27, x28, [%1, #64]\n\t"
               "stp x29, x30, [%1, #80]\n\t"
               "stp d8, d9, [%1, #96]\n\t"
               "stp d10, d11, [%1, #112]\n\t"
               "stp d12, d13, [%1, #128]\n\t"
               "stp d14, d15, [%1, #144]\n\t"
               "mov %0, sp"
               : "=&r"(stack_pointer)
               : "r"(saved)
               : "memory");
#else
#error "name the callee-saved registers of this target"
#endif
  fn(context, stack_pointer);
  // Keeps the call above from becoming a tail call, which would pop `saved` first.
  asm volatile("" : : "r"(saved) : "memory");
}

}  // namespace gs::gc
