// The backward form of each test, at the bottom of a loop.
func f(a, b) {
  for a == b { a++ }
  for a != b { a++ }
  for a < b { a++ }
  for a <= b { a++ }
  for !(a < b) { a++ }
  for !(a <= b) { a++ }
  for a == nil { a++ }
  for a != "x" { a++ }
  for a < 1 { a++ }
  for a <= 1 { a++ }
  for a > 1 { a++ }
  for a >= 1 { a++ }
  for !(a < 1) { a++ }
  for !(a <= 1) { a++ }
  for !(a > 1) { a++ }
  for !(a >= 1) { a++ }
  for !a { a = b }
  for a < b && a != 7 || b > 3 { a++ }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 21:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 2
// bytecode:   JNe         r0, r1, L1                  ; 3:9
// bytecode: L0:
// bytecode:   AddI        r0, r0, 1                   ; 3:17
// bytecode:   LEq         r0, r1, L0                  ; 3:9
// bytecode: L1:
// bytecode:   JEq         r0, r1, L3                  ; 4:9
// bytecode: L2:
// bytecode:   AddI        r0, r0, 1                   ; 4:17
// bytecode:   LNe         r0, r1, L2                  ; 4:9
// bytecode: L3:
// bytecode:   JNotLt      r0, r1, L5                  ; 5:9
// bytecode: L4:
// bytecode:   AddI        r0, r0, 1                   ; 5:16
// bytecode:   LLt         r0, r1, L4                  ; 5:9
// bytecode: L5:
// bytecode:   JNotLe      r0, r1, L7                  ; 6:9
// bytecode: L6:
// bytecode:   AddI        r0, r0, 1                   ; 6:17
// bytecode:   LLe         r0, r1, L6                  ; 6:9
// bytecode: L7:
// bytecode:   JLt         r0, r1, L9                  ; 7:11
// bytecode: L8:
// bytecode:   AddI        r0, r0, 1                   ; 7:19
// bytecode:   LNotLt      r0, r1, L8                  ; 7:11
// bytecode: L9:
// bytecode:   JLe         r0, r1, L11                 ; 8:11
// bytecode: L10:
// bytecode:   AddI        r0, r0, 1                   ; 8:20
// bytecode:   LNotLe      r0, r1, L10                 ; 8:11
// bytecode: L11:
// bytecode:   JNeK        r0, nil, L13                ; 9:9
// bytecode: L12:
// bytecode:   AddI        r0, r0, 1                   ; 9:19
// bytecode:   LEqK        r0, nil, L12                ; 9:9
// bytecode: L13:
// bytecode:   JEqK        r0, "x", L15                ; 10:9
// bytecode: L14:
// bytecode:   AddI        r0, r0, 1                   ; 10:19
// bytecode:   LNeK        r0, "x", L14                ; 10:9
// bytecode: L15:
// bytecode:   JNotLtI     r0, 1, L17                  ; 11:9
// bytecode: L16:
// bytecode:   AddI        r0, r0, 1                   ; 11:16
// bytecode:   LLtI        r0, 1, L16                  ; 11:9
// bytecode: L17:
// bytecode:   JNotLeI     r0, 1, L19                  ; 12:9
// bytecode: L18:
// bytecode:   AddI        r0, r0, 1                   ; 12:17
// bytecode:   LLeI        r0, 1, L18                  ; 12:9
// bytecode: L19:
// bytecode:   JNotGtI     r0, 1, L21                  ; 13:9
// bytecode: L20:
// bytecode:   AddI        r0, r0, 1                   ; 13:16
// bytecode:   LGtI        r0, 1, L20                  ; 13:9
// bytecode: L21:
// bytecode:   JNotGeI     r0, 1, L23                  ; 14:9
// bytecode: L22:
// bytecode:   AddI        r0, r0, 1                   ; 14:17
// bytecode:   LGeI        r0, 1, L22                  ; 14:9
// bytecode: L23:
// bytecode:   JLtI        r0, 1, L25                  ; 15:11
// bytecode: L24:
// bytecode:   AddI        r0, r0, 1                   ; 15:19
// bytecode:   LNotLtI     r0, 1, L24                  ; 15:11
// bytecode: L25:
// bytecode:   JLeI        r0, 1, L27                  ; 16:11
// bytecode: L26:
// bytecode:   AddI        r0, r0, 1                   ; 16:20
// bytecode:   LNotLeI     r0, 1, L26                  ; 16:11
// bytecode: L27:
// bytecode:   JGtI        r0, 1, L29                  ; 17:11
// bytecode: L28:
// bytecode:   AddI        r0, r0, 1                   ; 17:19
// bytecode:   LNotGtI     r0, 1, L28                  ; 17:11
// bytecode: L29:
// bytecode:   JGeI        r0, 1, L31                  ; 18:11
// bytecode: L30:
// bytecode:   AddI        r0, r0, 1                   ; 18:20
// bytecode:   LNotGeI     r0, 1, L30                  ; 18:11
// bytecode: L31:
// bytecode:   JTrue       r0, L33                     ; 19:8
// bytecode: L32:
// bytecode:   Move        r0, r1                      ; 19:16
// bytecode:   LFalse      r0, L32                     ; 19:8
// bytecode: L33:
// bytecode:   JNotLt      r0, r1, L34                 ; 20:9
// bytecode:   JNeK        r0, 7, L35                  ; 20:18
// bytecode: L34:
// bytecode:   JNotGtI     r1, 3, L37                  ; 20:28
// bytecode: L35:
// bytecode:   AddI        r0, r0, 1                   ; 20:35
// bytecode:   JNotLt      r0, r1, L36                 ; 20:9
// bytecode:   LNeK        r0, 7, L35                  ; 20:18
// bytecode: L36:
// bytecode:   LGtI        r1, 3, L35                  ; 20:28
// bytecode: L37:
// bytecode:   Return0                                 ; 21:1
