// A method is found in the metatable's __index: two shapes and the epoch say that it still is.
Point := {}
Point.__index = Point
Point.scaled = func(self, k) { return self.x * k }
func run(p) {
  for i := 0; i < 50; i++ {
    p.x = p:scaled(-1)
  }
  return p.x
}
return run(setmetatable({x: 2}, Point))
// built: region "loop" slots 21
// built: b0:
// built:   v5 = LoadSlot[0]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v2)
// built: b1(v4: int): loop s1 at @0+3
// built:   GuardTag[table] v5 -> s2
// built:   v7 = UnboxPtr[table] v5
// built:   GuardShape[shape(0)] v7 -> s2
// built:   GuardEpoch[epoch] -> s2
// built:   GuardShape[shape(1)] &0 -> s2
// built:   v12 = LoadFar[1] &0
// built:   GuardNotNil v12 -> s2
// built:   GuardNotNil v12 -> s2
// built:   GuardTag[function] v12 -> s3
// built:   v17 = UnboxPtr[function] v12
// built:   GuardCode[@1] v17 -> s3
// built:   GuardTag[table] v5 -> s4
// built:   v20 = UnboxPtr[table] v5
// built:   GuardShape[shape(0)] v20 -> s4
// built:   GuardField[%0:int] -> s4
// built:   v23 = LoadField[0] v20
// built:   v24 = UnboxInt v23
// built:   v25 = MulOv v24, -1 -> s5
// built:   GuardTag[table] v5 -> s6
// built:   v27 = UnboxPtr[table] v5
// built:   GuardShape[shape(0)] v27 -> s6
// built:   v29 = LoadField[0] v27
// built:   GuardNotNil v29 -> s6
// built:   v31 = BoxInt v25
// built:   StoreField[0] v27, v31
// built:   v34 = AddOv v4, 1 -> s7
// built:   GuardPoll -> s9
// built:   v37 = LtInt v34, 50
// built:   GuardTrue v37 -> s8
// built:   Jump b1(v34)
// built: s0: @0+3 line 7 base 0 {}
// built: s1: @0+3 line 7 base 0 {1: v4}
// built: s2: @0+3 line 7 base 0 {1: v4}
// built: s3: @0+6 line 7 base 0 {1: v4, 2: v12, 6: v5, 7: -1}
// built: s4: @1+0 line 4 base 6 {1: v4, 2: v12, 6: v5, 7: -1} frame(base 6 delta 6 wanted 1 to @2 callee v12)
// built: s5: @1+2 line 4 base 6 {1: v4, 2: v12, 7: -1, 8: v24} frame(base 6 delta 6 wanted 1 to @2 callee v12)
// built: s6: @0+7 line 7 base 0 {1: v4, 2: v25}
// built: s7: @0+9 line 6 base 0 {1: v4}
// built: s8: @0+10 line 6 base 0 {1: v34}
// built: s9: poll @0+10 line 6 base 0 {1: v34}
// built: ; @0 is run
// built: ; @1 is Point.scaled
// built: ; @2 is run+7
// optimized: region "loop" slots 21
// optimized: b0:
// optimized:   v5 = LoadSlot[0]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   GuardTag[table] v5 -> s1
// optimized:   v7 = UnboxPtr[table] v5
// optimized:   GuardShape[shape(0)] v7 -> s1
// optimized:   GuardEpoch[epoch] -> s1
// optimized:   GuardShape[shape(1)] &0 -> s1
// optimized:   v12 = LoadFar[1] &0
// optimized:   GuardNotNil v12 -> s1
// optimized:   GuardTag[function] v12 -> s1
// optimized:   v17 = UnboxPtr[function] v12
// optimized:   GuardCode[@0] v17 -> s1
// optimized:   GuardField[%0:int] -> s1
// optimized:   v40 = LoadField[0] v7
// optimized:   v41 = LtInt v2, 50
// optimized:   GuardTrue v41 -> s1
// optimized:   Jump b1(v2, v40)
// optimized: b1(v43: int, v44: value): loop at @1+3
// optimized:   v46 = MinInt v43, 140737488354814
// optimized:   v48 = AddInt v46, 513
// optimized:   v49 = MinInt 50, v48
// optimized:   Jump b2(v43, v44)
// optimized: b2(v4: int, v23: value): loop at @1+3
// optimized:   v24 = UnboxInt v23
// optimized:   v25 = MulOv v24, -1 -> s2
// optimized:   v31 = BoxInt v25
// optimized:   StoreField[0] v7, v31
// optimized:   v34 = AddInt v4, 1
// optimized:   v52 = LtInt v34, v49
// optimized:   Branch v52, b2(v34, v31), b3
// optimized: b3: at @1+3
// optimized:   GuardPoll -> s3
// optimized:   v51 = LtInt v34, 50
// optimized:   GuardTrue v51 -> s4
// optimized:   Jump b1(v34, v31)
// optimized: s0: @1+3 line 7 base 0 {}
// optimized: s1: @1+3 line 7 base 0 {1: v2}
// optimized: s2: @0+2 line 4 base 6 {1: v4, 2: v12, 7: -1, 8: v24} frame(base 6 delta 6 wanted 1 to @2 callee v12)
// optimized: s3: poll @1+10 line 6 base 0 {1: v34}
// optimized: s4: @1+10 line 6 base 0 {1: v34}
// optimized: ; @0 is Point.scaled
// optimized: ; @1 is run
// optimized: ; @2 is run+7
