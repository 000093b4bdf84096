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
// built:   GuardShape[shape(0)] v27 -> s5
// built:   v29 = LoadField[0] v27
// built:   GuardTag[int] v29 -> s6
// built:   v31 = UnboxInt v29
// built:   v32 = AddOv v7, v31 -> s6
// built:   v34 = AddOv v8, 1 -> s7
// built:   GuardPoll -> s9
// built:   v37 = LtInt v34, 60
// built:   GuardTrue v37 -> s8
// built:   Jump b1(v32, v34)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s2: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s3: @0+5 line 6 base 0 {1: v7, 2: v8, 4: v13}
// built: s4: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// built: s5: @0+7 line 7 base 0 {1: v7, 2: v8, 3: v26}
// built: s6: @0+9 line 7 base 0 {1: v7, 2: v8, 4: v29}
// built: s7: @0+10 line 5 base 0 {1: v32, 2: v8}
// built: s8: @0+11 line 5 base 0 {1: v32, 2: v34}
// built: s9: poll @0+11 line 5 base 0 {1: v32, 2: v34}
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
// optimized:   v40 = LtInt v5, 60
// optimized:   GuardTrue v40 -> s1
// optimized:   v42 = LtInt 2, v21
// optimized:   GuardTrue v42 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @0+4
// optimized:   v13 = ModInt v8, 2
// optimized:   v15 = AddInt v13, 1
// optimized:   v26 = LoadElement v20, v15
// optimized:   v27 = UnboxPtr[table] v26
// optimized:   GuardShape[shape(0)] v27 -> s2
// optimized:   v29 = LoadField[0] v27
// optimized:   GuardTag[int] v29 -> s3
// optimized:   v31 = UnboxInt v29
// optimized:   v32 = AddOv v7, v31 -> s3
// optimized:   v34 = AddInt v8, 1
// optimized:   GuardPoll -> s4
// optimized:   v37 = LtInt v34, 60
// optimized:   GuardTrue v37 -> s5
// optimized:   Jump b1(v32, v34)
// optimized: s0: @0+4 line 6 base 0 {}
// optimized: s1: @0+4 line 6 base 0 {1: v4, 2: v5}
// optimized: s2: @0+7 line 7 base 0 {1: v7, 2: v8, 3: v26}
// optimized: s3: @0+9 line 7 base 0 {1: v7, 2: v8, 4: v29}
// optimized: s4: poll @0+11 line 5 base 0 {1: v32, 2: v34}
// optimized: s5: @0+11 line 5 base 0 {1: v32, 2: v34}
// optimized: ; @0 is run
