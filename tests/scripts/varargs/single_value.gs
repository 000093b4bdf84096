// Where one value is needed the dots are the first extra argument or nil.
func f(...) {
  x := ...
  y := (...)
  return x, y, ... == 1, (... || "none")
}
print(f(1, 2)) // expect: 1	1	true	1
print(f()) // expect: nil	nil	false	none
func add(...) { return ... + 10 }
print(add(5, 6)) // expect: 15
