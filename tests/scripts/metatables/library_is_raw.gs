// ipairs, pairs, next, unpack and the table functions do not see metamethods.
mt := {__index: func(t, k) { return "x" }, __len: func() { return 9 }, __newindex: func() { error("never") }}
t := setmetatable({1, 2}, mt)
n := 0
for i, v := range ipairs(t) { n++ }
for k, v := range pairs(t) { n++ }
print(n, select("#", unpack(t)), next(setmetatable({}, mt))) // expect: 4	2	nil
table.insert(t, 3)
print(rawget(t, 3), table.concat(t, "+")) // expect: 3	1+2+3
