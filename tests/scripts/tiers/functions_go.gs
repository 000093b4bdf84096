// A loop whose first rounds are not worth compiling, and whose callees are gone when others are.
func run(f, joins) {
  s, out := 0, ""
  for i := 0; i < 12; i++ {
    s = s + f(i)
    if joins { out = out .. i }
  }
  return s
}
total := 0
for k := 0; k < 40; k++ {
  f := loadstring("k := " .. k .. "; return func(i) { t := i * 2; return t + k }")
  total = total + run(f, k < 3)
  f = nil
  for j := 0; j < 200; j++ { x := {j} }
}
print(total) // expect: 14640
