// A loop over a function of the program: its instructions are part of the loop, and what it has just returned is not asked for.
func below(n) {
  i := 0
  return func() {
    if i < n {
      i++
      return i
    }
    return nil
  }
}
func run(n) {
  sum := 0
  for round := 0; round < 3; round++ {
    for i := range below(n) { sum += i } // loop
  }
  return sum
}
return run(9)
// built: region "loop" slots 24
// built: b0:
// built:   v17 = LoadSlot[3]
// built:   v14 = LoadSlot[4]
// built:   v4 = LoadSlot[6]
// built:   v2 = LoadSlot[5]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   GuardTag[int] v4 -> s0
// built:   v6 = UnboxInt v0
// built:   v7 = UnboxInt v2
// built:   v8 = UnboxInt v4
// built:   Jump b1(v6, v14, v7, v8)
// built: b1(v10: int, v11: value, v12: int, v13: int): loop s1 at @0+10
// built:   v15 = AddOv v10, v13 -> s2
// built:   GuardPoll -> s4
// built:   GuardTag[function] v17 -> s3
// built:   v19 = UnboxPtr[function] v17
// built:   GuardCode[@1] v19 -> s3
// built:   v21 = UnboxPtr[function] v17
// built:   v22 = LoadUpvalue[0] v21
// built:   v23 = UnboxPtr[object] v22
// built:   v24 = LoadCell v23
// built:   v25 = UnboxPtr[function] v17
// built:   v26 = LoadUpvalue[1] v25
// built:   GuardTag[int] v24 -> s5
// built:   v28 = UnboxInt v24
// built:   GuardTag[int] v26 -> s5
// built:   v30 = UnboxInt v26
// built:   v31 = LtInt v28, v30
// built:   GuardTrue v31 -> s5
// built:   v33 = UnboxPtr[function] v17
// built:   v34 = LoadUpvalue[0] v33
// built:   v35 = UnboxPtr[object] v34
// built:   v36 = LoadCell v35
// built:   GuardTag[int] v36 -> s6
// built:   v38 = UnboxInt v36
// built:   v40 = AddOv v38, 1 -> s6
// built:   v41 = UnboxPtr[function] v17
// built:   v42 = LoadUpvalue[0] v41
// built:   v43 = UnboxPtr[object] v42
// built:   v44 = BoxInt v40
// built:   StoreCell v43, v44
// built:   v46 = UnboxPtr[function] v17
// built:   v47 = LoadUpvalue[0] v46
// built:   v48 = UnboxPtr[object] v47
// built:   v49 = LoadCell v48
// built:   v51 = IsTag[nil] v49
// built:   GuardFalse v51 -> s7
// built:   Jump b2(v15, v11, v49, v49)
// built: b2(v54: int, v55: value, v56: value, v57: value): loop s8 at @0+10
// built:   GuardTag[int] v57 -> s9
// built:   v59 = UnboxInt v57
// built:   v60 = AddOv v54, v59 -> s9
// built:   GuardPoll -> s11
// built:   GuardTag[function] v17 -> s10
// built:   v63 = UnboxPtr[function] v17
// built:   GuardCode[@1] v63 -> s10
// built:   v65 = UnboxPtr[function] v17
// built:   v66 = LoadUpvalue[0] v65
// built:   v67 = UnboxPtr[object] v66
// built:   v68 = LoadCell v67
// built:   v69 = UnboxPtr[function] v17
// built:   v70 = LoadUpvalue[1] v69
// built:   GuardTag[int] v68 -> s12
// built:   v72 = UnboxInt v68
// built:   GuardTag[int] v70 -> s12
// built:   v74 = UnboxInt v70
// built:   v75 = LtInt v72, v74
// built:   GuardTrue v75 -> s12
// built:   v77 = UnboxPtr[function] v17
// built:   v78 = LoadUpvalue[0] v77
// built:   v79 = UnboxPtr[object] v78
// built:   v80 = LoadCell v79
// built:   GuardTag[int] v80 -> s13
// built:   v82 = UnboxInt v80
// built:   v84 = AddOv v82, 1 -> s13
// built:   v85 = UnboxPtr[function] v17
// built:   v86 = LoadUpvalue[0] v85
// built:   v87 = UnboxPtr[object] v86
// built:   v88 = BoxInt v84
// built:   StoreCell v87, v88
// built:   v90 = UnboxPtr[function] v17
// built:   v91 = LoadUpvalue[0] v90
// built:   v92 = UnboxPtr[object] v91
// built:   v93 = LoadCell v92
// built:   v95 = IsTag[nil] v93
// built:   GuardFalse v95 -> s14
// built:   Jump b2(v60, v55, v93, v93)
// built: s0: @0+10 line 15 base 0 {}
// built: s1: @0+10 line 15 base 0 {1: v10, 4: v11, 5: v12, 6: v13}
// built: s2: @0+10 line 15 base 0 {1: v10, 4: v11, 5: v12, 6: v13}
// built: s3: @0+11 line 15 base 0 {1: v15, 4: v11, 5: v12}
// built: s4: poll @0+11 line 15 base 0 {1: v15, 4: v11, 5: v12}
// built: s5: @1+4 line 5 base 10 {1: v15, 4: v11, 5: v12, 6: v17, 10: v24, 11: v26} frame(base 10 delta 10 wanted 2 to @2 callee v17)
// built: s6: @1+8 line 6 base 10 {1: v15, 4: v11, 5: v12, 6: v17, 10: v36} frame(base 10 delta 10 wanted 2 to @2 callee v17)
// built: s7: @0+13 line 15 base 0 {1: v15, 4: v11, 5: v12, 6: v49}
// built: s8: @0+10 line 15 base 0 {1: v54, 4: v55, 5: v56, 6: v57}
// built: s9: @0+10 line 15 base 0 {1: v54, 4: v55, 5: v56, 6: v57}
// built: s10: @0+11 line 15 base 0 {1: v60, 4: v55, 5: v56}
// built: s11: poll @0+11 line 15 base 0 {1: v60, 4: v55, 5: v56}
// built: s12: @1+4 line 5 base 10 {1: v60, 4: v55, 5: v56, 6: v17, 10: v68, 11: v70} frame(base 10 delta 10 wanted 2 to @2 callee v17)
// built: s13: @1+8 line 6 base 10 {1: v60, 4: v55, 5: v56, 6: v17, 10: v80} frame(base 10 delta 10 wanted 2 to @2 callee v17)
// built: s14: @0+13 line 15 base 0 {1: v60, 4: v55, 5: v56, 6: v93}
// built: ; @0 is run
// built: ; @1 is 
// built: ; @2 is run+13
// optimized: region "loop" slots 24
// optimized: b0:
// optimized:   v17 = LoadSlot[3]
// optimized:   v14 = LoadSlot[4]
// optimized:   v4 = LoadSlot[6]
// optimized:   v2 = LoadSlot[5]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   GuardTag[int] v4 -> s0
// optimized:   v6 = UnboxInt v0
// optimized:   v7 = UnboxInt v2
// optimized:   v8 = UnboxInt v4
// optimized:   Jump b1
// optimized: b1: loop at @0+10
// optimized:   v15 = AddOv v6, v8 -> s1
// optimized:   GuardPoll -> s2
// optimized:   GuardTag[function] v17 -> s3
// optimized:   v19 = UnboxPtr[function] v17
// optimized:   GuardCode[@1] v19 -> s3
// optimized:   v22 = LoadUpvalue[0] v19
// optimized:   v23 = UnboxPtr[object] v22
// optimized:   v24 = LoadCell v23
// optimized:   v26 = LoadUpvalue[1] v19
// optimized:   GuardTag[int] v24 -> s4
// optimized:   v28 = UnboxInt v24
// optimized:   GuardTag[int] v26 -> s4
// optimized:   v30 = UnboxInt v26
// optimized:   v31 = LtInt v28, v30
// optimized:   GuardTrue v31 -> s4
// optimized:   v40 = AddInt v28, 1
// optimized:   v44 = BoxInt v40
// optimized:   StoreCell v23, v44
// optimized:   v104 = LeInt v40, v30
// optimized:   GuardTrue v104 -> s5
// optimized:   Jump b2(v15, v40, v40, v40)
// optimized: b2(v54: int, v56: int, v57: int, v68: int): loop at @0+10
// optimized:   v60 = AddOv v54, v57 -> s6
// optimized:   GuardPoll -> s7
// optimized:   v75 = LtInt v68, v30
// optimized:   GuardTrue v75 -> s8
// optimized:   v84 = AddInt v68, 1
// optimized:   v88 = BoxInt v84
// optimized:   StoreCell v23, v88
// optimized:   Jump b2(v60, v84, v84, v84)
// optimized: s0: @0+10 line 15 base 0 {}
// optimized: s1: @0+10 line 15 base 0 {1: v6, 4: v14, 5: v7, 6: v8}
// optimized: s2: poll @0+11 line 15 base 0 {1: v15, 4: v14, 5: v7}
// optimized: s3: @0+11 line 15 base 0 {1: v15, 4: v14, 5: v7}
// optimized: s4: @1+4 line 5 base 10 {1: v15, 4: v14, 5: v7, 6: v17, 10: v24, 11: v26} frame(base 10 delta 10 wanted 2 to @2 callee v17)
// optimized: s5: @0+10 line 15 base 0 {1: v15, 4: v14, 5: v40, 6: v40}
// optimized: s6: @0+10 line 15 base 0 {1: v54, 4: v14, 5: v56, 6: v57}
// optimized: s7: poll @0+11 line 15 base 0 {1: v60, 4: v14, 5: v56}
// optimized: s8: @1+4 line 5 base 10 {1: v60, 4: v14, 5: v56, 6: v17, 10: v68, 11: v26} frame(base 10 delta 10 wanted 2 to @2 callee v17)
// optimized: ; @0 is run
// optimized: ; @1 is 
// optimized: ; @2 is run+13
