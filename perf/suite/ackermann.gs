// ackermann: sums the Ackermann values ack(M, LOW..HIGH), taken in turn, REPS times, modulo 1e9.
// Deep recursion whose inner call is not a tail call; the arguments are small integers.
//
//   M=3 LOW=0 HIGH=4   first argument, and the range of the second one
//   REPS=40000         calls from outside
//
// Documented:  REPS=200000              -> total 9320000
// Seed date:   LOW=4 REPS=500           -> ack(3, 4) = 125
//              LOW=11 HIGH=11 REPS=1    -> ack(3, 11) = 16381 (about 16400 frames deep)

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

func ack(m, n) {
    if m == 0 { return n + 1 }
    if n == 0 { return ack(m - 1, 1) }
    return ack(m - 1, ack(m, n - 1))
}

func main() {
    m := option("M", 3)
    low := option("LOW", 0)
    high := option("HIGH", 4)
    reps := option("REPS", 40000)

    start := time.now()
    total := 0
    n := low
    value := 0
    for r := 0; r < reps; r++ {
        n = low + r % (high - low + 1)
        value = ack(m, n)
        total = (total + value) % 1000000000
    }
    print(string.format("ack(%d, %d) = %d", m, n, value))
    print(string.format("total = %d", total))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
