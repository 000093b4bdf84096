#include "orc-tier/exit_stub.h"

#include <algorithm>

#include "orc-tier/region.h"

#if defined(__APPLE__)
#define SYMBOL(name) "_" name
#else
#define SYMBOL(name) name
#endif

namespace gs::orc {

/// The second half of the stub, in C++.
extern "C" uint64_t gs_read_exit(uint64_t* exit_values, const void* const* exit_table, const uint8_t* return_address,
                                 const SavedRegisters* saved) {
  const CompiledRegion& code = static_cast<const Region*>(exit_table[-1])->code;
  auto offset = static_cast<uint32_t>(return_address - static_cast<const uint8_t*>(code.entry));
  auto record = std::lower_bound(code.records.begin(), code.records.end(), offset,
                                 [](const ExitRecord& r, uint32_t returns_to) { return r.returns_to < returns_to; });
  GS_CHECK(record != code.records.end() && record->returns_to == offset, "each patch point has its record");
  for (size_t i = 0; i < record->values.size(); i++) {
    uint64_t word = record->values[i].read(*saved);
    bool is_shifted = i < 64 && (record->shifted >> i & 1) != 0;
    exit_values[i] = is_shifted ? static_cast<uint64_t>(static_cast<int64_t>(word) >> 16) : word;
  }
  return record->exit;
}

// SavedRegisters is built on the stack. Nothing needs to be put back: what C's callees keep, gs_read_exit keeps.
#if defined(__x86_64__)
__attribute__((naked)) extern "C" uint64_t gs_exit_stub(uint64_t*, const void* const*) {
  asm volatile(
      "subq $264, %rsp\n\t"         // to a multiple of 16 again
      "movq %rax, 0(%rsp)\n\t"
      "movq %rdx, 8(%rsp)\n\t"
      "movq %rcx, 16(%rsp)\n\t"
      "movq %rbx, 24(%rsp)\n\t"
      "movq %rsi, 32(%rsp)\n\t"
      "movq %rdi, 40(%rsp)\n\t"
      "movq %rbp, 48(%rsp)\n\t"
      "leaq 272(%rsp), %rax\n\t"    // rsp before the call
      "movq %rax, 56(%rsp)\n\t"
      "movq %r8, 64(%rsp)\n\t"
      "movq %r9, 72(%rsp)\n\t"
      "movq %r10, 80(%rsp)\n\t"
      "movq %r11, 88(%rsp)\n\t"
      "movq %r12, 96(%rsp)\n\t"
      "movq %r13, 104(%rsp)\n\t"
      "movq %r14, 112(%rsp)\n\t"
      "movq %r15, 120(%rsp)\n\t"
#define SAVE(n) "movq %xmm" #n ", 128+8*" #n "(%rsp)\n\t"
      SAVE(0) SAVE(1) SAVE(2) SAVE(3) SAVE(4) SAVE(5) SAVE(6) SAVE(7)
      SAVE(8) SAVE(9) SAVE(10) SAVE(11) SAVE(12) SAVE(13) SAVE(14) SAVE(15)
#undef SAVE
      "movq 264(%rsp), %rdx\n\t"
      "movq %rsp, %rcx\n\t"
      "call " SYMBOL("gs_read_exit") "\n\t"
      "addq $264, %rsp\n\t"
      "ret\n\t");
}
static_assert(sizeof(SavedRegisters) == 256);
#else
__attribute__((naked)) extern "C" uint64_t gs_exit_stub(uint64_t*, const void* const*) {
  asm volatile(
      "sub sp, sp, #512\n\t"
#define SAVE(a, b) "stp x" #a ", x" #b ", [sp, #8*" #a "]\n\t" "stp d" #a ", d" #b ", [sp, #256+8*" #a "]\n\t"
      SAVE(0, 1) SAVE(2, 3) SAVE(4, 5) SAVE(6, 7) SAVE(8, 9) SAVE(10, 11) SAVE(12, 13) SAVE(14, 15)
      SAVE(16, 17) SAVE(18, 19) SAVE(20, 21) SAVE(22, 23) SAVE(24, 25) SAVE(26, 27) SAVE(28, 29)
#undef SAVE
      "add x2, sp, #512\n\t"        // sp before the call
      "stp x30, x2, [sp, #240]\n\t"
      "stp d30, d31, [sp, #496]\n\t"
      "mov x2, x30\n\t"
      "mov x3, sp\n\t"
      "bl " SYMBOL("gs_read_exit") "\n\t"
      "ldr x30, [sp, #240]\n\t"
      "add sp, sp, #512\n\t"
      "ret\n\t");
}
static_assert(sizeof(SavedRegisters) == 512);
#endif

}  // namespace gs::orc
