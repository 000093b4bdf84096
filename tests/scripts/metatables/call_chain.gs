// __call may itself be a callable table.
inner := setmetatable({name: "inner"}, {__call: func(self, caller, x) { return self.name .. "/" .. caller.name .. "/" .. x }})
outer := setmetatable({name: "outer"}, {__call: inner})
print(outer("arg")) // expect: inner/outer/arg
bad := setmetatable({}, {__call: 5})
print((pcall(bad))) // expect: false
loop := {}
setmetatable(loop, {__call: loop})
print((pcall(loop))) // expect: false
