// A variable never assigned after its capture is copied into the closure.
func f(a) {
  b := a + 1
  return func() { return a + b }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 3
// bytecode:   AddI        r1, r0, 1                   ; 3:10
// bytecode:   Closure     r2, fn0                     ; 4:10
// bytecode:   Return1     r2                          ; 4:3
// bytecode:
// bytecode: function 0.0.0 "" at 4:10, params 0, frame 2
// bytecode:   upvalue up0 "a" from r0
// bytecode:   upvalue up1 "b" from r1
// bytecode:   GetUpval    r0, up0                     ; 4:26
// bytecode:   GetUpval    r1, up1                     ; 4:30
// bytecode:   Add         r0, r0, r1                  ; 4:28
// bytecode:   Return1     r0                          ; 4:19
