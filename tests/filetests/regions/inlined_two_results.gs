// A call is part of the loop, its two results are two values.
func divmod(a, b) { return a - a % b, a % b }
func run() {
  sum := 0
  for i := 1; i < 50; i++ {
    d, m := divmod(i, 7)
    sum += d + m
  }
  return sum
}
return run()
// built: region "loop" slots 22
// built: b0:
// built:   v2 = LoadSlot[1]
// built:   v0 = LoadSlot[0]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v9 = LoadGlobal[divmod]
// built:   GuardTag[function] v9 -> s2
// built:   v12 = UnboxPtr[function] v9
// built:   GuardCode[@1] v12 -> s2
// built:   v15 = EqInt 7, 0
// built:   GuardFalse v15 -> s3
// built:   v17 = ModInt v8, 7
// built:   v18 = SubOv v8, v17 -> s4
// built:   v20 = EqInt 7, 0
// built:   GuardFalse v20 -> s5
// built:   v22 = ModInt v8, 7
// built:   v23 = AddOv v18, v22 -> s6
// built:   v24 = AddOv v7, v23 -> s7
// built:   v26 = AddOv v8, 1 -> s8
// built:   GuardPoll -> s10
// built:   v29 = LtInt v26, 50
// built:   GuardTrue v29 -> s9
// built:   Jump b1(v24, v26)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {0: v7, 1: v8}
// built: s2: @0+8 line 6 base 0 {0: v7, 1: v8, 2: v9, 6: v8, 7: 7}
// built: s3: @1+0 line 2 base 6 {0: v7, 1: v8, 2: v9, 6: v8, 7: 7} frame(base 6 delta 6 wanted 2 to @2 callee v9)
// built: s4: @1+1 line 2 base 6 {0: v7, 1: v8, 2: v9, 6: v8, 7: 7, 9: v17} frame(base 6 delta 6 wanted 2 to @2 callee v9)
// built: s5: @1+2 line 2 base 6 {0: v7, 1: v8, 2: v9, 6: v8, 7: 7, 8: v18} frame(base 6 delta 6 wanted 2 to @2 callee v9)
// built: s6: @0+9 line 7 base 0 {0: v7, 1: v8, 2: v18, 3: v22}
// built: s7: @0+10 line 7 base 0 {0: v7, 1: v8, 4: v23}
// built: s8: @0+11 line 5 base 0 {0: v24, 1: v8}
// built: s9: @0+12 line 5 base 0 {0: v24, 1: v26}
// built: s10: poll @0+12 line 5 base 0 {0: v24, 1: v26}
// built: ; @0 is run
// built: ; @1 is divmod
// built: ; @2 is run+9
// optimized: region "loop" slots 22
// optimized: b0:
// optimized:   v2 = LoadSlot[1]
// optimized:   v0 = LoadSlot[0]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v9 = LoadGlobal[divmod]
// optimized:   GuardTag[function] v9 -> s1
// optimized:   v12 = UnboxPtr[function] v9
// optimized:   GuardCode[@0] v12 -> s1
// optimized:   v32 = LtInt v5, 50
// optimized:   GuardTrue v32 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v34: int, v35: int): loop at @1+4
// optimized:   v37 = MinInt v35, 140737488354999
// optimized:   v39 = AddInt v37, 328
// optimized:   v40 = MinInt 50, v39
// optimized:   Jump b2(v34, v35)
// optimized: b2(v7: int, v8: int): loop at @1+4
// optimized:   v17 = ModInt v8, 7
// optimized:   v18 = SubOv v8, v17 -> s2
// optimized:   v23 = AddInt v18, v17
// optimized:   v24 = AddOv v7, v23 -> s3
// optimized:   v26 = AddInt v8, 1
// optimized:   v43 = LtInt v26, v40
// optimized:   Branch v43, b2(v24, v26), b3
// optimized: b3: at @1+4
// optimized:   GuardPoll -> s4
// optimized:   v42 = LtInt v26, 50
// optimized:   GuardTrue v42 -> s5
// optimized:   Jump b1(v24, v26)
// optimized: s0: @1+4 line 6 base 0 {}
// optimized: s1: @1+4 line 6 base 0 {0: v4, 1: v5}
// optimized: s2: @0+1 line 2 base 6 {0: v7, 1: v8, 2: v9, 6: v8, 7: 7, 9: v17} frame(base 6 delta 6 wanted 2 to @2 callee v9)
// optimized: s3: @1+10 line 7 base 0 {0: v7, 1: v8, 4: v23}
// optimized: s4: poll @1+12 line 5 base 0 {0: v24, 1: v26}
// optimized: s5: @1+12 line 5 base 0 {0: v24, 1: v26}
// optimized: ; @0 is divmod
// optimized: ; @1 is run
// optimized: ; @2 is run+9
