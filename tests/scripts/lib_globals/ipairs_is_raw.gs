// ipairs does not consult __index.
t := setmetatable({1, 2}, {__index: func(t, k) { return k * 10 }})
n := 0
for i, v := range ipairs(t) { n = n + v }
print(n, t[3])
// expect: 3	30
