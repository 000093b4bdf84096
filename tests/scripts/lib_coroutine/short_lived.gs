// Creating and dropping many coroutines is cheap and leaves nothing behind.
total := 0
for i := 1; i <= 20000; i++ {
    co := coroutine.create(func(v) { return v + 1 })
    ok, r := coroutine.resume(co, i)
    if ok { total = total + r }
}
print(total)
// expect: 200030000
