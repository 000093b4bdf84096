// The right side of a definition still sees the outer variable of that name.
x := 5
func f() {
  x := x * 2
  if true { x := x + 1 return x }
}
print(f(), x) // expect: 11	5
