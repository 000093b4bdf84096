// A parameter that needs a cell gets it in the prologue.
func f(n) {
  return func() { n = n + 1; return n }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 2
// bytecode:   NewCell     r0, r0                      ; 2:8
// bytecode:   Closure     r1, fn0                     ; 3:10
// bytecode:   Return1     r1                          ; 3:3
// bytecode:
// bytecode: function 0.0.0 "" at 3:10, params 0, frame 1
// bytecode:   upvalue up0 "n" from r0, cell
// bytecode:   GetUpcell   r0, up0                     ; 3:23
// bytecode:   AddI        r0, r0, 1                   ; 3:25
// bytecode:   SetUpcell   r0, up0                     ; 3:19
// bytecode:   GetUpcell   r0, up0                     ; 3:37
// bytecode:   Return1     r0                          ; 3:30
