// shapes: classes that inherit through metatables. One loop calls a method of five classes, which
// compute from fields of their own and call methods of the class above.
//
//   N=1000      objects
//   REPS=6000   rounds

// option returns the number given as NAME=VALUE on the command line, else the default.
func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix {
            value = tonumber(string.sub(arg[i], #prefix + 1))
        }
    }
    return value
}

// class makes a class whose objects look up methods in it, and then in the class above.
func class(parent) {
    c := {}
    c.__index = c
    if parent { setmetatable(c, parent) }
    return c
}

Shape := class(nil)
Shape.area = func(self) { return 0.0 }
Shape.scale = func(self) { return self.factor }
Shape.weight = func(self) { return self:area() * self:scale() }

Circle := class(Shape)
Circle.area = func(self) { return 3.140625 * self.radius * self.radius }

Rectangle := class(Shape)
Rectangle.area = func(self) { return self.width * self.height }

Square := class(Rectangle)
Square.scale = func(self) { return self.factor * 2.0 }

Triangle := class(Shape)
Triangle.area = func(self) { return self.base * self.height * 0.5 }

// Ring calls the method it replaces.
Ring := class(Circle)
Ring.area = func(self) { return Circle.area(self) - 3.140625 * self.hole * self.hole }

func make_shape(i) {
    size := i % 10 + 1.0
    kind := i % 5
    if kind == 0 { return setmetatable({factor: 1.0, radius: size}, Circle) }
    if kind == 1 { return setmetatable({factor: 0.5, width: size, height: 2.0}, Rectangle) }
    if kind == 2 { return setmetatable({factor: 0.25, width: size, height: size}, Square) }
    if kind == 3 { return setmetatable({factor: 2.0, base: size, height: 3.0}, Triangle) }
    return setmetatable({factor: 4.0, radius: size, hole: 0.5}, Ring)
}

func total_weight(shapes, n) {
    total := 0.0
    for i := 1; i <= n; i++ {
        shape := shapes[i]
        total += shape:weight()
        shape.factor = shape.factor * 0.999
    }
    return total
}

func main() {
    n := option("N", 1000)
    reps := option("REPS", 6000)

    start := time.now()
    shapes := {}
    for i := 1; i <= n; i++ { shapes[i] = make_shape(i) }
    total := 0.0
    for r := 1; r <= reps; r++ { total += total_weight(shapes, n) }
    print(string.format("total weight: %.6f", total))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
