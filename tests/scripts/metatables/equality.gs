// __eq is asked for two different tables, from the left or else the right one.
calls := 0
mt := {__eq: func(a, b) { calls++ return a.id == b.id }}
a := setmetatable({id: 1}, mt)
b := setmetatable({id: 1}, mt)
c := setmetatable({id: 2}, mt)
print(a == b, a == c, a != b, a != c, calls) // expect: true	false	false	true	4
print(a == a, calls) // expect: true	4
print(a == 1, a == "x", a == nil, calls) // expect: false	false	false	4
plain := {id: 1}
print(plain == a, a == plain) // expect: true	true
print(rawequal(a, b), rawequal(a, a)) // expect: false	true
if a == b { print("equal in a condition") } // expect: equal in a condition
for a != b { print("never") }
