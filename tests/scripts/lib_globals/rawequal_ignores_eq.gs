// rawequal compares identity and never calls __eq.
mt := {__eq: func(a, b) { return true }}
a := setmetatable({}, mt)
b := setmetatable({}, mt)
print(a == b, rawequal(a, b), rawequal(a, a))
// expect: true	false	true
print(rawequal("x", "x"), rawequal(1, 2), rawequal(nil, nil), rawequal(nil, false))
// expect: true	false	true	false
