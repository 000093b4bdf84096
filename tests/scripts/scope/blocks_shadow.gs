// A definition inside a block ends with the block.
x := "global"
if true {
  x := "block"
  print(x) // expect: block
}
print(x) // expect: global
for i := 0; i < 1; i++ { x := "loop" }
print(x, i) // expect: global	nil
func f() {
  if true { y := 1 }
  return y
}
print(f()) // expect: nil
