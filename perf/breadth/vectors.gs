// vectors: vectors as tables {x, y, z} with operators and methods of a metatable: a ball that flies
// around a centre, and normals of a mesh of triangles.
//
//   STEPS=4000000       steps of the ball
//   TRIANGLES=1200000   triangles

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

Vector := {}
Vector.__index = Vector

func vector(x, y, z) { return setmetatable({x: x, y: y, z: z}, Vector) }

Vector.__add = func(a, b) { return vector(a.x + b.x, a.y + b.y, a.z + b.z) }
Vector.__sub = func(a, b) { return vector(a.x - b.x, a.y - b.y, a.z - b.z) }
Vector.__mul = func(a, k) { return vector(a.x * k, a.y * k, a.z * k) }
Vector.dot = func(self, b) { return self.x * b.x + self.y * b.y + self.z * b.z }
Vector.length = func(self) { return math.sqrt(self:dot(self)) }

Vector.cross = func(self, b) {
    return vector(self.y * b.z - self.z * b.y, self.z * b.x - self.x * b.z,
                  self.x * b.y - self.y * b.x)
}

func orbit(steps) {
    position := vector(1.0, 0.0, 0.0)
    velocity := vector(0.0, 0.75, 0.25)
    for i := 1; i <= steps; i++ {
        distance := position:length()
        pull := position * (-1.0 / (distance * distance * distance))
        velocity = velocity + pull * 0.0001
        position = position + velocity * 0.0001
    }
    return position
}

func surface(triangles) {
    area := 0.0
    for i := 1; i <= triangles; i++ {
        a := vector(i % 7 + 0.0, i % 3 + 0.5, 1.0)
        b := vector(i % 5 + 1.0, 2.0, i % 11 + 0.0)
        c := vector(0.0, i % 13 + 0.0, i % 2 + 0.25)
        normal := (b - a):cross(c - a)
        area += normal:length() * 0.5
    }
    return area
}

func main() {
    steps := option("STEPS", 4000000)
    triangles := option("TRIANGLES", 1200000)

    start := time.now()
    p := orbit(steps)
    print(string.format("position %.6f %.6f %.6f", p.x, p.y, p.z))
    print(string.format("area %.4f", surface(triangles)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
