// yield outside a coroutine is an error.
print(pcall(coroutine.yield, 1))
// expect: false	cannot yield from outside a coroutine
