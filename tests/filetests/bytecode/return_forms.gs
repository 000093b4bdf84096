// Return0 and Return1 for the common cases; all values of a last call are returned.
func f(a, b) {
  if a == 1 { return }
  if a == 2 { return a }
  if a == 3 { return a, b }
  if a == 4 { return f(a) }
  if a == 5 { return a, f(b) }
  if a == 6 { return (f(a)) }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 9:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 8
// bytecode:   JNeK        r0, 1, L0                   ; 3:8
// bytecode:   Return0                                 ; 3:15
// bytecode: L0:
// bytecode:   JNeK        r0, 2, L1                   ; 4:8
// bytecode:   Return1     r0                          ; 4:15
// bytecode: L1:
// bytecode:   JNeK        r0, 3, L2                   ; 5:8
// bytecode:   Move        r2, r0                      ; 5:22
// bytecode:   Move        r3, r1                      ; 5:25
// bytecode:   Return      r2, 2                       ; 5:15
// bytecode: L2:
// bytecode:   JNeK        r0, 4, L3                   ; 6:8
// bytecode:   GetGlobal   r2, f                       ; 6:22
// bytecode:   Move        r6, r0                      ; 6:24
// bytecode:   Call        r2, 1, *                    ; 6:23
// bytecode:   Return      r2, *                       ; 6:15
// bytecode: L3:
// bytecode:   JNeK        r0, 5, L4                   ; 7:8
// bytecode:   Move        r2, r0                      ; 7:22
// bytecode:   GetGlobal   r3, f                       ; 7:25
// bytecode:   Move        r7, r1                      ; 7:27
// bytecode:   Call        r3, 1, *                    ; 7:26
// bytecode:   Return      r2, *                       ; 7:15
// bytecode: L4:
// bytecode:   JNeK        r0, 6, L5                   ; 8:8
// bytecode:   GetGlobal   r2, f                       ; 8:23
// bytecode:   Move        r6, r0                      ; 8:25
// bytecode:   Call        r2, 1, 1                    ; 8:24
// bytecode:   Return1     r2                          ; 8:15
// bytecode: L5:
// bytecode:   Return0                                 ; 9:1
