// life: Conway's game of life on a torus, rows of booleans in an array of rows.
//
//   SIZE=64     rows and columns
//   STEPS=200   generations

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

func random_field(size) {
    field := {}
    x := 42
    for r := 1; r <= size; r++ {
        row := {}
        for c := 1; c <= size; c++ {
            x = x * 16807 % 2147483647
            row[c] = x % 3 == 0
        }
        field[r] = row
    }
    return field
}

func count(cell) {
    if cell { return 1 }
    return 0
}

func step(field, size) {
    result := {}
    for r := 1; r <= size; r++ {
        above := field[(r - 2) % size + 1]
        here := field[r]
        below := field[r % size + 1]
        row := {}
        for c := 1; c <= size; c++ {
            left := (c - 2) % size + 1
            right := c % size + 1
            n := count(above[left]) + count(above[c]) + count(above[right]) + count(here[left]) +
                count(here[right]) + count(below[left]) + count(below[c]) + count(below[right])
            row[c] = n == 3 || n == 2 && here[c]
        }
        result[r] = row
    }
    return result
}

func population(field) {
    n := 0
    for r, row := range ipairs(field) {
        for c, cell := range ipairs(row) { n += count(cell) }
    }
    return n
}

func main() {
    size := option("SIZE", 64)
    steps := option("STEPS", 200)

    start := time.now()
    field := random_field(size)
    first := population(field)
    for i := 1; i <= steps; i++ { field = step(field, size) }
    print(string.format("population %d, then %d", first, population(field)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
