// A loop with a condition alone, on a double.
func run() {
  x, n := 1e9, 0
  for x > 1 {
    x = x / 3
    n++
  }
  return n
}
return run()
// built: region "loop" slots 14
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[double] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxDouble v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: double, v8: int): loop s1 at @0+4
// built:   v10 = DivDouble v7, 3.0
// built:   v12 = AddOv v8, 1 -> s2
// built:   GuardPoll -> s4
// built:   v15 = LtDouble 1.0, v10
// built:   GuardTrue v15 -> s3
// built:   Jump b1(v10, v12)
// built: s0: @0+4 line 5 base 0 {}
// built: s1: @0+4 line 5 base 0 {0: v7, 1: v8}
// built: s2: @0+5 line 6 base 0 {0: v10, 1: v8}
// built: s3: @0+6 line 4 base 0 {0: v10, 1: v12}
// built: s4: poll @0+6 line 4 base 0 {0: v10, 1: v12}
// built: ; @0 is run
// optimized: region "loop" slots 14
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[double] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxDouble v0
// optimized:   v5 = UnboxInt v2
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: double, v8: int): loop at @0+4
// optimized:   v10 = DivDouble v7, 3.0
// optimized:   v12 = AddOv v8, 1 -> s1
// optimized:   GuardPoll -> s2
// optimized:   v15 = LtDouble 1.0, v10
// optimized:   GuardTrue v15 -> s3
// optimized:   Jump b1(v10, v12)
// optimized: s0: @0+4 line 5 base 0 {}
// optimized: s1: @0+5 line 6 base 0 {0: v10, 1: v8}
// optimized: s2: poll @0+6 line 4 base 0 {0: v10, 1: v12}
// optimized: s3: @0+6 line 4 base 0 {0: v10, 1: v12}
// optimized: ; @0 is run
