// wrap delivers the final results once; a further call is an error.
f := coroutine.wrap(func(a) {
    b := coroutine.yield(a * 2)
    return b, "end"
})
print(f(5))
// expect: 10
print(f(7))
// expect: 7	end
print(pcall(f))
// expect: false	cannot resume dead coroutine
