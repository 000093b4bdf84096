// __tostring is honoured by tostring, print and %s.
o := setmetatable({n: 7}, {__tostring: func(self) { return "obj#" .. self.n }})
print(o, tostring(o), string.format("<%s>", o)) // expect: obj#7	obj#7	<obj#7>
print(pcall(func() { return "x" .. o })) // expect: false	attempt to concatenate a table value
