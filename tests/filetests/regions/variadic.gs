// Extra arguments are registers below the frame of the function.
func count(first, ...) {
  a, b := ...
  return first + a + b + select("#", ...)
}
func run(n) {
  sum := 0
  for i := 1; i < n; i++ {
    sum += count(i, 2, i)
  }
  return sum
}
return run(60)
// built: region "loop" slots 39
// built: b0:
// built:   v26 = LoadSlot[0]
// built:   v2 = LoadSlot[2]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v9 = LoadGlobal[count]
// built:   GuardTag[function] v9 -> s2
// built:   v12 = UnboxPtr[function] v9
// built:   GuardCode[@1] v12 -> s2
// built:   v15 = AddOv v8, 2 -> s3
// built:   v16 = AddOv v15, v8 -> s4
// built:   v17 = LoadGlobal[select]
// built:   GuardValue[function&0] v17 -> s5
// built:   v21 = AddOv v16, 2 -> s6
// built:   v22 = AddOv v7, v21 -> s7
// built:   v24 = AddOv v8, 1 -> s8
// built:   GuardPoll -> s10
// built:   GuardTag[int] v26 -> s9
// built:   v28 = UnboxInt v26
// built:   v29 = LtInt v24, v28
// built:   GuardTrue v29 -> s9
// built:   Jump b1(v22, v24)
// built: s0: @0+4 line 9 base 0 {}
// built: s1: @0+4 line 9 base 0 {1: v7, 2: v8}
// built: s2: @0+9 line 9 base 0 {1: v7, 2: v8, 3: v9, 7: v8, 8: 2, 9: v8}
// built: s3: @1+1 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 15: v8, 16: 2, 17: v8} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s4: @1+2 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 17: v8, 18: v15} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s5: @1+7 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: v17, 23: #string&1, 24: 2, 25: v8} row to 26 frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s6: @1+8 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: 2} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s7: @0+10 line 9 base 0 {1: v7, 2: v8, 3: v21}
// built: s8: @0+11 line 8 base 0 {1: v22, 2: v8}
// built: s9: @0+12 line 8 base 0 {1: v22, 2: v24}
// built: s10: poll @0+12 line 8 base 0 {1: v22, 2: v24}
// built: ; @0 is run
// built: ; @1 is count
// built: ; @2 is run+10
// optimized: region "loop" slots 39
// optimized: b0:
// optimized:   v26 = LoadSlot[0]
// optimized:   v2 = LoadSlot[2]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v9 = LoadGlobal[count]
// optimized:   GuardTag[function] v9 -> s1
// optimized:   v12 = UnboxPtr[function] v9
// optimized:   GuardCode[@0] v12 -> s1
// optimized:   v17 = LoadGlobal[select]
// optimized:   GuardValue[function&0] v17 -> s1
// optimized:   GuardTag[int] v26 -> s1
// optimized:   v28 = UnboxInt v26
// optimized:   v32 = LtInt v5, v28
// optimized:   GuardTrue v32 -> s1
// optimized:   v37 = LeInt v28, 140737488355326
// optimized:   GuardTrue v37 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v39: int, v40: int): loop at @1+4
// optimized:   v42 = MinInt v40, 140737488354814
// optimized:   v44 = AddInt v42, 513
// optimized:   v45 = MinInt v28, v44
// optimized:   Jump b2(v39, v40)
// optimized: b2(v7: int, v8: int): loop at @1+4
// optimized:   v15 = AddInt v8, 2
// optimized:   v16 = AddOv v15, v8 -> s2
// optimized:   v21 = AddOv v16, 2 -> s3
// optimized:   v22 = AddOv v7, v21 -> s4
// optimized:   v24 = AddInt v8, 1
// optimized:   v48 = LtInt v24, v45
// optimized:   Branch v48, b2(v22, v24), b3
// optimized: b3: at @1+4
// optimized:   GuardPoll -> s5
// optimized:   v47 = LtInt v24, v28
// optimized:   GuardTrue v47 -> s6
// optimized:   Jump b1(v22, v24)
// optimized: s0: @1+4 line 9 base 0 {}
// optimized: s1: @1+4 line 9 base 0 {1: v4, 2: v5}
// optimized: s2: @0+2 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 17: v8, 18: v15} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// optimized: s3: @0+8 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: 2} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// optimized: s4: @1+10 line 9 base 0 {1: v7, 2: v8, 3: v21}
// optimized: s5: poll @1+12 line 8 base 0 {1: v22, 2: v24}
// optimized: s6: @1+12 line 8 base 0 {1: v22, 2: v24}
// optimized: ; @0 is count
// optimized: ; @1 is run
// optimized: ; @2 is run+10
