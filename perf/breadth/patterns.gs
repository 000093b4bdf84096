// patterns: lines of a log taken apart by patterns, plain texts found, captures, replacements by
// text, by function and by table, and a text escaped.
//
//   LINES=20000   lines of the log
//   REPS=2        readings

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

func random_log(n) {
    levels := {"info", "warning", "error"}
    lines := {}
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        lines[i] = string.format("2024-%02d-%02d %s [worker-%d] took %d ms, user=%s; path=/a/%d?q=1&r=<%d>",
                                 x % 12 + 1, x % 28 + 1, levels[x % 3 + 1], x % 16, x % 500,
                                 "name" .. x % 40, x % 9, x % 5)
    }
    return lines
}

func read_log(lines) {
    took := 0
    months := {}
    errors := 0
    bytes := 0
    users := 0
    escapes := {["<"]: "&lt;", [">"]: "&gt;", ["&"]: "&amp;"}
    for i, line := range ipairs(lines) {
        year, month, day := string.match(line, "^(%d+)-(%d+)-(%d+)")
        months[month] = (months[month] || 0) + tonumber(day)
        took += tonumber(string.match(line, "took (%d+) ms"))
        if string.find(line, "error", 1, true) { errors++ }
        first, last, user := string.find(line, "user=(%w+)")
        if user == "name7" { users += first }
        plain := string.gsub(line, "%d+", "#")
        bytes += #plain
        named := string.gsub(line, "(%w+)=(%w+)", "%2=%1")
        bytes += #named
        escaped, count := string.gsub(line, "[<>&]", escapes)
        bytes += #escaped * count
        louder := string.gsub(line, "%[(.-)%]", func(name) { return string.upper(name) })
        bytes += #louder
    }
    return string.format("took %d, March %d, errors %d, bytes %d, users %d", took, months["03"],
                         errors, bytes, users)
}

func main() {
    n := option("LINES", 20000)
    reps := option("REPS", 2)

    start := time.now()
    lines := random_log(n)
    report := ""
    for r := 1; r <= reps; r++ { report = read_log(lines) }
    print(report)
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
