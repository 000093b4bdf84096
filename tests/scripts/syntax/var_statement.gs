// The var statement declares names, nil without initialisers.
var a
var b, c = 1, 2
var d = "d"
print(a, b, c, d) // expect: nil	1	2	d
func f() {
  var x, y, z = 1, 2
  var x = x + 10
  return x, y, z
}
print(f()) // expect: 11	2	nil
for var i = 0; i < 2; i++ { print(i) }
// expect: 0
// expect: 1
