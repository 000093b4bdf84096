// What follows a return, break or continue is not compiled.
func f(a) {
  for a {
    break
    f(1)
  }
  return a
  f(2)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 9:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 1
// bytecode:   JFalse      r0, L0                      ; 3:7
// bytecode: L0:
// bytecode:   Return1     r0                          ; 7:3
