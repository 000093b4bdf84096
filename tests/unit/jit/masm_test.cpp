// Both macro-assemblers, on every host: what each member emits, at the limits of what instructions take as immediates and
// offsets, and with the result in either operand's register.
//
// A row has an emission and, for each target, the instructions in the text of an independent assembler (LLVM's) and the
// code that this one makes of the text: words on AArch64, bytes on x86-64; hot code | cold code. `out`, and the first
// literal ("cold"), are where the cold area begins, 0x1000 bytes above the hot one.

#ifdef GS_HAVE_BASELINE

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "baseline/a64/masm.h"
#include "baseline/x64/masm.h"
#include "vm/value.h"

namespace gs::baseline {
namespace {

constexpr R kBase = R::kBase, kVm = R::kVm, kCode = R::kCode, kIntTag = R::kIntTag, kNil = R::kNil, kCount = R::kCount;
constexpr R T0 = R::kT0, T1 = R::kT1, T2 = R::kT2, T3 = R::kT3, T4 = R::kT4;

struct Row {
  const char* what;
  void (*emit_a64)(a64::Masm& m, Label out);
  void (*emit_x64)(x64::Masm& m, Label out);
  const char *a64_text, *a64_code;
  const char *x64_text = nullptr, *x64_code = nullptr;
};

#define GS_EMIT(...)                                                \
  [](a64::Masm& m, [[maybe_unused]] Label out) { m.__VA_ARGS__; }, \
      [](x64::Masm& m, [[maybe_unused]] Label out) { m.__VA_ARGS__; }

// clang-format off
const Row kRows[] = {
    // moves and constants
    {"mov onto itself", GS_EMIT(mov(T0, T0)),
     "", "",
     "", ""},
    {"mov", GS_EMIT(mov(T0, T4)),
     "mov x0, x4", "aa0403e0",
     "mov %r10, %rax", "4c89d0"},
    {"imm 0", GS_EMIT(imm(T0, 0)),
     "movz x0, #0", "d2800000",
     "xor %eax, %eax", "31c0"},
    {"imm, one halfword", GS_EMIT(imm(kCount, 0xFFFA'0000'0000'0000)),
     "movz x26, #0xfffa, lsl #48", "d2ffff5a",
     "movabs $0xfffa000000000000, %rdx", "48ba000000000000faff"},
    {"imm, all ones", GS_EMIT(imm(T1, ~uint64_t{0})),
     "movn x1, #0", "92800001",
     "mov $-1, %rbx", "48c7c3ffffffff"},
    {"imm, all ones but one halfword", GS_EMIT(imm(T1, 0xFFFF'1234'FFFF'FFFF)),
     "movn x1, #0xedcb, lsl #32", "92ddb961",
     "movabs $0xffff1234ffffffff, %rbx", "48bbffffffff3412ffff"},
    {"imm, a mask", GS_EMIT(imm(T1, 0x0000'FFFF'FFFF'FFFE)),
     "orr x1, xzr, #0xfffffffffffe", "b27fbbe1",
     "movabs $0xfffffffffffe, %rbx", "48bbfeffffffffff0000"},
    {"imm, an integer", GS_EMIT(imm(T1, 0xFFFF'0000'0000'0FFD)),
     "add x1, x25, #0xffd", "913ff721",
     "movabs $0xffff000000000ffd, %rbx", "48bbfd0f00000000ffff"},
    {"imm, an integer that is no mask", GS_EMIT(imm(T1, 0xFFFF'0000'00AB'C000)),
     "add x1, x25, #0xabc, lsl #12", "916af321",
     "movabs $0xffff000000abc000, %rbx", "48bb00c0ab000000ffff"},
    {"imm, two halfwords", GS_EMIT(imm(T2, 0x1234'0000'5678)),
     "movz x2, #0x5678; movk x2, #0x1234, lsl #32", "d28acf02 f2c24682",
     "movabs $0x123400005678, %r8", "49b87856000034120000"},
    {"imm, three halfwords", GS_EMIT(imm(T2, 0x1234'5678'9ABC)),
     "ldr x2, cold | .quad 0x123456789abc", "58008002 | 56789abc 00001234",
     "movabs $0x123456789abc, %r8", "49b8bc9a785634120000"},
    {"the same literal twice", GS_EMIT(imm(T2, 0x1234'5678'9ABC), m.imm(T3, 0x1234'5678'9ABC)),
     "ldr x2, cold; ldr x3, cold | .quad 0x123456789abc", "58008002 58007fe3 | 56789abc 00001234",
     "movabs $0x123456789abc, %r8; movabs $0x123456789abc, %r9", "49b8bc9a78563412000049b9bc9a785634120000"},
    {"imm in cold code", GS_EMIT(switch_to(Area::kCold), m.imm(T2, 0x1234'5678'9ABC)),
     "| movz x2, #0x9abc; movk x2, #0x5678, lsl #16; movk x2, #0x1234, lsl #32", "| d2935782 f2aacf02 f2c24682",
     "| movabs $0x123456789abc, %r8", "| 49b8bc9a785634120000"},
    {"double 0", GS_EMIT(fimm(F::k1, 0.0)),
     "movi d1, #0", "2f00e401",
     "xorps %xmm1, %xmm1", "0f57c9"},
    {"double -0", GS_EMIT(fimm(F::k1, -0.0)),
     "ldr d1, cold | .quad 0x8000000000000000", "5c008001 | 00000000 80000000",
     "movabs $0x8000000000000000, %r11; movq %r11, %xmm1", "49bb000000000000008066490f6ecb"},
    {"double 1", GS_EMIT(fimm(F::k0, 1.0)),
     "fmov d0, #1.0", "1e6e1000",
     "movabs $0x3ff0000000000000, %r11; movq %r11, %xmm0", "49bb000000000000f03f66490f6ec3"},
    {"double 0.1", GS_EMIT(fimm(F::k2, 0.1)),
     "ldr d2, cold | .quad 0x3fb999999999999a", "5c008002 | 9999999a 3fb99999",
     "movabs $0x3fb999999999999a, %r11; movq %r11, %xmm2", "49bb9a9999999999b93f66490f6ed3"},
    {"double 0.1 in cold code", GS_EMIT(switch_to(Area::kCold), m.fimm(F::k2, 0.1)),
     "| movz x16, #0x999a; movk x16, #0x9999, lsl #16; movk x16, #0x9999, lsl #32; movk x16, #0x3fb9, lsl #48; fmov d2, x16",
     "| d2933350 f2b33330 f2d33330 f2e7f730 9e670202",
     "| movabs $0x3fb999999999999a, %r11; movq %r11, %xmm2", "| 49bb9a9999999999b93f66490f6ed3"},
    {"bits of a double", GS_EMIT(fmov_bits(F::k1, T4), m.bits_of(T4, F::k1)),
     "fmov d1, x4; fmov x4, d1", "9e670081 9e660024",
     "movq %r10, %xmm1; movq %xmm1, %r10", "66490f6eca66490f7eca"},
    {"globals", GS_EMIT(ld(T0, {m.globals({kVm, 0xC0}, T0), 8})),
     "ldr x0, [x28, #8]", "f9400780",
     "mov 0xc0(%r14), %rax; mov 8(%rax), %rax", "498b86c0000000488b4008"},
    // memory
    {"below", GS_EMIT(ld(T0, {kBase, -32})),
     "ldur x0, [x21, #-32]", "f85e02a0",
     "mov -32(%r13), %rax", "498b45e0"},
    {"farthest below", GS_EMIT(st({kBase, -256}, kNil)),
     "stur x27, [x21, #-256]", "f81002bb",
     "mov %rcx, -256(%r13)", "49898d00ffffff"},
    {"too far below", GS_EMIT(ld(T0, {kCode, -264})),
     "sub x16, x24, #1, lsl #12; ldr x0, [x16, #3832]", "d1400710 f9477e00",
     "mov -264(%rdi), %rax", "488b87f8feffff"},
    {"a page below", GS_EMIT(ld(T0, {kCode, -4096})),
     "sub x16, x24, #1, lsl #12; ldr x0, [x16]", "d1400710 f9400200",
     "mov -4096(%rdi), %rax", "488b8700f0ffff"},
    {"farthest above", GS_EMIT(ld(T0, {kBase, 32760})),
     "ldr x0, [x21, #32760]", "f97ffea0",
     "mov 32760(%r13), %rax", "498b85f87f0000"},
    {"too far above", GS_EMIT(st({kBase, 32768}, T0)),
     "add x16, x21, #8, lsl #12; str x0, [x16]", "914022b0 f9000200",
     "mov %rax, 32768(%r13)", "49898500800000"},
    {"far above", GS_EMIT(ld(T0, {kVm, 0x123458})),
     "add x16, x22, #0x123, lsl #12; ldr x0, [x16, #0x458]", "91448ed0 f9422e00",
     "mov 0x123458(%r14), %rax", "498b8658341200"},
    {"very far above", GS_EMIT(ld(T0, {kVm, 0x1234568})),
     "movz x17, #0x4000; movk x17, #0x123, lsl #16; add x16, x22, x17; ldr x0, [x16, #0x568]",
     "d2880011 f2a02471 8b1102d0 f942b600",
     "mov 0x1234568(%r14), %rax", "498b8668452301"},
    {"not aligned, near", GS_EMIT(ld(T0, {kVm, 255})),
     "ldur x0, [x22, #255]", "f84ff2c0",
     "mov 255(%r14), %rax", "498b86ff000000"},
    {"not aligned, far", GS_EMIT(ld(T0, {kVm, 257})),
     "add x16, x22, #257; ldr x0, [x16]", "910406d0 f9400200",
     "mov 257(%r14), %rax", "498b8601010000"},
    {"word", GS_EMIT(ld32(T0, {T0, 16380})),
     "ldr w0, [x0, #16380]", "b97ffc00",
     "mov 16380(%rax), %eax", "8b80fc3f0000"},
    {"word, too far", GS_EMIT(st32({T0, 16384}, T1)),
     "add x16, x0, #4, lsl #12; str w1, [x16]", "91401010 b9000201",
     "mov %ebx, 16384(%rax)", "899800400000"},
    {"byte", GS_EMIT(ld8(T1, {T0, 4095})),
     "ldrb w1, [x0, #4095]", "397ffc01",
     "movzbl 4095(%rax), %ebx", "0fb698ff0f0000"},
    {"byte, too far", GS_EMIT(st8({T0, 4096}, kCount)),
     "add x16, x0, #1, lsl #12; strb w26, [x16]", "91400410 3900021a",
     "mov %dl, 4096(%rax)", "889000100000"},
    {"byte of a high register", GS_EMIT(st8({T0, 3}, kIntTag)),
     "strb w25, [x0, #3]", "39000c19",
     "mov %sil, 3(%rax)", "40887003"},
    {"double", GS_EMIT(fld(F::k1, {kBase, 8}), m.fst({kBase, -8}, F::k1)),
     "ldr d1, [x21, #8]; stur d1, [x21, #-8]", "fd4006a1 fc1f82a1",
     "movsd 8(%r13), %xmm1; movsd %xmm1, -8(%r13)", "f2410f104d08f2410f114df8"},
    {"index", GS_EMIT(ld(T0, {T0, 0, T1, 3})),
     "ldr x0, [x0, x1, lsl #3]", "f8617800",
     "mov (%rax,%rbx,8), %rax", "488b04d8"},
    {"index and offset", GS_EMIT(ld(T0, {T0, 24, T1, 3})),
     "add x16, x0, x1, lsl #3; ldr x0, [x16, #24]", "8b010c10 f9400e00",
     "mov 24(%rax,%rbx,8), %rax", "488b44d818"},
    {"index and offset below", GS_EMIT(st({kBase, -32, T1, 3}, T0)),
     "add x16, x21, x1, lsl #3; stur x0, [x16, #-32]", "8b010eb0 f81e0200",
     "mov %rax, -32(%r13,%rbx,8)", "498944dde0"},
    {"byte and index", GS_EMIT(ld8(T0, {T2, 0, T1, 0})),
     "ldrb w0, [x2, x1]", "38616840",
     "movzbl (%r8,%rbx), %eax", "410fb60418"},
    {"xor with memory", GS_EMIT(xor_mem(T1, T1, {kCode, -8})),
     "ldur x16, [x24, #-8]; eor x1, x1, x16", "f85f8310 ca100021",
     "xor -8(%rdi), %rbx", "48335ff8"},
    // integers
    {"add", GS_EMIT(add(T0, T1, T2)),
     "add x0, x1, x2", "8b020020",
     "mov %rbx, %rax; add %r8, %rax", "4889d84c01c0"},
    {"add, onto the second", GS_EMIT(add(T1, T0, T1)),
     "add x1, x0, x1", "8b010001",
     "add %rax, %rbx", "4801c3"},
    {"sub, onto the second", GS_EMIT(sub(T1, T0, T1)),
     "sub x1, x0, x1", "cb010001",
     "mov %rbx, %r11; mov %rax, %rbx; sub %r11, %rbx", "4989db4889c34c29db"},
    {"and, or, xor", GS_EMIT(and_(T0, T0, T1), m.or_(T0, T0, T1), m.xor_(T0, T0, T1)),
     "and x0, x0, x1; orr x0, x0, x1; eor x0, x0, x1", "8a010000 aa010000 ca010000",
     "and %rbx, %rax; or %rbx, %rax; xor %rbx, %rax", "4821d84809d84831d8"},
    {"add 0", GS_EMIT(add_imm(T0, T0, 0)),
     "", "",
     "add $0, %rax", "4883c000"},
    {"add 0, elsewhere", GS_EMIT(add_imm(T0, T1, 0)),
     "mov x0, x1", "aa0103e0",
     "lea (%rbx), %rax", "488d03"},
    {"add a little", GS_EMIT(add_imm(kBase, kBase, 4095)),
     "add x21, x21, #4095", "913ffeb5",
     "add $4095, %r13", "4981c5ff0f0000"},
    {"take a little", GS_EMIT(add_imm(kBase, kBase, -40)),
     "sub x21, x21, #40", "d100a2b5",
     "add $-40, %r13", "4983c5d8"},
    {"add pages", GS_EMIT(add_imm(T0, T1, 0xFFF000)),
     "add x0, x1, #0xfff, lsl #12", "917ffc20",
     "lea 0xfff000(%rbx), %rax", "488d8300f0ff00"},
    {"add much", GS_EMIT(add_imm(T0, T1, 0xFFFFFF)),
     "add x0, x1, #0xfff, lsl #12; add x0, x0, #0xfff", "917ffc20 913ffc00",
     "lea 0xffffff(%rbx), %rax", "488d83ffffff00"},
    {"add very much", GS_EMIT(add_imm(T0, T0, 0x1000000)),
     "movz x17, #0x100, lsl #16; add x0, x0, x17", "d2a02011 8b110000",
     "add $0x1000000, %rax", "480500000001"},
    {"take much", GS_EMIT(add_imm(T0, T0, -0x1000001)),
     "movn x17, #0x100, lsl #16; add x0, x0, x17", "92a02011 8b110000",
     "add $-0x1000001, %rax", "4805fffffffe"},
    {"and with a mask", GS_EMIT(and_imm(T0, T0, 0x7F)),
     "and x0, x0, #0x7f", "92401800",
     "and $0x7f, %rax", "4883e07f"},
    {"and with no mask", GS_EMIT(and_imm(T0, T1, 5)),
     "movz x16, #5; and x0, x1, x16", "d28000b0 8a100020",
     "mov %rbx, %rax; and $5, %rax", "4889d84883e005"},
    {"and with a negative", GS_EMIT(and_imm(T0, T0, -8)),
     "and x0, x0, #-8", "927df000",
     "and $-8, %rax", "4883e0f8"},
    {"add, shifted", GS_EMIT(add_shifted(T0, kBase, kCount, 3)),
     "add x0, x21, x26, lsl #3", "8b1a0ea0",
     "lea (%r13,%rdx,8), %rax", "498d44d500"},
    {"shifts", GS_EMIT(shl(T0, T0, 16), m.shr(T0, T0, 48), m.sar(T0, T0, 1)),
     "lsl x0, x0, #16; lsr x0, x0, #48; asr x0, x0, #1", "d370bc00 d370fc00 9341fc00",
     "shl $16, %rax; shr $48, %rax; sar $1, %rax", "48c1e01048c1e83048d1f8"},
    {"remainder", GS_EMIT(umod32(T1)),
     "udiv w16, w0, w1; msub w0, w16, w1, w0", "1ac10810 1b018200",
     "xor %edx, %edx; div %ebx; mov %edx, %eax", "31d2f7f389d0"},
    {"shifts of 32-bit numbers", GS_EMIT(shl32_by(T0, T1), m.shr32_by(T4, T1)),
     "lsl w0, w0, w1; lsr w4, w4, w1",
     "1ac12000 1ac12484",
     "mov %rcx, %r11; mov %ebx, %ecx; shl %cl, %eax; mov %r11, %rcx; mov %rcx, %r11; mov %ebx, %ecx; shr %cl, %r10d; mov %r11, %rcx",
     "4989cb89d9d3e04c89d94989cb89d941d3ea4c89d9"},
    {"towards 0", GS_EMIT(truncate(T1, F::k0)),
     "fcvtzs x1, d0",
     "9e780001",
     "cvttsd2si %xmm0, %rbx",
     "f2480f2cd8"},
    {"product of 32-bit numbers", GS_EMIT(mul32(T2, 0x9E37'79B1)),
     "movz x16, #0x79b1; movk x16, #0x9e37, lsl #16; mul w2, w2, w16",
     "d28f3630 f2b3c6f0 1b107c42",
     "imul $-1640531535, %r8d, %r8d",
     "4569c0b179379e"},
    {"signed remainder", GS_EMIT(remainder(T1)),
     "sdiv x16, x0, x1; msub x0, x16, x1, x0",
     "9ac10c10 9b018200",
     "cqto; idiv %rbx; mov %rdx, %rax",
     "489948f7fb4889d0"},
    {"remainder by 7", GS_EMIT(umod_constant(Divisor(7))),
     "ldr x16, cold; umulh x16, x0, x16; lsr x16, x16, #2; movz x17, #7; msub x1, x16, x17, x0 | .quad 0x924924924924924A",
     "58008010 9bd07c10 d342fe10 d28000f1 9b118201 | 4924924a 92492492",
     "mov %rax, %rbx; movabs $0x924924924924924A, %rdx; mul %rdx; shr $2, %rdx; imul $7, %rdx, %rdx; sub %rdx, %rbx",
     "4889c348ba4a9224499224499248f7e248c1ea02486bd2074829d3"},
    {"remainder by 3 * 2^39 + 5", GS_EMIT(umod_constant(Divisor((uint64_t{3} << 39) + 5))),
     "ldr x16, cold; umulh x16, x0, x16; lsr x16, x16, #40; movz x17, #5; movk x17, #384, lsl #32; msub x1, x16, x17, x0 | .quad 0xAAAAAAAAA871C71D",
     "58008010 9bd07c10 d368fe10 d28000b1 f2c03011 9b118201 | a871c71d aaaaaaaa",
     "mov %rax, %rbx; movabs $0xAAAAAAAAA871C71D, %rdx; mul %rdx; shr $40, %rdx; movabs $0x18000000005, %rax; imul %rax, %rdx; sub %rdx, %rbx",
     "4889c348ba1dc771a8aaaaaaaa48f7e248c1ea2848b80500000080010000480fafd04829d3"},
    {"a natural number", GS_EMIT(double_to_natural(T0, F::k0, out)),
     "fcvtzs x0, d0; scvtf d7, x0; fcmp d7, d0; b.ne out; sub x16, x0, #1; lsr x16, x16, #53; cbnz x16, out",
     "9e780000 9e620007 1e6020e0 54007fa1 d1000410 d375fe10 b5007f50",
     "cvttsd2si %xmm0, %rax; xorps %xmm7, %xmm7; cvtsi2sd %rax, %xmm7; ucomisd %xmm0, %xmm7; jp out; jne out; lea -1(%rax), %r11; shr $53, %r11; jne out",
     "f2480f2cc00f57fff2480f2af8660f2ef80f8ae90f00000f85e30f00004c8d58ff49c1eb350f85d50f0000"},
    {"an integer to a double", GS_EMIT(int64_to_double(F::k1, T1)),
     "scvtf d1, x1",
     "9e620021",
     "xorps %xmm1, %xmm1; cvtsi2sd %rbx, %xmm1",
     "0f57c9f2480f2acb"},
    {"unless of a type", GS_EMIT(branch_unless_type(T2, {kCode, -8}, T3, out)),
     "lsr x3, x2, #48; movz w17, #0xfff8; cmp w3, w17; csel w3, w3, w17, hs; ldur w17, [x24, #-11]; lsr w17, w17, w3; and w17, w17, #1; cbz w17, out",
     "d370fc43 529fff11 6b11007f 1a912063 b85f5311 1ac32631 12000231 34007f31",
     "mov %r8, %r9; shr $48, %r9; mov $0xfff8, %r11d; cmp %r11d, %r9d; cmovb %r11d, %r9d; mov -11(%rdi), %r11d; bt %r9d, %r11d; jae out",
     "4d89c149c1e93041bbf8ff00004539d9450f42cb448b5ff5450fa3cb0f83de0f0000"},
    // tagged integers
    {"sum", GS_EMIT(int_add(T0, T0, T1, out)),
     "and x17, x0, x1; lsl x16, x0, #16; adds x16, x16, x1, lsl #16; ccmp x17, x25, #0, vc; b.lo out; orr x0, x25, x16, lsr #16",
     "8a010011 d370bc10 ab014210 fa597220 54007f83 aa504320",
     "mov %rax, %r11; and %rbx, %r11; cmp %rsi, %r11; jb out; shl $16, %rax; shl $16, %rbx; add %rbx, %rax; jo out; shr $16, %rax; or %rsi, %rax",
     "4989c34921db4939f30f82f10f000048c1e01048c1e3104801d80f80e00f000048c1e8104809f0"},
    {"difference, onto the second", GS_EMIT(int_sub(T0, T4, T0, out)),
     "and x17, x4, x0; lsl x16, x4, #16; subs x16, x16, x0, lsl #16; ccmp x17, x25, #0, vc; b.lo out; orr x0, x25, x16, lsr #16",
     "8a000091 d370bc90 eb004210 fa597220 54007f83 aa504320"},
    {"product", GS_EMIT(int_mul(T0, T0, T1, out)),
     "and x17, x0, x1; cmp x17, x25; b.lo out; lsl x16, x0, #16; sbfx x17, x1, #0, #48; smulh x10, x16, x17; mul x16, x16, x17; cmp x10, x16, asr #63; b.ne out; orr x0, x25, x16, lsr #16",
     "8a010011 eb19023f 54007fc3 d370bc10 9340bc31 9b517e0a 9b117e10 eb90fd5f 54007f01 aa504320",
     "mov %rax, %r11; and %rbx, %r11; cmp %rsi, %r11; jb out; shl $16, %rax; shl $16, %rbx; sar $16, %rbx; imul %rbx, %rax; jo out; shr $16, %rax; or %rsi, %rax",
     "4989c34921db4939f30f82f10f000048c1e01048c1e31048c1fb10480fafc30f80db0f000048c1e8104809f0"},
    {"square", GS_EMIT(int_mul(T4, T0, T0, out)),
     "and x17, x0, x0; cmp x17, x25; b.lo out; lsl x16, x0, #16; sbfx x17, x0, #0, #48; smulh x10, x16, x17; mul x16, x16, x17; cmp x10, x16, asr #63; b.ne out; orr x4, x25, x16, lsr #16",
     "8a000011 eb19023f 54007fc3 d370bc10 9340bc11 9b517e0a 9b117e10 eb90fd5f 54007f01 aa504324"},
    {"negation", GS_EMIT(int_neg(T0, T0, out)),
     "negs x16, x0, lsl #16; ccmp x0, x25, #0, vc; b.lo out; orr x0, x25, x16, lsr #16",
     "eb0043f0 fa597000 54007fc3 aa504320",
     "cmp %rsi, %rax; jb out; shl $16, %rax; neg %rax; jo out; shr $16, %rax; or %rsi, %rax",
     "4839f00f82f70f000048c1e01048f7d80f80ea0f000048c1e8104809f0"},
    {"plus 1, elsewhere", GS_EMIT(int_add_imm(T4, T0, 1, out)),
     "lsl x16, x0, #16; adds x16, x16, #0x10, lsl #12; ccmp x0, x25, #0, vc; b.lo out; orr x4, x25, x16, lsr #16",
     "d370bc10 b1404210 fa597000 54007fa3 aa504324",
     "cmp %rsi, %rax; jb out; shl $16, %rax; add $0x10000, %rax; jo out; shr $16, %rax; or %rsi, %rax; mov %rax, %r10",
     "4839f00f82f70f000048c1e0104805000001000f80e70f000048c1e8104809f04989c2"},
    {"minus 128", GS_EMIT(int_add_imm(T0, T0, -128, out)),
     "lsl x16, x0, #16; subs x16, x16, #0x800, lsl #12; ccmp x0, x25, #0, vc; b.lo out; orr x0, x25, x16, lsr #16",
     "d370bc10 f1600210 fa597000 54007fa3 aa504320",
     "cmp %rsi, %rax; jb out; shl $16, %rax; add $-0x800000, %rax; jo out; shr $16, %rax; or %rsi, %rax",
     "4839f00f82f70f000048c1e0104805000080ff0f80e70f000048c1e8104809f0"},
    {"plus 300", GS_EMIT(int_add_imm(T0, T0, 300, out)),
     "lsl x16, x0, #16; movz x17, #300; adds x16, x16, x17, lsl #16; ccmp x0, x25, #0, vc; b.lo out; orr x0, x25, x16, lsr #16",
     "d370bc10 d2802591 ab114210 fa597000 54007f83 aa504320"},
    {"equal", GS_EMIT(int_compare(Cond::kEq, T0, T1, out)),
     "cmp x0, x1; b.eq out", "eb01001f 54007fe0",
     "cmp %rbx, %rax; je out", "4839d80f84f70f0000"},
    {"less", GS_EMIT(int_compare(Cond::kLt, T0, T1, out)),
     "lsl x16, x0, #16; cmp x16, x1, lsl #16; b.lt out", "d370bc10 eb01421f 54007fcb",
     "mov %rax, %r11; shl $16, %r11; shl $16, %rbx; cmp %rbx, %r11; jl out", "4989c349c1e31048c1e3104939db0f8cec0f0000"},
    {"less than 2", GS_EMIT(int_compare_imm(Cond::kLt, T0, 2, out)),
     "sbfx x16, x0, #0, #48; cmp x16, #2; b.lt out", "9340bc10 f1000a1f 54007fcb",
     "mov %rax, %r11; shl $16, %r11; cmp $0x20000, %r11; jl out", "4989c349c1e3104981fb000002000f8cec0f0000"},
    {"greater than -4095", GS_EMIT(int_compare_imm(Cond::kGt, T0, -4095, out)),
     "sbfx x16, x0, #0, #48; cmn x16, #4095; b.gt out", "9340bc10 b13ffe1f 54007fcc",
     "mov %rax, %r11; shl $16, %r11; cmp $-0xfff0000, %r11; jg out", "4989c349c1e3104981fb000001f00f8fec0f0000"},
    {"at least 32767", GS_EMIT(int_compare_imm(Cond::kGe, T0, 32767, out)),
     "sbfx x16, x0, #0, #48; movz x17, #32767; cmp x16, x17; b.ge out", "9340bc10 d28ffff1 eb11021f 54007faa",
     "mov %rax, %r11; shl $16, %r11; cmp $0x7fff0000, %r11; jge out", "4989c349c1e3104981fb0000ff7f0f8dec0f0000"},
    {"at most -32768", GS_EMIT(int_compare_imm(Cond::kLe, T0, -32768, out)),
     "sbfx x16, x0, #0, #48; cmn x16, #8, lsl #12; b.le out", "9340bc10 b140221f 54007fcd",
     "mov %rax, %r11; shl $16, %r11; cmp $-0x80000000, %r11; jle out", "4989c349c1e3104981fb000000800f8eec0f0000"},
    {"at most, any values", GS_EMIT(int_compare_checked(Cond::kLe, T0, T1, out, out)),
     "and x16, x0, x1; cmp x16, x25; b.lo out; lsl x16, x0, #16; cmp x16, x1, lsl #16; b.le out",
     "8a010010 eb19021f 54007fc3 d370bc10 eb01421f 54007f6d",
     "cmp %rsi, %rax; jb out; mov %rax, %r11; xor %rbx, %r11; shr $47, %r11; jne out; cmp %rbx, %rax; jle out",
     "4839f00f82f70f00004989c34931db49c1eb2f0f85e70f00004839d80f8ede0f0000"},
    {"different, any values", GS_EMIT(int_compare_checked(Cond::kNe, T0, T1, out, out)),
     "and x16, x0, x1; cmp x16, x25; b.lo out; cmp x0, x1; b.ne out",
     "8a010010 eb19021f 54007fc3 eb01001f 54007f81",
     "mov %rax, %r11; and %rbx, %r11; cmp %rsi, %r11; jb out; cmp %rbx, %rax; jne out",
     "4989c34921db4939f30f82f10f00004839d80f85e80f0000"},
    {"natural", GS_EMIT(branch_unless_natural(T4, out)),
     "asr x16, x4, #46; cmn x16, #4; b.ne out", "936efc90 b100121f 54007fc1",
     "mov %r10, %r11; sar $46, %r11; cmp $-4, %r11; jne out", "4d89d349c1fb2e4983fbfc0f85ef0f0000"},
    {"negative", GS_EMIT(branch_unless_negative(T0, out)),
     "asr x16, x0, #46; cmn x16, #1; b.ne out", "936efc10 b100061f 54007fc1",
     "mov %rax, %r11; sar $46, %r11; cmp $-1, %r11; jne out", "4989c349c1fb2e4983fbff0f85ef0f0000"},
    {"natural, not above", GS_EMIT(branch_unless_below(Cond::kBelowEq, T0, {kBase, 8}, out)),
     "ldr x16, [x21, #8]; tst x16, #0x800000000000; ccmp x0, x16, #2, eq; b.hi out", "f94006b0 f251021f fa500002 54007fa8",
     "mov 8(%r13), %r11; cmp %r11, %rax; ja out; bt $47, %r11; jb out",
     "4d8b5d084c39d80f87f30f0000490fbae32f0f82e80f0000"},
    {"to a double", GS_EMIT(int_to_double(F::k1, T1)),
     "sbfx x16, x1, #0, #48; scvtf d1, x16", "9340bc30 9e620201",
     "mov %rbx, %r11; shl $16, %r11; sar $16, %r11; xorps %xmm1, %xmm1; cvtsi2sd %r11, %xmm1",
     "4989db49c1e31049c1fb100f57c9f2490f2acb"},
    {"table", GS_EMIT(untag_table(T0, out)),
     "eor x0, x0, x20; lsr x16, x0, #48; cbnz x16, out", "ca140000 d370fc10 b5007fd0",
     "xor %r12, %rax; mov %rax, %r11; shr $48, %r11; jne out", "4c31e04989c349c1eb300f85f00f0000"},
    {"function", GS_EMIT(untag_function(T4, out)),
     "eor x4, x4, x23; lsr x16, x4, #48; cbnz x16, out", "ca170084 d370fc90 b5007fd0",
     "xor %r15, %r10; mov %r10, %r11; shr $48, %r11; jne out", "4d31fa4d89d349c1eb300f85f00f0000"},
    {"address of any cell", GS_EMIT(strip_tag(T2)),
     "and x2, x2, #0xffffffffffff", "9240bc42",
     "shl $16, %r8; shr $16, %r8", "49c1e01049c1e810"},
    // doubles
    {"sum", GS_EMIT(fadd(F::k0, F::k0, F::k1)),
     "fadd d0, d0, d1", "1e612800",
     "addsd %xmm1, %xmm0", "f20f58c1"},
    {"difference, onto the second", GS_EMIT(fsub(F::k1, F::k0, F::k1)),
     "fsub d1, d0, d1", "1e613801",
     "movapd %xmm1, %xmm7; movapd %xmm0, %xmm1; subsd %xmm7, %xmm1", "660f28f9660f28c8f20f5ccf"},
    {"product, onto the second", GS_EMIT(fmul(F::k1, F::k0, F::k1)),
     "fmul d1, d0, d1", "1e610801",
     "mulsd %xmm0, %xmm1", "f20f59c8"},
    {"quotient, elsewhere", GS_EMIT(fdiv(F::k2, F::k0, F::k1)),
     "fdiv d2, d0, d1", "1e611802",
     "movapd %xmm0, %xmm2; divsd %xmm1, %xmm2", "660f28d0f20f5ed1"},
    {"root", GS_EMIT(fsqrt(F::k0, F::k1)),
     "fsqrt d0, d1", "1e61c020",
     "sqrtsd %xmm1, %xmm0", "f20f51c1"},
    {"equal", GS_EMIT(fcompare(FCond::kEq, F::k0, F::k1, out)),
     "fcmp d0, d1; b.eq out", "1e612000 54007fe0"},
    {"not equal", GS_EMIT(fcompare(FCond::kNe, F::k0, F::k1, out)),
     "fcmp d0, d1; b.ne out", "1e612000 54007fe1",
     "ucomisd %xmm1, %xmm0; jp out; jne out", "660f2ec10f8af60f00000f85f00f0000"},
    {"less", GS_EMIT(fcompare(FCond::kLt, F::k0, F::k1, out)),
     "fcmp d0, d1; b.mi out", "1e612000 54007fe4",
     "ucomisd %xmm0, %xmm1; ja out", "660f2ec80f87f60f0000"},
    {"at most", GS_EMIT(fcompare(FCond::kLe, F::k0, F::k1, out)),
     "fcmp d0, d1; b.ls out", "1e612000 54007fe9",
     "ucomisd %xmm0, %xmm1; jae out", "660f2ec80f83f60f0000"},
    {"not less", GS_EMIT(fcompare(FCond::kNotLt, F::k0, F::k1, out)),
     "fcmp d0, d1; b.pl out", "1e612000 54007fe5",
     "ucomisd %xmm0, %xmm1; jbe out", "660f2ec80f86f60f0000"},
    {"not at most", GS_EMIT(fcompare(FCond::kNotLe, F::k0, F::k1, out)),
     "fcmp d0, d1; b.hi out", "1e612000 54007fe8",
     "ucomisd %xmm0, %xmm1; jb out", "660f2ec80f82f60f0000"},
    // branches
    {"jump", GS_EMIT(jmp(out)),
     "b out", "14000400",
     "jmp out", "e9fb0f0000"},
    {"zero, not zero", GS_EMIT(jz(kCount, out), m.jnz(T0, out)),
     "cbz x26, out; cbnz x0, out", "b400801a b5007fe0",
     "test %rdx, %rdx; je out; test %rax, %rax; jne out", "4885d20f84f70f00004885c00f85ee0f0000"},
    {"signed", GS_EMIT(branch(Cond::kGe, T0, T1, out)),
     "cmp x0, x1; b.ge out", "eb01001f 54007fea",
     "cmp %rbx, %rax; jge out", "4839d80f8df70f0000"},
    {"unsigned", GS_EMIT(branch(Cond::kBelow, T0, kIntTag, out)),
     "cmp x0, x25; b.lo out", "eb19001f 54007fe3",
     "cmp %rsi, %rax; jb out", "4839f00f82f70f0000"},
    {"unsigned, the others", GS_EMIT(branch(Cond::kAbove, T0, T1, out), m.branch(Cond::kAboveEq, T0, T1, out), m.branch(Cond::kBelowEq, T0, T1, out)),
     "cmp x0, x1; b.hi out; cmp x0, x1; b.hs out; cmp x0, x1; b.ls out",
     "eb01001f 54007fe8 eb01001f 54007fa2 eb01001f 54007f69",
     "cmp %rbx, %rax; ja out; cmp %rbx, %rax; jae out; cmp %rbx, %rax; jbe out",
     "4839d80f87f70f00004839d80f83ee0f00004839d80f86e50f0000"},
    {"with 0", GS_EMIT(branch_imm(Cond::kEq, T0, 0, out), m.branch_imm(Cond::kNe, T0, 0, out)),
     "cbz x0, out; cbnz x0, out", "b4008000 b5007fe0",
     "test %rax, %rax; je out; test %rax, %rax; jne out", "4885c00f84f70f00004885c00f85ee0f0000"},
    {"below 1", GS_EMIT(branch_imm(Cond::kBelow, kCount, 1, out)),
     "cbz x26, out", "b400801a",
     "cmp $1, %rdx; jb out", "4883fa010f82f60f0000"},
    {"with 4095", GS_EMIT(branch_imm(Cond::kNe, kCount, 4095, out)),
     "cmp x26, #4095; b.ne out", "f13fff5f 54007fe1",
     "cmp $4095, %rdx; jne out", "4881faff0f00000f85f30f0000"},
    {"with 4096", GS_EMIT(branch_imm(Cond::kNe, kCount, 4096, out)),
     "cmp x26, #1, lsl #12; b.ne out", "f140075f 54007fe1",
     "cmp $4096, %rdx; jne out", "4881fa001000000f85f30f0000"},
    {"with a tag", GS_EMIT(branch_imm(Cond::kNe, T1, 0xFFFC, out)),
     "movz x17, #0xfffc; cmp x1, x17; b.ne out", "d29fff91 eb11003f 54007fc1",
     "cmp $0xfffc, %rbx; jne out", "4881fbfcff00000f85f30f0000"},
    {"with a negative", GS_EMIT(branch_imm(Cond::kLt, T1, -1, out)),
     "cmn x1, #1; b.lt out", "b100043f 54007feb",
     "cmp $-1, %rbx; jl out", "4883fbff0f8cf60f0000"},
    {"with memory", GS_EMIT(branch_mem(Cond::kAbove, kBase, {kVm, 16}, out)),
     "ldr x16, [x22, #16]; cmp x21, x16; b.hi out", "f9400ad0 eb1002bf 54007fc8",
     "cmp 16(%r14), %r13; ja out", "4d3b6e100f87f60f0000"},
    {"a word with 0", GS_EMIT(branch_mem32(Cond::kEq, {kVm, 8}, 0, out)),
     "ldr w16, [x22, #8]; cbz w16, out", "b9400ad0 34007ff0",
     "cmpl %esi, 8(%r14); je out", "413976080f84f60f0000"},
    {"a word with much", GS_EMIT(branch_mem32(Cond::kNe, {kVm, 8}, -0x1000001, out)),
     "ldr w16, [x22, #8]; movz x17, #0xffff; movk x17, #0xfeff, lsl #16; cmp w16, w17; b.ne out",
     "b9400ad0 d29ffff1 f2bfdff1 6b11021f 54007f81",
     "cmpl $-0x1000001, 8(%r14); jne out", "41817e08fffffffe0f85f20f0000"},
    {"a byte", GS_EMIT(branch_mem8(Cond::kAboveEq, {T0, 3}, 2, out)),
     "ldrb w16, [x0, #3]; cmp w16, #2; b.hs out", "39400c10 71000a1f 54007fc2",
     "cmpb $2, 3(%rax); jae out", "807803020f83f60f0000"},
    {"words", GS_EMIT(branch32(Cond::kNe, T0, T1, out), m.branch32_mem(Cond::kNe, T1, {T0, 4}, out)),
     "cmp w0, w1; b.ne out; ldr w16, [x0, #4]; cmp w1, w16; b.ne out", "6b01001f 54007fe1 b9400410 6b10003f 54007f81",
     "cmp %ebx, %eax; jne out; cmp 4(%rax), %ebx; jne out", "39d80f85f80f00003b58040f85ef0f0000"},
    {"upper bits", GS_EMIT(shift_and_branch_nonzero(T1, 24, out)),
     "lsr x1, x1, #24; cbnz x1, out", "d358fc21 b5007fe1",
     "shr $24, %rbx; jne out", "48c1eb180f85f60f0000"},
    // calls
    {"a frame", GS_EMIT(open_frame(40, 0x201)),
     "movz x9, #0x201; add x21, x21, #40", "d2804029 9100a2b5",
     "movq $0x201, 32(%r13); add $40, %r13", "49c74520010200004983c528"},
    {"a frame, info in two halfwords", GS_EMIT(open_frame(40, 0x50201)),
     "ldr x9, cold; add x21, x21, #40 | .quad 0x50201", "58008009 9100a2b5 | 00050201 00000000",
     "movq $0x50201, 32(%r13); add $40, %r13", "49c74520010205004983c528"},
    {"calls", GS_EMIT(call_reg(T1), m.call_mem({kVm, 8}), m.call_label(out)),
     "blr x1; ldr x16, [x22, #8]; blr x16; bl out", "d63f0020 f94006d0 d63f0200 940003fd",
     "call *%rbx; call *8(%r14); call out", "ffd341ff5608e8f50f0000"},
    {"to and fro", GS_EMIT(enter(), m.leave()),
     "stp x30, x9, [x21, #-16]; stp x29, x30, [sp, #-16]!; mov x29, sp; ldp x29, x30, [sp], #16; ret",
     "a93f26be a9bf7bfd 910003fd a8c17bfd d65f03c0",
     "mov (%rsp), %r11; mov %r11, -16(%r13); push %rbp; mov %rsp, %rbp; pop %rbp; ret", "4c8b1c244d895df0554889e55dc3"},
    {"to a stub", GS_EMIT(jmp_mem({kVm, 8})),
     "ldr x16, [x22, #8]; br x16", "f94006d0 d61f0200",
     "jmp *8(%r14)", "41ff6608"},
};
// clang-format on

#undef GS_EMIT

/// Bytes in hexadecimal, or words with spaces between them.
std::string hex(const asmjit::Section* section, bool words) {
  std::string out;
  size_t unit = words ? 4 : 1;
  for (size_t i = 0; i < section->bufferSize(); i++) {
    size_t at = i / unit * unit + (unit - 1 - i % unit);
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", section->data()[at]);
    if (words && i != 0 && i % 4 == 0) out += ' ';
    out += digits;
  }
  return out;
}

template <class M>
std::string assembled(void (*emit)(M& m, Label out), bool words) {
  M m(nullptr);
  Label out = m.new_label();
  m.switch_to(Area::kCold);
  m.bind(out);
  m.switch_to(Area::kHot);
  emit(m, out);
  m.section(Area::kHot)->setOffset(0);
  m.section(Area::kCold)->setOffset(0x1000);
  m.holder().resolveUnresolvedLinks();
  CHECK_FALSE(m.holder().hasUnresolvedLinks());
  std::string code = hex(m.section(Area::kHot), words), cold = hex(m.section(Area::kCold), words);
  if (!cold.empty()) code += (code.empty() ? "| " : " | ") + cold;
  return code;
}

}  // namespace

TEST_CASE("macro-assembler: AArch64", "[jit]") {
  for (const Row& row : kRows) {
    INFO(row.what << ": " << row.a64_text);
    CHECK(assembled(row.emit_a64, true) == row.a64_code);
  }
}
TEST_CASE("macro-assembler: x86-64", "[jit]") {
  for (const Row& row : kRows) {
    if (row.x64_text == nullptr) continue;
    INFO(row.what << ": " << row.x64_text);
    CHECK(assembled(row.emit_x64, false) == row.x64_code);
  }
}

TEST_CASE("macro-assembler: conditions and their opposites", "[jit]") {
  for (int i = 0; i < 10; i++) CHECK(negate(negate(static_cast<Cond>(i))) == static_cast<Cond>(i));
  for (int i = 0; i < 6; i++) CHECK(negate(negate(static_cast<FCond>(i))) == static_cast<FCond>(i));
}

TEST_CASE("macro-assembler: listings have hot and cold code apart", "[jit]") {
  Listing listing;
  a64::Masm m(&listing);
  m.imm(T0, 0x1234'5678'9ABC);
  m.switch_to(Area::kCold);
  m.jmp_mem({kVm, 8});
  CHECK(std::string(listing.hot.data()).find("ldr x0") != std::string::npos);
  CHECK(std::string(listing.hot.data()).find("br x16") == std::string::npos);
  CHECK(std::string(listing.cold.data()).find("br x16") != std::string::npos);
}

}  // namespace gs::baseline

#endif  // GS_HAVE_BASELINE
