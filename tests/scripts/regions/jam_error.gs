// A row is missing in the middle of what is done for four rounds at a time: the error is that of the line and the functions that it is in.
// expect-exit: 1
// expect-stderr: jam_error.gs:9: attempt to index a nil value
// expect-stderr: row_sum
// expect-stderr: sums
func row_sum(rows, j, n) {
  s := 0.0
  for k := 1; k <= n; k++ {
    s += rows[k][j]
  }
  return s
}
func sums(rows, to, n) {
  for j := 1; j <= n; j++ {
    to[j] = row_sum(rows, j, 6)
  }
}
rows, to := {}, {}
for k := 1; k <= 6; k++ {
  rows[k] = {}
  for j := 1; j <= 12; j++ { rows[k][j] = j + k / 4 }
}
for j := 1; j <= 12; j++ { to[j] = 0.0 }
for round := 1; round <= 200; round++ { sums(rows, to, 12) }
rows[5] = {1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5}
ok, message := pcall(sums, rows, to, 12)
print(message, table.concat(to, " "))
// expect: attempt to perform arithmetic on a nil value	10.5 16.5 22.5 28.5 34.5 40.5 46.5 53.25 59.25 65.25 71.25 77.25
rows[4] = nil
sums(rows, to, 12)
