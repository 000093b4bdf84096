// Locals beyond 120 live in a row, cells and loop state included.
func f(t) {
  v0 := 0; v1 := 1; v2 := 2; v3 := 3; v4 := 4; v5 := 5; v6 := 6; v7 := 7; v8 := 8; v9 := 9
  v10 := 10; v11 := 11; v12 := 12; v13 := 13; v14 := 14; v15 := 15; v16 := 16; v17 := 17; v18 := 18; v19 := 19
  v20 := 20; v21 := 21; v22 := 22; v23 := 23; v24 := 24; v25 := 25; v26 := 26; v27 := 27; v28 := 28; v29 := 29
  v30 := 30; v31 := 31; v32 := 32; v33 := 33; v34 := 34; v35 := 35; v36 := 36; v37 := 37; v38 := 38; v39 := 39
  v40 := 40; v41 := 41; v42 := 42; v43 := 43; v44 := 44; v45 := 45; v46 := 46; v47 := 47; v48 := 48; v49 := 49
  v50 := 50; v51 := 51; v52 := 52; v53 := 53; v54 := 54; v55 := 55; v56 := 56; v57 := 57; v58 := 58; v59 := 59
  v60 := 60; v61 := 61; v62 := 62; v63 := 63; v64 := 64; v65 := 65; v66 := 66; v67 := 67; v68 := 68; v69 := 69
  v70 := 70; v71 := 71; v72 := 72; v73 := 73; v74 := 74; v75 := 75; v76 := 76; v77 := 77; v78 := 78; v79 := 79
  v80 := 80; v81 := 81; v82 := 82; v83 := 83; v84 := 84; v85 := 85; v86 := 86; v87 := 87; v88 := 88; v89 := 89
  v90 := 90; v91 := 91; v92 := 92; v93 := 93; v94 := 94; v95 := 95; v96 := 96; v97 := 97; v98 := 98; v99 := 99
  v100 := 100; v101 := 101; v102 := 102; v103 := 103; v104 := 104; v105 := 105; v106 := 106; v107 := 107; v108 := 108; v109 := 109
  v110 := 110; v111 := 111; v112 := 112; v113 := 113; v114 := 114; v115 := 115; v116 := 116; v117 := 117
  a := t
  b := v0 + a
  b += 1
  c := 3
  use := func() { c = b }
  for k, v := range t { b = v }
  return b
}
// bytecode: function 0 "main" at 2:1, params 0, variadic, main, frame 1
// bytecode:   Closure     r0, fn0                     ; 2:1
// bytecode:   SetGlobal   r0, f                       ; 2:6
// bytecode:   ReturnV     r0, 0                       ; 22:2
// bytecode:
// bytecode: function 0.0 "f" at 2:1, params 1, frame 129
// bytecode:   NewRow      r1, 9                       ; 2:1
// bytecode:   LoadInt     r2, 0                       ; 3:9
// bytecode:   LoadInt     r3, 1                       ; 3:18
// bytecode:   LoadInt     r4, 2                       ; 3:27
// bytecode:   LoadInt     r5, 3                       ; 3:36
// bytecode:   LoadInt     r6, 4                       ; 3:45
// bytecode:   LoadInt     r7, 5                       ; 3:54
// bytecode:   LoadInt     r8, 6                       ; 3:63
// bytecode:   LoadInt     r9, 7                       ; 3:72
// bytecode:   LoadInt     r10, 8                      ; 3:81
// bytecode:   LoadInt     r11, 9                      ; 3:90
// bytecode:   LoadInt     r12, 10                     ; 4:10
// bytecode:   LoadInt     r13, 11                     ; 4:21
// bytecode:   LoadInt     r14, 12                     ; 4:32
// bytecode:   LoadInt     r15, 13                     ; 4:43
// bytecode:   LoadInt     r16, 14                     ; 4:54
// bytecode:   LoadInt     r17, 15                     ; 4:65
// bytecode:   LoadInt     r18, 16                     ; 4:76
// bytecode:   LoadInt     r19, 17                     ; 4:87
// bytecode:   LoadInt     r20, 18                     ; 4:98
// bytecode:   LoadInt     r21, 19                     ; 4:109
// bytecode:   LoadInt     r22, 20                     ; 5:10
// bytecode:   LoadInt     r23, 21                     ; 5:21
// bytecode:   LoadInt     r24, 22                     ; 5:32
// bytecode:   LoadInt     r25, 23                     ; 5:43
// bytecode:   LoadInt     r26, 24                     ; 5:54
// bytecode:   LoadInt     r27, 25                     ; 5:65
// bytecode:   LoadInt     r28, 26                     ; 5:76
// bytecode:   LoadInt     r29, 27                     ; 5:87
// bytecode:   LoadInt     r30, 28                     ; 5:98
// bytecode:   LoadInt     r31, 29                     ; 5:109
// bytecode:   LoadInt     r32, 30                     ; 6:10
// bytecode:   LoadInt     r33, 31                     ; 6:21
// bytecode:   LoadInt     r34, 32                     ; 6:32
// bytecode:   LoadInt     r35, 33                     ; 6:43
// bytecode:   LoadInt     r36, 34                     ; 6:54
// bytecode:   LoadInt     r37, 35                     ; 6:65
// bytecode:   LoadInt     r38, 36                     ; 6:76
// bytecode:   LoadInt     r39, 37                     ; 6:87
// bytecode:   LoadInt     r40, 38                     ; 6:98
// bytecode:   LoadInt     r41, 39                     ; 6:109
// bytecode:   LoadInt     r42, 40                     ; 7:10
// bytecode:   LoadInt     r43, 41                     ; 7:21
// bytecode:   LoadInt     r44, 42                     ; 7:32
// bytecode:   LoadInt     r45, 43                     ; 7:43
// bytecode:   LoadInt     r46, 44                     ; 7:54
// bytecode:   LoadInt     r47, 45                     ; 7:65
// bytecode:   LoadInt     r48, 46                     ; 7:76
// bytecode:   LoadInt     r49, 47                     ; 7:87
// bytecode:   LoadInt     r50, 48                     ; 7:98
// bytecode:   LoadInt     r51, 49                     ; 7:109
// bytecode:   LoadInt     r52, 50                     ; 8:10
// bytecode:   LoadInt     r53, 51                     ; 8:21
// bytecode:   LoadInt     r54, 52                     ; 8:32
// bytecode:   LoadInt     r55, 53                     ; 8:43
// bytecode:   LoadInt     r56, 54                     ; 8:54
// bytecode:   LoadInt     r57, 55                     ; 8:65
// bytecode:   LoadInt     r58, 56                     ; 8:76
// bytecode:   LoadInt     r59, 57                     ; 8:87
// bytecode:   LoadInt     r60, 58                     ; 8:98
// bytecode:   LoadInt     r61, 59                     ; 8:109
// bytecode:   LoadInt     r62, 60                     ; 9:10
// bytecode:   LoadInt     r63, 61                     ; 9:21
// bytecode:   LoadInt     r64, 62                     ; 9:32
// bytecode:   LoadInt     r65, 63                     ; 9:43
// bytecode:   LoadInt     r66, 64                     ; 9:54
// bytecode:   LoadInt     r67, 65                     ; 9:65
// bytecode:   LoadInt     r68, 66                     ; 9:76
// bytecode:   LoadInt     r69, 67                     ; 9:87
// bytecode:   LoadInt     r70, 68                     ; 9:98
// bytecode:   LoadInt     r71, 69                     ; 9:109
// bytecode:   LoadInt     r72, 70                     ; 10:10
// bytecode:   LoadInt     r73, 71                     ; 10:21
// bytecode:   LoadInt     r74, 72                     ; 10:32
// bytecode:   LoadInt     r75, 73                     ; 10:43
// bytecode:   LoadInt     r76, 74                     ; 10:54
// bytecode:   LoadInt     r77, 75                     ; 10:65
// bytecode:   LoadInt     r78, 76                     ; 10:76
// bytecode:   LoadInt     r79, 77                     ; 10:87
// bytecode:   LoadInt     r80, 78                     ; 10:98
// bytecode:   LoadInt     r81, 79                     ; 10:109
// bytecode:   LoadInt     r82, 80                     ; 11:10
// bytecode:   LoadInt     r83, 81                     ; 11:21
// bytecode:   LoadInt     r84, 82                     ; 11:32
// bytecode:   LoadInt     r85, 83                     ; 11:43
// bytecode:   LoadInt     r86, 84                     ; 11:54
// bytecode:   LoadInt     r87, 85                     ; 11:65
// bytecode:   LoadInt     r88, 86                     ; 11:76
// bytecode:   LoadInt     r89, 87                     ; 11:87
// bytecode:   LoadInt     r90, 88                     ; 11:98
// bytecode:   LoadInt     r91, 89                     ; 11:109
// bytecode:   LoadInt     r92, 90                     ; 12:10
// bytecode:   LoadInt     r93, 91                     ; 12:21
// bytecode:   LoadInt     r94, 92                     ; 12:32
// bytecode:   LoadInt     r95, 93                     ; 12:43
// bytecode:   LoadInt     r96, 94                     ; 12:54
// bytecode:   LoadInt     r97, 95                     ; 12:65
// bytecode:   LoadInt     r98, 96                     ; 12:76
// bytecode:   LoadInt     r99, 97                     ; 12:87
// bytecode:   LoadInt     r100, 98                    ; 12:98
// bytecode:   LoadInt     r101, 99                    ; 12:109
// bytecode:   LoadInt     r102, 100                   ; 13:11
// bytecode:   LoadInt     r103, 101                   ; 13:24
// bytecode:   LoadInt     r104, 102                   ; 13:37
// bytecode:   LoadInt     r105, 103                   ; 13:50
// bytecode:   LoadInt     r106, 104                   ; 13:63
// bytecode:   LoadInt     r107, 105                   ; 13:76
// bytecode:   LoadInt     r108, 106                   ; 13:89
// bytecode:   LoadInt     r109, 107                   ; 13:102
// bytecode:   LoadInt     r110, 108                   ; 13:115
// bytecode:   LoadInt     r111, 109                   ; 13:128
// bytecode:   LoadInt     r112, 110                   ; 14:11
// bytecode:   LoadInt     r113, 111                   ; 14:24
// bytecode:   LoadInt     r114, 112                   ; 14:37
// bytecode:   LoadInt     r115, 113                   ; 14:50
// bytecode:   LoadInt     r116, 114                   ; 14:63
// bytecode:   LoadInt     r117, 115                   ; 14:76
// bytecode:   LoadInt     r118, 116                   ; 14:89
// bytecode:   LoadInt     r119, 117                   ; 14:102
// bytecode:   Move        r120, r0                    ; 15:8
// bytecode:   SetFar      r1, r120, [0]               ; 15:3
// bytecode:   GetFar      r121, r1, [0]               ; 16:13
// bytecode:   Add         r120, r2, r121              ; 16:11
// bytecode:   NewCell     r120, r120                  ; 16:3
// bytecode:   SetFar      r1, r120, [1]
// bytecode:   GetFar      r120, r1, [1]               ; 17:3
// bytecode:   GetCell     r120, r120
// bytecode:   AddI        r120, r120, 1               ; 17:5
// bytecode:   GetFar      r121, r1, [1]               ; 17:3
// bytecode:   SetCell     r121, r120
// bytecode:   LoadInt     r120, 3                     ; 18:8
// bytecode:   NewCell     r120, r120                  ; 18:3
// bytecode:   SetFar      r1, r120, [2]
// bytecode:   Closure     r120, fn0                   ; 19:10
// bytecode:   SetFar      r1, r120, [3]               ; 19:3
// bytecode:   Move        r120, r0                    ; 20:21
// bytecode:   LoadNil     r121, 2                     ; 20:3
// bytecode:   RangePrep   r120, L1
// bytecode: L0:
// bytecode:   SetFar      r1, r120, [4]
// bytecode:   SetFar      r1, r121, [5]
// bytecode:   SetFar      r1, r122, [6]
// bytecode:   SetFar      r1, r123, [7]               ; 20:7
// bytecode:   SetFar      r1, r124, [8]               ; 20:10
// bytecode:   GetFar      r120, r1, [8]               ; 20:29
// bytecode:   GetFar      r121, r1, [1]               ; 20:25
// bytecode:   SetCell     r121, r120
// bytecode:   GetFar      r120, r1, [4]               ; 20:3
// bytecode:   GetFar      r121, r1, [5]
// bytecode:   GetFar      r122, r1, [6]
// bytecode: L1:
// bytecode:   RangeNext   r120, 2, L0
// bytecode:   RangeTest   r120, L0
// bytecode:   GetFar      r120, r1, [1]               ; 21:10
// bytecode:   GetCell     r120, r120
// bytecode:   Return1     r120                        ; 21:3
// bytecode:
// bytecode: function 0.0.0 "use" at 19:10, params 0, frame 1
// bytecode:   upvalue up0 "b" from r1[1], cell
// bytecode:   upvalue up1 "c" from r1[2], cell
// bytecode:   GetUpcell   r0, up0                     ; 19:23
// bytecode:   SetUpcell   r0, up1                     ; 19:19
// bytecode:   Return0                                 ; 19:25
