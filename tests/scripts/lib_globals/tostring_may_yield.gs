// A __tostring that yields suspends print in the middle; the line stays whole.
v := setmetatable({}, {__tostring: func() { return "got " .. coroutine.yield() }})
co := coroutine.wrap(func() { print("a", v, "b") })
co()
print("meanwhile")
co("it")
// expect: meanwhile
// expect: a	got it	b
