// A closure called in the body changes the variable of its own iteration, and so the loop.
out := ""
for i := 0; i < 10; i++ {
  skip := func() { i += 2 }
  out ..= i .. ","
  skip()
}
print(out) // expect: 0,3,6,9,
