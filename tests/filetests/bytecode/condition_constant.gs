// A condition that is a literal costs nothing, and code that it excludes is not compiled.
func f(a) {
  if true { a = 1 } else { a = 2 }
  if nil { a = 3 }
  if a || true { a = 4 }
  for false { a = 5 }
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 7:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 1
// bytecode:   LoadInt     r0, 1                       ; 3:17
// bytecode:   JTrue       r0, L0                      ; 5:6
// bytecode: L0:
// bytecode:   LoadInt     r0, 4                       ; 5:22
// bytecode:   Return0                                 ; 7:1
