// The variables of a loop header are not visible after the loop.
i := "outer"
for i := 0; i < 3; i++ {}
print(i) // expect: outer
for k, v := range {1} {}
print(k, v) // expect: nil	nil
for j = 0; j < 3; j++ {}
print(j) // expect: 3
