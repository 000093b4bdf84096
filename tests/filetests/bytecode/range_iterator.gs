// A call may give function, state and control. RangeTest is for functions, whose results arrive like a call's.
func f(t) {
  for k, v := range pairs(t) {
    if v == nil { continue }
    f(k)
  }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 11
// bytecode:   GetGlobal   r1, pairs                   ; 3:21
// bytecode:   Move        r5, r0                      ; 3:27
// bytecode:   Call        r1, 1, 3                    ; 3:26
// bytecode:   RangePrep   r1, L1                      ; 3:3
// bytecode: L0:
// bytecode:   JEqK        r5, nil, L1                 ; 4:10
// bytecode:   GetGlobal   r6, f                       ; 5:5
// bytecode:   Move        r10, r4                     ; 5:7
// bytecode:   Call        r6, 1, 0                    ; 5:6
// bytecode: L1:
// bytecode:   RangeNext   r1, 2, L0                   ; 3:3
// bytecode:   RangeTest   r1, L0
// bytecode:   Return0                                 ; 7:1
