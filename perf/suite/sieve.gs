// sieve: the sieve of Eratosthenes on a table of booleans that is first written at index 2.
//
//   N=1000000   limit
//   REPS=20     runs
//
// Documented:  N=1000000 REPS=30 -> 78498
// Seed date:   N=1000000 REPS=3  -> 78498

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

func sieve(n) {
    is_prime := {}
    for i := 2; i <= n; i++ { is_prime[i] = true }

    i := 2
    for i * i <= n {
        if is_prime[i] {
            j := i * i
            for j <= n {
                is_prime[j] = false
                j = j + i
            }
        }
        i++
    }

    count := 0
    for k := 2; k <= n; k++ {
        if is_prime[k] { count++ }
    }
    return count
}

func main() {
    n := option("N", 1000000)
    reps := option("REPS", 20)

    start := time.now()
    count := 0
    for r := 1; r <= reps; r++ { count = sieve(n) }
    print(string.format("primes up to %d: %d", n, count))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
