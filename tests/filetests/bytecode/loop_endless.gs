// `for {}` jumps back without a test; `continue` does so itself. The code after a loop without break is not compiled.
func f(a) {
  for {
    if a > 5 { continue }
    if a < 2 { break }
    a = f(a)
  }
  for true { }
  return a
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 6
// bytecode: L0:
// bytecode:   LGtI        r0, 5, L0                   ; 4:10
// bytecode:   JLtI        r0, 2, L1                   ; 5:10
// bytecode:   GetGlobal   r1, f                       ; 6:9
// bytecode:   Move        r5, r0                      ; 6:11
// bytecode:   Call        r1, 1, 1                    ; 6:10
// bytecode:   Move        r0, r1
// bytecode:   Loop        L0                          ; 3:3
// bytecode: L1:
// bytecode:   Loop        L1                          ; 8:3
