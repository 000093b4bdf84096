// __unm answers unary minus.
o := setmetatable({n: 5}, {__unm: func(a) { return -a.n }})
print(-o, - -o) // expect: -5	5
print(pcall(func() { return -{} })) // expect: false	attempt to perform arithmetic on a table value
