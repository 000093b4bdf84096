// Remainders by constants and by variables, of integers of all sizes and signs and of doubles: what a tier does in place must be
// what subtracting the floored quotient gives, of the same type.
func by_constants(x) {
  return {x % 1, x % 2, x % 3, x % 7, x % 10, x % 1000, x % 4096, x % 65537, x % 2147483647, x % 2147483648,
          x % 4294967297, x % 100000000000003, x % 140737488355327, x % -7, x % 2.5, x % 7.0}
}
divisors := {1, 2, 3, 7, 10, 1000, 4096, 65537, 2147483647, 2147483648, 4294967297, 100000000000003, 140737488355327,
             -7, 2.5, 7.0}
func by_variable(x, y) { return x % y }

// A sum of powers of two times the divisor, subtracted from the top: exact where everything is whole.
func expected(x, y) {
  r := math.abs(x)
  d := math.abs(y)
  for r >= d {
    step := d
    for step <= r / 2 { step = step + step }
    r = r - step
  }
  if r != 0 && (x < 0) != (y < 0) { r = d - r }
  if y < 0 { r = 0 - r }
  return r
}
numbers := {0, 1, 2, 6, 7, 8, 9999, 65536, 65537, 2147483646, 2147483647, 2147483648, 4294967295, 4294967296, 4294967297,
            99999999999999, 140737488355326, 140737488355327}
wrong, seen := 0, 0
func check(x) {
  all := by_constants(x)
  for i := 1; i <= #divisors; i++ {
    y := divisors[i]
    seen++
    got := by_variable(x, y)
    if all[i] != got || got != expected(x, y) || math.type(all[i]) != math.type(got) {
      wrong++
      print(x, y, all[i], got, expected(x, y))
    }
  }
}
for round := 1; round <= 40; round++ {
  for i := 1; i <= #numbers; i++ {
    n := numbers[i]
    check(n)
    check(0 - n)
    check(n + 0.0)
    if n != 0 { check(0.0 - n) }
  }
}
print(seen, wrong)

// Whole doubles that are no integers, halves, zeros of either sign, infinity, and what is no number.
func zero_sign(x) { return 1 / x }
for round := 1; round <= 100; round++ {
  a, b := 9007199254740992.0 % 10, 9007199254740991.0 % 10
  big := 1e300
  c, d := big % 7, 7.5 % 7
  negative_zero := -0.0
  e, f := negative_zero % 7, 0.0 % 7
  if round == 100 {
    print(a, b, c >= 0 && c < 7, d, zero_sign(e), zero_sign(f))
    print((1 / 0) % 7 == (1 / 0) % 7, -14.0 % 7, -15.0 % 7, pcall(func() { return 1 % 0 }))
  }
}
// expect: 45440	0
// expect: 2.0	1.0	true	0.5	-Inf	+Inf
// expect: false	-0.0	6.0	false	attempt to perform modulo by zero
