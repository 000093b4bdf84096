#include "vm/runtime/stack_switch.h"

#include <cstdint>
#include <cstring>

namespace gs::vm {

// Naked functions: the compiler adds nothing, so what is pushed here is exactly what is popped there. The frame
// pointer of a fresh stack is zero, which ends a debugger's or profiler's walk.
#if defined(__x86_64__)

namespace {
struct SavedRegisters {
  uint64_t mxcsr_and_x87, r15, r14, r13, r12, rbx, rbp, return_address;
};

/// First code on a fresh stack: r12 holds the entry, r13 its argument.
__attribute__((naked)) void start_stack() {
  asm volatile(
      "movq %r13, %rdi\n\t"
      "callq *%r12\n\t"
      "ud2\n\t");
}
}  // namespace

extern "C" __attribute__((naked, noinline)) void gs_switch_stacks(void**, void*) {
  asm volatile(
      "pushq %rbp\n\t"
      "pushq %rbx\n\t"
      "pushq %r12\n\t"
      "pushq %r13\n\t"
      "pushq %r14\n\t"
      "pushq %r15\n\t"
      "subq $8, %rsp\n\t"
      "stmxcsr (%rsp)\n\t"
      "fnstcw 4(%rsp)\n\t"
      "movq %rsp, (%rdi)\n\t"
      "movq %rsi, %rsp\n\t"
      "ldmxcsr (%rsp)\n\t"
      "fldcw 4(%rsp)\n\t"
      "addq $8, %rsp\n\t"
      "popq %r15\n\t"
      "popq %r14\n\t"
      "popq %r13\n\t"
      "popq %r12\n\t"
      "popq %rbx\n\t"
      "popq %rbp\n\t"
      "retq\n\t");
}

void* prepare_stack(void* top, void (*entry)(void*), void* argument) {
  uintptr_t sp = reinterpret_cast<uintptr_t>(top) & ~uintptr_t{15};
  auto* frame = reinterpret_cast<SavedRegisters*>(sp - sizeof(SavedRegisters));
  std::memset(frame, 0, sizeof *frame);
  frame->mxcsr_and_x87 = 0x1F80 | uint64_t{0x037F} << 32;  // the ABI's default control words
  frame->r12 = reinterpret_cast<uint64_t>(entry);
  frame->r13 = reinterpret_cast<uint64_t>(argument);
  frame->return_address = reinterpret_cast<uint64_t>(&start_stack);
  return frame;
}

#elif defined(__aarch64__)

namespace {
struct SavedRegisters {
  uint64_t x19_x28[10], fp, lr, d8_d15[8];
};

/// First code on a fresh stack: x19 holds the entry, x20 its argument.
__attribute__((naked)) void start_stack() {
  asm volatile(
      "mov x0, x20\n\t"
      "blr x19\n\t"
      "brk #1\n\t");
}
}  // namespace

extern "C" __attribute__((naked, noinline)) void gs_switch_stacks(void**, void*) {
  asm volatile(
      "sub sp, sp, #160\n\t"
      "stp x19, x20, [sp, #0]\n\t"
      "stp x21, x22, [sp, #16]\n\t"
      "stp x23, x24, [sp, #32]\n\t"
      "stp x25, x26, [sp, #48]\n\t"
      "stp x27, x28, [sp, #64]\n\t"
      "stp x29, x30, [sp, #80]\n\t"
      "stp d8, d9, [sp, #96]\n\t"
      "stp d10, d11, [sp, #112]\n\t"
      "stp d12, d13, [sp, #128]\n\t"
      "stp d14, d15, [sp, #144]\n\t"
      "mov x9, sp\n\t"
      "str x9, [x0]\n\t"
      "mov sp, x1\n\t"
      "ldp x19, x20, [sp, #0]\n\t"
      "ldp x21, x22, [sp, #16]\n\t"
      "ldp x23, x24, [sp, #32]\n\t"
      "ldp x25, x26, [sp, #48]\n\t"
      "ldp x27, x28, [sp, #64]\n\t"
      "ldp x29, x30, [sp, #80]\n\t"
      "ldp d8, d9, [sp, #96]\n\t"
      "ldp d10, d11, [sp, #112]\n\t"
      "ldp d12, d13, [sp, #128]\n\t"
      "ldp d14, d15, [sp, #144]\n\t"
      "add sp, sp, #160\n\t"
      "ret\n\t");
}

void* prepare_stack(void* top, void (*entry)(void*), void* argument) {
  uintptr_t sp = reinterpret_cast<uintptr_t>(top) & ~uintptr_t{15};
  auto* frame = reinterpret_cast<SavedRegisters*>(sp - sizeof(SavedRegisters));
  std::memset(frame, 0, sizeof *frame);
  frame->x19_x28[0] = reinterpret_cast<uint64_t>(entry);
  frame->x19_x28[1] = reinterpret_cast<uint64_t>(argument);
  frame->lr = reinterpret_cast<uint64_t>(&start_stack);
  return frame;
}

#else
#error "GScript runs on x86-64 and AArch64"
#endif

}  // namespace gs::vm
