// fib: the doubly recursive Fibonacci function, many short runs of it.
//
//   N=20        argument
//   REPS=4000   runs
//
// Documented:  N=35 REPS=36 -> 9227465
// Twin:        N=20         -> 6765
// Seed date:   N=35 REPS=1  -> 9227465

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
    n := option("N", 20)
    reps := option("REPS", 4000)

    start := time.now()
    result := 0
    for r := 1; r <= reps; r++ { result = fib(n) }
    print(string.format("fib(%d) = %d", n, result))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
