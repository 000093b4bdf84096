// A table that a callee enlarges inside a long loop is read at its new place.
t := {1}
func grow(i) { t[#t + 1] = i }
sum := 0
for i := 2; i <= 3000; i++ {
  before := t[1]
  grow(i)
  sum += before + t[i] + t[#t]
}
print(sum, #t) // expect: 9005997	3000
o := {a: 1}
for i := 1; i <= 300; i++ {
  x := o.a
  o["f" .. i] = i
  o.a = x + 1
}
print(o.a, o.f300) // expect: 301	300
