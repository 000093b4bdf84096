// matmul_dense_split2: product of two dense matrices; the even and the odd products of every
// element are added up separately, so that two chains of additions run side by side.
//
//   N=480   rows and columns
//
// Documented:  N=300 -> c[0][0] = 0.333335

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
    m := matrix.dense(n, n)
    for i := 0; i < n; i++ {
        for j := 0; j < n; j++ { matrix.setf(m, i, j, (i * n + j + 1.0) / (n * n)) }
    }
    return m
}

func multiply(a, b, n) {
    c := matrix.dense(n, n)
    for i := 0; i < n; i++ {
        for j := 0; j < n; j++ {
            even := 0.0
            odd := 0.0
            k := 0
            for k + 1 < n {
                even += matrix.getf(a, i, k) * matrix.getf(b, k, j)
                odd += matrix.getf(a, i, k + 1) * matrix.getf(b, k + 1, j)
                k += 2
            }
            if k < n { even += matrix.getf(a, i, k) * matrix.getf(b, k, j) }
            matrix.setf(c, i, j, even + odd)
        }
    }
    return c
}

func main() {
    n := option("N", 480)

    start := time.now()
    a := generate(n)
    b := generate(n)
    c := multiply(a, b, n)
    half := math.floor(n / 2)
    print(string.format("c[0][0] = %.6f", matrix.getf(c, 0, 0)))
    print(string.format("centre = %.6f", matrix.getf(c, half, half)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
