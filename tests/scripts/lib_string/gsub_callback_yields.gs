// A replacement function may yield; gsub continues when resumed.
co := coroutine.wrap(func() {
    return string.gsub("a-b", "%w", func(c) { return coroutine.yield(c) })
})
print(co())
// expect: a
print(co("X"))
// expect: b
print(co("Y"))
// expect: X-Y	2
