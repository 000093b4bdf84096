// fn_calls: a loop that does nothing but call a two-line function.
//
//   N=10000      calls per run
//   REPS=30000   runs
//
// Seed date:  N=10000 REPS=1 -> 10000

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

func add(a, b) {
    return a + b
}

func count_calls(n) {
    x := 0
    for i := 1; i <= n; i++ { x = add(x, 1) }
    return x
}

func main() {
    n := option("N", 10000)
    reps := option("REPS", 30000)

    start := time.now()
    result := 0
    for r := 1; r <= reps; r++ { result = count_calls(n) }
    print(string.format("calls: %d", result))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
