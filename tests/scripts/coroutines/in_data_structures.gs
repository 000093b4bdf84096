// Coroutines are values: stored, compared, passed and collected.
ring := {}
for i := 1; i <= 3; i++ {
  ring[i] = coroutine.create(func() { for { coroutine.yield(i) } })
}
out := ""
for turn := 0; turn < 7; turn++ {
  ok, v := coroutine.resume(ring[turn % 3 + 1])
  out ..= v
}
print(out, ring[1] == ring[1], ring[1] == ring[2]) // expect: 1231231	true	false
