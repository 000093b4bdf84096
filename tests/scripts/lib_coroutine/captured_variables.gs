// A suspended coroutine shares its captured variables with the outside.
x := 1
co := coroutine.wrap(func() {
    for {
        x = x * 2
        coroutine.yield(x)
    }
})
print(co(), co())
// expect: 2	4
x = 100
print(co(), x)
// expect: 200	200
