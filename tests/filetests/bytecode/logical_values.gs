// && and || give an operand. For a test, its deciding value is put there first and the test jumps.
func f(a, b) {
  x := a && b
  x = a || b || 1
  x = x || a
  x = a && x
  x = a == nil || b
  x = !a
  return a > b && b
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 4
// bytecode:   Move        r2, r0                      ; 3:8
// bytecode:   JFalse      r2, L0
// bytecode:   Move        r2, r1                      ; 3:13
// bytecode: L0:
// bytecode:   Move        r2, r0                      ; 4:7
// bytecode:   JTrue       r2, L1
// bytecode:   Move        r2, r1                      ; 4:12
// bytecode:   JTrue       r2, L1
// bytecode:   LoadInt     r2, 1                       ; 4:17
// bytecode: L1:
// bytecode:   JTrue       r2, L2                      ; 5:7
// bytecode:   Move        r2, r0                      ; 5:12
// bytecode: L2:
// bytecode:   Move        r3, r0                      ; 6:7
// bytecode:   JFalse      r3, L3
// bytecode:   Move        r3, r2                      ; 6:12
// bytecode: L3:
// bytecode:   Move        r2, r3                      ; 6:9
// bytecode:   LoadBool    r2, 1                       ; 7:9
// bytecode:   JEqK        r0, nil, L4
// bytecode:   Move        r2, r1                      ; 7:19
// bytecode: L4:
// bytecode:   Not         r2, r0                      ; 8:7
// bytecode:   LoadBool    r3, 0                       ; 9:12
// bytecode:   JNotLt      r1, r0, L5
// bytecode:   Move        r3, r1                      ; 9:19
// bytecode: L5:
// bytecode:   Return1     r3                          ; 9:3
