// break and continue from inside nested blocks and loops.
func f(a, b) {
  for a {
    for b {
      if a.x { b = 1; break }
      if a.y { b = 2; continue }
      b = 3
    }
    if b { a = 1; continue }
    break
  }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 12:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 3
// bytecode:   JFalse      r0, L8                      ; 3:7
// bytecode: L0:
// bytecode:   JFalse      r1, L5                      ; 4:9
// bytecode: L1:
// bytecode:   GetField    r2, r0, .x                  ; 5:11
// bytecode:   JFalse      r2, L2
// bytecode:   LoadInt     r1, 1                       ; 5:20
// bytecode:   Jump        L5                          ; 5:23
// bytecode: L2:
// bytecode:   GetField    r2, r0, .y                  ; 6:11
// bytecode:   JFalse      r2, L3
// bytecode:   LoadInt     r1, 2                       ; 6:20
// bytecode:   Jump        L4                          ; 6:23
// bytecode: L3:
// bytecode:   LoadInt     r1, 3                       ; 7:11
// bytecode: L4:
// bytecode:   LTrue       r1, L1                      ; 4:9
// bytecode: L5:
// bytecode:   JFalse      r1, L6                      ; 9:8
// bytecode:   LoadInt     r0, 1                       ; 9:16
// bytecode:   Jump        L7                          ; 9:19
// bytecode: L6:
// bytecode:   Jump        L8                          ; 10:5
// bytecode: L7:
// bytecode:   LTrue       r0, L0                      ; 3:7
// bytecode: L8:
// bytecode:   Return0                                 ; 12:1
