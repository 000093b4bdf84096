// __len answers the length operator with any value; len and the table functions ignore it.
o := setmetatable({1, 2, 3}, {__len: func(t) { return "long" }})
print(#o, len(o)) // expect: long	3
p := setmetatable({1, 2}, {__len: func(t) { return 42 }})
print(#p, #p + 1, table.concat(p, ",")) // expect: 42	43	1,2
