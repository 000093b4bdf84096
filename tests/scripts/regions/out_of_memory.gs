// flags: --memory-limit=1M
// A loop that makes objects until there is no memory ends with the error that it ends with everywhere; one whose objects die, or are not made
// at all, goes on.
func chain(n) {
  head := nil
  for i := 1; i <= n; i++ { head = {value: i, next: head, pad: {a: i}} }
  return head
}
ok, message := pcall(chain, 10000000)
print(ok, message)        // expect: false	not enough memory

func churn(n) {
  sum := 0
  last := nil
  for i := 1; i <= n; i++ {
    p := {x: i, y: {z: i}}
    sum += p.y.z
    if i % 1000 == 0 { last = p }
  }
  return sum, last.y.z
}
print(churn(12000))       // expect: 72006000	12000
