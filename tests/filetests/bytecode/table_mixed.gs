// Constant names cannot meet positional elements, computed keys can: before those, what waits is stored.
func f(a, k) {
  t := {1, x: a, 2, [k]: a, 3, x: 4}
  t = {1, t}
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 6
// bytecode:   NewTable    r2, [3]                     ; 3:8
// bytecode:   LoadInt     r3, 1                       ; 3:9
// bytecode:   SetField    r2, r0, .x                  ; 3:12
// bytecode:   LoadInt     r4, 2                       ; 3:18
// bytecode:   SetList     r2, r3, 2, 1                ; 3:8
// bytecode:   SetIndex    r2, r1, r0                  ; 3:22
// bytecode:   LoadInt     r3, 3                       ; 3:29
// bytecode:   LoadInt     r4, 4                       ; 3:35
// bytecode:   SetField    r2, r4, .x                  ; 3:32
// bytecode:   SetList     r2, r3, 1, 3                ; 3:8
// bytecode:   NewTable    r3, [2]                     ; 4:7
// bytecode:   LoadInt     r4, 1                       ; 4:8
// bytecode:   Move        r5, r2                      ; 4:11
// bytecode:   SetList     r3, r4, 2, 1                ; 4:7
// bytecode:   Move        r2, r3
// bytecode:   Return0                                 ; 5:1
