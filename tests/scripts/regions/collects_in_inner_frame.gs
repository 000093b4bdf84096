// A region of a function called by the library stores an element, for which room must be found, and that collects: the frame of
// the region's function is alive then, although nothing but the stack refers to the function.
func fill(n) {
  rows, kept := {}, {}
  for round := 0; round < n; round++ {
    ok, sum := pcall(func() {
      s := 0
      for i := 0; i < 40; i++ {
        rows[#rows + 1] = round + i
        s = s + rows[#rows]
      }
      return s + round
    })
    kept[#kept + 1] = ok && sum
  }
  return kept
}
for k, v := range fill(8) { print(k, v) }
// expect: 1	780
// expect: 2	821
// expect: 3	862
// expect: 4	903
// expect: 5	944
// expect: 6	985
// expect: 7	1026
// expect: 8	1067
