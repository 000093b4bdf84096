// Library functions that are instructions: what is called is compared with what was called.
func run(x) {
  for i := 0; i < 50; i++ {
    x = math.sqrt(x) + math.floor(x) + bit32.band(i, 7)
  }
  return x
}
return run(2.0)
// built: region "loop" slots 21
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[double] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxDouble v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: double, v8: int): loop s1 at @0+3
// built:   v9 = LoadGlobal[math]
// built:   GuardTag[table] v9 -> s2
// built:   v11 = UnboxPtr[table] v9
// built:   GuardShape[shape(0)] v11 -> s2
// built:   v13 = LoadField[24] v11
// built:   GuardValue[function&0] v13 -> s3
// built:   v15 = SqrtDouble v7
// built:   v16 = LoadGlobal[math]
// built:   GuardTag[table] v16 -> s4
// built:   v18 = UnboxPtr[table] v16
// built:   GuardShape[shape(0)] v18 -> s4
// built:   v20 = LoadField[8] v18
// built:   GuardValue[function&1] v20 -> s5
// built:   v22 = FloorDouble v7
// built:   v23 = DoubleToInt v22 -> s5
// built:   v24 = IntToDouble v23
// built:   v25 = AddDouble v15, v24
// built:   v26 = LoadGlobal[bit32]
// built:   GuardTag[table] v26 -> s6
// built:   v28 = UnboxPtr[table] v26
// built:   GuardShape[shape(1)] v28 -> s6
// built:   v30 = LoadField[1] v28
// built:   GuardValue[function&2] v30 -> s7
// built:   v34 = AndInt v8, 4294967295
// built:   v35 = AndInt 7, 4294967295
// built:   v36 = AndInt v34, v35
// built:   v37 = IntToDouble v36
// built:   v38 = AddDouble v25, v37
// built:   v40 = AddOv v8, 1 -> s8
// built:   GuardPoll -> s10
// built:   v43 = LtInt v40, 50
// built:   GuardTrue v43 -> s9
// built:   Jump b1(v38, v40)
// built: s0: @0+3 line 4 base 0 {}
// built: s1: @0+3 line 4 base 0 {0: v7, 1: v8}
// built: s2: @0+5 line 4 base 0 {0: v7, 1: v8, 2: v9}
// built: s3: @0+8 line 4 base 0 {0: v7, 1: v8, 2: v13, 6: v7}
// built: s4: @0+11 line 4 base 0 {0: v7, 1: v8, 2: v15, 3: v16}
// built: s5: @0+14 line 4 base 0 {1: v8, 2: v15, 3: v20, 7: v7}
// built: s6: @0+18 line 4 base 0 {1: v8, 2: v25, 3: v26}
// built: s7: @0+22 line 4 base 0 {1: v8, 2: v25, 3: v30, 7: v8, 8: 7}
// built: s8: @0+24 line 3 base 0 {0: v38, 1: v8}
// built: s9: @0+25 line 3 base 0 {0: v38, 1: v40}
// built: s10: poll @0+25 line 3 base 0 {0: v38, 1: v40}
// built: ; @0 is run
// optimized: region "loop" slots 21
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[double] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxDouble v0
// optimized:   v5 = UnboxInt v2
// optimized:   v9 = LoadGlobal[math]
// optimized:   GuardTag[table] v9 -> s1
// optimized:   v11 = UnboxPtr[table] v9
// optimized:   GuardShape[shape(0)] v11 -> s1
// optimized:   v13 = LoadField[24] v11
// optimized:   GuardValue[function&0] v13 -> s1
// optimized:   v20 = LoadField[8] v11
// optimized:   GuardValue[function&1] v20 -> s1
// optimized:   v26 = LoadGlobal[bit32]
// optimized:   GuardTag[table] v26 -> s1
// optimized:   v28 = UnboxPtr[table] v26
// optimized:   GuardShape[shape(1)] v28 -> s1
// optimized:   v30 = LoadField[1] v28
// optimized:   GuardValue[function&2] v30 -> s1
// optimized:   v46 = LtInt v5, 50
// optimized:   GuardTrue v46 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v48: double, v49: int): loop at @0+3
// optimized:   v51 = MinInt v49, 140737488354814
// optimized:   v53 = AddInt v51, 513
// optimized:   v54 = MinInt 50, v53
// optimized:   Jump b2(v48, v49)
// optimized: b2(v7: double, v8: int): loop at @0+3
// optimized:   v15 = SqrtDouble v7
// optimized:   v22 = FloorDouble v7
// optimized:   v23 = DoubleToInt v22 -> s2
// optimized:   v24 = IntToDouble v23
// optimized:   v25 = AddDouble v15, v24
// optimized:   v34 = AndInt v8, 4294967295
// optimized:   v36 = AndInt v34, 7
// optimized:   v37 = IntToDouble v36
// optimized:   v38 = AddDouble v25, v37
// optimized:   v40 = AddInt v8, 1
// optimized:   v57 = LtInt v40, v54
// optimized:   Branch v57, b2(v38, v40), b3
// optimized: b3: at @0+3
// optimized:   GuardPoll -> s3
// optimized:   v56 = LtInt v40, 50
// optimized:   GuardTrue v56 -> s4
// optimized:   Jump b1(v38, v40)
// optimized: s0: @0+3 line 4 base 0 {}
// optimized: s1: @0+3 line 4 base 0 {0: v4, 1: v5}
// optimized: s2: @0+14 line 4 base 0 {1: v8, 2: v15, 3: v20, 7: v7}
// optimized: s3: poll @0+25 line 3 base 0 {0: v38, 1: v40}
// optimized: s4: @0+25 line 3 base 0 {0: v38, 1: v40}
// optimized: ; @0 is run
