// spectral_norm: the largest singular value of an infinite matrix, cut to N by N, by ten rounds of
// power iteration. Every element is computed by a function call; float arrays start at index 0.
//
//   N=2000   size
//
// Documented:  N=2000 -> 1.274224152
// Seed date:   N=500  -> 1.274224116

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

func multiply(v, out, n) {
    for i := 0; i < n; i++ {
        sum := 0.0
        for j := 0; j < n; j++ { sum += element(i, j) * v[j] }
        out[i] = sum
    }
}

func multiply_transposed(v, out, n) {
    for i := 0; i < n; i++ {
        sum := 0.0
        for j := 0; j < n; j++ { sum += element(j, i) * v[j] }
        out[i] = sum
    }
}

func spectral_norm(n) {
    u := {}
    v := {}
    scratch := {}
    for i := 0; i < n; i++ {
        u[i] = 1.0
        v[i] = 0.0
        scratch[i] = 0.0
    }
    for round := 1; round <= 10; round++ {
        multiply(u, scratch, n)
        multiply_transposed(scratch, v, n)
        multiply(v, scratch, n)
        multiply_transposed(scratch, u, n)
    }
    uv := 0.0
    vv := 0.0
    for i := 0; i < n; i++ {
        uv += u[i] * v[i]
        vv += v[i] * v[i]
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
