// A header variable captured in the body and not assigned there is copied into the closure. One that the body or
// the closure assigns lives in a cell, and moves to a new one before each post.
func f(t) {
  for i := 0; i < 3; i++ { t[i] = func() { return i } }
  for i := 0; i < 3; i++ { t[i] = func() { i = i + 1 } }
}
// bytecode: function 0 "main" at 3:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 3:1
// bytecode:   SetGlobal   r0, f                       ; 3:6
// bytecode:   ReturnV     r0, 0                       ; 6:2
// bytecode:
// bytecode: function 0.0 "f" at 3:1, params 1, frame 4
// bytecode:   LoadInt     r1, 0                       ; 4:12
// bytecode:   JNotLtI     r1, 3, L1                   ; 4:17
// bytecode: L0:
// bytecode:   Closure     r2, fn0                     ; 4:35
// bytecode:   SetIndex    r0, r1, r2                  ; 4:29
// bytecode:   AddI        r1, r1, 1                   ; 4:23
// bytecode:   LLtI        r1, 3, L0                   ; 4:17
// bytecode: L1:
// bytecode:   LoadInt     r1, 0                       ; 5:12
// bytecode:   NewCell     r1, r1                      ; 5:7
// bytecode:   GetCell     r2, r1                      ; 5:15
// bytecode:   JNotLtI     r2, 3, L3                   ; 5:17
// bytecode: L2:
// bytecode:   Closure     r2, fn1                     ; 5:35
// bytecode:   GetCell     r3, r1                      ; 5:30
// bytecode:   SetIndex    r0, r3, r2                  ; 5:29
// bytecode:   GetCell     r2, r1                      ; 5:7
// bytecode:   NewCell     r1, r2
// bytecode:   GetCell     r2, r1                      ; 5:22
// bytecode:   AddI        r2, r2, 1                   ; 5:23
// bytecode:   SetCell     r1, r2                      ; 5:22
// bytecode:   GetCell     r2, r1                      ; 5:15
// bytecode:   LLtI        r2, 3, L2                   ; 5:17
// bytecode: L3:
// bytecode:   Return0                                 ; 6:1
// bytecode:
// bytecode: function 0.0.0 "" at 4:35, params 0, frame 1
// bytecode:   upvalue up0 "i" from r1
// bytecode:   GetUpval    r0, up0                     ; 4:51
// bytecode:   Return1     r0                          ; 4:44
// bytecode:
// bytecode: function 0.0.1 "" at 5:35, params 0, frame 1
// bytecode:   upvalue up0 "i" from r1, cell
// bytecode:   GetUpcell   r0, up0                     ; 5:48
// bytecode:   AddI        r0, r0, 1                   ; 5:50
// bytecode:   SetUpcell   r0, up0                     ; 5:44
// bytecode:   Return0                                 ; 5:54
