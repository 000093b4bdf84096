// A wrapped coroutine is an iterator for range.
func upto(n) {
    return coroutine.wrap(func() {
        for i := 1; i <= n; i++ { coroutine.yield(i, i * i) }
    })
}
for i, sq := range upto(3) { print(i, sq) }
// expect: 1	1
// expect: 2	4
// expect: 3	9
