// Counts words and sorts them by frequency: strings as keys, closures, library calls, sorting with a comparator.

func random_text(n) {
    seed := 7
    parts := {}
    for i := 1; i <= n; i++ {
        seed = (seed * 1103515245 + 12345) % 2147483648
        parts[i] = "w" .. seed % 97 .. string.char(97 + seed % 7)
    }
    return table.concat(parts, " ")
}

func count(text) {
    counts := {}
    for word := range string.gmatch(text, "%a%w*") { counts[word] = (counts[word] || 0) + 1 }
    return counts
}

func top(counts, k) {
    list := {}
    for word, n := range counts { table.insert(list, {word: word, n: n}) }
    table.sort(list, func(a, b) {
        if a.n != b.n { return a.n > b.n }
        return a.word < b.word
    })
    lines := {}
    for i := 1; i <= k; i++ { lines[i] = list[i].word .. "=" .. list[i].n }
    return table.concat(lines, " ")
}

print(top(count(random_text(tonumber(arg[1] || 20000))), 5))
