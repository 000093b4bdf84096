// One store for each kind of target; the value is evaluated before the object and the key.
func f(t, k) {
  local := 1
  cell := 2
  g := func() { cell = 3; t.upvalue = k }
  local = t.x
  cell = local
  t.x = local
  t[1] = 2
  t[k] = t["key"]
  t[f()] = f()
  global = local
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 13:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 10
// bytecode:   LoadInt     r2, 1                       ; 3:12
// bytecode:   LoadInt     r3, 2                       ; 4:11
// bytecode:   NewCell     r3, r3                      ; 4:3
// bytecode:   Closure     r4, fn0                     ; 5:8
// bytecode:   GetField    r2, r0, .x                  ; 6:12
// bytecode:   SetCell     r3, r2                      ; 7:3
// bytecode:   SetField    r0, r2, .x                  ; 8:4
// bytecode:   LoadInt     r5, 2                       ; 9:3
// bytecode:   SetIndexI   r0, 1, r5                   ; 9:4
// bytecode:   GetField    r5, r0, .key                ; 10:11
// bytecode:   SetIndex    r0, r1, r5                  ; 10:4
// bytecode:   GetGlobal   r5, f                       ; 11:12
// bytecode:   Call        r5, 0, 1                    ; 11:13
// bytecode:   GetGlobal   r6, f                       ; 11:5
// bytecode:   Call        r6, 0, 1                    ; 11:6
// bytecode:   SetIndex    r0, r6, r5                  ; 11:4
// bytecode:   SetGlobal   r2, global                  ; 12:3
// bytecode:   Return0                                 ; 13:1
// bytecode:
// bytecode: function 0.0.0 "g" at 5:8, params 0, frame 2
// bytecode:   upvalue up0 "cell" from r3, cell
// bytecode:   upvalue up1 "k" from r1
// bytecode:   upvalue up2 "t" from r0
// bytecode:   LoadInt     r0, 3                       ; 5:17
// bytecode:   SetUpcell   r0, up0
// bytecode:   GetUpval    r0, up1                     ; 5:39
// bytecode:   GetUpval    r1, up2                     ; 5:27
// bytecode:   SetField    r1, r0, .upvalue            ; 5:28
// bytecode:   Return0                                 ; 5:41
