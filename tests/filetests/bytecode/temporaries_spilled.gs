// When temporaries run short they wait in a row, and the expression starts again above the locals.
func f(a) {
  return f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1)
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 4:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 156
// bytecode:   GetGlobal   r1, f                       ; 3:10
// bytecode:   Move        r5, r0                      ; 3:12
// bytecode:   GetGlobal   r6, f                       ; 3:15
// bytecode:   Move        r10, r0                     ; 3:17
// bytecode:   GetGlobal   r11, f                      ; 3:20
// bytecode:   Move        r15, r0                     ; 3:22
// bytecode:   GetGlobal   r16, f                      ; 3:25
// bytecode:   Move        r20, r0                     ; 3:27
// bytecode:   GetGlobal   r21, f                      ; 3:30
// bytecode:   Move        r25, r0                     ; 3:32
// bytecode:   GetGlobal   r26, f                      ; 3:35
// bytecode:   Move        r30, r0                     ; 3:37
// bytecode:   GetGlobal   r31, f                      ; 3:40
// bytecode:   Move        r35, r0                     ; 3:42
// bytecode:   GetGlobal   r36, f                      ; 3:45
// bytecode:   Move        r40, r0                     ; 3:47
// bytecode:   GetGlobal   r41, f                      ; 3:50
// bytecode:   Move        r45, r0                     ; 3:52
// bytecode:   GetGlobal   r46, f                      ; 3:55
// bytecode:   Move        r50, r0                     ; 3:57
// bytecode:   GetGlobal   r51, f                      ; 3:60
// bytecode:   Move        r55, r0                     ; 3:62
// bytecode:   GetGlobal   r56, f                      ; 3:65
// bytecode:   Move        r60, r0                     ; 3:67
// bytecode:   GetGlobal   r61, f                      ; 3:70
// bytecode:   Move        r65, r0                     ; 3:72
// bytecode:   GetGlobal   r66, f                      ; 3:75
// bytecode:   Move        r70, r0                     ; 3:77
// bytecode:   GetGlobal   r71, f                      ; 3:80
// bytecode:   Move        r75, r0                     ; 3:82
// bytecode:   GetGlobal   r76, f                      ; 3:85
// bytecode:   Move        r80, r0                     ; 3:87
// bytecode:   GetGlobal   r81, f                      ; 3:90
// bytecode:   Move        r85, r0                     ; 3:92
// bytecode:   GetGlobal   r86, f                      ; 3:95
// bytecode:   Move        r90, r0                     ; 3:97
// bytecode:   GetGlobal   r91, f                      ; 3:100
// bytecode:   Move        r95, r0                     ; 3:102
// bytecode:   GetGlobal   r96, f                      ; 3:105
// bytecode:   Move        r100, r0                    ; 3:107
// bytecode:   GetGlobal   r101, f                     ; 3:110
// bytecode:   Move        r105, r0                    ; 3:112
// bytecode:   GetGlobal   r106, f                     ; 3:115
// bytecode:   Move        r110, r0                    ; 3:117
// bytecode:   GetGlobal   r111, f                     ; 3:120
// bytecode:   Move        r115, r0                    ; 3:122
// bytecode:   GetGlobal   r116, f                     ; 3:125
// bytecode:   Move        r120, r0                    ; 3:127
// bytecode:   GetGlobal   r121, f                     ; 3:130
// bytecode:   Move        r125, r0                    ; 3:132
// bytecode:   GetGlobal   r126, f                     ; 3:135
// bytecode:   Move        r130, r0                    ; 3:137
// bytecode:   GetGlobal   r131, f                     ; 3:140
// bytecode:   Move        r135, r0                    ; 3:142
// bytecode:   GetGlobal   r136, f                     ; 3:145
// bytecode:   Move        r140, r0                    ; 3:147
// bytecode:   GetGlobal   r141, f                     ; 3:150
// bytecode:   Move        r145, r0                    ; 3:152
// bytecode:   GetGlobal   r146, f                     ; 3:155
// bytecode:   Move        r150, r0                    ; 3:157
// bytecode:   GetGlobal   r151, f                     ; 3:160
// bytecode:   Move        r155, r0                    ; 3:162
// bytecode:   Call        r151, 1, 1                  ; 3:161
// bytecode:   LoadInt     r152, 1                     ; 3:166
// bytecode:   Call        r146, 3, 1                  ; 3:156
// bytecode:   LoadInt     r147, 1                     ; 3:170
// bytecode:   Call        r141, 3, 1                  ; 3:151
// bytecode:   LoadInt     r142, 1                     ; 3:174
// bytecode:   Call        r136, 3, 1                  ; 3:146
// bytecode:   LoadInt     r137, 1                     ; 3:178
// bytecode:   Call        r131, 3, 1                  ; 3:141
// bytecode:   LoadInt     r132, 1                     ; 3:182
// bytecode:   Call        r126, 3, 1                  ; 3:136
// bytecode:   LoadInt     r127, 1                     ; 3:186
// bytecode:   Call        r121, 3, 1                  ; 3:131
// bytecode:   LoadInt     r122, 1                     ; 3:190
// bytecode:   Call        r116, 3, 1                  ; 3:126
// bytecode:   LoadInt     r117, 1                     ; 3:194
// bytecode:   Call        r111, 3, 1                  ; 3:121
// bytecode:   LoadInt     r112, 1                     ; 3:198
// bytecode:   Call        r106, 3, 1                  ; 3:116
// bytecode:   LoadInt     r107, 1                     ; 3:202
// bytecode:   Call        r101, 3, 1                  ; 3:111
// bytecode:   LoadInt     r102, 1                     ; 3:206
// bytecode:   Call        r96, 3, 1                   ; 3:106
// bytecode:   LoadInt     r97, 1                      ; 3:210
// bytecode:   Call        r91, 3, 1                   ; 3:101
// bytecode:   LoadInt     r92, 1                      ; 3:214
// bytecode:   Call        r86, 3, 1                   ; 3:96
// bytecode:   LoadInt     r87, 1                      ; 3:218
// bytecode:   Call        r81, 3, 1                   ; 3:91
// bytecode:   LoadInt     r82, 1                      ; 3:222
// bytecode:   Call        r76, 3, 1                   ; 3:86
// bytecode:   LoadInt     r77, 1                      ; 3:226
// bytecode:   Call        r71, 3, 1                   ; 3:81
// bytecode:   LoadInt     r72, 1                      ; 3:230
// bytecode:   Call        r66, 3, 1                   ; 3:76
// bytecode:   LoadInt     r67, 1                      ; 3:234
// bytecode:   Call        r61, 3, 1                   ; 3:71
// bytecode:   LoadInt     r62, 1                      ; 3:238
// bytecode:   Call        r56, 3, 1                   ; 3:66
// bytecode:   LoadInt     r57, 1                      ; 3:242
// bytecode:   Call        r51, 3, 1                   ; 3:61
// bytecode:   LoadInt     r52, 1                      ; 3:246
// bytecode:   Call        r46, 3, 1                   ; 3:56
// bytecode:   LoadInt     r47, 1                      ; 3:250
// bytecode:   Call        r41, 3, 1                   ; 3:51
// bytecode:   LoadInt     r42, 1                      ; 3:254
// bytecode:   Call        r36, 3, 1                   ; 3:46
// bytecode:   LoadInt     r37, 1                      ; 3:258
// bytecode:   Call        r31, 3, 1                   ; 3:41
// bytecode:   LoadInt     r32, 1                      ; 3:262
// bytecode:   Call        r26, 3, 1                   ; 3:36
// bytecode:   LoadInt     r27, 1                      ; 3:266
// bytecode:   Call        r21, 3, 1                   ; 3:31
// bytecode:   LoadInt     r22, 1                      ; 3:270
// bytecode:   Call        r16, 3, 1                   ; 3:26
// bytecode:   LoadInt     r17, 1                      ; 3:274
// bytecode:   Call        r11, 3, 1                   ; 3:21
// bytecode:   LoadInt     r12, 1                      ; 3:278
// bytecode:   Call        r6, 3, 1                    ; 3:16
// bytecode:   LoadInt     r7, 1                       ; 3:282
// bytecode:   Call        r1, 3, *                    ; 3:11
// bytecode:   Return      r1, *                       ; 3:3
