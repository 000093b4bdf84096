// Objects: a small class hierarchy by metatables.
Shape := {}
Shape.__index = Shape
Shape.describe = func(self) { return self.name .. " of area " .. string.format("%.2f", self:area()) }

func class(parent) {
    c := setmetatable({}, {__index: parent})
    c.__index = c
    return c
}

Circle := class(Shape)
Circle.area = func(self) { return math.pi * self.r ** 2 }
func newCircle(r) { return setmetatable({name: "circle", r: r}, Circle) }

Square := class(Shape)
Square.area = func(self) { return self.side ** 2 }
func newSquare(side) { return setmetatable({name: "square", side: side}, Square) }

for i, shape := range {newCircle(1), newSquare(3)} { print(i, shape:describe()) }
