// All values first, then the stores from the left. Only what an earlier store would overwrite is copied.
func f(a, b, t, i) {
  a, b = b, a
  a, b = b, a + b
  a, b = 1, nil
  t[i], t[i + 1] = t[i + 1], t[i]
  i, t[i] = 2, "x"
  a, b = f()
  a, b = f(), 1, i
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 10:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 4, frame 8
// bytecode:   Move        r4, r0                      ; 3:13
// bytecode:   Move        r0, r1                      ; 3:3
// bytecode:   Move        r1, r4                      ; 3:6
// bytecode:   Move        r4, r1                      ; 4:10
// bytecode:   Add         r1, r0, r1                  ; 4:15
// bytecode:   Move        r0, r4                      ; 4:3
// bytecode:   LoadInt     r0, 1                       ; 5:3
// bytecode:   LoadNil     r1, 1
// bytecode:   AddI        r5, r3, 1                   ; 6:24
// bytecode:   GetIndex    r4, r2, r5                  ; 6:21
// bytecode:   GetIndex    r5, r2, r3                  ; 6:31
// bytecode:   SetIndex    r2, r3, r4                  ; 6:4
// bytecode:   AddI        r6, r3, 1                   ; 6:13
// bytecode:   SetIndex    r2, r6, r5                  ; 6:10
// bytecode:   LoadInt     r3, 2                       ; 7:3
// bytecode:   LoadK       r4, "x"
// bytecode:   SetIndex    r2, r3, r4                  ; 7:7
// bytecode:   GetGlobal   r4, f                       ; 8:10
// bytecode:   Call        r4, 0, 2                    ; 8:11
// bytecode:   Move        r0, r4                      ; 8:3
// bytecode:   Move        r1, r5                      ; 8:6
// bytecode:   GetGlobal   r4, f                       ; 9:10
// bytecode:   Call        r4, 0, 1                    ; 9:11
// bytecode:   Move        r0, r4                      ; 9:3
// bytecode:   LoadInt     r1, 1
// bytecode:   Return0                                 ; 10:1
