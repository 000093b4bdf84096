// rounds: 4
// A range over elements: behind the last one the interpreter says that it is the end.
func run(list) {
  sum := 0
  for i := 0; i < 2; i++ {
    for k, v := range list { sum += v * k }
  }
  return sum
}
return run({5, 6, 7, 8, 9})
// built: region "loop" slots 24
// built: b0:
// built:   v22 = LoadSlot[3]
// built:   v18 = LoadSlot[5]
// built:   v6 = LoadSlot[7]
// built:   v4 = LoadSlot[6]
// built:   v2 = LoadSlot[4]
// built:   v0 = LoadSlot[1]
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[int] v2 -> s0
// built:   GuardTag[int] v4 -> s0
// built:   GuardTag[int] v6 -> s0
// built:   v8 = UnboxInt v0
// built:   v9 = UnboxInt v2
// built:   v10 = UnboxInt v4
// built:   v11 = UnboxInt v6
// built:   Jump b1(v8, v9, v18, v10, v11)
// built: b1(v13: int, v14: int, v15: value, v16: int, v17: int): loop s1 at @0+8
// built:   v19 = MulOv v17, v16 -> s2
// built:   v20 = AddOv v13, v19 -> s3
// built:   GuardPoll -> s5
// built:   GuardTag[table] v22 -> s4
// built:   v24 = UnboxPtr[table] v22
// built:   GuardElements[int] v24 -> s4
// built:   v26 = LoadStorage v24
// built:   v27 = LoadLength v26
// built:   v28 = LtInt v14, v27
// built:   Branch v28, b2, b3
// built: b2:
// built:   v30 = LoadElement v26, v14
// built:   GuardNotNil v30 -> s4
// built:   v32 = UnboxInt v30
// built:   v34 = AddInt v14, 1
// built:   Jump b1(v20, v34, v15, v14, v32)
// built: b3:
// built:   v36 = Execute[RangeNext:0x2036e] -> s4
// built:   v38 = EqInt v36, 14
// built:   Branch v38, b4, b6
// built: b4:
// built:   Jump b5
// built: b5: at @0+14
// built:   Leave -> s7
// built: b6:
// built:   Leave -> s6
// built: s0: @0+8 line 6 base 0 {}
// built: s1: @0+8 line 6 base 0 {1: v13, 4: v14, 5: v15, 6: v16, 7: v17}
// built: s2: @0+8 line 6 base 0 {1: v13, 4: v14, 5: v15, 6: v16, 7: v17}
// built: s3: @0+9 line 6 base 0 {1: v13, 4: v14, 5: v15, 8: v19}
// built: s4: @0+10 line 6 base 0 {1: v20, 4: v14, 5: v15}
// built: s5: poll @0+10 line 6 base 0 {1: v20, 4: v14, 5: v15}
// built: s6: stands @0+10 line 6 base 0 {}
// built: s7: @0+14 line 5 base 0 {1: v20}
// built: ; @0 is run
// optimized: region "loop" slots 24
// optimized: b0:
// optimized:   v22 = LoadSlot[3]
// optimized:   v18 = LoadSlot[5]
// optimized:   v6 = LoadSlot[7]
// optimized:   v4 = LoadSlot[6]
// optimized:   v2 = LoadSlot[4]
// optimized:   v0 = LoadSlot[1]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   GuardTag[int] v2 -> s0
// optimized:   GuardTag[int] v4 -> s0
// optimized:   GuardTag[int] v6 -> s0
// optimized:   v8 = UnboxInt v0
// optimized:   v9 = UnboxInt v2
// optimized:   v10 = UnboxInt v4
// optimized:   v11 = UnboxInt v6
// optimized:   GuardTag[table] v22 -> s1
// optimized:   v24 = UnboxPtr[table] v22
// optimized:   GuardElements[int] v24 -> s1
// optimized:   v26 = LoadStorage v24
// optimized:   v27 = LoadLength v26
// optimized:   v43 = LeInt v9, v27
// optimized:   GuardTrue v43 -> s1
// optimized:   Jump b1(v8, v9, v10, v11)
// optimized: b1(v13: int, v14: int, v16: int, v17: int): loop at @0+8
// optimized:   v19 = MulOv v17, v16 -> s2
// optimized:   v20 = AddOv v13, v19 -> s3
// optimized:   GuardPoll -> s4
// optimized:   v28 = LtInt v14, v27
// optimized:   Branch v28, b2, b5(v20, v14)
// optimized: b2:
// optimized:   v30 = LoadElement v26, v14
// optimized:   GuardNotNil v30 -> s5
// optimized:   v32 = UnboxInt v30
// optimized:   v34 = AddInt v14, 1
// optimized:   Jump b3
// optimized: b3: at @0+8
// optimized:   v45 = MulOv v32, v14 -> s6
// optimized:   v46 = AddOv v20, v45 -> s7
// optimized:   GuardPoll -> s8
// optimized:   v48 = LtInt v34, v27
// optimized:   Branch v48, b4, b5(v46, v34)
// optimized: b4:
// optimized:   v50 = LoadElement v26, v34
// optimized:   GuardNotNil v50 -> s9
// optimized:   v52 = UnboxInt v50
// optimized:   v53 = AddInt v34, 1
// optimized:   Jump b1(v46, v53, v34, v52)
// optimized: b5(v55: int, v56: int):
// optimized:   v36 = Execute[RangeNext:0x2036e] -> s10
// optimized:   v38 = EqInt v36, 14
// optimized:   Branch v38, b6, b8
// optimized: b6:
// optimized:   Jump b7
// optimized: b7: at @0+14
// optimized:   Leave -> s11
// optimized: b8:
// optimized:   Leave -> s12
// optimized: s0: @0+8 line 6 base 0 {}
// optimized: s1: @0+8 line 6 base 0 {1: v8, 4: v9, 5: v18, 6: v10, 7: v11}
// optimized: s2: @0+8 line 6 base 0 {1: v13, 4: v14, 5: v18, 6: v16, 7: v17}
// optimized: s3: @0+9 line 6 base 0 {1: v13, 4: v14, 5: v18, 8: v19}
// optimized: s4: poll @0+10 line 6 base 0 {1: v20, 4: v14, 5: v18}
// optimized: s5: @0+10 line 6 base 0 {1: v20, 4: v14, 5: v18}
// optimized: s6: @0+8 line 6 base 0 {1: v20, 4: v34, 5: v18, 6: v14, 7: v32}
// optimized: s7: @0+9 line 6 base 0 {1: v20, 4: v34, 5: v18, 8: v45}
// optimized: s8: poll @0+10 line 6 base 0 {1: v46, 4: v34, 5: v18}
// optimized: s9: @0+10 line 6 base 0 {1: v46, 4: v34, 5: v18}
// optimized: s10: @0+10 line 6 base 0 {1: v55, 4: v56, 5: v18}
// optimized: s11: @0+14 line 5 base 0 {1: v55}
// optimized: s12: stands @0+10 line 6 base 0 {}
// optimized: ; @0 is run
