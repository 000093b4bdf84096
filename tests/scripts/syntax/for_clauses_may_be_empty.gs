// Each clause of the three-clause loop may be empty.
i := 0
for ; i < 3; i++ {}
print(i) // expect: 3
for ;; { i++ if i == 6 { break } }
print(i) // expect: 6
for j := 0; ; j++ { if j == 4 { print(j) break } } // expect: 4
for j := 0; j < 2; { j++ print("j", j) }
// expect: j	1
// expect: j	2
