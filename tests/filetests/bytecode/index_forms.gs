// Constant names have caches, small integer keys their own instruction, everything else is computed.
func f(t, k) {
  return t.name, t["name"], t["any key"], t[0], t[255], t[256], t[-1], t[2.0], t[k], t[k + 1].x.y
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 2, frame 13
// bytecode:   GetField    r2, r0, .name               ; 3:11
// bytecode:   GetField    r3, r0, .name               ; 3:19
// bytecode:   GetField    r4, r0, ."any key"          ; 3:30
// bytecode:   GetIndexI   r5, r0, 0                   ; 3:44
// bytecode:   GetIndexI   r6, r0, 255                 ; 3:50
// bytecode:   LoadInt     r8, 256                     ; 3:58
// bytecode:   GetIndex    r7, r0, r8
// bytecode:   LoadInt     r9, -1                      ; 3:66
// bytecode:   GetIndex    r8, r0, r9
// bytecode:   LoadK       r10, 2.0                    ; 3:73
// bytecode:   GetIndex    r9, r0, r10
// bytecode:   GetIndex    r10, r0, r1                 ; 3:81
// bytecode:   AddI        r12, r1, 1                  ; 3:90
// bytecode:   GetIndex    r11, r0, r12                ; 3:87
// bytecode:   GetField    r11, r11, .x                ; 3:94
// bytecode:   GetField    r11, r11, .y                ; 3:96
// bytecode:   Return      r2, 10                      ; 3:3
