// Folded: exact results of two numbers. Not folded: what may raise, what gives NaN, what belongs to strings.
func f() {
  a := 2 * 3 + 4
  a = -(1 + 2)
  a = 140737488355327 + 1
  a = 7 / 2
  a = !nil
  a = #"four"
  a = 0 / 0
  a = 1 % 0
  a = "1" + 2
  a = 1 < 2
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 13:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 0, frame 3
// bytecode:   LoadInt     r0, 10                      ; 3:14
// bytecode:   LoadInt     r0, -3                      ; 4:7
// bytecode:   LoadK       r0, 140737488355328.0       ; 5:23
// bytecode:   LoadK       r0, 3.5                     ; 6:9
// bytecode:   LoadBool    r0, 1                       ; 7:7
// bytecode:   LoadInt     r0, 4                       ; 8:7
// bytecode:   LoadInt     r1, 0                       ; 9:9
// bytecode:   LoadInt     r2, 0
// bytecode:   Div         r0, r1, r2
// bytecode:   LoadInt     r1, 1                       ; 10:9
// bytecode:   LoadInt     r2, 0
// bytecode:   Mod         r0, r1, r2
// bytecode:   LoadK       r1, "1"                     ; 11:11
// bytecode:   LoadInt     r2, 2
// bytecode:   Add         r0, r1, r2
// bytecode:   LoadInt     r1, 1                       ; 12:9
// bytecode:   LoadInt     r2, 2
// bytecode:   Lt          r0, r1, r2
// bytecode:   Return0                                 ; 13:1
