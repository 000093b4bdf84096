// An operator of objects: the metamethod is a frame in the scratch window, the object that it gives is not made.
V := {}
func v(x) { return setmetatable({x: x}, V) }
V.__add = func(a, b) { return v(a.x + b) }
func run() {
  sum := v(0)
  for i := 1; i < 60; i++ {
    sum = sum + i
  }
  return sum.x
}
return run()
// built: region "loop" slots 36
// built: b0:
// built:   v6 = LoadSlot[0]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v6, v2)
// built: b1(v4: value, v5: int): loop s1 at @0+7
// built:   GuardTag[table] v4 -> s2
// built:   v8 = UnboxPtr[table] v4
// built:   GuardShape[shape(0)] v8 -> s2
// built:   GuardShape[shape(1)] &0 -> s2
// built:   v12 = LoadFar[0] &0
// built:   GuardTag[function] v12 -> s2
// built:   v14 = UnboxPtr[function] v12
// built:   GuardCode[@1] v14 -> s2
// built:   v16 = LoadGlobal[v]
// built:   GuardTag[table] v4 -> s3
// built:   v18 = UnboxPtr[table] v4
// built:   GuardShape[shape(0)] v18 -> s3
// built:   GuardField[%0:int] -> s3
// built:   v21 = LoadField[0] v18
// built:   v22 = UnboxInt v21
// built:   v23 = AddOv v22, v5 -> s4
// built:   GuardTag[function] v16 -> s5
// built:   v25 = UnboxPtr[function] v16
// built:   GuardCode[@2] v25 -> s5
// built:   v27 = LoadGlobal[setmetatable]
// built:   v28 = BoxInt v23
// built:   v29 = NewTable[shape(2)] v28 -> s6
// built:   v30 = BoxPtr[table] v29
// built:   v31 = LoadGlobal[V]
// built:   GuardValue[function&1] v27 -> s7
// built:   v33 = UnboxPtr[table] v30
// built:   GuardShape[shape(2)] v33 -> s7
// built:   GuardValue[table&0] v31 -> s7
// built:   v36 = LoadField[0] v33
// built:   GuardTypes[int] v36 -> s7
// built:   StoreShape[shape(0)] v33
// built:   v40 = AddOv v5, 1 -> s8
// built:   GuardPoll -> s10
// built:   v43 = LtInt v40, 60
// built:   GuardTrue v43 -> s9
// built:   Jump b2(v30, v40)
// built: b2(v46: value, v47: int): loop s11 at @0+7
// built:   GuardTag[table] v46 -> s12
// built:   v49 = UnboxPtr[table] v46
// built:   GuardShape[shape(0)] v49 -> s12
// built:   GuardShape[shape(1)] &0 -> s12
// built:   v53 = LoadFar[0] &0
// built:   GuardTag[function] v53 -> s12
// built:   v55 = UnboxPtr[function] v53
// built:   GuardCode[@1] v55 -> s12
// built:   v57 = LoadGlobal[v]
// built:   GuardTag[table] v46 -> s13
// built:   v59 = UnboxPtr[table] v46
// built:   GuardShape[shape(0)] v59 -> s13
// built:   GuardField[%0:int] -> s13
// built:   v62 = LoadField[0] v59
// built:   v63 = UnboxInt v62
// built:   v64 = AddOv v63, v47 -> s14
// built:   GuardTag[function] v57 -> s15
// built:   v66 = UnboxPtr[function] v57
// built:   GuardCode[@2] v66 -> s15
// built:   v68 = LoadGlobal[setmetatable]
// built:   v69 = BoxInt v64
// built:   v70 = NewTable[shape(2)] v69 -> s16
// built:   v71 = BoxPtr[table] v70
// built:   v72 = LoadGlobal[V]
// built:   GuardValue[function&1] v68 -> s17
// built:   v74 = UnboxPtr[table] v71
// built:   GuardShape[shape(2)] v74 -> s17
// built:   GuardValue[table&0] v72 -> s17
// built:   v77 = LoadField[0] v74
// built:   GuardTypes[int] v77 -> s17
// built:   StoreShape[shape(0)] v74
// built:   v81 = AddOv v47, 1 -> s18
// built:   GuardPoll -> s20
// built:   v84 = LtInt v81, 60
// built:   GuardTrue v84 -> s19
// built:   Jump b2(v71, v81)
// built: s0: @0+7 line 8 base 0 {}
// built: s1: @0+7 line 8 base 0 {0: v4, 1: v5}
// built: s2: @0+7 line 8 base 0 {0: v4, 1: v5}
// built: s3: @1+2 line 4 base 11 {0: v4, 1: v5, 7: v12, 11: v4, 12: v5, 13: v16} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// built: s4: @1+4 line 4 base 11 {0: v4, 1: v5, 7: v12, 12: v5, 13: v16, 17: v22} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// built: s5: @1+5 line 4 base 11 {0: v4, 1: v5, 7: v12, 13: v16, 17: v23} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// built: s6: @2+3 line 3 base 17 {0: v4, 1: v5, 7: v12, 13: v16, 18: v27, 22: v23} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v16)
// built: s7: @2+7 line 3 base 17 {0: v4, 1: v5, 7: v12, 13: v16, 18: v27, 22: v30, 23: v31} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v16)
// built: s8: @0+8 line 7 base 0 {0: v30, 1: v5}
// built: s9: @0+9 line 7 base 0 {0: v30, 1: v40}
// built: s10: poll @0+9 line 7 base 0 {0: v30, 1: v40}
// built: s11: @0+7 line 8 base 0 {0: v46, 1: v47}
// built: s12: @0+7 line 8 base 0 {0: v46, 1: v47}
// built: s13: @1+2 line 4 base 11 {0: v46, 1: v47, 7: v53, 11: v46, 12: v47, 13: v57} frame(base 11 delta 11 wanted 1 to @3 callee v53 interrupts @4 window 5 state 0)
// built: s14: @1+4 line 4 base 11 {0: v46, 1: v47, 7: v53, 12: v47, 13: v57, 17: v63} frame(base 11 delta 11 wanted 1 to @3 callee v53 interrupts @4 window 5 state 0)
// built: s15: @1+5 line 4 base 11 {0: v46, 1: v47, 7: v53, 13: v57, 17: v64} frame(base 11 delta 11 wanted 1 to @3 callee v53 interrupts @4 window 5 state 0)
// built: s16: @2+3 line 3 base 17 {0: v46, 1: v47, 7: v53, 13: v57, 18: v68, 22: v64} frame(base 11 delta 11 wanted 1 to @3 callee v53 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v57)
// built: s17: @2+7 line 3 base 17 {0: v46, 1: v47, 7: v53, 13: v57, 18: v68, 22: v71, 23: v72} frame(base 11 delta 11 wanted 1 to @3 callee v53 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v57)
// built: s18: @0+8 line 7 base 0 {0: v71, 1: v47}
// built: s19: @0+9 line 7 base 0 {0: v71, 1: v81}
// built: s20: poll @0+9 line 7 base 0 {0: v71, 1: v81}
// built: ; @0 is run
// built: ; @1 is V.__add
// built: ; @2 is v
// built: ; @3 is elsewhere
// built: ; @4 is run+8
// built: ; @5 is V.__add+6
// optimized: region "loop" slots 36
// optimized: b0:
// optimized:   v91 = VirtualTable[shape(0)]
// optimized:   v90 = VirtualTable[shape(0)]
// optimized:   v88 = VirtualTable[shape(0)]
// optimized:   v87 = VirtualTable[shape(1)]
// optimized:   v6 = LoadSlot[0]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   Jump b1
// optimized: b1: loop at @0+7
// optimized:   GuardTag[table] v6 -> s1
// optimized:   v8 = UnboxPtr[table] v6
// optimized:   GuardShape[shape(0)] v8 -> s1
// optimized:   GuardShape[shape(2)] &0 -> s1
// optimized:   v12 = LoadFar[0] &0
// optimized:   GuardTag[function] v12 -> s1
// optimized:   v14 = UnboxPtr[function] v12
// optimized:   GuardCode[@1] v14 -> s1
// optimized:   v16 = LoadGlobal[v]
// optimized:   GuardField[%0:int] -> s2
// optimized:   v21 = LoadField[0] v8
// optimized:   v22 = UnboxInt v21
// optimized:   v23 = AddOv v22, v2 -> s3
// optimized:   GuardTag[function] v16 -> s4
// optimized:   v25 = UnboxPtr[function] v16
// optimized:   GuardCode[@2] v25 -> s4
// optimized:   v27 = LoadGlobal[setmetatable]
// optimized:   v31 = LoadGlobal[V]
// optimized:   GuardValue[function&1] v27 -> s5
// optimized:   GuardValue[table&0] v31 -> s5
// optimized:   v40 = AddOv v2, 1 -> s6
// optimized:   GuardPoll -> s7
// optimized:   v43 = LtInt v40, 60
// optimized:   GuardTrue v43 -> s8
// optimized:   Jump b2(v40, v23)
// optimized: b2(v93: int, v94: int): loop at @0+7
// optimized:   v96 = MinInt v93, 140737488354814
// optimized:   v98 = AddInt v96, 513
// optimized:   v99 = MinInt 60, v98
// optimized:   Jump b3(v93, v94)
// optimized: b3(v47: int, v89: int): loop at @0+7
// optimized:   v64 = AddOv v89, v47 -> s9
// optimized:   v81 = AddInt v47, 1
// optimized:   v102 = LtInt v81, v99
// optimized:   Branch v102, b3(v81, v64), b4
// optimized: b4: at @0+7
// optimized:   GuardPoll -> s10
// optimized:   v101 = LtInt v81, 60
// optimized:   GuardTrue v101 -> s11
// optimized:   Jump b2(v81, v64)
// optimized: s0: @0+7 line 8 base 0 {}
// optimized: s1: @0+7 line 8 base 0 {0: v6, 1: v2}
// optimized: s2: @1+2 line 4 base 11 {0: v6, 1: v2, 7: v12, 11: v6, 12: v2, 13: v16} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s3: @1+4 line 4 base 11 {0: v6, 1: v2, 7: v12, 12: v2, 13: v16, 17: v22} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s4: @1+5 line 4 base 11 {0: v6, 1: v2, 7: v12, 13: v16, 17: v23} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s5: @2+7 line 3 base 17 {0: v6, 1: v2, 7: v12, 13: v16, 18: v27, 22: v87, 23: v31} object(v87: v23) frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v16)
// optimized: s6: @0+8 line 7 base 0 {0: v88, 1: v2} object(v88: v23)
// optimized: s7: poll @0+9 line 7 base 0 {0: v88, 1: v40} object(v88: v23)
// optimized: s8: @0+9 line 7 base 0 {0: v88, 1: v40} object(v88: v23)
// optimized: s9: @1+4 line 4 base 11 {0: v90, 1: v47, 7: v12, 12: v47, 13: v16, 17: v89} object(v90: v89) frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s10: poll @0+9 line 7 base 0 {0: v91, 1: v81} object(v91: v64)
// optimized: s11: @0+9 line 7 base 0 {0: v91, 1: v81} object(v91: v64)
// optimized: ; @0 is run
// optimized: ; @1 is V.__add
// optimized: ; @2 is v
// optimized: ; @3 is elsewhere
// optimized: ; @4 is run+8
// optimized: ; @5 is V.__add+6
