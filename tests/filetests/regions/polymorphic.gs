// rounds: 6
// Two shapes at one place.
func run(objects) {
  sum := 0
  for i := 0; i < 60; i++ {
    o := objects[i % 2 + 1]
    sum += o.x
  }
  return sum
}
return run({{x: 1}, {y: 1, x: 2}})
// built: region "loop" slots 17
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
// built:   v27 = UnboxPtr[table] v26
// built:   v28 = IsShape[shape(0)] v27
// built:   Branch v28, b2, b3
// built: b2:
// built:   v30 = LoadField[0] v27
// built:   Jump b4(v30)
// built: b3:
// built:   GuardShape[shape(1)] v27 -> s5
// built:   v33 = LoadField[1] v27
// built:   Jump b4(v33)
// built: b4(v35: value):
// built:   GuardTag[int] v35 -> s6
// built:   v37 = UnboxInt v35
// built:   v38 = AddOv v7, v37 -> s6
// built:   v40 = AddOv v8, 1 -> s7
// built:   GuardPoll -> s9
// built:   v43 = LtInt v40, 60
// built:   GuardTrue v43 -> s8
// built:   Jump b1(v38, v40)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s2: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s3: @0+5 line 6 base 0 {1: v7, 2: v8, 4: v13}
// built: s4: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// built: s5: @0+7 line 7 base 0 {1: v7, 2: v8, 3: v26}
// built: s6: @0+9 line 7 base 0 {1: v7, 2: v8, 4: v35}
// built: s7: @0+10 line 5 base 0 {1: v38, 2: v8}
// built: s8: @0+11 line 5 base 0 {1: v38, 2: v40}
// built: s9: poll @0+11 line 5 base 0 {1: v38, 2: v40}
// built: ; @0 is run
// optimized: region "loop" slots 17
// optimized: b0:
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
// optimized:   v46 = LtInt v5, 60
// optimized:   GuardTrue v46 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v48: int, v49: int): loop at @0+4
// optimized:   v51 = MinInt v49, 140737488355099
// optimized:   v53 = AddInt v51, 228
// optimized:   v54 = MinInt 60, v53
// optimized:   Jump b2(v48, v49)
// optimized: b2(v7: int, v8: int): loop at @0+4
// optimized:   v13 = ModInt v8, 2
// optimized:   v15 = AddInt v13, 1
// optimized:   GuardBounds v15, v21 -> s2
// optimized:   v26 = LoadElement v20, v15
// optimized:   v27 = UnboxPtr[table] v26
// optimized:   v28 = IsShape[shape(0)] v27
// optimized:   Branch v28, b3, b4
// optimized: b3:
// optimized:   v30 = LoadField[0] v27
// optimized:   Jump b5(v30)
// optimized: b4:
// optimized:   GuardShape[shape(1)] v27 -> s3
// optimized:   v33 = LoadField[1] v27
// optimized:   Jump b5(v33)
// optimized: b5(v35: value):
// optimized:   GuardTag[int] v35 -> s4
// optimized:   v37 = UnboxInt v35
// optimized:   v38 = AddOv v7, v37 -> s4
// optimized:   v40 = AddInt v8, 1
// optimized:   v57 = LtInt v40, v54
// optimized:   Branch v57, b2(v38, v40), b6
// optimized: b6:
// optimized:   GuardPoll -> s5
// optimized:   v56 = LtInt v40, 60
// optimized:   GuardTrue v56 -> s6
// optimized:   Jump b1(v38, v40)
// optimized: s0: @0+4 line 6 base 0 {}
// optimized: s1: @0+4 line 6 base 0 {1: v4, 2: v5}
// optimized: s2: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// optimized: s3: @0+7 line 7 base 0 {1: v7, 2: v8, 3: v26}
// optimized: s4: @0+9 line 7 base 0 {1: v7, 2: v8, 4: v35}
// optimized: s5: poll @0+11 line 5 base 0 {1: v38, 2: v40}
// optimized: s6: @0+11 line 5 base 0 {1: v38, 2: v40}
// optimized: ; @0 is run
