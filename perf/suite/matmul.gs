// matmul: product of two N by N float matrices held as nested tables, indices from 0. The result
// is read with matrix.getf, which accepts plain tables of numbers as well as dense matrices.
//
//   N=320    rows and columns
//   REPS=5   products
//
// Documented:  N=320 REPS=2          -> c[0][0] = 0.333335
// Seed date:   N=300 REPS=1          -> centre 75.335838

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

func generate(n) {
    m := {}
    for i := 0; i < n; i++ {
        row := {}
        for j := 0; j < n; j++ { row[j] = (i * n + j + 1.0) / (n * n) }
        m[i] = row
    }
    return m
}

func multiply(a, b, n) {
    c := {}
    for i := 0; i < n; i++ {
        a_row := a[i]
        c_row := {}
        for j := 0; j < n; j++ {
            sum := 0.0
            for k := 0; k < n; k++ { sum += a_row[k] * b[k][j] }
            c_row[j] = sum
        }
        c[i] = c_row
    }
    return c
}

func main() {
    n := option("N", 320)
    reps := option("REPS", 5)

    start := time.now()
    a := generate(n)
    b := generate(n)
    c := a
    for r := 1; r <= reps; r++ { c = multiply(a, b, n) }
    half := math.floor(n / 2)
    print(string.format("c[0][0] = %.6f", matrix.getf(c, 0, 0)))
    print(string.format("centre = %.6f", matrix.getf(c, half, half)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
