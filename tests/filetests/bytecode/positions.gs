// Each instruction points at the operator, bracket or name that an error in it is about.
func f(a,
       b) {
  return a.x +
    b[1] *
    f(
      -a) .. #b
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 8:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 9
// bytecode:   GetField    r2, r0, .x                  ; 4:11
// bytecode:   GetIndexI   r3, r1, 1                   ; 5:6
// bytecode:   GetGlobal   r4, f                       ; 6:5
// bytecode:   Neg         r8, r0                      ; 7:7
// bytecode:   Call        r4, 1, 1                    ; 6:6
// bytecode:   Mul         r3, r3, r4                  ; 5:10
// bytecode:   Add         r2, r2, r3                  ; 4:14
// bytecode:   Len         r3, r1                      ; 7:14
// bytecode:   Concat      r2, r2, 2                   ; 7:11
// bytecode:   Return1     r2                          ; 4:3
