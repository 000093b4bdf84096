// Registers of a block are free again after it.
func f(a) {
  { b := 1; c := 2; f(b, c) }
  { d := 3; f(d) }
  if a { e := 4; f(e) }
  g := 5
  return g
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 8:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 9
// bytecode:   LoadInt     r1, 1                       ; 3:10
// bytecode:   LoadInt     r2, 2                       ; 3:18
// bytecode:   GetGlobal   r3, f                       ; 3:21
// bytecode:   Move        r7, r1                      ; 3:23
// bytecode:   Move        r8, r2                      ; 3:26
// bytecode:   Call        r3, 2, 0                    ; 3:22
// bytecode:   LoadInt     r1, 3                       ; 4:10
// bytecode:   GetGlobal   r2, f                       ; 4:13
// bytecode:   Move        r6, r1                      ; 4:15
// bytecode:   Call        r2, 1, 0                    ; 4:14
// bytecode:   JFalse      r0, L0                      ; 5:6
// bytecode:   LoadInt     r1, 4                       ; 5:15
// bytecode:   GetGlobal   r2, f                       ; 5:18
// bytecode:   Move        r6, r1                      ; 5:20
// bytecode:   Call        r2, 1, 0                    ; 5:19
// bytecode: L0:
// bytecode:   LoadInt     r1, 5                       ; 6:8
// bytecode:   Return1     r1                          ; 7:3
