// Infinite recursion ends in an error that can be caught, again and again.
func forever(n) { return 1 + forever(n + 1) }
for i := 1; i <= 3; i++ {
  ok, message := pcall(forever, 1)
  print(ok, message:contains("stack overflow"))
}
// expect: false	true
// expect: false	true
// expect: false	true
func f(n) { return n }
print(f("still works")) // expect: still works
