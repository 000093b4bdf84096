// rounds: 5
// A function with a loop of its own, left from the midst of it, inlined: the return is a way out of that loop.
func find(list, x) {
  for i := 1; i <= 5; i++ { if list[i] == x { return i } }
  return 9
}
func run(list) {
  sum := 0
  for i := 0; i < 60; i++ {
    sum += find(list, i % 9) // loop
  }
  return sum
}
return run({7, 3, 5, 1, 2})
// built: region "loop" slots 23
// built: b0:
// built:   v10 = LoadSlot[0]
// built:   v2 = LoadSlot[2]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v9 = LoadGlobal[find]
// built:   v13 = EqInt 9, 0
// built:   GuardFalse v13 -> s2
// built:   v15 = ModInt v8, 9
// built:   GuardTag[function] v9 -> s3
// built:   v17 = UnboxPtr[function] v9
// built:   GuardCode[@1] v17 -> s3
// built:   v21 = LeInt 1, 5
// built:   GuardTrue v21 -> s4
// built:   Jump b2(1)
// built: b2(v24: int): loop s5 at @1+3
// built:   GuardTag[table] v10 -> s6
// built:   v26 = UnboxPtr[table] v10
// built:   GuardElements[int] v26 -> s6
// built:   v28 = LoadStorage v26
// built:   v29 = LoadLength v28
// built:   GuardBounds v24, v29 -> s6
// built:   v32 = LtInt 0, v24
// built:   GuardTrue v32 -> s6
// built:   v34 = LoadElement v28, v24
// built:   v35 = UnboxInt v34
// built:   v36 = EqInt v35, v15
// built:   Branch v36, b3, b4
// built: b3: at @1+6
// built:   Jump b6(v24)
// built: b4: at @1+7
// built:   v39 = AddOv v24, 1 -> s7
// built:   GuardPoll -> s9
// built:   v42 = LeInt v39, 5
// built:   Branch v42, b2(v39), b5
// built: b5: at @1+10
// built:   Jump b6(9)
// built: b6(v47: int): at @0+9
// built:   v48 = AddOv v7, v47 -> s10
// built:   v50 = AddOv v8, 1 -> s11
// built:   GuardPoll -> s13
// built:   v53 = LtInt v50, 60
// built:   GuardTrue v53 -> s12
// built:   Jump b1(v48, v50)
// built: s0: @0+4 line 10 base 0 {}
// built: s1: @0+4 line 10 base 0 {1: v7, 2: v8}
// built: s2: @0+7 line 10 base 0 {1: v7, 2: v8, 3: v9, 7: v10}
// built: s3: @0+8 line 10 base 0 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15}
// built: s4: @1+1 line 4 base 7 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15, 9: 1} frame(base 7 delta 7 wanted 1 to @2 callee v9)
// built: s5: @1+3 line 4 base 7 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15, 9: v24} frame(base 7 delta 7 wanted 1 to @2 callee v9)
// built: s6: @1+3 line 4 base 7 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15, 9: v24} frame(base 7 delta 7 wanted 1 to @2 callee v9)
// built: s7: @1+7 line 4 base 7 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15, 9: v24} frame(base 7 delta 7 wanted 1 to @2 callee v9)
// built: s9: poll @1+8 line 4 base 7 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15, 9: v39} frame(base 7 delta 7 wanted 1 to @2 callee v9)
// built: s10: @0+9 line 10 base 0 {1: v7, 2: v8, 3: v47}
// built: s11: @0+10 line 9 base 0 {1: v48, 2: v8}
// built: s12: @0+11 line 9 base 0 {1: v48, 2: v50}
// built: s13: poll @0+11 line 9 base 0 {1: v48, 2: v50}
// built: ; @0 is run
// built: ; @1 is find
// built: ; @2 is run+9
// optimized: region "loop" slots 23
// optimized: b0:
// optimized:   v10 = LoadSlot[0]
// optimized:   v2 = LoadSlot[2]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   v9 = LoadGlobal[find]
// optimized:   GuardTag[function] v9 -> s1
// optimized:   v17 = UnboxPtr[function] v9
// optimized:   GuardCode[@0] v17 -> s1
// optimized:   GuardTag[table] v10 -> s1
// optimized:   v26 = UnboxPtr[table] v10
// optimized:   GuardElements[int] v26 -> s1
// optimized:   v28 = LoadStorage v26
// optimized:   v29 = LoadLength v28
// optimized:   v56 = LtInt v5, 60
// optimized:   GuardTrue v56 -> s1
// optimized:   v58 = LtInt 5, v29
// optimized:   GuardTrue v58 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v7: int, v8: int): loop at @1+4
// optimized:   v15 = ModInt v8, 9
// optimized:   Jump b2(1)
// optimized: b2(v60: int): loop at @0+3
// optimized:   v62 = MinInt v60, 140737488354814
// optimized:   v64 = AddInt v62, 513
// optimized:   v65 = MinInt 5, v64
// optimized:   Jump b3(v60)
// optimized: b3(v24: int): loop at @0+3
// optimized:   v34 = LoadElement v28, v24
// optimized:   v35 = UnboxInt v34
// optimized:   v36 = EqInt v35, v15
// optimized:   Branch v36, b4, b5
// optimized: b4: at @0+6
// optimized:   Jump b8(v24)
// optimized: b5: at @0+7
// optimized:   v39 = AddInt v24, 1
// optimized:   v68 = LeInt v39, v65
// optimized:   Branch v68, b3(v39), b6
// optimized: b6: at @0+7
// optimized:   GuardPoll -> s2
// optimized:   v67 = LeInt v39, 5
// optimized:   Branch v67, b2(v39), b7
// optimized: b7: at @0+10
// optimized:   Jump b8(9)
// optimized: b8(v47: int): at @1+9
// optimized:   v48 = AddOv v7, v47 -> s3
// optimized:   v50 = AddInt v8, 1
// optimized:   GuardPoll -> s4
// optimized:   v53 = LtInt v50, 60
// optimized:   GuardTrue v53 -> s5
// optimized:   Jump b1(v48, v50)
// optimized: s0: @1+4 line 10 base 0 {}
// optimized: s1: @1+4 line 10 base 0 {1: v4, 2: v5}
// optimized: s2: poll @0+8 line 4 base 7 {1: v7, 2: v8, 3: v9, 7: v10, 8: v15, 9: v39} frame(base 7 delta 7 wanted 1 to @2 callee v9)
// optimized: s3: @1+9 line 10 base 0 {1: v7, 2: v8, 3: v47}
// optimized: s4: poll @1+11 line 9 base 0 {1: v48, 2: v50}
// optimized: s5: @1+11 line 9 base 0 {1: v48, 2: v50}
// optimized: ; @0 is find
// optimized: ; @1 is run
// optimized: ; @2 is run+9
