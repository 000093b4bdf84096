// len counts bytes of a string and the raw length of a table.
print(len(""), len("abc"), len("héllo"))
// expect: 0	3	6
print(len({}), len({1, 2, 3}), len({10, nil, 30}))
// expect: 0	3	3
print(len(setmetatable({1, 2}, {__len: func(t) { return 99 }})))
// expect: 2
