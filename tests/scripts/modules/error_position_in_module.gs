// An uncaught error inside a module function names the module's file and line.
// expect-exit: 1
// expect-stderr: raises_later.gs:3: attempt to index a nil value
// expect-stderr: raise_here
f := require("lib.raises_later")
f({})
