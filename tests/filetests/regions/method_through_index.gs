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
// built:   v22 = LoadField[0] v20
// built:   GuardNotNil v22 -> s4
// built:   GuardTag[int] v22 -> s5
// built:   v25 = UnboxInt v22
// built:   v26 = MulOv v25, -1 -> s5
// built:   GuardTag[table] v5 -> s6
// built:   v28 = UnboxPtr[table] v5
// built:   GuardShape[shape(0)] v28 -> s6
// built:   v30 = LoadField[0] v28
// built:   GuardNotNil v30 -> s6
// built:   v32 = BoxInt v26
// built:   StoreField[0] v28, v32
// built:   v35 = AddOv v4, 1 -> s7
// built:   GuardPoll -> s9
// built:   v38 = LtInt v35, 50
// built:   GuardTrue v38 -> s8
// built:   Jump b1(v35)
// built: s0: @0+3 line 7 base 0 {}
// built: s1: @0+3 line 7 base 0 {1: v4}
// built: s2: @0+3 line 7 base 0 {1: v4}
// built: s3: @0+6 line 7 base 0 {1: v4, 2: v12, 6: v5, 7: -1}
// built: s4: @1+0 line 4 base 6 {1: v4, 2: v12, 6: v5, 7: -1} frame(base 6 delta 6 wanted 1 to @2 callee v12)
// built: s5: @1+2 line 4 base 6 {1: v4, 2: v12, 7: -1, 8: v22} frame(base 6 delta 6 wanted 1 to @2 callee v12)
// built: s6: @0+7 line 7 base 0 {1: v4, 2: v26}
// built: s7: @0+9 line 6 base 0 {1: v4}
// built: s8: @0+10 line 6 base 0 {1: v35}
// built: s9: poll @0+10 line 6 base 0 {1: v35}
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
// optimized:   v41 = LoadField[0] v7
// optimized:   GuardTag[int] v41 -> s1
// optimized:   v44 = UnboxInt v41
// optimized:   v45 = LtInt v2, 50
// optimized:   GuardTrue v45 -> s1
// optimized:   Jump b1(v2, v44)
// optimized: b1(v47: int, v48: int): loop at @1+3
// optimized:   v50 = MinInt v47, 140737488354814
// optimized:   v52 = AddInt v50, 513
// optimized:   v53 = MinInt 50, v52
// optimized:   Jump b2(v47, v48)
// optimized: b2(v4: int, v22: int): loop at @1+3
// optimized:   v26 = MulOv v22, -1 -> s2
// optimized:   v32 = BoxInt v26
// optimized:   StoreField[0] v7, v32
// optimized:   v35 = AddInt v4, 1
// optimized:   v56 = LtInt v35, v53
// optimized:   Branch v56, b2(v35, v26), b3
// optimized: b3: at @1+3
// optimized:   GuardPoll -> s3
// optimized:   v55 = LtInt v35, 50
// optimized:   GuardTrue v55 -> s4
// optimized:   Jump b1(v35, v26)
// optimized: s0: @1+3 line 7 base 0 {}
// optimized: s1: @1+3 line 7 base 0 {1: v2}
// optimized: s2: @0+2 line 4 base 6 {1: v4, 2: v12, 7: -1, 8: v22} frame(base 6 delta 6 wanted 1 to @2 callee v12)
// optimized: s3: poll @1+10 line 6 base 0 {1: v35}
// optimized: s4: @1+10 line 6 base 0 {1: v35}
// optimized: ; @0 is Point.scaled
// optimized: ; @1 is run
// optimized: ; @2 is run+7
