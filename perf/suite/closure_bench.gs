// closure_bench: creates closures and calls them once, calls one closure that updates its upvalue,
// and maps a closure over an array.
//
//   ADDERS=3000000            closures made and called
//   COUNTS=15000000           calls of the counter
//   SIZE=1000 MAPS=3000       elements of the array, passes over it
//
// Documented:  ADDERS=500000 COUNTS=5000000 MAPS=500    -> 125002750000, 12500002500000, 500500
// Seed date:   ADDERS=100000 COUNTS=1000000 MAPS=100    -> 5000550000, 500000500000, 100100

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

func make_adder(n) {
    func add(x) { return x + n }
    return add
}

func make_counter() {
    count := 0
    func next_count() {
        count++
        return count
    }
    return next_count
}

func map(values, n, f) {
    result := {}
    for i := 1; i <= n; i++ { result[i] = f(values[i]) }
    return result
}

func sum_adders(n) {
    total := 0
    for i := 1; i <= n; i++ {
        add := make_adder(i)
        total += add(5)
    }
    return total
}

func sum_counter(n) {
    counter := make_counter()
    total := 0
    for i := 1; i <= n; i++ { total += counter() }
    return total
}

func sum_maps(size, reps) {
    values := {}
    for i := 1; i <= size; i++ { values[i] = i }
    increment := make_adder(1)
    total := 0
    for r := 1; r <= reps; r++ {
        mapped := map(values, size, increment)
        total += mapped[size]
    }
    return total
}

func main() {
    adders := option("ADDERS", 3000000)
    counts := option("COUNTS", 15000000)
    size := option("SIZE", 1000)
    maps := option("MAPS", 3000)

    start := time.now()
    print(string.format("adders: %d", sum_adders(adders)))
    print(string.format("counter: %d", sum_counter(counts)))
    print(string.format("maps: %d", sum_maps(size, maps)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
