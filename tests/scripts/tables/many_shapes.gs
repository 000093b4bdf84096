// One piece of code may see objects of very many forms.
func get(o) { return o.v }
func set(o, x) { o.v = x }
sum := 0
for i := 0; i < 500; i++ {
  o := {}
  for j := 0; j < i % 40; j++ { o["p" .. j] = j }
  set(o, i)
  o.tail = true
  sum += get(o)
}
print(sum) // expect: 124750
