// Conway's game of life on a small torus: a glider comes back to its place.
w, h := 8, 8
func empty() {
  g := {}
  for y := 0; y < h; y++ { g[y] = {} for x := 0; x < w; x++ { g[y][x] = false } }
  return g
}
func step(g) {
  n := empty()
  for y := 0; y < h; y++ {
    for x := 0; x < w; x++ {
      count := 0
      for dy := -1; dy <= 1; dy++ {
        for dx := -1; dx <= 1; dx++ {
          if (dx != 0 || dy != 0) && g[(y + dy) % h][(x + dx) % w] { count++ }
        }
      }
      n[y][x] = count == 3 || (count == 2 && g[y][x])
    }
  }
  return n
}
func show(g) {
  s := ""
  for y := 0; y < h; y++ { for x := 0; x < w; x++ { if g[y][x] { s ..= "#" } else { s ..= "." } } }
  return s
}
g := empty()
for _, p := range {{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}} { g[p[2]][p[1]] = true }
before := show(g)
print(before:sub(1, 24)) // expect: .#........#.....###.....
for i := 0; i < 4; i++ { g = step(g) }
print(show(g):sub(9, 32)) // expect: ..#........#.....###....
for i := 4; i < 32; i++ { g = step(g) }
print(show(g) == before) // expect: true
