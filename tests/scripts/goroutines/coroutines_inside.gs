// Coroutines run inside goroutines, and block on channels from within.
out := make(chan)
func producer(name) {
  gen := coroutine.wrap(func() {
    for i := 1; i <= 3; i++ {
      out <- name .. i
      coroutine.yield(i)
    }
  })
  gen() gen() gen()
}
go producer("a")
go producer("b")
seen := {}
for i := 1; i <= 6; i++ { seen[i] = <-out }
table.sort(seen)
print(table.concat(seen, " ")) // expect: a1 a2 a3 b1 b2 b3
