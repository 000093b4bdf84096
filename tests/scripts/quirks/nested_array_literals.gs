// Literals of arrays inside array literals keep all their elements.
m := {{1, 2}, {3, 4}}
print(m[1][1], m[1][2], m[2][1], m[2][2]) // expect: 1	2	3	4
for i := 1; i <= 300; i++ {
  g := {{i, {i + 1, i + 2}}, {{{i + 3}}}}
  if g[1][2][2] - g[2][1][1][1] != -1 { print("corrupt") }
}
