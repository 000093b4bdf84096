// loop: 8
// A method is found in the metatable's __index: two shapes and the epoch say that it still is.
Point := {}
Point.__index = Point
Point.scaled = func(self, k) { return self.x * k }
p := setmetatable({x: 2}, Point)
for i := 0; i < 50; i++ {
  p.x = p:scaled(1)
}
return p.x
