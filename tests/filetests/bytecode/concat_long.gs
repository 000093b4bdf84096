// More than 50 operands are evaluated into a row and come back in batches, the last ones first.
func f(a) {
  return a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 52
// bytecode:   NewRow      r1, 0                       ; 3:12
// bytecode:   Move        r2, r0                      ; 3:10
// bytecode:   Move        r3, r0                      ; 3:15
// bytecode:   Move        r4, r0                      ; 3:20
// bytecode:   Move        r5, r0                      ; 3:25
// bytecode:   Move        r6, r0                      ; 3:30
// bytecode:   Move        r7, r0                      ; 3:35
// bytecode:   Move        r8, r0                      ; 3:40
// bytecode:   Move        r9, r0                      ; 3:45
// bytecode:   Move        r10, r0                     ; 3:50
// bytecode:   Move        r11, r0                     ; 3:55
// bytecode:   Move        r12, r0                     ; 3:60
// bytecode:   Move        r13, r0                     ; 3:65
// bytecode:   Move        r14, r0                     ; 3:70
// bytecode:   Move        r15, r0                     ; 3:75
// bytecode:   Move        r16, r0                     ; 3:80
// bytecode:   Move        r17, r0                     ; 3:85
// bytecode:   Move        r18, r0                     ; 3:90
// bytecode:   Move        r19, r0                     ; 3:95
// bytecode:   Move        r20, r0                     ; 3:100
// bytecode:   Move        r21, r0                     ; 3:105
// bytecode:   Move        r22, r0                     ; 3:110
// bytecode:   Move        r23, r0                     ; 3:115
// bytecode:   Move        r24, r0                     ; 3:120
// bytecode:   Move        r25, r0                     ; 3:125
// bytecode:   Move        r26, r0                     ; 3:130
// bytecode:   Move        r27, r0                     ; 3:135
// bytecode:   Move        r28, r0                     ; 3:140
// bytecode:   Move        r29, r0                     ; 3:145
// bytecode:   Move        r30, r0                     ; 3:150
// bytecode:   Move        r31, r0                     ; 3:155
// bytecode:   Move        r32, r0                     ; 3:160
// bytecode:   Move        r33, r0                     ; 3:165
// bytecode:   Move        r34, r0                     ; 3:170
// bytecode:   Move        r35, r0                     ; 3:175
// bytecode:   Move        r36, r0                     ; 3:180
// bytecode:   Move        r37, r0                     ; 3:185
// bytecode:   Move        r38, r0                     ; 3:190
// bytecode:   Move        r39, r0                     ; 3:195
// bytecode:   Move        r40, r0                     ; 3:200
// bytecode:   Move        r41, r0                     ; 3:205
// bytecode:   Move        r42, r0                     ; 3:210
// bytecode:   Move        r43, r0                     ; 3:215
// bytecode:   Move        r44, r0                     ; 3:220
// bytecode:   Move        r45, r0                     ; 3:225
// bytecode:   Move        r46, r0                     ; 3:230
// bytecode:   Move        r47, r0                     ; 3:235
// bytecode:   Move        r48, r0                     ; 3:240
// bytecode:   Move        r49, r0                     ; 3:245
// bytecode:   Move        r50, r0                     ; 3:250
// bytecode:   Move        r51, r0                     ; 3:255
// bytecode:   Append      r1, r2, 50                  ; 3:12
// bytecode:   Move        r2, r0                      ; 3:260
// bytecode:   Move        r3, r0                      ; 3:265
// bytecode:   Append      r1, r2, 2                   ; 3:12
// bytecode:   GetFar      r2, r1, [3]
// bytecode:   GetFar      r3, r1, [4]
// bytecode:   GetFar      r4, r1, [5]
// bytecode:   GetFar      r5, r1, [6]
// bytecode:   GetFar      r6, r1, [7]
// bytecode:   GetFar      r7, r1, [8]
// bytecode:   GetFar      r8, r1, [9]
// bytecode:   GetFar      r9, r1, [10]
// bytecode:   GetFar      r10, r1, [11]
// bytecode:   GetFar      r11, r1, [12]
// bytecode:   GetFar      r12, r1, [13]
// bytecode:   GetFar      r13, r1, [14]
// bytecode:   GetFar      r14, r1, [15]
// bytecode:   GetFar      r15, r1, [16]
// bytecode:   GetFar      r16, r1, [17]
// bytecode:   GetFar      r17, r1, [18]
// bytecode:   GetFar      r18, r1, [19]
// bytecode:   GetFar      r19, r1, [20]
// bytecode:   GetFar      r20, r1, [21]
// bytecode:   GetFar      r21, r1, [22]
// bytecode:   GetFar      r22, r1, [23]
// bytecode:   GetFar      r23, r1, [24]
// bytecode:   GetFar      r24, r1, [25]
// bytecode:   GetFar      r25, r1, [26]
// bytecode:   GetFar      r26, r1, [27]
// bytecode:   GetFar      r27, r1, [28]
// bytecode:   GetFar      r28, r1, [29]
// bytecode:   GetFar      r29, r1, [30]
// bytecode:   GetFar      r30, r1, [31]
// bytecode:   GetFar      r31, r1, [32]
// bytecode:   GetFar      r32, r1, [33]
// bytecode:   GetFar      r33, r1, [34]
// bytecode:   GetFar      r34, r1, [35]
// bytecode:   GetFar      r35, r1, [36]
// bytecode:   GetFar      r36, r1, [37]
// bytecode:   GetFar      r37, r1, [38]
// bytecode:   GetFar      r38, r1, [39]
// bytecode:   GetFar      r39, r1, [40]
// bytecode:   GetFar      r40, r1, [41]
// bytecode:   GetFar      r41, r1, [42]
// bytecode:   GetFar      r42, r1, [43]
// bytecode:   GetFar      r43, r1, [44]
// bytecode:   GetFar      r44, r1, [45]
// bytecode:   GetFar      r45, r1, [46]
// bytecode:   GetFar      r46, r1, [47]
// bytecode:   GetFar      r47, r1, [48]
// bytecode:   GetFar      r48, r1, [49]
// bytecode:   GetFar      r49, r1, [50]
// bytecode:   GetFar      r50, r1, [51]
// bytecode:   Concat      r2, r2, 49
// bytecode:   Move        r5, r2
// bytecode:   GetFar      r2, r1, [0]
// bytecode:   GetFar      r3, r1, [1]
// bytecode:   GetFar      r4, r1, [2]
// bytecode:   Concat      r1, r2, 4
// bytecode:   Return1     r1                          ; 3:3
