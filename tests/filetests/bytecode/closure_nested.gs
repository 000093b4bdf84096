// A variable from two levels out passes through the function in between.
func f(x) {
  return func() {
    return func() { return x }
  }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 6:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 2
// bytecode:   Closure     r1, fn0                     ; 3:10
// bytecode:   Return1     r1                          ; 3:3
// bytecode:
// bytecode: function 0.0.0 "" at 3:10, params 0, frame 1
// bytecode:   upvalue up0 "x" from r0
// bytecode:   Closure     r0, fn0                     ; 4:12
// bytecode:   Return1     r0                          ; 4:5
// bytecode:
// bytecode: function 0.0.0.0 "" at 4:12, params 0, frame 1
// bytecode:   upvalue up0 "x" from up0
// bytecode:   GetUpval    r0, up0                     ; 4:28
// bytecode:   Return1     r0                          ; 4:21
