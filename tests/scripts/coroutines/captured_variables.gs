// A coroutine shares captured variables with its creator and keeps its own locals.
shared := 0
func worker(step) {
  return coroutine.wrap(func() {
    mine := 0
    for {
      mine += step
      shared += step
      coroutine.yield(mine)
    }
  })
}
a, b := worker(1), worker(10)
print(a(), b(), a(), b(), shared) // expect: 1	10	2	20	22
