// Callbacks of other library functions may yield as well.
func drive(f) {
  co := coroutine.wrap(f)
  v := co()
  for type(v) == "number" { v = co(v * 10) }
  return v
}
y := coroutine.yield
print(drive(func() { return table.concat(table.map({1, 2}, func(x) { return y(x) }), ",") })) // expect: 10,20
print(drive(func() { return table.concat(table.filter({1, 2, 3}, func(x) { return y(x) > 15 }), ",") })) // expect: 2,3
print(drive(func() { return "sum " .. table.reduce({1, 2}, func(acc, x) { return acc + y(x) }, 0) })) // expect: sum 30
