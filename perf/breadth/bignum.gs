// bignum: large numbers as arrays of digits to the base 10000, the lowest first: factorials and
// powers by long multiplication, and Fibonacci numbers by addition.
//
//   N=300     bound of the numbers
//   REPS=20   runs

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
    c := {}
    carry := 0
    for i := 1; i <= math.max(#a, #b); i++ {
        digit := (a[i] || 0) + (b[i] || 0) + carry
        carry = 0
        if digit >= 10000 {
            digit -= 10000
            carry = 1
        }
        c[i] = digit
    }
    if carry > 0 { c[#c + 1] = carry }
    return c
}

func multiply(a, b) {
    c := {}
    for i := 1; i <= #a + #b; i++ { c[i] = 0 }
    for i := 1; i <= #a; i++ {
        carry := 0
        digit := a[i]
        for j := 1; j <= #b; j++ {
            t := c[i + j - 1] + digit * b[j] + carry
            c[i + j - 1] = t % 10000
            carry = math.floor(t / 10000)
        }
        c[i + #b] = carry
    }
    for #c > 1 && c[#c] == 0 { c[#c] = nil }
    return c
}

func number(n) { return multiply({n}, {1}) }

func factorial(n) {
    product := number(1)
    for i := 2; i <= n; i++ { product = multiply(product, number(i)) }
    return product
}

func power(base, exponent) {
    result := number(1)
    factor := number(base)
    for exponent > 0 {
        if exponent % 2 == 1 { result = multiply(result, factor) }
        factor = multiply(factor, factor)
        exponent = math.floor(exponent / 2)
    }
    return result
}

func fibonacci(n) {
    a := {0}
    b := {1}
    for i := 1; i <= n; i++ { a, b = b, add(a, b) }
    return a
}

func digits(a) {
    parts := {string.format("%d", a[#a])}
    for i := #a - 1; i >= 1; i-- { parts[#parts + 1] = string.format("%04d", a[i]) }
    return table.concat(parts)
}

func describe(name, a) {
    text := digits(a)
    print(string.format("%s: %d digits, %s..%s", name, #text, string.sub(text, 1, 12),
                        string.sub(text, -12)))
}

func main() {
    n := option("N", 300)
    reps := option("REPS", 20)

    start := time.now()
    fact := {}
    pow := {}
    fib := {}
    for r := 1; r <= reps; r++ {
        fact = factorial(n)
        pow = power(7, 10 * n)
        fib = fibonacci(10 * n)
    }
    describe("factorial", fact)
    describe("power", pow)
    describe("fibonacci", fib)
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
