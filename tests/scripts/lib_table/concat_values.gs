// table.concat shows every element as tostring does, holes as nil.
print(table.concat({1, 2.0, 2.5, 1e6}, " "))
// expect: 1 2.0 2.5 1e+06
print(table.concat({true, false}, " "), table.concat({1, nil, 3}, ","))
// expect: true false	1,nil,3
print(table.concat({setmetatable({}, {__tostring: func() { return "T" }}), "x"}, "+"))
// expect: T+x
