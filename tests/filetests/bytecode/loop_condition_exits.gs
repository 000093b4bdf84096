// `if c { break }` and `if c { continue }` are the condition's own jumps.
func f(a, b) {
  for i := 0; i < 9; i++ {
    if a < b { break }
    if a <= b { continue }
    if a <= 5 { break }
    if a > 5 { continue }
    if a >= 5 { break }
    if a && b { continue }
    if a || b { break }
    if !(a < b || b == nil) { continue }
    a++
  }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 14:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 3
// bytecode:   LoadInt     r2, 0                       ; 3:12
// bytecode:   JNotLtI     r2, 9, L4                   ; 3:17
// bytecode: L0:
// bytecode:   JLt         r0, r1, L4                  ; 4:10
// bytecode:   JLe         r0, r1, L3                  ; 5:10
// bytecode:   JLeI        r0, 5, L4                   ; 6:10
// bytecode:   JGtI        r0, 5, L3                   ; 7:10
// bytecode:   JGeI        r0, 5, L4                   ; 8:10
// bytecode:   JFalse      r0, L1                      ; 9:8
// bytecode:   JTrue       r1, L3                      ; 9:13
// bytecode: L1:
// bytecode:   JTrue       r0, L4                      ; 10:8
// bytecode:   JTrue       r1, L4                      ; 10:13
// bytecode:   JLt         r0, r1, L2                  ; 11:12
// bytecode:   JNeK        r1, nil, L3                 ; 11:21
// bytecode: L2:
// bytecode:   AddI        r0, r0, 1                   ; 12:6
// bytecode: L3:
// bytecode:   AddI        r2, r2, 1                   ; 3:23
// bytecode:   LLtI        r2, 9, L0                   ; 3:17
// bytecode: L4:
// bytecode:   Return0                                 ; 14:1
