// `...` in all its places, in a variadic function and in another.
func f(a, ...) {
  x, y := ...
  z := ...
  n := #...
  e := ...[a]
  return (...), ..., a, ...
}
func g() {
  x, y := ...
  n := #...
  e := ...[x]
  return f(...)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   Closure     r0, fn1                     ; 9:1
// bytecode:   SetGlobal   r0, g                       ; 9:6
// bytecode:   ReturnV     r0, 0                       ; 14:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, variadic, frame 10
// bytecode:   Vararg      r1, 2                       ; 3:11
// bytecode:   Vararg      r3, 1                       ; 4:8
// bytecode:   VarargCount r4                          ; 5:8
// bytecode:   VarargIndex r5, r0                      ; 6:11
// bytecode:   Vararg      r6, 1                       ; 7:11
// bytecode:   Vararg      r7, 1                       ; 7:17
// bytecode:   Move        r8, r0                      ; 7:22
// bytecode:   Vararg      r9, *                       ; 7:25
// bytecode:   ReturnV     r6, *                       ; 7:3
// bytecode:
// bytecode: function 0.1 "g" at 9:1, params 0, frame 8
// bytecode:   LoadNil     r0, 2                       ; 10:3
// bytecode:   LoadInt     r2, 0                       ; 11:8
// bytecode:   LoadNil     r3, 1                       ; 12:11
// bytecode:   GetGlobal   r4, f                       ; 13:10
// bytecode:   Call        r4, 0, *                    ; 13:11
// bytecode:   Return      r4, *                       ; 13:3
