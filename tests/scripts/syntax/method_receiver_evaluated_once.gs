// The receiver of a method call is evaluated once.
calls := 0
o := {hello: func(self) { return self.name }, name: "o"}
get := func() { calls++ return o }
print(get():hello(), calls) // expect: o	1
get():hello()
print(calls) // expect: 2
