// method_dispatch: for every i, makes the point (i, 2i), moves it, scales it, and adds up distances.
// Small functions on two-field tables that die at once.
//
//   N=40000000   points
//
// Documented:  N=50000000 -> 2795073858840272.0000
// Seed date:   N=100000   -> 11158336754.9936

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

func new_point(x, y) {
    return {x: x, y: y}
}

func translated(p, dx, dy) {
    return new_point(p.x + dx, p.y + dy)
}

func scaled(p, factor) {
    return new_point(p.x * factor, p.y * factor)
}

func distance(a, b) {
    dx := a.x - b.x
    dy := a.y - b.y
    return math.sqrt(dx * dx + dy * dy)
}

func distance_sum(n) {
    target := new_point(100.0, 200.0)
    total := 0.0
    for i := 1; i <= n; i++ {
        p := new_point(i, 2 * i)
        near := translated(p, 0.1, 0.2)
        small := scaled(p, 0.1)
        total += distance(near, small) + distance(small, target)
    }
    return total
}

func main() {
    n := option("N", 40000000)

    start := time.now()
    print(string.format("distance sum: %.4f", distance_sum(n)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
