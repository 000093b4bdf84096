// && || ! in conditions become jumps only.
func f(a, b, c) {
  if a && b || c { a = 1 }
  if a && (b || !c) { a = 2 }
  if !(a < b && c) { a = 3 }
  if a == nil || a.x == nil || a.x.y > 0 { a = 4 }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 3, frame 4
// bytecode:   JFalse      r0, L0                      ; 3:6
// bytecode:   JTrue       r1, L1                      ; 3:11
// bytecode: L0:
// bytecode:   JFalse      r2, L2                      ; 3:16
// bytecode: L1:
// bytecode:   LoadInt     r0, 1                       ; 3:24
// bytecode: L2:
// bytecode:   JFalse      r0, L4                      ; 4:6
// bytecode:   JTrue       r1, L3                      ; 4:12
// bytecode:   JTrue       r2, L4                      ; 4:18
// bytecode: L3:
// bytecode:   LoadInt     r0, 2                       ; 4:27
// bytecode: L4:
// bytecode:   JNotLt      r0, r1, L5                  ; 5:10
// bytecode:   JTrue       r2, L6                      ; 5:17
// bytecode: L5:
// bytecode:   LoadInt     r0, 3                       ; 5:26
// bytecode: L6:
// bytecode:   JEqK        r0, nil, L7                 ; 6:8
// bytecode:   GetField    r3, r0, .x                  ; 6:19
// bytecode:   JEqK        r3, nil, L7                 ; 6:22
// bytecode:   GetField    r3, r0, .x                  ; 6:33
// bytecode:   GetField    r3, r3, .y                  ; 6:35
// bytecode:   JNotGtI     r3, 0, L8                   ; 6:38
// bytecode: L7:
// bytecode:   LoadInt     r0, 4                       ; 6:48
// bytecode: L8:
// bytecode:   Return0                                 ; 7:1
