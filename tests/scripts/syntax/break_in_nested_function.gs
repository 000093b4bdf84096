// A function body does not see the loop around the function.
// expect-exit: 1
// expect-stderr: break outside loop
for i := 0; i < 3; i++ {
  f := func() { break }
  f()
}
