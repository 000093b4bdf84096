// A counter that passes the int range goes on as a float.
max := 140737488355327
n := 0
for i := max - 2; i <= max + 2; i++ { n++ print(i) }
// expect: 140737488355325
// expect: 140737488355326
// expect: 140737488355327
// expect: 1.40737488355328e+14
// expect: 1.40737488355329e+14
for i := -max + 1; i >= -max - 1; i-- { n++ }
print(n) // expect: 8
