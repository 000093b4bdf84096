// matrix_flat: matrices as one array each, indexed by row * size + column: a product, the inverse by
// elimination with pivots, and their difference from the unit matrix.
//
//   N=120     rows and columns
//   REPS=20   runs

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

func random_matrix(n, x) {
    m := {}
    for i := 0; i < n * n; i++ {
        x = x * 16807 % 2147483647
        m[i] = x / 2147483647 - 0.5
    }
    return m
}

func unit(n) {
    m := {}
    for i := 0; i < n * n; i++ { m[i] = 0.0 }
    for i := 0; i < n; i++ { m[i * n + i] = 1.0 }
    return m
}

func product(a, b, n) {
    c := {}
    for i := 0; i < n; i++ {
        for j := 0; j < n; j++ {
            sum := 0.0
            for k := 0; k < n; k++ { sum += a[i * n + k] * b[k * n + j] }
            c[i * n + j] = sum
        }
    }
    return c
}

func pivot_row(a, n, column) {
    best := column
    for r := column + 1; r < n; r++ {
        if math.abs(a[r * n + column]) > math.abs(a[best * n + column]) { best = r }
    }
    return best
}

func swap_rows(a, n, r, s) {
    for k := 0; k < n; k++ { a[r * n + k], a[s * n + k] = a[s * n + k], a[r * n + k] }
}

func scale_row(a, n, r, factor) {
    for k := 0; k < n; k++ { a[r * n + k] = a[r * n + k] * factor }
}

func subtract_row(a, n, r, s, factor) {
    for k := 0; k < n; k++ { a[r * n + k] = a[r * n + k] - factor * a[s * n + k] }
}

// inverse uses up the matrix a.
func inverse(a, n) {
    b := unit(n)
    for column := 0; column < n; column++ {
        pivot := pivot_row(a, n, column)
        if pivot != column {
            swap_rows(a, n, pivot, column)
            swap_rows(b, n, pivot, column)
        }
        factor := 1.0 / a[column * n + column]
        scale_row(a, n, column, factor)
        scale_row(b, n, column, factor)
        for r := 0; r < n; r++ {
            factor := a[r * n + column]
            if r != column && factor != 0.0 {
                subtract_row(a, n, r, column, factor)
                subtract_row(b, n, r, column, factor)
            }
        }
    }
    return b
}

func main() {
    n := option("N", 120)
    reps := option("REPS", 20)

    start := time.now()
    trace := 0.0
    error_sum := 0.0
    for r := 1; r <= reps; r++ {
        inverted := inverse(random_matrix(n, 42 + r), n)
        m := product(random_matrix(n, 42 + r), inverted, n)
        e := unit(n)
        for i := 0; i < n * n; i++ { error_sum += math.abs(m[i] - e[i]) }
        for i := 0; i < n; i++ { trace += inverted[i * n + i] }
    }
    print(string.format("trace %.6f, error below 1e-6: %s", trace, error_sum < 0.000001))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
