// permutations: visits all permutations of an array in two ways: recursively by swaps, with a
// function called for each, and in the order of the alphabet, by stepping to the next one.
//
//   N=9      elements
//   REPS=7   runs

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

// permute visits all orders of the first n elements (B. R. Heap, 1963).
func permute(a, n, visit) {
    if n == 1 {
        visit(a)
        return
    }
    for i := 1; i <= n; i++ {
        permute(a, n - 1, visit)
        if n % 2 == 0 { a[i], a[n] = a[n], a[i] } else { a[1], a[n] = a[n], a[1] }
    }
}

// next_permutation steps to the next order, or returns false at the last one.
func next_permutation(a, n) {
    i := n - 1
    for i >= 1 && a[i] >= a[i + 1] { i-- }
    if i < 1 { return false }
    j := n
    for a[j] <= a[i] { j-- }
    a[i], a[j] = a[j], a[i]
    low := i + 1
    high := n
    for low < high {
        a[low], a[high] = a[high], a[low]
        low++
        high--
    }
    return true
}

func numbers(n) {
    a := {}
    for i := 1; i <= n; i++ { a[i] = i }
    return a
}

func count_alternating(n) {
    count := 0
    permute(numbers(n), n, func(a) {
        for i := 2; i < n; i++ {
            if (a[i] > a[i - 1]) == (a[i + 1] > a[i]) { return }
        }
        count++
    })
    return count
}

func count_deranged(n) {
    count := 0
    a := numbers(n)
    for next_permutation(a, n) {
        fixed := false
        for i := 1; i <= n; i++ {
            if a[i] == i {
                fixed = true
                break
            }
        }
        if !fixed { count++ }
    }
    return count
}

func main() {
    n := option("N", 9)
    reps := option("REPS", 7)

    start := time.now()
    alternating := 0
    deranged := 0
    for r := 1; r <= reps; r++ {
        alternating += count_alternating(n)
        deranged += count_deranged(n)
    }
    print(string.format("alternating: %d, deranged: %d", alternating, deranged))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
