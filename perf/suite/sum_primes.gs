// sum_primes: counts and sums the primes up to N by trial division. A function with early returns.
//
//   N=100000   limit
//   REPS=100   runs
//
// Documented:  N=100000 REPS=20 -> 9592 primes, sum 454396537
// Seed date:   N=100000 REPS=1

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

func is_prime(n) {
    if n < 2 { return false }
    if n < 4 { return true }
    if n % 2 == 0 { return false }
    if n % 3 == 0 { return false }
    i := 5
    for i * i <= n {
        if n % i == 0 { return false }
        if n % (i + 2) == 0 { return false }
        i += 6
    }
    return true
}

func main() {
    n := option("N", 100000)
    reps := option("REPS", 100)

    start := time.now()
    count := 0
    sum := 0
    for r := 1; r <= reps; r++ {
        count = 0
        sum = 0
        for i := 1; i <= n; i++ {
            if is_prime(i) {
                count++
                sum += i
            }
        }
    }
    print(string.format("%d primes, sum %d", count, sum))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
