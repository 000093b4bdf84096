// A metamethod gives exactly one result.
o := setmetatable({}, {__add: func() { return 1, 2 }, __sub: func() {}, __index: func() { return 3, 4 }})
print(o + 1) // expect: 1
print(o - 1) // expect: nil
print(o.x) // expect: 3
t := {o + 1}
print(#t) // expect: 1
