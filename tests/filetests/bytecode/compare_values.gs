// Comparisons as values.
func f(a, b) {
  return a == b, a != b, a < b, a <= b, a > b, a >= b, a == nil, a < 5
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 11
// bytecode:   Eq          r2, r0, r1                  ; 3:12
// bytecode:   Ne          r3, r0, r1                  ; 3:20
// bytecode:   Lt          r4, r0, r1                  ; 3:28
// bytecode:   Le          r5, r0, r1                  ; 3:35
// bytecode:   Gt          r6, r0, r1                  ; 3:43
// bytecode:   Ge          r7, r0, r1                  ; 3:50
// bytecode:   LoadNil     r9, 1                       ; 3:58
// bytecode:   Eq          r8, r0, r9
// bytecode:   LoadInt     r10, 5                      ; 3:68
// bytecode:   Lt          r9, r0, r10
// bytecode:   Return      r2, 8                       ; 3:3
