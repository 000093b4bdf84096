// rawget and rawset bypass __index and __newindex; rawset returns the table.
log := {}
t := setmetatable({}, {
    __index: func(t, k) { return "virtual " .. k },
    __newindex: func(t, k, v) { log[#log + 1] = k },
})
print(t.a, rawget(t, "a"))
// expect: virtual a	nil
t.a = 1
print(#log, rawget(t, "a"))
// expect: 1	nil
print(rawset(t, "a", 2) == t, rawget(t, "a"), t.a, #log)
// expect: true	2	2	1
rawset(t, "a", nil)
print(rawget(t, "a"), t.a)
// expect: nil	virtual a
