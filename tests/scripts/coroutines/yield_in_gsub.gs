// A replacement function of gsub may yield.
co := coroutine.wrap(func() {
  return string.gsub("a-b-c", "%a", func(m) { return coroutine.yield(m) })
})
print(co()) // expect: a
print(co("1")) // expect: b
print(co("2")) // expect: c
print(co("3")) // expect: 1-2-3	3
