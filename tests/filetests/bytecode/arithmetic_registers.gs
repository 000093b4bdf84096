// Results go straight to the variable; a subexpression of its own uses a temporary.
func f(a, b, c) {
  x := a + b * c
  x = (a - b) / (b % c)
  x = -x
  x = #a
  return a ** b
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 8:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 3, frame 6
// bytecode:   Mul         r4, r1, r2                  ; 3:14
// bytecode:   Add         r3, r0, r4                  ; 3:10
// bytecode:   Sub         r4, r0, r1                  ; 4:10
// bytecode:   Mod         r5, r1, r2                  ; 4:20
// bytecode:   Div         r3, r4, r5                  ; 4:15
// bytecode:   Neg         r3, r3                      ; 5:7
// bytecode:   Len         r3, r0                      ; 6:7
// bytecode:   Pow         r4, r0, r1                  ; 7:12
// bytecode:   Return1     r4                          ; 7:3
