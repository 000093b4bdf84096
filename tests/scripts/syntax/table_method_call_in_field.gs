// A method call inside a table literal is an expression, no key.
o := {n: 4}
o.get = func(self) { return self.n }
t := {(o):get(), v: o:get()}
print(t[1], t.v) // expect: 4	4
