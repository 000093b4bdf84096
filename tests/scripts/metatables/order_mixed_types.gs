// Order metamethods are asked for mixed operands too; results become booleans.
mt := {__lt: func(a, b) { return "truthy" }, __le: func(a, b) { return nil }}
o := setmetatable({}, mt)
print(o < 5, 5 < o, o < "s", o > 1) // expect: true	true	true	true
print(o <= 5, 5 <= o, o >= 5) // expect: false	false	false
