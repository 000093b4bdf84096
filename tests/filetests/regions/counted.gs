// A counted loop: counter and sum go round unboxed, the counter cannot overflow.
func run() {
  sum := 0
  for i := 0; i < 100; i++ {
    sum += i
  }
  return sum
}
return run()
// built: region "loop" slots 14
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v9 = AddOv v7, v8 -> s2
// built:   v11 = AddOv v8, 1 -> s3
// built:   GuardPoll -> s5
// built:   v14 = LtInt v11, 100
// built:   GuardTrue v14 -> s4
// built:   Jump b1(v9, v11)
// built: s0: @0+4 line 5 base 0 {}
// built: s1: @0+4 line 5 base 0 {0: v7, 1: v8}
// built: s2: @0+4 line 5 base 0 {0: v7, 1: v8}
// built: s3: @0+5 line 4 base 0 {0: v9, 1: v8}
// built: s4: @0+6 line 4 base 0 {0: v9, 1: v11}
// built: s5: poll @0+6 line 4 base 0 {0: v9, 1: v11}
// built: ; @0 is run
// optimized: region "loop" slots 14
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v17 = LtInt v5, 100
// optimized:   GuardTrue v17 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v19: int, v20: int): loop at @0+4
// optimized:   v22 = MinInt v20, 140737488354814
// optimized:   v24 = AddInt v22, 513
// optimized:   v25 = MinInt 100, v24
// optimized:   Jump b2(v19, v20)
// optimized: b2(v7: int, v8: int): loop at @0+4
// optimized:   v9 = AddOv v7, v8 -> s2
// optimized:   v11 = AddInt v8, 1
// optimized:   v28 = LtInt v11, v25
// optimized:   Branch v28, b2(v9, v11), b3
// optimized: b3: at @0+4
// optimized:   GuardPoll -> s3
// optimized:   v27 = LtInt v11, 100
// optimized:   GuardTrue v27 -> s4
// optimized:   Jump b1(v9, v11)
// optimized: s0: @0+4 line 5 base 0 {}
// optimized: s1: @0+4 line 5 base 0 {0: v4, 1: v5}
// optimized: s2: @0+4 line 5 base 0 {0: v7, 1: v8}
// optimized: s3: poll @0+6 line 4 base 0 {0: v9, 1: v11}
// optimized: s4: @0+6 line 4 base 0 {0: v9, 1: v11}
// optimized: ; @0 is run
