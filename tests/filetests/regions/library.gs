// rounds: 6
// Library functions as instructions: a byte, an extreme of three, the last element inserted and removed; a float as a key.
func run(s) {
  stack := {1, 2, 3}
  sum := 0
  for i := 1; i <= 40; i++ {
    table.insert(stack, string.byte(s, i))
    sum += math.min(table.remove(stack), 110, 100 + i) + stack[(i % 2 + 2) / 1]
  }
  return sum
}
return run("the quick brown fox jumps over the lazy dog")
// built: region "loop" slots 27
// built: b0:
// built:   v20 = LoadSlot[0]
// built:   v14 = LoadSlot[1]
// built:   v2 = LoadSlot[3]
// built:   v0 = LoadSlot[2]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+11
// built:   v9 = LoadGlobal[table]
// built:   GuardTag[table] v9 -> s2
// built:   v11 = UnboxPtr[table] v9
// built:   GuardShape[shape(0)] v11 -> s2
// built:   v13 = LoadField[8] v11
// built:   v15 = LoadGlobal[string]
// built:   GuardTag[table] v15 -> s3
// built:   v17 = UnboxPtr[table] v15
// built:   GuardShape[shape(1)] v17 -> s3
// built:   v19 = LoadField[0] v17
// built:   GuardValue[function&0] v19 -> s4
// built:   GuardTag[string] v20 -> s4
// built:   v23 = UnboxPtr[string] v20
// built:   GuardFlat v23 -> s4
// built:   v26 = SubOv v8, 1 -> s4
// built:   v27 = StringLength v23
// built:   GuardBounds v26, v27 -> s4
// built:   v29 = StringByte v23, v26
// built:   GuardValue[function&1] v13 -> s5
// built:   GuardTag[table] v14 -> s5
// built:   v32 = UnboxPtr[table] v14
// built:   v33 = BoxInt v29
// built:   v34 = Append v32, v33
// built:   Branch v34, b2, b3
// built: b2:
// built:   v37 = LoadGlobal[math]
// built:   GuardTag[table] v37 -> s6
// built:   v39 = UnboxPtr[table] v37
// built:   GuardShape[shape(2)] v39 -> s6
// built:   v41 = LoadField[16] v39
// built:   v42 = LoadGlobal[table]
// built:   GuardTag[table] v42 -> s7
// built:   v44 = UnboxPtr[table] v42
// built:   GuardShape[shape(0)] v44 -> s7
// built:   v46 = LoadField[15] v44
// built:   GuardValue[function&2] v46 -> s8
// built:   GuardTag[table] v14 -> s8
// built:   v49 = UnboxPtr[table] v14
// built:   GuardElements[int] v49 -> s8
// built:   v51 = LoadStorage v49
// built:   v52 = LoadLength v51
// built:   v54 = LtInt 2, v52
// built:   GuardTrue v54 -> s8
// built:   v57 = SubInt v52, 1
// built:   v58 = LoadElement v51, v57
// built:   StoreLength v51, v57
// built:   v60 = UnboxInt v58
// built:   v63 = AddOv 100, v8 -> s9
// built:   GuardValue[function&3] v41 -> s10
// built:   v65 = MinInt v60, 110
// built:   v66 = MinInt v65, v63
// built:   v69 = EqInt 2, 0
// built:   GuardFalse v69 -> s11
// built:   v71 = ModInt v8, 2
// built:   v73 = AddOv v71, 2 -> s12
// built:   v74 = IntToDouble v73
// built:   v77 = MulDouble v74, 1.0
// built:   v78 = DoubleToInt v77 -> s13
// built:   GuardTag[table] v14 -> s13
// built:   v80 = UnboxPtr[table] v14
// built:   GuardElements[int] v80 -> s13
// built:   v82 = LoadStorage v80
// built:   v83 = LoadLength v82
// built:   GuardBounds v78, v83 -> s13
// built:   v86 = LtInt 0, v78
// built:   GuardTrue v86 -> s13
// built:   v88 = LoadElement v82, v78
// built:   v89 = UnboxInt v88
// built:   v90 = AddOv v66, v89 -> s14
// built:   v91 = AddOv v7, v90 -> s15
// built:   v93 = AddOv v8, 1 -> s16
// built:   GuardPoll -> s18
// built:   v96 = LeInt v93, 40
// built:   GuardTrue v96 -> s17
// built:   Jump b1(v91, v93)
// built: b3:
// built:   Leave -> s5
// built: s0: @0+11 line 7 base 0 {}
// built: s1: @0+11 line 7 base 0 {2: v7, 3: v8}
// built: s2: @0+13 line 7 base 0 {2: v7, 3: v8, 4: v9}
// built: s3: @0+18 line 7 base 0 {2: v7, 3: v8, 4: v13, 8: v14, 9: v15}
// built: s4: @0+22 line 7 base 0 {2: v7, 3: v8, 4: v13, 8: v14, 9: v19, 13: v20, 14: v8}
// built: s5: @0+23 line 7 base 0 {2: v7, 3: v8, 4: v13, 8: v14, 9: v29, 13: v20, 14: v8} row to 10
// built: s6: @0+26 line 8 base 0 {2: v7, 3: v8, 4: v37}
// built: s7: @0+30 line 8 base 0 {2: v7, 3: v8, 4: v41, 8: v42}
// built: s8: @0+33 line 8 base 0 {2: v7, 3: v8, 4: v41, 8: v46, 12: v14}
// built: s9: @0+35 line 8 base 0 {2: v7, 3: v8, 4: v41, 8: v60, 9: 110}
// built: s10: @0+36 line 8 base 0 {2: v7, 3: v8, 4: v41, 8: v60, 9: 110, 10: v63}
// built: s11: @0+37 line 8 base 0 {2: v7, 3: v8, 4: v66}
// built: s12: @0+38 line 8 base 0 {2: v7, 3: v8, 4: v66, 6: v71}
// built: s13: @0+40 line 8 base 0 {2: v7, 3: v8, 4: v66, 6: v77}
// built: s14: @0+41 line 8 base 0 {2: v7, 3: v8, 4: v66, 5: v89}
// built: s15: @0+42 line 8 base 0 {2: v7, 3: v8, 4: v90}
// built: s16: @0+43 line 6 base 0 {2: v91, 3: v8}
// built: s17: @0+44 line 6 base 0 {2: v91, 3: v93}
// built: s18: poll @0+44 line 6 base 0 {2: v91, 3: v93}
// built: ; @0 is run
// optimized: region "loop" slots 27
// optimized: b0:
// optimized:   v20 = LoadSlot[0]
// optimized:   v14 = LoadSlot[1]
// optimized:   v2 = LoadSlot[3]
// optimized:   v0 = LoadSlot[2]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v9 = LoadGlobal[table]
// optimized:   GuardTag[table] v9 -> s1
// optimized:   v11 = UnboxPtr[table] v9
// optimized:   GuardShape[shape(0)] v11 -> s1
// optimized:   v13 = LoadField[8] v11
// optimized:   v15 = LoadGlobal[string]
// optimized:   GuardTag[table] v15 -> s1
// optimized:   v17 = UnboxPtr[table] v15
// optimized:   GuardShape[shape(1)] v17 -> s1
// optimized:   v19 = LoadField[0] v17
// optimized:   GuardValue[function&0] v19 -> s1
// optimized:   GuardTag[string] v20 -> s1
// optimized:   v23 = UnboxPtr[string] v20
// optimized:   GuardFlat v23 -> s1
// optimized:   v27 = StringLength v23
// optimized:   GuardValue[function&1] v13 -> s1
// optimized:   GuardTag[table] v14 -> s1
// optimized:   v32 = UnboxPtr[table] v14
// optimized:   v37 = LoadGlobal[math]
// optimized:   GuardTag[table] v37 -> s1
// optimized:   v39 = UnboxPtr[table] v37
// optimized:   GuardShape[shape(2)] v39 -> s1
// optimized:   v41 = LoadField[16] v39
// optimized:   v46 = LoadField[15] v11
// optimized:   GuardValue[function&2] v46 -> s1
// optimized:   GuardValue[function&3] v41 -> s1
// optimized:   v99 = LeInt v5, 40
// optimized:   GuardTrue v99 -> s1
// optimized:   v102 = LtInt 0, v5
// optimized:   GuardTrue v102 -> s1
// optimized:   v104 = LeInt 40, v27
// optimized:   GuardTrue v104 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @0+11
// optimized:   v26 = SubInt v8, 1
// optimized:   v29 = StringByte v23, v26
// optimized:   v33 = BoxInt v29
// optimized:   v34 = Append v32, v33
// optimized:   Branch v34, b2, b3
// optimized: b2:
// optimized:   GuardElements[int] v32 -> s2
// optimized:   v51 = LoadStorage v32
// optimized:   v52 = LoadLength v51
// optimized:   v54 = LtInt 2, v52
// optimized:   GuardTrue v54 -> s2
// optimized:   v57 = SubInt v52, 1
// optimized:   v58 = LoadElement v51, v57
// optimized:   StoreLength v51, v57
// optimized:   v60 = UnboxInt v58
// optimized:   v63 = AddInt 100, v8
// optimized:   v65 = MinInt v60, 110
// optimized:   v66 = MinInt v65, v63
// optimized:   v71 = ModNatural v8, 2
// optimized:   v73 = AddInt v71, 2
// optimized:   v74 = IntToDouble v73
// optimized:   v83 = LoadLength v51
// optimized:   GuardBounds v73, v83 -> s3
// optimized:   v88 = LoadElement v51, v73
// optimized:   v89 = UnboxInt v88
// optimized:   v90 = AddOv v66, v89 -> s4
// optimized:   v91 = AddOv v7, v90 -> s5
// optimized:   v93 = AddInt v8, 1
// optimized:   GuardPoll -> s6
// optimized:   v96 = LeInt v93, 40
// optimized:   GuardTrue v96 -> s7
// optimized:   Jump b1(v91, v93)
// optimized: b3:
// optimized:   Leave -> s8
// optimized: s0: @0+11 line 7 base 0 {}
// optimized: s1: @0+11 line 7 base 0 {2: v4, 3: v5}
// optimized: s2: @0+33 line 8 base 0 {2: v7, 3: v8, 4: v41, 8: v46, 12: v14}
// optimized: s3: @0+40 line 8 base 0 {2: v7, 3: v8, 4: v66, 6: v74}
// optimized: s4: @0+41 line 8 base 0 {2: v7, 3: v8, 4: v66, 5: v89}
// optimized: s5: @0+42 line 8 base 0 {2: v7, 3: v8, 4: v90}
// optimized: s6: poll @0+44 line 6 base 0 {2: v91, 3: v93}
// optimized: s7: @0+44 line 6 base 0 {2: v91, 3: v93}
// optimized: s8: @0+23 line 7 base 0 {2: v7, 3: v8, 4: v13, 8: v14, 9: v29, 13: v20, 14: v8} row to 10
// optimized: ; @0 is run
