// A comparator of table.sort may yield.
co := coroutine.wrap(func() {
  t := {3, 1, 2}
  table.sort(t, func(a, b) { return coroutine.yield(a, b) })
  return table.concat(t, ",")
})
a, b := co()
for b != nil { a, b = co(a < b) }
print(a) // expect: 1,2,3
