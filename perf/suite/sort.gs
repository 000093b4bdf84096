// sort: quicksort of pseudo-random numbers. The products of the generator leave the integer range,
// so that the numbers are floats; the median is read with a float index, n / 2 (N must be even).
//
//   N=100000   numbers
//   REPS=15    runs
//
// Documented:  N=100000 REPS=3 -> Sorted correctly: true
// Seed date:   N=50000 REPS=3

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

func generate(n) {
    numbers := {}
    x := 42
    for i := 1; i <= n; i++ {
        x = (x * 1103515245 + 12345) % 2147483648
        numbers[i] = x
    }
    return numbers
}

func quicksort(a, low, high) {
    if low >= high { return }
    pivot := a[math.floor((low + high) / 2)]
    i := low
    j := high
    for i <= j {
        for a[i] < pivot { i++ }
        for a[j] > pivot { j-- }
        if i <= j {
            a[i], a[j] = a[j], a[i]
            i++
            j--
        }
    }
    quicksort(a, low, j)
    quicksort(a, i, high)
}

func is_sorted(a, n) {
    for i := 2; i <= n; i++ {
        if a[i - 1] > a[i] { return false }
    }
    return true
}

func main() {
    n := option("N", 100000)
    reps := option("REPS", 15)

    start := time.now()
    numbers := {}
    for r := 1; r <= reps; r++ {
        numbers = generate(n)
        quicksort(numbers, 1, n)
    }
    print(string.format("Sorted correctly: %s", is_sorted(numbers, n)))
    print(string.format("least %d, median %d, greatest %d", numbers[1], numbers[n / 2], numbers[n]))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
