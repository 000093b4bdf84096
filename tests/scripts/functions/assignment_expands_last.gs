// The last call on the right side of an assignment or definition expands.
func two() { return 1, 2 }
a, b, c := 0, two()
print(a, b, c) // expect: 0	1	2
a, b, c = two()
print(a, b, c) // expect: 1	2	nil
a, b, c = two(), 9
print(a, b, c) // expect: 1	9	nil
var d, e = two()
print(d, e) // expect: 1	2
func f() {
  p, q, r := two(), two()
  return p, q, r
}
print(f()) // expect: 1	1	2
