// Assignment through a closure, compound assignment included.
func f() {
  n := 1
  s := ""
  return func(x) {
    n += x
    n++
    s ..= x
    n, s = s, n
  }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 11:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 0, frame 3
// bytecode:   LoadInt     r0, 1                       ; 3:8
// bytecode:   NewCell     r0, r0                      ; 3:3
// bytecode:   LoadK       r1, ""                      ; 4:8
// bytecode:   NewCell     r1, r1                      ; 4:3
// bytecode:   Closure     r2, fn0                     ; 5:10
// bytecode:   Return1     r2                          ; 5:3
// bytecode:
// bytecode: function 0.0.0 "" at 5:10, params 1, frame 4
// bytecode:   upvalue up0 "n" from r0, cell
// bytecode:   upvalue up1 "s" from r1, cell
// bytecode:   GetUpcell   r1, up0                     ; 6:5
// bytecode:   Add         r1, r1, r0                  ; 6:7
// bytecode:   SetUpcell   r1, up0                     ; 6:5
// bytecode:   GetUpcell   r1, up0                     ; 7:5
// bytecode:   AddI        r1, r1, 1                   ; 7:6
// bytecode:   SetUpcell   r1, up0                     ; 7:5
// bytecode:   GetUpcell   r1, up1                     ; 8:5
// bytecode:   Move        r2, r1                      ; 8:7
// bytecode:   Move        r3, r0                      ; 8:11
// bytecode:   Concat      r1, r2, 2                   ; 8:7
// bytecode:   SetUpcell   r1, up1                     ; 8:5
// bytecode:   GetUpcell   r1, up1                     ; 9:12
// bytecode:   GetUpcell   r2, up0                     ; 9:15
// bytecode:   SetUpcell   r1, up0                     ; 9:5
// bytecode:   SetUpcell   r2, up1                     ; 9:8
// bytecode:   Return0                                 ; 10:3
