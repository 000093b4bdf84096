// fibonacci_iterative: the N-th Fibonacci number by repeated addition. With N=70 the last values
// leave the 48-bit integer range and become floats, which still hold them exactly.
//
//   N=70           index
//   REPS=6000000   runs
//
// Documented:  N=70 REPS=1000000 -> 190392490709135

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

func fibonacci(n) {
    a := 0
    b := 1
    for i := 1; i <= n; i++ { a, b = b, a + b }
    return a
}

func main() {
    n := option("N", 70)
    reps := option("REPS", 6000000)

    start := time.now()
    result := 0
    for r := 1; r <= reps; r++ { result = fibonacci(n) }
    print(string.format("fibonacci(%d) = %d", n, result))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
