// The target's object and key are evaluated once.
func f(t, x) {
  x += 1
  x--
  x *= t.n
  t.n += 2
  t[f()] -= x
  t[x] ..= "!"
  global += 1
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 6
// bytecode:   AddI        r1, r1, 1                   ; 3:5
// bytecode:   AddI        r1, r1, -1                  ; 4:4
// bytecode:   GetField    r2, r0, .n                  ; 5:9
// bytecode:   Mul         r1, r1, r2                  ; 5:5
// bytecode:   GetField    r2, r0, .n                  ; 6:4
// bytecode:   AddI        r2, r2, 2                   ; 6:7
// bytecode:   SetField    r0, r2, .n                  ; 6:4
// bytecode:   GetGlobal   r2, f                       ; 7:5
// bytecode:   Call        r2, 0, 1                    ; 7:6
// bytecode:   GetIndex    r3, r0, r2                  ; 7:4
// bytecode:   Sub         r3, r3, r1                  ; 7:10
// bytecode:   SetIndex    r0, r2, r3                  ; 7:4
// bytecode:   GetIndex    r2, r0, r1                  ; 8:4
// bytecode:   Move        r3, r2                      ; 8:8
// bytecode:   LoadK       r4, "!"                     ; 8:12
// bytecode:   Concat      r2, r3, 2                   ; 8:8
// bytecode:   SetIndex    r0, r1, r2                  ; 8:4
// bytecode:   GetGlobal   r2, global                  ; 9:3
// bytecode:   AddI        r2, r2, 1                   ; 9:10
// bytecode:   SetGlobal   r2, global                  ; 9:3
// bytecode:   Return0                                 ; 10:1
