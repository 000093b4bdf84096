// queens: counts the ways to place n queens on an n * n board, by backtracking: short recursive
// calls, and three arrays of booleans written on the way down and again on the way up.
//
//   N=10      size of the board
//   REPS=40   counts

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

// place counts the ways to fill the rows from row on. A column, and the two diagonals through a
// square, are numbered by the sum and the difference of its coordinates.
func place(n, row, columns, rising, falling) {
    if row > n { return 1 }
    count := 0
    for column := 1; column <= n; column++ {
        up := row + column
        down := row - column + n
        if !columns[column] && !rising[up] && !falling[down] {
            columns[column] = true
            rising[up] = true
            falling[down] = true
            count += place(n, row + 1, columns, rising, falling)
            columns[column] = false
            rising[up] = false
            falling[down] = false
        }
    }
    return count
}

func flags(n) {
    t := {}
    for i := 1; i <= n; i++ { t[i] = false }
    return t
}

func main() {
    n := option("N", 10)
    reps := option("REPS", 40)

    start := time.now()
    count := 0
    for r := 1; r <= reps; r++ {
        count += place(n, 1, flags(n), flags(2 * n), flags(2 * n))
    }
    print(string.format("%d queens: %d ways in %d counts", n, count, reps))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
