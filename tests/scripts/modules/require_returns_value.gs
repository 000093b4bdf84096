// require runs a module and returns its first returned value.
m := require("lib.greet")
print(m.name, m.hello("you")) // expect: greet	hello you
print(select("#", require("lib.greet"))) // expect: 1
print(m.apply(func(x) { return x * 2 }, 21)) // expect: 42
