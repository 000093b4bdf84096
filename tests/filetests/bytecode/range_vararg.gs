// `range ...` goes over a list of the extra arguments.
func f(...) {
  for i, v := range ... { f(i, v) }
}
func g() {
  for i := range ... { g(i) }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   Closure     r0, fn1                     ; 5:1
// bytecode:   SetGlobal   r0, g                       ; 5:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 0, variadic, frame 11
// bytecode:   VarargTable r0                          ; 3:21
// bytecode:   LoadNil     r1, 2                       ; 3:3
// bytecode:   RangePrep   r0, L1
// bytecode: L0:
// bytecode:   GetGlobal   r5, f                       ; 3:27
// bytecode:   Move        r9, r3                      ; 3:29
// bytecode:   Move        r10, r4                     ; 3:32
// bytecode:   Call        r5, 2, 0                    ; 3:28
// bytecode: L1:
// bytecode:   RangeNext   r0, 2, L0                   ; 3:3
// bytecode:   RangeTest   r0, L0
// bytecode:   ReturnV     r0, 0                       ; 4:1
// bytecode:
// bytecode: function 0.1 "g" at 5:1, params 0, frame 9
// bytecode:   NewTable    r0, [0]                     ; 6:18
// bytecode:   LoadNil     r1, 2                       ; 6:3
// bytecode:   RangePrep   r0, L1
// bytecode: L0:
// bytecode:   GetGlobal   r4, g                       ; 6:24
// bytecode:   Move        r8, r3                      ; 6:26
// bytecode:   Call        r4, 1, 0                    ; 6:25
// bytecode: L1:
// bytecode:   RangeNext   r0, 1, L0                   ; 6:3
// bytecode:   RangeTest   r0, L0
// bytecode:   Return0                                 ; 7:1
