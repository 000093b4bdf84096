// Storing behind the last element is a call: it may need new storage.
func run(list) {
  for i := 1; i < 60; i++ {
    list[i] = i * 2
  }
  return #list
}
return run({})
// built: region "loop" slots 15
// built: b0:
// built:   v7 = LoadSlot[0]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v2)
// built: b1(v4: int): loop s1 at @0+3
// built:   v6 = MulOv v4, 2 -> s2
// built:   GuardTag[table] v7 -> s3
// built:   v9 = UnboxPtr[table] v7
// built:   GuardShape[shape(0)] v9 -> s3
// built:   v11 = BoxInt v6
// built:   v12 = Call[SetElement] v9, v4, v11 -> s3
// built:   v13 = UnboxBool v12
// built:   GuardTrue v13 -> s3
// built:   v16 = AddOv v4, 1 -> s4
// built:   GuardPoll -> s6
// built:   v19 = LtInt v16, 60
// built:   GuardTrue v19 -> s5
// built:   Jump b1(v16)
// built: s0: @0+3 line 4 base 0 {}
// built: s1: @0+3 line 4 base 0 {1: v4}
// built: s2: @0+3 line 4 base 0 {1: v4}
// built: s3: @0+4 line 4 base 0 {1: v4, 2: v6}
// built: s4: @0+5 line 3 base 0 {1: v4}
// built: s5: @0+6 line 3 base 0 {1: v16}
// built: s6: poll @0+6 line 3 base 0 {1: v16}
// built: ; @0 is run
// optimized: region "loop" slots 15
// optimized: b0:
// optimized:   v7 = LoadSlot[0]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   GuardTag[table] v7 -> s1
// optimized:   v9 = UnboxPtr[table] v7
// optimized:   GuardShape[shape(0)] v9 -> s1
// optimized:   v22 = LtInt v2, 60
// optimized:   GuardTrue v22 -> s1
// optimized:   Jump b1(v2)
// optimized: b1(v24: int): loop at @0+3
// optimized:   v26 = MinInt v24, 140737488355216
// optimized:   v28 = AddInt v26, 111
// optimized:   v29 = MinInt 60, v28
// optimized:   Jump b2(v24)
// optimized: b2(v4: int): loop at @0+3
// optimized:   v6 = MulOv v4, 2 -> s2
// optimized:   v11 = BoxInt v6
// optimized:   v12 = Call[SetElement] v9, v4, v11 -> s3
// optimized:   v13 = UnboxBool v12
// optimized:   GuardTrue v13 -> s3
// optimized:   v16 = AddInt v4, 1
// optimized:   v32 = LtInt v16, v29
// optimized:   Branch v32, b2(v16), b3
// optimized: b3: at @0+3
// optimized:   GuardPoll -> s4
// optimized:   v31 = LtInt v16, 60
// optimized:   GuardTrue v31 -> s5
// optimized:   Jump b1(v16)
// optimized: s0: @0+3 line 4 base 0 {}
// optimized: s1: @0+3 line 4 base 0 {1: v2}
// optimized: s2: @0+3 line 4 base 0 {1: v4}
// optimized: s3: @0+4 line 4 base 0 {1: v4, 2: v6}
// optimized: s4: poll @0+6 line 3 base 0 {1: v16}
// optimized: s5: @0+6 line 3 base 0 {1: v16}
// optimized: ; @0 is run
