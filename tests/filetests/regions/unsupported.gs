// rounds: 1
// A round that a region cannot do to its end - it cannot concatenate - makes none.
func run(s) {
  for i := 0; i < 50; i++ {
    n := i * 2
    s = s .. n
  }
  return s
}
return run("")
// built: nothing: no recording came round
