// Callbacks of map and filter may yield.
gen := coroutine.wrap(func() {
    r := table.map({1, 2}, func(v) { return coroutine.yield(v) })
    return table.concat(r, "+")
})
print(gen())
// expect: 1
print(gen("x"))
// expect: 2
print(gen("y"))
// expect: x+y
