// text_building: makes texts in the usual ways: pieces joined by an operator, a line grown in a
// loop, pieces collected in an array and joined at the end, letters turned around one by one.
//
//   ROWS=80000   lines of the text

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

// line grows a line of comma separated cells.
func line(row, cells) {
    s := "row " .. row .. ":"
    for i := 1; i <= cells; i++ { s = s .. " " .. (row * i % 97) .. "," }
    return s
}

func table_text(rows) {
    lines := {}
    for row := 1; row <= rows; row++ { lines[row] = line(row, 6) }
    return table.concat(lines, "\n")
}

// reversed turns a string around through an array of its letters.
func reversed(s) {
    letters := {}
    n := #s
    for i := 1; i <= n; i++ { letters[i] = string.sub(s, n - i + 1, n - i + 1) }
    return table.concat(letters)
}

// sum_of_bytes is a checksum, weighted by position.
func sum_of_bytes(s) {
    sum := 0
    for i := 1; i <= #s; i++ { sum = (sum * 31 + string.byte(s, i)) % 1000000007 }
    return sum
}

func main() {
    rows := option("ROWS", 80000)

    start := time.now()
    text := table_text(rows)
    mirror := reversed(text)
    print(string.format("%d bytes, checksum %d", #text, sum_of_bytes(text)))
    print(string.format("mirrored %d bytes, checksum %d", #mirror, sum_of_bytes(mirror)))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
