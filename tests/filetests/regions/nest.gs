// A loop in a loop is a loop of its graph.
func run() {
  sum := 0
  for i := 0; i < 20; i++ {
    k := i + 1 // loop
    for j := 0; j < 3; j++ {
      sum += k * j
    }
  }
  return sum
}
return run()
// built: region "loop" slots 17
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v10 = AddOv v8, 1 -> s2
// built:   v13 = LtInt 0, 3
// built:   GuardTrue v13 -> s3
// built:   Jump b2(v7, 0)
// built: b2(v16: int, v17: int): loop s4 at @0+8
// built:   v18 = MulOv v10, v17 -> s5
// built:   v19 = AddOv v16, v18 -> s6
// built:   v21 = AddOv v17, 1 -> s7
// built:   GuardPoll -> s9
// built:   v24 = LtInt v21, 3
// built:   Branch v24, b2(v19, v21), b3
// built: b3: at @0+13
// built:   v27 = AddOv v8, 1 -> s10
// built:   GuardPoll -> s12
// built:   v30 = LtInt v27, 20
// built:   GuardTrue v30 -> s11
// built:   Jump b1(v19, v27)
// built: s0: @0+4 line 5 base 0 {}
// built: s1: @0+4 line 5 base 0 {0: v7, 1: v8}
// built: s2: @0+4 line 5 base 0 {0: v7, 1: v8}
// built: s3: @0+6 line 6 base 0 {0: v7, 1: v8, 2: v10, 3: 0}
// built: s4: @0+8 line 7 base 0 {0: v16, 1: v8, 2: v10, 3: v17}
// built: s5: @0+8 line 7 base 0 {0: v16, 1: v8, 2: v10, 3: v17}
// built: s6: @0+9 line 7 base 0 {0: v16, 1: v8, 2: v10, 3: v17, 4: v18}
// built: s7: @0+10 line 6 base 0 {0: v19, 1: v8, 2: v10, 3: v17}
// built: s9: poll @0+11 line 6 base 0 {0: v19, 1: v8, 2: v10, 3: v21}
// built: s10: @0+13 line 4 base 0 {0: v19, 1: v8}
// built: s11: @0+14 line 4 base 0 {0: v19, 1: v27}
// built: s12: poll @0+14 line 4 base 0 {0: v19, 1: v27}
// built: ; @0 is run
// optimized: region "loop" slots 17
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v33 = LtInt v5, 20
// optimized:   GuardTrue v33 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @0+4
// optimized:   v10 = AddInt v8, 1
// optimized:   Jump b2(v7, 0)
// optimized: b2(v35: int, v36: int): loop at @0+8
// optimized:   v38 = MinInt v36, 140737488354814
// optimized:   v40 = AddInt v38, 513
// optimized:   v41 = MinInt 3, v40
// optimized:   Jump b3(v35, v36)
// optimized: b3(v16: int, v17: int): loop at @0+8
// optimized:   v18 = MulOv v10, v17 -> s2
// optimized:   v19 = AddOv v16, v18 -> s3
// optimized:   v21 = AddInt v17, 1
// optimized:   v44 = LtInt v21, v41
// optimized:   Branch v44, b3(v19, v21), b4
// optimized: b4: at @0+8
// optimized:   GuardPoll -> s4
// optimized:   v43 = LtInt v21, 3
// optimized:   Branch v43, b2(v19, v21), b5
// optimized: b5: at @0+13
// optimized:   GuardPoll -> s5
// optimized:   v30 = LtInt v10, 20
// optimized:   GuardTrue v30 -> s6
// optimized:   Jump b1(v19, v10)
// optimized: s0: @0+4 line 5 base 0 {}
// optimized: s1: @0+4 line 5 base 0 {0: v4, 1: v5}
// optimized: s2: @0+8 line 7 base 0 {0: v16, 1: v8, 2: v10, 3: v17}
// optimized: s3: @0+9 line 7 base 0 {0: v16, 1: v8, 2: v10, 3: v17, 4: v18}
// optimized: s4: poll @0+11 line 6 base 0 {0: v19, 1: v8, 2: v10, 3: v21}
// optimized: s5: poll @0+14 line 4 base 0 {0: v19, 1: v10}
// optimized: s6: @0+14 line 4 base 0 {0: v19, 1: v10}
// optimized: ; @0 is run
