// Remainders of powers of two, of numbers so small that their quotient is none.
func remainders(xs) {
  text := {}
  for i := 1; i <= #xs; i++ { text[i] = xs[i] % 16384 * 4 }
  return table.concat(text, " ")
}
xs := {1.5, -5e-324, -1e-310, 5e-324, -0.0, 0.0, -1.5, 16384.0, -16384.0, 1e300, -2e-322}
for k := 1; k <= 5; k++ { remainders(xs) }
print(remainders(xs)) // expect: 6.0 65536.0 65536.0 2e-323 -0.0 0.0 65530.0 0.0 -0.0 0.0 65536.0
