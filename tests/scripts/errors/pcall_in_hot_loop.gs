// Errors raised thousands of times are caught each time.
func risky(i) {
  if i % 3 == 0 { error(i) }
  return i
}
good, bad := 0, 0
for i := 1; i <= 3000; i++ {
  ok, v := pcall(risky, i)
  if ok { good += v } else { bad += v }
}
print(good, bad) // expect: 3000000	1501500
