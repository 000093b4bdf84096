// A string that a loop carries as an address, and that an instruction the interpreter executes finds in its frame.
func kernel(i) {
  x, y, s := 1, 2, ""
  for k := 0; k < 5; k++ {
    y = select(2, x, y)
    s = s .. i
    s = #s > 12 && "" || s
  }
  return s, y
}
for i := 1; i <= 40; i++ {
  ok, s, y := pcall(kernel, i)
  if i % 13 == 1 { print(i, ok, s, y) }
}
// expect: 1	true	11111	2
// expect: 14	true	1414141414	2
// expect: 27	true	2727272727	2
// expect: 40	true	4040404040	2
