// mandelbrot: counts the points of an N by N grid over [-1.5, 0.5] x [-1, 1] that stay bounded for
// LIMIT iterations. Float arithmetic in a short loop that is left by break.
//
//   N=2000     points per side
//   LIMIT=50   iterations
//
// Documented (and seed date):  N=1000 -> 396940

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

func mandelbrot(n, limit) {
    inside := 0
    for y := 0; y < n; y++ {
        ci := 2.0 * y / n - 1.0
        for x := 0; x < n; x++ {
            cr := 2.0 * x / n - 1.5
            zr := 0.0
            zi := 0.0
            escaped := false
            for i := 1; i <= limit; i++ {
                next_zr := zr * zr - zi * zi + cr
                zi = 2.0 * zr * zi + ci
                zr = next_zr
                if zr * zr + zi * zi > 4.0 {
                    escaped = true
                    break
                }
            }
            if !escaped { inside++ }
        }
    }
    return inside
}

func main() {
    n := option("N", 2000)
    limit := option("LIMIT", 50)

    start := time.now()
    print(string.format("inside: %d", mandelbrot(n, limit)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
