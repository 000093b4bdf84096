// Newlines are plain white space: an expression may be broken anywhere.
x
:=
1 +
2
* 3
print(
    x
)
// expect: 7
y := x z := 4 print(y, z) // expect: 7	4
func
add(
a, b)
{ return
a + b }
print(add(1,
2)) // expect: 3
