// A method is looked up through the metatable of its receiver.
class := {}
class.__index = class
class.name = func(self) { return "I am " .. self.id }
a := setmetatable({id: "a"}, class)
print(a:name()) // expect: I am a
print(pcall(func() { a:missing() })) // expect: false	attempt to call a nil value (method 'missing' not found)
