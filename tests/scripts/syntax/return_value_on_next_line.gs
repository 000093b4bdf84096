// A return takes its values even from the next line.
func f() {
  return
    42
}
print(f()) // expect: 42
func g() { return }
print(g(), select("#", g())) // expect: nil	0
