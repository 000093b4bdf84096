// string_bench: builds a string by appending single characters, formats many short strings, and
// bubble-sorts keys by string comparison.
//
//   APPENDS=60000     characters appended
//   FORMATS=1500000   strings formatted
//   KEYS=2000         keys sorted
//
// Documented:  APPENDS=30000 FORMATS=600000 KEYS=2000  -> 30000, 14333346, key_00000 .. key_01999
// Seed date:   APPENDS=10000 FORMATS=50000 KEYS=1000   -> 10000, 1083344, key_00000 .. key_00999

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

func append_length(n) {
    s := ""
    for i := 1; i <= n; i++ { s = s .. "x" }
    return #s
}

func format_length(n) {
    total := 0
    for i := 1; i <= n; i++ {
        s := string.format("item=%d twice=%d", i, 2 * i)
        total += #s
    }
    return total
}

// sorted_keys returns the first and the last of n keys. 7919 is prime: the keys start out as a
// permutation of 0..n-1 unless it divides n.
func sorted_keys(n) {
    keys := {}
    for i := 1; i <= n; i++ { keys[i] = string.format("key_%05d", i * 7919 % n) }
    for last := n; last > 1; last-- {
        for i := 1; i < last; i++ {
            if keys[i] > keys[i + 1] { keys[i], keys[i + 1] = keys[i + 1], keys[i] }
        }
    }
    return keys[1], keys[n]
}

func main() {
    appends := option("APPENDS", 60000)
    formats := option("FORMATS", 1500000)
    keys := option("KEYS", 2000)

    start := time.now()
    print(string.format("appended: %d", append_length(appends)))
    print(string.format("formatted: %d", format_length(formats)))
    first, last := sorted_keys(keys)
    print(string.format("sorted: %s .. %s", first, last))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
