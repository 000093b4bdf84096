// rounds: 1
// A round that a region cannot do to its end - a protected call makes frames that it knows nothing of - makes none.
func run(s) {
  for i := 0; i < 50; i++ {
    ok, n := pcall(func() { return i * 2 })
    s = s + n
  }
  return s
}
return run(0)
// built: nothing: no recording came round
