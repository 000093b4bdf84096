// An uncaught error of a library function carries the position of the call.
// expect-exit: 1
// expect-stderr: uncaught_native_error.gs: uncaught_native_error.gs:5: bad argument #1 to 'setmetatable'
x := 1
setmetatable(x, {})
