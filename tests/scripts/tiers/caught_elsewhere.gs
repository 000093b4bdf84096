// An error is caught in a coroutine that has been resumed from elsewhere since pcall was called: what was below pcall's caller
// on the native stack then is not there any more, and something else may lie where it was.
func resume_from(depth, co) {
    if depth > 0 { ok, v := resume_from(depth - 1, co); return ok, v }
    return coroutine.resume(co)
}
func fail(depth) {
    if depth > 0 { r := fail(depth - 1); return r }
    error("why", 0)
}
func pause(depth) {
    if depth > 0 { r := pause(depth - 1); return r + 1 }
    coroutine.yield("later")
    return 0
}
func body(n) {
    ok, e := pcall(func() { coroutine.yield("first"); r := fail(n); return r })
    r := pause(5)
    return e .. r
}
count := 0
for first := 0; first < 24; first++ {
    for n := 0; n < 24; n++ {
        co := coroutine.create(func() { r := body(n); return r })
        ok, a := resume_from(first, co)
        ok, b := coroutine.resume(co)
        ok, c := resume_from(3, co)
        if a == "first" && b == "later" && c == "why5" { count++ } else { print(first, n, a, b, c) }
    }
}
print(count)     // expect: 576
