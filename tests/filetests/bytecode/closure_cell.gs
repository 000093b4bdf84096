// A captured variable that is reassigned lives in a cell, which its register holds.
func counter() {
  n := 0
  return func() { n++; return n }, func() { return n }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, counter                 ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "counter" at 2:1, params 0, frame 3
// bytecode:   LoadInt     r0, 0                       ; 3:8
// bytecode:   NewCell     r0, r0                      ; 3:3
// bytecode:   Closure     r1, fn0                     ; 4:10
// bytecode:   Closure     r2, fn1                     ; 4:36
// bytecode:   Return      r1, 2                       ; 4:3
// bytecode:
// bytecode: function 0.0.0 "" at 4:10, params 0, frame 1
// bytecode:   upvalue up0 "n" from r0, cell
// bytecode:   GetUpcell   r0, up0                     ; 4:19
// bytecode:   AddI        r0, r0, 1                   ; 4:20
// bytecode:   SetUpcell   r0, up0                     ; 4:19
// bytecode:   GetUpcell   r0, up0                     ; 4:31
// bytecode:   Return1     r0                          ; 4:24
// bytecode:
// bytecode: function 0.0.1 "" at 4:36, params 0, frame 1
// bytecode:   upvalue up0 "n" from r0, cell
// bytecode:   GetUpcell   r0, up0                     ; 4:52
// bytecode:   Return1     r0                          ; 4:45
