// More than 60 arguments are gathered in a row and spread over the window.
func f(g) {
  g(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 56
// bytecode:   Move        r1, r0                      ; 3:4
// bytecode:   NewRow      r5, 0
// bytecode:   LoadInt     r6, 1                       ; 3:5
// bytecode:   LoadInt     r7, 2                       ; 3:8
// bytecode:   LoadInt     r8, 3                       ; 3:11
// bytecode:   LoadInt     r9, 4                       ; 3:14
// bytecode:   LoadInt     r10, 5                      ; 3:17
// bytecode:   LoadInt     r11, 6                      ; 3:20
// bytecode:   LoadInt     r12, 7                      ; 3:23
// bytecode:   LoadInt     r13, 8                      ; 3:26
// bytecode:   LoadInt     r14, 9                      ; 3:29
// bytecode:   LoadInt     r15, 10                     ; 3:32
// bytecode:   LoadInt     r16, 11                     ; 3:36
// bytecode:   LoadInt     r17, 12                     ; 3:40
// bytecode:   LoadInt     r18, 13                     ; 3:44
// bytecode:   LoadInt     r19, 14                     ; 3:48
// bytecode:   LoadInt     r20, 15                     ; 3:52
// bytecode:   LoadInt     r21, 16                     ; 3:56
// bytecode:   LoadInt     r22, 17                     ; 3:60
// bytecode:   LoadInt     r23, 18                     ; 3:64
// bytecode:   LoadInt     r24, 19                     ; 3:68
// bytecode:   LoadInt     r25, 20                     ; 3:72
// bytecode:   LoadInt     r26, 21                     ; 3:76
// bytecode:   LoadInt     r27, 22                     ; 3:80
// bytecode:   LoadInt     r28, 23                     ; 3:84
// bytecode:   LoadInt     r29, 24                     ; 3:88
// bytecode:   LoadInt     r30, 25                     ; 3:92
// bytecode:   LoadInt     r31, 26                     ; 3:96
// bytecode:   LoadInt     r32, 27                     ; 3:100
// bytecode:   LoadInt     r33, 28                     ; 3:104
// bytecode:   LoadInt     r34, 29                     ; 3:108
// bytecode:   LoadInt     r35, 30                     ; 3:112
// bytecode:   LoadInt     r36, 31                     ; 3:116
// bytecode:   LoadInt     r37, 32                     ; 3:120
// bytecode:   LoadInt     r38, 33                     ; 3:124
// bytecode:   LoadInt     r39, 34                     ; 3:128
// bytecode:   LoadInt     r40, 35                     ; 3:132
// bytecode:   LoadInt     r41, 36                     ; 3:136
// bytecode:   LoadInt     r42, 37                     ; 3:140
// bytecode:   LoadInt     r43, 38                     ; 3:144
// bytecode:   LoadInt     r44, 39                     ; 3:148
// bytecode:   LoadInt     r45, 40                     ; 3:152
// bytecode:   LoadInt     r46, 41                     ; 3:156
// bytecode:   LoadInt     r47, 42                     ; 3:160
// bytecode:   LoadInt     r48, 43                     ; 3:164
// bytecode:   LoadInt     r49, 44                     ; 3:168
// bytecode:   LoadInt     r50, 45                     ; 3:172
// bytecode:   LoadInt     r51, 46                     ; 3:176
// bytecode:   LoadInt     r52, 47                     ; 3:180
// bytecode:   LoadInt     r53, 48                     ; 3:184
// bytecode:   LoadInt     r54, 49                     ; 3:188
// bytecode:   LoadInt     r55, 50                     ; 3:192
// bytecode:   Append      r5, r6, 50                  ; 3:4
// bytecode:   LoadInt     r6, 51                      ; 3:196
// bytecode:   LoadInt     r7, 52                      ; 3:200
// bytecode:   LoadInt     r8, 53                      ; 3:204
// bytecode:   LoadInt     r9, 54                      ; 3:208
// bytecode:   LoadInt     r10, 55                     ; 3:212
// bytecode:   LoadInt     r11, 56                     ; 3:216
// bytecode:   LoadInt     r12, 57                     ; 3:220
// bytecode:   LoadInt     r13, 58                     ; 3:224
// bytecode:   LoadInt     r14, 59                     ; 3:228
// bytecode:   LoadInt     r15, 60                     ; 3:232
// bytecode:   LoadInt     r16, 61                     ; 3:236
// bytecode:   Append      r5, r6, 11                  ; 3:4
// bytecode:   Spread      r5, r5
// bytecode:   Call        r1, *, 0
// bytecode:   Return0                                 ; 4:1
