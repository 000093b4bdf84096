// The condition stands before the loop and at its bottom, where it is the jump back.
func f(a) {
  for a < 10 { a++ }
  while a { a = a.next }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 5:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 1
// bytecode:   JNotLtI     r0, 10, L1                  ; 3:9
// bytecode: L0:
// bytecode:   AddI        r0, r0, 1                   ; 3:17
// bytecode:   LLtI        r0, 10, L0                  ; 3:9
// bytecode: L1:
// bytecode:   JFalse      r0, L3                      ; 4:9
// bytecode: L2:
// bytecode:   GetField    r0, r0, .next               ; 4:18
// bytecode:   LTrue       r0, L2                      ; 4:9
// bytecode: L3:
// bytecode:   Return0                                 ; 5:1
