// A chain is one instruction over consecutive registers.
func f(a, b) {
  s := a .. "-" .. b .. 1
  s ..= a
  s ..= a .. b
  return (a .. b) .. s
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 6
// bytecode:   Move        r2, r0                      ; 3:8
// bytecode:   LoadK       r3, "-"                     ; 3:13
// bytecode:   Move        r4, r1                      ; 3:20
// bytecode:   LoadInt     r5, 1                       ; 3:25
// bytecode:   Concat      r2, r2, 4                   ; 3:10
// bytecode:   Move        r3, r2                      ; 4:5
// bytecode:   Move        r4, r0                      ; 4:9
// bytecode:   Concat      r2, r3, 2                   ; 4:5
// bytecode:   Move        r3, r2                      ; 5:5
// bytecode:   Move        r4, r0                      ; 5:9
// bytecode:   Move        r5, r1                      ; 5:14
// bytecode:   Concat      r2, r3, 3                   ; 5:5
// bytecode:   Move        r3, r0                      ; 6:11
// bytecode:   Move        r4, r1                      ; 6:16
// bytecode:   Concat      r3, r3, 2                   ; 6:13
// bytecode:   Move        r4, r2                      ; 6:22
// bytecode:   Concat      r3, r3, 2                   ; 6:19
// bytecode:   Return1     r3                          ; 6:3
