// A product that may leave the integers is checked in each round; a counter below a limit is not.
func run(x) {
  n := 0
  for i := 0; i < 25; i++ {
    x = x * 3
    n = i + 1
  }
  return n
}
return run(3)
// built: region "loop" slots 15
// built: b0:
// built:   v2 = LoadSlot[2]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v10 = MulOv v7, 3 -> s2
// built:   v12 = AddOv v8, 1 -> s3
// built:   v14 = AddOv v8, 1 -> s4
// built:   GuardPoll -> s6
// built:   v17 = LtInt v14, 25
// built:   GuardTrue v17 -> s5
// built:   Jump b1(v10, v14)
// built: s0: @0+4 line 5 base 0 {}
// built: s1: @0+4 line 5 base 0 {0: v7, 2: v8}
// built: s2: @0+4 line 5 base 0 {0: v7, 2: v8}
// built: s3: @0+5 line 6 base 0 {0: v10, 2: v8}
// built: s4: @0+6 line 4 base 0 {0: v10, 1: v12, 2: v8}
// built: s5: @0+7 line 4 base 0 {0: v10, 1: v12, 2: v14}
// built: s6: poll @0+7 line 4 base 0 {0: v10, 1: v12, 2: v14}
// built: ; @0 is run
// optimized: region "loop" slots 15
// optimized: b0:
// optimized:   v2 = LoadSlot[2]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v20 = LtInt v5, 25
// optimized:   GuardTrue v20 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v22: int, v23: int): loop at @0+4
// optimized:   v25 = MinInt v23, 140737488354814
// optimized:   v27 = AddInt v25, 513
// optimized:   v28 = MinInt 25, v27
// optimized:   Jump b2(v22, v23)
// optimized: b2(v7: int, v8: int): loop at @0+4
// optimized:   v10 = MulOv v7, 3 -> s2
// optimized:   v12 = AddInt v8, 1
// optimized:   v31 = LtInt v12, v28
// optimized:   Branch v31, b2(v10, v12), b3
// optimized: b3: at @0+4
// optimized:   GuardPoll -> s3
// optimized:   v30 = LtInt v12, 25
// optimized:   GuardTrue v30 -> s4
// optimized:   Jump b1(v10, v12)
// optimized: s0: @0+4 line 5 base 0 {}
// optimized: s1: @0+4 line 5 base 0 {0: v4, 2: v5}
// optimized: s2: @0+4 line 5 base 0 {0: v7, 2: v8}
// optimized: s3: poll @0+7 line 4 base 0 {0: v10, 1: v12, 2: v12}
// optimized: s4: @0+7 line 4 base 0 {0: v10, 1: v12, 2: v12}
// optimized: ; @0 is run
