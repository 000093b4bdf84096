// break and continue act on the innermost loop; continue runs the post statement.
out := ""
for i := 0; i < 3; i++ {
  for j := 0; j < 5; j++ {
    if j == 1 { continue }
    if j == 3 { break }
    out ..= i .. j .. " "
  }
  if i == 1 { continue }
  out ..= "| "
}
print(out .. "end") // expect: 00 02 | 10 12 20 22 | end
n := 0
for n < 10 { n++ if n % 2 == 0 { continue } if n > 6 { break } }
print(n) // expect: 7
for k, v := range {1, 2, 3, 4} {
  if v == 2 { continue }
  if v == 4 { break }
  print(v)
}
// expect: 1
// expect: 3
