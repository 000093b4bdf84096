// rounds: 4
// every: 4
// Elements may be of either kind of number: the product goes two ways. The factor is of one kind in each version of the loop.
func f(list, factor) {
  last := 0
  for i := 1; i <= 8; i++ { last = list[i] * factor } // loop
  return last
}
list := {1, 2.5, 3, 4.5, 5.5, 6, 7, 8.5}
f(list, 2)
f(list, 2.5)
f(list, 2)
// built: region "loop" slots 17
// built: b0:
// built:   v16 = LoadSlot[0]
// built:   v3 = LoadSlot[1]
// built:   v0 = LoadSlot[3]
// built:   v1 = IsTag[int] v0
// built:   Branch v1, b1, b8
// built: b1:
// built:   v4 = IsTag[int] v3
// built:   Branch v4, b2, b8
// built: b2:
// built:   v6 = UnboxInt v0
// built:   v7 = UnboxInt v3
// built:   Jump b3(v7, v6)
// built: b3(v14: int, v15: int): loop s1 at @0+4
// built:   GuardTag[table] v16 -> s2
// built:   v18 = UnboxPtr[table] v16
// built:   GuardElements[double|int] v18 -> s2
// built:   v20 = LoadStorage v18
// built:   v21 = LoadLength v20
// built:   GuardBounds v15, v21 -> s2
// built:   v24 = LtInt 0, v15
// built:   GuardTrue v24 -> s2
// built:   v26 = LoadElement v20, v15
// built:   v27 = IsTag[int] v26
// built:   Branch v27, b4, b6
// built: b4:
// built:   v34 = UnboxInt v26
// built:   v35 = MulOv v34, v14 -> s3
// built:   v37 = AddOv v15, 1 -> s4
// built:   GuardPoll -> s6
// built:   v40 = LeInt v37, 8
// built:   Branch v40, b3(v14, v37), b5
// built: b5: at @0+9
// built:   Leave -> s16
// built: b6:
// built:   GuardTag[double] v26 -> s3
// built:   v30 = UnboxDouble v26
// built:   v31 = IntToDouble v14
// built:   v32 = MulDouble v30, v31
// built:   Jump b7
// built: b7: at @0+6
// built:   v63 = AddOv v15, 1 -> s13
// built:   GuardPoll -> s15
// built:   v66 = LeInt v63, 8
// built:   Branch v66, b3(v14, v63), b10(v32)
// built: b8:
// built:   GuardTag[int] v0 -> s0
// built:   GuardTag[double] v3 -> s0
// built:   v11 = UnboxInt v0
// built:   v12 = UnboxDouble v3
// built:   Jump b9(v12, v11)
// built: b9(v42: double, v43: int): loop s7 at @0+4
// built:   GuardTag[table] v16 -> s8
// built:   v45 = UnboxPtr[table] v16
// built:   GuardElements[double|int] v45 -> s8
// built:   v47 = LoadStorage v45
// built:   v48 = LoadLength v47
// built:   GuardBounds v43, v48 -> s8
// built:   v51 = LtInt 0, v43
// built:   GuardTrue v51 -> s8
// built:   v53 = LoadElement v47, v43
// built:   v54 = NumberToDouble v53 -> s9
// built:   v55 = MulDouble v54, v42
// built:   v57 = AddOv v43, 1 -> s10
// built:   GuardPoll -> s12
// built:   v60 = LeInt v57, 8
// built:   Branch v60, b9(v42, v57), b10(v55)
// built: b10(v69: double): at @0+9
// built:   Leave -> s17
// built: s0: @0+4 line 6 base 0 {}
// built: s1: @0+4 line 6 base 0 {1: v14, 3: v15}
// built: s2: @0+4 line 6 base 0 {1: v14, 3: v15}
// built: s3: @0+5 line 6 base 0 {1: v14, 3: v15, 4: v26}
// built: s4: @0+6 line 6 base 0 {1: v14, 2: v35, 3: v15}
// built: s6: poll @0+7 line 6 base 0 {1: v14, 2: v35, 3: v37}
// built: s7: @0+4 line 6 base 0 {1: v42, 3: v43}
// built: s8: @0+4 line 6 base 0 {1: v42, 3: v43}
// built: s9: @0+5 line 6 base 0 {1: v42, 3: v43, 4: v53}
// built: s10: @0+6 line 6 base 0 {1: v42, 2: v55, 3: v43}
// built: s12: poll @0+7 line 6 base 0 {1: v42, 2: v55, 3: v57}
// built: s13: @0+6 line 6 base 0 {1: v14, 2: v32, 3: v15}
// built: s15: poll @0+7 line 6 base 0 {1: v14, 2: v32, 3: v63}
// built: s16: @0+9 line 7 base 0 {2: v35}
// built: s17: @0+9 line 7 base 0 {2: v69}
// built: ; @0 is f
// optimized: region "loop" slots 17
// optimized: b0:
// optimized:   v16 = LoadSlot[0]
// optimized:   v3 = LoadSlot[1]
// optimized:   v0 = LoadSlot[3]
// optimized:   v1 = IsTag[int] v0
// optimized:   Branch v1, b1, b8
// optimized: b1:
// optimized:   v4 = IsTag[int] v3
// optimized:   Branch v4, b2, b8
// optimized: b2:
// optimized:   v6 = UnboxInt v0
// optimized:   v7 = UnboxInt v3
// optimized:   GuardTag[table] v16 -> s0
// optimized:   v18 = UnboxPtr[table] v16
// optimized:   GuardElements[double|int] v18 -> s0
// optimized:   v20 = LoadStorage v18
// optimized:   v21 = LoadLength v20
// optimized:   v31 = IntToDouble v7
// optimized:   v71 = LtInt 0, v6
// optimized:   GuardTrue v71 -> s0
// optimized:   v82 = LeInt v6, 8
// optimized:   GuardTrue v82 -> s0
// optimized:   v84 = LtInt 8, v21
// optimized:   GuardTrue v84 -> s0
// optimized:   Jump b3(v6)
// optimized: b3(v15: int): loop at @0+4
// optimized:   v26 = LoadElement v20, v15
// optimized:   v27 = IsTag[int] v26
// optimized:   Branch v27, b4, b6
// optimized: b4:
// optimized:   v34 = UnboxInt v26
// optimized:   v35 = MulOv v34, v7 -> s1
// optimized:   v37 = AddInt v15, 1
// optimized:   GuardPoll -> s2
// optimized:   v40 = LeInt v37, 8
// optimized:   Branch v40, b3(v37), b5
// optimized: b5: at @0+9
// optimized:   Leave -> s3
// optimized: b6:
// optimized:   GuardTag[double] v26 -> s1
// optimized:   v30 = UnboxDouble v26
// optimized:   v32 = MulDouble v30, v31
// optimized:   Jump b7
// optimized: b7: at @0+6
// optimized:   v63 = AddInt v15, 1
// optimized:   GuardPoll -> s4
// optimized:   v66 = LeInt v63, 8
// optimized:   Branch v66, b3(v63), b12(v32)
// optimized: b8:
// optimized:   GuardTag[int] v0 -> s5
// optimized:   GuardTag[double] v3 -> s5
// optimized:   v11 = UnboxInt v0
// optimized:   v12 = UnboxDouble v3
// optimized:   GuardTag[table] v16 -> s6
// optimized:   v45 = UnboxPtr[table] v16
// optimized:   GuardElements[double|int] v45 -> s6
// optimized:   v47 = LoadStorage v45
// optimized:   v48 = LoadLength v47
// optimized:   v73 = LeInt v11, 8
// optimized:   GuardTrue v73 -> s6
// optimized:   v76 = LeInt 0, v11
// optimized:   GuardTrue v76 -> s6
// optimized:   v78 = LtInt 8, v48
// optimized:   GuardTrue v78 -> s6
// optimized:   v80 = LtInt 0, v11
// optimized:   GuardTrue v80 -> s6
// optimized:   Jump b9(v11)
// optimized: b9(v86: int): loop at @0+4
// optimized:   v88 = MinInt v86, 140737488354814
// optimized:   v90 = AddInt v88, 513
// optimized:   v91 = MinInt 8, v90
// optimized:   Jump b10(v86)
// optimized: b10(v43: int): loop at @0+4
// optimized:   v53 = LoadElement v47, v43
// optimized:   v54 = NumberToDouble v53 -> s7
// optimized:   v55 = MulDouble v54, v12
// optimized:   v57 = AddInt v43, 1
// optimized:   v94 = LeInt v57, v91
// optimized:   Branch v94, b10(v57), b11
// optimized: b11: at @0+4
// optimized:   GuardPoll -> s8
// optimized:   v93 = LeInt v57, 8
// optimized:   Branch v93, b9(v57), b12(v55)
// optimized: b12(v69: double): at @0+9
// optimized:   Leave -> s9
// optimized: s0: @0+4 line 6 base 0 {1: v7, 3: v6}
// optimized: s1: @0+5 line 6 base 0 {1: v7, 3: v15, 4: v26}
// optimized: s2: poll @0+7 line 6 base 0 {1: v7, 2: v35, 3: v37}
// optimized: s3: @0+9 line 7 base 0 {2: v35}
// optimized: s4: poll @0+7 line 6 base 0 {1: v7, 2: v32, 3: v63}
// optimized: s5: @0+4 line 6 base 0 {}
// optimized: s6: @0+4 line 6 base 0 {1: v12, 3: v11}
// optimized: s7: @0+5 line 6 base 0 {1: v12, 3: v43, 4: v53}
// optimized: s8: poll @0+7 line 6 base 0 {1: v12, 2: v55, 3: v57}
// optimized: s9: @0+9 line 7 base 0 {2: v69}
// optimized: ; @0 is f
