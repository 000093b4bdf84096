// Init, test, body, post, test.
func f(n) {
  s := 0
  for i := 1; i <= n; i++ {
    if i == 7 { continue }
    s += i
  }
  for ; s > 0; { s -= 2 }
  for ;; { return s }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 3
// bytecode:   LoadInt     r1, 0                       ; 3:8
// bytecode:   LoadInt     r2, 1                       ; 4:12
// bytecode:   JNotLe      r2, r0, L2                  ; 4:17
// bytecode: L0:
// bytecode:   JEqK        r2, 7, L1                   ; 5:10
// bytecode:   Add         r1, r1, r2                  ; 6:7
// bytecode: L1:
// bytecode:   AddI        r2, r2, 1                   ; 4:24
// bytecode:   LLe         r2, r0, L0                  ; 4:17
// bytecode: L2:
// bytecode:   JNotGtI     r1, 0, L4                   ; 8:11
// bytecode: L3:
// bytecode:   AddI        r1, r1, -2                  ; 8:20
// bytecode:   LGtI        r1, 0, L3                   ; 8:11
// bytecode: L4:
// bytecode:   Return1     r1                          ; 9:12
