#include "vm/jit/transitions.h"

#include <algorithm>
#include <cstddef>

#include "vm/interp/calls.h"
#include "vm/jit/tier.h"
#include "vm/vm.h"

namespace gs::vm {

uint32_t CompiledCode::word_of(const void* address) const {
  auto offset = static_cast<uint32_t>(static_cast<const uint8_t*>(address) - code);
  if (return_sites[last_site].native == offset) return return_sites[last_site].word;
  auto site = std::lower_bound(return_sites.begin(), return_sites.end(), offset,
                               [](const ReturnSite& s, uint32_t at) { return s.native < at; });
  GS_ASSERT(site != return_sites.end() && site->native == offset, "calls return to return sites");
  last_site = static_cast<uint32_t>(site - return_sites.begin());
  return site->word;
}

const Instr* bytecode_of_return(Value* base) {
  const Instr* code = frame_caller(base)[-4].as<Closure>()->code;
  return code + code_info(code)->compiled->word_of(frame_caller_pc(base));
}

void give_up_native_frames(Vm& vm, uintptr_t until) {
  if (until == 0) until = vm.run.activation_fp;
  uint32_t records = 0;
  for (uintptr_t fp = vm.run.native_fp; fp != until && fp != vm.run.activation_fp && fp != 0;) {
    const auto* record = reinterpret_cast<const NativeRecord*>(fp);
    if (record->return_address != reinterpret_cast<const void*>(gs_return_to_interpreter)) records++;
    fp = record->caller_fp;
  }
  for (Value* base = vm.run.base; records != 0; base = frame_caller(base)) {
    GS_ASSERT(base > vm.run.stack_base + kFrameHeader, "each of a coroutine's records is that of one of its frames");
    FrameInfo info = frame_info(base);
    if (!info.returns_natively()) continue;
    set_frame_caller_pc(base, caller_pc(base));
    set_frame_info(base, {info.bits & ~FrameInfo::kReturnNative});
    records--;
  }
  vm.run.native_fp = until;
}

extern "C" void gs_record_store_slow(Vm* vm, gc::Header* container) { vm->heap().barrier_slow(container); }

// ---------------------------------------------------------------- stubs
//
// A return to compiled code brings the first result in the first scratch register, too (rax, x0): what is there when there
// is no result does not matter.

#define NATIVE_FP "i"(offsetof(Vm, run) + offsetof(ExecutionState, native_fp))
#define ACTIVATION_FP "i"(offsetof(Vm, run) + offsetof(ExecutionState, activation_fp))
#define DISPATCH_TABLE "i"(offsetof(Vm, dispatch))
#define COMPILED_BASE "i"(offsetof(Vm, compiled_base))
#define CLOSURE_CODE "i"(offsetof(Closure, code))
// kReturnNative as a bit of the info word's second byte, which is seven bytes below base.
#define RETURN_NATIVE_BIT "i"(FrameInfo::kReturnNative >> FrameInfo::kFlagsShift)
#define GS_NAKED extern "C" __attribute__((naked, preserve_none)) uint64_t

#if defined(__APPLE__)
#define SYMBOL(name) "_" name
#else
#define SYMBOL(name) name
#endif

#if defined(__x86_64__)

#define TAGS [function_tag] "i"(Value::kFunctionTag), [table_tag] "i"(Value::kTableTag)
#define DISPATCH_INSTRUCTION     \
  "movl (%%r12), %%edx\n\t"      \
  "addq $4, %%r12\n\t"           \
  "movzbl %%dl, %%eax\n\t"       \
  "jmpq *(%%r15,%%rax,8)\n\t"
#define SET_TAGS                                \
  "movabsq %[function_tag], %%r15\n\t"          \
  "movabsq %[table_tag], %%r12\n\t"
// rax: where the interpreter would go on, were it to take over the frame with the record rbp.
#define CONTEXT_OF_RBP                                                   \
  "leaq " SYMBOL("gs_return_to_interpreter") "(%%rip), %%r8\n\t"         \
  "movq %%rbp, %%rax\n\t"                                                \
  "cmpq %%r8, 8(%%rbp)\n\t"                                              \
  "cmoveq (%%rbp), %%rax\n\t"
// r12, rdi: word rdx of the function at base.
#define FIND_INSTRUCTION                 \
  "movq -32(%%r13), %%rdi\n\t"           \
  "shlq $16, %%rdi\n\t"                  \
  "shrq $16, %%rdi\n\t"                  \
  "movq %c[code](%%rdi), %%rdi\n\t"      \
  "leaq (%%rdi,%%rdx,4), %%r12\n\t"

GS_NAKED gs_begin_activation(GS_PARAMS) {
  asm volatile(
      "pushq %%rbp\n\t"
      "movq %%rsp, %%rbp\n\t"
      "movq %%rbp, %c[native](%%r14)\n\t"
      "movq %%rbp, %c[activation](%%r14)\n\t"
      "subq $8, %%rsp\n\t"
      "jmp " SYMBOL("gs_arrive") "\n\t" ::[native] NATIVE_FP, [activation] ACTIVATION_FP);
}

GS_NAKED gs_leave_activation(GS_PARAMS) {
  asm volatile(
      "movq %%rdx, %%rax\n\t"
      "movq %c[activation](%%r14), %%rsp\n\t"
      "popq %%rbp\n\t"
      "retq\n\t" ::[activation] ACTIVATION_FP);
}

GS_NAKED gs_interpret_in_context(GS_PARAMS) {
  asm volatile(
      "movq %c[native](%%r14), %%rbp\n\t"
      "leaq -8(%%rbp), %%rsp\n\t"
      "movq %c[dispatch](%%r14), %%r15\n\t" DISPATCH_INSTRUCTION ::[native] NATIVE_FP, [dispatch] DISPATCH_TABLE);
}

// r8: where compiled code goes on, in the frame at r9. That needs a record; the one made here is made by a call, of which the
// function's return is the counterpart: processors predict returns by counting.
GS_NAKED gs_enter_at(GS_PARAMS) {
  asm volatile(
      "movq %c[native](%%r14), %%rbp\n\t"
      "movq %%rbp, %%rsp\n\t" SET_TAGS
      "testb %[flag], -7(%%r9)\n\t"
      "jnz 2f\n\t"
      "pushq -8(%%r9)\n\t"
      "pushq -16(%%r9)\n\t"
      "callq 1f\n"
      ".globl " SYMBOL("gs_return_to_interpreter") "\n"
      SYMBOL("gs_return_to_interpreter") ":\n\t"
      "popq %%r12\n\t"
      "popq %%rdi\n\t"
      "movq %%rbp, %c[native](%%r14)\n\t"
      "subq $8, %%rsp\n\t"
      "jmp " SYMBOL("gs_returned_to_interpreter") "\n"
      "1:\n\t"
      "pushq %%rbp\n\t"
      "movq %%rsp, %%rbp\n"
      "2:\n\t"
      "jmpq *%%r8\n\t" ::[native] NATIVE_FP, TAGS, [flag] RETURN_NATIVE_BIT);
}

GS_NAKED gs_enter_compiled(GS_PARAMS) {
  asm volatile(
      "movq %rdx, %r8\n\t"
      "movq %r13, %r9\n\t"
      "jmp " SYMBOL("gs_enter_at") "\n\t");
}

GS_NAKED gs_return_to_site(GS_PARAMS) {
  asm volatile(
      "movq %r12, %r8\n\t"
      "movq %rdi, %r9\n\t"
      "movq -32(%r13), %rax\n\t"
      "jmp " SYMBOL("gs_enter_at") "\n\t");
}

GS_NAKED gs_leave_for_native(GS_PARAMS) {
  asm volatile(
      "popq %%rax\n\t"
      "movq %%rax, -16(%%r13)\n\t"
      "orq %[native_frame], -8(%%r13)\n\t" CONTEXT_OF_RBP
      "movq %%rax, %c[native](%%r14)\n\t"
      "movq %%rax, %%rbp\n\t"
      "leaq -8(%%rbp), %%rsp\n\t"
      "movq %c[dispatch](%%r14), %%r15\n\t"
      "jmp " SYMBOL("gs_switching_native") "\n\t"
      ::[native] NATIVE_FP, [dispatch] DISPATCH_TABLE, [native_frame] "i"(FrameInfo::kNative));
}

GS_NAKED gs_return_natively(GS_PARAMS) {
  asm volatile(
      "movq %c[native](%%r14), %%rsp\n\t"
      "movq -32(%%r13), %%rax\n\t"
      "popq %%rbp\n\t"
      "retq\n\t" ::[native] NATIVE_FP);
}

GS_NAKED gs_return_from_native(GS_PARAMS) {
  asm volatile(
      "movq -32(%%r13), %%rax\n\t"
      "retq\n\t" ::);
}

GS_NAKED gs_continue_compiled(GS_PARAMS) {
  asm volatile(
      "movq %%rbp, %%rsp\n\t" SET_TAGS
      "jmpq *%%rdx\n\t" ::TAGS);
}

GS_NAKED gs_execute_one(GS_PARAMS) {
  asm volatile(FIND_INSTRUCTION
      "movl (%%r12), %%edx\n\t"
      "addq $4, %%r12\n\t"
      "leaq " SYMBOL("kLeadBack") "(%%rip), %%r15\n\t" CONTEXT_OF_RBP
      "movq %%rax, %c[native](%%r14)\n\t"
      "movq %%r13, %c[base](%%r14)\n\t"
      "subq $8, %%rsp\n\t"
      "movzbl %%dl, %%eax\n\t"
      "leaq " SYMBOL("kUnfusedDispatch") "(%%rip), %%r8\n\t"
      "jmpq *(%%r8,%%rax,8)\n\t" ::[native] NATIVE_FP, [base] COMPILED_BASE, [code] CLOSURE_CODE);
}

GS_NAKED gs_count_execute_one(GS_PARAMS) {
  asm volatile(
      "subq $8, %%rsp\n\t"
      "jmp " SYMBOL("gs_count_one") "\n\t" ::);
}
GS_NAKED gs_execute_one_counted(GS_PARAMS) {
  asm volatile(
      "addq $8, %%rsp\n\t"
      "jmp " SYMBOL("gs_execute_one") "\n\t" ::);
}

GS_NAKED gs_loop_is_hot(GS_PARAMS) {
  asm volatile(FIND_INSTRUCTION CONTEXT_OF_RBP
      "movq %%rax, %c[native](%%r14)\n\t"
      "movq %%rax, %%rbp\n\t"
      "leaq -8(%%rbp), %%rsp\n\t"
      "jmp " SYMBOL("gs_hot_loop") "\n\t" ::[native] NATIVE_FP, [code] CLOSURE_CODE);
}

GS_NAKED gs_hot_loop_in_context(GS_PARAMS) {
  asm volatile(
      "movq %c[native](%%r14), %%rbp\n\t"
      "leaq -8(%%rbp), %%rsp\n\t"
      "jmp " SYMBOL("gs_hot_loop") "\n\t" ::[native] NATIVE_FP);
}

GS_NAKED gs_exit(GS_PARAMS) {
  asm volatile(FIND_INSTRUCTION CONTEXT_OF_RBP
      "movq %%rax, %c[native](%%r14)\n\t"
      "movq %%rax, %%rbp\n\t"
      "leaq -8(%%rbp), %%rsp\n\t"
      "movq %c[dispatch](%%r14), %%r15\n\t" DISPATCH_INSTRUCTION
      ::[native] NATIVE_FP, [dispatch] DISPATCH_TABLE, [code] CLOSURE_CODE);
}

GS_NAKED gs_enter_function(GS_PARAMS) {
  asm volatile(
      "pushq %%rbp\n\t"
      "movq %%rsp, %%rbp\n\t"
      "movq %%rbp, %c[native](%%r14)\n\t"
      "subq $8, %%rsp\n\t"
      "jmp " SYMBOL("gs_function_entry") "\n\t" ::[native] NATIVE_FP);
}

// The working registers keep what they hold. (Called by compiled code, sp is 8 off alignment.)
GS_NAKED gs_record_store(GS_PARAMS) {
  asm volatile(
      "pushq %%rax\n\t"
      "pushq %%r10\n\t"
      "subq $8, %%rsp\n\t"
      "movq %%r14, %%rdi\n\t"
      "movq %%rdx, %%rsi\n\t"
      "callq " SYMBOL("gs_record_store_slow") "\n\t"
      "movabsq %[int_tag], %%rsi\n\t"
      "movabsq %[nil], %%rcx\n\t"
      "addq $8, %%rsp\n\t"
      "popq %%r10\n\t"
      "popq %%rax\n\t"
      "retq\n\t" ::[int_tag] "i"(Value::kIntTag), [nil] "i"(Value::kNilBits));
}

#elif defined(__aarch64__)

#if defined(__APPLE__)
#define ADDRESS_OF(reg, name) "adrp " reg ", _" name "@PAGE\n\tadd " reg ", " reg ", _" name "@PAGEOFF\n\t"
#else
#define ADDRESS_OF(reg, name) "adrp " reg ", " name "\n\tadd " reg ", " reg ", :lo12:" name "\n\t"
#endif
#define DISPATCH_INSTRUCTION         \
  "ldr w26, [x20], #4\n\t"           \
  "and x9, x26, #0xff\n\t"           \
  "ldr x9, [x23, x9, lsl #3]\n\t"    \
  "br x9\n\t"
// Compiled code has a register for the globals, too, which move when there are more of them.
#define GLOBALS [globals] "i"(offsetof(Vm, globals))
#define SET_GLOBALS "ldr x28, [x22, %[globals]]\n\t"
// All that compiled code has pinned and the interpreter has otherwise.
#define PINNED                                                                                     \
  [function_tag] "i"(Value::kFunctionTag >> 48), [table_tag] "i"(Value::kTableTag >> 48), GLOBALS, \
      [code_bias] "i"(kCodeBiasOnA64)
#define SET_PINNED                             \
  "movz x23, %[function_tag], lsl #48\n\t"     \
  "movz x20, %[table_tag], lsl #48\n\t"        \
  "sub x24, x24, %[code_bias]\n\t" SET_GLOBALS
// What every function does that compiled code calls: return address and info word into the frame's header.
#define STORE_HEADER "stp x30, x9, [x21, #-16]\n\t"
// x9: where the interpreter would go on, were it to take over the frame with the record x29.
#define CONTEXT_OF_FP                                    \
  ADDRESS_OF("x10", "gs_return_to_interpreter")          \
  "ldp x9, x11, [x29]\n\t"                               \
  "cmp x10, x11\n\t"                                     \
  "csel x9, x9, x29, eq\n\t"
// x20, x24: word x26 of the function at base.
#define FIND_INSTRUCTION                  \
  "ldur x24, [x21, #-32]\n\t"             \
  "and x24, x24, #0xffffffffffff\n\t"     \
  "ldr x24, [x24, %[code]]\n\t"           \
  "add x20, x24, x26, lsl #2\n\t"

GS_NAKED gs_begin_activation(GS_PARAMS) {
  asm volatile(
      "stp x29, x30, [sp, #-16]!\n\t"
      "mov x29, sp\n\t"
      "str x29, [x22, %[native]]\n\t"
      "str x29, [x22, %[activation]]\n\t"
      "b " SYMBOL("gs_arrive") "\n\t" ::[native] NATIVE_FP, [activation] ACTIVATION_FP);
}

GS_NAKED gs_leave_activation(GS_PARAMS) {
  asm volatile(
      "mov x0, x26\n\t"
      "ldr x29, [x22, %[activation]]\n\t"
      "mov sp, x29\n\t"
      "ldp x29, x30, [sp], #16\n\t"
      "ret\n\t" ::[activation] ACTIVATION_FP);
}

GS_NAKED gs_interpret_in_context(GS_PARAMS) {
  asm volatile(
      "ldr x29, [x22, %[native]]\n\t"
      "mov sp, x29\n\t"
      "ldr x23, [x22, %[dispatch]]\n\t" DISPATCH_INSTRUCTION ::[native] NATIVE_FP, [dispatch] DISPATCH_TABLE);
}

// x10: where compiled code goes on, in the frame at x11. That needs a record; the one made here is made by a call, of which the
// function's return is the counterpart: processors predict returns by counting.
GS_NAKED gs_enter_at(GS_PARAMS) {
  asm volatile(
      "ldr x29, [x22, %[native]]\n\t"
      "mov sp, x29\n\t" SET_PINNED
      "ldp x12, x9, [x11, #-16]\n\t"
      "tst x9, %[flag]\n\t"
      "b.ne 2f\n\t"
      "stp x12, x9, [sp, #-16]!\n\t"
      "bl 1f\n"
      ".globl " SYMBOL("gs_return_to_interpreter") "\n"
      SYMBOL("gs_return_to_interpreter") ":\n\t"
      "ldp x20, x24, [sp], #16\n\t"
      "str x29, [x22, %[native]]\n\t"
      "b " SYMBOL("gs_returned_to_interpreter") "\n"
      "1:\n\t"
      "stp x29, x30, [sp, #-16]!\n\t"
      "mov x29, sp\n"
      "2:\n\t"
      "br x10\n\t" ::[native] NATIVE_FP, PINNED, [flag] "i"(FrameInfo::kReturnNative));
}

GS_NAKED gs_enter_compiled(GS_PARAMS) {
  asm volatile(
      "mov x10, x26\n\t"
      "mov x11, x21\n\t"
      "b " SYMBOL("gs_enter_at") "\n\t");
}

GS_NAKED gs_return_to_site(GS_PARAMS) {
  asm volatile(
      "mov x10, x20\n\t"
      "mov x11, x24\n\t"
      "ldur x0, [x21, #-32]\n\t"
      "b " SYMBOL("gs_enter_at") "\n\t");
}

GS_NAKED gs_leave_for_native(GS_PARAMS) {
  asm volatile(
      "orr x9, x9, %[native_frame]\n\t" STORE_HEADER CONTEXT_OF_FP
      "str x9, [x22, %[native]]\n\t"
      "mov x29, x9\n\t"
      "mov sp, x29\n\t"
      "ldr x23, [x22, %[dispatch]]\n\t"
      "b " SYMBOL("gs_switching_native") "\n\t"
      ::[native] NATIVE_FP, [dispatch] DISPATCH_TABLE, [native_frame] "i"(FrameInfo::kNative));
}

GS_NAKED gs_return_natively(GS_PARAMS) {
  asm volatile(
      "ldr x29, [x22, %[native]]\n\t"
      "mov sp, x29\n\t"
      "ldur x0, [x21, #-32]\n\t"
      "ldp x29, x30, [sp], #16\n\t" SET_GLOBALS
      "ret\n\t" ::[native] NATIVE_FP, GLOBALS);
}

GS_NAKED gs_return_from_native(GS_PARAMS) {
  asm volatile(
      "ldur x0, [x21, #-32]\n\t" SET_GLOBALS
      "ret\n\t" ::GLOBALS);
}

GS_NAKED gs_continue_compiled(GS_PARAMS) {
  asm volatile(SET_PINNED "br x26\n\t" ::PINNED);
}

GS_NAKED gs_execute_one(GS_PARAMS) {
  asm volatile(FIND_INSTRUCTION
      "ldr w26, [x20], #4\n\t" ADDRESS_OF("x23", "kLeadBack") CONTEXT_OF_FP
      "str x9, [x22, %[native]]\n\t"
      "str x21, [x22, %[base]]\n\t" ADDRESS_OF("x10", "kUnfusedDispatch")
      "and x9, x26, #0xff\n\t"
      "ldr x9, [x10, x9, lsl #3]\n\t"
      "br x9\n\t" ::[native] NATIVE_FP, [base] COMPILED_BASE, [code] CLOSURE_CODE);
}

GS_NAKED gs_count_execute_one(GS_PARAMS) { asm volatile("b " SYMBOL("gs_count_one") "\n\t" ::); }
GS_NAKED gs_execute_one_counted(GS_PARAMS) { asm volatile("b " SYMBOL("gs_execute_one") "\n\t" ::); }

GS_NAKED gs_loop_is_hot(GS_PARAMS) {
  asm volatile(FIND_INSTRUCTION CONTEXT_OF_FP
      "str x9, [x22, %[native]]\n\t"
      "mov x29, x9\n\t"
      "mov sp, x29\n\t"
      "b " SYMBOL("gs_hot_loop") "\n\t" ::[native] NATIVE_FP, [code] CLOSURE_CODE);
}

GS_NAKED gs_hot_loop_in_context(GS_PARAMS) {
  asm volatile(
      "ldr x29, [x22, %[native]]\n\t"
      "mov sp, x29\n\t"
      "b " SYMBOL("gs_hot_loop") "\n\t" ::[native] NATIVE_FP);
}

GS_NAKED gs_exit(GS_PARAMS) {
  asm volatile(FIND_INSTRUCTION CONTEXT_OF_FP
      "str x9, [x22, %[native]]\n\t"
      "mov x29, x9\n\t"
      "mov sp, x29\n\t"
      "ldr x23, [x22, %[dispatch]]\n\t" DISPATCH_INSTRUCTION
      ::[native] NATIVE_FP, [dispatch] DISPATCH_TABLE, [code] CLOSURE_CODE);
}

GS_NAKED gs_enter_function(GS_PARAMS) {
  asm volatile(STORE_HEADER
      "stp x29, x30, [sp, #-16]!\n\t"
      "mov x29, sp\n\t"
      "str x29, [x22, %[native]]\n\t"
      "b " SYMBOL("gs_function_entry") "\n\t" ::[native] NATIVE_FP);
}

GS_NAKED gs_open_native_frame(GS_PARAMS) {
  asm volatile(STORE_HEADER "b " SYMBOL("gs_native_entry") "\n\t");
}
GS_NAKED gs_open_fast_native_frame(GS_PARAMS) {
  asm volatile(STORE_HEADER "b " SYMBOL("gs_fast_native_entry") "\n\t");
}

GS_NAKED gs_record_store(GS_PARAMS) {
  asm volatile(
      "stp x29, x30, [sp, #-16]!\n\t"
      "mov x29, sp\n\t"
      "stp x0, x4, [sp, #-16]!\n\t"
      "mov x0, x22\n\t"
      "mov x1, x26\n\t"
      "bl " SYMBOL("gs_record_store_slow") "\n\t"
      "ldp x0, x4, [sp], #16\n\t"
      "ldp x29, x30, [sp], #16\n\t"
      "ret\n\t");
}

#endif

}  // namespace gs::vm
