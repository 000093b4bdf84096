// create and resume check their arguments.
print(pcall(coroutine.create, 5))
// expect: false	bad argument #1 to 'coroutine.create' (function expected)
print(pcall(coroutine.wrap, nil))
// expect: false	bad argument #1 to 'coroutine.wrap' (function expected)
print(pcall(coroutine.resume, {}))
// expect: false	bad argument #1 to 'coroutine.resume' (coroutine expected)
print(pcall(coroutine.status, "x"))
// expect: false	bad argument #1 to 'coroutine.status' (coroutine expected)
