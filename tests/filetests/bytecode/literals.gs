// Each kind of literal. Integers of 16 bits are immediate.
func f() {
  return nil, true, false, 0, -1, 32767, 32768, -32768, 1.5, 1e300, 140737488355328, "text\n\"q\"", ""
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 0, frame 13
// bytecode:   LoadNil     r0, 1                       ; 3:10
// bytecode:   LoadBool    r1, 1                       ; 3:15
// bytecode:   LoadBool    r2, 0                       ; 3:21
// bytecode:   LoadInt     r3, 0                       ; 3:28
// bytecode:   LoadInt     r4, -1                      ; 3:31
// bytecode:   LoadInt     r5, 32767                   ; 3:35
// bytecode:   LoadK       r6, 32768                   ; 3:42
// bytecode:   LoadInt     r7, -32768                  ; 3:49
// bytecode:   LoadK       r8, 1.5                     ; 3:57
// bytecode:   LoadK       r9, 1e+300                  ; 3:62
// bytecode:   LoadK       r10, 140737488355328.0      ; 3:69
// bytecode:   LoadK       r11, "text\n\"q\""          ; 3:86
// bytecode:   LoadK       r12, ""                     ; 3:101
// bytecode:   Return      r0, 13                      ; 3:3
