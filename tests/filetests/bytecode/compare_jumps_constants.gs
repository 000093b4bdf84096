// Constants in the comparison: 16-bit integers for order, any constant for equality, on either side.
func f(a) {
  if a < 5 { a = 1 }
  if 5 < a { a = 2 }
  if a >= -3 { a = 3 }
  if 5 >= a { a = 4 }
  if a < 40000 { a = 5 }
  if a < 1.5 { a = 6 }
  if a == nil { a = 7 }
  if "x" != a { a = 8 }
  if a == 2.5 { a = 9 }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 12:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 2
// bytecode:   JNotLtI     r0, 5, L0                   ; 3:8
// bytecode:   LoadInt     r0, 1                       ; 3:18
// bytecode: L0:
// bytecode:   JNotGtI     r0, 5, L1                   ; 4:8
// bytecode:   LoadInt     r0, 2                       ; 4:18
// bytecode: L1:
// bytecode:   JNotGeI     r0, -3, L2                  ; 5:8
// bytecode:   LoadInt     r0, 3                       ; 5:20
// bytecode: L2:
// bytecode:   JNotLeI     r0, 5, L3                   ; 6:8
// bytecode:   LoadInt     r0, 4                       ; 6:19
// bytecode: L3:
// bytecode:   LoadK       r1, 40000                   ; 7:8
// bytecode:   JNotLt      r0, r1, L4
// bytecode:   LoadInt     r0, 5                       ; 7:22
// bytecode: L4:
// bytecode:   LoadK       r1, 1.5                     ; 8:8
// bytecode:   JNotLt      r0, r1, L5
// bytecode:   LoadInt     r0, 6                       ; 8:20
// bytecode: L5:
// bytecode:   JNeK        r0, nil, L6                 ; 9:8
// bytecode:   LoadInt     r0, 7                       ; 9:21
// bytecode: L6:
// bytecode:   JEqK        r0, "x", L7                 ; 10:10
// bytecode:   LoadInt     r0, 8                       ; 10:21
// bytecode: L7:
// bytecode:   JNeK        r0, 2.5, L8                 ; 11:8
// bytecode:   LoadInt     r0, 9                       ; 11:21
// bytecode: L8:
// bytecode:   Return0                                 ; 12:1
