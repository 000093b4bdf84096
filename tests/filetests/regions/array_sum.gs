// Elements of one type, inside the array: the facts are asked once, bounds are a matter of the loop's limits.
func run(list, n) {
  sum := 0.0
  for i := 1; i <= n; i++ {
    sum = sum + list[i]
  }
  return sum
}
list := {}
for i := 1; i <= 50; i++ { list[i] = i * 0.5 }
return run(list, 50)
// built: region "loop" slots 18
// built: b0:
// built:   v0 = LoadSlot[0]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v2)
// built: b1(v4: int): loop s1 at @0+11
// built:   v5 = IntToDouble v4
// built:   v7 = MulDouble v5, 0.5
// built:   v8 = LoadGlobal[list]
// built:   GuardTag[table] v8 -> s2
// built:   v10 = UnboxPtr[table] v8
// built:   GuardShape[shape(0)] v10 -> s2
// built:   v12 = BoxDouble v7
// built:   v13 = Call[SetElement] v10, v4, v12 -> s2
// built:   v14 = UnboxBool v13
// built:   GuardTrue v14 -> s2
// built:   v17 = AddOv v4, 1 -> s3
// built:   GuardPoll -> s5
// built:   v20 = LeInt v17, 50
// built:   GuardTrue v20 -> s4
// built:   Jump b1(v17)
// built: s0: @0+11 line 10 base 0 {}
// built: s1: @0+11 line 10 base 0 {0: v4}
// built: s2: @0+14 line 10 base 0 {0: v4, 1: v7, 2: v8}
// built: s3: @0+15 line 10 base 0 {0: v4}
// built: s4: @0+16 line 10 base 0 {0: v17}
// built: s5: poll @0+16 line 10 base 0 {0: v17}
// built: ; @0 is main
// optimized: region "loop" slots 18
// optimized: b0:
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   v8 = LoadGlobal[list]
// optimized:   GuardTag[table] v8 -> s1
// optimized:   v10 = UnboxPtr[table] v8
// optimized:   GuardShape[shape(0)] v10 -> s1
// optimized:   v23 = LeInt v2, 50
// optimized:   GuardTrue v23 -> s1
// optimized:   Jump b1(v2)
// optimized: b1(v25: int): loop at @0+11
// optimized:   v27 = MinInt v25, 140737488355217
// optimized:   v29 = AddInt v27, 110
// optimized:   v30 = MinInt 50, v29
// optimized:   Jump b2(v25)
// optimized: b2(v4: int): loop at @0+11
// optimized:   v5 = IntToDouble v4
// optimized:   v7 = MulDouble v5, 0.5
// optimized:   v12 = BoxDouble v7
// optimized:   v13 = Call[SetElement] v10, v4, v12 -> s2
// optimized:   v14 = UnboxBool v13
// optimized:   GuardTrue v14 -> s2
// optimized:   v17 = AddInt v4, 1
// optimized:   v33 = LeInt v17, v30
// optimized:   Branch v33, b2(v17), b3
// optimized: b3: at @0+11
// optimized:   GuardPoll -> s3
// optimized:   v32 = LeInt v17, 50
// optimized:   GuardTrue v32 -> s4
// optimized:   Jump b1(v17)
// optimized: s0: @0+11 line 10 base 0 {}
// optimized: s1: @0+11 line 10 base 0 {0: v2}
// optimized: s2: @0+14 line 10 base 0 {0: v4, 1: v7, 2: v8}
// optimized: s3: poll @0+16 line 10 base 0 {0: v17}
// optimized: s4: @0+16 line 10 base 0 {0: v17}
// optimized: ; @0 is main
