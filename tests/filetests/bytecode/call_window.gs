// Callee, three slots of header, arguments; the result comes back where the callee was.
func f(g, a) {
  x := g(a, 1, "s")
  g()
  return g(a) + g(1)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 6:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 9
// bytecode:   Move        r2, r0                      ; 3:9
// bytecode:   Move        r6, r1                      ; 3:10
// bytecode:   LoadInt     r7, 1                       ; 3:13
// bytecode:   LoadK       r8, "s"                     ; 3:16
// bytecode:   Call        r2, 3, 1                    ; 3:9
// bytecode:   Move        r3, r0                      ; 4:4
// bytecode:   Call        r3, 0, 0
// bytecode:   Move        r3, r0                      ; 5:11
// bytecode:   Move        r7, r1                      ; 5:12
// bytecode:   Call        r3, 1, 1                    ; 5:11
// bytecode:   Move        r4, r0                      ; 5:18
// bytecode:   LoadInt     r8, 1                       ; 5:19
// bytecode:   Call        r4, 1, 1                    ; 5:18
// bytecode:   Add         r3, r3, r4                  ; 5:15
// bytecode:   Return1     r3                          ; 5:3
