// Fused compare and branch, for registers. a > b is b < a; the operands are still evaluated from the left.
func f(a, b) {
  if a == b { a = 1 }
  if a != b { a = 2 }
  if a < b { a = 3 }
  if a <= b { a = 4 }
  if a > b { a = 5 }
  if a >= b { a = 6 }
  if f(a) > f(b) { a = 7 }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 8
// bytecode:   JNe         r0, r1, L0                  ; 3:8
// bytecode:   LoadInt     r0, 1                       ; 3:19
// bytecode: L0:
// bytecode:   JEq         r0, r1, L1                  ; 4:8
// bytecode:   LoadInt     r0, 2                       ; 4:19
// bytecode: L1:
// bytecode:   JNotLt      r0, r1, L2                  ; 5:8
// bytecode:   LoadInt     r0, 3                       ; 5:18
// bytecode: L2:
// bytecode:   JNotLe      r0, r1, L3                  ; 6:8
// bytecode:   LoadInt     r0, 4                       ; 6:19
// bytecode: L3:
// bytecode:   JNotLt      r1, r0, L4                  ; 7:8
// bytecode:   LoadInt     r0, 5                       ; 7:18
// bytecode: L4:
// bytecode:   JNotLe      r1, r0, L5                  ; 8:8
// bytecode:   LoadInt     r0, 6                       ; 8:19
// bytecode: L5:
// bytecode:   GetGlobal   r2, f                       ; 9:6
// bytecode:   Move        r6, r0                      ; 9:8
// bytecode:   Call        r2, 1, 1                    ; 9:7
// bytecode:   GetGlobal   r3, f                       ; 9:13
// bytecode:   Move        r7, r1                      ; 9:15
// bytecode:   Call        r3, 1, 1                    ; 9:14
// bytecode:   JNotLt      r3, r2, L6                  ; 9:11
// bytecode:   LoadInt     r0, 7                       ; 9:24
// bytecode: L6:
// bytecode:   Return0                                 ; 10:1
