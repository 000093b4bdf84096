// memo: recursion that remembers its results: the partitions of a number under keys that are
// numbers, grid paths around obstacles under keys that are strings, and a wrapper that remembers
// the results of any function of one argument.
//
//   N=300     partitions of N
//   GRID=80   side of the grid
//   REPS=25   runs

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

// partitions counts the ways to write n as a sum of numbers up to largest.
func partitions(n, largest, known) {
    if n == 0 { return 1 }
    if n < 0 || largest == 0 { return 0 }
    key := n * 1000 + largest
    count := known[key]
    if count == nil {
        count = (partitions(n - largest, largest, known) +
                 partitions(n, largest - 1, known)) % 1000000007
        known[key] = count
    }
    return count
}

func paths(x, y, known) {
    if x == 0 && y == 0 { return 1 }
    if x < 0 || y < 0 || (x * 7 + y * 3) % 11 == 5 { return 0 }
    key := x .. "," .. y
    count := known[key]
    if count == nil {
        count = (paths(x - 1, y, known) + paths(x, y - 1, known)) % 1000000007
        known[key] = count
    }
    return count
}

func memoize(f) {
    known := {}
    return func(x) {
        y := known[x]
        if y == nil {
            y = f(x)
            known[x] = y
        }
        return y
    }
}

func digit_square_sum(n) {
    sum := 0
    for n > 0 {
        digit := n % 10
        sum += digit * digit
        n = (n - digit) / 10
    }
    return sum
}

func happy_numbers(n) {
    step := memoize(digit_square_sum)
    count := 0
    for i := 1; i <= n; i++ {
        x := i
        for x != 1 && x != 4 { x = step(x) }
        if x == 1 { count++ }
    }
    return count
}

func main() {
    n := option("N", 300)
    grid := option("GRID", 80)
    reps := option("REPS", 25)

    start := time.now()
    sum := 0
    ways := 0
    happy := 0
    for r := 1; r <= reps; r++ {
        sum += partitions(n - r, n - r, {})
        ways += paths(grid - r, grid, {})
        happy += happy_numbers(grid * 100 + r)
    }
    print(string.format("partitions %d, paths %d, happy %d", sum, ways, happy))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
