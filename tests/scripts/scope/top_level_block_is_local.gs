// A definition inside a block at top level is no global.
func read() { return hidden }
if true {
  hidden := "local"
  print(hidden, read()) // expect: local	nil
}
print(hidden) // expect: nil
