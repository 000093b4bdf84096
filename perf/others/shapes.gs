// Classes of different kinds in one array: polymorphic methods, inheritance by __index, fields of doubles.

Shape := {}
Shape.__index = Shape
Shape.describe = func(self) { return self:area() * 2.0 + self.weight }

func class(parent) {
    c := setmetatable({}, parent)
    c.__index = c
    return c
}
Circle, Square, Rect, Ring := class(Shape), class(Shape), class(Shape), class(Shape)
Circle.area = func(self) { return 3.14159 * self.r * self.r }
Square.area = func(self) { return self.side * self.side }
Rect.area = func(self) { return self.w * self.h }
Ring.area = func(self) { return 3.14159 * (self.outer * self.outer - self.inner * self.inner) }

func make(i) {
    k := i % 4
    if k == 0 { return setmetatable({weight: 1.5, r: i * 0.5}, Circle) }
    if k == 1 { return setmetatable({weight: 2.5, side: i * 0.25}, Square) }
    if k == 2 { return setmetatable({weight: 0.5, w: i * 1.0, h: 2.0}, Rect) }
    return setmetatable({weight: 1.0, outer: i + 1.0, inner: i * 0.5}, Ring)
}

shapes := {}
for i := 1; i <= 500; i++ { shapes[i] = make(i) }
total := 0.0
for round := 1; round <= tonumber(arg[1] || 200); round++ {
    for _, s := range shapes { total += s:describe() }
}
print(string.format("total: %.3f", total))
