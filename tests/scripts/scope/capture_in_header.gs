// Closures made in the condition or post statement of a loop see what the body does to that round's variable.
func in_condition() {
  fs := {}
  keep := func(f) { fs[#fs + 1] = f return #fs <= 3 }
  for i := 0; keep(func() { return i }); { i += 10 }
  return fs[1](), fs[2](), fs[3](), fs[4]()
}
print(in_condition()) // expect: 10	20	30	30
func in_post() {
  fs := {}
  for i := 0; i < 30; fs[#fs + 1] = func() { return i } { i += 10 }
  return #fs, fs[1](), fs[2](), fs[3]()
}
print(in_post()) // expect: 3	20	30	30
func setter() {
  seen := ""
  for i := 0; i < 10; i++ {
    bump := func() { i += 3 }
    if i < 5 { bump() }
    seen ..= i .. ","
  }
  return seen
}
print(setter()) // expect: 3,7,8,9,
