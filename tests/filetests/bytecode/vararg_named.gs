// A named vararg is a table made at the start; captured and assigned, it is in a cell like any variable.
func f(a, rest...) {
  return rest[a], ...
}
func g(rest...) {
  return func() { rest = nil }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   Closure     r0, fn1                     ; 5:1
// bytecode:   SetGlobal   r0, g                       ; 5:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, variadic, frame 4
// bytecode:   VarargTable r1                          ; 2:11
// bytecode:   GetIndex    r2, r1, r0                  ; 3:14
// bytecode:   Vararg      r3, *                       ; 3:19
// bytecode:   ReturnV     r2, *                       ; 3:3
// bytecode:
// bytecode: function 0.1 "g" at 5:1, params 0, variadic, frame 2
// bytecode:   VarargTable r0                          ; 5:8
// bytecode:   NewCell     r0, r0
// bytecode:   Closure     r1, fn0                     ; 6:10
// bytecode:   ReturnV     r1, 1                       ; 6:3
// bytecode:
// bytecode: function 0.1.0 "" at 6:10, params 0, frame 1
// bytecode:   upvalue up0 "rest" from r0, cell
// bytecode:   LoadNil     r0, 1                       ; 6:19
// bytecode:   SetUpcell   r0, up0
// bytecode:   Return0                                 ; 6:30
