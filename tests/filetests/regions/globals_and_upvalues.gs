// A global is loaded and stored; a captured variable that changes lives in a cell.
total = 0
func run() {
  n := 0
  add := func(k) { n = n + k }
  for i := 0; i < 50; i++ {
    add(i)
    total = total + i
  }
  return n
}
return run()
// built: region "loop" slots 21
// built: b0:
// built:   v5 = LoadSlot[1]
// built:   v0 = LoadSlot[2]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v2)
// built: b1(v4: int): loop s1 at @0+7
// built:   GuardTag[function] v5 -> s2
// built:   v7 = UnboxPtr[function] v5
// built:   GuardCode[@1] v7 -> s2
// built:   v9 = UnboxPtr[function] v5
// built:   v10 = LoadUpvalue[0] v9
// built:   v11 = UnboxPtr[object] v10
// built:   v12 = LoadCell v11
// built:   GuardTag[int] v12 -> s3
// built:   v14 = UnboxInt v12
// built:   v15 = AddOv v14, v4 -> s3
// built:   v16 = UnboxPtr[function] v5
// built:   v17 = LoadUpvalue[0] v16
// built:   v18 = UnboxPtr[object] v17
// built:   v19 = BoxInt v15
// built:   StoreCell v18, v19
// built:   v21 = LoadGlobal[total]
// built:   GuardTag[int] v21 -> s4
// built:   v23 = UnboxInt v21
// built:   v24 = AddOv v23, v4 -> s4
// built:   v25 = BoxInt v24
// built:   StoreGlobal[total] v25
// built:   v28 = AddOv v4, 1 -> s5
// built:   GuardPoll -> s7
// built:   v31 = LtInt v28, 50
// built:   GuardTrue v31 -> s6
// built:   Jump b1(v28)
// built: s0: @0+7 line 7 base 0 {}
// built: s1: @0+7 line 7 base 0 {2: v4}
// built: s2: @0+9 line 7 base 0 {2: v4, 3: v5, 7: v4}
// built: s3: @1+2 line 5 base 7 {2: v4, 3: v5, 7: v4, 8: v12} frame(base 7 delta 7 wanted 0 to @2 callee v5)
// built: s4: @0+12 line 8 base 0 {2: v4, 3: v21}
// built: s5: @0+15 line 6 base 0 {2: v4}
// built: s6: @0+16 line 6 base 0 {2: v28}
// built: s7: poll @0+16 line 6 base 0 {2: v28}
// built: ; @0 is run
// built: ; @1 is add
// built: ; @2 is run+10
// optimized: region "loop" slots 21
// optimized: b0:
// optimized:   v5 = LoadSlot[1]
// optimized:   v0 = LoadSlot[2]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   GuardTag[function] v5 -> s1
// optimized:   v7 = UnboxPtr[function] v5
// optimized:   GuardCode[@0] v7 -> s1
// optimized:   v10 = LoadUpvalue[0] v7
// optimized:   v11 = UnboxPtr[object] v10
// optimized:   v34 = LoadCell v11
// optimized:   v35 = LoadGlobal[total]
// optimized:   GuardTag[int] v34 -> s1
// optimized:   GuardTag[int] v35 -> s1
// optimized:   v40 = UnboxInt v34
// optimized:   v41 = UnboxInt v35
// optimized:   v42 = LtInt v2, 50
// optimized:   GuardTrue v42 -> s1
// optimized:   Jump b1(v2, v40, v41)
// optimized: b1(v44: int, v45: int, v46: int): loop at @1+7
// optimized:   v48 = MinInt v44, 140737488354814
// optimized:   v50 = AddInt v48, 513
// optimized:   v51 = MinInt 50, v50
// optimized:   Jump b2(v44, v45, v46)
// optimized: b2(v4: int, v12: int, v21: int): loop at @1+7
// optimized:   v15 = AddOv v12, v4 -> s2
// optimized:   v19 = BoxInt v15
// optimized:   StoreCell v11, v19
// optimized:   v24 = AddOv v21, v4 -> s3
// optimized:   v25 = BoxInt v24
// optimized:   StoreGlobal[total] v25
// optimized:   v28 = AddInt v4, 1
// optimized:   v54 = LtInt v28, v51
// optimized:   Branch v54, b2(v28, v15, v24), b3
// optimized: b3: at @1+7
// optimized:   GuardPoll -> s4
// optimized:   v53 = LtInt v28, 50
// optimized:   GuardTrue v53 -> s5
// optimized:   Jump b1(v28, v15, v24)
// optimized: s0: @1+7 line 7 base 0 {}
// optimized: s1: @1+7 line 7 base 0 {2: v2}
// optimized: s2: @0+2 line 5 base 7 {2: v4, 3: v5, 7: v4, 8: v12} frame(base 7 delta 7 wanted 0 to @2 callee v5)
// optimized: s3: @1+12 line 8 base 0 {2: v4, 3: v21}
// optimized: s4: poll @1+16 line 6 base 0 {2: v28}
// optimized: s5: @1+16 line 6 base 0 {2: v28}
// optimized: ; @0 is add
// optimized: ; @1 is run
// optimized: ; @2 is run+10
