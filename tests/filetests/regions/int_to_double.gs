// rounds: 3
// The inner sum begins as an integer and is a double behind its first round: two versions of the inner loop.
func run() {
  total := 0.0
  for i := 0; i < 20; i++ {
    sum := 0 // loop
    for j := 0; j < 3; j++ { sum = sum + 0.5 }
    total = total + sum
  }
  return total
}
return run()
// built: region "loop" slots 16
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[double] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxDouble v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: double, v8: int): loop s1 at @0+4
// built:   v12 = LtInt 0, 3
// built:   GuardTrue v12 -> s2
// built:   Jump b2(0, 0)
// built: b2(v15: int, v16: int): loop s3 at @0+8
// built:   v17 = IntToDouble v15
// built:   v19 = AddDouble v17, 0.5
// built:   v21 = AddOv v16, 1 -> s4
// built:   GuardPoll -> s6
// built:   v24 = LtInt v21, 3
// built:   Branch v24, b3(v19, v21), b4(v19)
// built: b3(v26: double, v27: int): loop s7 at @0+8
// built:   v29 = AddDouble v26, 0.5
// built:   v31 = AddOv v27, 1 -> s8
// built:   GuardPoll -> s10
// built:   v34 = LtInt v31, 3
// built:   Branch v34, b3(v29, v31), b4(v29)
// built: b4(v36: double): at @0+12
// built:   v37 = AddDouble v7, v36
// built:   v39 = AddOv v8, 1 -> s11
// built:   GuardPoll -> s13
// built:   v42 = LtInt v39, 20
// built:   GuardTrue v42 -> s12
// built:   Jump b1(v37, v39)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {0: v7, 1: v8}
// built: s2: @0+6 line 7 base 0 {0: v7, 1: v8, 2: 0, 3: 0}
// built: s3: @0+8 line 7 base 0 {0: v7, 1: v8, 2: v15, 3: v16}
// built: s4: @0+9 line 7 base 0 {0: v7, 1: v8, 2: v19, 3: v16}
// built: s6: poll @0+10 line 7 base 0 {0: v7, 1: v8, 2: v19, 3: v21}
// built: s7: @0+8 line 7 base 0 {0: v7, 1: v8, 2: v26, 3: v27}
// built: s8: @0+9 line 7 base 0 {0: v7, 1: v8, 2: v29, 3: v27}
// built: s10: poll @0+10 line 7 base 0 {0: v7, 1: v8, 2: v29, 3: v31}
// built: s11: @0+13 line 5 base 0 {0: v37, 1: v8}
// built: s12: @0+14 line 5 base 0 {0: v37, 1: v39}
// built: s13: poll @0+14 line 5 base 0 {0: v37, 1: v39}
// built: ; @0 is run
// optimized: region "loop" slots 16
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[double] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxDouble v0
// optimized:   v5 = UnboxInt v2
// optimized:   v48 = LtInt v5, 20
// optimized:   GuardTrue v48 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: double, v8: int): loop at @0+4
// optimized:   Jump b2
// optimized: b2: at @0+8
// optimized:   GuardPoll -> s2
// optimized:   Jump b3
// optimized: b3: at @0+8
// optimized:   Jump b4(0.5, 1)
// optimized: b4(v50: double, v51: int): loop at @0+8
// optimized:   v53 = MinInt v51, 140737488354814
// optimized:   v55 = AddInt v53, 513
// optimized:   v56 = MinInt 3, v55
// optimized:   Jump b5(v50, v51)
// optimized: b5(v26: double, v27: int): loop at @0+8
// optimized:   v29 = AddDouble v26, 0.5
// optimized:   v31 = AddInt v27, 1
// optimized:   v59 = LtInt v31, v56
// optimized:   Branch v59, b5(v29, v31), b6
// optimized: b6: at @0+8
// optimized:   GuardPoll -> s3
// optimized:   v58 = LtInt v31, 3
// optimized:   Branch v58, b4(v29, v31), b7(v29)
// optimized: b7(v36: double): at @0+12
// optimized:   v37 = AddDouble v7, v36
// optimized:   v39 = AddInt v8, 1
// optimized:   GuardPoll -> s4
// optimized:   v42 = LtInt v39, 20
// optimized:   GuardTrue v42 -> s5
// optimized:   Jump b1(v37, v39)
// optimized: s0: @0+4 line 6 base 0 {}
// optimized: s1: @0+4 line 6 base 0 {0: v4, 1: v5}
// optimized: s2: poll @0+10 line 7 base 0 {0: v7, 1: v8, 2: 0.5, 3: 1}
// optimized: s3: poll @0+10 line 7 base 0 {0: v7, 1: v8, 2: v29, 3: v31}
// optimized: s4: poll @0+14 line 5 base 0 {0: v37, 1: v39}
// optimized: s5: @0+14 line 5 base 0 {0: v37, 1: v39}
// optimized: ; @0 is run
