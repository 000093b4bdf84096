// A table stored into a field of another one: the collector is told. An integer needs no telling.
func run(a, b) {
  for i := 0; i < 50; i++ {
    a.other = b
    b.n = i
  }
  return b.n
}
return run({other: {}, m: 1}, {n: 2})
// built: region "loop" slots 15
// built: b0:
// built:   v6 = LoadSlot[1]
// built:   v5 = LoadSlot[0]
// built:   v0 = LoadSlot[2]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v2)
// built: b1(v4: int): loop s1 at @0+3
// built:   GuardTag[table] v6 -> s2
// built:   GuardTag[table] v5 -> s2
// built:   v9 = UnboxPtr[table] v5
// built:   GuardShape[shape(0)] v9 -> s2
// built:   StoreField[0] v9, v6
// built:   Barrier v9
// built:   GuardTag[table] v6 -> s3
// built:   v14 = UnboxPtr[table] v6
// built:   GuardShape[shape(1)] v14 -> s3
// built:   v16 = BoxInt v4
// built:   StoreField[0] v14, v16
// built:   v19 = AddOv v4, 1 -> s4
// built:   GuardPoll -> s6
// built:   v22 = LtInt v19, 50
// built:   GuardTrue v22 -> s5
// built:   Jump b1(v19)
// built: s0: @0+3 line 4 base 0 {}
// built: s1: @0+3 line 4 base 0 {2: v4}
// built: s2: @0+3 line 4 base 0 {2: v4}
// built: s3: @0+5 line 5 base 0 {2: v4}
// built: s4: @0+7 line 3 base 0 {2: v4}
// built: s5: @0+8 line 3 base 0 {2: v19}
// built: s6: poll @0+8 line 3 base 0 {2: v19}
// built: ; @0 is run
// optimized: region "loop" slots 15
// optimized: b0:
// optimized:   v6 = LoadSlot[1]
// optimized:   v5 = LoadSlot[0]
// optimized:   v0 = LoadSlot[2]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   GuardTag[table] v6 -> s1
// optimized:   GuardTag[table] v5 -> s1
// optimized:   v9 = UnboxPtr[table] v5
// optimized:   GuardShape[shape(0)] v9 -> s1
// optimized:   v14 = UnboxPtr[table] v6
// optimized:   GuardShape[shape(1)] v14 -> s1
// optimized:   v25 = LtInt v2, 50
// optimized:   GuardTrue v25 -> s1
// optimized:   Jump b1(v2)
// optimized: b1(v27: int): loop at @0+3
// optimized:   v29 = MinInt v27, 140737488354814
// optimized:   v31 = AddInt v29, 513
// optimized:   v32 = MinInt 50, v31
// optimized:   Jump b2(v27)
// optimized: b2(v4: int): loop at @0+3
// optimized:   StoreField[0] v9, v6
// optimized:   Barrier v9
// optimized:   v16 = BoxInt v4
// optimized:   StoreField[0] v14, v16
// optimized:   v19 = AddInt v4, 1
// optimized:   v35 = LtInt v19, v32
// optimized:   Branch v35, b2(v19), b3
// optimized: b3: at @0+3
// optimized:   GuardPoll -> s2
// optimized:   v34 = LtInt v19, 50
// optimized:   GuardTrue v34 -> s3
// optimized:   Jump b1(v19)
// optimized: s0: @0+3 line 4 base 0 {}
// optimized: s1: @0+3 line 4 base 0 {2: v2}
// optimized: s2: poll @0+8 line 3 base 0 {2: v19}
// optimized: s3: @0+8 line 3 base 0 {2: v19}
// optimized: ; @0 is run
