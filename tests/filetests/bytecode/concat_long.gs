// A chain of more than 50 operands: the last of a batch is the rest of the chain, so joining goes from the right.
func f(a) {
  return a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 53
// bytecode:   Move        r1, r0                      ; 3:10
// bytecode:   Move        r2, r0                      ; 3:15
// bytecode:   Move        r3, r0                      ; 3:20
// bytecode:   Move        r4, r0                      ; 3:25
// bytecode:   Move        r5, r0                      ; 3:30
// bytecode:   Move        r6, r0                      ; 3:35
// bytecode:   Move        r7, r0                      ; 3:40
// bytecode:   Move        r8, r0                      ; 3:45
// bytecode:   Move        r9, r0                      ; 3:50
// bytecode:   Move        r10, r0                     ; 3:55
// bytecode:   Move        r11, r0                     ; 3:60
// bytecode:   Move        r12, r0                     ; 3:65
// bytecode:   Move        r13, r0                     ; 3:70
// bytecode:   Move        r14, r0                     ; 3:75
// bytecode:   Move        r15, r0                     ; 3:80
// bytecode:   Move        r16, r0                     ; 3:85
// bytecode:   Move        r17, r0                     ; 3:90
// bytecode:   Move        r18, r0                     ; 3:95
// bytecode:   Move        r19, r0                     ; 3:100
// bytecode:   Move        r20, r0                     ; 3:105
// bytecode:   Move        r21, r0                     ; 3:110
// bytecode:   Move        r22, r0                     ; 3:115
// bytecode:   Move        r23, r0                     ; 3:120
// bytecode:   Move        r24, r0                     ; 3:125
// bytecode:   Move        r25, r0                     ; 3:130
// bytecode:   Move        r26, r0                     ; 3:135
// bytecode:   Move        r27, r0                     ; 3:140
// bytecode:   Move        r28, r0                     ; 3:145
// bytecode:   Move        r29, r0                     ; 3:150
// bytecode:   Move        r30, r0                     ; 3:155
// bytecode:   Move        r31, r0                     ; 3:160
// bytecode:   Move        r32, r0                     ; 3:165
// bytecode:   Move        r33, r0                     ; 3:170
// bytecode:   Move        r34, r0                     ; 3:175
// bytecode:   Move        r35, r0                     ; 3:180
// bytecode:   Move        r36, r0                     ; 3:185
// bytecode:   Move        r37, r0                     ; 3:190
// bytecode:   Move        r38, r0                     ; 3:195
// bytecode:   Move        r39, r0                     ; 3:200
// bytecode:   Move        r40, r0                     ; 3:205
// bytecode:   Move        r41, r0                     ; 3:210
// bytecode:   Move        r42, r0                     ; 3:215
// bytecode:   Move        r43, r0                     ; 3:220
// bytecode:   Move        r44, r0                     ; 3:225
// bytecode:   Move        r45, r0                     ; 3:230
// bytecode:   Move        r46, r0                     ; 3:235
// bytecode:   Move        r47, r0                     ; 3:240
// bytecode:   Move        r48, r0                     ; 3:245
// bytecode:   Move        r49, r0                     ; 3:250
// bytecode:   Move        r50, r0                     ; 3:255
// bytecode:   Move        r51, r0                     ; 3:260
// bytecode:   Move        r52, r0                     ; 3:265
// bytecode:   Concat      r50, r50, 3                 ; 3:257
// bytecode:   Concat      r1, r1, 50                  ; 3:12
// bytecode:   Return1     r1                          ; 3:3
