// fib_recursive: the doubly recursive Fibonacci function, few long runs of it.
//
//   N=32      argument
//   REPS=10    runs
//
// Documented:  N=35 REPS=72 -> 9227465

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

func fib(n) {
    if n < 2 { return n }
    return fib(n - 1) + fib(n - 2)
}

func main() {
    n := option("N", 32)
    reps := option("REPS", 10)

    start := time.now()
    result := 0
    for r := 1; r <= reps; r++ { result = fib(n) }
    print(string.format("fib(%d) = %d", n, result))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
