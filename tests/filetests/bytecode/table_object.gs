// Distinct constant names: the values in consecutive registers, the names in the site.
func f(a) {
  p := {x: a, y: 2, "any key": nil}
  return {left: {v: 1}, right: f(a)}
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 8
// bytecode:   Move        r1, r0                      ; 3:12
// bytecode:   LoadInt     r2, 2                       ; 3:18
// bytecode:   LoadNil     r3, 1                       ; 3:32
// bytecode:   NewObject   r1, r1, 3, {x, y, "any key"} ; 3:8
// bytecode:   LoadInt     r2, 1                       ; 4:21
// bytecode:   NewObject   r2, r2, 1, {v}              ; 4:17
// bytecode:   GetGlobal   r3, f                       ; 4:32
// bytecode:   Move        r7, r0                      ; 4:34
// bytecode:   Call        r3, 1, 1                    ; 4:33
// bytecode:   NewObject   r2, r2, 2, {left, right}    ; 4:10
// bytecode:   Return1     r2                          ; 4:3
