// rounds: 4
// What has no instruction of its own the interpreter executes, in frames made from the snapshot: library functions, concatenation,
// keys that are strings. Results are read back from the frame.
func run(t, s) {
  for i := 0; i < 50; i++ {
    t[s] = i
    s = string.upper(s) .. i
  }
  return s
}
return run({}, "")
// built: region "loop" slots 20
// built: b0:
// built:   v7 = LoadSlot[0]
// built:   v6 = LoadSlot[1]
// built:   v0 = LoadSlot[2]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v6, v2)
// built: b1(v4: value, v5: int): loop s1 at @0+3
// built:   GuardTag[table] v7 -> s2
// built:   v9 = UnboxPtr[table] v7
// built:   v10 = BoxInt v5
// built:   v11 = Call[SetEntry] v9, v4, v10 -> s2
// built:   v12 = UnboxBool v11
// built:   GuardTrue v12 -> s2
// built:   v14 = LoadGlobal[string]
// built:   GuardTag[table] v14 -> s3
// built:   v16 = UnboxPtr[table] v14
// built:   GuardShape[shape(0)] v16 -> s3
// built:   v18 = LoadField[27] v16
// built:   v19 = Execute[Call:0x1010363] -> s4
// built:   v20 = LoadFrame[3]
// built:   v21 = Execute[Concat:0x203012b] -> s5
// built:   v22 = LoadFrame[1]
// built:   v24 = AddOv v5, 1 -> s6
// built:   GuardPoll -> s8
// built:   v27 = LtInt v24, 50
// built:   GuardTrue v27 -> s7
// built:   Jump b1(v22, v24)
// built: s0: @0+3 line 6 base 0 {}
// built: s1: @0+3 line 6 base 0 {1: v4, 2: v5}
// built: s2: @0+3 line 6 base 0 {1: v4, 2: v5}
// built: s3: @0+6 line 7 base 0 {1: v4, 2: v5, 3: v14}
// built: s4: @0+9 line 7 base 0 {2: v5, 3: v18, 7: v4}
// built: s5: @0+11 line 7 base 0 {2: v5, 3: v20, 4: v5}
// built: s6: @0+12 line 5 base 0 {1: v22, 2: v5}
// built: s7: @0+13 line 5 base 0 {1: v22, 2: v24}
// built: s8: poll @0+13 line 5 base 0 {1: v22, 2: v24}
// built: ; @0 is run
// optimized: region "loop" slots 20
// optimized: b0:
// optimized:   v7 = LoadSlot[0]
// optimized:   v6 = LoadSlot[1]
// optimized:   v0 = LoadSlot[2]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   GuardTag[table] v7 -> s1
// optimized:   v9 = UnboxPtr[table] v7
// optimized:   v30 = LtInt v2, 50
// optimized:   GuardTrue v30 -> s1
// optimized:   Jump b1(v6, v2)
// optimized: b1(v4: value, v5: int): loop at @0+3
// optimized:   v10 = BoxInt v5
// optimized:   v11 = Call[SetEntry] v9, v4, v10 -> s2
// optimized:   v12 = UnboxBool v11
// optimized:   GuardTrue v12 -> s2
// optimized:   v14 = LoadGlobal[string]
// optimized:   GuardTag[table] v14 -> s3
// optimized:   v16 = UnboxPtr[table] v14
// optimized:   GuardShape[shape(0)] v16 -> s3
// optimized:   v18 = LoadField[27] v16
// optimized:   v19 = Execute[Call:0x1010363] -> s4
// optimized:   v20 = LoadFrame[3]
// optimized:   v21 = Execute[Concat:0x203012b] -> s5
// optimized:   v22 = LoadFrame[1]
// optimized:   v24 = AddInt v5, 1
// optimized:   GuardPoll -> s6
// optimized:   v27 = LtInt v24, 50
// optimized:   GuardTrue v27 -> s7
// optimized:   Jump b1(v22, v24)
// optimized: s0: @0+3 line 6 base 0 {}
// optimized: s1: @0+3 line 6 base 0 {1: v6, 2: v2}
// optimized: s2: @0+3 line 6 base 0 {1: v4, 2: v5}
// optimized: s3: @0+6 line 7 base 0 {1: v4, 2: v5, 3: v14}
// optimized: s4: @0+9 line 7 base 0 {2: v5, 3: v18, 7: v4}
// optimized: s5: @0+11 line 7 base 0 {2: v5, 3: v20, 4: v5}
// optimized: s6: poll @0+13 line 5 base 0 {1: v22, 2: v24}
// optimized: s7: @0+13 line 5 base 0 {1: v22, 2: v24}
// optimized: ; @0 is run
