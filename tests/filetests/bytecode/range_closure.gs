// Range variables are fresh in each round: a captured one is copied, or gets a new cell.
func f(t, fs) {
  for k, v := range t {
    fs[k] = func() { v = v + k; return v }
  }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 6:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 11
// bytecode:   Move        r2, r0                      ; 3:21
// bytecode:   LoadNil     r3, 2                       ; 3:3
// bytecode:   RangePrep   r2, L1
// bytecode: L0:
// bytecode:   NewCell     r6, r6                      ; 3:10
// bytecode:   Closure     r7, fn0                     ; 4:13
// bytecode:   SetIndex    r1, r5, r7                  ; 4:7
// bytecode: L1:
// bytecode:   RangeNext   r2, 2, L0                   ; 3:3
// bytecode:   RangeTest   r2, L0
// bytecode:   Return0                                 ; 6:1
// bytecode:
// bytecode: function 0.0.0 "" at 4:13, params 0, frame 2
// bytecode:   upvalue up0 "v" from r6, cell
// bytecode:   upvalue up1 "k" from r5
// bytecode:   GetUpcell   r0, up0                     ; 4:26
// bytecode:   GetUpval    r1, up1                     ; 4:30
// bytecode:   Add         r0, r0, r1                  ; 4:28
// bytecode:   SetUpcell   r0, up0                     ; 4:22
// bytecode:   GetUpcell   r0, up0                     ; 4:40
// bytecode:   Return1     r0                          ; 4:33
