// rounds: 6
// The iterator that ipairs gives is not made.
func run(rows) {
  sum := 0
  for i := 0; i < 60; i++ {
    row := rows[i % 2 + 1] // loop
    for k, v := range ipairs(row) {
      sum += k * v
    }
  }
  return sum
}
return run({{1, 2}, {3, 4, 5}})
// built: region "loop" slots 25
// built: b0:
// built:   v16 = LoadSlot[0]
// built:   v2 = LoadSlot[2]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v11 = EqInt 2, 0
// built:   GuardFalse v11 -> s2
// built:   v13 = ModInt v8, 2
// built:   v15 = AddOv v13, 1 -> s3
// built:   GuardTag[table] v16 -> s4
// built:   v18 = UnboxPtr[table] v16
// built:   GuardElements[table] v18 -> s4
// built:   v20 = LoadStorage v18
// built:   v21 = LoadLength v20
// built:   GuardBounds v15, v21 -> s4
// built:   v24 = LtInt 0, v15
// built:   GuardTrue v24 -> s4
// built:   v26 = LoadElement v20, v15
// built:   v27 = LoadGlobal[ipairs]
// built:   GuardValue[function&0] v27 -> s5
// built:   v29 = UnboxPtr[table] v26
// built:   v31 = NewNative[&1] v26, #0 -> s5
// built:   v32 = BoxPtr[function] v31
// built:   v35 = UnboxPtr[function] v32
// built:   Jump b2(v7, #nil, #nil)
// built: b2(v37: int, v38: value, v39: value): loop s6 at @0+15
// built:   GuardPoll -> s8
// built:   v41 = UnboxPtr[function] v32
// built:   GuardCode[@1] v41 -> s7
// built:   v43 = LoadNative[0] v41
// built:   v44 = UnboxPtr[table] v43
// built:   v45 = LoadNative[1] v41
// built:   v46 = UnboxInt v45
// built:   v48 = AddOv v46, 1 -> s7
// built:   GuardElements[int] v44 -> s7
// built:   v50 = LoadStorage v44
// built:   v51 = LoadLength v50
// built:   v52 = LtInt v48, v51
// built:   Branch v52, b3, b9
// built: b3:
// built:   v54 = LoadElement v50, v48
// built:   GuardNotNil v54 -> s7
// built:   v56 = UnboxInt v54
// built:   v57 = BoxInt v48
// built:   StoreNative[1] v41, v57
// built:   Jump b4
// built: b4: at @0+17
// built:   v69 = BoxInt v48
// built:   v70 = IsTag[nil] v69
// built:   GuardFalse v70 -> s10
// built:   v72 = MulOv v48, v56 -> s11
// built:   v73 = AddOv v37, v72 -> s12
// built:   Jump b5(v73, v38, v48)
// built: b5(v75: int, v76: value, v77: int): loop s13 at @0+15
// built:   GuardPoll -> s15
// built:   v79 = UnboxPtr[function] v32
// built:   GuardCode[@1] v79 -> s14
// built:   v81 = LoadNative[0] v79
// built:   v82 = UnboxPtr[table] v81
// built:   v83 = LoadNative[1] v79
// built:   v84 = UnboxInt v83
// built:   v86 = AddOv v84, 1 -> s14
// built:   GuardElements[int] v82 -> s14
// built:   v88 = LoadStorage v82
// built:   v89 = LoadLength v88
// built:   v90 = LtInt v86, v89
// built:   Branch v90, b6, b8
// built: b6:
// built:   v92 = LoadElement v88, v86
// built:   GuardNotNil v92 -> s14
// built:   v94 = UnboxInt v92
// built:   v95 = BoxInt v86
// built:   StoreNative[1] v79, v95
// built:   Jump b7
// built: b7: at @0+17
// built:   v107 = BoxInt v86
// built:   v108 = IsTag[nil] v107
// built:   GuardFalse v108 -> s17
// built:   v110 = MulOv v86, v94 -> s18
// built:   v111 = AddOv v75, v110 -> s19
// built:   Jump b5(v111, v76, v86)
// built: b8:
// built:   v98 = BoxInt v86
// built:   v99 = Call[GetEntry] v82, v98 -> s14
// built:   GuardDone v99 -> s14
// built:   GuardTag[nil] v99 -> s14
// built:   v104 = IsTag[nil] #nil
// built:   GuardTrue v104 -> s16
// built:   Jump b10(v75)
// built: b9:
// built:   v60 = BoxInt v48
// built:   v61 = Call[GetEntry] v44, v60 -> s7
// built:   GuardDone v61 -> s7
// built:   GuardTag[nil] v61 -> s7
// built:   v66 = IsTag[nil] #nil
// built:   GuardTrue v66 -> s9
// built:   Jump b10(v37)
// built: b10(v113: int): at @0+19
// built:   v115 = AddOv v8, 1 -> s20
// built:   GuardPoll -> s22
// built:   v118 = LtInt v115, 60
// built:   GuardTrue v118 -> s21
// built:   Jump b1(v113, v115)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s2: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s3: @0+5 line 6 base 0 {1: v7, 2: v8, 4: v13}
// built: s4: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// built: s5: @0+10 line 7 base 0 {1: v7, 2: v8, 4: v27, 8: v26}
// built: s6: @0+15 line 7 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v39}
// built: s7: @0+15 line 7 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v39}
// built: s8: poll @0+15 line 7 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v39}
// built: s9: @0+17 line 7 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v39, 7: #nil, 8: #nil}
// built: s10: @0+17 line 7 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v39, 7: v48, 8: v56}
// built: s11: @0+13 line 8 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v48, 7: v48, 8: v56}
// built: s12: @0+14 line 8 base 0 {1: v37, 2: v8, 4: v32, 5: v38, 6: v48, 9: v72}
// built: s13: @0+15 line 7 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v77}
// built: s14: @0+15 line 7 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v77}
// built: s15: poll @0+15 line 7 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v77}
// built: s16: @0+17 line 7 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v77, 7: #nil, 8: #nil}
// built: s17: @0+17 line 7 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v77, 7: v86, 8: v94}
// built: s18: @0+13 line 8 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v86, 7: v86, 8: v94}
// built: s19: @0+14 line 8 base 0 {1: v75, 2: v8, 4: v32, 5: v76, 6: v86, 9: v110}
// built: s20: @0+19 line 5 base 0 {1: v113, 2: v8}
// built: s21: @0+20 line 5 base 0 {1: v113, 2: v115}
// built: s22: poll @0+20 line 5 base 0 {1: v113, 2: v115}
// built: ; @0 is run
// built: ; @1 is elsewhere
// optimized: region "loop" slots 25
// optimized: b0:
// optimized:   v121 = VirtualNative[&0]
// optimized:   v16 = LoadSlot[0]
// optimized:   v2 = LoadSlot[2]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   GuardTag[table] v16 -> s1
// optimized:   v18 = UnboxPtr[table] v16
// optimized:   GuardElements[table] v18 -> s1
// optimized:   v20 = LoadStorage v18
// optimized:   v21 = LoadLength v20
// optimized:   v27 = LoadGlobal[ipairs]
// optimized:   GuardValue[function&1] v27 -> s1
// optimized:   v131 = LtInt v5, 60
// optimized:   GuardTrue v131 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @0+4
// optimized:   v13 = ModInt v8, 2
// optimized:   v15 = AddInt v13, 1
// optimized:   GuardBounds v15, v21 -> s2
// optimized:   v26 = LoadElement v20, v15
// optimized:   v29 = UnboxPtr[table] v26
// optimized:   Jump b2
// optimized: b2: loop at @0+15
// optimized:   GuardPoll -> s3
// optimized:   GuardElements[int] v29 -> s4
// optimized:   v50 = LoadStorage v29
// optimized:   v51 = LoadLength v50
// optimized:   v52 = LtInt 1, v51
// optimized:   Branch v52, b3, b9
// optimized: b3:
// optimized:   v54 = LoadElement v50, 1
// optimized:   GuardNotNil v54 -> s4
// optimized:   v56 = UnboxInt v54
// optimized:   Jump b4
// optimized: b4: at @0+17
// optimized:   v73 = AddOv v7, v56 -> s5
// optimized:   Jump b5(v73, 1, 1)
// optimized: b5(v75: int, v77: int, v122: int): loop at @0+15
// optimized:   GuardPoll -> s6
// optimized:   v86 = AddInt v122, 1
// optimized:   v90 = LtInt v86, v51
// optimized:   Branch v90, b6, b8
// optimized: b6:
// optimized:   v92 = LoadElement v50, v86
// optimized:   GuardNotNil v92 -> s7
// optimized:   v94 = UnboxInt v92
// optimized:   Jump b7
// optimized: b7: at @0+17
// optimized:   v110 = MulOv v86, v94 -> s8
// optimized:   v111 = AddOv v75, v110 -> s9
// optimized:   Jump b5(v111, v86, v86)
// optimized: b8:
// optimized:   v98 = BoxInt v86
// optimized:   v99 = Call[GetEntry] v29, v98 -> s7
// optimized:   GuardDone v99 -> s7
// optimized:   GuardTag[nil] v99 -> s7
// optimized:   Jump b10(v75)
// optimized: b9:
// optimized:   v61 = Call[GetEntry] v29, #1 -> s4
// optimized:   GuardDone v61 -> s4
// optimized:   GuardTag[nil] v61 -> s4
// optimized:   Jump b10(v7)
// optimized: b10(v113: int): at @0+19
// optimized:   v115 = AddInt v8, 1
// optimized:   GuardPoll -> s10
// optimized:   v118 = LtInt v115, 60
// optimized:   GuardTrue v118 -> s11
// optimized:   Jump b1(v113, v115)
// optimized: s0: @0+4 line 6 base 0 {}
// optimized: s1: @0+4 line 6 base 0 {1: v4, 2: v5}
// optimized: s2: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// optimized: s3: poll @0+15 line 7 base 0 {1: v7, 2: v8, 4: v121, 5: #nil, 6: #nil} object(v121: v26, #0)
// optimized: s4: @0+15 line 7 base 0 {1: v7, 2: v8, 4: v121, 5: #nil, 6: #nil} object(v121: v26, #0)
// optimized: s5: @0+14 line 8 base 0 {1: v7, 2: v8, 4: v121, 5: #nil, 6: 1, 9: v56} object(v121: v26, #1)
// optimized: s6: poll @0+15 line 7 base 0 {1: v75, 2: v8, 4: v121, 5: #nil, 6: v77} object(v121: v26, v122)
// optimized: s7: @0+15 line 7 base 0 {1: v75, 2: v8, 4: v121, 5: #nil, 6: v77} object(v121: v26, v122)
// optimized: s8: @0+13 line 8 base 0 {1: v75, 2: v8, 4: v121, 5: #nil, 6: v86, 7: v86, 8: v94} object(v121: v26, v86)
// optimized: s9: @0+14 line 8 base 0 {1: v75, 2: v8, 4: v121, 5: #nil, 6: v86, 9: v110} object(v121: v26, v86)
// optimized: s10: poll @0+20 line 5 base 0 {1: v113, 2: v115}
// optimized: s11: @0+20 line 5 base 0 {1: v113, 2: v115}
// optimized: ; @0 is run
