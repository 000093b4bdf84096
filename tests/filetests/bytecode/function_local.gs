// A local function reaches itself without a capture; its siblings copy it, or share a cell if it is reassigned.
func f(n) {
  func fact(n) { if n <= 1 { return 1 }; return n * fact(n - 1) }
  func outer() { return func() { return outer(fact) } }
  func later() { return 1 }
  use := func() { return later() }
  later = outer
  return fact(n)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 9:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 10
// bytecode:   Closure     r1, fn0                     ; 3:3
// bytecode:   Closure     r2, fn1                     ; 4:3
// bytecode:   LoadNil     r3, 1                       ; 5:3
// bytecode:   NewCell     r3, r3                      ; 5:8
// bytecode:   Closure     r4, fn2                     ; 5:3
// bytecode:   SetCell     r3, r4
// bytecode:   Closure     r4, fn3                     ; 6:10
// bytecode:   SetCell     r3, r2                      ; 7:3
// bytecode:   Move        r5, r1                      ; 8:14
// bytecode:   Move        r9, r0                      ; 8:15
// bytecode:   Call        r5, 1, *                    ; 8:14
// bytecode:   Return      r5, *                       ; 8:3
// bytecode:
// bytecode: function 0.0.0 "fact" at 3:3, params 1, frame 7
// bytecode:   JNotLeI     r0, 1, L0                   ; 3:23
// bytecode:   LoadInt     r1, 1                       ; 3:37
// bytecode:   Return1     r1                          ; 3:30
// bytecode: L0:
// bytecode:   GetSelf     r2                          ; 3:53
// bytecode:   AddI        r6, r0, -1                  ; 3:60
// bytecode:   Call        r2, 1, 1                    ; 3:57
// bytecode:   Mul         r1, r0, r2                  ; 3:51
// bytecode:   Return1     r1                          ; 3:42
// bytecode:
// bytecode: function 0.0.1 "outer" at 4:3, params 0, frame 1
// bytecode:   upvalue up0 "fact" from r1
// bytecode:   Closure     r0, fn0                     ; 4:25
// bytecode:   Return1     r0                          ; 4:18
// bytecode:
// bytecode: function 0.0.1.0 "" at 4:25, params 0, frame 5
// bytecode:   upvalue up0 "outer" from self
// bytecode:   upvalue up1 "fact" from up0
// bytecode:   GetUpval    r0, up0                     ; 4:41
// bytecode:   GetUpval    r4, up1                     ; 4:47
// bytecode:   Call        r0, 1, *                    ; 4:46
// bytecode:   Return      r0, *                       ; 4:34
// bytecode:
// bytecode: function 0.0.2 "later" at 5:3, params 0, frame 1
// bytecode:   LoadInt     r0, 1                       ; 5:25
// bytecode:   Return1     r0                          ; 5:18
// bytecode:
// bytecode: function 0.0.3 "use" at 6:10, params 0, frame 4
// bytecode:   upvalue up0 "later" from r3, cell
// bytecode:   GetUpcell   r0, up0                     ; 6:26
// bytecode:   Call        r0, 0, *                    ; 6:31
// bytecode:   Return      r0, *                       ; 6:19
