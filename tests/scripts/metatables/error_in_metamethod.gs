// An error inside a metamethod propagates with its value.
e := {code: 1}
o := setmetatable({}, {__add: func() { error(e) }, __lt: func() { error("no order") }, __len: func() { return nil + 1 }})
ok, v := pcall(func() { return o + 1 })
print(ok, v == e, v.code) // expect: false	true	1
print(pcall(func() { return o < o })) // expect: false	no order
print(pcall(func() { return #o })) // expect: false	attempt to perform arithmetic on a nil value
