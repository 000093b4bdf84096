// The table functions ignore metamethods.
t := setmetatable({}, {
    __newindex: func(t, k, v) { error("must not be called") },
    __index: func(t, k) { return "virtual" },
    __len: func(t) { return 50 },
})
table.insert(t, "a")
table.insert(t, "b")
print(len(t), rawget(t, 1), table.concat(t, ","), table.remove(t), len(t))
// expect: 2	a	a,b	b	1
