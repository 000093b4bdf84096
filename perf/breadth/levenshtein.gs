// levenshtein: the edit distances between words, by dynamic programming over two rows: reads bytes
// of strings, and takes the least of three numbers.
//
//   WORDS=600   words, each compared with every other

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

// random_word makes 6 to 13 letters out of the random number x.
func random_word(x) {
    word := ""
    n := 6 + x % 8
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        word = word .. string.char(97 + x % 6)
    }
    return word
}

func distance(a, b) {
    previous := {}
    current := {}
    for j := 0; j <= #b; j++ { previous[j] = j }
    for i := 1; i <= #a; i++ {
        current[0] = i
        letter := string.byte(a, i)
        for j := 1; j <= #b; j++ {
            cost := 1
            if string.byte(b, j) == letter { cost = 0 }
            current[j] = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        }
        previous, current = current, previous
    }
    return previous[#b]
}

func main() {
    n := option("WORDS", 600)

    start := time.now()
    words := {}
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        words[i] = random_word(x)
    }
    total := 0
    closest := 100
    for i := 1; i <= n; i++ {
        for j := 1; j < i; j++ {
            d := distance(words[i], words[j])
            total += d
            if d < closest { closest = d }
        }
    }
    print(string.format("total distance %d, least %d", total, closest))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
