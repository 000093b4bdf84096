// Channels: make, send, receive as statement, value, pair; range; go.
func f(n) {
  c := make(chan)
  d := make(chan, n)
  c <- n
  <-c
  x := <-c + 1
  v, ok := <-d
  v, ok = <-d
  go f(n, ...)
  go func() { c <- 1 }()
  for v := range d { f(v) }
  return <-c
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 14:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 15
// bytecode:   LoadInt     r2, 0                       ; 3:12
// bytecode:   MakeChan    r1, r2
// bytecode:   MakeChan    r2, r0                      ; 4:12
// bytecode:   Send        r1, r0                      ; 5:5
// bytecode:   Recv        r3, r1                      ; 6:3
// bytecode:   Recv        r3, r1                      ; 7:8
// bytecode:   AddI        r3, r3, 1                   ; 7:12
// bytecode:   Recv2       r4, r2                      ; 8:12
// bytecode:   Recv2       r6, r2                      ; 9:11
// bytecode:   Move        r4, r6                      ; 9:3
// bytecode:   Move        r5, r7                      ; 9:6
// bytecode:   GetGlobal   r6, f                       ; 10:6
// bytecode:   Move        r10, r0                     ; 10:8
// bytecode:   Go          r6, 1                       ; 10:7
// bytecode:   Closure     r6, fn0                     ; 11:6
// bytecode:   Go          r6, 0                       ; 11:23
// bytecode:   Move        r6, r2                      ; 12:18
// bytecode:   LoadNil     r7, 2                       ; 12:3
// bytecode:   RangePrep   r6, L1
// bytecode: L0:
// bytecode:   GetGlobal   r10, f                      ; 12:22
// bytecode:   Move        r14, r9                     ; 12:24
// bytecode:   Call        r10, 1, 0                   ; 12:23
// bytecode: L1:
// bytecode:   RangeNext   r6, 1, L0                   ; 12:3
// bytecode:   RangeTest   r6, L0
// bytecode:   Recv        r6, r1                      ; 13:10
// bytecode:   Return1     r6                          ; 13:3
// bytecode:
// bytecode: function 0.0.0 "" at 11:6, params 0, frame 2
// bytecode:   upvalue up0 "c" from r1
// bytecode:   GetUpval    r0, up0                     ; 11:15
// bytecode:   LoadInt     r1, 1                       ; 11:20
// bytecode:   Send        r0, r1                      ; 11:17
// bytecode:   Return0                                 ; 11:22
