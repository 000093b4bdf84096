// varargs: functions of any number of arguments: sums through select, through a table of the
// arguments, and through unpack, arguments handed on, and results of any number.
//
//   N=500000   calls of each kind

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

func sum_select(...) {
    total := 0
    for i := 1; i <= select("#", ...); i++ {
        x := select(i, ...)
        total += x
    }
    return total
}

func sum_table(...) {
    total := 0
    for i, x := range ipairs({...}) { total += x }
    return total
}

// sum_first takes one argument and hands the others on.
func sum_first(first, ...) {
    if first == nil { return 0 }
    return first + sum_first(...)
}

func bounds(first, ...) {
    least := first
    greatest := first
    for i := 1; i <= select("#", ...); i++ {
        x := select(i, ...)
        if x < least { least = x }
        if x > greatest { greatest = x }
    }
    return least, greatest
}

func bind(f, bound) {
    return func(...) { return f(bound, ...) }
}

func main() {
    n := option("N", 500000)

    start := time.now()
    selected := 0
    collected := 0
    handed := 0
    spread := 0
    add_ten := bind(sum_select, 10)
    three := {1, 2, 3}
    for i := 1; i <= n; i++ {
        selected += sum_select(i, 2, 3, i) + add_ten(i)
        collected += sum_table(i, 1, i)
        handed += sum_first(1, i, 2, 3)
        least, greatest := bounds(i % 7, i % 11, i % 13)
        spread += greatest - least
        three[2] = i
        spread += math.max(unpack(three))
    }
    print(string.format("%d %d %d %d", selected, collected, handed, spread))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
