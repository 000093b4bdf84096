// More than 50 values are gathered in a row.
func f(a) {
  return 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, f(a)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 52
// bytecode:   NewRow      r1, 0                       ; 3:3
// bytecode:   LoadInt     r2, 1                       ; 3:10
// bytecode:   LoadInt     r3, 2                       ; 3:13
// bytecode:   LoadInt     r4, 3                       ; 3:16
// bytecode:   LoadInt     r5, 4                       ; 3:19
// bytecode:   LoadInt     r6, 5                       ; 3:22
// bytecode:   LoadInt     r7, 6                       ; 3:25
// bytecode:   LoadInt     r8, 7                       ; 3:28
// bytecode:   LoadInt     r9, 8                       ; 3:31
// bytecode:   LoadInt     r10, 9                      ; 3:34
// bytecode:   LoadInt     r11, 10                     ; 3:37
// bytecode:   LoadInt     r12, 11                     ; 3:41
// bytecode:   LoadInt     r13, 12                     ; 3:45
// bytecode:   LoadInt     r14, 13                     ; 3:49
// bytecode:   LoadInt     r15, 14                     ; 3:53
// bytecode:   LoadInt     r16, 15                     ; 3:57
// bytecode:   LoadInt     r17, 16                     ; 3:61
// bytecode:   LoadInt     r18, 17                     ; 3:65
// bytecode:   LoadInt     r19, 18                     ; 3:69
// bytecode:   LoadInt     r20, 19                     ; 3:73
// bytecode:   LoadInt     r21, 20                     ; 3:77
// bytecode:   LoadInt     r22, 21                     ; 3:81
// bytecode:   LoadInt     r23, 22                     ; 3:85
// bytecode:   LoadInt     r24, 23                     ; 3:89
// bytecode:   LoadInt     r25, 24                     ; 3:93
// bytecode:   LoadInt     r26, 25                     ; 3:97
// bytecode:   LoadInt     r27, 26                     ; 3:101
// bytecode:   LoadInt     r28, 27                     ; 3:105
// bytecode:   LoadInt     r29, 28                     ; 3:109
// bytecode:   LoadInt     r30, 29                     ; 3:113
// bytecode:   LoadInt     r31, 30                     ; 3:117
// bytecode:   LoadInt     r32, 31                     ; 3:121
// bytecode:   LoadInt     r33, 32                     ; 3:125
// bytecode:   LoadInt     r34, 33                     ; 3:129
// bytecode:   LoadInt     r35, 34                     ; 3:133
// bytecode:   LoadInt     r36, 35                     ; 3:137
// bytecode:   LoadInt     r37, 36                     ; 3:141
// bytecode:   LoadInt     r38, 37                     ; 3:145
// bytecode:   LoadInt     r39, 38                     ; 3:149
// bytecode:   LoadInt     r40, 39                     ; 3:153
// bytecode:   LoadInt     r41, 40                     ; 3:157
// bytecode:   LoadInt     r42, 41                     ; 3:161
// bytecode:   LoadInt     r43, 42                     ; 3:165
// bytecode:   LoadInt     r44, 43                     ; 3:169
// bytecode:   LoadInt     r45, 44                     ; 3:173
// bytecode:   LoadInt     r46, 45                     ; 3:177
// bytecode:   LoadInt     r47, 46                     ; 3:181
// bytecode:   LoadInt     r48, 47                     ; 3:185
// bytecode:   LoadInt     r49, 48                     ; 3:189
// bytecode:   LoadInt     r50, 49                     ; 3:193
// bytecode:   LoadInt     r51, 50                     ; 3:197
// bytecode:   Append      r1, r2, 50                  ; 3:3
// bytecode:   LoadInt     r2, 51                      ; 3:201
// bytecode:   GetGlobal   r3, f                       ; 3:205
// bytecode:   Move        r7, r0                      ; 3:207
// bytecode:   Call        r3, 1, *                    ; 3:206
// bytecode:   Append      r1, r2, *                   ; 3:3
// bytecode:   Spread      r1, r1
// bytecode:   Return      r1, *
