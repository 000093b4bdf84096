// The loop's variables are the registers that RangeNext fills; state and control lie below them.
func f(t) {
  for k, v := range t { f(k, v) }
  for k := range t { if k == 2 { break } }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 12
// bytecode:   Move        r1, r0                      ; 3:21
// bytecode:   LoadNil     r2, 2                       ; 3:3
// bytecode:   RangePrep   r1, L1
// bytecode: L0:
// bytecode:   GetGlobal   r6, f                       ; 3:25
// bytecode:   Move        r10, r4                     ; 3:27
// bytecode:   Move        r11, r5                     ; 3:30
// bytecode:   Call        r6, 2, 0                    ; 3:26
// bytecode: L1:
// bytecode:   RangeNext   r1, 2, L0                   ; 3:3
// bytecode:   RangeTest   r1, L0
// bytecode:   Move        r1, r0                      ; 4:18
// bytecode:   LoadNil     r2, 2                       ; 4:3
// bytecode:   RangePrep   r1, L3
// bytecode: L2:
// bytecode:   JEqK        r4, 2, L4                   ; 4:27
// bytecode: L3:
// bytecode:   RangeNext   r1, 1, L2                   ; 4:3
// bytecode:   RangeTest   r1, L2
// bytecode: L4:
// bytecode:   Return0                                 ; 5:1
