// mutual_recursion: the Hofstadter sequences F and M, each defined by the other one.
//
//   N=25         index
//   REPS=50000   runs
//
// Documented:  N=25 REPS=1000000 -> F(25) = 16
// Seed date:   N=25 REPS=1000    -> F(25) = 16

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

func female(n) {
    if n == 0 { return 1 }
    return n - male(female(n - 1))
}

func male(n) {
    if n == 0 { return 0 }
    return n - female(male(n - 1))
}

func main() {
    n := option("N", 25)
    reps := option("REPS", 50000)

    start := time.now()
    result := 0
    for r := 1; r <= reps; r++ { result = female(n) }
    print(string.format("F(%d) = %d", n, result))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
