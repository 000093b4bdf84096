// formatting: numbers and texts made into text: string.format with several kinds of directives,
// tostring and the joining operator, and back through tonumber.
//
//   N=200000   rounds

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

func main() {
    n := option("N", 200000)

    start := time.now()
    bytes := 0
    sum := 0
    for i := 1; i <= n; i++ {
        row := string.format("%6d|%-8s|%08.3f|%x|%5.1f%%", i, "k" .. i % 100, i / 8, i * 31, i / n)
        bytes += #row
        text := tostring(i) .. ":" .. i % 7 .. "/" .. tostring(i % 2 == 0)
        bytes += #text
        sum += tonumber(string.sub(row, 1, 6)) + tonumber(tostring(i * 3))
        if tonumber(text) == nil { sum++ }
    }
    print(string.format("%d bytes, sum %d", bytes, sum))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
