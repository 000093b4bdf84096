// histogram: counts random numbers into bins, from the low digits of a generator of integers, and
// from floats; then finds mean, variance and median from the bins.
//
//   N=4000000   numbers
//   BINS=100    bins

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

func zeros(n) {
    t := {}
    for i := 0; i < n; i++ { t[i] = 0 }
    return t
}

func fill_integers(bins, n, size) {
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        bin := x % size
        bins[bin] = bins[bin] + 1
    }
}

// fill_bell adds the numbers of three rolls, scaled from 0 to the number of bins.
func fill_bell(bins, n, size) {
    x := 7
    for i := 1; i <= n; i++ {
        sum := 0.0
        for k := 1; k <= 3; k++ {
            x = x * 16807 % 2147483647
            sum += x / 2147483647
        }
        bin := math.floor(sum / 3 * size)
        bins[bin] = bins[bin] + 1
    }
}

func describe(name, bins, n, size) {
    sum := 0
    squares := 0
    for i := 0; i < size; i++ {
        sum += i * bins[i]
        squares += i * i * bins[i]
    }
    mean := sum / n
    median := 0
    seen := bins[0]
    for seen < n / 2 {
        median++
        seen += bins[median]
    }
    print(string.format("%s: mean %.6f, variance %.6f, median %d", name, mean,
                        squares / n - mean * mean, median))
}

func main() {
    n := option("N", 4000000)
    size := option("BINS", 100)

    start := time.now()
    flat := zeros(size)
    fill_integers(flat, n, size)
    describe("flat", flat, n, size)
    bell := zeros(size)
    fill_bell(bell, n, size)
    describe("bell", bell, n, size)
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
