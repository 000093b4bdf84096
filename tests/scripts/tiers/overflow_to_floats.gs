// Sums, differences and products of integers that are none, by variables and constants, forwards and backwards across the limits.
func sum(a, b) { return a + b }
func difference(a, b) { return a - b }
func product(a, b) { return a * b }
func plus_constant(a) { return a + 100000 }
func minus_constant(a) { return a - 100000 }
func constant_minus(a) { return -100000 - a }
func times_constant(a) { return a * 100003 }
largest, smallest := 140737488355327, -140737488355328
for round := 1; round <= 100; round++ {
  r := {sum(largest, 1), sum(smallest, -1), sum(largest, largest), difference(smallest, 1), difference(largest, -1),
        product(largest, 2), product(largest, largest), product(smallest, -1), product(99999999, 99999999),
        plus_constant(largest), minus_constant(smallest), constant_minus(largest), times_constant(largest),
        sum(largest, 0), sum(largest, 0.5), product(1000, 1000), sum(1.5, 2), sum(2, 1.5)}
  if round == 100 {
    for i := 1; i <= #r; i++ { print(math.type(r[i]), string.format("%.1f", r[i])) }
  }
}
// expect: float	140737488355328.0
// expect: float	-140737488355329.0
// expect: float	281474976710654.0
// expect: float	-140737488355329.0
// expect: float	140737488355328.0
// expect: float	281474976710654.0
// expect: float	19807040628565802923409276928.0
// expect: float	140737488355328.0
// expect: float	9999999800000000.0
// expect: float	140737488455327.0
// expect: float	-140737488455328.0
// expect: float	-140737488455327.0
// expect: float	14074171047997765632.0
// expect: integer	140737488355327.0
// expect: float	140737488355327.5
// expect: integer	1000000.0
// expect: float	3.5
// expect: float	3.5
