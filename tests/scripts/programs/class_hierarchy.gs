// Shapes as classes with inheritance, a common interface and operators.
func class(parent) {
  c := {}
  c.__index = c
  c.__tostring = func(self) { return self:describe() }
  c.__lt = func(a, b) { return a:area() < b:area() }
  c.__eq = func(a, b) { return a:area() == b:area() }
  return setmetatable(c, {__index: parent, __call: func(cls, ...) {
    self := setmetatable({}, cls)
    self:init(...)
    return self
  }})
}
Shape := class(nil)
Shape.init = func(self, name) { self.name = name }
Shape.area = func(self) { return 0 }
Shape.describe = func(self) { return self.name .. " of area " .. self:area() }
Rect := class(Shape)
Rect.init = func(self, w, h) {
  Shape.init(self, "rect")
  self.w, self.h = w, h
}
Rect.area = func(self) { return self.w * self.h }
Square := class(Rect)
Square.init = func(self, a) {
  Rect.init(self, a, a)
  self.name = "square"
}
Square.describe = func(self) { return "perfect " .. Rect.describe(self) }
shapes := {Rect(2, 8), Square(3), Shape("blob"), Square(4)}
for _, s := range shapes { print(s) }
// expect: rect of area 16
// expect: perfect square of area 9
// expect: blob of area 0
// expect: perfect square of area 16
table.sort(shapes, func(a, b) { return a < b })
print(tostring(shapes[1]), shapes[2].name, shapes[3].name, shapes[4].name) // expect: blob of area 0	square	rect	square
print(Rect(2, 8) == Square(4), Rect(1, 2) < Square(2), Square(1) > Shape("x")) // expect: true	true	true
