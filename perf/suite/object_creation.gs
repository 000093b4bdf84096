// object_creation: sums three-field vectors through new vectors, runs a chain of transformations
// that allocates at every step, and makes ten-field objects that outlive their iteration in a ring.
//
//   VECTORS=5000000   vectors added
//   STEPS=5000000     transformations
//   OBJECTS=2500000   ten-field objects
//
// Documented:  VECTORS=1000000 STEPS=2500000 OBJECTS=500000
//              -> 3500007000003500276973568.00, 1399.720014, 750002000000.00
// The sum vector stays within the integers; its squared length does not, and becomes a float.
// The Lua twin uses floats from the start, because 64-bit integers would wrap.

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

func vec3(x, y, z) {
    return {x: x, y: y, z: z}
}

func add(a, b) {
    return vec3(a.x + b.x, a.y + b.y, a.z + b.z)
}

func scaled(v, factor) {
    return vec3(v.x * factor, v.y * factor, v.z * factor)
}

func length_squared(v) {
    return v.x * v.x + v.y * v.y + v.z * v.z
}

func vector_sum(n) {
    sum := vec3(0, 0, 0)
    for i := 1; i <= n; i++ { sum = add(sum, vec3(i, 2 * i, 3 * i)) }
    return length_squared(sum)
}

// transform_chain converges to (1, 2, 3) * 9.999, the fixed point of its step.
func transform_chain(steps) {
    v := vec3(0.0, 0.0, 0.0)
    for i := 1; i <= steps; i++ { v = scaled(add(v, vec3(0.001, 0.002, 0.003)), 0.9999) }
    return length_squared(v)
}

func escaping_objects(n) {
    ring := {}
    total := 0
    for i := 1; i <= n; i++ {
        object := {
            id: i, twice: 2 * i, triple: 3 * i, one: 1, half: 0.5 * i,
            x: 1.0, y: 2.0, z: 3.0, visible: true, layer: 7,
        }
        ring[i % 64] = object
        total += object.id + object.twice + object.triple + object.one
    }
    return total
}

func main() {
    vectors := option("VECTORS", 5000000)
    steps := option("STEPS", 5000000)
    objects := option("OBJECTS", 2500000)

    start := time.now()
    print(string.format("vector sum: %.2f", vector_sum(vectors)))
    print(string.format("transform chain: %.6f", transform_chain(steps)))
    print(string.format("objects: %.2f", escaping_objects(objects)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
