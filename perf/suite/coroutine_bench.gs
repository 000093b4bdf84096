// coroutine_bench: one coroutine that yields many times, many coroutines that yield once, and a
// generator of squares made with coroutine.wrap.
//
//   YIELDS=2000000       resumes of the first coroutine
//   COROUTINES=1000000   short coroutines
//   SQUARES=2000000      values from the generator
//
// Documented:  YIELDS=600000 COROUTINES=300000 SQUARES=600000
//              -> 180000300000, 90000300000, 72000179999826400
// The sum of squares passes 2^53: its documented digits come from rounding after every addition
// once the sum is a float. The Lua twin keeps that sum in a float from the start.

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

func sum_yields(n) {
    co := coroutine.create(func() {
        for i := 1; i <= n; i++ { coroutine.yield(i) }
    })
    total := 0
    for i := 1; i <= n; i++ {
        ok, value := coroutine.resume(co)
        if ok { total += value }
    }
    return total
}

func echo(x) {
    y := coroutine.yield(x)
    return y
}

func sum_short(n) {
    total := 0
    for i := 1; i <= n; i++ {
        co := coroutine.create(echo)
        ok1, first := coroutine.resume(co, i)
        ok2, second := coroutine.resume(co, i)
        if ok1 && ok2 { total += first + second }
    }
    return total
}

func sum_squares(n) {
    squares := coroutine.wrap(func() {
        for i := 1; i <= n; i++ { coroutine.yield(i * i) }
    })
    total := 0
    square := squares()
    for square != nil {
        total += square
        square = squares()
    }
    return total
}

func main() {
    yields := option("YIELDS", 2000000)
    coroutines := option("COROUTINES", 1000000)
    squares := option("SQUARES", 2000000)

    start := time.now()
    print(string.format("yields: %d", sum_yields(yields)))
    print(string.format("short coroutines: %d", sum_short(coroutines)))
    print(string.format("squares: %d", sum_squares(squares)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
