// Values go straight to the new variables' registers; the new names are not visible in the values.
func f(a) {
  x := a
  x := x + 1
  y, z := x, a
  p, q := a()
  r, s, t := 1
  var u, v
  one := 1, a(), 3
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 17
// bytecode:   Move        r1, r0                      ; 3:8
// bytecode:   AddI        r2, r1, 1                   ; 4:10
// bytecode:   Move        r3, r2                      ; 5:11
// bytecode:   Move        r4, r0                      ; 5:14
// bytecode:   Move        r5, r0                      ; 6:12
// bytecode:   Call        r5, 0, 2
// bytecode:   LoadInt     r7, 1                       ; 7:14
// bytecode:   LoadNil     r8, 2                       ; 7:3
// bytecode:   LoadNil     r10, 2                      ; 8:3
// bytecode:   LoadInt     r12, 1                      ; 9:10
// bytecode:   Move        r13, r0                     ; 9:14
// bytecode:   Call        r13, 0, 0
// bytecode:   Return0                                 ; 10:1
