// rounds: 4
// An array of booleans holds bytes.
func run(flags) {
  for i := 2; i < 90; i++ {
    if flags[i] { flags[i] = false } // loop
  }
  return flags[1]
}
flags := {}
for i := 0; i < 100; i++ { flags[i] = i % 2 == 0 }
return run(flags)
// built: region "loop" slots 15
// built: b0:
// built:   v5 = LoadSlot[0]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v2)
// built: b1(v4: int): loop s1 at @0+3
// built:   GuardTag[table] v5 -> s2
// built:   v7 = UnboxPtr[table] v5
// built:   GuardElements[bool] v7 -> s2
// built:   v9 = LoadStorage v7
// built:   v10 = LoadLength v9
// built:   GuardBounds v4, v10 -> s2
// built:   v13 = LtInt 0, v4
// built:   GuardTrue v13 -> s2
// built:   v15 = LoadByte v9, v4
// built:   v17 = EqInt v15, 1
// built:   Branch v17, b2, b3
// built: b2: at @0+6
// built:   GuardTag[table] v5 -> s3
// built:   v21 = UnboxPtr[table] v5
// built:   GuardElements[bool] v21 -> s3
// built:   v23 = LoadStorage v21
// built:   v24 = LoadLength v23
// built:   GuardBounds v4, v24 -> s3
// built:   v27 = LtInt 0, v4
// built:   GuardTrue v27 -> s3
// built:   v29 = BoolToInt false
// built:   StoreByte v23, v4, v29
// built:   Jump b3
// built: b3: at @0+8
// built:   v33 = AddOv v4, 1 -> s4
// built:   GuardPoll -> s6
// built:   v36 = LtInt v33, 90
// built:   GuardTrue v36 -> s5
// built:   Jump b1(v33)
// built: s0: @0+3 line 5 base 0 {}
// built: s1: @0+3 line 5 base 0 {1: v4}
// built: s2: @0+3 line 5 base 0 {1: v4}
// built: s3: @0+7 line 5 base 0 {1: v4, 2: false}
// built: s4: @0+8 line 4 base 0 {1: v4}
// built: s5: @0+9 line 4 base 0 {1: v33}
// built: s6: poll @0+9 line 4 base 0 {1: v33}
// built: ; @0 is run
// optimized: region "loop" slots 15
// optimized: b0:
// optimized:   v5 = LoadSlot[0]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   GuardTag[table] v5 -> s1
// optimized:   v7 = UnboxPtr[table] v5
// optimized:   GuardElements[bool] v7 -> s1
// optimized:   v9 = LoadStorage v7
// optimized:   v10 = LoadLength v9
// optimized:   v39 = LtInt v2, 90
// optimized:   GuardTrue v39 -> s1
// optimized:   v42 = LeInt 0, v2
// optimized:   GuardTrue v42 -> s1
// optimized:   v44 = LeInt 90, v10
// optimized:   GuardTrue v44 -> s1
// optimized:   v46 = LtInt 0, v2
// optimized:   GuardTrue v46 -> s1
// optimized:   Jump b1(v2)
// optimized: b1(v48: int): loop at @0+3
// optimized:   v50 = MinInt v48, 140737488354814
// optimized:   v52 = AddInt v50, 513
// optimized:   v53 = MinInt 90, v52
// optimized:   Jump b2(v48)
// optimized: b2(v4: int): loop at @0+3
// optimized:   v15 = LoadByte v9, v4
// optimized:   v17 = EqInt v15, 1
// optimized:   Branch v17, b3, b4
// optimized: b3: at @0+6
// optimized:   StoreByte v9, v4, 0
// optimized:   Jump b4
// optimized: b4: at @0+8
// optimized:   v33 = AddInt v4, 1
// optimized:   v56 = LtInt v33, v53
// optimized:   Branch v56, b2(v33), b5
// optimized: b5: at @0+8
// optimized:   GuardPoll -> s2
// optimized:   v55 = LtInt v33, 90
// optimized:   GuardTrue v55 -> s3
// optimized:   Jump b1(v33)
// optimized: s0: @0+3 line 5 base 0 {}
// optimized: s1: @0+3 line 5 base 0 {1: v2}
// optimized: s2: poll @0+9 line 4 base 0 {1: v33}
// optimized: s3: @0+9 line 4 base 0 {1: v33}
// optimized: ; @0 is run
