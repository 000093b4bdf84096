// gc-period: 5000
// Coroutines that run on one native stack share it: each may nest deeply, whatever tier it runs in.

// Resumes a coroutine from `depth` calls down, which does the same, `more` times in all.
func nest(more, depth) {
    if depth > 0 {
        found := nest(more, depth - 1)
        return found
    }
    if more == 0 { return 0 }
    co := coroutine.create(nest)
    ok, found := coroutine.resume(co, more - 1, 60000)
    if !ok { error(found, 0) }
    return found + 1
}
print(nest(12, 10))          // expect: 12

// The same where each has yielded on the way, so that its frames were given up once.
func pause_and_nest(more, depth) {
    if depth > 0 {
        found := pause_and_nest(more, depth - 1)
        return found
    }
    coroutine.yield("deep")
    if more == 0 { return 0 }
    co := coroutine.wrap(pause_and_nest)
    first := co(more - 1, 30000)
    return co() + #first
}
outer := coroutine.wrap(pause_and_nest)
print(outer(20, 30000))      // expect: deep
print(outer())               // expect: 80
