// A filter between a producer and a consumer.
func producer() {
    return coroutine.wrap(func() {
        for _, w := range ipairs({"one", "two", "three"}) { coroutine.yield(w) }
    })
}
func numbered(source) {
    return coroutine.wrap(func() {
        n := 0
        for w := range source {
            n++
            coroutine.yield(n .. ":" .. w)
        }
    })
}
for line := range numbered(producer()) { print(line) }
// expect: 1:one
// expect: 2:two
// expect: 3:three
