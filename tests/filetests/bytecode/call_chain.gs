// f()(a).b(c): each result is the next callee, in place.
func f(g, a) {
  return g()(a).b(a)[1]
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 7
// bytecode:   Move        r2, r0                      ; 3:11
// bytecode:   Call        r2, 0, 1
// bytecode:   Move        r6, r1                      ; 3:14
// bytecode:   Call        r2, 1, 1                    ; 3:13
// bytecode:   GetField    r2, r2, .b                  ; 3:16
// bytecode:   Move        r6, r1                      ; 3:19
// bytecode:   Call        r2, 1, 1                    ; 3:18
// bytecode:   GetIndexI   r2, r2, 1                   ; 3:21
// bytecode:   Return1     r2                          ; 3:3
