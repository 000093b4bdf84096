// Loops with a limit are cut into pieces between which they poll. Each must come to the same end as if it were not, wherever the end
// of a piece lies.
func up(from, limit, step) {
  rounds, last := 0, 0
  for i := from; i < limit; i = i + step {
    rounds++
    last = i
  }
  return rounds, last
}
func up_to(from, limit, step) {
  rounds, last := 0, 0
  for i := from; i <= limit; i = i + step {
    rounds++
    last = i
  }
  return rounds, last
}
func down(from, limit) {
  rounds, last := 0, 0
  for i := from; i > limit; i = i - 3 {
    rounds++
    last = i
  }
  return rounds, last
}
func down_to(from, limit) {
  rounds := 0
  i := from
  for i >= limit {
    rounds++
    i = i - 1
  }
  return rounds, i
}
for n := 0; n < 60; n++ { up(0, n, 1 + n % 3); up_to(0, n, 1 + n % 3); down(n, 0); down_to(n, 0) }
print(up(0, 5000, 1))                                    // expect: 5000	4999
print(up(0, 4999, 7))                                    // expect: 715	4998
print(up(7, 100000, 13))                                 // expect: 7692	99990
print(up(-3000, 3000, 1))                                // expect: 6000	2999
print(up(10, 10, 1))                                     // expect: 0	0
print(up_to(1, 512, 1))                                  // expect: 512	512
print(up_to(1, 513, 1))                                  // expect: 513	513
print(up_to(1, 40960, 5))                                // expect: 8192	40956
print(down(6000, 0))                                     // expect: 2000	3
print(down(10, -10000))                                  // expect: 3337	-9998
print(down_to(5000, 1))                                  // expect: 5000	0
print(down_to(-1, -5000))                                // expect: 5000	-5001

// At the ends of the integers; a sum that leaves them goes on as a double.
largest := 140737488355327
print(up(largest - 2000, largest, 1))                    // expect: 2000	140737488355326
print(up_to(largest - 2000, largest, 2))                 // expect: 1001	140737488355327
print(up(largest - 5000000000000, largest, 2000000000))  // expect: 2500	140735488355327
print(up(0, largest, 40000000000))                       // expect: 3519	140720000000000
print(down_to(2000 - largest, 0 - largest))              // expect: 2001	-140737488355328
print(down(0 - largest + 4000, 0 - largest))             // expect: 1334	-140737488355326

// Steps that lead nowhere, or away: something else ends the loop.
func astray(from, limit, step, most) {
  rounds := 0
  for i := from; i <= limit; i = i + step {
    rounds++
    if rounds >= most { return rounds, i }
  }
  return rounds, 0
}
for n := 0; n < 60; n++ { astray(0, 40, 1, n) }
print(astray(0, 5, 0, 3000))                             // expect: 3000	0
print(astray(0, 5, -2, 3000))                            // expect: 3000	-5998
print(astray(5, 4, -2, 3000))                            // expect: 0	0
print(astray(0, 5000, 1, 3000))                          // expect: 3000	2999

// Rows that grow, and values that go round, beside it.
func iterate(c, n) {
  z, row := 0.0, {}
  for i := 1; i <= n; i++ {
    z = z * z + c
    if z * z > 4.0 { return i, z * 2.0 }
    row[i] = z
  }
  return #row, row[n] + row[1]
}
for n := 1; n < 60; n++ { iterate(0.3, n) }
print(iterate(-0.7, 3000))                               // expect: 3000	-1.174679434480896
print(iterate(0.3, 3000))                                // expect: 12	4.386575230425793
