// protected_calls: pcall around functions that succeed, that raise a text, that raise a table, and
// that fail in the runtime; a third of the calls fails.
//
//   N=300000   calls

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

func checked_root(x) {
    if x < 0 { error({code: x % 10, reason: "negative"}) }
    if x % 12 == 5 { error("unlucky") }
    if x % 12 == 7 { return nil + x }
    return math.sqrt(x)
}

func main() {
    n := option("N", 300000)

    start := time.now()
    roots := 0.0
    codes := 0
    texts := 0
    faults := 0
    for i := 1; i <= n; i++ {
        x := i % 1000
        if i % 6 == 0 { x = -x - 1 }
        ok, result := pcall(checked_root, x)
        if ok {
            roots += result
        } elseif type(result) == "table" {
            codes += result.code
        } elseif string.find(result, "unlucky", 1, true) {
            texts++
        } else {
            faults++
        }
    }
    print(string.format("roots %.4f, codes %d, texts %d, faults %d", roots, codes, texts, faults))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
