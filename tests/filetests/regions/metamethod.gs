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
// built:   v20 = LoadField[0] v18
// built:   GuardNotNil v20 -> s3
// built:   GuardTag[int] v20 -> s4
// built:   v23 = UnboxInt v20
// built:   v24 = AddOv v23, v5 -> s4
// built:   GuardTag[function] v16 -> s5
// built:   v26 = UnboxPtr[function] v16
// built:   GuardCode[@2] v26 -> s5
// built:   v28 = LoadGlobal[setmetatable]
// built:   v29 = BoxInt v24
// built:   v30 = NewTable[shape(2)] v29 -> s6
// built:   v31 = BoxPtr[table] v30
// built:   v32 = LoadGlobal[V]
// built:   GuardValue[function&1] v28 -> s7
// built:   v34 = UnboxPtr[table] v31
// built:   GuardShape[shape(2)] v34 -> s7
// built:   GuardValue[table&0] v32 -> s7
// built:   v37 = LoadField[0] v34
// built:   GuardTypes[int] v37 -> s7
// built:   StoreShape[shape(0)] v34
// built:   v41 = AddOv v5, 1 -> s8
// built:   GuardPoll -> s10
// built:   v44 = LtInt v41, 60
// built:   GuardTrue v44 -> s9
// built:   Jump b2(v31, v41)
// built: b2(v47: value, v48: int): loop s11 at @0+7
// built:   GuardTag[table] v47 -> s12
// built:   v50 = UnboxPtr[table] v47
// built:   GuardShape[shape(0)] v50 -> s12
// built:   GuardShape[shape(1)] &0 -> s12
// built:   v54 = LoadFar[0] &0
// built:   GuardTag[function] v54 -> s12
// built:   v56 = UnboxPtr[function] v54
// built:   GuardCode[@1] v56 -> s12
// built:   v58 = LoadGlobal[v]
// built:   GuardTag[table] v47 -> s13
// built:   v60 = UnboxPtr[table] v47
// built:   GuardShape[shape(0)] v60 -> s13
// built:   v62 = LoadField[0] v60
// built:   GuardNotNil v62 -> s13
// built:   GuardTag[int] v62 -> s14
// built:   v65 = UnboxInt v62
// built:   v66 = AddOv v65, v48 -> s14
// built:   GuardTag[function] v58 -> s15
// built:   v68 = UnboxPtr[function] v58
// built:   GuardCode[@2] v68 -> s15
// built:   v70 = LoadGlobal[setmetatable]
// built:   v71 = BoxInt v66
// built:   v72 = NewTable[shape(2)] v71 -> s16
// built:   v73 = BoxPtr[table] v72
// built:   v74 = LoadGlobal[V]
// built:   GuardValue[function&1] v70 -> s17
// built:   v76 = UnboxPtr[table] v73
// built:   GuardShape[shape(2)] v76 -> s17
// built:   GuardValue[table&0] v74 -> s17
// built:   v79 = LoadField[0] v76
// built:   GuardTypes[int] v79 -> s17
// built:   StoreShape[shape(0)] v76
// built:   v83 = AddOv v48, 1 -> s18
// built:   GuardPoll -> s20
// built:   v86 = LtInt v83, 60
// built:   GuardTrue v86 -> s19
// built:   Jump b2(v73, v83)
// built: s0: @0+7 line 8 base 0 {}
// built: s1: @0+7 line 8 base 0 {0: v4, 1: v5}
// built: s2: @0+7 line 8 base 0 {0: v4, 1: v5}
// built: s3: @1+2 line 4 base 11 {0: v4, 1: v5, 7: v12, 11: v4, 12: v5, 13: v16} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// built: s4: @1+4 line 4 base 11 {0: v4, 1: v5, 7: v12, 12: v5, 13: v16, 17: v20} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// built: s5: @1+5 line 4 base 11 {0: v4, 1: v5, 7: v12, 13: v16, 17: v24} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// built: s6: @2+3 line 3 base 17 {0: v4, 1: v5, 7: v12, 13: v16, 18: v28, 22: v24} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v16)
// built: s7: @2+7 line 3 base 17 {0: v4, 1: v5, 7: v12, 13: v16, 18: v28, 22: v31, 23: v32} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v16)
// built: s8: @0+8 line 7 base 0 {0: v31, 1: v5}
// built: s9: @0+9 line 7 base 0 {0: v31, 1: v41}
// built: s10: poll @0+9 line 7 base 0 {0: v31, 1: v41}
// built: s11: @0+7 line 8 base 0 {0: v47, 1: v48}
// built: s12: @0+7 line 8 base 0 {0: v47, 1: v48}
// built: s13: @1+2 line 4 base 11 {0: v47, 1: v48, 7: v54, 11: v47, 12: v48, 13: v58} frame(base 11 delta 11 wanted 1 to @3 callee v54 interrupts @4 window 5 state 0)
// built: s14: @1+4 line 4 base 11 {0: v47, 1: v48, 7: v54, 12: v48, 13: v58, 17: v62} frame(base 11 delta 11 wanted 1 to @3 callee v54 interrupts @4 window 5 state 0)
// built: s15: @1+5 line 4 base 11 {0: v47, 1: v48, 7: v54, 13: v58, 17: v66} frame(base 11 delta 11 wanted 1 to @3 callee v54 interrupts @4 window 5 state 0)
// built: s16: @2+3 line 3 base 17 {0: v47, 1: v48, 7: v54, 13: v58, 18: v70, 22: v66} frame(base 11 delta 11 wanted 1 to @3 callee v54 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v58)
// built: s17: @2+7 line 3 base 17 {0: v47, 1: v48, 7: v54, 13: v58, 18: v70, 22: v73, 23: v74} frame(base 11 delta 11 wanted 1 to @3 callee v54 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v58)
// built: s18: @0+8 line 7 base 0 {0: v73, 1: v48}
// built: s19: @0+9 line 7 base 0 {0: v73, 1: v83}
// built: s20: poll @0+9 line 7 base 0 {0: v73, 1: v83}
// built: ; @0 is run
// built: ; @1 is V.__add
// built: ; @2 is v
// built: ; @3 is elsewhere
// built: ; @4 is run+8
// built: ; @5 is V.__add+6
// optimized: region "loop" slots 36
// optimized: b0:
// optimized:   v93 = VirtualTable[shape(0)]
// optimized:   v92 = VirtualTable[shape(0)]
// optimized:   v90 = VirtualTable[shape(0)]
// optimized:   v89 = VirtualTable[shape(1)]
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
// optimized:   v20 = LoadField[0] v8
// optimized:   GuardNotNil v20 -> s2
// optimized:   GuardTag[int] v20 -> s3
// optimized:   v23 = UnboxInt v20
// optimized:   v24 = AddOv v23, v2 -> s3
// optimized:   GuardTag[function] v16 -> s4
// optimized:   v26 = UnboxPtr[function] v16
// optimized:   GuardCode[@2] v26 -> s4
// optimized:   v28 = LoadGlobal[setmetatable]
// optimized:   v32 = LoadGlobal[V]
// optimized:   GuardValue[function&1] v28 -> s5
// optimized:   GuardValue[table&0] v32 -> s5
// optimized:   v41 = AddOv v2, 1 -> s6
// optimized:   GuardPoll -> s7
// optimized:   v44 = LtInt v41, 60
// optimized:   GuardTrue v44 -> s8
// optimized:   Jump b2(v41, v24)
// optimized: b2(v48: int, v91: int): loop at @0+7
// optimized:   v66 = AddOv v91, v48 -> s9
// optimized:   v83 = AddInt v48, 1
// optimized:   GuardPoll -> s10
// optimized:   v86 = LtInt v83, 60
// optimized:   GuardTrue v86 -> s11
// optimized:   Jump b2(v83, v66)
// optimized: s0: @0+7 line 8 base 0 {}
// optimized: s1: @0+7 line 8 base 0 {0: v6, 1: v2}
// optimized: s2: @1+2 line 4 base 11 {0: v6, 1: v2, 7: v12, 11: v6, 12: v2, 13: v16} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s3: @1+4 line 4 base 11 {0: v6, 1: v2, 7: v12, 12: v2, 13: v16, 17: v20} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s4: @1+5 line 4 base 11 {0: v6, 1: v2, 7: v12, 13: v16, 17: v24} frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s5: @2+7 line 3 base 17 {0: v6, 1: v2, 7: v12, 13: v16, 18: v28, 22: v89, 23: v32} object(v89: v24) frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0) frame(base 17 delta 6 wanted 255 to @5 callee v16)
// optimized: s6: @0+8 line 7 base 0 {0: v90, 1: v2} object(v90: v24)
// optimized: s7: poll @0+9 line 7 base 0 {0: v90, 1: v41} object(v90: v24)
// optimized: s8: @0+9 line 7 base 0 {0: v90, 1: v41} object(v90: v24)
// optimized: s9: @1+4 line 4 base 11 {0: v92, 1: v48, 7: v12, 12: v48, 13: v16, 17: v91} object(v92: v91) frame(base 11 delta 11 wanted 1 to @3 callee v12 interrupts @4 window 5 state 0)
// optimized: s10: poll @0+9 line 7 base 0 {0: v93, 1: v83} object(v93: v66)
// optimized: s11: @0+9 line 7 base 0 {0: v93, 1: v83} object(v93: v66)
// optimized: ; @0 is run
// optimized: ; @1 is V.__add
// optimized: ; @2 is v
// optimized: ; @3 is elsewhere
// optimized: ; @4 is run+8
// optimized: ; @5 is V.__add+6
