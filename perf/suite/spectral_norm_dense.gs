// spectral_norm_dense: the power iteration of spectral_norm with its three vectors held as the
// columns of one dense N by 3 matrix.
//
//   N=2000   size
//
// Documented:  N=1500 -> 1.274224151

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

func element(i, j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
}

// multiply stores A * (column from) in column to.
func multiply(m, from, to, n) {
    for i := 0; i < n; i++ {
        sum := 0.0
        for j := 0; j < n; j++ { sum += element(i, j) * matrix.getf(m, j, from) }
        matrix.setf(m, i, to, sum)
    }
}

func multiply_transposed(m, from, to, n) {
    for i := 0; i < n; i++ {
        sum := 0.0
        for j := 0; j < n; j++ { sum += element(j, i) * matrix.getf(m, j, from) }
        matrix.setf(m, i, to, sum)
    }
}

func spectral_norm(n) {
    u := 0
    v := 1
    scratch := 2
    m := matrix.dense(n, 3)
    for i := 0; i < n; i++ { matrix.setf(m, i, u, 1.0) }
    for round := 1; round <= 10; round++ {
        multiply(m, u, scratch, n)
        multiply_transposed(m, scratch, v, n)
        multiply(m, v, scratch, n)
        multiply_transposed(m, scratch, u, n)
    }
    uv := 0.0
    vv := 0.0
    for i := 0; i < n; i++ {
        v_i := matrix.getf(m, i, v)
        uv += matrix.getf(m, i, u) * v_i
        vv += v_i * v_i
    }
    return math.sqrt(uv / vv)
}

func main() {
    n := option("N", 2000)

    start := time.now()
    print(string.format("%.9f", spectral_norm(n)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
