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
// built:   v28 = LoadSlot[0]
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
// built:   v19 = Execute[Call:0x1ff0463] -> s5
// built:   v20 = LoadFrame[19]
// built:   GuardTag[int] v20 -> s6
// built:   v22 = UnboxInt v20
// built:   v23 = AddOv v16, v22 -> s6
// built:   v24 = AddOv v7, v23 -> s7
// built:   v26 = AddOv v8, 1 -> s8
// built:   GuardPoll -> s10
// built:   GuardTag[int] v28 -> s9
// built:   v30 = UnboxInt v28
// built:   v31 = LtInt v26, v30
// built:   GuardTrue v31 -> s9
// built:   Jump b1(v24, v26)
// built: s0: @0+4 line 9 base 0 {}
// built: s1: @0+4 line 9 base 0 {1: v7, 2: v8}
// built: s2: @0+9 line 9 base 0 {1: v7, 2: v8, 3: v9, 7: v8, 8: 2, 9: v8}
// built: s3: @1+1 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 15: v8, 16: 2, 17: v8} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s4: @1+2 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 17: v8, 18: v15} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s5: @1+7 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: v17, 23: #string&0, 24: 2, 25: v8} row to 26 frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s6: @1+8 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: v20} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// built: s7: @0+10 line 9 base 0 {1: v7, 2: v8, 3: v23}
// built: s8: @0+11 line 8 base 0 {1: v24, 2: v8}
// built: s9: @0+12 line 8 base 0 {1: v24, 2: v26}
// built: s10: poll @0+12 line 8 base 0 {1: v24, 2: v26}
// built: ; @0 is run
// built: ; @1 is count
// built: ; @2 is run+10
// optimized: region "loop" slots 39
// optimized: b0:
// optimized:   v28 = LoadSlot[0]
// optimized:   v2 = LoadSlot[2]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   GuardTag[int] v28 -> s1
// optimized:   v30 = UnboxInt v28
// optimized:   v34 = LtInt v5, v30
// optimized:   GuardTrue v34 -> s1
// optimized:   v39 = LeInt v30, 140737488355326
// optimized:   GuardTrue v39 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @0+4
// optimized:   v9 = LoadGlobal[count]
// optimized:   GuardTag[function] v9 -> s2
// optimized:   v12 = UnboxPtr[function] v9
// optimized:   GuardCode[@1] v12 -> s2
// optimized:   v15 = AddInt v8, 2
// optimized:   v16 = AddOv v15, v8 -> s3
// optimized:   v17 = LoadGlobal[select]
// optimized:   v19 = Execute[Call:0x1ff0463] -> s4
// optimized:   v20 = LoadFrame[19]
// optimized:   GuardTag[int] v20 -> s5
// optimized:   v22 = UnboxInt v20
// optimized:   v23 = AddOv v16, v22 -> s5
// optimized:   v24 = AddOv v7, v23 -> s6
// optimized:   v26 = AddInt v8, 1
// optimized:   GuardPoll -> s7
// optimized:   v31 = LtInt v26, v30
// optimized:   GuardTrue v31 -> s8
// optimized:   Jump b1(v24, v26)
// optimized: s0: @0+4 line 9 base 0 {}
// optimized: s1: @0+4 line 9 base 0 {1: v4, 2: v5}
// optimized: s2: @0+9 line 9 base 0 {1: v7, 2: v8, 3: v9, 7: v8, 8: 2, 9: v8}
// optimized: s3: @1+2 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 17: v8, 18: v15} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// optimized: s4: @1+7 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: v17, 23: #string&0, 24: 2, 25: v8} row to 26 frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// optimized: s5: @1+8 line 4 base 15 {1: v7, 2: v8, 8: 2, 9: v8, 10: 2, 11: v9, 18: v16, 19: v20} frame(base 15 delta 15 wanted 1 to @2 callee v9 variadic)
// optimized: s6: @0+10 line 9 base 0 {1: v7, 2: v8, 3: v23}
// optimized: s7: poll @0+12 line 8 base 0 {1: v24, 2: v26}
// optimized: s8: @0+12 line 8 base 0 {1: v24, 2: v26}
// optimized: ; @0 is run
// optimized: ; @1 is count
// optimized: ; @2 is run+10
