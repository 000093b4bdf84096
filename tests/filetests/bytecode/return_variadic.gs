// Variadic functions always leave by ReturnV, and so does the main program.
func f(...) {
  if #... == 1 { return 1 }
  return ...
}
return f(1)
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 5
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   GetGlobal   r0, f                       ; 6:8
// bytecode:   LoadInt     r4, 1                       ; 6:10
// bytecode:   Call        r0, 1, *                    ; 6:9
// bytecode:   ReturnV     r0, *                       ; 6:1
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 0, variadic, frame 1
// bytecode:   VarargCount r0                          ; 3:6
// bytecode:   JNeK        r0, 1, L0                   ; 3:11
// bytecode:   LoadInt     r0, 1                       ; 3:25
// bytecode:   ReturnV     r0, 1                       ; 3:18
// bytecode: L0:
// bytecode:   Vararg      r0, *                       ; 4:10
// bytecode:   ReturnV     r0, *                       ; 4:3
