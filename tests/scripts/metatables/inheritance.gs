// Classes inherit by chaining metatables.
Animal := {}
Animal.__index = Animal
Animal.new = func(name) { return setmetatable({name: name}, Animal) }
Animal.speak = func(self) { return self.name .. " makes " .. self:sound() }
Animal.sound = func(self) { return "a sound" }
Dog := setmetatable({}, {__index: Animal})
Dog.__index = Dog
Dog.new = func(name) {
  self := Animal.new(name)
  return setmetatable(self, Dog)
}
Dog.sound = func(self) { return "woof" }
print(Animal.new("it"):speak(), Dog.new("rex"):speak()) // expect: it makes a sound	rex makes woof
