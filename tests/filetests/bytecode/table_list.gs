// Positional elements are stored in batches, all values of the last one included.
func f(a, ...) {
  t := {}
  t = {1, a, 3}
  t = {a, f(a)}
  t = {...}
  return {f(a), (f(a))}
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 8:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, variadic, frame 9
// bytecode:   NewTable    r1, [0]                     ; 3:8
// bytecode:   NewTable    r2, [3]                     ; 4:7
// bytecode:   LoadInt     r3, 1                       ; 4:8
// bytecode:   Move        r4, r0                      ; 4:11
// bytecode:   LoadInt     r5, 3                       ; 4:14
// bytecode:   SetList     r2, r3, 3, 1                ; 4:7
// bytecode:   Move        r1, r2
// bytecode:   NewTable    r2, [2]                     ; 5:7
// bytecode:   Move        r3, r0                      ; 5:8
// bytecode:   GetGlobal   r4, f                       ; 5:11
// bytecode:   Move        r8, r0                      ; 5:13
// bytecode:   Call        r4, 1, *                    ; 5:12
// bytecode:   SetList     r2, r3, *, 1                ; 5:7
// bytecode:   Move        r1, r2
// bytecode:   NewTable    r2, [1]                     ; 6:7
// bytecode:   Vararg      r3, *                       ; 6:8
// bytecode:   SetList     r2, r3, *, 1                ; 6:7
// bytecode:   Move        r1, r2
// bytecode:   NewTable    r2, [2]                     ; 7:10
// bytecode:   GetGlobal   r3, f                       ; 7:11
// bytecode:   Move        r7, r0                      ; 7:13
// bytecode:   Call        r3, 1, 1                    ; 7:12
// bytecode:   GetGlobal   r4, f                       ; 7:18
// bytecode:   Move        r8, r0                      ; 7:20
// bytecode:   Call        r4, 1, 1                    ; 7:19
// bytecode:   SetList     r2, r3, 2, 1                ; 7:10
// bytecode:   ReturnV     r2, 1                       ; 7:3
