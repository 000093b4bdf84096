// A program for AArch64 Linux, without libraries, of which it is known how many instructions it executes: 4,026 that
// stand in the file and 3,000,001 in memory that it fills with code while it runs. `count --check` counts it first, so
// that the gate is not kept by a plug-in that miscounts.
        .text
        .globl  _start
_start:
        mov     x0, #0                  // 8: mmap(null, 4096, read | write | execute, private | anonymous, -1, 0)
        mov     x1, #4096
        mov     x2, #7
        mov     x3, #0x22
        mov     x4, #-1
        mov     x5, #0
        mov     x8, #222
        svc     #0
        mov     x9, x0                  // 1

        adr     x10, spin               // 1
        ldp     w11, w12, [x10]         // 4: copy the code of `spin`
        ldr     w13, [x10, #8]
        stp     w11, w12, [x9]
        str     w13, [x9, #8]
        dc      cvau, x9                // 5: and make the processor see it
        dsb     ish
        ic      ivau, x9
        dsb     ish
        isb

        mov     x0, #1000               // 1
0:      mov     x1, #0                  // 4 * 1000
        add     x1, x1, x0
        subs    x0, x0, #1
        b.ne    0b

        movz    x0, #0x16, lsl #16      // 2: 1,500,000 rounds
        movk    x0, #0xe360
        blr     x9                      // 1

        mov     x0, #0                  // 3: exit(0)
        mov     x8, #94
        svc     #0
        brk     #0

spin:   subs    x0, x0, #1              // 2 * 1,500,000 + 1
        b.ne    spin
        ret
