// A return leaves any number of loops.
func find(m, x) {
  for i, row := range m {
    for j := 1; j <= #row; j++ {
      for k := range 3 { if row[j] == x && k == 1 { return i, j, k } }
    }
  }
  return nil
}
print(find({{1, 2}, {3, 4}}, 3)) // expect: 2	1	1
print(find({{1, 2}}, 9)) // expect: nil
