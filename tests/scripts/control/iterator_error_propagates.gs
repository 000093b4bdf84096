// An error in an iterator function leaves the loop.
n := 0
ok, message := pcall(func() {
  for i := range func() { n++ if n == 3 { error("third call") } return n } {}
})
print(ok, message, n) // expect: false	third call	3
