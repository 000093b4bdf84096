// An error object with __tostring is reported by its text.
// expect-exit: 1
// expect-stderr: custom failure 7
E := {__tostring: func(self) { return "custom failure " .. self.n }}
error(setmetatable({n: 7}, E))
