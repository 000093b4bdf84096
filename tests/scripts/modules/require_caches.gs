// A module runs once however often it is required.
a := require("lib.greet")
b := require("lib.greet")
print(a == b, greet_loads) // expect: true	1
c := require("lib.counter")
print(c.next(), require("lib.counter").next()) // expect: 1	2
