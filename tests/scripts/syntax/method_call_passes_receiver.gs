// A method call passes its receiver as a statement and as an expression.
o := {n: 1}
o.add = func(self, k) { self.n += k return self.n }
o:add(10)
print(o.n, o:add(100)) // expect: 11	111
t := {inner: o}
t.inner:add(1000)
print(o.n) // expect: 1111
