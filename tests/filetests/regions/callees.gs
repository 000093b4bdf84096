// rounds: 6
// Two functions at one call.
func run(fs) {
  sum := 0
  for i := 0; i < 60; i++ {
    f := fs[i % 2 + 1]
    sum += f(i)
  }
  return sum
}
return run({func(x) { return x * 2 }, func(x) { return x + 7 }})
// built: region "loop" slots 22
// built: b0:
// built:   v16 = LoadSlot[0]
// built:   v2 = LoadSlot[2]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   v4 = UnboxInt v0
// built:   v5 = UnboxInt v2
// built:   Jump b1(v4, v5)
// built: b1(v7: int, v8: int): loop s1 at @0+4
// built:   v11 = EqInt 2, 0
// built:   GuardFalse v11 -> s2
// built:   v13 = ModInt v8, 2
// built:   v15 = AddOv v13, 1 -> s3
// built:   GuardTag[table] v16 -> s4
// built:   v18 = UnboxPtr[table] v16
// built:   GuardElements[function] v18 -> s4
// built:   v20 = LoadStorage v18
// built:   v21 = LoadLength v20
// built:   GuardBounds v15, v21 -> s4
// built:   v24 = LtInt 0, v15
// built:   GuardTrue v24 -> s4
// built:   v26 = LoadElement v20, v15
// built:   GuardTag[function] v26 -> s5
// built:   v28 = UnboxPtr[function] v26
// built:   v29 = IsCode[@1] v28
// built:   Branch v29, b2, b4
// built: b2:
// built:   Jump b3
// built: b3: at @1+0
// built:   v37 = MulOv v8, 2 -> s7
// built:   Jump b5(v37)
// built: b4:
// built:   GuardCode[@2] v28 -> s5
// built:   v34 = AddOv v8, 7 -> s6
// built:   Jump b5(v34)
// built: b5(v39: int): at @0+10
// built:   v40 = AddOv v7, v39 -> s8
// built:   v42 = AddOv v8, 1 -> s9
// built:   GuardPoll -> s11
// built:   v45 = LtInt v42, 60
// built:   GuardTrue v45 -> s10
// built:   Jump b1(v40, v42)
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s2: @0+4 line 6 base 0 {1: v7, 2: v8}
// built: s3: @0+5 line 6 base 0 {1: v7, 2: v8, 4: v13}
// built: s4: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// built: s5: @0+9 line 7 base 0 {1: v7, 2: v8, 4: v26, 8: v8}
// built: s6: @2+0 line 11 base 8 {1: v7, 2: v8, 4: v26, 8: v8} frame(base 8 delta 8 wanted 1 to @3 callee v26)
// built: s7: @1+0 line 11 base 8 {1: v7, 2: v8, 4: v26, 8: v8} frame(base 8 delta 8 wanted 1 to @3 callee v26)
// built: s8: @0+10 line 7 base 0 {1: v7, 2: v8, 4: v39}
// built: s9: @0+11 line 5 base 0 {1: v40, 2: v8}
// built: s10: @0+12 line 5 base 0 {1: v40, 2: v42}
// built: s11: poll @0+12 line 5 base 0 {1: v40, 2: v42}
// built: ; @0 is run
// built: ; @1 is 
// built: ; @2 is 
// built: ; @3 is run+10
// optimized: region "loop" slots 22
// optimized: b0:
// optimized:   v16 = LoadSlot[0]
// optimized:   v2 = LoadSlot[2]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   v4 = UnboxInt v0
// optimized:   v5 = UnboxInt v2
// optimized:   GuardTag[table] v16 -> s1
// optimized:   v18 = UnboxPtr[table] v16
// optimized:   GuardElements[function] v18 -> s1
// optimized:   v20 = LoadStorage v18
// optimized:   v21 = LoadLength v20
// optimized:   v48 = LtInt v5, 60
// optimized:   GuardTrue v48 -> s1
// optimized:   Jump b1(v4, v5)
// optimized: b1(v50: int, v51: int): loop at @0+4
// optimized:   v53 = MinInt v51, 140737488355099
// optimized:   v55 = AddInt v53, 228
// optimized:   v56 = MinInt 60, v55
// optimized:   Jump b2(v50, v51)
// optimized: b2(v7: int, v8: int): loop at @0+4
// optimized:   v13 = ModInt v8, 2
// optimized:   v15 = AddInt v13, 1
// optimized:   GuardBounds v15, v21 -> s2
// optimized:   v26 = LoadElement v20, v15
// optimized:   GuardTag[function] v26 -> s3
// optimized:   v28 = UnboxPtr[function] v26
// optimized:   v29 = IsCode[@1] v28
// optimized:   Branch v29, b3, b5
// optimized: b3:
// optimized:   Jump b4
// optimized: b4: at @1+0
// optimized:   v37 = MulOv v8, 2 -> s4
// optimized:   Jump b6(v37)
// optimized: b5:
// optimized:   GuardCode[@2] v28 -> s3
// optimized:   v34 = AddInt v8, 7
// optimized:   Jump b6(v34)
// optimized: b6(v39: int): at @0+10
// optimized:   v40 = AddOv v7, v39 -> s5
// optimized:   v42 = AddInt v8, 1
// optimized:   v59 = LtInt v42, v56
// optimized:   Branch v59, b2(v40, v42), b7
// optimized: b7: at @0+10
// optimized:   GuardPoll -> s6
// optimized:   v58 = LtInt v42, 60
// optimized:   GuardTrue v58 -> s7
// optimized:   Jump b1(v40, v42)
// optimized: s0: @0+4 line 6 base 0 {}
// optimized: s1: @0+4 line 6 base 0 {1: v4, 2: v5}
// optimized: s2: @0+6 line 6 base 0 {1: v7, 2: v8, 4: v15}
// optimized: s3: @0+9 line 7 base 0 {1: v7, 2: v8, 4: v26, 8: v8}
// optimized: s4: @1+0 line 11 base 8 {1: v7, 2: v8, 4: v26, 8: v8} frame(base 8 delta 8 wanted 1 to @3 callee v26)
// optimized: s5: @0+10 line 7 base 0 {1: v7, 2: v8, 4: v39}
// optimized: s6: poll @0+12 line 5 base 0 {1: v40, 2: v42}
// optimized: s7: @0+12 line 5 base 0 {1: v40, 2: v42}
// optimized: ; @0 is run
// optimized: ; @1 is 
// optimized: ; @2 is 
// optimized: ; @3 is run+10
