// The receiver is evaluated once and passed first, in expressions, statements and `go` alike.
func f(o) {
  o:m(1)
  x := o.inner:m()
  go o:m(2)
  return "text":upper()
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 8
// bytecode:   Self        r1, r0, .m                  ; 3:5
// bytecode:   LoadInt     r6, 1                       ; 3:7
// bytecode:   Call        r1, 2, 0                    ; 3:5
// bytecode:   GetField    r1, r0, .inner              ; 4:9
// bytecode:   Self        r1, r1, .m                  ; 4:16
// bytecode:   Call        r1, 1, 1
// bytecode:   Self        r2, r0, .m                  ; 5:8
// bytecode:   LoadInt     r7, 2                       ; 5:10
// bytecode:   Go          r2, 2                       ; 5:8
// bytecode:   LoadK       r2, "text"                  ; 6:17
// bytecode:   Self        r2, r2, .upper
// bytecode:   Call        r2, 1, *
// bytecode:   Return      r2, *                       ; 6:3
