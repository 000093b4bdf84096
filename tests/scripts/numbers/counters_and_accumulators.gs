// A float counter stays a float in every kind of loop.
for x := 0.0; x < 2; x++ { print(x) }
// expect: 0.0
// expect: 1.0
for x := 0.5; x <= 1.5; x += 0.5 { print(x) }
// expect: 0.5
// expect: 1.0
// expect: 1.5
n := 0
for x := 0.0; x < 1; x += 0.1 { n++ }
print(n) // expect: 11
