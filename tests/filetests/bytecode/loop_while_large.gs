// A condition that is not small, or makes a function, stands once; the loop is entered by a jump to it.
func f(a) {
  for f(a, 1) { a++ }
  for f(func() { return a }) { }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 7
// bytecode:   Jump        L1                          ; 3:8
// bytecode: L0:
// bytecode:   AddI        r0, r0, 1                   ; 3:18
// bytecode: L1:
// bytecode:   GetGlobal   r1, f                       ; 3:7
// bytecode:   Move        r5, r0                      ; 3:9
// bytecode:   LoadInt     r6, 1                       ; 3:12
// bytecode:   Call        r1, 2, 1                    ; 3:8
// bytecode:   LTrue       r1, L0
// bytecode:   Jump        L2                          ; 4:8
// bytecode: L2:
// bytecode:   GetGlobal   r1, f                       ; 4:7
// bytecode:   Closure     r5, fn0                     ; 4:9
// bytecode:   Call        r1, 1, 1                    ; 4:8
// bytecode:   LTrue       r1, L2
// bytecode:   Return0                                 ; 5:1
// bytecode:
// bytecode: function 0.0.0 "" at 4:9, params 0, frame 1
// bytecode:   upvalue up0 "a" from r0
// bytecode:   GetUpval    r0, up0                     ; 4:25
// bytecode:   Return1     r0                          ; 4:18
