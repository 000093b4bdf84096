// The rest of the forms with a constant.
func f(x) {
  a := x * 3
  a = 3 - x
  a = x - 1.5
  a = 3 ** x
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 3
// bytecode:   MulK        r1, r0, 3                   ; 3:10
// bytecode:   SubKV       r1, 3, r0                   ; 4:9
// bytecode:   SubK        r1, r0, 1.5                 ; 5:9
// bytecode:   LoadInt     r2, 3                       ; 6:9
// bytecode:   Pow         r1, r2, r0
// bytecode:   Return0                                 ; 7:1
