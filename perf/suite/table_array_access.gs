// table_array_access: sums an integer array, multiplies two float arrays, swaps neighbours over and
// over, and reads a two-dimensional table along rows and along columns.
//
//   N=100000     length of the arrays
//   REPS=8000    passes of swaps (an even number puts every element back)
//   GRID=300     rows and columns
//
// Documented:  N=100000 REPS=2000 GRID=300 -> 5000050000, 33334.333340, 100000, 4077045000

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

func int_sum(n) {
    values := {}
    for i := 1; i <= n; i++ { values[i] = i }
    sum := 0
    for i := 1; i <= n; i++ { sum += values[i] }
    return sum
}

func float_dot(n) {
    a := {}
    b := {}
    for i := 1; i <= n; i++ {
        a[i] = i / n
        b[i] = (i + 1) / n
    }
    dot := 0.0
    for i := 1; i <= n; i++ { dot += a[i] * b[i] }
    return dot
}

func pair_swaps(n, reps) {
    values := {}
    for i := 1; i <= n; i++ { values[i] = i }
    for r := 1; r <= reps; r++ {
        for i := 1; i < n; i = i + 2 {
            values[i], values[i + 1] = values[i + 1], values[i]
        }
    }
    return values[n]
}

func grid_sum(n) {
    grid := {}
    for i := 1; i <= n; i++ {
        row := {}
        for j := 1; j <= n; j++ { row[j] = i * j }
        grid[i] = row
    }
    sum := 0
    for i := 1; i <= n; i++ {
        for j := 1; j <= n; j++ { sum += grid[i][j] + grid[j][i] }
    }
    return sum
}

func main() {
    n := option("N", 100000)
    reps := option("REPS", 8000)
    grid := option("GRID", 300)

    start := time.now()
    print(string.format("int sum: %d", int_sum(n)))
    print(string.format("float dot: %.6f", float_dot(n)))
    print(string.format("last after swaps: %d", pair_swaps(n, reps)))
    print(string.format("grid sum: %d", grid_sum(grid)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
