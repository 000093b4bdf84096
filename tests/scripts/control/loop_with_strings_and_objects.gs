// The clauses of a loop may work on strings and on objects with metamethods.
for i := "1"; i != 3; i = i + 1 { print(i, type(i)) }
// expect: 1	string
// expect: 2	number
mt := {}
mt.__lt = func(a, b) { return a.n < b.n }
mt.__add = func(a, k) { return setmetatable({n: a.n + k}, mt) }
for v := setmetatable({n: 0}, mt); v < setmetatable({n: 2}, mt); v += 1 { print(v.n) }
// expect: 0
// expect: 1
print(pcall(func() { for i := 0; i < "x"; i++ {} })) // expect: false	attempt to compare number with string
