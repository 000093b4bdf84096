// When temporaries run short they wait in a row, and the expression starts again above the locals. Their results come
// back into the window that wants them: one value by a register outside, all values of a last call by a second row.
func f(a) {
  return f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a, f(a), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1)
}
func g(a) {
  return g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(g(a)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
}
// bytecode: function 0 "main" at 3:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 3:1
// bytecode:   SetGlobal   r0, f                       ; 3:6
// bytecode:   Closure     r0, fn1                     ; 6:1
// bytecode:   SetGlobal   r0, g                       ; 6:6
// bytecode:   ReturnV     r0, 0                       ; 8:2
// bytecode:
// bytecode: function 0.0 "f" at 3:1, params 1, frame 218
// bytecode:   GetGlobal   r1, f                       ; 4:10
// bytecode:   Move        r5, r0                      ; 4:12
// bytecode:   GetGlobal   r6, f                       ; 4:15
// bytecode:   Move        r10, r0                     ; 4:17
// bytecode:   GetGlobal   r11, f                      ; 4:20
// bytecode:   Move        r15, r0                     ; 4:22
// bytecode:   GetGlobal   r16, f                      ; 4:25
// bytecode:   Move        r20, r0                     ; 4:27
// bytecode:   GetGlobal   r21, f                      ; 4:30
// bytecode:   Move        r25, r0                     ; 4:32
// bytecode:   GetGlobal   r26, f                      ; 4:35
// bytecode:   Move        r30, r0                     ; 4:37
// bytecode:   GetGlobal   r31, f                      ; 4:40
// bytecode:   Move        r35, r0                     ; 4:42
// bytecode:   GetGlobal   r36, f                      ; 4:45
// bytecode:   Move        r40, r0                     ; 4:47
// bytecode:   GetGlobal   r41, f                      ; 4:50
// bytecode:   Move        r45, r0                     ; 4:52
// bytecode:   GetGlobal   r46, f                      ; 4:55
// bytecode:   Move        r50, r0                     ; 4:57
// bytecode:   GetGlobal   r51, f                      ; 4:60
// bytecode:   Move        r55, r0                     ; 4:62
// bytecode:   GetGlobal   r56, f                      ; 4:65
// bytecode:   Move        r60, r0                     ; 4:67
// bytecode:   GetGlobal   r61, f                      ; 4:70
// bytecode:   Move        r65, r0                     ; 4:72
// bytecode:   GetGlobal   r66, f                      ; 4:75
// bytecode:   Move        r70, r0                     ; 4:77
// bytecode:   GetGlobal   r71, f                      ; 4:80
// bytecode:   Move        r75, r0                     ; 4:82
// bytecode:   GetGlobal   r76, f                      ; 4:85
// bytecode:   Move        r80, r0                     ; 4:87
// bytecode:   GetGlobal   r81, f                      ; 4:90
// bytecode:   Move        r85, r0                     ; 4:92
// bytecode:   GetGlobal   r86, f                      ; 4:95
// bytecode:   Move        r90, r0                     ; 4:97
// bytecode:   GetGlobal   r91, f                      ; 4:100
// bytecode:   Move        r95, r0                     ; 4:102
// bytecode:   GetGlobal   r96, f                      ; 4:105
// bytecode:   Move        r100, r0                    ; 4:107
// bytecode:   GetGlobal   r101, f                     ; 4:110
// bytecode:   Move        r105, r0                    ; 4:112
// bytecode:   GetGlobal   r106, f                     ; 4:115
// bytecode:   Move        r110, r0                    ; 4:117
// bytecode:   GetGlobal   r111, f                     ; 4:120
// bytecode:   Move        r115, r0                    ; 4:122
// bytecode:   GetGlobal   r116, f                     ; 4:125
// bytecode:   Move        r120, r0                    ; 4:127
// bytecode:   GetGlobal   r121, f                     ; 4:130
// bytecode:   Move        r125, r0                    ; 4:132
// bytecode:   GetGlobal   r126, f                     ; 4:135
// bytecode:   Move        r130, r0                    ; 4:137
// bytecode:   GetGlobal   r131, f                     ; 4:140
// bytecode:   Move        r135, r0                    ; 4:142
// bytecode:   GetGlobal   r136, f                     ; 4:145
// bytecode:   Move        r140, r0                    ; 4:147
// bytecode:   GetGlobal   r141, f                     ; 4:150
// bytecode:   Move        r145, r0                    ; 4:152
// bytecode:   GetGlobal   r146, f                     ; 4:155
// bytecode:   Move        r150, r0                    ; 4:157
// bytecode:   GetGlobal   r151, f                     ; 4:160
// bytecode:   Move        r155, r0                    ; 4:162
// bytecode:   GetGlobal   r156, f                     ; 4:165
// bytecode:   Move        r160, r0                    ; 4:167
// bytecode:   GetGlobal   r161, f                     ; 4:170
// bytecode:   Move        r165, r0                    ; 4:172
// bytecode:   GetGlobal   r166, f                     ; 4:175
// bytecode:   Move        r170, r0                    ; 4:177
// bytecode:   GetGlobal   r171, f                     ; 4:180
// bytecode:   Move        r175, r0                    ; 4:182
// bytecode:   GetGlobal   r176, f                     ; 4:185
// bytecode:   Move        r180, r0                    ; 4:187
// bytecode:   GetGlobal   r181, f                     ; 4:190
// bytecode:   Move        r185, r0                    ; 4:192
// bytecode:   GetGlobal   r186, f                     ; 4:195
// bytecode:   Move        r190, r0                    ; 4:197
// bytecode:   GetGlobal   r191, f                     ; 4:200
// bytecode:   Move        r195, r0                    ; 4:202
// bytecode:   GetGlobal   r196, f                     ; 4:205
// bytecode:   Move        r200, r0                    ; 4:207
// bytecode:   GetGlobal   r201, f                     ; 4:210
// bytecode:   Move        r205, r0                    ; 4:212
// bytecode:   GetGlobal   r206, f                     ; 4:215
// bytecode:   Move        r210, r0                    ; 4:217
// bytecode:   GetGlobal   r211, f                     ; 4:220
// bytecode:   Move        r215, r0                    ; 4:222
// bytecode:   LoadNil     r2, 3                       ; 4:226
// bytecode:   LoadNil     r7, 3
// bytecode:   LoadNil     r12, 3
// bytecode:   LoadNil     r17, 3
// bytecode:   LoadNil     r22, 3
// bytecode:   LoadNil     r27, 3
// bytecode:   LoadNil     r32, 3
// bytecode:   LoadNil     r37, 3
// bytecode:   LoadNil     r42, 3
// bytecode:   LoadNil     r47, 3
// bytecode:   LoadNil     r52, 3
// bytecode:   LoadNil     r57, 3
// bytecode:   LoadNil     r62, 3
// bytecode:   LoadNil     r67, 3
// bytecode:   LoadNil     r72, 3
// bytecode:   LoadNil     r77, 3
// bytecode:   LoadNil     r82, 3
// bytecode:   LoadNil     r87, 3
// bytecode:   LoadNil     r92, 3
// bytecode:   LoadNil     r97, 3
// bytecode:   LoadNil     r102, 3
// bytecode:   LoadNil     r107, 3
// bytecode:   LoadNil     r112, 3
// bytecode:   LoadNil     r117, 3
// bytecode:   LoadNil     r122, 3
// bytecode:   LoadNil     r127, 3
// bytecode:   LoadNil     r132, 3
// bytecode:   LoadNil     r137, 3
// bytecode:   LoadNil     r142, 3
// bytecode:   LoadNil     r147, 3
// bytecode:   LoadNil     r152, 3
// bytecode:   LoadNil     r157, 3
// bytecode:   LoadNil     r162, 3
// bytecode:   LoadNil     r167, 3
// bytecode:   LoadNil     r172, 3
// bytecode:   LoadNil     r177, 3
// bytecode:   LoadNil     r182, 3
// bytecode:   LoadNil     r187, 3
// bytecode:   LoadNil     r192, 3
// bytecode:   LoadNil     r197, 3
// bytecode:   LoadNil     r202, 3
// bytecode:   LoadNil     r207, 3
// bytecode:   LoadNil     r212, 3
// bytecode:   Spill       r1, r1, 215
// bytecode:   GetGlobal   r2, f                       ; 4:225
// bytecode:   Move        r6, r0                      ; 4:227
// bytecode:   GetGlobal   r7, f                       ; 4:230
// bytecode:   Move        r11, r0                     ; 4:232
// bytecode:   GetGlobal   r12, f                      ; 4:235
// bytecode:   Move        r16, r0                     ; 4:237
// bytecode:   GetGlobal   r17, f                      ; 4:240
// bytecode:   Move        r21, r0                     ; 4:242
// bytecode:   GetGlobal   r22, f                      ; 4:245
// bytecode:   Move        r26, r0                     ; 4:247
// bytecode:   Call        r22, 1, 1                   ; 4:246
// bytecode:   LoadInt     r23, 1                      ; 4:251
// bytecode:   Call        r17, 3, 1                   ; 4:241
// bytecode:   LoadInt     r18, 1                      ; 4:255
// bytecode:   Call        r12, 3, 1                   ; 4:236
// bytecode:   LoadInt     r13, 1                      ; 4:259
// bytecode:   Call        r7, 3, 1                    ; 4:231
// bytecode:   LoadInt     r8, 1                       ; 4:263
// bytecode:   Call        r2, 3, 1                    ; 4:226
// bytecode:   Move        r216, r2
// bytecode:   Reload      r1, r1, 215
// bytecode:   LoadInt     r217, 1                     ; 4:267
// bytecode:   Call        r211, 3, 1                  ; 4:221
// bytecode:   LoadInt     r212, 1                     ; 4:271
// bytecode:   Call        r206, 3, 1                  ; 4:216
// bytecode:   LoadInt     r207, 1                     ; 4:275
// bytecode:   Call        r201, 3, 1                  ; 4:211
// bytecode:   LoadInt     r202, 1                     ; 4:279
// bytecode:   Call        r196, 3, 1                  ; 4:206
// bytecode:   LoadInt     r197, 1                     ; 4:283
// bytecode:   Call        r191, 3, 1                  ; 4:201
// bytecode:   LoadInt     r192, 1                     ; 4:287
// bytecode:   Call        r186, 3, 1                  ; 4:196
// bytecode:   LoadInt     r187, 1                     ; 4:291
// bytecode:   Call        r181, 3, 1                  ; 4:191
// bytecode:   LoadInt     r182, 1                     ; 4:295
// bytecode:   Call        r176, 3, 1                  ; 4:186
// bytecode:   LoadInt     r177, 1                     ; 4:299
// bytecode:   Call        r171, 3, 1                  ; 4:181
// bytecode:   LoadInt     r172, 1                     ; 4:303
// bytecode:   Call        r166, 3, 1                  ; 4:176
// bytecode:   LoadInt     r167, 1                     ; 4:307
// bytecode:   Call        r161, 3, 1                  ; 4:171
// bytecode:   LoadInt     r162, 1                     ; 4:311
// bytecode:   Call        r156, 3, 1                  ; 4:166
// bytecode:   LoadInt     r157, 1                     ; 4:315
// bytecode:   Call        r151, 3, 1                  ; 4:161
// bytecode:   LoadInt     r152, 1                     ; 4:319
// bytecode:   Call        r146, 3, 1                  ; 4:156
// bytecode:   LoadInt     r147, 1                     ; 4:323
// bytecode:   Call        r141, 3, 1                  ; 4:151
// bytecode:   LoadInt     r142, 1                     ; 4:327
// bytecode:   Call        r136, 3, 1                  ; 4:146
// bytecode:   LoadInt     r137, 1                     ; 4:331
// bytecode:   Call        r131, 3, 1                  ; 4:141
// bytecode:   LoadInt     r132, 1                     ; 4:335
// bytecode:   Call        r126, 3, 1                  ; 4:136
// bytecode:   LoadInt     r127, 1                     ; 4:339
// bytecode:   Call        r121, 3, 1                  ; 4:131
// bytecode:   LoadInt     r122, 1                     ; 4:343
// bytecode:   Call        r116, 3, 1                  ; 4:126
// bytecode:   LoadInt     r117, 1                     ; 4:347
// bytecode:   Call        r111, 3, 1                  ; 4:121
// bytecode:   LoadInt     r112, 1                     ; 4:351
// bytecode:   Call        r106, 3, 1                  ; 4:116
// bytecode:   LoadInt     r107, 1                     ; 4:355
// bytecode:   Call        r101, 3, 1                  ; 4:111
// bytecode:   LoadInt     r102, 1                     ; 4:359
// bytecode:   Call        r96, 3, 1                   ; 4:106
// bytecode:   LoadInt     r97, 1                      ; 4:363
// bytecode:   Call        r91, 3, 1                   ; 4:101
// bytecode:   LoadInt     r92, 1                      ; 4:367
// bytecode:   Call        r86, 3, 1                   ; 4:96
// bytecode:   LoadInt     r87, 1                      ; 4:371
// bytecode:   Call        r81, 3, 1                   ; 4:91
// bytecode:   LoadInt     r82, 1                      ; 4:375
// bytecode:   Call        r76, 3, 1                   ; 4:86
// bytecode:   LoadInt     r77, 1                      ; 4:379
// bytecode:   Call        r71, 3, 1                   ; 4:81
// bytecode:   LoadInt     r72, 1                      ; 4:383
// bytecode:   Call        r66, 3, 1                   ; 4:76
// bytecode:   LoadInt     r67, 1                      ; 4:387
// bytecode:   Call        r61, 3, 1                   ; 4:71
// bytecode:   LoadInt     r62, 1                      ; 4:391
// bytecode:   Call        r56, 3, 1                   ; 4:66
// bytecode:   LoadInt     r57, 1                      ; 4:395
// bytecode:   Call        r51, 3, 1                   ; 4:61
// bytecode:   LoadInt     r52, 1                      ; 4:399
// bytecode:   Call        r46, 3, 1                   ; 4:56
// bytecode:   LoadInt     r47, 1                      ; 4:403
// bytecode:   Call        r41, 3, 1                   ; 4:51
// bytecode:   LoadInt     r42, 1                      ; 4:407
// bytecode:   Call        r36, 3, 1                   ; 4:46
// bytecode:   LoadInt     r37, 1                      ; 4:411
// bytecode:   Call        r31, 3, 1                   ; 4:41
// bytecode:   LoadInt     r32, 1                      ; 4:415
// bytecode:   Call        r26, 3, 1                   ; 4:36
// bytecode:   LoadInt     r27, 1                      ; 4:419
// bytecode:   Call        r21, 3, 1                   ; 4:31
// bytecode:   LoadInt     r22, 1                      ; 4:423
// bytecode:   Call        r16, 3, 1                   ; 4:26
// bytecode:   LoadInt     r17, 1                      ; 4:427
// bytecode:   Call        r11, 3, 1                   ; 4:21
// bytecode:   LoadInt     r12, 1                      ; 4:431
// bytecode:   Call        r6, 3, 1                    ; 4:16
// bytecode:   LoadInt     r7, 1                       ; 4:435
// bytecode:   Call        r1, 3, *                    ; 4:11
// bytecode:   Return      r1, *                       ; 4:3
// bytecode:
// bytecode: function 0.1 "g" at 6:1, params 1, frame 222
// bytecode:   GetGlobal   r1, g                       ; 7:10
// bytecode:   GetGlobal   r5, g                       ; 7:12
// bytecode:   GetGlobal   r9, g                       ; 7:14
// bytecode:   GetGlobal   r13, g                      ; 7:16
// bytecode:   GetGlobal   r17, g                      ; 7:18
// bytecode:   GetGlobal   r21, g                      ; 7:20
// bytecode:   GetGlobal   r25, g                      ; 7:22
// bytecode:   GetGlobal   r29, g                      ; 7:24
// bytecode:   GetGlobal   r33, g                      ; 7:26
// bytecode:   GetGlobal   r37, g                      ; 7:28
// bytecode:   GetGlobal   r41, g                      ; 7:30
// bytecode:   GetGlobal   r45, g                      ; 7:32
// bytecode:   GetGlobal   r49, g                      ; 7:34
// bytecode:   GetGlobal   r53, g                      ; 7:36
// bytecode:   GetGlobal   r57, g                      ; 7:38
// bytecode:   GetGlobal   r61, g                      ; 7:40
// bytecode:   GetGlobal   r65, g                      ; 7:42
// bytecode:   GetGlobal   r69, g                      ; 7:44
// bytecode:   GetGlobal   r73, g                      ; 7:46
// bytecode:   GetGlobal   r77, g                      ; 7:48
// bytecode:   GetGlobal   r81, g                      ; 7:50
// bytecode:   GetGlobal   r85, g                      ; 7:52
// bytecode:   GetGlobal   r89, g                      ; 7:54
// bytecode:   GetGlobal   r93, g                      ; 7:56
// bytecode:   GetGlobal   r97, g                      ; 7:58
// bytecode:   GetGlobal   r101, g                     ; 7:60
// bytecode:   GetGlobal   r105, g                     ; 7:62
// bytecode:   GetGlobal   r109, g                     ; 7:64
// bytecode:   GetGlobal   r113, g                     ; 7:66
// bytecode:   GetGlobal   r117, g                     ; 7:68
// bytecode:   GetGlobal   r121, g                     ; 7:70
// bytecode:   GetGlobal   r125, g                     ; 7:72
// bytecode:   GetGlobal   r129, g                     ; 7:74
// bytecode:   GetGlobal   r133, g                     ; 7:76
// bytecode:   GetGlobal   r137, g                     ; 7:78
// bytecode:   GetGlobal   r141, g                     ; 7:80
// bytecode:   GetGlobal   r145, g                     ; 7:82
// bytecode:   GetGlobal   r149, g                     ; 7:84
// bytecode:   GetGlobal   r153, g                     ; 7:86
// bytecode:   GetGlobal   r157, g                     ; 7:88
// bytecode:   GetGlobal   r161, g                     ; 7:90
// bytecode:   GetGlobal   r165, g                     ; 7:92
// bytecode:   GetGlobal   r169, g                     ; 7:94
// bytecode:   GetGlobal   r173, g                     ; 7:96
// bytecode:   GetGlobal   r177, g                     ; 7:98
// bytecode:   GetGlobal   r181, g                     ; 7:100
// bytecode:   GetGlobal   r185, g                     ; 7:102
// bytecode:   GetGlobal   r189, g                     ; 7:104
// bytecode:   GetGlobal   r193, g                     ; 7:106
// bytecode:   GetGlobal   r197, g                     ; 7:108
// bytecode:   GetGlobal   r201, g                     ; 7:110
// bytecode:   GetGlobal   r205, g                     ; 7:112
// bytecode:   GetGlobal   r209, g                     ; 7:114
// bytecode:   GetGlobal   r213, g                     ; 7:116
// bytecode:   GetGlobal   r217, g                     ; 7:118
// bytecode:   LoadNil     r2, 3                       ; 7:121
// bytecode:   LoadNil     r6, 3
// bytecode:   LoadNil     r10, 3
// bytecode:   LoadNil     r14, 3
// bytecode:   LoadNil     r18, 3
// bytecode:   LoadNil     r22, 3
// bytecode:   LoadNil     r26, 3
// bytecode:   LoadNil     r30, 3
// bytecode:   LoadNil     r34, 3
// bytecode:   LoadNil     r38, 3
// bytecode:   LoadNil     r42, 3
// bytecode:   LoadNil     r46, 3
// bytecode:   LoadNil     r50, 3
// bytecode:   LoadNil     r54, 3
// bytecode:   LoadNil     r58, 3
// bytecode:   LoadNil     r62, 3
// bytecode:   LoadNil     r66, 3
// bytecode:   LoadNil     r70, 3
// bytecode:   LoadNil     r74, 3
// bytecode:   LoadNil     r78, 3
// bytecode:   LoadNil     r82, 3
// bytecode:   LoadNil     r86, 3
// bytecode:   LoadNil     r90, 3
// bytecode:   LoadNil     r94, 3
// bytecode:   LoadNil     r98, 3
// bytecode:   LoadNil     r102, 3
// bytecode:   LoadNil     r106, 3
// bytecode:   LoadNil     r110, 3
// bytecode:   LoadNil     r114, 3
// bytecode:   LoadNil     r118, 3
// bytecode:   LoadNil     r122, 3
// bytecode:   LoadNil     r126, 3
// bytecode:   LoadNil     r130, 3
// bytecode:   LoadNil     r134, 3
// bytecode:   LoadNil     r138, 3
// bytecode:   LoadNil     r142, 3
// bytecode:   LoadNil     r146, 3
// bytecode:   LoadNil     r150, 3
// bytecode:   LoadNil     r154, 3
// bytecode:   LoadNil     r158, 3
// bytecode:   LoadNil     r162, 3
// bytecode:   LoadNil     r166, 3
// bytecode:   LoadNil     r170, 3
// bytecode:   LoadNil     r174, 3
// bytecode:   LoadNil     r178, 3
// bytecode:   LoadNil     r182, 3
// bytecode:   LoadNil     r186, 3
// bytecode:   LoadNil     r190, 3
// bytecode:   LoadNil     r194, 3
// bytecode:   LoadNil     r198, 3
// bytecode:   LoadNil     r202, 3
// bytecode:   LoadNil     r206, 3
// bytecode:   LoadNil     r210, 3
// bytecode:   LoadNil     r214, 3
// bytecode:   LoadNil     r218, 3
// bytecode:   Spill       r1, r1, 220
// bytecode:   NewRow      r2, 0
// bytecode:   GetGlobal   r3, g                       ; 7:120
// bytecode:   GetGlobal   r7, g                       ; 7:122
// bytecode:   GetGlobal   r11, g                      ; 7:124
// bytecode:   GetGlobal   r15, g                      ; 7:126
// bytecode:   Move        r19, r0                     ; 7:128
// bytecode:   Call        r15, 1, *                   ; 7:127
// bytecode:   Call        r11, *, *                   ; 7:125
// bytecode:   Call        r7, *, *                    ; 7:123
// bytecode:   Call        r3, *, *                    ; 7:121
// bytecode:   Append      r2, r3, *
// bytecode:   Move        r221, r2
// bytecode:   Reload      r1, r1, 220
// bytecode:   Spread      r221, r221
// bytecode:   Call        r217, *, *                  ; 7:119
// bytecode:   Call        r213, *, *                  ; 7:117
// bytecode:   Call        r209, *, *                  ; 7:115
// bytecode:   Call        r205, *, *                  ; 7:113
// bytecode:   Call        r201, *, *                  ; 7:111
// bytecode:   Call        r197, *, *                  ; 7:109
// bytecode:   Call        r193, *, *                  ; 7:107
// bytecode:   Call        r189, *, *                  ; 7:105
// bytecode:   Call        r185, *, *                  ; 7:103
// bytecode:   Call        r181, *, *                  ; 7:101
// bytecode:   Call        r177, *, *                  ; 7:99
// bytecode:   Call        r173, *, *                  ; 7:97
// bytecode:   Call        r169, *, *                  ; 7:95
// bytecode:   Call        r165, *, *                  ; 7:93
// bytecode:   Call        r161, *, *                  ; 7:91
// bytecode:   Call        r157, *, *                  ; 7:89
// bytecode:   Call        r153, *, *                  ; 7:87
// bytecode:   Call        r149, *, *                  ; 7:85
// bytecode:   Call        r145, *, *                  ; 7:83
// bytecode:   Call        r141, *, *                  ; 7:81
// bytecode:   Call        r137, *, *                  ; 7:79
// bytecode:   Call        r133, *, *                  ; 7:77
// bytecode:   Call        r129, *, *                  ; 7:75
// bytecode:   Call        r125, *, *                  ; 7:73
// bytecode:   Call        r121, *, *                  ; 7:71
// bytecode:   Call        r117, *, *                  ; 7:69
// bytecode:   Call        r113, *, *                  ; 7:67
// bytecode:   Call        r109, *, *                  ; 7:65
// bytecode:   Call        r105, *, *                  ; 7:63
// bytecode:   Call        r101, *, *                  ; 7:61
// bytecode:   Call        r97, *, *                   ; 7:59
// bytecode:   Call        r93, *, *                   ; 7:57
// bytecode:   Call        r89, *, *                   ; 7:55
// bytecode:   Call        r85, *, *                   ; 7:53
// bytecode:   Call        r81, *, *                   ; 7:51
// bytecode:   Call        r77, *, *                   ; 7:49
// bytecode:   Call        r73, *, *                   ; 7:47
// bytecode:   Call        r69, *, *                   ; 7:45
// bytecode:   Call        r65, *, *                   ; 7:43
// bytecode:   Call        r61, *, *                   ; 7:41
// bytecode:   Call        r57, *, *                   ; 7:39
// bytecode:   Call        r53, *, *                   ; 7:37
// bytecode:   Call        r49, *, *                   ; 7:35
// bytecode:   Call        r45, *, *                   ; 7:33
// bytecode:   Call        r41, *, *                   ; 7:31
// bytecode:   Call        r37, *, *                   ; 7:29
// bytecode:   Call        r33, *, *                   ; 7:27
// bytecode:   Call        r29, *, *                   ; 7:25
// bytecode:   Call        r25, *, *                   ; 7:23
// bytecode:   Call        r21, *, *                   ; 7:21
// bytecode:   Call        r17, *, *                   ; 7:19
// bytecode:   Call        r13, *, *                   ; 7:17
// bytecode:   Call        r9, *, *                    ; 7:15
// bytecode:   Call        r5, *, *                    ; 7:13
// bytecode:   Call        r1, *, *                    ; 7:11
// bytecode:   Return      r1, *                       ; 7:3
