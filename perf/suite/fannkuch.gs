// fannkuch: over all permutations of 1..N, the most prefix reversals needed to bring 1 to the
// front, and a checksum with alternating signs. Short inner loops over small integer arrays.
//
//   N=10   length of the permutations
//
// Documented (and seed date):  N=9 -> checksum 8629, 30 flips

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

// count_flips reverses prefixes of a copy of source until 1 leads.
func count_flips(source, scratch, n) {
    first := source[1]
    if first == 1 { return 0 }
    for i := 2; i <= n; i++ { scratch[i] = source[i] }
    scratch[1] = first

    flips := 0
    for first != 1 {
        low := 1
        high := first
        for low < high {
            scratch[low], scratch[high] = scratch[high], scratch[low]
            low++
            high--
        }
        flips++
        first = scratch[1]
    }
    return flips
}

// fannkuch visits the permutations in the order given by rotating prefixes: count[k] holds how
// many rotations of the first k elements are left before the prefix of k + 1 must turn.
func fannkuch(n) {
    perm := {}
    scratch := {}
    count := {}
    for i := 1; i <= n; i++ { perm[i] = i }

    max_flips := 0
    checksum := 0
    even := true
    r := n
    for {
        for r != 1 {
            count[r] = r
            r--
        }

        flips := count_flips(perm, scratch, n)
        if flips > max_flips { max_flips = flips }
        if even { checksum += flips } else { checksum -= flips }
        even = !even

        for {
            if r == n { return checksum, max_flips }
            first := perm[1]
            for i := 1; i <= r; i++ { perm[i] = perm[i + 1] }
            perm[r + 1] = first
            count[r + 1]--
            if count[r + 1] > 0 { break }
            r++
        }
    }
}

func main() {
    n := option("N", 10)

    start := time.now()
    checksum, max_flips := fannkuch(n)
    print(string.format("checksum: %d", checksum))
    print(string.format("fannkuch(%d) = %d", n, max_flips))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
