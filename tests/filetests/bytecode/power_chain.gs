// ** groups to the right; its operands are evaluated from the left.
func f(a, b, c) {
  return a ** b ** c, (a ** b) ** c, a ** 2
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 3, frame 7
// bytecode:   Move        r4, r0                      ; 3:10
// bytecode:   Move        r5, r1                      ; 3:15
// bytecode:   Move        r6, r2                      ; 3:20
// bytecode:   Pow         r5, r5, r6                  ; 3:17
// bytecode:   Pow         r3, r4, r5                  ; 3:12
// bytecode:   Pow         r4, r0, r1                  ; 3:26
// bytecode:   Pow         r4, r4, r2                  ; 3:32
// bytecode:   PowK        r5, r0, 2                   ; 3:40
// bytecode:   Return      r3, 3                       ; 3:3
