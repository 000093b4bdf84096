// make([]T, n, capacity): the zero of T is in the instruction, the capacity is evaluated and not needed.
func f(n) {
  a := make([]bool, n + 1)
  a = make([]int, n, f(n))
  a = make([]float, 10)
  a = make([]string, n)
  a = make([]any, n)
  return make(map[string]int)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 9:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 7
// bytecode:   AddI        r2, r0, 1                   ; 3:23
// bytecode:   MakeArray   r1, r2, 1                   ; 3:12
// bytecode:   GetGlobal   r2, f                       ; 4:22
// bytecode:   Move        r6, r0                      ; 4:24
// bytecode:   Call        r2, 1, 0                    ; 4:23
// bytecode:   MakeArray   r1, r0, 2                   ; 4:11
// bytecode:   LoadInt     r2, 10                      ; 5:11
// bytecode:   MakeArray   r1, r2, 3
// bytecode:   MakeArray   r1, r0, 4                   ; 6:11
// bytecode:   MakeArray   r1, r0, 0                   ; 7:11
// bytecode:   NewTable    r2, [0]                     ; 8:14
// bytecode:   Return1     r2                          ; 8:3
