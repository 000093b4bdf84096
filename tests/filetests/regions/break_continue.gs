// rounds: 6
// What is skipped joins the next round; the way out was not taken in these rounds.
func run() {
  sum := 0
  for i := 0; i < 50; i++ {
    if i % 3 == 0 { continue }
    if i > 40 { break }
    sum += i
  }
  return sum
}
return run()
// built: region "loop" slots 15
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v11 = EqInt 3, 0
// built:   GuardFalse v11 -> s2
// built:   v13 = ModInt v8, 3
// built:   v15 = EqInt v13, 0
// built:   GuardFalse v15 -> s3
// built:   v18 = LtInt 40, v8
// built:   GuardFalse v18 -> s4
// built:   v20 = AddOv v7, v8 -> s5
// built:   v22 = AddOv v8, 1 -> s6
// built:   GuardPoll -> s8
// built:   v25 = LtInt v22, 50
// built:   GuardTrue v25 -> s7
// built:   Jump b1(v20, v22)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {0: v7, 1: v8}
// built: s2: @0+4 line 6 base 0 {0: v7, 1: v8}
// built: s3: @0+5 line 6 base 0 {0: v7, 1: v8, 2: v13}
// built: s4: @0+7 line 7 base 0 {0: v7, 1: v8}
// built: s5: @0+9 line 8 base 0 {0: v7, 1: v8}
// built: s6: @0+10 line 5 base 0 {0: v20, 1: v8}
// built: s7: @0+11 line 5 base 0 {0: v20, 1: v22}
// built: s8: poll @0+11 line 5 base 0 {0: v20, 1: v22}
// built: ; @0 is run
// optimized: region "loop" slots 15
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v30 = LeInt v5, 41
// optimized:   GuardTrue v30 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @0+4
// optimized:   v13 = ModInt v8, 3
// optimized:   v15 = EqInt v13, 0
// optimized:   GuardFalse v15 -> s2
// optimized:   v18 = LtInt 40, v8
// optimized:   GuardFalse v18 -> s3
// optimized:   v20 = AddOv v7, v8 -> s4
// optimized:   v22 = AddInt v8, 1
// optimized:   GuardPoll -> s5
// optimized:   Jump b1(v20, v22)
// optimized: s0: @0+4 line 6 base 0 {}
// optimized: s1: @0+4 line 6 base 0 {0: v4, 1: v5}
// optimized: s2: @0+5 line 6 base 0 {0: v7, 1: v8, 2: v13}
// optimized: s3: @0+7 line 7 base 0 {0: v7, 1: v8}
// optimized: s4: @0+9 line 8 base 0 {0: v7, 1: v8}
// optimized: s5: poll @0+11 line 5 base 0 {0: v20, 1: v22}
// optimized: ; @0 is run
