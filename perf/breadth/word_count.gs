// word_count: makes a text of random words, short ones often, counts the words with a pattern and a
// table of counts, and sorts them by count.
//
//   WORDS=300000   words in the text
//   REPS=4         counts

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

syllables := {"ka", "lo", "mi", "re", "tu", "san", "ber", "od", "in", "est"}

// random_text joins n words of one to four syllables.
func random_text(n) {
    words := {}
    x := 42
    for i := 1; i <= n; i++ {
        x = x * 16807 % 2147483647
        word := syllables[x % 10 + 1]
        more := x % 4
        for k := 1; k <= more; k++ {
            x = x * 16807 % 2147483647
            word = word .. syllables[x % 10 + 1]
        }
        words[i] = word
    }
    return table.concat(words, " ")
}

func counts_of(text) {
    counts := {}
    for word := range string.gmatch(text, "%a+") { counts[word] = (counts[word] || 0) + 1 }
    return counts
}

// by_frequency returns the words, frequent ones first, equal ones in the order of the alphabet.
func by_frequency(counts) {
    words := {}
    for word := range pairs(counts) { words[#words + 1] = word }
    table.sort(words, func(a, b) {
        if counts[a] != counts[b] { return counts[a] > counts[b] }
        return a < b
    })
    return words
}

func main() {
    n := option("WORDS", 300000)
    reps := option("REPS", 4)

    start := time.now()
    text := random_text(n)
    counts := {}
    for r := 1; r <= reps; r++ { counts = counts_of(text) }
    words := by_frequency(counts)
    print(string.format("%d bytes, %d different words", #text, #words))
    for i := 1; i <= 3; i++ { print(string.format("%s: %d", words[i], counts[words[i]])) }
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
