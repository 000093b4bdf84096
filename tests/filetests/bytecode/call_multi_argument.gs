// A call or `...` last in the arguments gives all its values; elsewhere, or in parentheses, exactly one.
func f(g, ...) {
  g(g(1), g(2))
  g(..., ...)
  g((g()))
  return g(...)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, variadic, frame 11
// bytecode:   Move        r1, r0                      ; 3:4
// bytecode:   Move        r5, r0                      ; 3:6
// bytecode:   LoadInt     r9, 1                       ; 3:7
// bytecode:   Call        r5, 1, 1                    ; 3:6
// bytecode:   Move        r6, r0                      ; 3:12
// bytecode:   LoadInt     r10, 2                      ; 3:13
// bytecode:   Call        r6, 1, *                    ; 3:12
// bytecode:   Call        r1, *, 0                    ; 3:4
// bytecode:   Move        r1, r0                      ; 4:4
// bytecode:   Vararg      r5, 1                       ; 4:5
// bytecode:   Vararg      r6, *                       ; 4:10
// bytecode:   Call        r1, *, 0                    ; 4:4
// bytecode:   Move        r1, r0                      ; 5:4
// bytecode:   Move        r5, r0                      ; 5:7
// bytecode:   Call        r5, 0, 1
// bytecode:   Call        r1, 1, 0                    ; 5:4
// bytecode:   Move        r1, r0                      ; 6:11
// bytecode:   Vararg      r5, *                       ; 6:12
// bytecode:   Call        r1, *, *                    ; 6:11
// bytecode:   ReturnV     r1, *                       ; 6:3
