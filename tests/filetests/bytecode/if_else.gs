// One jump past each arm that is not the last.
func f(a) {
  if a == 1 { a = 10 } elseif a == 2 { return 20 } else if a == 3 { a = 30 } else { a = 40 }
  return a
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 2
// bytecode:   JNeK        r0, 1, L0                   ; 3:8
// bytecode:   LoadInt     r0, 10                      ; 3:19
// bytecode:   Jump        L3                          ; 3:3
// bytecode: L0:
// bytecode:   JNeK        r0, 2, L1                   ; 3:33
// bytecode:   LoadInt     r1, 20                      ; 3:47
// bytecode:   Return1     r1                          ; 3:40
// bytecode: L1:
// bytecode:   JNeK        r0, 3, L2                   ; 3:62
// bytecode:   LoadInt     r0, 30                      ; 3:73
// bytecode:   Jump        L3                          ; 3:3
// bytecode: L2:
// bytecode:   LoadInt     r0, 40                      ; 3:89
// bytecode: L3:
// bytecode:   Return1     r0                          ; 4:3
