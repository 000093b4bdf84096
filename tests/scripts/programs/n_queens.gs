// The count of ways to put n queens on a board.
func queens(n) {
  cols, diag1, diag2 := {}, {}, {}
  func place(row) {
    if row == n { return 1 }
    count := 0
    for c := 0; c < n; c++ {
      if !cols[c] && !diag1[row + c] && !diag2[row - c + n] {
        cols[c], diag1[row + c], diag2[row - c + n] = true, true, true
        count += place(row + 1)
        cols[c], diag1[row + c], diag2[row - c + n] = false, false, false
      }
    }
    return count
  }
  return place(0)
}
for n := 1; n <= 8; n++ { print(n, queens(n)) }
// expect: 1	1
// expect: 2	0
// expect: 3	0
// expect: 4	2
// expect: 5	10
// expect: 6	4
// expect: 7	40
// expect: 8	92
