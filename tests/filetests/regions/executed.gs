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
// built:   v6 = LoadSlot[1]
// built:   v0 = LoadSlot[2]
// built:   GuardTag[int] v0 -> s0
// built:   v2 = UnboxInt v0
// built:   Jump b1(v6, v2)
// built: b1(v4: value, v5: int): loop s1 at @0+3
// built:   v7 = Execute[SetIndex:0x201005f] -> s2
// built:   v8 = LoadGlobal[string]
// built:   GuardTag[table] v8 -> s3
// built:   v10 = UnboxPtr[table] v8
// built:   GuardShape[shape(0)] v10 -> s3
// built:   v12 = LoadField[27] v10
// built:   v13 = Execute[Call:0x1010363] -> s4
// built:   v14 = LoadFrame[3]
// built:   v15 = Execute[Concat:0x203012b] -> s5
// built:   v16 = LoadFrame[1]
// built:   v18 = AddOv v5, 1 -> s6
// built:   GuardPoll -> s8
// built:   v21 = LtInt v18, 50
// built:   GuardTrue v21 -> s7
// built:   Jump b1(v16, v18)
// built: s0: @0+3 line 6 base 0 {}
// built: s1: @0+3 line 6 base 0 {1: v4, 2: v5}
// built: s2: @0+3 line 6 base 0 {1: v4, 2: v5}
// built: s3: @0+6 line 7 base 0 {1: v4, 2: v5, 3: v8}
// built: s4: @0+9 line 7 base 0 {2: v5, 3: v12, 7: v4}
// built: s5: @0+11 line 7 base 0 {2: v5, 3: v14, 4: v5}
// built: s6: @0+12 line 5 base 0 {1: v16, 2: v5}
// built: s7: @0+13 line 5 base 0 {1: v16, 2: v18}
// built: s8: poll @0+13 line 5 base 0 {1: v16, 2: v18}
// built: ; @0 is run
// optimized: region "loop" slots 20
// optimized: b0:
// optimized:   v6 = LoadSlot[1]
// optimized:   v0 = LoadSlot[2]
// optimized:   GuardTag[int] v0 -> s0
// optimized:   v2 = UnboxInt v0
// optimized:   v24 = LtInt v2, 50
// optimized:   GuardTrue v24 -> s1
// optimized:   Jump b1(v6, v2)
// optimized: b1(v4: value, v5: int): loop at @0+3
// optimized:   v7 = Execute[SetIndex:0x201005f] -> s2
// optimized:   v8 = LoadGlobal[string]
// optimized:   GuardTag[table] v8 -> s3
// optimized:   v10 = UnboxPtr[table] v8
// optimized:   GuardShape[shape(0)] v10 -> s3
// optimized:   v12 = LoadField[27] v10
// optimized:   v13 = Execute[Call:0x1010363] -> s4
// optimized:   v14 = LoadFrame[3]
// optimized:   v15 = Execute[Concat:0x203012b] -> s5
// optimized:   v16 = LoadFrame[1]
// optimized:   v18 = AddInt v5, 1
// optimized:   GuardPoll -> s6
// optimized:   v21 = LtInt v18, 50
// optimized:   GuardTrue v21 -> s7
// optimized:   Jump b1(v16, v18)
// optimized: s0: @0+3 line 6 base 0 {}
// optimized: s1: @0+3 line 6 base 0 {1: v6, 2: v2}
// optimized: s2: @0+3 line 6 base 0 {1: v4, 2: v5}
// optimized: s3: @0+6 line 7 base 0 {1: v4, 2: v5, 3: v8}
// optimized: s4: @0+9 line 7 base 0 {2: v5, 3: v12, 7: v4}
// optimized: s5: @0+11 line 7 base 0 {2: v5, 3: v14, 4: v5}
// optimized: s6: poll @0+13 line 5 base 0 {1: v16, 2: v18}
// optimized: s7: @0+13 line 5 base 0 {1: v16, 2: v18}
// optimized: ; @0 is run
