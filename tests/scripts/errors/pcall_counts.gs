// pcall of functions with few and many parameters, called with fewer and more, for fewer and more results.
func none() {}
func one(a) { return a }
func three(a, b, c) { return a, b, c }
func rest(a, ...) { return a, ... }
func fails(a) { error(a) }
a, b, c, d, e := pcall(three, 1, 2, 3)
print(a, b, c, d, e) // expect: true	1	2	3	nil
a, b, c, d, e = pcall(one, 7)
print(a, b, c, d, e) // expect: true	7	nil	nil	nil
a, b = pcall(none)
print(a, b, pcall(none), (pcall(none))) // expect: true	nil	true	true
pcall(none)
a = pcall(one, 5)
print(a, pcall(three, 1), pcall(three, 1, 2, 3, 4), pcall(rest, 1, 2, 3), pcall(rest)) // expect: true	true	true	true	true	nil
print(select("#", pcall(three, nil, nil, nil)), select("#", pcall(none)), select("#", pcall(one)), select("#", pcall(one, 1))) // expect: 4	1	2	2
print(pcall(fails, "message"), pcall(fails, 42), pcall(fails, nil), pcall(fails)) // expect: false	false	false	false	nil
print(pcall(pcall, one, 3), pcall(pcall, fails, 4), pcall(pcall), pcall(5), pcall(nil)) // expect: true	true	true	false	false	attempt to call a nil value
print(pcall(one, pcall(three, 1, 2, 3)), {pcall(three, 1, 2, 3)}[4]) // expect: true	3
callable := setmetatable({}, {__call: func(self, x) { return "called", x }})
print(pcall(callable, 8), pcall(math.floor, 2.5), pcall(string.rep)) // expect: true	true	false	bad argument #1 to 'string.rep' (string expected)
func deep(n) {
    if n == 0 { error("bottom", 0) }
    ok, message := pcall(deep, n - 1)
    error(message .. n % 10, 0)
}
print(pcall(deep, 12)) // expect: false	bottom123456789012
co := coroutine.wrap(func(x) {
    ok, y, z := pcall(func(a) {
        b := coroutine.yield(a + 1)
        c, d := coroutine.yield(b + 1)
        return c, d
    }, x)
    failed, why := pcall(func(a) { error(coroutine.yield("last" .. a), 0) }, "!")
    return ok, y, z, failed, why
})
print(co(1), co(10), co("c", "d"), co("thrown")) // expect: 2	11	last!	true	c	d	false	thrown
