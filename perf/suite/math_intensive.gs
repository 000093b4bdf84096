// math_intensive: the Leibniz series for pi, lengths of Collatz chains, distances with square
// roots, and greatest common divisors. Halving with `/` makes the Collatz numbers floats.
//
//   TERMS=15000000      terms of the series
//   CHAINS=150000       first numbers of chains
//   POINTS=3000000      distances
//   ROWS=30000 COLS=100 pairs whose divisors are taken
//
// Documented:  TERMS=5000000 CHAINS=50000 POINTS=1000000 ROWS=10000
//              -> 3.1415924536, 5025114, 833333.333334, 4135964

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

func leibniz(terms) {
    sum := 0.0
    sign := 1.0
    for k := 0; k < terms; k++ {
        sum += sign / (2 * k + 1)
        sign = -sign
    }
    return 4.0 * sum
}

func collatz_steps(limit) {
    steps := 0
    for n := 1; n <= limit; n++ {
        x := n
        for x != 1 {
            if x % 2 == 0 { x = x / 2 } else { x = 3 * x + 1 }
            steps++
        }
    }
    return steps
}

func distance_sum(n) {
    total := 0.0
    for i := 1; i <= n; i++ {
        x := i / n
        y := 1.0 - x
        z := x * y
        total += math.sqrt(x * x + y * y + z * z)
    }
    return total
}

func gcd(a, b) {
    for b != 0 { a, b = b, a % b }
    return a
}

func gcd_sum(rows, cols) {
    total := 0
    for i := 1; i <= rows; i++ {
        for j := 1; j <= cols; j++ {
            total += gcd(i * 7 + 13, j * 11 + 3)
        }
    }
    return total
}

func main() {
    terms := option("TERMS", 15000000)
    chains := option("CHAINS", 150000)
    points := option("POINTS", 3000000)
    rows := option("ROWS", 30000)
    cols := option("COLS", 100)

    start := time.now()
    print(string.format("pi: %.10f", leibniz(terms)))
    print(string.format("collatz steps: %d", collatz_steps(chains)))
    print(string.format("distance sum: %.6f", distance_sum(points)))
    print(string.format("gcd sum: %d", gcd_sum(rows, cols)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
