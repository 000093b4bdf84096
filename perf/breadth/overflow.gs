// overflow: integer arithmetic that outgrows the integers of 48 bits and goes on in floats: Fibonacci
// numbers beyond 2^53, powers, factorials, a generator with large products, sums of squares.
// The Lua twin uses floats from the start, because 64-bit integers would wrap.
//
//   REPS=200000   runs

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

func fibonacci(n) {
    a := 0
    b := 1
    for i := 1; i <= n; i++ { a, b = b, a + b }
    return a
}

func factorial(n) {
    product := 1
    for i := 2; i <= n; i++ { product = product * i }
    return product
}

func power(base, exponent) {
    result := 1
    for exponent > 0 {
        if exponent % 2 == 1 { result = result * base }
        base = base * base
        exponent = math.floor(exponent / 2)
    }
    return result
}

// generate steps a generator whose products have up to 62 bits and are rounded.
func generate(steps, x) {
    for i := 1; i <= steps; i++ { x = (x * 1103515245 + 12345) % 2147483648 }
    return x
}

func sum_of_squares(n) {
    sum := 140000000000000
    for i := 1; i <= n; i++ { sum = sum + i * i * 10000000 }
    return sum
}

func main() {
    reps := option("REPS", 200000)

    start := time.now()
    fib := 0
    fact := 0
    pow := 0
    random := 0
    squares := 0
    for r := 1; r <= reps; r++ {
        fib = fibonacci(90 + r % 5)
        fact = factorial(20 + r % 3)
        pow = power(3 + r % 4, 33)
        random += generate(100, r)
        squares = sum_of_squares(100 + r % 9)
    }
    print(string.format("%.0f %.0f %.6e", fib, fact, pow))
    print(string.format("%.0f %.0f", random, squares))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
