// Numbers on the right or left of an operator ride in the instruction; small integers added or subtracted are AddI.
// `x - 0` keeps -0.0 and `x + -1` is an addition to metamethods, so neither is AddI.
func f(x) {
  a := x + 1; a = x - 1; a = x + 127; a = x + 128; a = x - 128; a = x - 0; a = x + -1
  a = 1 + x; a = 2.5 * x; a = x / 2; a = 1 / x; a = x % 10; a = 10 % x; a = x ** 2; a = "1" + x
}
// bytecode: function 0 "main" at 3:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 3:1
// bytecode:   SetGlobal   r0, f                       ; 3:6
// bytecode:   ReturnV     r0, 0                       ; 6:2
// bytecode:
// bytecode: function 0.0 "f" at 3:1, params 1, frame 3
// bytecode:   AddI        r1, r0, 1                   ; 4:10
// bytecode:   AddI        r1, r0, -1                  ; 4:21
// bytecode:   AddI        r1, r0, 127                 ; 4:32
// bytecode:   AddK        r1, r0, 128                 ; 4:45
// bytecode:   AddI        r1, r0, -128                ; 4:58
// bytecode:   SubK        r1, r0, 0                   ; 4:71
// bytecode:   AddK        r1, r0, -1                  ; 4:82
// bytecode:   AddKV       r1, 1, r0                   ; 5:9
// bytecode:   MulKV       r1, 2.5, r0                 ; 5:22
// bytecode:   DivK        r1, r0, 2                   ; 5:33
// bytecode:   DivKV       r1, 1, r0                   ; 5:44
// bytecode:   ModK        r1, r0, 10                  ; 5:55
// bytecode:   LoadInt     r2, 10                      ; 5:68
// bytecode:   Mod         r1, r2, r0
// bytecode:   PowK        r1, r0, 2                   ; 5:79
// bytecode:   LoadK       r2, "1"                     ; 5:93
// bytecode:   Add         r1, r2, r0
// bytecode:   Return0                                 ; 6:1
